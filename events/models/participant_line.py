from datetime import datetime
from typing import NamedTuple


class ParticipantLine(NamedTuple):
    """What a line of an attendance list says of a participant; much cheaper than the row."""

    pk: int
    code: str
    name: str
    position: str
    kind: str
    status: str
    nip: str
    phone: str
    email: str
    assignment_letter: str
    arrived_at: datetime | None
    present_name: str | None
    method: str | None
    recorded_by_name: str | None
    origin: str

    @property
    def is_registered(self) -> bool:
        return self.status == "registered"
