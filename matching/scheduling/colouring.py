"""Put chosen meetings into slots: edge colouring of a bipartite graph by exchanging two slots.

Persons are the nodes, meetings the edges, slots the colours. Where two people have no free slot in
common, one of them swaps two slots along an alternating path (Kőnig 1916; also called a Kempe
chain). Without absences this always succeeds. Where a slot has more meetings than tables, another
such exchange moves one meeting to a slot that has fewer (de Werra 1971). With absences a path may
end at a person who is not there; then the next one is tried, and what fits nowhere is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from matching.scheduling.board import Board
from matching.scheduling.puzzle import Pool, Puzzle


@dataclass(slots=True)
class Placed:
    """A request that has a slot, and who meets."""

    request: int
    agency: int
    vendor: int
    group: int
    slot: int


@dataclass(slots=True)
class Timetable:
    """Who is in which meeting when. ``at[person][slot]`` is the meeting."""

    board: Board
    free: list[int]
    at: list[dict[int, Placed]]
    room: list[list[int]]
    """Per group of tables and slot, what is left; below zero while a swap is due."""
    left_out: list[int] = field(default_factory=list)

    def put(self, placed: Placed, slot: int) -> None:
        placed.slot = slot
        for person in (placed.agency, placed.vendor):
            self.free[person] &= ~(1 << slot)
            self.at[person][slot] = placed
        self.room[placed.group][slot] -= 1

    def take(self, placed: Placed) -> None:
        for person in (placed.agency, placed.vendor):
            self.free[person] |= 1 << placed.slot
            del self.at[person][placed.slot]
        self.room[placed.group][placed.slot] += 1

    def meetings(self) -> list[Placed]:
        first_vendor = self.board.vendors.people[0][0] if self.board.vendors.people else 0
        return [placed for slots in self.at[first_vendor:] for _, placed in sorted(slots.items())]

    def chain(self, person: int, here: int, there: int) -> list[Placed] | None:
        """The meetings that change between two slots if the person's meeting goes ``there``.

        None if somebody at the end of the path is not there, or a request forbids the slot.
        """
        found: list[Placed] = []
        allowed = self.board.allowed
        while placed := self.at[person].get(here):
            found.append(placed)
            if not allowed[placed.request] >> there & 1:
                return None
            person = placed.vendor if placed.agency == person else placed.agency
            if there not in self.at[person]:
                return found if self.free[person] >> there & 1 else None
            here, there = there, here
        return found

    def swap(self, chain: list[Placed], one: int, other: int) -> None:
        old = [placed.slot for placed in chain]
        for placed in chain:
            self.take(placed)
        for placed, slot in zip(chain, old, strict=True):
            self.put(placed, other if slot == one else one)

    def puzzle(self) -> tuple[Puzzle, list[Placed]]:
        """The meetings as a placing problem of their own, in the order of the list."""
        board, placed = self.board, self.meetings()
        open_slots = [
            sum(1 << slot for slot, room in enumerate(group.room) if room > 0)
            for group in board.groups
        ]
        members_of: list[list[int]] = [[] for _ in board.groups]
        for place, one in enumerate(placed):
            members_of[one.group].append(place)
        pools = []
        for group, members in zip(board.groups, members_of, strict=True):
            people = len({placed[place].vendor for place in members})
            if any(0 < room < people for room in group.room):
                pools.append(Pool(members, group.room))
        return Puzzle(
            people=len(board.free),
            slots=board.slots,
            pairs=[(one.agency, one.vendor) for one in placed],
            allowed=[
                board.free[one.agency] & board.free[one.vendor]
                & board.allowed[one.request] & open_slots[one.group]
                for one in placed
            ],
            pools=pools,
            busy=board.busy,
            sessions=board.session_masks,
        ), placed  # fmt: skip

    def rearrange(self, placed: list[Placed], slots: list[int]) -> None:
        """Put every meeting into its new slot."""
        for one in placed:
            self.take(one)
        for one, slot in zip(placed, slots, strict=True):
            self.put(one, slot)


def bits(mask: int) -> Iterator[int]:
    """The places of the set bits, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def empty(board: Board) -> Timetable:
    """A timetable with nothing in it but what is locked."""
    return Timetable(
        board,
        list(board.free),
        [{} for _ in board.free],
        [list(group.room) for group in board.groups],
    )


def colour(board: Board, chosen: list[int]) -> Timetable:
    """A slot for each chosen request, as far as it goes; ``left_out`` names the others."""
    table = empty(board)
    # A named delegate comes first: the others of the agency can take what is left. Then the
    # heaviest, so that what fits nowhere is light.
    order = sorted(chosen, key=lambda one: (board.delegate[one] < 0, -board.points[one]))
    for request in order:
        if not insert(table, request):
            table.left_out.append(request)
    _balance(table)
    return table


def insert(table: Timetable, request: int) -> bool:
    """Find the request a slot, moving others along one alternating path if need be."""
    if put_if_free(table, request):
        return True
    candidates = list(_candidates(table, request))
    for placed, common in candidates:
        if common:
            room = table.room[placed.group]
            table.put(placed, max(bits(common), key=room.__getitem__))
            return True
    return any(_make_way(table, placed) for placed, _ in candidates)


def put_if_free(table: Timetable, request: int) -> bool:
    """Give the request the first slot in which both are free and a table is left."""
    for placed, common in _candidates(table, request):
        room = table.room[placed.group]
        slot = next((slot for slot in bits(common) if room[slot] > 0), None)
        if slot is not None:
            table.put(placed, slot)
            return True
    return False


def _candidates(table: Timetable, request: int) -> Iterator[tuple[Placed, int]]:
    """Every pair of people who could hold the meeting, those with most free slots first."""
    board = table.board
    vendor = board.vendor_of[request]
    delegate = board.delegate[request]
    agency_people = (
        [delegate] if delegate >= 0 else board.agencies.people[board.agency_of[request]]
    )
    vendor_people = board.vendors.people[vendor]
    group = board.group_of[vendor]
    free = table.free
    if len(agency_people) > 1:
        agency_people = sorted(agency_people, key=lambda one: -free[one].bit_count())
    if len(vendor_people) > 1:
        vendor_people = sorted(vendor_people, key=lambda one: -free[one].bit_count())
    for agency_person in agency_people:
        for vendor_person in vendor_people:
            common = free[agency_person] & free[vendor_person] & board.allowed[request]
            yield Placed(request, agency_person, vendor_person, group, -1), common


def _make_way(table: Timetable, placed: Placed) -> bool:
    """Free a common slot by a swap of two slots, at the one person or at the other."""
    allowed = table.board.allowed[placed.request]
    for mine, yours in ((placed.agency, placed.vendor), (placed.vendor, placed.agency)):
        for target in bits(table.free[mine] & allowed):
            for spare in bits(table.free[yours]):
                chain = table.chain(yours, target, spare)
                if chain:
                    table.swap(chain, target, spare)
                    table.put(placed, target)
                    return True
    return False


def _balance(table: Timetable) -> None:
    """Where a slot has more meetings than tables, swap one away; else leave the lightest out."""
    for group, room in enumerate(table.room):
        for slot in range(table.board.slots):
            while room[slot] < 0:
                if not _swap_away(table, group, slot):
                    _drop(table, group, slot)


def _swap_away(table: Timetable, group: int, slot: int) -> bool:
    room = table.room[group]
    here = [placed for placed in _meetings_at(table, slot) if placed.group == group]
    targets = sorted(
        (one for one in range(table.board.slots) if room[one] > 0), key=lambda one: -room[one]
    )
    for target in targets:
        for placed in here:
            # The path must start at the vendor: then it can only take one from this slot.
            if target in table.at[placed.vendor] or not table.free[placed.vendor] >> target & 1:
                continue
            chain = table.chain(placed.vendor, slot, target)
            if (
                chain
                and _net(chain, group, slot) > 0
                and _fits_elsewhere(table, chain, slot, target)
            ):
                table.swap(chain, slot, target)
                return True
    return False


def _net(chain: list[Placed], group: int, slot: int) -> int:
    """How many meetings of the group a swap takes out of the slot."""
    return sum(1 if one.slot == slot else -1 for one in chain if one.group == group)


def _fits_elsewhere(table: Timetable, chain: list[Placed], slot: int, target: int) -> bool:
    """Whether no other group gets more meetings than tables by the swap."""
    for group in {one.group for one in chain}:
        net = _net(chain, group, slot)
        if net > 0 and table.room[group][target] - net < 0:
            return False
        if net < 0 and table.room[group][slot] + net < 0:
            return False
    return True


def _meetings_at(table: Timetable, slot: int) -> list[Placed]:
    first_vendor = table.board.vendors.people[0][0]
    return [at[slot] for at in table.at[first_vendor:] if slot in at]


def _drop(table: Timetable, group: int, slot: int) -> None:
    here = [placed for placed in _meetings_at(table, slot) if placed.group == group]
    placed = min(here, key=lambda one: table.board.points[one.request])
    table.take(placed)
    table.left_out.append(placed.request)
