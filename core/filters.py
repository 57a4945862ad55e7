"""Filters of lists, by django-filter: what all of ours share."""

import copy
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db.models import F, Model, QuerySet
from django.utils.choices import BaseChoiceIterator
from django_filters.constants import EMPTY_VALUES
from django_filters.fields import ModelChoiceField, ModelChoiceIterator

from core.keys import row_key
from core.statements import is_whole, record_by, remembered


class Filters(dict[str, django_filters.Filter]):
    """The filters of a class. Copied for a request, they share what no request changes.

    The library copies everything deeply, three times over: 16 filters of a list took longer than
    its 50 rows.
    """

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, django_filters.Filter]:
        return {name: self.copy_of(one) for name, one in self.items()}

    @staticmethod
    def copy_of(one: django_filters.Filter) -> django_filters.Filter:
        copied = copy.copy(one)
        copied.extra = one.extra.copy()
        copied.method = one.method  # bound to its own filter
        return copied


class ListFilter(django_filters.FilterSet):
    """The filters of a list: base of all of ours."""

    @classmethod
    def get_filters(cls) -> Filters:
        return Filters(super().get_filters())

    @property
    def form(self) -> forms.Form:
        """The form of the filters; its fields are made for this request alone."""
        if not hasattr(self, "_form"):
            self._form = self._meta.form(
                self.data if self.is_bound else None, prefix=self.form_prefix
            )
            self._form.fields = {name: one.field for name, one in self.filters.items()}
        return self._form

    @cached_property
    def values(self) -> dict[str, Any]:
        """What is chosen, as far as it makes sense: nothing of filters that are left empty."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}


class NameChoices(ModelChoiceIterator):
    """The choices of a NamedRecordFilter: pairs of key and label, from two columns in one query.

    Django's own make a record of every row, and open a cursor that outlives the transaction: for a
    list of 200 agencies that takes longer than the page below it.
    """

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        if getattr(self.field, "null_label", None) is not None:  # fields of filters have one
            yield self.field.null_value, self.field.null_label
        if is_whole(self.queryset):
            yield from names_of(self.queryset.model, *self.queryset.query.order_by).tuples()
        else:
            yield from self.queryset.values_list("pk", "name")


@remembered
def names_of(model: type[Model], *order: str) -> QuerySet:
    return model._default_manager.order_by(*order).values_list("pk", "name")


def offer_names(field: ModelChoiceField, queryset: QuerySet) -> None:
    """Let a field of a form choose among thousands of records that are called by their `name`."""
    field.queryset = queryset
    field.choices = NameChoices(field)


class ReadChoices(BaseChoiceIterator):
    """Choices read once for many forms; others Django copies for each of them."""

    def __init__(self, choices: list[tuple[Any, str]]) -> None:
        self.choices = choices

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        return iter(self.choices)


class NamedRecordField(ModelChoiceField):
    iterator = NameChoices

    def to_python(self, value: Any) -> Any:
        """As Django's; one of all rows is found by the statement that is put together once."""
        key = row_key(str(value)) if is_whole(self.queryset) and not self.to_field_name else None
        found = None if key is None else record_by(self.queryset.model, "pk", key)
        return found or super().to_python(value)


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
