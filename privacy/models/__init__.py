from privacy.models.data_request import (
    ANSWER_TIME,
    DataRequest,
    RequestChannel,
    RequestKind,
    RequestStatus,
)
from privacy.models.retention import (
    KINDS,
    Pseudonymisation,
    RetentionKind,
    RetentionPeriod,
    RetentionRun,
    months_of,
)

__all__ = [
    "ANSWER_TIME",
    "KINDS",
    "DataRequest",
    "Pseudonymisation",
    "RequestChannel",
    "RequestKind",
    "RequestStatus",
    "RetentionKind",
    "RetentionPeriod",
    "RetentionRun",
    "months_of",
]
