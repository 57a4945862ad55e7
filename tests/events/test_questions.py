"""A forum's own questions: set by the office, answered by the people, at the door if need be."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.history import event_model
from accounts.models import Role
from events.actions.invitations import accept_request
from events.actions.preparation import copy_forum
from events.actions.questions import add_question, move_question, retire_question, save_answers
from events.actions.scanning import record_scan
from events.models import (
    Answer,
    Attendance,
    ChangeRequest,
    Forum,
    ForumStatus,
    Participant,
    ParticipantStatus,
    Question,
    QuestionKind,
)
from tests.factories import (
    ConsentTextFactory,
    ForumFactory,
    InvitationFactory,
    OfficeFactory,
    ParticipantFactory,
    QuestionFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db
LONG = "x" * 10_000
PERSON = {
    "name": "Sari Dewi, S.E.",
    "nip": "198704122011012001",
    "position": "Kasubbag",
    "phone": "0812-0000-3001",
    "email": "sari@metro.example",
    "assignment_letter": "",
}
AGREED = PERSON | {"is_consented": "on"}


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    client.get("/accounts/profile/")
    return user


@pytest.fixture
def lunch():
    return QuestionFactory(text="Pilihan makan siang", is_required=True)


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


def form_data(**values):
    return {"text": "Bantuan akses?", "kind": "yes_no", "choices": "", "side": "everyone"} | values


def answer(participant, question, text, by=None):
    save_answers(participant, {question.pk: text}, by=by or UserFactory())


def answers_of(participant):
    return dict(participant.answers.values_list("question__text", "text"))


# What always holds


def test_one_answer_for_each_person_and_question(lunch):
    person = ParticipantFactory(forum=lunch.forum)
    answer(person, lunch, "Nasi kotak")

    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(participant=person, question=lunch, text="Lagi")


def test_an_answer_says_something(lunch):
    with pytest.raises(IntegrityError):
        Answer.objects.create(
            participant=ParticipantFactory(forum=lunch.forum), question=lunch, text=""
        )


def test_nobody_answers_a_question_of_another_forum(lunch):
    stranger = ParticipantFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(participant=stranger, question=lunch, text="Nasi kotak")

    answer(stranger, lunch, "Nasi kotak")
    assert not Answer.objects.exists()


def test_a_question_stands_once_in_a_forum(lunch):
    QuestionFactory(text=lunch.text)

    with pytest.raises(IntegrityError):
        QuestionFactory(forum=lunch.forum, text=lunch.text.upper())


@pytest.mark.parametrize(("kind", "choices"), [("text", "a\nb"), ("choice", "")])
def test_choices_belong_to_the_kind_that_has_some(kind, choices):
    with pytest.raises(IntegrityError):
        QuestionFactory(kind=kind, choices=choices)


def test_answers_are_changed_taken_back_and_kept_in_the_history(lunch):
    person, officer = ParticipantFactory(forum=lunch.forum), UserFactory()
    answer(person, lunch, "Nasi kotak")
    answer(person, lunch, "Nasi kotak")
    answer(person, lunch, "Nasi vegetarian", by=officer)
    assert person.answers.get().answered_by == officer

    answer(person, lunch, "")

    assert answers_of(person) == {}
    events = event_model(Answer).objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", "text")) == [
        ("insert", "Nasi kotak"),
        ("update", "Nasi vegetarian"),
        ("delete", "Nasi vegetarian"),
    ]


def test_who_is_asked_what(lunch):
    forum = lunch.forum
    QuestionFactory(forum=forum, text="Untuk OPD", side="delegate")
    stall = QuestionFactory(forum=forum, text="Untuk vendor", side="vendor")
    QuestionFactory(forum=forum, text="Tidak lagi", is_active=False)
    QuestionFactory(text="Forum lain")
    delegate, vendor = ParticipantFactory(forum=forum), VendorParticipantFactory(forum=forum)
    guest = ParticipantFactory(forum=forum, kind="guest", agency=None)

    def asked(person):
        return [question.text for question in Question.objects.of_participant(person)]

    assert asked(delegate) == [lunch.text, "Untuk OPD"]
    assert asked(vendor) == [lunch.text, "Untuk vendor"]
    assert asked(guest) == [lunch.text]

    # What was answered stays to be seen.
    answer(vendor, stall, "Nasi kotak")
    Question.objects.filter(pk=stall.pk).update(is_active=False)
    assert [(row.text, row.is_open) for row in Question.objects.of_participant(vendor)] == [
        (lunch.text, True),
        ("Untuk vendor", False),
    ]


def test_order_is_changed_one_place_at_a_time():
    forum = ForumFactory()
    for text in "ABC":
        add_question(QuestionFactory.build(forum=forum, text=text))
    last = forum.questions.get(text="C")

    assert move_question(last, up=True) is True
    assert [row.text for row in forum.questions.all()] == ["A", "C", "B"]
    assert move_question(forum.questions.get(text="A"), up=True) is False
    assert move_question(forum.questions.get(text="B"), up=False) is False


def test_a_question_that_was_answered_is_retired_else_deleted(lunch):
    other = QuestionFactory(forum=lunch.forum)
    person = ParticipantFactory(forum=lunch.forum)
    answer(person, lunch, "Nasi kotak")

    assert retire_question(lunch) is False
    assert retire_question(other) is True

    assert list(Question.objects.values_list("text", "is_active")) == [(lunch.text, False)]
    assert answers_of(person) == {lunch.text: "Nasi kotak"}


@pytest.mark.django_db(transaction=True)
def test_eight_taps_make_one_answer(lunch):
    person, officer = ParticipantFactory(forum=lunch.forum), UserFactory()

    def tap(number):
        try:
            save_answers(person, {lunch.pk: "Nasi kotak"}, by=officer)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(tap, range(8)))

    assert Answer.objects.count() == event_model(Answer).objects.count() == 1


def test_copy_takes_the_questions_that_are_asked_and_no_answer(lunch):
    forum = lunch.forum
    QuestionFactory(forum=forum, is_active=False)
    answer(ParticipantFactory(forum=forum), lunch, "Nasi kotak")

    copy = copy_forum(forum, ForumFactory.build(number=99), by=UserFactory())

    fields = ("text", "kind", "choices", "side", "is_required", "position", "is_active")
    assert list(copy.questions.values_list(*fields)) == list(
        forum.questions.filter(pk=lunch.pk).values_list(*fields)
    )
    assert not Answer.objects.filter(question__forum=copy).exists()


# The page of the questions


def test_page_says_that_nothing_is_asked_yet(client, staff):
    page = client.get(url("question_list", ForumFactory())).text

    assert "Belum ada pertanyaan" in page
    assert "Tambah pertanyaan" in page


@pytest.mark.parametrize("count", [1, 3])
def test_page_counts_what_was_chosen(client, staff, count, django_assert_num_queries):
    forum = ForumFactory(agency_seats=50)
    questions = QuestionFactory.create_batch(count, forum=forum, side="delegate")
    people = ParticipantFactory.create_batch(4, forum=forum)
    cancelled = ParticipantFactory(
        forum=forum, status=ParticipantStatus.CANCELLED, cancel_reason="Sakit"
    )
    VendorParticipantFactory(forum=forum)
    for person, text in zip(people, ["Nasi kotak", "Nasi kotak", "Roti"], strict=False):
        answer(person, questions[0], text)
    answer(cancelled, questions[0], "Nasi vegetarian")

    with django_assert_num_queries(6):
        response = client.get(url("question_list", forum))

    row = response.context["asked"][0]
    assert row.counts == [("Nasi kotak", 2), ("Nasi vegetarian", 0), ("Roti", 1)]
    assert (row.people, row.answered, row.open) == (4, 3, 1)
    assert len(response.context["asked"]) == count


def test_questions_are_added_changed_moved_and_retired(client, staff):
    forum = ForumFactory()
    for data in (
        form_data(
            text="Pilihan makan siang", kind="choice", choices=" Nasi  kotak \n\nRoti\nRoti"
        ),
        form_data(choices="tidak dipakai", is_required="on"),
    ):
        client.post(url("question_create", forum), data)
    lunch, access = forum.questions.all()
    assert (lunch.options, lunch.is_required) == (["Nasi kotak", "Roti"], False)
    assert (access.options, access.choices, access.is_required) == (["Ya", "Tidak"], "", True)

    client.post(url("question_move", forum, access.pk), {"direction": "up"})
    assert list(forum.questions.all()) == [access, lunch]

    client.post(url("question_edit", forum, lunch.pk), form_data(text="Minum?", kind="text"))
    lunch.refresh_from_db()
    assert (lunch.text, lunch.kind, lunch.choices, lunch.position) == ("Minum?", "text", "", 2)

    answer(ParticipantFactory(forum=forum), lunch, "Teh")
    client.post(url("question_retire", forum, lunch.pk))
    client.post(url("question_retire", forum, access.pk))
    assert list(forum.questions.values_list("pk", "is_active")) == [(lunch.pk, False)]
    assert "Tidak ditanyakan lagi" in client.get(url("question_list", forum)).text

    client.post(url("question_ask_again", forum, lunch.pk))
    assert forum.questions.get().is_active


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"text": ""}, "text", "required"),
        ({"text": LONG}, "text", "max_length"),
        ({"text": "pilihan MAKAN siang"}, "text", "asked_already"),
        ({"text": "a\0b"}, "text", "null_characters_not_allowed"),
        ({"kind": "choice", "choices": "Satu"}, "choices", "options"),
        ({"kind": "choice", "choices": "\n".join(map(str, range(21)))}, "choices", "options"),
        ({"kind": "choice", "choices": f"a\n{'x' * 301}"}, "choices", "option_too_long"),
        ({"kind": "essay"}, "kind", "invalid_choice"),
        ({"side": "official"}, "side", "invalid_choice"),
    ],
)
def test_questions_that_cannot_be_asked_are_refused(client, staff, lunch, values, field, code):
    response = client.post(url("question_create", lunch.forum), form_data(**values))

    assert response.context["form"].has_error(field, code)
    assert lunch.forum.questions.count() == 1


def test_the_kind_stays_once_somebody_has_answered(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    answer(person, lunch, "Nasi kotak")

    data = form_data(text=lunch.text, kind="text", choices="Roti\nSoto")
    client.post(url("question_edit", lunch.forum, lunch.pk), data)

    lunch.refresh_from_db()
    assert (lunch.kind, lunch.options) == (QuestionKind.CHOICE, ["Roti", "Soto"])
    # What is offered no more stays the answer of who chose it.
    form = client.get(url("participant_answer", lunch.forum, person.pk)).context["form"]
    assert [value for value, _ in form.fields[lunch.field_name].choices] == [
        "", "Roti", "Soto", "Nasi kotak",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name", ["question_edit", "question_move", "question_retire", "question_ask_again"]
)
def test_questions_of_another_forum_are_not_found(client, staff, lunch, name):
    address = url(name, ForumFactory(), lunch.pk)

    assert client.post(address, form_data()).status_code == 404
    assert list(Question.objects.values_list("text", "is_active")) == [(lunch.text, True)]


# Asked while registering


@pytest.fixture
def invitation():
    OfficeFactory()
    ConsentTextFactory()
    return InvitationFactory()


def link(name, invitation, *args):
    return reverse(f"invitations:{name}", args=[invitation.token, *args])


def test_who_registers_must_answer_what_is_required(client, invitation):
    forum = invitation.forum
    lunch = QuestionFactory(forum=forum, is_required=True)
    QuestionFactory(forum=forum, kind="text", choices="")
    QuestionFactory(forum=forum, side="vendor", is_required=True)

    response = client.post(link("delegate_create", invitation), AGREED)

    assert list(response.context["form"].errors) == [lunch.field_name]
    assert f"Belum dijawab: {lunch}" in response.text
    assert not Participant.objects.exists()

    client.post(link("delegate_create", invitation), AGREED | {lunch.field_name: "Nasi kotak"})
    assert answers_of(Participant.objects.get()) == {lunch.text: "Nasi kotak"}
    assert Answer.objects.get().answered_by is None


@pytest.mark.parametrize("text", ["Rendang", "a\0b", LONG])
def test_a_choice_that_does_not_exist_is_refused(client, invitation, text):
    question = QuestionFactory(forum=invitation.forum)

    data = AGREED | {question.field_name: text}
    response = client.post(link("delegate_create", invitation), data)

    assert response.context["form"].has_error(question.field_name, "invalid_choice")
    assert not Participant.objects.exists()


@pytest.mark.parametrize(
    ("text", "code"), [("a\0b", "null_characters_not_allowed"), (LONG, "max_length")]
)
def test_texts_that_are_no_answer_are_refused(client, invitation, text, code):
    question = QuestionFactory(forum=invitation.forum, kind="text", choices="")

    data = AGREED | {question.field_name: text}
    response = client.post(link("delegate_create", invitation), data)

    assert response.context["form"].has_error(question.field_name, code)


def test_the_open_link_asks_too(client):
    OfficeFactory()
    ConsentTextFactory()
    forum = ForumFactory(status=ForumStatus.OPEN, accepts_guests=True, guest_token="t" * 43)
    question = QuestionFactory(forum=forum, is_required=True)
    address = reverse("invitations:guest_create", args=[forum.guest_token])
    data = AGREED | {"organisation": "Kadin"}

    assert client.post(address, data).context["form"].has_error(question.field_name, "required")
    client.post(address, data | {question.field_name: "Nasi vegetarian"})

    assert answers_of(Participant.objects.get()) == {question.text: "Nasi vegetarian"}


def registered(invitation, question, text="Nasi kotak"):
    person = ParticipantFactory(
        forum=invitation.forum, agency=invitation.agency, number=900, phone="+6281200003009"
    )
    answer(person, question, text)
    return person


def test_the_invited_change_their_answers(client, invitation):
    question = QuestionFactory(forum=invitation.forum)
    person = registered(invitation, question)
    address = link("delegate_edit", invitation, person.pk)
    assert client.get(address).context["form"][question.field_name].value() == "Nasi kotak"

    client.post(address, PERSON | {question.field_name: "Nasi vegetarian"})

    assert answers_of(person) == {question.text: "Nasi vegetarian"}


def test_a_colleague_does_not_inherit_the_answers(client, invitation):
    question = QuestionFactory(forum=invitation.forum)
    person = registered(invitation, question)
    # What is asked no more stands in no form, and goes too.
    retired = QuestionFactory(forum=invitation.forum, is_active=False)
    answer(person, retired, "Nasi kotak")
    address = link("delegate_replace", invitation, person.pk)
    assert client.get(address).context["form"][question.field_name].value() == ""

    client.post(address, AGREED)

    person.refresh_from_db()
    assert (person.name, answers_of(person)) == (PERSON["name"], {})


@pytest.mark.parametrize("name", ["delegate_edit", "delegate_replace"])
def test_after_the_deadline_answers_wait_for_the_office(client, invitation, name):
    question = QuestionFactory(forum=invitation.forum)
    person = registered(invitation, question)
    Forum.objects.update(registration_closes_at=timezone.now())

    data = AGREED | {question.field_name: "Nasi vegetarian"}
    client.post(link(name, invitation, person.pk), data)

    assert answers_of(person) == {question.text: "Nasi kotak"}
    request = ChangeRequest.objects.get()
    before = "Nasi kotak" if name == "delegate_edit" else ""
    assert (question.pk, question.text, before, "Nasi vegetarian") in request.changes
    accept_request(request, by=UserFactory())
    assert answers_of(person) == {question.text: "Nasi vegetarian"}


def test_the_office_may_leave_answers_open(client, staff, lunch):
    client.post(url("participant_create", lunch.forum), PERSON | {"agency": agency().pk})

    person = lunch.forum.participants.get()
    assert answers_of(person) == {}

    address = url("participant_edit", lunch.forum, person.pk)
    data = PERSON | {"agency": person.agency_id, lunch.field_name: "Nasi kotak"}
    client.post(address, data)
    assert answers_of(person) == {lunch.text: "Nasi kotak"}
    assert Answer.objects.get().answered_by == staff


def agency():
    return ParticipantFactory().agency


def test_an_answer_at_the_door_is_not_overwritten_by_an_open_form(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum, phone="+6281200003009")
    address = url("participant_edit", lunch.forum, person.pk)
    form = client.get(address).context["form"]
    opened = {name: form[name].value() or "" for name in form.fields}
    answer(person, lunch, "Nasi kotak")

    response = client.post(address, opened)

    assert response.status_code == 409
    assert answers_of(person) == {lunch.text: "Nasi kotak"}


def test_a_walk_in_is_asked_and_comes_in_without_answers_too(client, staff, lunch):
    place = agency().pk
    address = url("walk_in_create", lunch.forum)
    client.post(address, PERSON | {"agency": place, lunch.field_name: "Nasi kotak"})
    assert answers_of(lunch.forum.participants.get()) == {lunch.text: "Nasi kotak"}

    response = client.post(
        address,
        {"agency": place, "name": "Budi", "phone": "0812-0000-3777"},
        follow=True,
    )

    assert Attendance.objects.count() == 2
    assert f"Belum dijawab:</span> {lunch.text}" in response.text


# At the door


def scanned(client, person, **headers):
    data = {"text": person.ticket_token, "door": "Timur"}
    return client.post(url("scan_create", person.forum), data, headers=headers, follow=True)


def test_the_result_of_a_scan_says_what_is_open(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    access = QuestionFactory(forum=lunch.forum, text="Bantuan akses?", kind="yes_no", choices="")
    answer(person, access, "Tidak")

    for page in (scanned(client, person).text, scanned(client, person, **{"X-Partial": "1"}).text):
        assert f"Belum dijawab:</span> {lunch.text}" in page
        assert f'name="{lunch.field_name}" value="Nasi vegetarian"' in page
        assert "Belum dijawab:</span> Bantuan akses?" not in page
        assert "<dt>Bantuan akses?</dt>" in page


def test_a_tap_answers_and_leads_back_to_the_result(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    scan = scanned(client, person).context["scan"]

    response = client.post(
        url("participant_answer", lunch.forum, person.pk),
        {lunch.field_name: "Nasi kotak", "scan": scan.pk},
        follow=True,
    )

    assert response.redirect_chain[-1][0].endswith(f"/check-in/scan/?scan={scan.pk}&door=Timur")
    assert "Berhasil, tercatat hadir" in response.text
    assert "Belum dijawab" not in response.text
    assert answers_of(person) == {lunch.text: "Nasi kotak"}
    assert Answer.objects.get().answered_by == staff


@pytest.mark.parametrize("repeat", [{}, {"repeat": "1"}])
def test_a_tap_at_the_desk_leads_back_to_the_arrival(client, staff, lunch, repeat):
    person = ParticipantFactory(forum=lunch.forum)
    client.post(url("participant_check_in", lunch.forum, person.pk), {"method": "name"})
    arrival = Attendance.objects.get()

    page = client.get(url("check_in", lunch.forum), {"arrival": arrival.pk} | repeat).text
    assert f"Belum dijawab:</span> {lunch.text}" in page
    response = client.post(
        url("participant_answer", lunch.forum, person.pk),
        {lunch.field_name: "Nasi kotak", "arrival": arrival.pk} | repeat,
    )

    ending = "&repeat=1" if repeat else ""
    assert response.url == f"{url('check_in', lunch.forum)}?arrival={arrival.pk}{ending}"
    assert answers_of(person) == {lunch.text: "Nasi kotak"}


def test_the_page_before_an_arrival_asks_too_and_records_none(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    address = url("participant_check_in", lunch.forum, person.pk)
    assert f"Belum dijawab:</span> {lunch.text}" in client.get(address).text

    response = client.post(
        url("participant_answer", lunch.forum, person.pk),
        {lunch.field_name: "Nasi kotak", "check_in": "1"},
    )

    assert response.url == address
    assert answers_of(person) == {lunch.text: "Nasi kotak"}
    assert not Attendance.objects.exists()


def test_a_script_gets_the_questions_alone(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    address = url("participant_answer", lunch.forum, person.pk)
    partial = {"X-Partial": "1"}

    refused = client.post(address, {lunch.field_name: "Rendang"}, headers=partial)
    assert (refused.status_code, Answer.objects.count()) == (422, 0)
    assert "field-error" in refused.text
    assert f"Belum dijawab:</span> {lunch.text}" in refused.text

    kept = client.post(address, {lunch.field_name: "Nasi kotak"}, headers=partial)
    assert kept.status_code == 200
    assert "<html" not in kept.text
    assert "Belum dijawab" not in kept.text


@pytest.mark.parametrize("text", ["Rendang", "a\0b", LONG])
def test_what_is_no_answer_is_refused_with_the_form(client, staff, lunch, text):
    person = ParticipantFactory(forum=lunch.forum)

    response = client.post(
        url("participant_answer", lunch.forum, person.pk), {lunch.field_name: text}
    )

    assert response.context["form"].has_error(lunch.field_name, "invalid_choice")
    assert not Answer.objects.exists()


def test_one_tap_leaves_the_other_answers_alone(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    other = QuestionFactory(forum=lunch.forum, text="Minum?")
    answer(person, other, "Nasi kotak")

    client.post(
        url("participant_answer", lunch.forum, person.pk), {lunch.field_name: "Nasi vegetarian"}
    )

    assert answers_of(person) == {lunch.text: "Nasi vegetarian", "Minum?": "Nasi kotak"}


def test_questions_of_other_forums_and_sides_cannot_be_answered(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    foreign = QuestionFactory()
    for_vendors = QuestionFactory(forum=lunch.forum, side="vendor")
    retired = QuestionFactory(forum=lunch.forum, is_active=False)

    for question in (foreign, for_vendors, retired):
        response = client.post(
            url("participant_answer", lunch.forum, person.pk),
            {question.field_name: "Nasi kotak"},
        )
        assert response.context["form"].has_error("__all__", "gone")
    assert client.post(url("participant_answer", foreign.forum, person.pk)).status_code == 404
    assert not Answer.objects.exists()


def test_nothing_is_answered_after_the_forum(client, staff):
    forum = ForumFactory(status=ForumStatus.FINISHED)
    question = QuestionFactory(forum=forum)
    person = ParticipantFactory(forum=forum)

    response = client.post(
        url("participant_answer", forum, person.pk), {question.field_name: "Nasi kotak"}
    )

    assert response.context["form"].has_error("__all__", "forum_finished")
    assert not Answer.objects.exists()
    page = client.get(person.get_absolute_url()).text
    assert "<dd>Belum dijawab</dd>" in page
    assert f'name="{question.field_name}"' not in page


def test_a_refused_scan_asks_nothing(client, staff, lunch):
    person = ParticipantFactory(forum=lunch.forum, status=ParticipantStatus.WAITLISTED)

    assert "Belum dijawab" not in scanned(client, person).text


@pytest.mark.parametrize("place", ["scan", "check_in"])
def test_the_result_costs_one_query_where_something_is_asked_else_none(client, staff, place):
    person = ParticipantFactory()
    forum = person.forum
    done = record_scan(forum, by=staff, text=person.code, key="k" * 10)
    query = {"scan": done.pk} if place == "scan" else {"arrival": done.arrival_id}

    def queries():
        with connection.execute_wrapper(count):
            counted.append(0)
            client.get(url(place, forum), query)
        return counted[-1]

    def count(execute, sql, params, many, context):
        counted[-1] += 1
        return execute(sql, params, many, context)

    counted = []
    queries()
    without = queries()
    QuestionFactory.create_batch(3, forum=forum)
    assert queries() == without + 1
    assert without < 10


# Who sees them


def test_page_of_the_participant_shows_the_answers_to_those_who_see_contacts(client, lunch):
    person = ParticipantFactory(forum=lunch.forum)
    answer(person, lunch, "Nasi vegetarian")
    buyer = UserFactory(role=Role.BUYER, agency=person.agency)
    stranger = UserFactory(role=Role.BUYER, agency=agency())

    def page(user):
        browser = Client()
        browser.force_login(user)
        return browser.get(person.get_absolute_url())

    for user in (UserFactory(), buyer):
        assert "<dd>Nasi vegetarian</dd>" in page(user).text
    assert "Nasi vegetarian" not in page(UserFactory(role=Role.OBSERVER)).text
    assert page(stranger).status_code == 404
    assert "Ubah jawaban" not in page(buyer).text


def content_of(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_the_exports_have_a_column_for_each_question(client, staff, lunch):
    forum = lunch.forum
    note = QuestionFactory(forum=forum, text="=1+1", kind="text", choices="")
    first = ParticipantFactory(forum=forum, name="Ani")
    ParticipantFactory(forum=forum, name="Budi")
    answer(first, lunch, "Nasi kotak")
    answer(first, note, "=HYPERLINK(1)")

    text = content_of(client.get(url("attendance_csv", forum))).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["Nama"], row[lunch.text], row["'=1+1"]) for row in rows] == [
        ("Ani", "Nasi kotak", "'=HYPERLINK(1)"),
        ("Budi", "", ""),
    ]
    book = openpyxl.load_workbook(
        io.BytesIO(content_of(client.get(url("attendance_xlsx", forum))))
    )
    cells = [list(row) for row in book["Daftar hadir"].iter_rows()]
    head = next(row for row in cells if row[0].value == "No")
    place = [cell.value for cell in head].index(lunch.text)
    assert [cell.value for cell in head[place:]] == [lunch.text, "=1+1"]
    body = cells[cells.index(head) + 1 :]
    assert [row[place].value for row in body] == ["Nasi kotak", None]
    assert {cell.data_type for row in [head, *body] for cell in row} <= {"s", "n", "d"}
    figures = [[cell.value for cell in row] for row in book["Rekap jawaban"].iter_rows()]
    assert figures[-5:] == [
        [lunch.text, "Nasi kotak", 1],
        [lunch.text, "Nasi vegetarian", 0],
        [lunch.text, "Belum dijawab", 1],
        ["=1+1", "Jawaban sendiri", 1],
        ["=1+1", "Belum dijawab", 1],
    ]


def test_observers_export_no_answers(client, lunch):
    answer(ParticipantFactory(forum=lunch.forum), lunch, "Nasi kotak")
    client.force_login(UserFactory(role=Role.OBSERVER))

    assert lunch.text not in content_of(client.get(url("attendance_csv", lunch.forum))).decode()
    book = openpyxl.load_workbook(
        io.BytesIO(content_of(client.get(url("attendance_xlsx", lunch.forum))))
    )
    assert book.sheetnames == ["Daftar hadir", "Rekap OPD"]


def test_those_who_have_not_answered_are_listed_and_exported(client, staff):
    forum = ForumFactory()
    asked = QuestionFactory(forum=forum, side="delegate")
    answered, waiting = (ParticipantFactory(forum=forum, name=name) for name in ("Ani", "Budi"))
    save_answers(answered, {asked.pk: "Ya"}, by=None)
    ParticipantFactory(forum=forum, status=ParticipantStatus.WAITLISTED)
    VendorParticipantFactory(forum=forum)
    other = QuestionFactory()

    link = f"{reverse('events:participant_list', args=[forum.slug])}?unanswered={asked.pk}"
    assert link in client.get(reverse("events:question_list", args=[forum.slug])).text
    listed = client.get(link)
    foreign = client.get(link.replace(f"={asked.pk}", f"={other.pk}"))
    exported = client.get(
        reverse("events:attendance_csv", args=[forum.slug]), {"unanswered": asked.pk}
    )

    assert [row.pk for row in listed.context["page"]] == [waiting.pk]
    assert f"Belum menjawab: {asked}" in listed.text
    assert "unanswered" in foreign.context["filter"].form.errors
    rows = b"".join(exported.streaming_content).decode("utf-8-sig").splitlines()[1:]
    assert len(rows) == 1
    assert "Budi" in rows[0]


def test_nobody_without_contacts_is_told_who_has_not_answered(client):
    forum = ForumFactory()
    asked = QuestionFactory(forum=forum)
    ParticipantFactory(forum=forum)
    client.force_login(UserFactory(role=Role.OBSERVER))

    page = client.get(
        reverse("events:participant_list", args=[forum.slug]), {"unanswered": asked.pk}
    )

    assert "unanswered" in page.context["filter"].form.errors
