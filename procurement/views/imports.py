"""Purchases from a file, step by step: upload, say what the columns are, look, save."""

from collections import defaultdict
from decimal import Decimal

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.access import roles_allowed
from accounts.history import plain
from accounts.import_pages import (
    columns_read,
    map_columns,
    named_units,
    notes_of,
    offered_names,
    receive_upload,
    refused_file,
    revert_page,
    steps,
)
from accounts.models import Agency, Role
from core.addresses import reverse
from core.formats import MISSING, number, parse_rounded, rupiah
from core.forms import posted, uploaded
from core.keys import row_keys
from core.pagination import paginate
from core.spreadsheets import Column, Row
from procurement.actions.importing import (
    BY_NAME,
    KINDS,
    LABELS,
    LAYOUT,
    decide,
    is_stalled,
    layout_of,
    receive,
    reread,
    revert,
    save,
    sentence,
    set_mapping,
)
from procurement.forms import ImportForm
from procurement.models import CommitmentPurchase, ImportStep, PurchaseImport, RowOutcome

STEPS = ("Unggah", "Periksa", "Simpan")
MAX_ASKED = 20
PROBLEMS = (RowOutcome.REFUSED, RowOutcome.WARNED)
# Cells that are put right in place, where their name stands in the reason.
FIXABLE = ("value", "pdn_value", "umk_value", "contracted_on", "ordered_on", "paid_on", "year",
           "rup_codes", "package_key", "supplier_name")  # fmt: skip
AT_WORK = (ImportStep.READING, ImportStep.SAVING, ImportStep.WAITING)


def get_import(request, pk):
    return get_object_or_404(
        PurchaseImport.objects.visible_to(request.user).select_related(
            "created_by", "committed_by", "reverted_by"
        ),
        pk=pk,
    )


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def import_list(request):
    page = paginate(request, PurchaseImport.objects.visible_to(request.user).for_list())
    return render(request, "procurement/import_list.html", {"page": page})


@roles_allowed(Role.STAFF)
def import_create(request):
    form = ImportForm(posted(request), uploaded(request))
    if purchase_import := receive_upload(request, form, receive):
        if purchase_import.mapping is None:
            return redirect("procurement:import_map", purchase_import.pk)
        reread(purchase_import)
        return redirect("procurement:import_detail", purchase_import.pk)
    context = {"form": form, "steps": steps("Unggah", STEPS), "kinds": KINDS}
    return render(request, "procurement/import_create.html", context)


@roles_allowed(Role.STAFF)
def import_map(request, pk):
    purchase_import = get_import(request, pk)
    if purchase_import.is_committed:
        return redirect("procurement:import_detail", pk)
    layout = layout_of(purchase_import)
    form, is_kept = map_columns(request, purchase_import, layout, save=set_mapping)
    if is_kept:
        reread(purchase_import)
        return redirect("procurement:import_detail", pk)
    context = {"purchase_import": purchase_import, "form": form, "steps": steps("Unggah", STEPS)}
    return render(request, "procurement/import_map.html", context)


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def import_detail(request, pk):
    """Progress while it works, then what each row would become, then what it has become."""
    purchase_import = get_import(request, pk)
    if purchase_import.mapping is None:
        return redirect("procurement:import_map", pk)
    if purchase_import.step in AT_WORK:
        context = {"purchase_import": purchase_import, "is_stalled": is_stalled(purchase_import)}
        return render(request, "procurement/import_progress.html", context)
    show = request.GET.get("show", "")
    rows = purchase_import.rows.select_related("purchase")
    if show in RowOutcome.values:
        rows = rows.filter(outcome=show)
    elif show != "all" and not purchase_import.is_committed and has_problems(purchase_import):
        rows = rows.filter(outcome__in=PROBLEMS)
        show = "problem"
    page = paginate(request, rows.order_by("number"))
    context = {
        "purchase_import": purchase_import,
        "kind": BY_NAME.get(purchase_import.kind),
        "unit": unit_of_all(purchase_import),
        "page": page,
        "shown": show,
        "rows": row_contexts(page, purchase_import),
        "problem_count": purchase_import.warned_count + purchase_import.refused_count,
        "savable": purchase_import.new_count + purchase_import.changed_count,
        **asked_units(purchase_import),
        "missing": purchase_import.questions.get("missing"),
        "notes": notes_of(purchase_import.questions.get("filled", []), beside(purchase_import)),
        "sellers": purchase_import.questions.get("sellers", [])[:MAX_ASKED],
        "columns": columns_read(purchase_import, LABELS),
        "steps": steps("Simpan" if purchase_import.is_committed else "Periksa", STEPS),
    }
    return render(request, "procurement/import_detail.html", context)


def beside(purchase_import):
    """The rows of the file that only stand beside its table, as they were when it was read."""
    kept = purchase_import.questions.get("left_out", [])
    return [Row(number, {}, text=text) for number, text in kept]


def asked_units(purchase_import):
    """The units that nobody knows, each with the one of ours that is most like it.

    Beside them those that were said to be skipped, of this file or of one before, so that it can be
    said otherwise.
    """
    units = [] if purchase_import.is_committed else purchase_import.questions.get("units", [])
    unknown = [unit for unit in units if not unit.get("is_skipped")]
    skipped = [unit for unit in units if unit.get("is_skipped")]
    asked, left_out = unknown[:MAX_ASKED], skipped[:MAX_ASKED]
    guesses = Agency.objects.selectable().filter(pk__in={unit["guess"] for unit in asked} - {None})
    names = dict(guesses.values_list("pk", "name")) if asked else {}
    return {
        "units": [
            unit | {"number": number, "guess_name": names.get(unit["guess"])}
            for number, unit in enumerate(asked, 1)
        ],
        "unit_count": len(unknown),
        "skipped_units": [
            unit | {"number": number} for number, unit in enumerate(left_out, len(asked) + 1)
        ],
        "skipped_unit_count": len(skipped),
        "names": offered_names(Agency.objects.selectable()) if units else [],
    }


def unit_of_all(purchase_import):
    """Whose purchases all rows are, where no column says it; else ""."""
    has_column = {"unit_name", "unit_code"} & set(purchase_import.mapping.values())
    return "" if has_column else purchase_import.decisions.get("unit", "")


def has_problems(purchase_import):
    return bool(purchase_import.warned_count + purchase_import.refused_count)


def row_contexts(page, purchase_import):
    words = Words(page)
    return [row_context(row, purchase_import, words) for row in page]


def row_context(row, purchase_import, words):
    """A row with the cells that its reasons name, to be put right in place."""
    text = " ".join(row.messages)
    names = []
    if row.outcome == RowOutcome.REFUSED and not purchase_import.is_committed:
        names = [
            name
            for name in FIXABLE
            if name in row.cells and LABELS[name].casefold() in text.casefold()
        ]
        if "Nilai kosong" in text and "value" in row.cells:
            names = ["value", *(name for name in names if name != "value")]
    return {
        "row": row,
        "cells": dict.fromkeys(LABELS, "") | row.cells,
        **{name: as_read(row.cells.get(name) or "") for name in ("value", "pdn_value")},
        "fixes": [(name, LABELS[name], row.cells.get(name, "")) for name in dict.fromkeys(names)],
        "changes": [
            (label_of(name), words.of(name, (row.before or {}).get(name)), words.of(name, value))
            for name, value in (row.after or {}).items()
        ],
        "differences": [
            (label_of(name), words.of(name, ours), words.of(name, theirs))
            for name, (ours, theirs) in (row.differences or {}).items()
        ],
        "is_approved": row.number in purchase_import.decisions.get("approved", []),
        "is_accepted": row.number in purchase_import.decisions.get("accepted", []),
    }


def as_read(text):
    """The amount that a cell was read as; its own words where they are none."""
    try:
        return rupiah(parse_rounded(text))
    except ValidationError:
        return text or MISSING


def field_of(name):
    model = PurchaseImport._meta.get_field("purchases").related_model
    return model._meta.get_field(name.removesuffix("_id"))


def label_of(name):
    return field_of(name).verbose_name


class Words:
    """Stored values of changed purchases as the office writes them; one query a kind of record."""

    def __init__(self, rows):
        wanted = defaultdict(set)
        for row in rows:
            pairs = [*(row.before or {}).items(), *(row.after or {}).items()]
            pairs += [(name, both[0]) for name, both in (row.differences or {}).items()]
            for name, value in pairs:
                if field_of(name).is_relation and isinstance(value, int):
                    wanted[field_of(name).related_model].add(value)
        self.known = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items()}

    def of(self, name, value):
        field = field_of(name)
        if value in (None, "", []):
            return MISSING
        if field.is_relation:
            return str(self.known.get(field.related_model, {}).get(value, value))
        if field.choices:
            return dict(field.flatchoices).get(value, value)
        if isinstance(value, list):
            return ", ".join(map(str, value))
        exact = field.to_python(value)
        return number(exact, 2).removesuffix(",00") if isinstance(exact, Decimal) else plain(exact)


@roles_allowed(Role.STAFF)
@require_POST
def import_decide(request, pk):
    """Keep what was said about rows, units and sellers, and look at the file again."""
    purchase_import = get_import(request, pk)
    if not purchase_import.is_committed:
        said = decisions(request.POST)
        said["units"] |= named_units(request)
        decide(purchase_import, **said)
        reread(purchase_import)
    return redirect(f"{reverse('procurement:import_detail', args=[pk])}?{request.GET.urlencode()}")


def decisions(posted):
    """What the form says, each part by the name of its fields."""
    said = {
        "fixes": {},
        "units": {},
        "sellers": {},
        "approve_all": "approve_all" in posted,
        **{
            name: row_keys(posted.getlist(name))
            for name in ("shown_approved", "approved", "shown_accepted", "accepted")
        },
    }
    for key, value in posted.items():
        # What was said is kept as JSON, which holds no NUL.
        if "\0" in key + value:
            continue
        part, _, rest = key.partition(":")
        if part == "fix":
            number, _, name = rest.partition(":")
            if number.isdecimal() and name in FIXABLE:
                said["fixes"].setdefault(number, {})[name] = value.strip()[:300]
        elif part in ("unit", "seller") and value:
            said[f"{part}s"][rest] = value
    if posted.get("other_units") in ("new", "skip"):
        said["units"]["*"] = posted["other_units"]
    return said


@roles_allowed(Role.STAFF)
@require_POST
def import_commit(request, pk):
    purchase_import = get_import(request, pk)
    try:
        save(purchase_import, by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    purchase_import.refresh_from_db()
    if purchase_import.is_committed:
        messages.success(request, f"Berkas disimpan: {sentence(purchase_import)}.")
    return redirect("procurement:import_detail", pk)


@roles_allowed(Role.STAFF)
@require_POST
def import_reread(request, pk):
    purchase_import = get_import(request, pk)
    if not purchase_import.is_committed:
        reread(purchase_import)
    return redirect("procurement:import_detail", pk)


def let_go(purchase_import):
    """What taking the import back means for promises, as one more sentence."""
    count = CommitmentPurchase.objects.filter(purchase__file_import=purchase_import).count()
    if not count:
        return ""
    return (
        f"{number(count)} kaitan dengan komitmen ikut dilepas, dan komitmennya kembali ke status "
        "sebelumnya."
    )


@roles_allowed(Role.STAFF)
def import_revert(request, pk):
    purchase_import = get_import(request, pk)
    if not purchase_import.is_committed or purchase_import.is_reverted:
        return redirect("procurement:import_detail", pk)
    return revert_page(
        request,
        purchase_import,
        revert,
        noun="belanja",
        fate="tidak dihitung lagi",
        also=let_go(purchase_import),
        kept_text="belanja tetap, karena sudah diubah sesudah impor.",
    )


@roles_allowed(Role.STAFF, Role.OBSERVER)
@require_safe
def import_refused(request, pk):
    """The rows that are not saved, with the reason, to be put right and uploaded again."""
    purchase_import = get_import(request, pk)
    used = set((purchase_import.mapping or {}).values())
    columns = [column for column in LAYOUT.columns if column.name in used]
    rows = purchase_import.rows.filter(outcome__in=PROBLEMS).order_by("number")
    return refused_file(
        pk,
        [Column("number", "Baris"), *columns],
        (
            (row.cells | {"number": str(row.number)}, " ".join(row.messages))
            for row in rows.iterator(chunk_size=2000)
        ),
    )
