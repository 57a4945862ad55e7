from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from core.fingerprints import fingerprint
from events.actions.registration import cancel
from events.forms.people import PERSONAL
from events.models import Attendance, ForumStatus, Participant, ParticipantStatus
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ConsentTextFactory,
    ForumFactory,
    ParticipantFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    # The first page of a session writes when it began.
    client.get("/accounts/profile/")
    return user


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


def names(response):
    return [participant.name for participant in response.context["page"]]


@pytest.mark.parametrize("item_count", [1, 3])
def test_participant_list_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory()
    ParticipantFactory.create_batch(item_count, forum=forum)

    with django_assert_num_queries(6):
        response = client.get(url("participant_list", forum))

    assert len(response.context["page"]) == item_count


@pytest.mark.parametrize(
    ("role", "sort"),
    [(Role.STAFF, "arrived"), (Role.STAFF, "-arrived"), (Role.BUYER, "-arrived")],
)
def test_participant_list_by_arrival_has_everyone_once_on_all_pages(client, role, sort):
    user = UserFactory(role=role)
    forum = ForumFactory(agency_seats=200)
    agency = user.agency or AgencyFactory()
    people = ParticipantFactory.create_batch(120, forum=forum, agency=agency)
    start = timezone.now()
    for number, person in enumerate(people[10:70]):
        moment = start + timedelta(minutes=number // 2)  # two at a time
        AttendanceFactory(participant=person, arrived_at=moment)
    AttendanceFactory()  # of another forum
    client.force_login(user)

    listed = [
        row.pk
        for number in (1, 2, 3)
        for row in client.get(
            f"{url('participant_list', forum)}?sort={sort}&page={number}"
        ).context["page"]
    ]

    came = sorted(
        people[10:70],
        key=lambda one: ((one.pk - people[10].pk) // 2 * (-1 if sort[0] == "-" else 1), one.pk),
    )
    expected = came + people[:10] + people[70:]
    assert listed == [one.pk for one in expected]


def test_participant_search_finds_people_by_any_of_their_words(client, staff):
    forum = ForumFactory()
    office = AgencyFactory(name="Badan Arsip Daerah", short_name="BAD")
    shop = VendorFactory(name="Roti Arum")
    found = [
        ParticipantFactory(forum=forum, agency=office, name="Ani"),
        VendorParticipantFactory(forum=forum, vendor=shop, name="Budi Arsip"),
    ]
    ParticipantFactory(forum=forum, name="Citra")
    ParticipantFactory(agency=office, name="Dewi di forum lain")

    response = client.get(f"{url('participant_list', forum)}?q=arsip")
    both = client.get(f"{url('participant_list', forum)}?q=ARUM+budi")
    door = client.get(f"{url('check_in', forum)}?q=bad")

    assert names(response) == ["Ani", "Budi Arsip"]
    assert response.context["page"].paginator.count == 2
    assert names(both) == ["Budi Arsip"]
    assert list(door.context["matches"]) == [found[0]]


def test_participant_list_shows_a_buyer_only_its_own_delegates(client):
    buyer = UserFactory(role=Role.BUYER)
    forum = ForumFactory()
    own = ParticipantFactory(forum=forum, agency=buyer.agency, name="Milik sendiri")
    below = ParticipantFactory(
        forum=forum, agency=AgencyFactory(parent=buyer.agency), name="Unit di bawah"
    )
    ParticipantFactory(forum=forum, name="ZZQ-B")
    VendorParticipantFactory(forum=forum, name="ZZQ-C")
    client.force_login(buyer)

    response = client.get(url("participant_list", forum))

    assert names(response) == [own.name, below.name]
    assert "ZZQ" not in response.content.decode()


@pytest.mark.parametrize(("status", "is_led"), [("waitlisted", True), ("registered", False)])
def test_who_waits_leads_to_where_seats_are_added(client, staff, status, is_led):
    participant = ParticipantFactory(status=status)

    page = client.get(participant.get_absolute_url()).text

    link = f'<a href="{url("forum_edit", participant.forum)}">tambah kursi forum</a>'
    assert (link in page) is is_led


def test_participant_list_shows_a_vendor_only_its_own_people(client):
    representative = RepresentativeFactory()
    forum = ForumFactory()
    own = VendorParticipantFactory(forum=forum, vendor=representative.vendor)
    VendorParticipantFactory(forum=forum, name="ZZQ-B")
    ParticipantFactory(forum=forum, name="ZZQ-C")
    client.force_login(representative.user)

    response = client.get(url("participant_list", forum))

    assert names(response) == [own.name]
    assert "ZZQ" not in response.content.decode()


def test_participant_list_shows_an_observer_no_contacts(client):
    forum = ForumFactory()
    ParticipantFactory(forum=forum, phone="+6281234564471", nip="198704122011012001")
    client.force_login(UserFactory(role=Role.OBSERVER))

    pages = [
        client.get(url("participant_list", forum)),
        client.get(url("participant_detail", forum, Participant.objects.get().pk)),
    ]

    for page in pages:
        assert "4471" not in page.content.decode()
        assert "19870412" not in page.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=sari", ["Sari"]),
        ("q=dinas+kesehatan", ["Sari"]),
        ("q=UJI-901", ["Sari"]),
        ("q=%25", []),
        ("kind=vendor", ["Indah"]),
        ("state=present", ["Sari"]),
        ("state=absent", ["Indah"]),
        ("state=cancelled", ["Batal"]),
        ("state=waitlisted", ["Tunggu"]),
        ("sort=-name", ["Tunggu", "Sari", "Indah", "Batal"]),
        ("sort=arrived", ["Sari", "Batal", "Indah", "Tunggu"]),
        # What the form refuses filters nothing, and never breaks the page.
        ("state=nonsense&sort=password&page=99999999999999999999", None),
    ],
)
def test_participant_list_filters(client, staff, query, expected):
    forum = ForumFactory()
    agency = AgencyFactory(name="Dinas Kesehatan")
    sari = ParticipantFactory(forum=forum, name="Sari", agency=agency, code="UJI-901")
    AttendanceFactory(participant=sari)
    batal = ParticipantFactory(forum=forum, name="Batal")
    cancel(batal, reason="Sakit")
    VendorParticipantFactory(forum=forum, name="Indah")
    ParticipantFactory(forum=forum, name="Tunggu", status=ParticipantStatus.WAITLISTED)

    response = client.get(f"{url('participant_list', forum)}?{query}")

    shown = names(response)
    if expected is None:
        assert len(shown) == 4
    elif "sort" in query:
        assert shown == expected or shown[0] == expected[0]
    else:
        assert shown == expected


def test_participant_list_filters_by_origin(client, staff):
    forum = ForumFactory()
    wanted = ParticipantFactory(forum=forum)
    ParticipantFactory(forum=forum)

    response = client.get(url("participant_list", forum), {"origin": wanted.agency.name.lower()})

    assert names(response) == [wanted.name]


def test_participant_list_filters_by_a_part_of_the_origin(client, staff):
    forum = ForumFactory()
    delegate = ParticipantFactory(forum=forum, agency__name="Dinas Pangan", name="A")
    vendor = ParticipantFactory(
        forum=forum,
        kind="vendor",
        agency=None,
        vendor=VendorFactory(name="Warung Pangan"),
        name="B",
    )
    guest = ParticipantFactory(
        forum=forum, kind="guest", agency=None, organisation="Badan Pangan", name="C"
    )
    ParticipantFactory(forum=forum)

    response = client.get(url("participant_list", forum), {"origin": "pangan"})

    assert names(response) == [delegate.name, vendor.name, guest.name]


def test_a_buyer_cannot_filter_its_way_to_another_agency(client):
    own, foreign = ParticipantFactory(), ParticipantFactory()
    ParticipantFactory(forum=own.forum, agency=foreign.agency)
    client.force_login(UserFactory(role=Role.BUYER, agency=own.agency))

    response = client.get(url("participant_list", own.forum), {"origin": foreign.agency.name})

    assert names(response) == []


def form_data(**values):
    return {
        "name": "Sari Dewi, S.E.",
        "nip": "19870412 201101 2 001",
        "position": "Kasubbag",
        "phone": "0812-3456-7890",
        "email": "",
        "assignment_letter": "",
    } | values


def test_participant_create_registers_a_delegate(client, staff):
    forum, agency = ForumFactory(), AgencyFactory()

    response = client.post(url("participant_create", forum), form_data(agency=agency.pk))

    assert response.headers["Location"] == url("participant_list", forum)
    participant = Participant.objects.get()
    assert participant.agency == agency
    assert participant.nip == "198704122011012001"
    assert participant.phone == "+6281234567890"
    assert participant.registered_by == staff


def test_participant_create_registers_a_vendor(client, staff):
    forum, vendor = ForumFactory(), VendorFactory()
    address = f"{url('participant_create', forum)}?kind=vendor"

    client.post(address, form_data(vendor=vendor.pk))

    participant = Participant.objects.get()
    assert (participant.kind, participant.vendor) == ("vendor", vendor)


def test_participant_create_registers_a_guest_without_phone(client, staff):
    forum = ForumFactory()
    address = f"{url('participant_create', forum)}?kind=other"

    client.post(address, {"kind": "guest", "name": "Tamu", "organisation": "BI"})

    assert Participant.objects.get().origin == "BI"


def test_participant_create_cannot_make_a_delegate_by_another_form(client, staff):
    forum = ForumFactory()
    address = f"{url('participant_create', forum)}?kind=other"

    response = client.post(address, {"kind": "delegate", "name": "Tamu"})

    assert response.context["form"].has_error("kind", "invalid_choice")
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"nip": "123"}, "nip"),
        ({"phone": ""}, "phone"),
        ({"phone": "12"}, "phone"),
        ({"agency": ""}, "agency"),
        ({"agency": "999999"}, "agency"),
        ({"name": "x" * 301}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"email": "bukan surel"}, "email"),
    ],
)
def test_participant_create_shows_the_error_at_the_field(client, staff, values, field):
    forum = ForumFactory()
    data = form_data(agency=AgencyFactory().pk) | values

    response = client.post(url("participant_create", forum), data)

    assert response.status_code == 200
    assert response.context["form"].has_error(field)
    assert not Participant.objects.exists()


def test_participant_create_refuses_an_unconfirmed_agency(client, staff):
    forum = ForumFactory()
    agency = AgencyFactory(is_confirmed=False)

    response = client.post(url("participant_create", forum), form_data(agency=agency.pk))

    assert response.context["form"].has_error("agency", "invalid_choice")


@pytest.mark.parametrize(
    ("twin", "field"),
    [
        ({"nip": "198704122011012001"}, "nip"),
        ({"phone": "+6281234567890"}, "phone"),
        ({"name": "sari dewi, s.e."}, "name"),
    ],
)
def test_participant_create_warns_of_a_duplicate_once(client, staff, twin, field):
    forum = ForumFactory()
    ParticipantFactory(forum=forum, **twin)
    # The same person at another forum is no duplicate.
    ParticipantFactory(**twin)
    data = form_data(agency=AgencyFactory().pk)

    warned = client.post(url("participant_create", forum), data)
    saved = client.post(url("participant_create", forum), data | {"is_not_duplicate": "on"})

    form = warned.context["form"]
    assert form.has_error(field, "duplicate")
    assert form.errors[field][0].startswith(f"{form.fields[field].label} ini sama dengan ")
    assert saved.status_code == 302
    assert forum.participants.count() == 2


def test_participant_create_ignores_fields_that_are_not_in_the_form(client, staff):
    forum, other = ForumFactory(), ForumFactory()
    data = form_data(
        agency=AgencyFactory().pk,
        forum=other.pk,
        status="cancelled",
        code="HACK",
        number=7,
        id=1,
        ticket_token="short",
    )

    client.post(url("participant_create", forum), data)

    participant = Participant.objects.get()
    assert participant.forum == forum
    assert participant.is_registered
    assert participant.number == 1
    assert len(participant.ticket_token) == 43


def test_participant_create_says_when_it_waits(client, staff):
    forum = ForumFactory(agency_seats=0)

    response = client.post(
        url("participant_create", forum), form_data(agency=AgencyFactory().pk), follow=True
    )

    assert "daftar tunggu" in str(next(iter(response.context["messages"])))


def test_participant_create_in_a_finished_forum_is_refused(client, staff):
    forum = ForumFactory(status=ForumStatus.FINISHED)

    response = client.post(url("participant_create", forum), form_data(agency=AgencyFactory().pk))

    assert response.context["form"].has_error("__all__", "forum_finished")


def test_participant_create_can_go_on_with_the_next(client, staff):
    forum = ForumFactory()
    address = url("participant_create", forum)

    response = client.post(address, form_data(agency=AgencyFactory().pk, add_another="1"))

    assert response.headers["Location"] == address


def test_participant_edit_changes_and_keeps_the_seat(client, staff):
    participant = ParticipantFactory()
    address = url("participant_edit", participant.forum, participant.pk)

    response = client.post(address, form_data(agency=participant.agency_id, name="Baru"))

    assert response.headers["Location"] == participant.get_absolute_url()
    participant.refresh_from_db()
    assert participant.name == "Baru"
    assert participant.is_registered


def test_participant_edit_keeps_an_agency_that_has_closed(client, staff):
    participant = ParticipantFactory(agency__is_confirmed=False)
    address = url("participant_edit", participant.forum, participant.pk)

    client.post(address, form_data(agency=participant.agency_id, name="Baru"))

    participant.refresh_from_db()
    assert participant.name == "Baru"


def test_participant_of_another_forum_is_not_found(client, staff):
    participant, other = ParticipantFactory(), ForumFactory()

    for name in ("participant_detail", "participant_edit", "participant_cancel"):
        assert client.get(url(name, other, participant.pk)).status_code == 404
    for name in ("participant_check_in", "participant_give_seat"):
        assert client.post(url(name, other, participant.pk)).status_code == 404


@pytest.mark.parametrize(
    ("role", "sees_ticket", "may_send"),
    [(Role.STAFF, True, True), (Role.BUYER, True, False), (Role.OBSERVER, False, False)],
)
def test_the_ticket_is_there_for_who_sees_the_contact_and_sent_by_the_office(
    client, role, sees_ticket, may_send
):
    participant = ParticipantFactory(phone="+6281200003001")
    agency = participant.agency if role == Role.BUYER else None
    client.force_login(UserFactory(role=role, agency=agency))

    address = url("participant_detail", participant.forum, participant.pk)

    page = client.get(address).text
    with_number = client.post(address, {"number": "phone"}).text

    ticket = reverse("tickets:ticket_detail", args=[participant.ticket_token])
    assert (f'href="{ticket}"' in page) == sees_ticket
    # The link holds the number: it stands only where that was asked to be seen, and kept.
    assert "wa.me" not in page
    assert ("https://wa.me/6281200003001?text=" in with_number) == may_send


def test_participant_detail_of_another_agency_is_not_found(client):
    participant = ParticipantFactory()
    client.force_login(UserFactory(role=Role.BUYER))

    response = client.get(url("participant_detail", participant.forum, participant.pk))

    assert response.status_code == 404


def test_participant_cancel_asks_for_a_reason(client, staff):
    participant = ParticipantFactory()
    address = url("participant_cancel", participant.forum, participant.pk)

    refused = client.post(address, {"reason": " "})
    done = client.post(address, {"reason": "Tugas luar"})

    assert refused.context["form"].has_error("reason", "required")
    assert done.status_code == 302
    participant.refresh_from_db()
    assert participant.cancel_reason == "Tugas luar"


@pytest.mark.parametrize(
    ("status", "offers"),
    [
        (ParticipantStatus.REGISTERED, ["cancel"]),
        (ParticipantStatus.WAITLISTED, ["give-seat", "cancel"]),
        (ParticipantStatus.CANCELLED, ["give-seat"]),
    ],
)
def test_a_person_offers_what_can_be_done_about_the_seat(client, staff, status, offers):
    reason = "x" if status == ParticipantStatus.CANCELLED else ""
    participant = ParticipantFactory(status=status, cancel_reason=reason)

    page = client.get(participant.get_absolute_url()).content.decode()

    address = participant.get_absolute_url()
    assert [verb for verb in ("give-seat", "cancel") if f'="{address}{verb}/"' in page] == offers


def test_participant_cancel_of_one_who_is_in_is_refused(client, staff):
    participant = AttendanceFactory().participant

    response = client.post(
        url("participant_cancel", participant.forum, participant.pk), {"reason": "Salah"}
    )

    assert response.context["form"].has_error("__all__", "has_arrived")


def test_participant_give_seat_restores(client, staff):
    participant = ParticipantFactory()
    cancel(participant, reason="Sakit")

    client.post(url("participant_give_seat", participant.forum, participant.pk))

    participant.refresh_from_db()
    assert participant.is_registered


def test_who_waited_and_is_given_a_seat_by_hand_is_told(client, staff):
    forum = ForumFactory(agency_seats=2)
    mailed, called = (
        ParticipantFactory(forum=forum, email=email, status=ParticipantStatus.WAITLISTED)
        for email in ("sari@contoh.example", "")
    )

    pages = [
        client.post(url("participant_give_seat", forum, person.pk), follow=True).text
        for person in (mailed, called)
    ]

    assert "dikabari lewat surel" in pages[0]
    assert "belum dikabari" in pages[1]
    assert forum.messages.get().recipient == mailed.email
    assert list(Participant.objects.untold()) == [called]


def test_participant_give_seat_without_seats_says_so(client, staff):
    participant = ParticipantFactory(
        forum=ForumFactory(agency_seats=0), status=ParticipantStatus.WAITLISTED
    )

    response = client.post(
        url("participant_give_seat", participant.forum, participant.pk), follow=True
    )

    assert "kursi" in str(next(iter(response.context["messages"])))
    participant.refresh_from_db()
    assert participant.status == ParticipantStatus.WAITLISTED


def test_bulk_check_in_asks_first(client, staff):
    participant = ParticipantFactory()
    address = url("participant_bulk_check_in", participant.forum)

    listed = f"{url('participant_list', participant.forum)}?attendance=absent"
    data = {"ids": [participant.pk], "next": listed}

    asked = client.post(address, data)
    assert asked.status_code == 200
    assert f'<input type="hidden" name="next" value="{listed}">' in asked.text
    assert not Attendance.objects.exists()
    done = client.post(address, data | {"confirmed": "1"})

    assert done.url == listed
    assert Attendance.objects.get().recorded_by == staff


def test_bulk_cancel_needs_a_reason_and_touches_only_the_chosen(client, staff):
    chosen = ParticipantFactory()
    left = ParticipantFactory(forum=chosen.forum)
    address = url("participant_bulk_cancel", chosen.forum)

    refused = client.post(address, {"ids": [chosen.pk], "confirmed": "1"})
    client.post(address, {"ids": [chosen.pk], "confirmed": "1", "reason": "Batal"})

    assert refused.context["form"].has_error("reason", "required")
    assert list(Participant.objects.active()) == [left]


@pytest.mark.parametrize("ids", [[], ["999999"], ["x"], ["\x00"], ["99999999999999999999"]])
def test_bulk_with_wrong_ids_goes_back_with_a_message(client, staff, ids):
    forum = ForumFactory()

    response = client.post(url("participant_bulk_cancel", forum), {"ids": ids})

    assert response.headers["Location"] == url("participant_list", forum)


def test_bulk_refuses_participants_of_another_forum(client, staff):
    foreign, forum = ParticipantFactory(), ForumFactory()

    client.post(
        url("participant_bulk_cancel", forum),
        {"ids": [foreign.pk], "confirmed": "1", "reason": "Batal"},
    )

    foreign.refresh_from_db()
    assert foreign.is_registered


def test_paste_shows_then_saves_and_keeps_the_bad_rows(client, staff):
    AgencyFactory(abbreviation="DIK")
    forum = ForumFactory()
    rows = "Nama\tInstansi\tNIP\nSari\tDIK\t\nTri\tDIK\t12\n"
    address = url("participant_paste", forum)

    shown = client.post(address, {"rows": rows})
    assert not Participant.objects.exists()
    saved = client.post(address, {"rows": rows, "confirmed": "1"})

    assert shown.context["preview"].savable == 1
    assert [participant.name for participant in Participant.objects.all()] == ["Sari"]
    assert "Tri" in saved.context["form"]["rows"].value()
    assert "Sari" not in saved.context["form"]["rows"].value()


def test_paste_of_good_rows_goes_to_the_list(client, staff):
    AgencyFactory(abbreviation="DIK")
    forum = ForumFactory()

    response = client.post(
        url("participant_paste", forum), {"rows": "Nama;OPD\nSari;DIK\n", "confirmed": "1"}
    )

    assert response.headers["Location"] == url("participant_list", forum)


@pytest.mark.parametrize("rows", ["", "halo", "Nama\x00\nSari"])
def test_paste_of_nonsense_shows_an_error(client, staff, rows):
    response = client.post(url("participant_paste", ForumFactory()), {"rows": rows})

    assert response.status_code == 200
    assert response.context["form"].has_error("rows")


@pytest.mark.django_db(transaction=True)
def test_a_ticket_that_was_lost_is_mailed_again(client):
    client.force_login(UserFactory())
    person = ParticipantFactory(email="sari@metro.example")
    waiting = ParticipantFactory(
        forum=person.forum, email="tri@metro.example", status="waitlisted", number=9
    )
    address = url("participant_send_ticket", person.forum, person.pk)
    assert f'action="{address}"' in client.get(person.get_absolute_url()).text
    assert "Kirim tiket" not in client.get(waiting.get_absolute_url()).text

    told = client.post(address, follow=True).text
    refused = client.post(
        url("participant_send_ticket", person.forum, waiting.pk), follow=True
    ).text

    (sent,) = mail.outbox
    assert sent.to == ["sari@metro.example"]
    assert f"/tickets/{person.ticket_token}/" in sent.body
    assert "1 surel terkirim" in told
    assert "belum mendapat kursi" in refused


def replacement(row, **values):
    """What the page of a replacement sends for another person than the one of the row."""
    seen = {"seen": fingerprint(row, PERSONAL)}
    return seen | {"name": "Budi", "position": "Kasi", "phone": "0812-0000-3009"} | values


def test_the_office_puts_a_colleague_in_the_place_of_a_delegate(
    client, staff, django_capture_on_commit_callbacks
):
    row = ParticipantFactory(
        forum=ForumFactory(status=ForumStatus.CLOSED),
        name="Sari",
        nip="198704122011012001",
        consent=ConsentTextFactory(),
        consented_at=timezone.now(),
        badge_name="SARI",
        badge_printed_at=timezone.now(),
    )
    before = row.ticket_token
    opened = client.get(url("participant_replace", row.forum, row.pk))
    assert "198704122011012001" not in opened.text
    assert opened.context["form"]["name"].value() == ""

    with django_capture_on_commit_callbacks(execute=True):
        client.post(
            url("participant_replace", row.forum, row.pk),
            replacement(row, email="budi@contoh.example"),
        )

    row.refresh_from_db()
    assert (row.name, row.nip, row.phone) == ("Budi", "", "+6281200003009")
    assert row.ticket_token != before
    assert (row.badge_name, row.badge_printed_at) == ("", None)
    # What the former agreed to says nothing of the colleague.
    assert (row.consent, row.consented_at, row.registered_by) == (None, None, staff)
    (sent,) = mail.outbox
    assert sent.to == ["budi@contoh.example"]
    assert row.ticket_token in sent.body
    history = client.get(
        reverse("accounts:record_history", args=["events", "participant", row.pk])
    )
    assert "Diganti orang lain" in history.text


@pytest.mark.parametrize(
    ("state", "code"), [("arrived", "has_arrived"), ("cancelled", "withdrawn")]
)
def test_who_is_in_or_has_withdrawn_is_replaced_by_nobody(client, staff, state, code):
    row = ParticipantFactory(name="Sari", forum=ForumFactory(status=ForumStatus.CLOSED))
    if state == "arrived":
        AttendanceFactory(participant=row)
    else:
        Participant.objects.update(status=ParticipantStatus.CANCELLED, cancel_reason="Sakit")

    response = client.post(url("participant_replace", row.forum, row.pk), replacement(row))

    assert response.context["form"].has_error("__all__", code)
    row.refresh_from_db()
    assert row.name == "Sari"


def test_the_second_of_two_replacements_is_told_of_the_first(client, staff):
    row = ParticipantFactory(name="Sari", forum=ForumFactory(status=ForumStatus.CLOSED))
    first = replacement(row)
    client.post(url("participant_replace", row.forum, row.pk), first)

    late = client.post(url("participant_replace", row.forum, row.pk), first | {"name": "Joni"})

    assert late.context["form"].has_error("__all__", "changed_meanwhile")
    row.refresh_from_db()
    assert row.name == "Budi"


def test_who_waits_stands_with_their_place_in_the_queue(client, staff):
    forum = ForumFactory()
    waits = {"forum": forum, "status": ParticipantStatus.WAITLISTED}
    first = ParticipantFactory(number=7, name="Zaki", **waits)
    second = ParticipantFactory(number=9, name="Ani", **waits)
    vendor = VendorParticipantFactory(number=8, **waits)
    ParticipantFactory(number=1, status=ParticipantStatus.WAITLISTED)

    page = client.get(url("participant_list", forum))

    assert page.context["places"] == {first.pk: 1, second.pk: 2, vendor.pk: 1}
    assert "Urutan ke-2" in page.text
    assert "Urutan ke-2" in client.get(url("participant_detail", forum, second.pk)).text
    seated = ParticipantFactory(forum=forum, number=2)
    assert "Urutan" not in client.get(url("participant_detail", forum, seated.pk)).text


def test_tickets_go_to_the_ticked_who_have_a_seat_and_an_address(
    client, staff, django_capture_on_commit_callbacks
):
    forum = ForumFactory()
    sari = ParticipantFactory(forum=forum, email="sari@contoh.example")
    mute = ParticipantFactory(forum=forum, number=2, email="")
    ParticipantFactory(forum=forum, number=3, email="lain@contoh.example")
    data = {"ids": [sari.pk, mute.pk]}
    assert "Kirim 2 tiket" in client.post(url("participant_bulk_send_ticket", forum), data).text
    assert not mail.outbox

    with django_capture_on_commit_callbacks(execute=True):
        page = client.post(
            url("participant_bulk_send_ticket", forum), data | {"confirmed": "1"}, follow=True
        )

    (sent,) = mail.outbox
    assert sent.to == ["sari@contoh.example"]
    assert "1 dilewati" in page.text


@pytest.mark.parametrize(
    ("after", "goal"), [("/privacy/requests/5/", "/privacy/requests/5/"), ("//x.example/", None)]
)
def test_a_correction_leads_back_to_where_it_was_asked_for(client, staff, after, goal):
    row = ParticipantFactory(phone="+6281200003001")
    address = f"{url('participant_edit', row.forum, row.pk)}?next={after}"
    form = client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields}

    response = client.post(address, data)

    assert response.url == (goal or row.get_absolute_url())
