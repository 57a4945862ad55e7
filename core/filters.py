from collections.abc import Iterator
from typing import Any

import django_filters
from django.db.models import F
from django_filters.constants import EMPTY_VALUES
from django_filters.fields import ModelChoiceField, ModelChoiceIterator


class NameChoices(ModelChoiceIterator):
    """The choices of a NamedRecordFilter: pairs of key and label, from two columns in one query.

    Django's own make a record of every row, and open a cursor that outlives the transaction: for a
    list of 200 agencies that takes longer than the page below it.
    """

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        if self.field.null_label is not None:
            yield self.field.null_value, self.field.null_label
        yield from self.queryset.values_list("pk", "name")


class NamedRecordField(ModelChoiceField):
    iterator = NameChoices


class NamedRecordFilter(django_filters.ModelChoiceFilter):
    """A choice among records that are called by their `name`."""

    field_class = NamedRecordField


class SortFilter(django_filters.OrderingFilter):
    """Sorting by one table heading. Empty cells come last, equal rows keep a fixed order."""

    def get_ordering_value(self, param):
        field = F(self.param_map[param.removeprefix("-")])
        return field.desc(nulls_last=True) if param.startswith("-") else field.asc(nulls_last=True)

    def filter(self, qs, value):
        # ",," is a list of empty values, which the form lets pass.
        if not value or value[0] in EMPTY_VALUES:
            return qs
        return qs.order_by(self.get_ordering_value(value[0]), "pk")
