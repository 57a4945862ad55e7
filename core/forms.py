from collections.abc import Iterator, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.forms.renderers import Jinja2, TemplatesSetting
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from markupsafe import escape

from core.fingerprints import fingerprint


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: the fields that were sent, nothing while a page is only read."""
    return request.POST if request.method == "POST" else None


def uploaded(request: HttpRequest) -> MultiValueDict[str, UploadedFile] | None:
    """The files beside them."""
    return request.FILES if request.method == "POST" else None


INPUTS = frozenset(
    f"django/forms/widgets/{kind}.html"
    for kind in (
        "color", "date", "datetime", "email", "hidden", "number", "password", "search", "tel",
        "text", "time", "url",
    )
)  # fmt: skip


class ControlRenderer(TemplatesSetting):
    """Draws Django's own controls by its Jinja2 templates, in a third of the time of the others.

    Those of other packages, such as the admin's, have no such templates. One line needs none at all.
    """

    quick = Jinja2()

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name in INPUTS:
            return drawn_input(context["widget"])
        return super().render(template_name, context, request)

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("django/forms/"):
            return self.quick.get_template(template_name)
        return super().get_template(template_name)


def drawn_input(widget: dict[str, Any]) -> str:
    """What Django's template makes of a control for one line."""
    given = {"type": widget["type"], "name": widget["name"]}
    if widget["value"] is not None:
        given["value"] = widget["value"]
    return f"<input{attributes_of(given | widget['attrs'])}>"


def attributes_of(given: dict[str, Any]) -> str:
    """Attributes of an HTML element, escaped; True is a name alone, False nothing."""
    return "".join(
        [
            f" {name}" if value is True else f' {name}="{escape(value)}"'
            for name, value in given.items()
            if value is not False
        ]
    )


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ReasonForm(forms.Form):
    """Why something is cancelled, refused or taken back."""

    reason = forms.CharField(label="Alasan", max_length=300)


def for_editing(request: HttpRequest, rows: QuerySet) -> QuerySet:
    """The rows of an edit page: held while a form is validated and saved, free while it is read.

    Must run inside a transaction; a second person who saves the same row waits for the first.
    """
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows


def was_changed_meanwhile(request: HttpRequest, mark: str) -> bool:
    """Whether a page with a button alone was opened before what it shows became what it is now.

    The button carries as `seen` the mark of what was shown, a fingerprint of it.
    """
    return request.POST.get("seen", mark) != mark


class SharedRecordForm(forms.ModelForm):
    """An edit form of a record that two people may have open at once.

    The page carries what the record looked like when it was opened. If it has changed since, the
    form is refused once with code "changed_meanwhile"; nothing typed is lost, and sending it
    again overwrites. Sending twice what is then stored is no conflict: a second press, or a page
    that stayed beside its download. The view must hold the row while it validates and saves.
    `also_seen` names fields that the page only shows.
    """

    also_seen: Sequence[str] = ()
    # The field at which an error stands that is about a rule of the whole record, by its code.
    error_fields: Mapping[str, str] = {}

    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = [name for name in self.fields if name in self._meta.fields]
        self.current = (
            fingerprint(self.instance, own) + fingerprint(self.instance, self.also_seen)
            if self.instance.pk
            else ""
        )
        self.initial.setdefault("seen", self.current)

    @property
    def status(self) -> HTTPStatus:
        """What the page of this form answers: 409 when another person was quicker."""
        conflict = self.is_bound and self.has_error("__all__", "changed_meanwhile")
        return HTTPStatus.CONFLICT if conflict else HTTPStatus.OK

    def add_error(self, field, error):
        for name, one in self.placed(error) if field is None else [(field, error)]:
            super().add_error(name, one)

    def placed(self, error: Any) -> Iterator[tuple[str | None, Any]]:
        """Each of the errors with the field where it is shown; None above the form."""
        whole = error if isinstance(error, ValidationError) else ValidationError(error)
        by_field = getattr(whole, "error_dict", None) or {None: whole.error_list}
        for name, listed in by_field.items():
            for one in listed:
                yield self.error_fields.get(one.code, name), one

    def has_conflict(self, seen: str) -> bool:
        """Whether what the page only shows has changed, or another value is stored than is sent."""
        differs = set(self.changed_data) & set(self._meta.fields or ())
        return seen[32:] != self.current[32:] or bool(differs)

    def clean(self):
        data = super().clean()
        seen = self.cleaned_data.get("seen")
        if seen and seen != self.current and self.has_conflict(seen):
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.current
            raise ValidationError(
                "Data ini sudah diubah orang lain sejak Anda membukanya. Isian Anda masih ada di "
                "sini. Periksa dulu, lalu simpan lagi bila tetap ingin menggantinya.",
                code="changed_meanwhile",
            )
        return data
