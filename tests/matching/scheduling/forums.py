"""Small forums for the schedule tests: by hand, at random, and solved by trying everything."""

from collections import Counter
from itertools import product

from hypothesis import strategies as st

from matching.scheduling import (
    Calendar,
    Meeting,
    Party,
    Problem,
    Request,
    Slot,
    Table,
    check_meetings,
)
from matching.scheduling.checking import count_shortfall


def forum(
    *,
    agencies=2,
    vendors=2,
    slots=2,
    requests=None,
    shared=None,
    sessions=None,
    agency_parties=None,
    vendor_parties=None,
    **changes,
) -> Problem:
    """Agencies and vendors 0, 1, …; each vendor at its own table, or all at shared ones."""
    tables = (
        tuple(Table(number, number) for number in range(vendors))
        if shared is None
        else tuple(Table(number) for number in range(shared))
    )
    if requests is None:
        requests = product(range(agencies), range(vendors))
    values = {
        "agencies": tuple(agency_parties or map(Party, range(agencies))),
        "vendors": tuple(vendor_parties or map(Party, range(vendors))),
        "slots": tuple(
            Slot(number, sessions[number] if sessions else 0) for number in range(slots)
        ),
        "tables": tables,
        "requests": tuple(one if isinstance(one, Request) else Request(*one) for one in requests),
    }
    return Problem(**values | changes)


@st.composite
def forums(draw, *, absences=False):
    """Forums small enough to try every schedule."""
    agencies, vendors = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    slots = draw(st.integers(1, 3))
    pairs = draw(
        st.lists(
            st.tuples(st.integers(0, agencies - 1), st.integers(0, vendors - 1)),
            unique=True, max_size=5,
        )
    )  # fmt: skip
    absent = st.frozensets(st.integers(0, slots - 1)) if absences else st.just(frozenset())
    calendars = st.integers(1, 2).flatmap(
        lambda count: st.tuples(
            *(st.builds(Calendar, st.just(key), absent) for key in range(count))
        )
    )
    maximum = st.none() | st.integers(0, 3)
    return Problem(
        agencies=tuple(
            Party(key, draw(calendars), draw(st.integers(0, 1)), draw(maximum))
            for key in range(agencies)
        ),
        vendors=tuple(
            Party(key, draw(calendars), draw(st.integers(0, 1)), draw(maximum))
            for key in range(vendors)
        ),
        slots=tuple(Slot(key) for key in range(slots)),
        tables=_draw_tables(draw, vendors, absent),
        requests=tuple(
            Request(*pair, draw(st.integers(1, 3)), draw(st.booleans())) for pair in pairs
        ),
        vetoes=frozenset(draw(st.sets(st.sampled_from(pairs), max_size=1)))
        if pairs
        else frozenset(),
    )


def _draw_tables(draw, vendors, absent):
    owners = draw(st.lists(st.none() | st.integers(0, vendors - 1), min_size=1, max_size=4))
    return tuple(Table(key, owner, draw(absent)) for key, owner in enumerate(owners))


def all_schedules(problem):
    """Every legal schedule of a small forum, slot by slot and delegate by delegate."""
    agencies = {party.key: party for party in problem.agencies}
    vendors = {party.key: party for party in problem.vendors}
    choices = []
    for request in problem.requests:
        meetings = [
            Meeting(request.agency, request.vendor, slot.key, table.key, one.key, other.key)
            for slot in problem.slots
            for table in problem.tables
            for one in agencies[request.agency].calendars
            for other in vendors[request.vendor].calendars
        ]
        choices.append([one for one in meetings if not check_meetings(problem, [one])])
    yield from _extend(problem, choices, [])


def _extend(problem, choices, meetings):
    if not choices:
        yield meetings
        return
    yield from _extend(problem, choices[1:], meetings)
    for meeting in choices[0]:
        extended = [*meetings, meeting]
        if not check_meetings(problem, extended):
            yield from _extend(problem, choices[1:], extended)


def value(problem, meetings):
    """What counts, most important first: minima, points, an even share."""
    points = {request.pair: problem.points(request) for request in problem.requests}
    counts = Counter(meeting.agency for meeting in meetings)
    return (
        -count_shortfall(problem, meetings),
        sum(points[meeting.pair] for meeting in meetings),
        -sum(count * count for count in counts.values()),
    )
