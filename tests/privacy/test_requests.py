"""What people ask about their data, from the form to the answer (UU 27/2022)."""

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.actions.questions import save_answers
from events.models import ConsentText, Participant
from privacy.models import DataRequest, RequestChannel, RequestStatus
from tests.factories import (
    ConsentTextFactory,
    DataRequestFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    QuestionFactory,
    UserFactory,
    VendorFactory,
)

FORM = {"kind": "access", "name": "Siti Aminah", "email": "siti@contoh.id"}


def send_form(client, capture, **values):
    with capture(execute=True):
        return client.post(reverse("privacy:request_create"), FORM | values)


def link_in(message):
    return re.search(r"/privacy/status/[\w-]+/", message.body)[0]


@pytest.fixture
def officer(client):
    client.force_login(UserFactory(role=Role.STAFF))
    return client


# From the person


@pytest.mark.django_db
def test_form_waits_for_the_mail_to_be_confirmed(client, django_capture_on_commit_callbacks):
    response = send_form(client, django_capture_on_commit_callbacks)

    assert response.url == reverse("privacy:request_sent")
    asked = DataRequest.objects.get()
    assert (asked.status, asked.channel) == (RequestStatus.UNCONFIRMED, RequestChannel.FORM)
    assert mail.outbox[0].to == ["siti@contoh.id"]
    link = link_in(mail.outbox[0])

    client.get(link)  # a mail scanner opens it too
    asked.refresh_from_db()
    assert asked.status == RequestStatus.UNCONFIRMED

    client.post(f"{link}confirm/")
    client.post(f"{link}confirm/")
    asked.refresh_from_db()
    assert asked.status == RequestStatus.OPEN
    assert asked.answer_by == asked.received_at + timedelta(hours=72)


@pytest.mark.django_db
def test_form_does_not_tell_who_is_known(client, django_capture_on_commit_callbacks):
    ParticipantFactory(email="kenal@contoh.id")

    pages = [
        send_form(client, django_capture_on_commit_callbacks, email=email)
        for email in ("kenal@contoh.id", "asing@contoh.id")
    ]

    assert {(page.status_code, page.url) for page in pages} == {
        (302, reverse("privacy:request_sent"))
    }
    assert len(mail.outbox) == 2
    assert mail.outbox[0].subject == mail.outbox[1].subject


@pytest.mark.django_db
def test_form_sent_twice_is_one_request_and_one_mail(client, django_capture_on_commit_callbacks):
    for email in ("siti@contoh.id", "SITI@contoh.id"):
        send_form(client, django_capture_on_commit_callbacks, email=email)

    assert DataRequest.objects.count() == 1
    assert len(mail.outbox) == 1

    DataRequest.objects.update(mailed_at=timezone.now() - timedelta(minutes=11))
    send_form(client, django_capture_on_commit_callbacks)
    assert len(mail.outbox) == 2


@pytest.mark.django_db(transaction=True)
def test_form_sent_by_eight_at_once_is_one_request():
    start = Barrier(8)

    def send(number):
        try:
            start.wait(timeout=10)
            address = f"10.0.0.{number}"
            return Client(REMOTE_ADDR=address).post(reverse("privacy:request_create"), FORM)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        codes = [response.status_code for response in pool.map(send, range(8))]

    assert set(codes) <= {302, 429}
    assert DataRequest.objects.count() == 1
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_form_is_limited_for_an_address(client, django_capture_on_commit_callbacks):
    codes = [send_form(client, django_capture_on_commit_callbacks).status_code for _ in range(6)]

    assert codes == [302] * 5 + [429]


@pytest.mark.django_db
def test_form_says_what_is_missing(client):
    response = client.post(reverse("privacy:request_create"), {"email": "bukan surel"})

    assert set(response.context["form"].errors) == {"kind", "name", "email"}
    assert not DataRequest.objects.exists()


@pytest.mark.django_db
def test_ticket_says_who_asks(client):
    participant = ParticipantFactory(name="Budi Santoso")
    address = reverse("privacy:ticket_request_create", args=[participant.ticket_token])

    responses = [client.post(address, {"kind": "correction", "text": "Nama"}) for _ in range(2)]

    asked = DataRequest.objects.get()
    assert (asked.name, asked.participant, asked.status) == (
        "Budi Santoso", participant, RequestStatus.OPEN,
    )  # fmt: skip
    assert {response.url for response in responses} == {
        reverse("privacy:request_status", args=[asked.token])
    }


@pytest.mark.django_db
def test_unknown_links_are_not_found(client):
    for name in ("request_status", "request_copy", "ticket_request_create"):
        assert client.get(reverse(f"privacy:{name}", args=["x" * 43])).status_code == 404


@pytest.mark.django_db
def test_copy_is_shown_to_the_proven_person_alone(client):
    own = ParticipantFactory(name="Milik Siti", email="Siti@contoh.id", phone="+6281200001111")
    lunch = QuestionFactory(forum=own.forum, text="Pilihan makan siang")
    save_answers(own, {lunch.pk: "Nasi vegetarian"}, by=None)
    ParticipantFactory(name="Orang Lain", email="lain@contoh.id", phone="+6281299990000")
    asked = DataRequestFactory(
        status=RequestStatus.OPEN, email="siti@contoh.id", phone="+6281299990000"
    )
    copy = reverse("privacy:request_copy", args=[asked.token])
    assert client.get(copy).status_code == 404

    asked.give_answer(status=RequestStatus.DONE, answer="Terlampir.", by=UserFactory())

    text = client.get(copy).getvalue().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert any("Milik Siti" in row for row in rows)
    assert [f"Peserta {own.forum}", "Pilihan makan siang", "Nasi vegetarian"] in rows
    assert "6281200001111" in text
    page = client.get(reverse("privacy:request_status", args=[asked.token])).text
    # The number was only typed in: it proves nothing.
    assert "Orang Lain" not in page + str(rows)
    # The file is the person's own copy; on the page numbers are masked.
    assert "0812-••••-1111" in page

    DataRequest.objects.update(answered_at=timezone.now() - timedelta(days=31))
    assert client.get(copy).status_code == 404


@pytest.mark.django_db
def test_numbers_in_the_copy_are_masked(client):
    VendorFactory(email="siti@contoh.id", nik="1872014107900001")
    asked = DataRequestFactory(status=RequestStatus.OPEN, email="siti@contoh.id")
    asked.give_answer(status=RequestStatus.DONE, answer="Terlampir.", by=UserFactory())

    page = client.get(reverse("privacy:request_status", args=[asked.token])).text

    assert "1872" in page
    assert "1872014107900001" not in page


# The office


@pytest.mark.django_db
def test_office_enters_a_letter_with_its_own_clock(officer):
    address = reverse("privacy:request_enter")
    received = timezone.localtime() - timedelta(hours=80)
    data = {
        "channel": "letter", "kind": "correction", "name": "Siti Aminah",
        "received_at": f"{received:%Y-%m-%dT%H:%M}",
    }  # fmt: skip

    first, second = officer.post(address, data), officer.post(address, data)

    asked = DataRequest.objects.get()
    assert first.url == asked.get_absolute_url()
    assert second.context["form"].has_error("__all__", "entered")
    assert asked.is_late
    assert list(DataRequest.objects.overdue()) == [asked]
    assert "Lewat batas" in officer.get(reverse("privacy:request_list")).text


@pytest.mark.django_db
def test_office_cannot_enter_what_comes_tomorrow(officer):
    tomorrow = timezone.localtime() + timedelta(days=1)

    response = officer.post(
        reverse("privacy:request_enter"),
        {"channel": "letter", "kind": "access", "name": "A",
         "received_at": f"{tomorrow:%Y-%m-%dT%H:%M}"},
    )  # fmt: skip

    assert response.context["form"].has_error("received_at", "future")


@pytest.mark.django_db
def test_answer_is_mailed_once(officer, django_capture_on_commit_callbacks):
    asked = DataRequestFactory(status=RequestStatus.OPEN, email="siti@contoh.id")
    data = {"status": "done", "answer": "Nama sudah diperbaiki."}

    with django_capture_on_commit_callbacks(execute=True):
        officer.post(asked.get_absolute_url(), data)
        again = officer.post(asked.get_absolute_url(), data | {"status": "refused"})

    assert again.context["form"].has_error("__all__", "answered")
    asked.refresh_from_db()
    assert (asked.status, asked.answer) == (RequestStatus.DONE, "Nama sudah diperbaiki.")
    assert asked.mailed_at
    (message,) = mail.outbox
    assert "Nama sudah diperbaiki." in message.body


@pytest.mark.django_db
def test_mail_that_fails_is_said(officer, settings, django_capture_on_commit_callbacks):
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1},
        }
    }
    asked = DataRequestFactory(status=RequestStatus.OPEN, email="siti@contoh.id")

    with django_capture_on_commit_callbacks(execute=True):
        officer.post(reverse("privacy:request_mail", args=[asked.pk]))

    asked.refresh_from_db()
    assert asked.mail_error == "ConnectionRefusedError"
    assert "gagal dikirim" in officer.get(asked.get_absolute_url()).text


@pytest.mark.django_db
def test_records_of_others_are_out_of_reach(officer):
    asked = DataRequestFactory(status=RequestStatus.OPEN, email="siti@contoh.id")
    other = ParticipantFactory(email="lain@contoh.id")
    vendor = VendorFactory(email="lain@contoh.id", publishes_phone=True)

    hide = reverse("privacy:participant_hide", args=[asked.pk, other.pk])
    unpublish = reverse("privacy:vendor_unpublish", args=[asked.pk, vendor.pk])

    assert officer.get(hide).status_code == officer.post(hide).status_code == 404
    assert officer.post(unpublish).status_code == 404


@pytest.mark.django_db
def test_withdrawn_consent_takes_contacts_off_public_pages(officer):
    vendor = VendorFactory(email="siti@contoh.id", publishes_phone=True, publishes_email=True)
    asked = DataRequestFactory(status=RequestStatus.OPEN, email="siti@contoh.id")

    officer.post(reverse("privacy:vendor_unpublish", args=[asked.pk, vendor.pk]))

    vendor.refresh_from_db()
    assert (vendor.publishes_phone, vendor.publishes_email) == (False, False)


@pytest.mark.django_db
def test_person_is_not_made_nameless_before_the_forum(officer):
    person = ParticipantFactory(
        email="siti@contoh.id",
        forum=ForumFactory(first_day=timezone.localdate(), last_day=timezone.localdate()),
    )
    asked = DataRequestFactory(status=RequestStatus.OPEN, email="siti@contoh.id")

    address = reverse("privacy:participant_hide", args=[asked.pk, person.pk])
    answers = [officer.get(address), officer.post(address)]

    # Led to what has to be done first, without a question that could not be answered by yes.
    cancel = reverse("events:participant_cancel", args=[person.forum.slug, person.pk])
    assert [response.headers["Location"] for response in answers] == [cancel] * 2
    person.refresh_from_db()
    assert person.email == "siti@contoh.id"


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_as_many_queries_for_three_as_for_one(
    officer, count, django_assert_num_queries
):
    for number in range(count):
        DataRequestFactory(status=RequestStatus.OPEN, email=f"s{number}@contoh.id")
    officer.get(reverse("privacy:request_list"))

    with django_assert_num_queries(6):
        response = officer.get(reverse("privacy:request_list"))

    assert len(response.context["page"]) == count


@pytest.mark.django_db
def test_list_is_filtered(officer):
    DataRequestFactory(status=RequestStatus.OPEN, name="Siti")
    DataRequestFactory(email="b@contoh.id", name="Budi")

    page = officer.get(reverse("privacy:request_list"), {"q": "siti", "status": "open"})

    assert [asked.name for asked in page.context["page"]] == ["Siti"]


# Always true


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"status": RequestStatus.DONE},
        {"answer": "Jawaban tanpa keputusan"},
        {"status": RequestStatus.OPEN, "confirmed_at": None},
        {"channel": RequestChannel.LETTER},
        {"channel": RequestChannel.TICKET},
    ],
)
def test_database_refuses_half_a_request(values):
    asked = DataRequestFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.filter(pk=asked.pk).update(**values)


@pytest.mark.django_db
def test_request_is_answered_once():
    asked = DataRequestFactory(status=RequestStatus.OPEN)
    asked.give_answer(status=RequestStatus.DONE, answer="Ya.", by=UserFactory())

    with pytest.raises(ValidationError) as error:
        asked.give_answer(status=RequestStatus.REFUSED, answer="Tidak.", by=UserFactory())

    assert error.value.code == "answered"


@pytest.mark.django_db
def test_notice_shows_every_version_of_the_consent_text(client):
    OfficeFactory()
    ConsentText.objects.update(is_active=False)
    ConsentTextFactory(version="lama", text="Teks yang dulu.", is_active=False)
    ConsentTextFactory(version="baru", text="Teks yang sekarang.", is_active=True)

    page = client.get(reverse("privacy:privacy_notice")).text

    assert page.index("Teks yang sekarang.") < page.index("Teks yang dulu.")
    assert "24 bulan" in page


# What was done


GRANTED = {"status": "done", "answer": "Sudah kami kerjakan."}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["correction", "withdrawal", "erasure"])
def test_a_change_is_not_granted_while_nothing_is_done(officer, kind):
    ParticipantFactory(email="siti@contoh.id")
    asked = DataRequestFactory(status=RequestStatus.OPEN, kind=kind, email="siti@contoh.id")
    address = asked.get_absolute_url()

    form = officer.post(address, GRANTED).context["form"]
    assert form.errors.as_data()["statement"][0].code == "nothing_done"
    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.filter(pk=asked.pk).update(
            status="done", answer="Ya", answered_at=timezone.now(), answered_by=UserFactory()
        )
    assert officer.post(address, GRANTED | {"statement": "Daftar cetak diganti."}).url == address

    asked.refresh_from_db()
    assert asked.deeds.endswith(": menurut petugas: Daftar cetak diganti.\n")


@pytest.mark.django_db
def test_a_refusal_and_a_copy_need_no_deed(officer):
    refused = DataRequestFactory(status=RequestStatus.OPEN, kind="erasure")
    copied = DataRequestFactory(status=RequestStatus.OPEN)

    officer.post(refused.get_absolute_url(), GRANTED | {"status": "refused"})
    officer.post(copied.get_absolute_url(), GRANTED)

    assert [row.is_answered for row in DataRequest.objects.all()] == [True, True]


@pytest.mark.django_db
def test_what_the_pages_do_is_noted_and_told(officer, client, django_capture_on_commit_callbacks):
    person = ParticipantFactory(
        email="siti@contoh.id", forum=ForumFactory(status="finished", name="Forum Lama")
    )
    vendor = VendorFactory(email="siti@contoh.id", publishes_phone=True, name="Toko Siti")
    asked = DataRequestFactory(status=RequestStatus.OPEN, kind="erasure", email="siti@contoh.id")

    for _ in range(2):
        officer.post(reverse("privacy:vendor_unpublish", args=[asked.pk, vendor.pk]))
    officer.post(reverse("privacy:participant_hide", args=[asked.pk, person.pk]))
    with django_capture_on_commit_callbacks(execute=True):
        officer.post(asked.get_absolute_url(), GRANTED)

    asked.refresh_from_db()
    assert [line.partition("WIB: ")[2] for line in asked.deeds.splitlines()] == [
        "kontak Toko Siti tidak tampil lagi untuk umum.",
        "data peserta Forum Lama disamarkan.",
    ]
    assert "data peserta Forum Lama disamarkan." in mail.outbox[-1].body
    status = reverse("privacy:request_status", args=[asked.token])
    assert "data peserta Forum Lama disamarkan." in Client().get(status).text


@pytest.mark.django_db
def test_a_correction_on_the_record_is_seen(officer):
    person = ParticipantFactory(email="siti@contoh.id", forum=ForumFactory(name="Forum Baru"))
    asked = DataRequestFactory(
        status=RequestStatus.OPEN, kind="correction", email=person.email,
        received_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip
    edit = reverse("events:participant_edit", args=[person.forum.slug, person.pk])
    assert edit in officer.get(asked.get_absolute_url()).text

    Participant.objects.filter(pk=person.pk).update(name="Siti Aminah, S.E.")
    assert "Data Peserta Forum Baru diubah." in officer.get(asked.get_absolute_url()).text
    officer.post(asked.get_absolute_url(), GRANTED)

    asked.refresh_from_db()
    assert asked.status == RequestStatus.DONE
    assert asked.deeds.endswith(": data Peserta Forum Baru diubah.\n")
