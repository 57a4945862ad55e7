from events.models.attendance import Attendance, CheckInMethod
from events.models.forum import AgendaItem, Document, Forum, ForumStatus, Invitation, Slot, Table
from events.models.participant import Participant, ParticipantKind, ParticipantStatus
from events.models.participant_import import (
    ImportAction,
    ImportedRow,
    ParticipantImport,
)
from events.models.scan import Scan, ScanOutcome

__all__ = [
    "AgendaItem",
    "Attendance",
    "CheckInMethod",
    "Document",
    "Forum",
    "ForumStatus",
    "ImportAction",
    "ImportedRow",
    "Invitation",
    "Participant",
    "ParticipantImport",
    "ParticipantKind",
    "ParticipantStatus",
    "Scan",
    "ScanOutcome",
    "Slot",
    "Table",
]
