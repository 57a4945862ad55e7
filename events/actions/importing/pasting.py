"""Participants from rows that were copied out of a spreadsheet: look first, then save."""

from django.db import transaction

from accounts.models import User
from core.spreadsheets import read_table, split_pasted
from events.actions.importing.columns import layout_of, remembered_columns
from events.actions.importing.preview import Preview
from events.actions.importing.rows import RowReader
from events.actions.importing.saving import Saved, save_preview, take_turn
from events.models import Forum

MAX_PASTED_ROWS = 500
HEADER_ROWS = 1


def preview_rows(forum: Forum, kind: str, rows: str) -> Preview:
    """Read pasted text and say for each row what saving would do. Writes nothing.

    `kind` is a ParticipantKind, or "" to tell it from the row. Raises ValidationError with the
    codes of core.spreadsheets.split_pasted and read_table.
    """
    pasted = split_pasted(rows, max_rows=MAX_PASTED_ROWS + HEADER_ROWS)
    layout = layout_of(forum)
    table = read_table(pasted, remembered_columns(layout))
    reader = RowReader(forum, kind, layout)
    return reader.read_all(table.rows, table.unknown)


@transaction.atomic
def save_rows(forum: Forum, *, by: User, kind: str, rows: str) -> Saved:
    """Save the good rows in one transaction; the same rows a second time change nothing.

    Raises ValidationError "busy", "forum_finished", and those of preview_rows.
    """
    # Held first, so that of two people who save the same rows the second finds them there.
    held = take_turn(forum)
    return save_preview(held, preview_rows(held, kind, rows), by=by)
