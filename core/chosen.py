"""What is done to the ticked rows of a list: asked on a page, then done to all or none."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from core.back import way_back

MOST = 500


def chosen_rows(
    request: HttpRequest, rows: QuerySet, nothing: str, *, most: int = MOST
) -> QuerySet:
    """The ticked of these rows, the first ``most``.

    Raises ValidationError: ``nothing`` where none is ticked, and for an unknown or foreign number.
    """
    field = forms.ModelMultipleChoiceField(rows, error_messages={"required": nothing})
    return field.clean(request.POST.getlist("ids")[:most])


def confirm_chosen(
    request: HttpRequest,
    rows: QuerySet,
    form: forms.Form,
    act: Callable[[QuerySet, dict[str, Any]], str],
    wording: Mapping[str, str],
    back: str,
) -> HttpResponse:
    """First POST, from the list: ask. Second POST, with `confirmed`: act, then back to the list.

    That is to ``next``, with the filters of the list, where the POST has it; else to ``back``.

    ``act`` says what it has done, "" where there is nothing more to say, or raises ValidationError. ``wording`` has a title and the word
    of the button, with a place for the number of rows, and perhaps the kind of the button.
    """
    back = way_back(request, back)
    if form.is_valid():
        try:
            done = act(rows, form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if done:
                messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "title": wording["title"].format(len(rows)),
        "objects": rows,
        "hidden_name": "ids",
        "submit": wording["submit"].format(len(rows)),
        "kind": wording.get("kind"),
        "cancel_label": "Kembali ke daftar",
        "cancel_url": back,
    }
    return render(request, "components/confirm.html", context)


def confirmed(request: HttpRequest) -> Any:
    """What the form of such a page is bound to: nothing while the page is only asked for."""
    return request.POST if "confirmed" in request.POST else None
