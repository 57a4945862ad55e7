import csv
import io
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.models import Forum, ForumStatus
from matching.actions.calls import call_lines
from matching.actions.requests import ask
from matching.models import Absence, Call, Request, RequestStatus, Side, Veto
from tests.factories import (
    AcceptedRequestFactory,
    AgencyFactory,
    DemandFactory,
    ForumFactory,
    ParticipantFactory,
    ProductFactory,
    RepresentativeFactory,
    RequestFactory,
    SlotFactory,
    UserFactory,
    VendorParticipantFactory,
    VerifiedVendorFactory,
    VetoFactory,
)
from vendors.models import vendor_queryset

pytestmark = pytest.mark.django_db


def path(name, forum, *args):
    return reverse(f"matching:{name}", args=[forum.slug, *args])


def wish(forum, agency, vendor):
    return Request(forum=forum, agency=agency, vendor=vendor, answer_by=timezone.localdate())


@pytest.fixture
def pair():
    buyer = UserFactory(role=Role.BUYER)
    seller = RepresentativeFactory(vendor=VerifiedVendorFactory())
    return ForumFactory(), buyer, seller


# Asking and answering


def test_asking_from_a_vendor_leads_to_the_form_of_the_next_forum(client, pair):
    forum, buyer, seller = pair
    ForumFactory(status=ForumStatus.FINISHED)
    client.force_login(buyer)

    response = client.get(
        reverse("matching:request_start"), {"vendor": seller.vendor_id, "next": "//x.example"}
    )

    assert response.url == f"{path('request_create', forum)}?vendor={seller.vendor_id}"


@pytest.mark.parametrize("asked_by", ["agency", "vendor"])
@pytest.mark.parametrize("is_answered", [True, False])
def test_asking_again_leads_to_the_request_that_stands(client, pair, asked_by, is_answered):
    forum, buyer, seller = pair
    standing = ask(
        wish(forum, buyer.agency, seller.vendor),
        by=buyer if asked_by == "agency" else seller.user,
    )
    if is_answered:
        standing.answer(by=UserFactory(), accepts=True)
    client.force_login(buyer)
    address = f"{path('request_create', forum)}?vendor={seller.vendor_id}"

    response = client.get(address)

    if asked_by == "agency":
        assert response.url == path("request_edit", forum, standing.pk)
    elif is_answered:
        assert response.url == path("request_list", forum)
    else:
        assert response.status_code == 200
    assert client.get(f"{path('request_create', forum)}?vendor=0").status_code == 200


def test_the_need_that_a_request_is_about_is_offered_whatever_its_year(client, pair):
    forum, buyer, _ = pair
    year = forum.first_day.year
    old, other, now, following = (
        DemandFactory(agency=buyer.agency, year=each)
        for each in (year - 1, year - 1, year, year + 1)
    )
    DemandFactory(year=year)
    client.force_login(buyer)

    response = client.get(f"{path('request_create', forum)}?demand={old.pk}")

    offered = response.context["form"].fields["demand"].queryset
    assert set(offered) == {old, now, following}
    assert response.context["form"]["demand"].value() == old.pk
    assert other not in offered


def test_asking_without_a_forum_says_so(client):
    ForumFactory(status=ForumStatus.FINISHED)
    client.force_login(UserFactory(role=Role.BUYER))

    response = client.get(reverse("matching:request_start"), {"vendor": 1}, follow=True)

    assert response.redirect_chain[0][0] == reverse("events:forum_list")
    assert "Belum ada forum yang menerima permintaan temu." in response.content.decode()


def test_products_of_a_vendor_that_was_written_by_name_are_offered(client, pair, monkeypatch):
    monkeypatch.setattr(vendor_queryset, "FEW_VENDORS", 0)
    forum, buyer, seller = pair
    product = ProductFactory(vendor=seller.vendor)
    ProductFactory()
    client.force_login(buyer)
    data = {"agency": buyer.agency_id, "vendor": seller.vendor.name.upper(), "priority": "?"}

    form = client.post(path("request_create", forum), data).context["form"]

    assert list(form.fields["product"].queryset) == [product]


def test_buyer_asks_and_vendor_accepts(client, pair):
    forum, buyer, seller = pair
    product = ProductFactory(vendor=seller.vendor)
    client.force_login(buyer)
    data = {
        "agency": buyer.agency_id,
        "vendor": seller.vendor_id,
        "product": product.pk,
        "priority": 1,
        "note": "Snack rapat",
        "answer_by": timezone.localdate(),
    }

    client.post(path("request_create", forum), data)

    row = Request.objects.get()
    assert (row.asked_by, row.state, row.product) == (Side.AGENCY, "waiting", product)
    client.force_login(seller.user)
    listed = f"{path('request_list', forum)}?state=waiting"
    answered = client.post(
        path("request_answer", forum, row.pk, "accept"), {"note": "Siap", "next": listed}
    )
    assert answered.url == listed
    row.refresh_from_db()
    assert (row.status, row.answered_by, row.answer_note) == ("accepted", seller.user, "Siap")


def test_buyer_cannot_answer_its_own_request(client, pair):
    forum, buyer, seller = pair
    row = RequestFactory(forum=forum, agency=buyer.agency, vendor=seller.vendor)
    client.force_login(buyer)

    assert client.post(path("request_answer", forum, row.pk, "accept")).status_code == 404

    row.refresh_from_db()
    assert row.status == RequestStatus.WAITING


def test_sides_see_their_own_requests_alone(client, pair):
    forum, buyer, seller = pair
    own = RequestFactory(forum=forum, agency=buyer.agency, vendor=seller.vendor)
    foreign = RequestFactory(forum=forum)
    for user in (buyer, seller.user):
        client.force_login(user)
        assert list(client.get(path("request_list", forum)).context["page"]) == [own]
        for name in ("request_answer", "request_withdraw"):
            args = [foreign.pk, "accept"] if name == "request_answer" else [foreign.pk]
            assert client.post(path(name, forum, *args)).status_code == 404
        assert client.get(path("request_edit", forum, foreign.pk)).status_code == 404


def test_buyer_cannot_ask_for_another_agency(client, pair):
    forum, buyer, seller = pair
    client.force_login(buyer)
    data = {
        "agency": AgencyFactory().pk,
        "vendor": seller.vendor_id,
        "priority": 2,
        "answer_by": timezone.localdate(),
    }

    response = client.post(path("request_create", forum), data)

    assert response.context["form"].has_error("agency", "invalid_choice")
    assert not Request.objects.exists()


@pytest.mark.parametrize("name", ["demand", "product"])
def test_demand_and_product_belong_to_the_sides(client, name):
    forum, agency, vendor = ForumFactory(), AgencyFactory(), VerifiedVendorFactory()
    other = {"demand": DemandFactory(), "product": ProductFactory()}[name]
    client.force_login(UserFactory())
    data = {
        "agency": agency.pk,
        "vendor": vendor.pk,
        name: other.pk,
        "priority": 2,
        "answer_by": timezone.localdate(),
    }

    response = client.post(path("request_create", forum), data)

    assert response.context["form"].has_error(name)
    assert not Request.objects.exists()


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, True)])
def test_answer_day_is_not_over(client, days, fits):
    forum = ForumFactory()
    client.force_login(UserFactory())
    data = {
        "agency": AgencyFactory().pk,
        "vendor": VerifiedVendorFactory().pk,
        "priority": 2,
        "answer_by": timezone.localdate() + timedelta(days=days),
    }

    client.post(path("request_create", forum), data)

    assert Request.objects.exists() is fits


def test_office_asks_for_both_and_it_is_agreed():
    staff = UserFactory()

    row = ask(wish(ForumFactory(), AgencyFactory(), VerifiedVendorFactory()), by=staff)

    assert (row.asked_by, row.status, row.answered_by) == ("office", "accepted", staff)


def test_two_who_ask_each_other_agree(pair):
    forum, buyer, seller = pair
    first = ask(wish(forum, buyer.agency, seller.vendor), by=buyer)

    second = ask(wish(forum, buyer.agency, seller.vendor), by=seller.user)

    assert second == first
    assert second.status == RequestStatus.ACCEPTED


def test_the_same_side_cannot_ask_twice(pair):
    forum, buyer, seller = pair
    ask(wish(forum, buyer.agency, seller.vendor), by=buyer)

    with pytest.raises(ValidationError) as refusal:
        ask(wish(forum, buyer.agency, seller.vendor), by=buyer)

    assert refusal.value.code == "already_asked"


def test_vetoed_pair_cannot_ask(pair):
    forum, buyer, seller = pair
    VetoFactory(forum=forum, agency=buyer.agency, vendor=seller.vendor)

    with pytest.raises(ValidationError) as refusal:
        ask(wish(forum, buyer.agency, seller.vendor), by=buyer)

    assert refusal.value.code == "vetoed"


@pytest.mark.parametrize(("days", "state"), [(0, "waiting"), (-1, "expired")])
def test_unanswered_request_expires_by_itself(days, state):
    row = RequestFactory(answer_by=timezone.localdate() + timedelta(days=days))

    assert row.state == state
    assert row in Request.objects.in_state(state)
    assert Request.objects.standing().exists() is (state == "waiting")


def test_expired_request_may_be_made_again(pair):
    forum, buyer, seller = pair
    old = RequestFactory(
        forum=forum,
        agency=buyer.agency,
        vendor=seller.vendor,
        answer_by=timezone.localdate() - timedelta(days=1),
    )
    with pytest.raises(ValidationError):
        old.answer(by=seller.user, accepts=True)

    new = ask(wish(forum, buyer.agency, seller.vendor), by=buyer)

    old.refresh_from_db()
    assert (old.status, new.status) == ("expired", "waiting")


def test_request_is_changed_and_withdrawn_by_who_asked(client, pair):
    forum, buyer, seller = pair
    row = RequestFactory(forum=forum, agency=buyer.agency, vendor=seller.vendor)
    client.force_login(seller.user)
    assert client.get(path("request_edit", forum, row.pk)).status_code == 404
    client.force_login(buyer)
    data = {"priority": 1, "note": "Baru", "answer_by": row.answer_by}

    client.post(path("request_edit", forum, row.pk), data)
    row.refresh_from_db()
    assert (row.priority, row.note) == (1, "Baru")

    client.post(path("request_withdraw", forum, row.pk))
    row.refresh_from_db()
    assert row.status == RequestStatus.WITHDRAWN
    response = client.post(path("request_edit", forum, row.pk), data | {"note": "Lagi"})
    assert response.context["form"].has_error("__all__", "not_open")


def test_observer_reads_and_cannot_answer(client):
    row = RequestFactory()
    client.force_login(UserFactory(role=Role.OBSERVER))

    response = client.get(path("request_list", row.forum))

    assert [one.can_answer or one.can_change for one in response.context["page"]] == [False]


def test_the_files_of_requests_hold_what_the_list_shows(client, pair):
    forum, buyer, seller = pair
    row = RequestFactory(
        forum=forum, agency=buyer.agency, vendor=seller.vendor, note="Kertas", status="accepted",
        answered_at=timezone.now(), answered_by=seller.user, answer_note="Siap", priority=1,
    )  # fmt: skip
    RequestFactory(forum=forum, agency=buyer.agency)
    RequestFactory(forum=forum, status="accepted", answered_at=timezone.now(), answered_by=buyer)
    client.force_login(buyer)

    response = client.get(path("request_csv", forum), {"state": "accepted"})
    (line,) = csv.DictReader(
        io.StringIO(b"".join(response.streaming_content).decode("utf-8-sig")), delimiter=";"
    )
    sheet = client.get(path("request_xlsx", forum), {"state": "accepted"})
    rows = list(openpyxl.load_workbook(io.BytesIO(b"".join(sheet))).active.values)

    told = [line[name] for name in ("OPD", "Vendor", "Prioritas", "Catatan", "Status")]
    assert told == [row.agency.name, row.vendor.name, "Utama", "Kertas", "Diterima"]
    assert line["Catatan jawaban"] == "Siap"
    assert [cells[1] for cells in rows[-2:]] == ["Vendor", row.vendor.name]


@pytest.mark.parametrize(
    ("sort", "order"), [("vendor", [0, 1]), ("-vendor", [1, 0]), ("priority", [1, 0])]
)
def test_requests_are_sorted_by_a_heading(client, sort, order):
    forum = ForumFactory()
    rows = [
        RequestFactory(forum=forum, vendor__name=name, priority=priority)
        for name, priority in (("Anggrek", 3), ("Zamrud", 1))
    ]
    client.force_login(UserFactory())

    page = client.get(path("request_list", forum), {"sort": sort}).context["page"]

    assert list(page) == [rows[place] for place in order]


@pytest.mark.parametrize("item_count", [1, 3])
def test_request_list_query_count(client, item_count, django_assert_num_queries):
    forum = ForumFactory()
    for row in RequestFactory.create_batch(item_count, forum=forum):
        row.demand = DemandFactory(agency=row.agency)
        row.save()
    client.force_login(UserFactory())

    with django_assert_num_queries(8):
        response = client.get(path("request_list", forum))

    assert len(response.context["page"]) == item_count


@pytest.mark.django_db(transaction=True)
def test_eight_who_ask_at_once_make_one_request():
    forum, agency, vendor = ForumFactory(), AgencyFactory(), VerifiedVendorFactory()
    buyers = [UserFactory(role=Role.BUYER, agency=agency) for _ in range(8)]
    start = Barrier(8)

    def press(buyer):
        try:
            start.wait(timeout=10)
            ask(wish(Forum.objects.get(pk=forum.pk), agency, vendor), by=buyer)
        except ValidationError as error:
            return error.code
        finally:
            connection.close()
        return "made"

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(press, buyers))

    assert sorted(results) == ["already_asked"] * 7 + ["made"]
    assert Request.objects.count() == 1


# Vetoes, absences, calls


def test_staff_forbids_a_pair_once(client):
    forum, agency, vendor = ForumFactory(), AgencyFactory(), VerifiedVendorFactory()
    client.force_login(UserFactory())
    data = {"forum": forum.pk, "agency": agency.pk, "vendor": vendor.pk, "reason": "Kerabat"}

    client.post(path("veto_list", forum), data)
    response = client.post(path("veto_list", forum), data)

    assert response.context["form"].has_error("__all__", "already_vetoed")
    veto = Veto.objects.get()
    client.post(path("veto_delete", forum, veto.pk))
    assert not Veto.objects.exists()


def test_absences_of_a_party_are_replaced(client):
    forum = ForumFactory()
    first, second = SlotFactory.create_batch(2, forum=forum)
    person = ParticipantFactory(forum=forum)
    client.force_login(UserFactory())
    party = f"agency-{person.agency_id}"

    client.post(path("absence_edit", forum), {"party": party, "slots": [first.pk]})
    client.post(path("absence_edit", forum), {"party": party, "slots": [second.pk]})

    assert [(row.agency, row.slot) for row in Absence.objects.all()] == [(person.agency, second)]


def test_those_who_meet_can_be_away_and_guests_are_not_asked_about(client):
    forum = ForumFactory()
    delegate, seller = ParticipantFactory(forum=forum), VendorParticipantFactory(forum=forum)
    ParticipantFactory(forum=forum, kind="guest", agency=None, organisation="Pers")
    client.force_login(UserFactory())

    form = client.get(path("absence_edit", forum)).context["form"]

    groups = dict(form.fields["party"].choices[1:])
    assert groups["OPD"] == [(f"agency-{delegate.agency_id}", delegate.agency.name)]
    assert groups["Vendor"] == [(f"vendor-{seller.vendor_id}", seller.vendor.name)]
    assert {key for key, _ in groups["Orang"]} == {
        f"participant-{delegate.pk}",
        f"participant-{seller.pk}",
    }


def test_call_list_rather_has_the_number_of_a_participant_than_that_of_the_vendor():
    forum = ForumFactory()
    absent = RequestFactory(forum=forum).vendor
    silent = VendorParticipantFactory(forum=forum, phone="").vendor
    present = VendorParticipantFactory(forum=forum, phone="+6281200000002").vendor

    phones = {line.pk: line.phone for line in call_lines(forum) if line.side == "vendor"}

    assert absent.phone
    assert phones == {
        absent.pk: absent.phone,
        silent.pk: silent.phone,
        present.pk: "+6281200000002",
    }


def test_call_list_names_who_lacks_what(client):
    forum = ForumFactory()
    without_demand = ParticipantFactory(forum=forum, phone="+6281200000001")
    ready = ParticipantFactory(forum=forum)
    DemandFactory(agency=ready.agency, year=forum.first_day.year)
    without_product = VendorParticipantFactory(forum=forum)
    waiting = RequestFactory(forum=forum)
    AcceptedRequestFactory(forum=forum)

    lines = call_lines(forum)

    assert {(line.topic, line.pk) for line in lines} == {
        ("demand", without_demand.agency_id),
        ("product", without_product.vendor_id),
        ("answer", waiting.vendor_id),
    }
    line = next(line for line in lines if line.topic == "demand")
    assert line.link.startswith("https://wa.me/6281200000001?text=")
    client.force_login(UserFactory())
    for _ in range(2):
        client.post(path("call_done", forum), {"key": line.key})
    assert Call.objects.get().agency == without_demand.agency
    assert [one.topic for one in call_lines(forum) if one.is_done] == ["demand"]


# Pasting


def test_pasted_requests_are_agreed_and_the_wrong_rows_are_left_to_mend(client):
    forum, staff = ForumFactory(), UserFactory()
    agency, vendor = AgencyFactory(name="SDN 1"), VerifiedVendorFactory(name="Dapur Uji")
    other = VerifiedVendorFactory(name="Batik Uji")
    VetoFactory(forum=forum, agency=agency, vendor=other)
    client.force_login(staff)
    rows = (
        "No\tSekolah\tVendor\tPrioritas\tCatatan\tJam\n"
        "1\tSDN 1\tdapur uji\tUtama\tSnack\t08.00\n"
        "2\tSDN 1\tDapur Uji\t\t\t\n"
        "3\tSDN 9\tDapur Uji\t\t\t\n"
        "4\tSDN 1\tToko Antah\t\t\t\n"
        "5\tSDN 1\tBatik Uji\tUtama\t\t\n"
        "6\tSDN 1\tBatik Uji\tSegera\t\t\n"
    )

    response = client.post(path("request_paste", forum), {"rows": rows})

    wish = Request.objects.get()
    assert (wish.agency, wish.vendor, wish.priority, wish.note, wish.status) == (
        agency, vendor, 1, "Snack", RequestStatus.ACCEPTED,
    )  # fmt: skip
    problems = response.context["problems"]
    words = ["sudah punya", "SDN 9", "Toko Antah", "tidak dijadwalkan", "Segera"]
    assert [word in problem for word, problem in zip(words, problems, strict=True)] == [True] * 5
    left = response.context["form"]["rows"].value().splitlines()
    assert [line[0] for line in left] == ["N", "2", "3", "4", "5", "6"]


def test_two_vendors_of_one_name_are_not_guessed(client):
    forum, agency = ForumFactory(), AgencyFactory()
    VerifiedVendorFactory.create_batch(2, name="Dapur Kembar")
    client.force_login(UserFactory())

    response = client.post(
        path("request_paste", forum), {"rows": f"OPD\tVendor\n{agency.name}\tDapur Kembar"}
    )

    assert not Request.objects.exists()
    assert "Ada 2 vendor" in response.context["problems"][0]


def test_pasted_requests_need_their_columns(client):
    client.force_login(UserFactory())

    response = client.post(path("request_paste", ForumFactory()), {"rows": "OPD\nDinas"})

    assert response.context["form"].errors.as_data()["rows"][0].code == "missing_columns"


def test_demand_of_one_name_is_told_apart_where_it_is_chosen(client):
    agency = AgencyFactory()
    forum = ForumFactory()
    for code, budget in (("61000001", 2_000_000), ("61000002", 3_500_000)):
        DemandFactory(
            agency=agency, name="Cetak", budget=budget, rup_codes=[code], year=forum.first_day.year
        )
    client.force_login(UserFactory(role=Role.BUYER, agency=agency))

    form = client.get(f"{path('request_create', forum)}?agency={agency.pk}").context["form"]

    labels = [label for value, label in form.fields["demand"].choices if value]
    assert labels == ["Cetak, Rp2.000.000, RUP 61000001", "Cetak, Rp3.500.000, RUP 61000002"]
