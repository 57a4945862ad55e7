"""Which unit and which seller a file means: known ones, and those to be made when it is saved."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, TextField, Value
from django.db.models.functions import Cast

from accounts.agency_names import likeliest
from accounts.models import Agency, AgencyAlias, Office, kind_of_name
from core.keys import row_key, row_keys
from core.spreadsheets import header_key
from procurement.actions.importing.drafts import Draft, normalised, unit_keys
from procurement.areas import area_of
from procurement.models import AreaBasis, SellerArea, Supplier
from vendors.models import Vendor

MAX_GUESSED = 300
"""New sellers up to which each is compared with those known by a similar name."""

ALIKE = 0.86
SKIP, NEW = "skip", "new"


class Units:
    """Units by what files call them. `said` holds what was decided for this file, by key."""

    def __init__(self, said: dict[str, str]) -> None:
        self.said = said
        self.known = AgencyAlias.objects.directory()
        self.agencies = {agency.pk: agency for agency in self.known.values() if agency}
        self.new: dict[str, Agency] = {}
        # Units to ask about, and those that were said to be left out, now or of a file before.
        self.unknown: dict[str, dict] = {}
        self.skipped: dict[str, dict] = {}
        self.learned: dict[str, Agency | None] = {}

    def skips(self, draft: Draft) -> bool:
        """Whether its unit is none of the city's, as was said of this file or of one before."""
        draft.unit, draft.unit_code = self.known.told_apart(
            draft.unit, draft.unit_code, draft.government
        )
        keys = unit_keys(draft.unit, draft.unit_code)
        decision = self.said.get(keys[0], "") if keys else ""
        known = next((key for key in keys if key in self.known), None)
        others = self.said.get("*") if keys and known is None else ""
        if SKIP in (decision, decision or others):
            self.learned[draft.unit] = None
            count(self.skipped, keys, draft)
            return True
        if known is None or self.known[known] or decision:
            return False
        count(self.skipped, keys, draft)
        return True

    def resolve(self, draft: Draft) -> str:
        """Set the unit of a draft that is not skipped; return why not, "" if it is known."""
        keys = unit_keys(draft.unit, draft.unit_code)
        decision = self.said.get(keys[0], "")
        if said := self.agencies.get(row_key(decision) or 0):
            draft.agency = self.learned[draft.unit] = said
            return ""
        if known := next(filter(None, map(self.known.get, keys)), None):
            draft.agency = known
            return ""
        if NEW in (decision, self.said.get("*")):
            if keys[0] not in self.new:
                self.new[keys[0]] = self.learned[draft.unit] = new_agency(draft.unit)
            draft.agency = self.new[keys[0]]
            return ""
        count(self.unknown, keys, draft)
        return f"Satuan kerja “{draft.unit[:80]}” belum dikenal."

    def questions(self) -> list[dict]:
        """Unknown units, the commonest first, each with the unit of the office most like it.

        Those that were said to be skipped stand last: what was said can still be changed.
        """
        asked = by_count(self.unknown)
        names = {header_key(agency.name): agency.pk for agency in self.agencies.values()}
        guess = len(asked) <= MAX_GUESSED
        return [
            {"key": key, **about, "guess": likeliest(about["name"], names) if guess else None}
            for key, about in asked
        ] + [
            {"key": key, **about, "guess": None, "is_skipped": True}
            for key, about in by_count(self.skipped)
        ]

    def create(self) -> int:
        """Save the new units, not confirmed, each under an abbreviation that is free."""
        Agency.objects.add_new(self.new.values())
        return len(self.new)


def count(units: dict[str, dict], keys: list[str], draft: Draft) -> None:
    about = units.setdefault(
        keys[0], {"text": draft.unit[:300], "count": 0, "name": keys[min(1, len(keys) - 1)]}
    )
    about["count"] += 1


def by_count(units: dict[str, dict]) -> list[tuple[str, dict]]:
    return sorted(units.items(), key=lambda pair: -pair[1]["count"])


def new_agency(text: str) -> Agency:
    name, dash, _ = text.rpartition(" - ")
    name = (name if dash else text).strip() or text
    return Agency(
        name=text[:200],
        short_name=name[:40],
        kind=kind_of_name(name),
        is_confirmed=False,
        source="Berkas realisasi belanja",
    )


class Sellers:
    """Sellers by NPWP and normalised name; new ones are made once, linked where a vendor fits."""

    def __init__(self, said: dict[str, str], drafts: Iterable[Draft]) -> None:
        self.said = said
        chosen = Supplier.objects.meant().filter(pk__in=row_keys(said.values()))
        self.chosen = set(chosen.values_list("pk", flat=True))
        names = {normalised(draft.supplier_name) for draft in drafts if draft.supplier_name}
        numbers = {draft.npwp for draft in drafts if draft.npwp}
        codes = {draft.supplier_code for draft in drafts if draft.supplier_code}
        self.by_name: dict[str, Supplier] = {}
        self.by_both: dict[tuple[str, str | None], Supplier] = {}
        self.by_number: dict[str, Supplier] = {}
        self.by_code: dict[str, Supplier] = {}
        known = Supplier.objects.select_related("same_as")
        for field, wanted in (
            ("normalised_name", names),
            ("npwp", numbers),
            ("catalogue_code", codes),
        ):
            for supplier in known.filter(**{f"{field}__in": any_of(wanted)}).order_by("-pk"):
                self.keep(supplier)
        self.new: dict[tuple[str, str | None], Supplier] = {}
        self.learned: list[Supplier] = []

    def keep(self, supplier: Supplier) -> None:
        meant = supplier.same_as or supplier
        self.by_both[supplier.normalised_name, supplier.npwp] = meant
        self.by_name[supplier.normalised_name] = meant
        if supplier.npwp:
            self.by_number[supplier.npwp] = meant
        if supplier.catalogue_code:
            self.by_code[supplier.catalogue_code] = meant

    def resolve(self, draft: Draft) -> Supplier | None:
        """Return the seller of a draft, perhaps a new one; None if the file names nobody."""
        name = normalised(draft.supplier_name)
        if not name:
            known = self.by_number.get(draft.npwp or "")
            return known or self.by_code.get(draft.supplier_code)
        found = self.by_both.get((name, draft.npwp)) or self.by_number.get(draft.npwp or "")
        if found is None and (draft.npwp is None or self.lacks_number(name)):
            found = self.by_name.get(name)
            if found and draft.npwp:
                self.learn(found, draft.npwp)
        return found or self.make(name, draft)

    def learn(self, supplier: Supplier, number: str) -> None:
        """From now on the seller has this number: another of the same name is somebody else."""
        supplier.npwp = number
        self.by_number[number] = supplier
        if supplier.pk:
            self.learned.append(supplier)

    def lacks_number(self, name: str) -> bool:
        known = self.by_name.get(name)
        return known is not None and known.npwp is None

    def make(self, name: str, draft: Draft) -> Supplier:
        supplier = Supplier(
            name=draft.supplier_name,
            normalised_name=name,
            npwp=draft.npwp,
            catalogue_code=draft.supplier_code,
            size_class=draft.size_class,
            legal_form=draft.legal_form,
            region=draft.region,
        )
        if (decision := row_key(self.said.get(name, ""))) in self.chosen:
            supplier.same_as_id = decision
        self.new[name, draft.npwp] = supplier
        self.keep(supplier)
        return supplier

    def place(self, drafts: Iterable[Draft]) -> None:
        """Say how far away sellers are: by the city in the file, else by the directory."""
        city = Office.objects.values_list("city", flat=True).first() or ""
        by_file, by_directory = str(AreaBasis.FILE), str(AreaBasis.DIRECTORY)
        own_city = str(SellerArea.CITY)
        local = set(Vendor.objects.exclude(region=None).values_list("pk", flat=True))
        for draft in drafts:
            if draft.region and (area := area_of(draft.region, city)):
                draft.seller_area, draft.area_basis = area, by_file
            elif draft.supplier and draft.supplier.vendor_id in local:
                draft.seller_area, draft.area_basis = own_city, by_directory

    def questions(self) -> list[dict]:
        """New sellers whose name is nearly that of a known seller or vendor."""
        if not 0 < len(self.new) <= MAX_GUESSED:
            return []
        starts = {name[:3] for name, _ in self.new}
        known: dict[str, list[Supplier]] = {}
        for supplier in Supplier.objects.filter(same_as=None).order_by("pk")[:20_000]:
            if supplier.normalised_name[:3] in starts:
                known.setdefault(supplier.normalised_name[:3], []).append(supplier)
        asked = []
        for (name, _), supplier in self.new.items():
            for other in known.get(name[:3], ()):
                if SequenceMatcher(None, name, other.normalised_name).ratio() >= ALIKE:
                    asked.append(
                        {
                            "key": name,
                            "text": supplier.name,
                            "guess": other.pk,
                            "guess_name": other.name,
                        }
                    )
                    break
        return asked

    def create(self) -> int:
        """Save the new sellers; a vendor of the directory with the same number or name is linked."""
        link_to_vendors(self.new.values())
        mine = [supplier for supplier in self.new.values() if supplier.same_as_id is None]
        spellings = [supplier for supplier in self.new.values() if supplier.same_as_id]
        Supplier.objects.bulk_create([*mine, *spellings], batch_size=2000)
        Supplier.objects.bulk_update(self.learned, ["npwp"], batch_size=500)
        return len(self.new)


def link_to_vendors(suppliers: Iterable[Supplier]) -> None:
    """Link sellers to the vendor with the same NPWP, or the only one with the same name."""
    by_number: dict[str, int] = {}
    by_name: dict[str, int | None] = {}
    for pk, name, number in Vendor.objects.values_list("pk", "name", "npwp"):
        if number:
            by_number[number] = pk
        key = normalised(name)
        by_name[key] = None if key in by_name else pk
    for supplier in suppliers:
        supplier.vendor_id = by_number.get(supplier.npwp or "") or by_name.get(
            supplier.normalised_name
        )


def any_of(texts: Iterable[str]) -> Func:
    """Many texts for an `__in` lookup, as one parameter: a placeholder for each takes long."""
    array = Cast(Value(list(texts), ArrayField(TextField())), ArrayField(TextField()))
    return Func(array, template="(SELECT unnest(%(expressions)s))", output_field=TextField())
