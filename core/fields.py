from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist, FullResultSet, ValidationError
from django.db import models

from core.formats import number, parse_money

FIRST_YEAR, LAST_YEAR = 1900, 2200

TYPED_LENGTH = 40
"""Room for the longest number with all the blanks and dashes that people put into it."""


def own_field(model: models.Model | type[models.Model], name: str) -> models.Field:
    """The field that the model keeps in its own table.

    Raises FieldDoesNotExist for a name that it lacks and for a relation from elsewhere.
    """
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise FieldDoesNotExist(f"{model._meta.label} keeps no {name} of its own")
    return field


def label_of(model: models.Model | type[models.Model], name: str) -> str:
    """What the office calls the field."""
    return str(own_field(model, name).verbose_name)


class IdentifierField(forms.CharField):
    """A number that people type with blanks or dashes and that is stored without them.

    `clean_number` is a function of core.identifiers: it returns the stored form or raises
    ValidationError. `display` writes a stored number for people. What was typed stays in the
    field when it is wrong.
    """

    def __init__(
        self,
        *,
        clean_number: Callable[[str], Any],
        display: Callable[[str], str] = str,
        **kwargs: Any,
    ) -> None:
        super().__init__(max_length=TYPED_LENGTH, **kwargs)
        self.clean_number = clean_number
        self.display = display

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number as people write it; leave what was typed as it is."""
        try:
            is_stored = bool(value) and self.clean_number(value) == value
        except ValidationError:
            return value
        return self.display(value) if is_stored else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare with the number as it is shown, for that is what comes back."""
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> str | None:
        typed = super().clean(value)
        return self.clean_number(typed) if typed not in self.empty_values else typed


class MoneyField(forms.CharField):
    """Rupiah as people write it: "Rp1.500.000", "1.500.000,00" or "1500000"; empty is unknown.

    What was typed stays in the field when it is wrong. Raises the codes of `parse_money`.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=TYPED_LENGTH, empty_value=None, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "decimal"}

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        whole = value == value.to_integral_value()
        return number(value, 0 if whole else 2)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)

    def clean(self, value: Any) -> Decimal | None:
        typed = super().clean(value)
        return None if typed is None else parse_money(typed)


def check_year(value: date) -> None:
    """Refuse slips of the pen: a moment in the year 1 is stored, but cannot be read again.

    Raises ValidationError "year_out_of_range".
    """
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValidationError(
            f"Tahun harus antara {FIRST_YEAR} dan {LAST_YEAR}.", code="year_out_of_range"
        )


@models.ForeignKey.register_lookup
@models.Field.register_lookup
class Among(models.Lookup):
    """As ``in``, for many plain values: one parameter, where Django reads each of a list often.

    Of an ``ArraySubquery`` the keys are found first and then looked up: PostgreSQL joins those of
    ``in``, and may read the whole table for it.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        lhs, params = self.process_lhs(compiler, connection)
        if not self.rhs_is_direct_value():
            rhs, more = self.process_rhs(compiler, connection)
            return f"{lhs} = ANY({rhs})", (*params, *more)
        return f"{lhs} = ANY(%s)", (*params, list(self.rhs))


class TextsOf(models.Func):
    """The texts of a JSON array, as an array for `Among` that the planner does not look into.

    It compares each of many keys with each condition of every index, which takes longer than to find
    what has them.
    """

    template = "ARRAY(SELECT json_array_elements_text(%(expressions)s::json))"
    output_field = ArrayField(models.TextField())


def letters_of(word: str) -> list[str]:
    """All groups of three neighbouring letters of a word, as `Trigrams` has them of a text."""
    return [word[place : place + 3] for place in range(len(word) - 2)]


class Trigrams(models.Func):
    """All groups of three neighbouring letters of a text, for an index: see accounts.0006."""

    function = "search_trigrams"
    output_field = ArrayField(models.TextField())


@models.CharField.register_lookup
@models.TextField.register_lookup
class HasLetters(models.Lookup):
    """Whether a text has the letters of a word, by threes, as the GIN index of its `Trigrams` has
    them; true of a word that is too short to have any."""

    lookup_name = "letters"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        letters = letters_of(str(self.rhs))
        if not letters:
            raise FullResultSet
        text, params = self.process_lhs(compiler, connection)
        return f"search_trigrams({text}) @> %s::text[]", (*params, letters)


def holds(text: str, words: Mapping[str, models.Q]) -> models.Q:
    """Rows whose text holds each of the words, or of which what stands beside the word is true.

    The longest word is said once more by its letters, for the index alone: what that has found needs
    no look at its letters again, which takes longer than all the rest.
    """
    found = models.Q()
    for word, otherwise in words.items():
        found &= models.Q(**{f"{text}__contains": word}) | otherwise
    if words:
        longest = max(words, key=len)
        found &= models.Q(**{f"{text}__letters": longest}) | words[longest]
    return found
