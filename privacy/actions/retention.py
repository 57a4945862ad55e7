"""Making records nameless when their period is over, or when the person asks for it.

Rows are never deleted, so every total stays as it was. The history is made nameless too, which
its triggers refuse to everyone else: that half needs the database role that owns the tables.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import batched

import pghistory
import pgtrigger
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import (
    Exists,
    F,
    Func,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Now
from django.utils import timezone

from accounts.history import event_model, tracked_models
from accounts.models import User
from events.models import Forum, Invitation, Participant
from privacy.actions.rules import RULES, Part, Rule
from privacy.actions.uploads import delete_unused
from privacy.models import (
    DataRequest,
    Pseudonymisation,
    RequestStatus,
    RetentionKind,
    RetentionRun,
    months_of,
)

logger = logging.getLogger(__name__)
BATCH = 1000
# Forms whose mail was never confirmed: most likely not sent by that person.
UNCONFIRMED_DAYS = 7
OF_PERSON = (RetentionKind.CONTACTS, RetentionKind.PARTICIPANTS)


def months_before(now: datetime, months: int) -> datetime:
    """The same day and time so many months ago; the 31st becomes the last of its month."""
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    for day in range(now.day, 27, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    return now.replace(year=year, month=month + 1, day=min(now.day, 28))


def due(rule: Rule, now: datetime, months: int) -> QuerySet:
    """The subjects whose period is over and that are not nameless yet."""
    done = Pseudonymisation.objects.filter(
        kind=rule.kind,
        record=rule.subject._meta.label,
        record_pk=OuterRef("pk"),
        at__gte=OuterRef("counts_from"),
    )
    return rule.due(months_before(now, months)).exclude(Exists(done)).order_by("pk")


def count_due(now: datetime | None = None) -> dict[str, int]:
    """How many records each kind would make nameless now; changes nothing."""
    now = now or timezone.now()
    periods = months_of()
    counts: Counter[str] = Counter(dict.fromkeys(periods, 0))
    for rule in RULES:
        counts[rule.kind] += due(rule, now, periods[rule.kind]).count()
    cutoff = months_before(now, periods[RetentionKind.ADDRESSES])
    counts[RetentionKind.ADDRESSES] = sum(rows.count() for rows in rows_with_address(cutoff))
    return {str(kind): count for kind, count in counts.items()}


def retain(now: datetime | None = None) -> RetentionRun:
    """Make everything nameless whose period is over; return the run with its counts.

    Works in batches of their own transactions: what a stopped run has done stays done, and the
    next one goes on. Needs the role that owns the history tables.
    """
    now = now or timezone.now()
    periods = months_of()
    run = RetentionRun.objects.create()
    counts: Counter[str] = Counter(dict.fromkeys(periods, 0))
    finish_history()
    for rule in RULES:
        pks = list(due(rule, now, periods[rule.kind]).values_list("pk", flat=True))
        for some in batched(pks, BATCH):
            make_nameless(rule, some, run=run)
        counts[rule.kind] += len(pks)
    counts[RetentionKind.ADDRESSES] = forget_addresses(
        months_before(now, periods[RetentionKind.ADDRESSES])
    )
    forget_unconfirmed(now)
    delete_unused(now)
    run.counts = {str(kind): count for kind, count in counts.items()}
    run.save(update_fields=["counts"])
    logger.info("retention_run %s", run.counts)
    return run


@transaction.atomic
def make_nameless(rule: Rule, pks: Iterable[int], *, run: RetentionRun) -> None:
    """Replace the personal data of these subjects, in their rows and in their history."""
    pks = list(pks)
    hold_forums(rule, pks)
    with pghistory.context(verb="pseudonymise"):
        replace_rows(rule, pks)
    replace_history(rule, pks)
    keep_note(rule, pks, run=run, history_at=Now())


@transaction.atomic
def make_person_nameless(participant: Participant, *, by: User) -> None:
    """Do so with one participant at once, because the person asked for it.

    The history follows with the next `manage.py retain`.
    """
    Forum.objects.hold(participant.forum_id)
    with pghistory.context(verb="pseudonymise"):
        for rule in RULES:
            if rule.subject is Participant and rule.kind in OF_PERSON:
                replace_rows(rule, [participant.pk])
                keep_note(rule, [participant.pk], by=by)


def hold_forums(rule: Rule, pks: list[int]) -> None:
    """Keep away whoever writes about these people meanwhile: every such act holds the forum first.

    A certificate that is just being issued, or a form that was opened before, would bring the name
    back.
    """
    if rule.subject in {Participant, Invitation}:
        rows = rule.subject._default_manager.filter(pk__in=pks)
        forums = rows.order_by().values_list("forum", flat=True).distinct()
        list(Forum.objects.filter(pk__in=list(forums)).order_by("pk").select_for_update())


def keep_note(rule: Rule, pks: list[int], **values) -> None:
    Pseudonymisation.objects.bulk_create(
        Pseudonymisation(
            kind=rule.kind, record=rule.subject._meta.label, record_pk=pk, at=Now(), **values
        )
        for pk in pks
    )


def replace_rows(rule: Rule, pks: list[int]) -> None:
    for part in rule.parts:
        rows = rows_of(part, pks)
        for name in part.files:
            forget_files(rows, name)
        if part.deletes:
            rows.delete()
        else:
            rows.update(**part.values)


def forget_files(rows: QuerySet, name: str) -> None:
    """Delete the uploaded files once the transaction is committed."""
    model = rows.model
    storage = model._meta.get_field(name).storage
    for path in rows.exclude(**{name: ""}).values_list(name, flat=True):
        transaction.on_commit(partial(storage.delete, path), robust=True)


def rows_of(part: Part, pks: list[int]) -> QuerySet:
    return part.model._default_manager.filter(**{f"{part.link}__in": pks})


def replace_history(rule: Rule, pks: list[int]) -> None:
    """Also of rows that are deleted by now; what the person said as a reason goes with it."""
    for part in rule.parts:
        if not hasattr(part.model, "pgh_event_models"):
            continue
        events = event_model(part.model)
        link = "pgh_obj_id" if part.link == "pk" else part.link
        kept = {field.name for field in events._meta.fields}
        values = {k: v for k, v in (part.values | part.in_history).items() if k in kept}
        with unlocked(events):
            events.objects.filter(**{f"{link}__in": pks}).update(
                **values, pgh_context=without_keys("ip", "reason")
            )


def finish_history() -> None:
    """The history of those who were made nameless on their own request."""
    waiting = Pseudonymisation.objects.filter(history_at=None)
    for rule in RULES:
        own = waiting.filter(kind=rule.kind, record=rule.subject._meta.label)
        with transaction.atomic():
            pks = list(own.values_list("record_pk", flat=True))
            if pks:
                replace_history(rule, pks)
                own.update(history_at=Now())


def unlocked(events: type[Model]):
    """Let this transaction change the rows of one history table, and nothing else."""
    return pgtrigger.ignore(f"{events._meta.label}:append_only")


def without_keys(*keys: str) -> Func | F:
    """The context of an event without these keys."""
    found: Func | F = F("pgh_context")
    for key in keys:
        found = Func(
            found,
            Cast(Value(key), TextField()),
            template="(%(expressions)s)",
            arg_joiner=" - ",
            output_field=JSONField(),
        )
    return found


def rows_with_address(cutoff: datetime) -> Iterator[QuerySet]:
    """Events and sessions older than that which still tell an IP address."""
    for model in tracked_models():
        yield event_model(model).objects.filter(
            pgh_created_at__lt=cutoff, pgh_context__has_key="ip"
        )
    yield UserSession.objects.filter(last_seen_at__lt=cutoff)


def forget_addresses(cutoff: datetime) -> int:
    """Take the IP addresses out of the history and drop old sessions; return how many."""
    count = 0
    for rows in rows_with_address(cutoff):
        if rows.model is UserSession:
            count += rows.delete()[0]
            continue
        with transaction.atomic(), unlocked(rows.model):
            count += rows.update(pgh_context=without_keys("ip"))
    return count


@transaction.atomic
def forget_unconfirmed(now: datetime) -> None:
    """Drop forms that nobody confirmed, with the history of them."""
    cutoff = now - timedelta(days=UNCONFIRMED_DAYS)
    old = DataRequest.objects.filter(status=RequestStatus.UNCONFIRMED, received_at__lt=cutoff)
    pks = list(old.values_list("pk", flat=True))
    old.delete()
    events = event_model(DataRequest)
    with unlocked(events):
        events.objects.filter(pgh_obj_id__in=pks).delete()
