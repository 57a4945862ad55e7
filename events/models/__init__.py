from events.models.attendance import Attendance, CheckInMethod
from events.models.forum import AgendaItem, Document, Forum, ForumStatus, Invitation, Slot, Table
from events.models.participant import Participant, ParticipantKind, ParticipantStatus
from events.models.scan import Scan, ScanOutcome

__all__ = [
    "AgendaItem",
    "Attendance",
    "CheckInMethod",
    "Document",
    "Forum",
    "ForumStatus",
    "Invitation",
    "Participant",
    "ParticipantKind",
    "ParticipantStatus",
    "Scan",
    "ScanOutcome",
    "Slot",
    "Table",
]
