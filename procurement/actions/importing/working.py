"""Read a file, say what saving would do, and save it: in one transaction, or not at all."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts import file_imports
from accounts.models import AgencyAlias, UploadGoneError, User
from core.formats import MISSING
from core.spreadsheets import (
    HEAD,
    SUM,
    Beside,
    MergedCells,
    SheetRead,
    heads_of,
    plain_cell,
    table_heading,
    value_of,
)
from procurement.actions.checking import check_import_soon
from procurement.actions.importing.columns import BY_NAME, LAYOUT
from procurement.actions.importing.comparing import Comparer, warn_of_twins
from procurement.actions.importing.drafts import NOT_OURS, Draft, DraftReader, Gatherer
from procurement.actions.importing.files import UNIT_SAID
from procurement.actions.importing.missing import missing_packages
from procurement.actions.importing.resolving import Sellers, Units
from procurement.actions.importing.saving import (
    after_as_json,
    attach_receipts,
    insert_purchases,
    json_or_null,
    json_text,
    replace_rows,
    save_payments,
    update_purchases,
    values_as_json,
)
from procurement.actions.linking import promises_follow
from procurement.models import ImportStep, PurchaseImport, RowOutcome

IMPORT_LOCK = 7306
REPORTED = 5_000
"""Rows after which the progress is noted."""

MAX_TEXT = 80
KEPT_BESIDE = 100
"""Of the rows that only stand beside the table, as many are named at most."""

UNIT_COLUMNS = frozenset({"unit_name", "unit_code"})
SAVED = frozenset({RowOutcome.NEW, RowOutcome.CHANGED, RowOutcome.SAME})


class Reading:
    """A whole file as drafts, with the text of every row; knows nothing of the database."""

    def __init__(self, purchase_import: PurchaseImport, progress: Callable[[int], None]) -> None:
        self.purchase_import = purchase_import
        self.kind = BY_NAME[purchase_import.kind]
        self.gatherer = Gatherer(self.kind)
        self.cells: dict[int, str] = {}
        self.sums: dict[str, Decimal] = {}
        self.places: dict[str, int] = {}
        self.beside = Beside()
        # Rows that only stand beside the table, with their text.
        self.left_out: list[tuple[int, str]] = []
        self.told: list[SheetRead] = []
        self.merged = MergedCells(self.told, LAYOUT.spanning)
        fixes = purchase_import.decisions.get("fixes", {})
        columns = set((purchase_import.mapping or {}).values())
        reader = DraftReader(
            self.kind,
            purchase_import.year,
            purchase_import.source,
            unit="" if columns & UNIT_COLUMNS else purchase_import.decisions.get(UNIT_SAID, ""),
            has_keys="package_key" in columns or not columns,
        )
        for number, cells in self.rows():
            own = cells
            if self.merged.ranges:
                own = list(cells)
                self.merged.fill(number, cells)
            row = row_of(cells, self.places) | fixes.get(str(number), {})
            draft = reader.read(number, row)
            if draft.errors and (kind := self.kind_beside(own, draft)):
                if kind != HEAD:
                    self.left_out.append((number, " ".join(filter(None, own))[:MAX_TEXT]))
                continue
            self.cells[number] = json_text(row)
            self.add_up(draft)
            self.gatherer.add(draft)
            if len(self.cells) % REPORTED == 0:
                progress(len(self.cells))
        self.drafts = list(self.gatherer.drafts.values())
        if self.kind.has_receipts:
            self.drafts += self.gatherer.packages_of_receipts()

    def kind_beside(self, cells: list[str], draft: Draft) -> str:
        """What a row that is no purchase is instead; "" for one that was meant to be one."""
        kind = self.beside.of(cells)
        return kind if kind in (HEAD, SUM) or draft.value is None else ""

    def add_up(self, draft: Draft) -> None:
        for name in ("value", "pdn_value", "umk_value"):
            if (amount := getattr(draft, name)) is not None:
                self.sums[name] = self.sums.get(name, Decimal(0)) + amount

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Every row below the head that is not blank, with its number; reads the head on the way."""
        mapping: dict[str, str] = self.purchase_import.mapping or {}
        top = self.purchase_import.header_row
        head: list[list[str]] = []
        with self.purchase_import.open() as file:
            name = self.purchase_import.original_name
            cells = file_imports.stream(file, name, LAYOUT, self.told.append)
            for number, row in enumerate(cells, 1):
                if number > top and any(map(str.strip, row)):
                    yield number, row
                elif number <= top:
                    head.append(row)
                    if number == top:
                        self.places = places_of(table_heading(head, top), mapping)
                        self.beside = Beside(heads_of(head))
                        self.merged.begin(self.places, top)


def places_of(headers: list[str], mapping: dict[str, str]) -> dict[str, int]:
    """Where each column stands; of two equal headers the left one counts."""
    places: dict[str, int] = {}
    for place, text in enumerate(headers):
        if column := mapping.get(text):
            places.setdefault(column, place)
    return places


def row_of(row: list[str], places: dict[str, int]) -> dict[str, str]:
    text = "".join(row)
    # Of a hundred thousand rows hardly one has what needs more than a look.
    clean = plain_cell if "'" in text or "\u00a0" in text else str.strip
    width = len(row)
    return {name: value_of(clean(row[place])) for name, place in places.items() if place < width}


class Evaluation:
    """What saving the file would do at this moment. Writes nothing."""

    def __init__(self, reading: Reading) -> None:
        decisions = reading.purchase_import.decisions
        self.reading = reading
        self.merged = reading.gatherer.merged
        self.approved = frozenset(decisions.get("approved", ()))
        self.approve_all = bool(decisions.get("approve_all"))
        self.units = Units(decisions.get("units", {}))
        self.sellers = Sellers(decisions.get("sellers", {}), reading.drafts)
        known = [draft for draft in reading.drafts if self.resolve(draft)]
        for draft in known:
            draft.supplier = self.sellers.resolve(draft)
        self.sellers.place(known)
        Comparer(frozenset(decisions.get("accepted", ()))).compare(known)
        warn_of_twins(known)
        self.by_number = {draft.number: draft for draft in reading.drafts if draft.number}
        for draft in reading.gatherer.refused:
            self.by_number[draft.number] = draft
            self.skip(draft)
        for draft in self.by_number.values():
            draft.outcome = self.outcome(draft)
        self.drop_empty_packages()
        self.counts = Counter(outcome for _, outcome, *_ in self.row_results())
        self.questions = {
            "units": self.units.questions(),
            "sellers": self.sellers.questions(),
            "new_units": len(self.units.new),
            "new_sellers": len(self.sellers.new),
            "left_out": reading.left_out[:KEPT_BESIDE],
            "filled": reading.merged.filled,
            "missing": missing_packages(
                reading.purchase_import, [*reading.drafts, *reading.gatherer.refused]
            ),
        }

    def resolve(self, draft: Draft) -> bool:
        if not self.skip(draft) and (problem := self.units.resolve(draft)):
            draft.refuse(problem)
        return not draft.errors

    def skip(self, draft: Draft) -> bool:
        """Leave a row aside whose unit is none of the city's, whatever else is wrong with it."""
        if self.units.skips(draft):
            draft.outcome, draft.errors = RowOutcome.SKIPPED, (NOT_OURS,)
        return draft.outcome == RowOutcome.SKIPPED

    def outcome(self, draft: Draft) -> str:
        if draft.outcome == RowOutcome.SKIPPED:
            return draft.outcome
        if draft.errors:
            return RowOutcome.REFUSED
        if draft.warnings and draft.outcome == RowOutcome.NEW and not self.is_approved(draft):
            return RowOutcome.WARNED
        return draft.outcome

    def is_approved(self, draft: Draft) -> bool:
        return self.approve_all or draft.number in self.approved

    def drop_empty_packages(self) -> None:
        """A package of receipts none of which is saved is not saved either."""
        filled = {(d.source, d.package_key) for d in self.by_number.values() if d.outcome in SAVED}
        for draft in self.reading.drafts:
            if not draft.number and (draft.source, draft.package_key) not in filled:
                draft.outcome = RowOutcome.REFUSED

    def drafts_that_are(self, outcome: str) -> list[Draft]:
        return [draft for draft in self.reading.drafts if draft.outcome == outcome]

    def row_results(self) -> Iterator[tuple[int, str, list[str], Draft]]:
        """Number, outcome, messages and draft of every row of the file, in its order."""
        for number in self.reading.cells:
            if number not in self.merged:
                draft = self.by_number[number]
                yield number, draft.outcome, [*draft.errors, *draft.warnings], draft
                continue
            identity, message = self.merged[number]
            draft = self.reading.gatherer.drafts[identity]
            if draft.outcome in SAVED:
                yield number, RowOutcome.MERGED, [message], draft
            else:
                yield number, draft.outcome, [*draft.errors, *draft.warnings, message], draft

    def rows(self, *, is_saved: bool) -> Iterator[list[Any]]:
        pk = self.reading.purchase_import.pk
        for number, outcome, texts, draft in self.row_results():
            is_own = number == draft.number
            keeps_purchase = draft.outcome in SAVED and (
                is_saved or draft.outcome != RowOutcome.NEW
            )
            yield [
                pk,
                number,
                str(outcome),
                self.reading.cells[number],
                json_text(texts) if texts else "[]",
                draft.purchase_id if keeps_purchase else None,
                json_or_null(draft.before) if is_own else None,
                after_as_json(draft) if is_own else None,
                json_or_null(draft.differences) if is_own else None,
            ]

    def note(self, held: PurchaseImport) -> None:
        """Put the counts and sums on the import."""
        counts, sums = self.counts, self.reading.sums
        held.rows_total = held.rows_done = len(self.reading.cells)
        held.new_count, held.changed_count = counts[RowOutcome.NEW], counts[RowOutcome.CHANGED]
        held.same_count, held.merged_count = counts[RowOutcome.SAME], counts[RowOutcome.MERGED]
        held.warned_count, held.refused_count = (
            counts[RowOutcome.WARNED],
            counts[RowOutcome.REFUSED],
        )
        held.skipped_count = counts[RowOutcome.SKIPPED]
        held.file_value = sums.get("value")
        held.file_pdn_value = sums.get("pdn_value")
        held.file_umk_value = sums.get("umk_value")
        saved = [draft for draft in self.by_number.values() if draft.outcome in SAVED]
        held.savable_value = sum((draft.value or Decimal(0) for draft in saved), Decimal(0))
        held.savable_pdn_value = sum(
            (draft.pdn_value or Decimal(0) for draft in saved), Decimal(0)
        )
        held.questions = self.questions


def note_progress(purchase_import: PurchaseImport) -> Callable[[int], None]:
    def note(count: int) -> None:
        PurchaseImport.objects.filter(pk=purchase_import.pk).update(
            rows_done=count, step_at=timezone.now()
        )

    return note


def start(purchase_import: PurchaseImport, before: tuple[str, ...], step: str) -> bool:
    """Take a step that only one may take. False if somebody else has."""
    taken = PurchaseImport.objects.filter(
        pk=purchase_import.pk, step__in=before, committed_at=None
    ).update(step=step, step_at=timezone.now(), failure="", rows_done=0)
    return bool(taken)


def fail(pk: int, step: str, text: str) -> None:
    PurchaseImport.objects.filter(pk=pk).update(
        step=step, step_at=timezone.now(), failure=text[:500]
    )


GONE = "Berkas yang diunggah tidak ada lagi di penyimpanan. Tidak ada yang disimpan. Unggah lagi."
UNEXPECTED = "Terjadi kesalahan di sistem. Tidak ada yang disimpan. Coba lagi, atau lapor admin."


def read_import(pk: int) -> None:
    """Read the file and keep, row by row, what saving it would do."""
    purchase_import = PurchaseImport.objects.get(pk=pk)
    failure = UNEXPECTED
    try:
        with nothing_collected():
            keep_preview(Reading(purchase_import, note_progress(purchase_import)))
        failure = ""
    except ValidationError as error:
        failure = error.messages[0]
    except UploadGoneError:
        failure = GONE
    finally:
        if failure:
            fail(pk, ImportStep.FAILED, failure)


def keep_preview(reading: Reading) -> None:
    evaluation = Evaluation(reading)
    with transaction.atomic():
        take_time()
        held = PurchaseImport.objects.select_for_update().get(pk=reading.purchase_import.pk)
        if held.is_committed:
            raise file_imports.already_committed()
        replace_rows(held, evaluation.rows(is_saved=False))
        evaluation.note(held)
        held.step, held.step_at = ImportStep.READY, timezone.now()
        held.save()


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Look for no cycles of dead objects while a file's rows are held: they live to its end.

    Of a hundred thousand rows every look costs more than the one before, and finds nothing.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def save_import(pk: int, user_id: int) -> None:
    """Save the good rows of the file: all of them or, whatever happens, none."""
    purchase_import = PurchaseImport.objects.get(pk=pk)
    by = User.objects.get(pk=user_id)
    failure = UNEXPECTED
    try:
        with nothing_collected(), pghistory.context(user=by.pk, verb="import"):
            save_in_turn(Reading(purchase_import, note_progress(purchase_import)), by)
        failure = ""
    except ValidationError as error:
        failure = error.messages[0]
    except UploadGoneError:
        failure = GONE
    except IntegrityError:
        failure = (
            "Ada baris yang ditolak basis data, jadi tidak satu pun disimpan. "
            "Periksa ulang, lalu coba lagi."
        )
    finally:
        if failure:
            fail(pk, ImportStep.READY, failure)


@transaction.atomic
def save_in_turn(reading: Reading, by: User) -> None:
    take_time()
    held: PurchaseImport = file_imports.hold(reading.purchase_import, lock=IMPORT_LOCK)
    # Compared again now that nobody else can import: the preview may be old.
    evaluation = Evaluation(reading)
    new, changed = (evaluation.drafts_that_are(o) for o in (RowOutcome.NEW, RowOutcome.CHANGED))
    if not evaluation.counts.keys() & SAVED:
        raise file_imports.nothing_to_save()
    evaluation.note(held)
    evaluation.units.create()
    evaluation.sellers.create()
    # New sellers are known to be vendors only now.
    evaluation.sellers.place(new)
    AgencyAlias.objects.remember(evaluation.units.learned, by=by)
    held.step, held.step_at = ImportStep.DONE, timezone.now()
    held.note_saved(by=by)
    with promises_follow(reason=f"Menurut impor {held}"):
        write(reading, held, new, changed, by=by)
    replace_rows(held, evaluation.rows(is_saved=True))
    check_import_soon(held.pk)


def write(
    reading: Reading, held: PurchaseImport, new: list[Draft], changed: list[Draft], *, by: User
) -> None:
    """Write the purchases of a file, their payments and receipts."""
    insert_purchases(new, held, by)
    update_purchases(changed)
    if reading.kind.has_payments:
        save_payments([*new, *changed], held)
    if reading.kind.has_receipts:
        saved = [draft for draft in reading.drafts if draft.outcome in SAVED]
        attach_receipts(saved)
        note_packages(held, changed)


def note_packages(held: PurchaseImport, changed: list[Draft]) -> None:
    """Keep what receipts have changed of their packages, which no row of the file names."""
    held.changed_packages = [
        [draft.purchase_id, draft.before, values_as_json(draft.after or {})]
        for draft in changed
        if not draft.number
    ]
    held.save(update_fields=["changed_packages"])


def take_time() -> None:
    """Let this transaction take as long as a large file needs."""
    with connection.cursor() as cursor:
        # A page's statement gives up after seconds; a hundred thousand rows are one statement.
        cursor.execute("SET LOCAL statement_timeout = 0")
        # Comparing a large file is work between two queries, not a forgotten transaction.
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
        # Thousands of rows are not given up because somebody is just saving one of them.
        cursor.execute("SET LOCAL lock_timeout = '30s'")
        # Keys are checked with each statement, not all in one long list at the end.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # What a statement has changed is held for its triggers: better here than in a file.
        cursor.execute("SET LOCAL work_mem = '64MB'")
        cursor.execute("SET LOCAL jit = off")


def sentence(held: PurchaseImport) -> str:
    parts = [
        f"{count} {word}"
        for count, word in (
            (held.new_count, "baru"),
            (held.changed_count, "berubah"),
            (held.same_count, "sama"),
            (held.merged_count, "digabung"),
            (held.skipped_count, "dilewati"),
            (held.warned_count + held.refused_count, "tidak disimpan"),
        )
        if count
    ]
    return ", ".join(parts) or MISSING
