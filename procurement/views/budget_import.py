"""Budgets of all agencies from one file: uploaded, looked at, then saved."""

from dataclasses import asdict

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render

from accounts.access import roles_allowed
from accounts.import_pages import warn_of_year
from accounts.models import Agency, Role
from core.spreadsheets import title_year
from procurement.actions.budgets import BudgetRow, compare, read_file, save_rows
from procurement.forms import BudgetImportForm
from procurement.models import BudgetVersion

SALT = "procurement.budget_import"
A_DAY = 86_400


@roles_allowed(Role.STAFF)
def budget_import(request):
    """The rows travel through the page, signed: nothing is kept until they are saved."""
    if "rows" in request.POST:
        return budget_preview(request, *unpacked(request.POST["rows"]))
    posted = request.method == "POST"
    form = BudgetImportForm(request.POST if posted else None, request.FILES if posted else None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        year, version = form.cleaned_data["year"], form.cleaned_data["version"]
        try:
            read = read_file(file, file.name, year=year, version=version)
        except ValidationError as error:
            form.add_error("file", error)
        else:
            warn_of_title(request, read.title, year, version)
            return budget_preview(request, read.rows, year, version, read.unused)
    return render(request, "procurement/budget_import.html", {"form": form})


def warn_of_title(request, title, year, version):
    """Say that the titles of the file name another year or version than the chosen ones."""
    warn_of_year(request, title_year(title), year)
    if "perubahan" in title.casefold() and version == BudgetVersion.APBD:
        messages.warning(
            request,
            "Judul berkas menyebut anggaran perubahan, sedangkan yang dipilih APBD. "
            "Periksa dulu sebelum menyimpan.",
        )


def unpacked(text):
    """The rows of the page, its year and its version; nothing of a page that is no longer ours."""
    try:
        held = signing.loads(text, salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        return [], None, ""
    rows = [BudgetRow(*values) for values in held["rows"]]
    return rows, held["year"], held["version"]


def packed(rows, year, version):
    kept = [
        [row.number, row.unit, row.code, asdict(row)["amounts"], row.not_meant] for row in rows
    ]
    return signing.dumps(
        {"rows": kept, "year": year, "version": version}, salt=SALT, compress=True
    )


def budget_preview(request, rows, year, version, unused=()):
    if year is None or not rows:
        messages.error(request, "Tidak ada baris yang bisa dibaca. Unggah berkasnya sekali lagi.")
        return redirect("procurement:budget_import")
    names = dict(Agency.objects.selectable().order_by("name").values_list("name", "pk"))
    said = units_said(request.POST, rows, names)
    if "save" in request.POST:
        new, changed = save_rows(rows, year=year, version=version, said=said, by=request.user)
        messages.success(request, f"Pagu {year}: {new} baru, {changed} berubah.")
        return redirect("procurement:budget_list")
    compared = compare(rows, year=year, version=version, said=said)
    context = {
        "rows": compared,
        "packed": packed(rows, year, version),
        "year": year,
        "version": version,
        "names": names,
        "unused": unused,
        "said": said,
        "saved": [row for row in compared if row.is_saved],
        "waiting": [row for row in compared if row.is_unknown],
    }
    return render(request, "procurement/budget_preview.html", context)


def units_said(posted, rows, names):
    """Which unit the person says a row is, by the text that the file has for it."""
    said = {row.unit: names.get(posted.get(f"unit:{row.number}", "")) for row in rows}
    return {text: pk for text, pk in said.items() if pk}
