from matching.models.commitment import Commitment, CommitmentStatus
from matching.models.demand import (
    Demand,
    DemandCode,
    DemandQuerySet,
    DemandSource,
    ProcurementMethod,
    ProcurementType,
)
from matching.models.demand_import import DemandImport, ImportAction, ImportedDemand
from matching.models.meeting_report import MeetingReport, ReportSide
from matching.models.offer import Offer
from matching.models.plan_word import PlanWord, PlanWordRole
from matching.models.request import (
    Absence,
    Call,
    CallTopic,
    Priority,
    Request,
    RequestStatus,
    Side,
    Veto,
)
from matching.models.schedule import (
    Decision,
    Meeting,
    MeetingStatus,
    Outcome,
    Schedule,
    ScheduleStatus,
)

__all__ = [
    "Absence",
    "Call",
    "CallTopic",
    "Commitment",
    "CommitmentStatus",
    "Decision",
    "Demand",
    "DemandCode",
    "DemandImport",
    "DemandQuerySet",
    "DemandSource",
    "ImportAction",
    "ImportedDemand",
    "Meeting",
    "MeetingReport",
    "MeetingStatus",
    "Offer",
    "Outcome",
    "PlanWord",
    "PlanWordRole",
    "Priority",
    "ProcurementMethod",
    "ProcurementType",
    "ReportSide",
    "Request",
    "RequestStatus",
    "Schedule",
    "ScheduleStatus",
    "Side",
    "Veto",
]
