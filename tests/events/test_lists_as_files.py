"""Forums, invitations and certificates as files: each as its list is filtered."""

import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from events.actions.closing import issue_certificates
from events.models import Certificate, ForumStatus
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    InvitationFactory,
    ParticipantFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    user = UserFactory()
    client.force_login(user)
    return user


def cells(response):
    """The rows of the sheet below its heads."""
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(response))).active
    rows = list(sheet.values)
    start = next(number for number, row in enumerate(rows) if row[1] is not None)
    return rows[start + 1 :]


def lines(response):
    return b"".join(response).decode("utf-8-sig").splitlines()


def test_invitations_are_taken_away_as_filtered_and_without_their_links(client, staff):
    forum = ForumFactory(status=ForumStatus.OPEN)
    own = InvitationFactory(forum=forum, agency=AgencyFactory(name="Dinas Anggrek"))
    ParticipantFactory(forum=forum, agency=own.agency)
    away = InvitationFactory(
        forum=forum, declined_at=timezone.now(), decline_reason="=Rapat", email="a@contoh.example"
    )
    InvitationFactory(agency=AgencyFactory(name="ZZQ"))
    address = reverse("events:invitation_xlsx", args=[forum.slug])

    rows = cells(client.get(address))

    assert sorted(row[1] for row in rows) == sorted([own.guest, away.guest])
    (row,) = cells(client.get(address, {"state": "declined"}))
    assert row[1:8] == (away.guest, away.addressee, "OPD", 2, 0, "Tidak hadir", "=Rapat")
    assert row[11] == "a@contoh.example"
    text = "\n".join(lines(client.get(reverse("events:invitation_csv", args=[forum.slug]))))
    assert "Dinas Anggrek" in text
    assert "'=Rapat" in text
    assert own.token not in text
    assert "ZZQ" not in text


@pytest.mark.parametrize("item_count", [1, 3])
def test_invitations_as_a_file_query_count(
    client, staff, item_count, django_assert_max_num_queries
):
    forum = ForumFactory(status=ForumStatus.OPEN)
    InvitationFactory.create_batch(
        item_count, forum=forum, called_at=timezone.now(), called_by=staff
    )

    with django_assert_max_num_queries(10):
        rows = lines(client.get(reverse("events:invitation_csv", args=[forum.slug])))

    assert len(rows) == item_count + 1


def test_forums_are_taken_away_with_how_many_came(client, staff):
    held = ForumFactory(name="Forum lama", status=ForumStatus.FINISHED)
    person = ParticipantFactory(forum=held)
    AttendanceFactory(participant=person)
    ParticipantFactory(forum=held)
    ForumFactory(name="Forum baru", status=ForumStatus.DRAFT)

    rows = cells(client.get(reverse("events:forum_xlsx"), {"q": "lama"}))

    assert [(row[2], row[9], row[12]) for row in rows] == [("Forum lama", 2, 1)]
    client.force_login(UserFactory(role=Role.OBSERVER))
    assert len(lines(client.get(reverse("events:forum_csv")))) == 3


def test_the_register_of_certificates_keeps_revoked_ones(client, staff):
    forum = ForumFactory(status=ForumStatus.FINISHED)
    AttendanceFactory(participant=ParticipantFactory(forum=forum, name="Sari"))
    issue_certificates(forum, by=staff, pattern="500/{urut}")
    Certificate.objects.get().revoke(reason="Nama salah")
    issue_certificates(forum, by=staff, pattern="501/{urut}")

    rows = cells(client.get(reverse("events:certificate_xlsx", args=[forum.slug])))

    assert [(row[0], row[6], row[8]) for row in rows] == [
        ("500/001", "Dicabut", "Nama salah"),
        ("501/002", "Berlaku", ""),
    ]
    assert len(lines(client.get(reverse("events:certificate_csv", args=[forum.slug])))) == 3
