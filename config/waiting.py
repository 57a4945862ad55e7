"""Which rows wait for somebody: one question for each line of the work list."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Agency, Office, Role, User
from events.models import ENDED, ChangeRequest, ForumStatus, Participant
from matching.models import Commitment, Demand, Meeting, MeetingReport, ReportSide, Request
from privacy.models import DataRequest
from procurement.models import Budget, CommitmentPurchase, Finding, PurchaseImport, Target
from vendors.models import Licence, Vendor, VendorStatus

MOST = 1_000
"""More findings than this are "more than"."""
SIDES = {Role.BUYER: ReportSide.AGENCY, Role.VENDOR: ReportSide.VENDOR}


def vendors_to_check(user: User, today: date) -> QuerySet:
    return Vendor.objects.waiting_for_check()


def vendors_to_mend(user: User, today: date) -> QuerySet:
    return Vendor.objects.visible_to(user).filter(status=VendorStatus.RETURNED)


def vendors_to_hand_in(user: User, today: date) -> QuerySet:
    return Vendor.objects.visible_to(user).filter(status=VendorStatus.DRAFT)


def licences_to_mend(user: User, today: date) -> QuerySet:
    return Licence.objects.visible_to(user).unverified().exclude(return_reason="")


def licences_to_renew(user: User, today: date) -> QuerySet:
    return Licence.objects.visible_to(user).ending(today)


def changes_to_answer(user: User, today: date) -> QuerySet:
    pending = ChangeRequest.objects.pending()
    return pending.exclude(participant__forum__status=ForumStatus.CALLED_OFF)


def seats_to_tell(user: User, today: date) -> QuerySet:
    """People who got a seat from the waiting list and do not know it yet."""
    return Participant.objects.untold().exclude(forum__status__in=ENDED)


def findings_open(user: User, today: date) -> QuerySet:
    """Those that nobody has settled: no more than one above MOST, for there can be very many."""
    found = Finding.objects.visible_to(user).unsettled().order_by()
    return Finding.objects.filter(pk__in=found.values("pk")[: MOST + 1])


def requests_to_answer(user: User, today: date) -> QuerySet:
    return Request.objects.to_answer(user)


def meetings_to_report(user: User, today: date) -> QuerySet:
    """Meetings that are over and of which the person's own side has said nothing."""
    told = MeetingReport.objects.filter(meeting=OuterRef("pk"), side=SIDES[Role(user.role)])
    rows = Meeting.objects.visible_to(user).published().planned()
    return rows.over().filter(~Exists(told))


def meetings_without_outcome(user: User, today: date) -> QuerySet:
    """Meetings that are over and of which nobody has said what came of them."""
    told = MeetingReport.objects.filter(meeting=OuterRef("pk"))
    rows = Meeting.objects.published().planned().filter(decision="")
    return rows.over().filter(~Exists(told))


def meetings_to_decide(user: User, today: date) -> QuerySet:
    """Of which the sides say different things, and the office nothing yet."""
    told = MeetingReport.objects.disagreeing().values("meeting")
    return Meeting.objects.published().planned().filter(decision="", pk__in=told)


def commitments_overdue(user: User, today: date) -> QuerySet:
    return Commitment.objects.visible_to(user).overdue(today)


def commitments_without_purchase(user: User, today: date) -> QuerySet:
    """A contract or its completion is told, but no purchase stands behind it."""
    linked = CommitmentPurchase.objects.filter(commitment=OuterRef("pk"))
    rows = Commitment.objects.visible_to(user).filter(status__in=["contracted", "completed"])
    return rows.filter(~Exists(linked))


def demand_without_category(user: User, today: date) -> QuerySet:
    return Demand.objects.visible_to(user).counted().filter(category=None)


def agencies_without_demand(user: User, today: date) -> QuerySet:
    """The buyer's own unit, when nothing is planned for this year there or below."""
    own = Agency.objects.filter(users=user)
    planned = Demand.objects.visible_to(user).counted().in_year(today.year)
    return own.filter(~Exists(planned))


def imports_to_finish(user: User, today: date) -> QuerySet:
    return PurchaseImport.objects.filter(created_by=user, committed_at=None)


def findings_of_mine(user: User, today: date) -> QuerySet:
    """Those that the person has taken on."""
    return Finding.objects.visible_to(user).unsettled().filter(owner=user)


def office_without_address(user: User, today: date) -> QuerySet:
    """The letterhead and who signs are empty in a new installation."""
    return Office.objects.filter(Q(address="") | Q(signer_name=""))


def admin_alone(user: User, today: date) -> QuerySet:
    """The first admin, as long as nobody else can sign in."""
    others = User.objects.filter(is_active=True).exclude(pk=OuterRef("pk"))
    return User.objects.filter(~Exists(others), pk=user.pk)


def accounts_without_business(user: User, today: date) -> QuerySet:
    return User.objects.filter(represents=None, pk=user.pk)


def office_without_vendors(user: User, today: date) -> QuerySet:
    return Office.objects.filter(~Exists(Vendor.objects.all()))


def agencies_to_confirm(user: User, today: date) -> QuerySet:
    return Agency.objects.unconfirmed()


def targets_to_carry_over(user: User, today: date) -> QuerySet:
    return Target.objects.to_carry_over(today.year)


def budgets_to_renew(user: User, today: date) -> QuerySet:
    """The budgets of the last year that has any, as long as this year has none."""
    return Budget.objects.of_last_plan(today.year)


def data_requests_to_answer(user: User, today: date) -> QuerySet:
    return DataRequest.objects.open()
