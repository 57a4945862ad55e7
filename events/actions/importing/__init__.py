"""Participants from lists: one mechanism with two doors, pasted rows and uploaded files."""

from events.actions.importing.columns import COLUMNS, LABELS, UNUSED
from events.actions.importing.files import (
    FileHeader,
    approve,
    commit,
    file_headers,
    preview_import,
    receive,
    revert,
    set_mapping,
)
from events.actions.importing.pasting import MAX_PASTED_ROWS, preview_rows, save_rows
from events.actions.importing.rows import Outcome, Preview
from events.actions.importing.saving import Saved

__all__ = [
    "COLUMNS",
    "LABELS",
    "MAX_PASTED_ROWS",
    "UNUSED",
    "FileHeader",
    "Outcome",
    "Preview",
    "Saved",
    "approve",
    "commit",
    "file_headers",
    "preview_import",
    "preview_rows",
    "receive",
    "revert",
    "save_rows",
    "set_mapping",
]
