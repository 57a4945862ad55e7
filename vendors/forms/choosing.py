"""Choosing a vendor in a form: from a list while there are few, by name when there are many."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.html import format_html, format_html_join

from core.addresses import reverse
from core.filters import NameChoices
from core.keys import row_key
from vendors.models import Vendor
from vendors.models.vendor_queryset import VendorQuerySet

NAMED_IN_ERROR = 5


class VendorNameInput(forms.TextInput):
    """A vendor's name, with a list of `vendors` to pick from.

    Of very many the list is empty, and autocomplete.js fills it while somebody types.
    """

    def __init__(self) -> None:
        super().__init__({"autocomplete": "off"})
        self.vendors = Vendor.objects.none()
        self.are_many: bool | None = None  # whoever knows it says so, and it is not asked again

    def render(self, name, value, attrs=None, renderer=None):
        attrs = {**(attrs or {}), "list": f"{name}_names"}
        vendors = self.vendors.order_by("name")
        if vendors.are_many() if self.are_many is None else self.are_many:
            attrs["data-names"] = reverse("vendors:vendor_names")
            vendors = vendors.none()
        names = vendors.values_list("name")
        return format_html(
            '{}<datalist id="{}">{}</datalist>',
            super().render(name, value, attrs, renderer),
            attrs["list"],
            format_html_join("", '<option value="{}"></option>', names),
        )


class VendorField(forms.ModelChoiceField):
    """One vendor of those that `offer` is given.

    Of very many the page lists none: the whole name is written, a part of it that only one has,
    or the NIB.
    """

    iterator = NameChoices
    queryset: VendorQuerySet
    is_by_name = False

    def offer(self, vendors: VendorQuerySet) -> None:
        self.queryset = vendors.order_by("name")
        self.is_by_name = vendors.are_many()
        if self.is_by_name:
            self.widget = VendorNameInput()
            self.widget.vendors, self.widget.are_many = vendors, True
            self.widget.is_required = self.required
            self.help_text = "Ketik sebagian nama, lalu pilih. NIB juga bisa."

    def key_of(self, value: Any) -> int | None:
        """The key of what was chosen or written; None when that is no single vendor."""
        if not self.is_by_name or not isinstance(value, str):
            return row_key(getattr(value, "pk", value))
        try:
            vendor = self.to_python(value)
        except ValidationError:
            return None
        return vendor.pk if vendor else None

    def prepare_value(self, value: Any) -> Any:
        if not self.is_by_name or isinstance(value, str):
            return super().prepare_value(value)
        if value is None:
            return ""
        vendor = self.queryset.filter(pk=getattr(value, "pk", value)).first()
        if vendor is None:
            return ""
        is_alone = self.queryset.filter(name__iexact=vendor.name).count() == 1
        return vendor.name if is_alone else vendor.slug

    def to_python(self, value: Any) -> Vendor | None:
        """Raises ValidationError "invalid_choice" for no vendor, "several" for more than one."""
        if not self.is_by_name:
            return super().to_python(value)
        text = str(value or "").replace("\x00", "").strip()[:200]
        if not text:
            return None
        exact = Q(name__iexact=text) | Q(slug=text) | Q(nib=text)
        found = [*self.queryset.filter(exact)[:2]]
        found = found or [*self.queryset.named(text)[: NAMED_IN_ERROR + 1]]
        if not found:
            raise ValidationError(
                f"Tidak ada vendor bernama “{text}” di direktori. Periksa ejaannya, atau tulis "
                "satu kata saja dari namanya.",
                code="invalid_choice",
            )
        if len(found) > 1:
            raise ValidationError(several(found), code="several")
        return found[0]


def several(found: list[Vendor]) -> str:
    if len({vendor.name.casefold() for vendor in found}) == 1:
        return f"Ada beberapa vendor bernama {found[0]}. Tulis NIB vendor yang dimaksud."
    names = ", ".join(vendor.name for vendor in found[:NAMED_IN_ERROR])
    more = ", dan lainnya" if len(found) > NAMED_IN_ERROR else ""
    return f"Ada beberapa vendor dengan kata ini: {names}{more}. Tulis nama lengkapnya."
