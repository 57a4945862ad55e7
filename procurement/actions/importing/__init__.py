from procurement.actions.importing.columns import BY_NAME, KINDS, LABELS, LAYOUT
from procurement.actions.importing.files import (
    decide,
    layout_of,
    receive,
    set_mapping,
)
from procurement.actions.importing.reverting import revert
from procurement.actions.importing.running import is_stalled, reread, save, start_reading
from procurement.actions.importing.working import read_import, save_import, sentence

__all__ = [
    "BY_NAME",
    "KINDS",
    "LABELS",
    "LAYOUT",
    "decide",
    "is_stalled",
    "layout_of",
    "read_import",
    "receive",
    "reread",
    "revert",
    "save",
    "save_import",
    "sentence",
    "set_mapping",
    "start_reading",
]
