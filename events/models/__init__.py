from events.models.attendance import Attendance, CheckInMethod
from events.models.change_request import ChangeKind, ChangeRequest
from events.models.closing import Certificate, Minutes
from events.models.consent import ConsentText
from events.models.document import Document
from events.models.forum import ENDED, AgendaItem, Forum, ForumStatus
from events.models.hall import Slot, Table
from events.models.head_count import HeadCount
from events.models.invitation import Invitation, InvitationStatus, invitation_counts
from events.models.message import Message, MessageKind, MessageStatus
from events.models.participant import (
    Participant,
    ParticipantKind,
    ParticipantStatus,
)
from events.models.participant_import import (
    ImportAction,
    ImportedRow,
    ParticipantImport,
)
from events.models.participant_line import ParticipantLine
from events.models.question import Answer, Question, QuestionKind, QuestionSide
from events.models.scan import Scan, ScanOutcome

__all__ = [
    "ENDED",
    "AgendaItem",
    "Answer",
    "Attendance",
    "Certificate",
    "ChangeKind",
    "ChangeRequest",
    "CheckInMethod",
    "ConsentText",
    "Document",
    "Forum",
    "ForumStatus",
    "HeadCount",
    "ImportAction",
    "ImportedRow",
    "Invitation",
    "InvitationStatus",
    "Message",
    "MessageKind",
    "MessageStatus",
    "Minutes",
    "Participant",
    "ParticipantImport",
    "ParticipantKind",
    "ParticipantLine",
    "ParticipantStatus",
    "Question",
    "QuestionKind",
    "QuestionSide",
    "Scan",
    "ScanOutcome",
    "Slot",
    "Table",
    "invitation_counts",
]
