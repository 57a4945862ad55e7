"""Minutes, record, certificates, and mail to those who came and those who did not."""

import io
from concurrent.futures import ThreadPoolExecutor, wait

import pypdf
import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.actions.closing import issue_certificates, send_afterwards
from events.models import Certificate, Forum, ForumStatus, Minutes, ParticipantStatus
from tests.events.test_mail import NO_SERVER
from tests.factories import (
    AttendanceFactory,
    ForumFactory,
    OfficeFactory,
    ParticipantFactory,
    UserFactory,
)

PATTERN = "500.3/{urut}/D.9/2024"
WRITTEN = {
    "led_by": "Siti Aminah",
    "written_by": "Budi O'Neil",
    "discussion": "Katalog elektronik\n\nKemasan #panic()",
    "conclusions": "Sepakat belanja lokal",
    "follow_up": "Daftar kebutuhan, OPD, 30 April",
}


@pytest.fixture
def forum(db):
    OfficeFactory()
    return ForumFactory(first_day="2024-03-06", last_day="2024-03-06", name="Temu Bisnis")


def came(forum, **values):
    participant = ParticipantFactory(forum=forum, **values)
    AttendanceFactory(participant=participant, day=forum.first_day)
    return participant


def url(name, forum, *args):
    return reverse(f"events:{name}", args=[forum.slug, *args])


def text_of(response):
    pages = pypdf.PdfReader(io.BytesIO(response.content)).pages
    return " ".join("".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def test_minutes_are_written_and_printed(client, forum):
    client.force_login(UserFactory())
    came(forum, name="Sari")
    ParticipantFactory(forum=forum)

    client.post(url("minutes_edit", forum), WRITTEN)

    minutes = text_of(client.get(url("minutes_pdf", forum)))
    assert Minutes.objects.get().forum == forum
    assert "NOTULEN" in minutes
    assert "Kemasan #panic()" in minutes
    assert "Hadir 1 dari 2 orang yang terdaftar: utusan OPD 1 orang" in minutes


def test_minutes_begin_with_who_is_known(client, forum):
    client.force_login(UserFactory(name="Rina Wulandari"))
    forum.opened_by = "Asisten Perekonomian"
    forum.save(update_fields=["opened_by"])

    form = client.get(url("minutes_edit", forum)).context["form"]

    assert (form["led_by"].value(), form["written_by"].value()) == (
        "Asisten Perekonomian",
        "Rina Wulandari",
    )


def test_record_says_the_date_in_words(client, forum):
    Minutes.objects.create(forum=forum, **WRITTEN)
    client.force_login(UserFactory(role=Role.OBSERVER))

    record = text_of(client.get(url("record_pdf", forum)))

    assert "Pada hari ini Rabu tanggal enam bulan Maret tahun dua ribu dua puluh empat" in record
    assert "kami yang bertanda tangan di bawah ini:" in record
    assert "Nomor: ...." in record
    assert "Sepakat belanja lokal" in record


@pytest.mark.parametrize("name", ["minutes_pdf", "record_pdf"])
def test_papers_wait_for_the_minutes(client, forum, name):
    Minutes.objects.create(forum=ForumFactory(), **WRITTEN)
    client.force_login(UserFactory())

    assert client.get(url(name, forum)).status_code == 404


def test_empty_minutes_are_refused(client, forum):
    client.force_login(UserFactory())

    response = client.post(url("minutes_edit", forum), WRITTEN | {"led_by": ""})

    assert response.context["form"].has_error("led_by", "required")
    assert not Minutes.objects.exists()


def test_second_writer_of_the_minutes_is_told(client, forum):
    Minutes.objects.create(forum=forum, **WRITTEN)
    client.force_login(UserFactory())
    seen = client.get(url("minutes_edit", forum)).context["form"].initial["seen"]
    Minutes.objects.update(conclusions="Ditulis orang lain")

    response = client.post(url("minutes_edit", forum), WRITTEN | {"seen": seen})

    assert response.status_code == 409
    assert Minutes.objects.get().conclusions == "Ditulis orang lain"


def test_certificates_are_for_those_who_came(forum):
    first = came(forum, number=1, name="A", badge_name="Bang A")
    second = came(forum, number=2, name="B")
    second.attendances.update(present_name="Wakil B")
    ParticipantFactory(forum=forum, number=3, name="Tidak hadir")
    undone = came(forum, number=4, name="Dibatalkan")
    undone.attendances.get().revoke(by=UserFactory(), reason="salah orang")
    came(ForumFactory(), name="Forum lain")

    count = issue_certificates(forum, by=UserFactory(), pattern=PATTERN)

    rows = list(Certificate.objects.order_by("sequence"))
    assert count == 2
    assert [row.participant for row in rows] == [first, second]
    assert [row.name for row in rows] == ["A", "Wakil B"]
    assert [row.number for row in rows] == ["500.3/001/D.9/2024", "500.3/002/D.9/2024"]


def test_issuing_again_goes_on_counting(forum):
    by = UserFactory()
    came(forum, number=1)
    issue_certificates(forum, by=by, pattern=PATTERN)
    late = came(forum, number=2)

    assert issue_certificates(forum, by=by, pattern=PATTERN) == 1
    assert issue_certificates(forum, by=by, pattern=PATTERN) == 0
    assert late.certificates.get().number == "500.3/002/D.9/2024"


@pytest.mark.parametrize(
    ("pattern", "code"), [("500.3/D.9", "no_place"), (PATTERN, "number_taken")]
)
def test_wrong_patterns_issue_nothing(forum, pattern, code):
    other = ForumFactory()
    came(other)
    issue_certificates(other, by=UserFactory(), pattern=PATTERN)
    came(forum)

    with pytest.raises(ValidationError) as caught:
        issue_certificates(forum, by=UserFactory(), pattern=pattern)

    assert caught.value.code == code
    assert not forum.certificates.exists()


@pytest.mark.django_db(transaction=True)
def test_two_who_issue_at_once_give_each_one_certificate():
    forum, by = ForumFactory(), UserFactory()
    for number in range(5):
        came(forum, number=number + 1)

    def press(_number):
        try:
            return issue_certificates(forum, by=by, pattern=PATTERN)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        with transaction.atomic():
            Forum.objects.hold(forum.pk)
            answers = [pool.submit(press, number) for number in range(2)]
            wait(answers, timeout=1)
        counts = sorted(answer.result() for answer in answers)

    assert counts == [0, 5]
    assert forum.certificates.count() == 5


def test_certificates_print_with_number_and_address(client, forum):
    client.force_login(UserFactory())
    came(forum, number=1, name="Sari Dewi, S.E.")
    came(forum, number=2, name="Tri Hartono")

    client.post(url("certificate_issue", forum), {"pattern": PATTERN})

    every = text_of(client.get(url("certificate_pdf", forum)))
    one = text_of(client.get(url("certificate_pdf", forum) + "?number=2"))
    assert "Sari Dewi, S.E." in every
    assert "500.3/001/D.9/2024" in every
    assert "/certificates/" in every
    assert "Tri Hartono" in one
    assert "Sari" not in one


def test_nothing_to_print_says_so(client, forum):
    client.force_login(UserFactory())

    assert client.get(url("certificate_pdf", forum)).status_code == 302


def test_anyone_can_verify_a_certificate(client, forum):
    came(forum, name="Sari Dewi", phone="+6281234567890", email="sari@metro.example")
    issue_certificates(forum, by=UserFactory(), pattern=PATTERN)
    certificate = Certificate.objects.get()

    response = client.get(certificate.get_absolute_url())

    assert "Asli" in response.text
    assert "Sari Dewi" in response.text
    assert "500.3/001/D.9/2024" in response.text
    assert "6789" not in response.text
    assert "sari@" not in response.text
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_made_up_certificate_is_not_found(client, db):
    address = reverse("certificates:certificate_verify", args=["x" * 43])

    response = client.get(address)

    assert response.status_code == 404
    assert "Tidak dikenal" in response.text
    assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_a_revoked_certificate_says_so(client, forum):
    client.force_login(UserFactory())
    came(forum)
    issue_certificates(forum, by=UserFactory(), pattern=PATTERN)
    certificate = Certificate.objects.get()

    client.post(url("certificate_revoke", forum, certificate.pk), {"reason": "Salah nama"})

    certificate.refresh_from_db()
    assert certificate.revoke_reason == "Salah nama"
    page = client.get(certificate.get_absolute_url()).text
    assert "Dicabut" in page
    assert "Penggantinya" not in page
    assert certificate.revoke(reason="lagi") is False
    assert (
        client.post(url("certificate_revoke", ForumFactory(), certificate.pk)).status_code == 404
    )


def test_a_wrong_name_is_put_right_by_a_new_certificate(client, forum):
    client.force_login(UserFactory())
    person = came(forum, name="Sari")
    issue_certificates(forum, by=UserFactory(), pattern=PATTERN)
    wrong = Certificate.objects.get()
    wrong.revoke(reason="Salah nama")
    person.attendances.update(present_name="Sari Dewi, S.E.")

    client.post(url("certificate_issue", forum), {"pattern": PATTERN})

    new = person.certificates.get(revoked_at=None)
    page = client.get(wrong.get_absolute_url()).text
    assert "Penggantinya sertifikat nomor 500.3/002/D.9/2024." in page
    assert (new.name, new.number) == ("Sari Dewi, S.E.", "500.3/002/D.9/2024")
    again = client.post(url("certificate_issue", forum), {"pattern": PATTERN}, follow=True)
    assert "Semua yang hadir sudah punya sertifikat" in again.text
    assert "Tidak ada yang menunggu" in client.get(url("certificate_issue", forum)).text
    with pytest.raises(IntegrityError, match="certificate_that_counts_is_one"):
        Certificate.objects.filter(pk=wrong.pk).update(revoked_at=None, revoke_reason="")


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"revoked_at": timezone.now()}, "certificate_revocation_is_whole"),
        ({"revoke_reason": "x"}, "certificate_revocation_is_whole"),
    ],
)
def test_certificate_constraints(forum, values, name):
    came(forum)
    issue_certificates(forum, by=UserFactory(), pattern=PATTERN)

    with pytest.raises(IntegrityError, match=name):
        Certificate.objects.update(**values)


@pytest.mark.parametrize("item_count", [1, 3])
def test_certificate_list_query_count(client, forum, item_count, django_assert_max_num_queries):
    for number in range(item_count):
        came(forum, number=number + 1)
    issue_certificates(forum, by=UserFactory(), pattern=PATTERN)
    client.force_login(UserFactory())

    with django_assert_max_num_queries(10):
        response = client.get(url("certificate_list", forum))

    assert len(response.context["page"].object_list) == item_count


def test_paper_list_counts(client, forum, django_assert_max_num_queries):
    came(forum, email="hadir@metro.example")
    ParticipantFactory(forum=forum, email="absen@metro.example")
    client.force_login(UserFactory())

    with django_assert_max_num_queries(10):
        context = client.get(url("paper_list", forum)).context

    assert (context["to_issue"], context["issued"]) == (1, 0)
    assert (context["came"], context["missed"]) == (1, 1)


def test_paper_list_tells_certificates_and_mails_apart(
    client, forum, django_capture_on_commit_callbacks
):
    by = UserFactory()
    came(forum, number=1, email="hadir@metro.example")
    came(forum, number=2, email="")
    issue_certificates(forum, by=by, pattern=PATTERN)
    Certificate.objects.get(sequence=2).revoke(reason="Salah nama")
    with django_capture_on_commit_callbacks(execute=True):
        send_afterwards(forum, by=by, came=True, subject="Terima kasih", body="Salam")
    client.force_login(by)

    page = client.get(url("paper_list", forum))

    assert "1 berlaku, 1 dicabut, 1 yang hadir belum punya" in page.text
    assert "1 surel terkirim" in page.text


@pytest.mark.parametrize(
    ("used", "proposed"), [(None, ""), (PATTERN, PATTERN), ("001/{urut}/2024", "")]
)
def test_the_pattern_of_the_last_certificates_is_proposed(client, forum, used, proposed):
    by = UserFactory()
    came(forum, number=1)
    if used:
        issue_certificates(forum, by=by, pattern=used)
        came(forum, number=2)
    client.force_login(by)

    form = client.get(url("certificate_issue", forum)).context["form"]

    assert form["pattern"].value() == proposed


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("audience", "told"), [("came", ["hadir@metro.example"]), ("missed", ["absen@metro.example"])]
)
def test_mail_goes_to_who_came_or_who_did_not(client, audience, told):
    forum = ForumFactory()
    came(forum, number=1, email="hadir@metro.example")
    came(forum, number=2, email="")
    ParticipantFactory(forum=forum, number=3, email="absen@metro.example")
    ParticipantFactory(
        forum=forum,
        number=4,
        email="batal@metro.example",
        status=ParticipantStatus.CANCELLED,
        cancel_reason="x",
    )
    client.force_login(UserFactory())
    data = {"subject": "Terima kasih", "body": "Sampai jumpa."}
    address = f"{url('afterwards_send', forum)}?to={audience}"

    client.post(address, data)
    client.post(address, data)

    assert [message.to for message in mail.outbox] == [told]
    assert mail.outbox[0].subject == "Terima kasih"


@pytest.mark.parametrize(
    ("audience", "subject", "sentence"),
    [
        ("came", "Terima kasih atas kehadiran di", "Terima kasih atas kehadiran Bapak/Ibu"),
        ("missed", "Catatan kehadiran", "kami tidak mencatat kehadirannya"),
    ],
)
def test_mail_begins_with_a_text_for_its_readers(client, forum, audience, subject, sentence):
    client.force_login(UserFactory())

    form = client.get(f"{url('afterwards_send', forum)}?to={audience}").context["form"]

    assert form["subject"].value() == f"{subject} {forum}"
    assert sentence in form["body"].value()
    assert forum.place in form["body"].value()


@pytest.mark.parametrize("status", [ForumStatus.OPEN, ForumStatus.RUNNING, ForumStatus.CALLED_OFF])
def test_nobody_is_told_of_their_absence_before_the_forum_is_over(client, db, status):
    today = timezone.localdate()
    because = "Banjir" if status == ForumStatus.CALLED_OFF else ""
    forum = ForumFactory(first_day=today, status=status, called_off_because=because)
    ParticipantFactory(forum=forum, email="belum@metro.example")
    client.force_login(UserFactory())
    address = f"{url('afterwards_send', forum)}?to=missed"

    page = client.get(address).text
    told = client.post(address, {"subject": "Catatan", "body": "Tidak hadir"}, follow=True).text

    assert "Forum ini belum selesai" in page
    assert "Kirim surel" not in page
    assert "Surel sesudah acara ditulis setelah forum diselesaikan" in told
    assert url("afterwards_send", forum) not in told
    assert not forum.messages.exists()


def test_mail_counts_only_the_new(forum):
    by = UserFactory()
    came(forum, email="hadir@metro.example")
    mail_to = {"by": by, "came": True, "subject": "A", "body": "B"}

    assert len(send_afterwards(forum, **mail_to)) == 1
    assert send_afterwards(forum, **mail_to) == []


@pytest.mark.django_db(transaction=True)
def test_mail_that_fails_is_told_and_leads_to_where_it_is_sent_again(client, settings):
    settings.MAILERS = NO_SERVER
    forum = ForumFactory()
    came(forum, email="hadir@metro.example")
    client.force_login(UserFactory())
    data = {"subject": "Terima kasih", "body": "Sampai jumpa."}

    page = client.post(url("afterwards_send", forum), data, follow=True).content.decode()

    assert "1 surel gagal dikirim" in page
    assert f'<a href="{url("invitation_list", forum)}">1 belum terkirim</a>' in page
    again = client.post(url("afterwards_send", forum), data, follow=True).content.decode()
    assert "Tidak ada yang belum dikirimi" in again


def test_minutes_of_two_days_say_who_came_on_each(client, forum):
    client.force_login(UserFactory())
    Forum.objects.filter(pk=forum.pk).update(last_day="2024-03-07")
    came(forum, name="Sari")
    client.post(url("minutes_edit", forum), WRITTEN)

    minutes = text_of(client.get(url("minutes_pdf", forum)))

    assert "6 Maret 2024: Hadir 1 dari 1 orang yang terdaftar: utusan OPD 1 orang; 7" in minutes
    assert "7 Maret 2024: Hadir 0 dari 1 orang yang terdaftar" in minutes


def test_mail_to_who_came_leads_to_the_certificate_once_it_is_there(
    client, forum, django_capture_on_commit_callbacks
):
    client.force_login(UserFactory())
    first = came(forum, name="Sari", email="sari@contoh.example")
    issue_certificates(forum, by=UserFactory(), pattern=PATTERN)
    late = came(forum, name="Budi", email="budi@contoh.example", number=7)
    page = client.get(url("afterwards_send", forum)).text
    assert "orang yang hadir belum punya sertifikat" in page

    with django_capture_on_commit_callbacks(execute=True):
        client.post(url("afterwards_send", forum), {"subject": "Terima kasih", "body": "Yth."})

    bodies = {message.to[0]: message.body for message in mail.outbox}
    assert bodies["sari@contoh.example"].endswith(f"/tickets/{first.ticket_token}/")
    assert "Sertifikat Anda bisa diunduh" in bodies["sari@contoh.example"]
    assert bodies["budi@contoh.example"] == "Yth."
    assert late.ticket_token not in "".join(bodies.values())
