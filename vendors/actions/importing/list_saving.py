"""Saving a list, whether its rows become vendors or products."""

from collections.abc import Callable
from typing import Any

import pghistory

from accounts.file_imports import all_or_none, hold, nothing_to_save
from accounts.models import FileImport, User
from vendors.actions.importing.list_rows import ListPreview, ListRow, Outcome
from vendors.models import ImportAction

BATCH = 500
# A row that changes nothing is kept too: its record stays while this list stands, even if the list
# that brought it is taken back.
DONE = {
    Outcome.NEW: ImportAction.CREATED,
    Outcome.CHANGED: ImportAction.CHANGED,
    Outcome.SAME: ImportAction.SAME,
}


def save_list[R: ListRow](
    file_import: FileImport,
    *,
    lock: int,
    preview: Callable[[Any], ListPreview[R]],
    save_rows: Callable[[list[R], list[R]], None],
    subject: str,
    by: User,
) -> Any:
    """Save the good rows: all of them or, whatever happens, none; return the import, held.

    ``save_rows`` writes the new and the changed ones; ``subject`` names what a row becomes, in the
    row and in what is kept of it. Raises ValidationError "busy", "already_committed",
    "already_imported", "not_mapped", "nothing_to_save", "not_saved".
    """
    with all_or_none():
        held = hold(file_import, lock=lock)
        found = preview(held)
        if not found.savable:
            raise nothing_to_save()
        with pghistory.context(verb="import"):
            save_rows(found.having(Outcome.NEW), found.having(Outcome.CHANGED))
        held.rows.bulk_create(
            (kept_of(held, row, subject) for row in found.rows),
            batch_size=BATCH,
        )
        held.new_count, held.changed_count = found.counts["new"], found.counts["changed"]
        held.same_count, held.refused_count = found.counts["same"], found.counts["refused"]
        held.note_saved(by=by)
    return held


def kept_of(held: Any, row: ListRow, subject: str) -> Any:
    """What saving did with a row."""
    kept = held.rows.model(**{held.rows.field.name: held}, number=row.number)
    if row.outcome in DONE:
        kept.action = DONE[row.outcome]
        setattr(kept, subject, getattr(row, subject))
        kept.before, kept.after = row.before, row.after
    else:
        kept.action = ImportAction.REFUSED
        kept.cells, kept.reason = row.values, " ".join(row.errors)
    return kept
