"""Participants from lists: one mechanism with two doors, pasted rows and uploaded files."""

from events.actions.importing.columns import COLUMNS, layout_of
from events.actions.importing.files import (
    approve,
    commit,
    preview_import,
    revert,
)
from events.actions.importing.pasting import MAX_PASTED_ROWS, preview_rows, save_rows
from events.actions.importing.preview import Outcome, Preview
from events.actions.importing.saving import Saved

__all__ = [
    "COLUMNS",
    "MAX_PASTED_ROWS",
    "Outcome",
    "Preview",
    "Saved",
    "approve",
    "commit",
    "layout_of",
    "preview_import",
    "preview_rows",
    "revert",
    "save_rows",
]
