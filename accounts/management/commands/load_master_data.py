"""The city's regions and agencies and the dinas's own row. Adds what is missing, changes nothing."""

import csv
from pathlib import Path

import pghistory
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.models import Agency, Office, Region

DATA_DIR = Path(__file__).resolve().parents[2] / "data"
# Address, phone and signing officer are not known here: the admin fills them in.
OFFICE = {
    "government": "Pemerintah Kota Metro",
    "name": "Dinas Koperasi, UMKM dan Perindustrian",
    "city": "Metro",
    "signer_title": "Kepala Dinas Koperasi, UMKM dan Perindustrian Kota Metro",
}


def read_rows(name):
    with (DATA_DIR / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def add_regions(rows):
    """Add regions by kemendagri_code; parents stand first in the file."""
    known = {region.kemendagri_code: region for region in Region.objects.all()}
    added = 0
    for row in rows:
        parent_code = row.pop("parent_kemendagri_code")
        if row["kemendagri_code"] not in known:
            known[row["kemendagri_code"]] = Region.objects.create(
                parent=known[parent_code] if parent_code else None, **row
            )
            added += 1
    return added


def add_agencies(rows):
    """Add agencies by abbreviation; parents stand first in the file."""
    known = {agency.abbreviation: agency for agency in Agency.objects.all()}
    regions = {region.kemendagri_code: region for region in Region.objects.all()}
    names = {agency.name for agency in known.values()}
    added = 0
    for row in rows:
        if row["abbreviation"] in known or row["name"] in names:
            continue
        agency = Agency(
            abbreviation=row["abbreviation"],
            name=row["name"],
            short_name=row["short_name"],
            kind=row["kind"],
            parent=known.get(row["parent"]),
            region=regions.get(row["region"]),
            is_confirmed=row["is_confirmed"] == "1",
            source=row["source"],
        )
        agency.save(force_insert=True)
        known[agency.abbreviation] = agency
        added += 1
    return added


class Command(BaseCommand):
    help = "Add the regions, agencies and office settings of Kota Metro that are not there yet."

    @transaction.atomic
    def handle(self, *args, **options):
        with pghistory.context(verb="load_master_data"):
            regions = add_regions(read_rows("regions.csv"))
            agencies = add_agencies(read_rows("agencies.csv"))
            _, is_new = Office.objects.get_or_create(pk=1, defaults=OFFICE)
        self.stdout.write(
            f"Master data: {regions} regions, {agencies} agencies, {int(is_new)} office added."
        )
