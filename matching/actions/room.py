"""What more room would bring before anybody makes it: another table, another round, shorter ones."""

from datetime import timedelta
from itertools import groupby, pairwise

from core.calendars import moment
from events.models import Forum, Slot
from matching import scheduling
from matching.actions.scheduling import Plan, problem_of
from matching.models import Request

LESS = timedelta(minutes=5)
SHORTEST = timedelta(minutes=5)


def what_more_would_bring(forum: Forum) -> list[str]:
    """In words: what one more shared table, one more round, or rounds five minutes shorter add.

    Takes less than five seconds. Of rounds that don't exist yet nobody is known to be away.
    """
    rows = Request.objects.filter(forum=forum).select_related("agency", "vendor")
    wishes = list(rows.standing().order_by("pk"))
    slots = list(forum.slots.all())
    if not wishes or not slots:
        return []
    problem = problem_of(forum, Plan(), wishes, [])
    now = scheduling.solve(problem, seconds=1.0).figures
    more = rounds_gained(slots, LESS)
    asked = [
        ("Satu meja bersama lagi", {"tables": 1}),
        ("Satu sesi lagi", {"slots": 1}),
        (f"Tiap sesi 5 menit lebih pendek, jadi {more} sesi lagi", {"slots": more}),
    ]
    lines = [f"Sekarang {now.served} dari {now.requests} permintaan dilayani."]
    for words, room in asked:
        if any(room.values()):
            got = scheduling.what_if(problem, now, seconds=1.2, **room)
            lines.append(f"{words}: {got.more_served:+d} permintaan.")
    return lines


def rounds_gained(slots: list[Slot], less: timedelta) -> int:
    """How many more rounds fit into the same hours when each is shorter by `less`.

    `slots` are in order of time. Rounds follow each other at the shortest step of the plan; a
    longer step is a break, which stays. A round keeps five minutes at least: otherwise it is 0.
    """
    steps = [
        moment(after.day, after.start_time) - moment(slot.day, slot.start_time)
        for slot, after in pairwise(slots)
    ]
    shortest = min(steps, default=timedelta())
    if any(slot.length < less + SHORTEST for slot in slots):
        return 0
    runs = [len(list(run)) for step, run in groupby(steps) if step == shortest]
    return sum((shortest * run + less) // (shortest - less) - run for run in runs)
