"""What a schedule is made from, and what comes out: plain values, no database.

Keys are the caller's own numbers (primary keys, say). Times are slots, in the order given.
"""

from dataclasses import dataclass
from enum import StrEnum

type Pair = tuple[int, int]
"""Agency, vendor."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A round of meetings. Waiting counts as a gap only inside one session.

    Give one session for a whole day to count waiting over lunch too, or one per day or per half
    day where people go away between them.
    """

    key: int
    session: int = 0


@dataclass(frozen=True, slots=True)
class Calendar:
    """One or more people who can be in one meeting at a time, and the slots they are not there."""

    key: int
    absent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Party:
    """An agency or a vendor. Delegates who meet in parallel have a calendar each.

    ``maximum`` is never passed. ``minimum`` is a wish that stands above all requests: as many
    missing meetings as possible are found before weights count.
    """

    key: int
    calendars: tuple[Calendar, ...] = (Calendar(0),)
    minimum: int = 0
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one vendor, or shared by all vendors that have none."""

    key: int
    vendor: int | None = None
    closed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """One wish for a meeting of an agency with a vendor.

    ``calendar`` names the delegate who must come; ``slots`` the only slots that will do.
    """

    agency: int
    vendor: int
    weight: int = 1
    met_before: bool = False
    calendar: int | None = None
    slots: frozenset[int] | None = None

    @property
    def pair(self) -> Pair:
        return self.agency, self.vendor


@dataclass(frozen=True, slots=True)
class Meeting:
    agency: int
    vendor: int
    slot: int
    table: int
    agency_calendar: int = 0
    vendor_calendar: int = 0

    @property
    def pair(self) -> Pair:
        return self.agency, self.vendor


@dataclass(frozen=True)
class Problem:
    """Everything the schedule must obey. ``locked`` meetings stay unless a veto hits them."""

    agencies: tuple[Party, ...]
    vendors: tuple[Party, ...]
    slots: tuple[Slot, ...]
    tables: tuple[Table, ...]
    requests: tuple[Request, ...]
    locked: tuple[Meeting, ...] = ()
    vetoes: frozenset[Pair] = frozenset()
    repeat_percent: int = 50
    """What a pair that met last time still counts, in percent of its weight."""

    def points(self, request: Request) -> int:
        """The weight as it counts: hundredths, less for a pair that met last time."""
        return request.weight * (self.repeat_percent if request.met_before else 100)

    @property
    def kept(self) -> tuple[Meeting, ...]:
        """The locked meetings that no veto removes."""
        return tuple(meeting for meeting in self.locked if meeting.pair not in self.vetoes)


class Reason(StrEnum):
    """Why a request got no meeting."""

    VETOED = "vetoed"
    ABSENT = "absent"  # no slot has both there, with a table that could be theirs
    AGENCY_MAXIMUM = "agency_maximum"
    VENDOR_MAXIMUM = "vendor_maximum"
    OUTWEIGHED = "outweighed"  # a side is full, with requests that all count more
    VENDOR_FULL = "vendor_full"
    AGENCY_FULL = "agency_full"
    BOTH_BUSY = "both_busy"  # both have free slots, but none in common
    TABLES_FULL = "tables_full"
    NOT_FOUND = "not_found"  # it would fit, but the time ran out


@dataclass(frozen=True, slots=True)
class Unserved:
    """``cutoff``: the fewest points that got a meeting at the side that is full."""

    request: Request
    reason: Reason
    cutoff: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the schedule is worth, and how far it could be from the best one."""

    requests: int
    served: int
    points: int
    points_bound: int
    """No schedule reaches more points (with as few meetings short of the minimum)."""
    shortfall: int
    """Meetings missing to the minimum of the parties."""
    gaps: int
    gaps_bound: int
    """No placing of these meetings, by these delegates, has fewer gaps."""
    spread: int
    """Meetings of the busiest agency minus those of the least busy, of all with requests."""
    left_out: int
    """Agencies with requests and no meeting, while another one has three or more."""
    table_changes: int
    seconds: float


@dataclass(frozen=True)
class Solution:
    meetings: tuple[Meeting, ...]
    unserved: tuple[Unserved, ...]
    figures: Figures
