"""Choosing a vendor or product: from a list while there are few, by name when there are many."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.html import format_html, format_html_join

from core.addresses import reverse
from core.filters import NameChoices
from core.keys import row_key
from vendors.models import Vendor
from vendors.models.vendor_queryset import are_many, has_every_word

NAMED_IN_ERROR = 5


class NameInput(forms.TextInput):
    """A name, with a list of `rows` to pick from.

    Of very many the list is empty, and autocomplete.js fills it from the address `names` while
    somebody types.
    """

    def __init__(self, names: str = "") -> None:
        super().__init__({"autocomplete": "off"})
        self.names = names
        self.rows: models.QuerySet = Vendor.objects.none()
        self.are_many: bool | None = None  # whoever knows it says so, and it is not asked again

    def render(self, name, value, attrs=None, renderer=None):
        attrs = {**(attrs or {}), "list": f"{name}_names"}
        rows = self.rows.order_by("name")
        if are_many(rows) if self.are_many is None else self.are_many:
            attrs["data-names"] = self.names or reverse("vendors:vendor_names")
            rows = rows.none()
        return format_html(
            '{}<datalist id="{}">{}</datalist>',
            super().render(name, value, attrs, renderer),
            attrs["list"],
            format_html_join("", '<option value="{}"></option>', rows.values_list("name")),
        )


class NamedField(forms.ModelChoiceField):
    """One row of those that `offer` is given.

    Of very many the page lists none: the whole name is written, a part of it that only one has,
    or the key that `exact` knows.
    """

    iterator = NameChoices
    queryset: models.QuerySet
    is_by_name = False
    noun, place, key_help, twin_help = "", "", "", ""

    def offer(self, rows: models.QuerySet, names: str = "") -> None:
        """`names` is the address of the names that fit what somebody types."""
        self.queryset = rows.order_by("name")
        self.is_by_name = are_many(rows)
        if self.is_by_name:
            self.widget = NameInput(names)
            self.widget.rows, self.widget.are_many = rows, True
            self.widget.is_required = self.required
            said = f"Ketik sebagian nama, lalu pilih. {self.key_help}"
            self.help_text = f"{self.help_text} {said}".strip()

    def exact(self, text: str) -> Q:
        return Q(name__iexact=text) | Q(slug=text)

    def key_of(self, value: Any) -> int | None:
        """The key of what was chosen or written; None when that is no single row."""
        if not self.is_by_name or not isinstance(value, str):
            return row_key(getattr(value, "pk", value))
        try:
            found = self.to_python(value)
        except ValidationError:
            return None
        return found.pk if found else None

    def prepare_value(self, value: Any) -> Any:
        if not self.is_by_name or isinstance(value, str):
            return super().prepare_value(value)
        if value is None:
            return ""
        row = self.queryset.filter(pk=getattr(value, "pk", value)).first()
        if row is None:
            return ""
        is_alone = self.queryset.filter(name__iexact=row.name).count() == 1
        return row.name if is_alone else row.slug

    def to_python(self, value: Any) -> Any:
        """Raises ValidationError "invalid_choice" for no row, "several" for more than one."""
        if not self.is_by_name:
            return super().to_python(value)
        text = str(value or "").replace("\x00", "").strip()[:200]
        if not text:
            return None
        found = [*self.queryset.filter(self.exact(text))[:2]]
        found = found or [*self.queryset.filter(has_every_word(text))[: NAMED_IN_ERROR + 1]]
        if not found:
            raise ValidationError(
                f"Tidak ada {self.noun} bernama “{text}” {self.place}. Periksa ejaannya, atau "
                "tulis satu kata saja dari namanya.",
                code="invalid_choice",
            )
        if len(found) > 1:
            raise ValidationError(self.several(found), code="several")
        return found[0]

    def several(self, found: list[Any]) -> str:
        if len({row.name.casefold() for row in found}) == 1:
            return f"Ada beberapa {self.noun} bernama {found[0].name}. {self.twin_help}"
        names = ", ".join(row.name for row in found[:NAMED_IN_ERROR])
        more = ", dan lainnya" if len(found) > NAMED_IN_ERROR else ""
        return f"Ada beberapa {self.noun} dengan kata ini: {names}{more}. Tulis nama lengkapnya."


class VendorField(NamedField):
    noun, place = "vendor", "di direktori"
    key_help, twin_help = "NIB juga bisa.", "Tulis NIB vendor yang dimaksud."

    def exact(self, text: str) -> Q:
        return super().exact(text) | Q(nib=text)


class ProductField(NamedField):
    """A product of one vendor."""

    noun, place = "produk", "pada usaha ini"
    key_help = "Kosongkan bila untuk beberapa produk atau seluruh usaha."
    twin_help = "Tulis bagian akhir alamat halaman produk yang dimaksud."
