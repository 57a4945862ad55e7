"""A file of purchases: receive it, say what its headers and rows mean."""

from typing import Any

from django.core.files import File

from accounts import file_imports
from accounts.models import Agency, AgencyAlias, User
from procurement.actions.importing.columns import LAYOUT, ONE_UNIT_LAYOUT, OTHER
from procurement.actions.importing.recognising import (
    kind_of,
    mapping_of,
    source_of,
    telling_headers,
    unit_in,
)
from procurement.models import ImportStep, PurchaseImport

UNIT_SAID = "unit"
"""Under which the decisions about a file keep whose purchases all of them are."""


def receive(
    *, by: User, file: File, year: int | None, source: str = "", unit: Agency | None = None
) -> PurchaseImport:
    """Keep an uploaded file; what its headers mean is known if it comes from a national system.

    ``unit`` is whose purchases all are, for a file that does not say it in a column.
    Raises ValidationError "already_imported" and those of header_of.
    """
    held: PurchaseImport = file_imports.uploaded(PurchaseImport, by=by, file=file, year=year)
    header = file_imports.header_of(file, held, LAYOUT, telling_headers())
    kind = kind_of(header.texts)
    held.year = year or held.title_year
    held.kind, held.source = kind.name, kind.source or source or source_of(header.texts)
    if name := unit.name if unit else unit_in(header.above, AgencyAlias.objects.directory()):
        held.decisions = {UNIT_SAID: name}
    layout = layout_of(held)
    if kind.name == "other":
        held.mapping = layout.known_mapping(header.texts)
    else:
        held.mapping = mapping_of(kind, header.texts, layout)
    held.save()
    return held


def layout_of(purchase_import: PurchaseImport) -> file_imports.Layout:
    """The columns that this file needs: none for the unit if all its rows are of one."""
    return ONE_UNIT_LAYOUT if purchase_import.decisions.get(UNIT_SAID) else LAYOUT


def set_mapping(
    purchase_import: PurchaseImport,
    layout: file_imports.Layout,
    mapping: dict[str, str],
    *,
    by: User,
) -> None:
    """Say what the headers of the file mean, and remember it for the next file.

    Raises ValidationError "already_committed".
    """
    kept = {name: text for name, text in purchase_import.decisions.items() if name == UNIT_SAID}
    anew: dict[str, Any] = {"decisions": kept, "step": ImportStep.WAITING}
    if "paid" in mapping.values() and purchase_import.kind == OTHER.name:
        anew["kind"] = "payments"
    file_imports.set_mapping(purchase_import, layout, mapping, by=by, **anew)
    purchase_import.refresh_from_db()


def decide(purchase_import: PurchaseImport, **said) -> None:
    """Note what somebody said about rows, units and sellers of a file; the next reading heeds it.

    `fixes` maps row numbers to cells, `units` and `sellers` map keys to an id, "new" or "skip";
    `shown` and `approved` are rows with warnings; `accepted` are rows whose values replace those
    set by hand.
    """
    decisions = purchase_import.decisions
    for name in ("units", "sellers"):
        decisions[name] = decisions.get(name, {}) | said.get(name, {})
    fixes = decisions.setdefault("fixes", {})
    for number, cells in said.get("fixes", {}).items():
        fixes[number] = fixes.get(number, {}) | cells
    for name in ("approved", "accepted"):
        shown = set(said.get(f"shown_{name}", ()))
        decisions[name] = sorted(set(decisions.get(name, ())) - shown | set(said.get(name, ())))
    if said.get("approve_all"):
        decisions["approve_all"] = True
    purchase_import.decisions = decisions
    PurchaseImport.objects.filter(pk=purchase_import.pk, committed_at=None).update(
        decisions=decisions
    )
