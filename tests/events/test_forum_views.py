import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.models import AgendaItem, Document, Forum, ForumStatus, Invitation, Slot, Table
from events.models.forum import TRANSITIONS
from events.views.forums import AGENCIES_SHOWN, DONE
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    CategoryFactory,
    ForumFactory,
    InvitationFactory,
    ParticipantFactory,
    ProductFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    # The first page of a session writes when it began.
    client.get("/accounts/profile/")
    return user


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


def forum_data(**values):
    return {
        "series": "Business Matching P3DN",
        "number": "2",
        "name": "Business Matching P3DN 2025",
        "slug": "business-matching-p3dn-2025",
        "first_day": "2025-03-05",
        "last_day": "2025-03-05",
        "start_time": "08:30",
        "end_time": "13:00",
        "venue": "LEC Kartikatama",
        "agency_seats": "60",
        "vendor_seats": "25",
    } | values


def test_forum_create_makes_a_draft(client, staff):
    values = forum_data(registration_closes_at="2025-03-05T23:59")
    response = client.post(reverse("events:forum_create"), values)

    forum = Forum.objects.get()
    assert response.headers["Location"] == forum.get_absolute_url()
    assert forum.status == ForumStatus.DRAFT
    assert (forum.agency_seats, forum.vendor_seats) == (60, 25)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"name": ""}, "name", "required"),
        ({"slug": "new"}, "slug", "invalid"),
        ({"slug": "Dua Kata"}, "slug", "invalid"),
        ({"agency_seats": "-1"}, "agency_seats", "min_value"),
        ({"agency_seats": "99999999999999999999"}, "agency_seats", "max_value"),
        ({"first_day": "31/02/2025"}, "first_day", "invalid"),
        ({"first_day": "0001-01-01"}, "first_day", "year_out_of_range"),
        ({"last_day": "9999-12-31"}, "last_day", "year_out_of_range"),
        (
            {"registration_opens_at": "0001-01-01T00:00"},
            "registration_opens_at",
            "year_out_of_range",
        ),
        ({"last_day": "2025-03-04"}, "__all__", "days_reversed"),
        ({"end_time": "08:30"}, "__all__", "times_reversed"),
        (
            {
                "registration_opens_at": "2025-03-01T08:00",
                "registration_closes_at": "2025-03-01T08:00",
            },
            "__all__",
            "window_reversed",
        ),
        (
            {"registration_closes_at": "2025-03-08T00:00"},
            "registration_closes_at",
            "closes_after_the_forum",
        ),
    ],
)
def test_forum_create_shows_what_is_wrong(client, staff, values, field, code):
    response = client.post(reverse("events:forum_create"), forum_data(**values))

    assert response.context["form"].has_error(field, code), response.context["form"].errors
    assert not Forum.objects.exists()


def test_forum_create_with_a_number_that_is_taken(client, staff):
    ForumFactory(series="Business Matching P3DN", number=2)

    page = client.get(reverse("events:forum_create"))
    response = client.post(reverse("events:forum_create"), forum_data())

    assert page.context["form"]["number"].value() == 3
    assert response.context["form"].has_error("__all__", "number_taken")


def test_forum_edit_saves_only_the_form(client, staff):
    forum = ForumFactory()
    address = url("forum_edit", forum)
    ParticipantFactory(forum=forum)

    client.post(address, forum_data(slug=forum.slug, status="draft", agency_seats_taken="0"))

    forum.refresh_from_db()
    assert forum.name == "Business Matching P3DN 2025"
    assert forum.status == ForumStatus.RUNNING
    assert forum.agency_seats_taken == 1


def test_forum_of_one_day_moves_with_its_first_day(client, staff):
    forum = ForumFactory()
    day = forum.first_day + timedelta(days=1)
    client.force_login(staff)
    form = client.get(url("forum_edit", forum)).context["form"]
    shown = {name: form[name].value() for name in form.fields}

    client.post(
        url("forum_edit", forum),
        {name: "" if value is None else value for name, value in shown.items()}
        | {"first_day": day},
    )

    forum.refresh_from_db()
    assert (forum.first_day, forum.last_day) == (day, day)


@pytest.mark.parametrize(("seats", "is_saved"), [("2", True), ("1", False)])
def test_forum_edit_keeps_the_seats_that_are_taken(client, staff, seats, is_saved):
    forum = ForumFactory(agency_seats=45)
    ParticipantFactory.create_batch(2, forum=forum)

    response = client.post(
        url("forum_edit", forum), forum_data(slug=forum.slug, agency_seats=seats)
    )

    forum.refresh_from_db()
    assert (forum.agency_seats == int(seats)) == is_saved
    if not is_saved:
        assert response.context["form"].has_error("agency_seats")


@pytest.mark.parametrize("verb", sorted(DONE))
@pytest.mark.parametrize("status", sorted(set(ForumStatus) - {ForumStatus.CALLED_OFF}))
def test_forum_status_changes_only_along_the_path(client, staff, verb, status):
    forum = ForumFactory(status=status)
    befores, after = TRANSITIONS[verb]

    client.post(url("forum_change_status", forum, verb))

    forum.refresh_from_db()
    assert forum.status == (after if status in befores else status)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((-2, 2), "Pendaftaran dibuka"),
        ((-2, -1), "Pendaftaran ditutup"),
        ((1, 2), "Pendaftaran belum dibuka"),
    ],
)
def test_an_open_forum_says_what_its_hours_allow(client, hours, words):
    opens, closes = (timezone.now() + timedelta(hours=hour) for hour in hours)
    forum = ForumFactory(
        status=ForumStatus.OPEN, registration_opens_at=opens, registration_closes_at=closes
    )

    page = client.get(forum.get_absolute_url()).content.decode()

    found = ("Pendaftaran dibuka", "Pendaftaran ditutup", "Pendaftaran belum dibuka")
    assert [word for word in found if f"{word}</span>" in page] == [words]


def test_forum_status_by_an_unknown_verb_is_not_found(client, staff):
    response = client.post(url("forum_change_status", ForumFactory(), "destroy"))

    assert response.status_code == 404


def test_forum_status_cannot_skip_in_the_database():
    forum = ForumFactory(status=ForumStatus.DRAFT)

    with pytest.raises(Exception, match="Invalid transition"):
        Forum.objects.filter(pk=forum.pk).update(status=ForumStatus.FINISHED)


@pytest.mark.parametrize(("status", "is_linked"), [("open", False), ("finished", True)])
def test_a_forum_that_was_held_leads_to_its_effect(client, staff, status, is_linked):
    forum = ForumFactory(status=status)
    effect = reverse("reports:forum_effect", args=[forum.slug])

    assert (effect in client.get(forum.get_absolute_url()).text) is is_linked

    client.force_login(UserFactory(role=Role.BUYER, agency=AgencyFactory()))
    assert effect not in client.get(forum.get_absolute_url()).text


def test_an_agency_is_found_among_more_than_the_overview_shows(client, staff):
    forum = ForumFactory(status="open")
    for number in range(AGENCIES_SHOWN):
        InvitationFactory(forum=forum, agency=AgencyFactory(name=f"Dinas Awal {number}"))
    InvitationFactory(forum=forum, agency=AgencyFactory(name="Kecamatan Zaman", short_name="Zmn"))
    page = forum.get_absolute_url()

    assert "Kecamatan Zaman" not in client.get(page).text
    for typed in ("zaman", "ZMN kecamatan"):
        found = client.get(page, {"agency": typed})
        assert "Kecamatan Zaman" in found.text
        assert "Dinas Awal" not in found.text
    assert "OPD tidak ditemukan" in client.get(page, {"agency": "Tiada"}).text


def test_draft_is_hidden_from_the_public_and_from_buyers(client):
    draft = ForumFactory(status=ForumStatus.DRAFT, name="ZZQ konsep")
    published = ForumFactory(status=ForumStatus.OPEN)
    buyer = UserFactory(role=Role.BUYER)

    for user in (None, buyer):
        if user:
            client.force_login(user)
        listed = client.get(reverse("events:forum_list"))
        assert list(listed.context["page"]) == [published]
        assert client.get(draft.get_absolute_url()).status_code == 404


def test_forum_page_for_the_public_names_nobody(client):
    forum = ForumFactory(status=ForumStatus.OPEN)
    participant = ParticipantFactory(forum=forum)

    response = client.get(forum.get_absolute_url())

    assert response.status_code == 200
    assert participant.name not in response.content.decode()
    assert participant.agency.name not in response.content.decode()


@pytest.mark.parametrize("item_count", [1, 3])
def test_forum_detail_query_count(client, staff, item_count, django_assert_num_queries):
    forum = ForumFactory()
    ParticipantFactory.create_batch(item_count, forum=forum)

    with django_assert_num_queries(10):
        client.get(forum.get_absolute_url())


def test_forum_detail_sorts_agencies_without_delegates_first(client, staff):
    forum = ForumFactory()
    ParticipantFactory(forum=forum, agency__name="A sudah")
    missing = AgencyFactory(name="Z belum")
    Invitation.objects.create(forum=forum, agency=missing, created_by=staff)

    response = client.get(forum.get_absolute_url())

    assert [row.agency.name for row in response.context["agencies"]] == ["Z belum", "A sudah"]


def test_forum_detail_shows_a_buyer_only_its_own_agency(client):
    buyer = UserFactory(role=Role.BUYER)
    forum = ForumFactory()
    ParticipantFactory(forum=forum, agency=buyer.agency)
    ParticipantFactory(forum=forum, agency__name="ZZQ dinas lain", name="ZZQ orang")
    client.force_login(buyer)

    response = client.get(forum.get_absolute_url())

    assert [row.agency.pk for row in response.context["agencies"]] == [buyer.agency_id]
    assert "ZZQ" not in response.content.decode()


def test_next_steps_tick_themselves_off(client, staff):
    forum = ForumFactory(status=ForumStatus.DRAFT)
    before = steps_done(client, forum)
    AgendaItem.objects.create(
        forum=forum, day=forum.first_day, start_time="08:30", end_time="09:00", title="Pembukaan"
    )

    after = steps_done(client, forum)

    assert (before, after) == (0, 1)


def steps_done(client, forum):
    return sum(step.is_done for step in client.get(forum.get_absolute_url()).context["steps"])


def test_agency_that_declined_is_said_to_and_not_asked_to_register(client, staff):
    forum = ForumFactory()
    InvitationFactory(
        forum=forum, agency=AgencyFactory(), declined_at=timezone.now(), decline_reason="Rapat"
    )
    opened = InvitationFactory(forum=forum, agency=AgencyFactory(), opened_at=timezone.now())

    response = client.get(forum.get_absolute_url())

    page = response.content.decode()
    assert (page.count("Undangan dibuka"), page.count("Tidak hadir")) == (1, 1)
    assert [row.agency.pk for row in response.context["agencies"] if row.needs_action] == [
        opened.agency_id
    ]


def test_after_the_forum_the_papers_are_left_and_nobody_is_registered(client, staff):
    forum = ForumFactory(status=ForumStatus.FINISHED)
    InvitationFactory(forum=forum)
    steps = {step.title: step for step in client.get(forum.get_absolute_url()).context["steps"]}

    assert steps["1 OPD yang diundang tidak mendaftar"].is_done
    papers = steps["Tulis notulen dan terbitkan sertifikat"]
    assert (papers.is_done, papers.url) == (False, url("paper_list", forum))


def formset_data(*rows, initial=0):
    data = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": initial}
    for number, row in enumerate(rows):
        data |= {f"form-{number}-{name}": value for name, value in row.items()}
    return data


def agenda_row(**values):
    return {
        "day": "2024-03-06",
        "start_time": "08:30",
        "end_time": "09:00",
        "title": "Pembukaan",
        "speaker": "",
    } | values


def test_agenda_edit_adds_changes_and_deletes(client, staff):
    forum = ForumFactory()
    client.post(url("agenda_edit", forum), formset_data(agenda_row(), agenda_row(title="Tutup")))
    first, second = forum.agenda.all()

    client.post(
        url("agenda_edit", forum),
        formset_data(
            agenda_row(id=first.pk, title="Sambutan"),
            agenda_row(id=second.pk, DELETE="on"),
            initial=2,
        ),
    )

    assert [item.title for item in forum.agenda.all()] == ["Sambutan"]


@pytest.mark.parametrize(
    ("values", "code"),
    [({"day": "2024-03-07"}, "outside_forum"), ({"end_time": "08:30"}, "times_reversed")],
)
def test_agenda_edit_refuses_what_cannot_be(client, staff, values, code):
    forum = ForumFactory()

    response = client.post(url("agenda_edit", forum), formset_data(agenda_row(**values)))

    errors = response.context["formset"].forms[0].errors.as_data()
    assert code in {error.code for listed in errors.values() for error in listed}
    assert not AgendaItem.objects.exists()
    # On top, with the row it is about, and a link to that row.
    summary = re.search(r"data-error-summary.*?</div>", response.text, re.S).group()
    assert re.search(r'href="#id_form-0-day">Baris 1: ', summary)


def test_agenda_edit_goes_on_to_more_rows(client, staff):
    forum = ForumFactory()

    response = client.post(
        url("agenda_edit", forum), formset_data(agenda_row()) | {"add_rows": "1"}, follow=True
    )

    assert len(response.context["formset"].forms) == 1 + 3


def test_agenda_edit_cannot_touch_another_forums_agenda(client, staff):
    foreign = AgendaItem.objects.create(
        forum=ForumFactory(),
        day=date(2024, 3, 6),
        start_time="08:30",
        end_time="09:00",
        title="Milik forum lain",
    )

    client.post(
        url("agenda_edit", ForumFactory()),
        formset_data(agenda_row(id=foreign.pk, title="Diambil"), initial=1),
    )

    foreign.refresh_from_db()
    assert foreign.title == "Milik forum lain"


def test_table_count_grows_and_shrinks(client, staff):
    forum = ForumFactory()

    client.post(url("table_count", forum), {"table_count": "3"})
    client.post(url("table_count", forum), {"table_count": "2"})

    assert [table.number for table in forum.tables.all()] == [1, 2]


def test_table_count_keeps_a_table_that_a_vendor_has(client, staff):
    forum = ForumFactory()
    Table.objects.create(forum=forum, number=2, vendor=VendorFactory())

    response = client.post(url("table_count", forum), {"table_count": "1"})

    assert response.context["form"].has_error("table_count", "table_in_use")
    assert forum.tables.count() == 1


def test_vendors_can_swap_tables(client, staff):
    forum = ForumFactory()
    one, two = VendorFactory(), VendorFactory()
    first = Table.objects.create(forum=forum, number=1, vendor=one)
    second = Table.objects.create(forum=forum, number=2, vendor=two)

    client.post(
        url("table_list", forum),
        formset_data(
            {"id": first.pk, "vendor": two.pk}, {"id": second.pk, "vendor": one.pk}, initial=2
        ),
    )

    assert [table.vendor for table in forum.tables.all()] == [two, one]


def test_vendors_without_a_table_are_proposed_for_those_that_are_shared(client, staff):
    forum = ForumFactory()
    people = VendorParticipantFactory.create_batch(3, forum=forum)
    vendors = [person.vendor for person in people]
    tables = [
        Table.objects.create(forum=forum, number=number, vendor=vendor)
        for number, vendor in ((1, None), (2, vendors[0]), (3, None), (4, None))
    ]

    plain, filled = (client.get(url("table_list", forum) + query) for query in ("", "?fill=1"))

    def chosen(page):
        return [form["vendor"].value() for form in page.context["formset"]]

    assert plain.context["waiting_count"] == 2
    assert chosen(plain) == [None, vendors[0].pk, None, None]
    assert chosen(filled) == [vendors[1].pk, vendors[0].pk, vendors[2].pk, None]
    client.post(
        url("table_list", forum) + "?fill=1",
        formset_data(
            *(
                {"id": table.pk, "vendor": vendor or ""}
                for table, vendor in zip(tables, chosen(filled), strict=True)
            ),
            initial=4,
        ),
    )
    assert list(forum.tables.values_list("vendor", flat=True)) == chosen(filled)


def test_a_vendor_gets_one_table_only(client, staff):
    forum, vendor = ForumFactory(), VendorFactory()
    tables = [Table.objects.create(forum=forum, number=number) for number in (1, 2)]

    response = client.post(
        url("table_list", forum),
        formset_data(*({"id": table.pk, "vendor": vendor.pk} for table in tables), initial=2),
    )

    assert response.context["formset"].non_form_errors().as_data()[0].code == "vendor_has_table"
    assert not forum.tables.filter(vendor=vendor).exists()


def slot_data(**values):
    return {
        "day": "2024-03-06",
        "start_time": "09:45",
        "minutes": "20",
        "pause": "5",
        "count": "3",
    } | values


def test_slot_plan_replaces_the_day(client, staff):
    forum = ForumFactory()
    client.post(url("slot_plan", forum), slot_data(count="6"))

    client.post(url("slot_plan", forum), slot_data())

    assert [str(slot) for slot in forum.slots.all()] == [
        "09.45–10.05",
        "10.10–10.30",
        "10.35–10.55",
    ]


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"day": "2024-03-07"}, "day", "outside_forum"),
        ({"count": "60", "minutes": "60"}, "__all__", "too_long"),
        ({"start_time": "23:00"}, "__all__", "past_midnight"),
        ({"minutes": "4"}, "minutes", "min_value"),
    ],
)
def test_slot_plan_refuses_what_cannot_be(client, staff, values, field, code):
    response = client.post(url("slot_plan", ForumFactory()), slot_data(**values))

    assert response.context["form"].has_error(field, code)
    assert not Slot.objects.exists()


def test_a_table_may_be_of_no_vendor(client, staff):
    table = Table.objects.create(forum=ForumFactory(), number=1)

    page = client.get(url("table_list", table.forum)).text

    assert '<option value="" selected>Dipakai bersama</option>' in page


def test_invitations_become_what_is_ticked(client, staff):
    forum, kept, added, removed = ForumFactory(), *AgencyFactory.create_batch(3)
    vendor = VendorFactory()
    for agency in (kept, removed):
        Invitation.objects.create(forum=forum, agency=agency, created_by=staff)

    client.post(
        url("invitation_choose", forum), {"agencies": [kept.pk, added.pk], "vendors": [vendor.pk]}
    )

    assert {row.agency or row.vendor for row in forum.invitations.all()} == {kept, added, vendor}


def test_of_many_vendors_some_can_be_ticked_and_the_rest_is_found_by_name(
    client, staff, monkeypatch
):
    monkeypatch.setattr("events.views.preparation.FEW_VENDORS", 1)
    forum = ForumFactory()
    first, other, invited = (
        VendorFactory(name=name) for name in ("Aneka", "Batik Tapis", "Citra")
    )
    Invitation.objects.create(forum=forum, vendor=invited, created_by=staff)
    address = url("invitation_choose", forum)

    plain = client.get(address)
    found = client.get(f"{address}?q=tapis")
    client.post(f"{address}?q=tapis", {"vendors": [invited.pk, other.pk]})

    assert {first.name, invited.name} == shown_vendors(plain)
    assert "1 dari 3 vendor ditampilkan" in plain.text
    assert {other.name, invited.name} == shown_vendors(found)
    assert {row.vendor for row in forum.invitations.all()} == {invited, other}


def shown_vendors(response):
    return {row.name for row in response.context["form"].fields["vendors"].queryset}


def test_a_refused_change_of_the_address_leaves_the_tabs_where_they_lead(client, staff):
    forum = ForumFactory(slug="lama")

    page = client.post(f"{forum.get_absolute_url()}edit/", {"slug": "baru", "name": ""})

    assert page.context["form"].errors
    assert {tab["url"].split("/")[2] for tab in page.context["tabs"]} == {"lama"}
    assert page.context["tabs"][1]["count"] == 0


def test_of_many_vendors_those_of_the_forum_can_have_a_table(client, staff, monkeypatch):
    monkeypatch.setattr("vendors.models.vendor_queryset.FEW_VENDORS", 2)
    forum = ForumFactory()
    stranger, invited, seated = VendorFactory.create_batch(3)
    Invitation.objects.create(forum=forum, vendor=invited, created_by=staff)
    Table.objects.create(forum=forum, number=1, vendor=seated)

    response = client.get(url("table_list", forum))

    choices = response.context["formset"].forms[0].fields["vendor"].queryset
    assert set(choices) == {invited, seated}
    assert stranger.name not in response.text


def upload(name="surat.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def test_document_is_stored_under_a_random_name_and_served_as_a_download(client, staff):
    forum = ForumFactory()

    client.post(url("document_create", forum), {"title": "Surat", "file": upload()})
    document = Document.objects.get()
    response = client.get(url("document_download", forum, document.pk))

    assert "surat" not in document.file.name
    assert b"".join(response.streaming_content) == PDF
    assert response["Content-Disposition"] == 'attachment; filename="surat.pdf"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("surat.pdf", b"<html><script>alert(1)</script></html>"),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("surat.pdf.html", PDF),
        ("kosong.pdf", b""),
        ("surat.docx", b"PK\x03\x04rusak"),
    ],
)
def test_document_of_another_kind_is_refused(client, staff, name, content):
    response = client.post(
        url("document_create", ForumFactory()), {"title": "Surat", "file": upload(name, content)}
    )

    assert response.context["form"].has_error("file")
    assert not Document.objects.exists()


def test_document_that_is_not_public_needs_a_sign_in(client, staff):
    forum = ForumFactory()
    for title, is_public in (("Umum", "on"), ("Intern", "")):
        client.post(
            url("document_create", forum),
            {"title": title, "file": upload(), "is_public": is_public},
        )
    client.logout()

    public, internal = (Document.objects.get(title=title) for title in ("Umum", "Intern"))

    downloaded = client.get(url("document_download", forum, public.pk))
    assert b"".join(downloaded.streaming_content) == PDF
    assert client.get(url("document_download", forum, internal.pk)).status_code == 404
    assert "Intern" not in client.get(forum.get_absolute_url()).content.decode()


def test_document_whose_file_is_gone_is_not_found(client, staff):
    forum = ForumFactory()
    client.post(url("document_create", forum), {"title": "Surat", "file": upload()})
    document = Document.objects.get()
    document.file.storage.delete(document.file.name)

    assert client.get(url("document_download", forum, document.pk)).status_code == 404


def test_document_of_another_forum_is_not_found(client, staff):
    forum = ForumFactory()
    client.post(url("document_create", forum), {"title": "Surat", "file": upload()})
    document = Document.objects.get()

    assert client.get(url("document_download", ForumFactory(), document.pk)).status_code == 404
    assert client.post(url("document_delete", ForumFactory(), document.pk)).status_code == 404


def test_document_delete_asks_first(client, staff):
    forum = ForumFactory()
    client.post(url("document_create", forum), {"title": "Surat", "file": upload()})
    address = url("document_delete", forum, Document.objects.get().pk)

    client.get(address)
    assert Document.objects.exists()
    client.post(address)

    assert not Document.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_dashboard_of_each_role(client, role):
    ForumFactory(status=ForumStatus.OPEN, first_day=timezone.localdate() + timedelta(days=2))
    client.force_login(UserFactory(role=role))

    response = client.get("/")

    assert response.context["forum"].days_left == 2
    # A forum's preparation is the office's work; a buyer is asked for this year's demand, and this
    # vendor's account has no business yet.
    assert bool(response.context["tasks"]) == (role != Role.OBSERVER)


def test_dashboard_without_any_forum(client, staff):
    response = client.get("/")

    assert response.context["forum"] is None


def test_landing_page_shows_the_next_published_forum(client):
    ForumFactory(status=ForumStatus.DRAFT, first_day=timezone.localdate())
    ForumFactory(status=ForumStatus.FINISHED, first_day=timezone.localdate())
    ForumFactory(status=ForumStatus.OPEN, first_day=timezone.localdate() - timedelta(days=1))
    # Nobody has ended it; it must not hide the one that comes next.
    ForumFactory(status=ForumStatus.RUNNING, first_day=timezone.localdate() - timedelta(days=9))
    wanted = ForumFactory(status=ForumStatus.OPEN, first_day=timezone.localdate())

    response = client.get("/")

    assert response.context["next_forum"] == wanted


def test_landing_page_shows_who_sells_what_and_nobody_unchecked(client):
    sold, unsold = (
        CategoryFactory(parent=CategoryFactory()),
        CategoryFactory(parent=CategoryFactory()),
    )
    vendor = ProductFactory(category=sold, vendor__name="Dapur Uji").vendor
    VendorFactory(name="Toko Belum Diperiksa")

    response = client.get("/")

    assert [entry.vendor_id for entry in response.context["vendors"]] == [vendor.pk]
    assert response.context["common_kinds"] == [(sold.pk, sold.name)]
    assert "Lihat 1 vendor" in response.text
    assert unsold.name not in response.text
    assert "Toko Belum Diperiksa" not in response.text


@pytest.mark.parametrize(
    ("name", "tab"),
    [
        ("events:invitation_contacts", "Undangan"),
        ("events:table_list", "Meja dan sesi"),
        ("matching:request_paste", "Permintaan temu"),
    ],
)
def test_pages_without_a_tab_of_their_own_stand_below_one(client, staff, name, tab):
    response = client.get(reverse(name, args=[ForumFactory().slug]))

    assert [one["label"] for one in response.context["tabs"] if one["active"]] == [tab]


def test_cards_that_are_not_printed_are_a_step_until_they_are(client, staff):
    forum = ForumFactory()
    row = ParticipantFactory(forum=forum)
    ParticipantFactory(forum=forum, number=2, status="waitlisted")

    def step():
        steps = client.get(forum.get_absolute_url()).context["steps"]
        return next(
            (one.title, one.is_done) for one in steps if "tanda peserta" in one.title.lower()
        )

    assert step() == ("Cetak 1 tanda peserta", False)
    row.badge_printed_at = timezone.now()
    row.save()
    assert step() == ("Tanda peserta sudah dicetak", True)


def test_who_has_come_in_without_a_card_needs_none_any_more(client, staff):
    forum = ForumFactory()
    AttendanceFactory(participant=ParticipantFactory(forum=forum), day=forum.attendance_day)

    steps = client.get(forum.get_absolute_url()).context["steps"]

    assert not [one for one in steps if "tanda peserta" in one.title.lower()]


@pytest.mark.parametrize("role", [Role.BUYER, Role.VENDOR])
def test_who_is_invited_finds_the_own_invitation_after_signing_in(client, role):
    user = UserFactory(role=role)
    forum = ForumFactory(status=ForumStatus.OPEN)
    if role == Role.BUYER:
        own = InvitationFactory(forum=forum, agency=user.agency)
        foreign = InvitationFactory(forum=forum)
    else:
        vendor = RepresentativeFactory(user=user).vendor
        own = InvitationFactory(forum=forum, agency=None, vendor=vendor)
        foreign = InvitationFactory(forum=forum, agency=None, vendor=VendorFactory())
    elsewhere = InvitationFactory(agency=own.agency, vendor=own.vendor)
    client.force_login(user)

    page = client.get(forum.get_absolute_url()).text

    assert own.get_absolute_url() in page
    assert own.register_label in page
    assert foreign.token not in page
    assert elsewhere.token not in page
    client.force_login(UserFactory(role=Role.OBSERVER))
    assert own.token not in client.get(forum.get_absolute_url()).text
