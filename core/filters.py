import django_filters
from django.db.models import F
from django_filters.constants import EMPTY_VALUES


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
