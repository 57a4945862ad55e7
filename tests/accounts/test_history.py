import csv
import io
import re
from datetime import date
from datetime import time as clock
from decimal import Decimal
from pathlib import Path

import pghistory
import pytest
import time_machine
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse

from accounts import history
from accounts.models import Agency, Role, User
from tests.factories import AgencyFactory, UserFactory

pytestmark = pytest.mark.django_db


def url_of(record, name="record_history"):
    meta = record._meta
    return reverse(f"accounts:{name}", args=[meta.app_label, meta.model_name, record.pk])


def changes_of(record, **options):
    events = list(history.events_of(type(record), record.pk))
    return history.changes(type(record), events, hide_contacts=False, **options)


# The tables


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE accounts_userevent SET name = 'x'",
        "DELETE FROM accounts_userevent",
        "TRUNCATE accounts_userevent",
        "TRUNCATE accounts_userevent CASCADE",
    ],
)
def test_history_cannot_be_changed(sql):
    UserFactory()

    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_every_history_table_is_protected():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, count(*) FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid"
            " WHERE tgname LIKE 'pgtrigger_append_only_%' OR tgname LIKE 'pgtrigger_never_emptied_%'"
            " GROUP BY relname"
        )
        protected = dict(cursor.fetchall())

    tables = [
        event._meta.db_table
        for model in history.tracked_models()
        for event in set(model.pgh_event_models.values())
    ]
    assert len(tables) >= 4
    assert all(protected.get(table) == 2 for table in tables)


def test_bulk_writes_and_deletions_are_seen():
    agency = AgencyFactory(name="Lama")
    Agency.objects.filter(pk=agency.pk).update(name="Baru")
    pk = agency.pk
    agency.delete()

    labels = [event.pgh_label for event in history.events_of(Agency, pk)]
    assert labels == ["delete", "update", "insert"]


def test_password_hash_stays_out_of_history():
    names = {field.name for field in history.event_model(User)._meta.fields}

    assert not names & {"password", "last_login"}


# In words


def test_changes_are_told_in_words():
    old, new = AgencyFactory(name="Dinas Lama"), AgencyFactory(name="Dinas Baru")
    admin = UserFactory(name="Siti")
    user = UserFactory(role=Role.BUYER, agency=old, email="")
    with pghistory.context(user=admin.pk, verb="edit", reason="Mutasi", url="/accounts/users/1/"):
        user.agency, user.role, user.is_active = new, Role.OBSERVER, False
        user.email = "a@metrokota.go.id"
        user.save()

    change = changes_of(user)[0]

    assert (change.who, change.what, change.reason) == ("Siti", "Diubah", "Mutasi")
    assert {(field.label, field.old, field.new) for field in change.fields} == {
        ("perangkat daerah", "Dinas Lama", "Dinas Baru"),
        ("peran", "Pembeli OPD", "Pimpinan dan pengawas"),
        ("aktif", "ya", "tidak"),
        ("surel", history.NOTHING, "a@metrokota.go.id"),
    }


def test_first_event_lists_what_was_filled_in():
    with time_machine.travel("2024-03-06 08:30+07:00", tick=False):
        user = UserFactory(name="Siti")

    change = changes_of(user)[0]
    texts = {field.label: (field.old, field.new) for field in change.fields}

    assert (change.who, change.what) == ("Sistem", "Dibuat")
    assert texts["nama lengkap"] == (history.NOTHING, "Siti")
    assert texts["dibuat"][1] == "6 Maret 2024, 08.30 WIB"
    assert "NIP" not in texts


def test_history_that_begins_late_leaves_out_what_it_cannot_compare():
    user = UserFactory()
    user.name = "Baru"
    user.save()
    events = list(history.events_of(User, user.pk))[:1]

    assert history.changes(User, events, hide_contacts=False) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "ya"),
        (False, "tidak"),
        (2024, "2024"),
        (1234567, "1.234.567"),
        ("a", "a"),
        (date(2024, 3, 6), "6 Maret 2024"),
        (clock(8, 30), "08.30"),
        (Decimal("15000.50"), "15.000,50"),
    ],
)
def test_plain_values(value, text):
    assert history.plain(value) == text


def test_every_verb_in_the_code_has_a_word():
    code = "".join(
        path.read_text()
        for app in ("accounts", "vendors", "events", "matching", "procurement")
        for path in Path(settings.BASE_DIR, app).rglob("*.py")
    )

    assert set(re.findall(r'verb="(\w+)"', code)) <= set(history.VERBS)


# The page


@pytest.mark.parametrize("role", [Role.ADMIN, Role.STAFF, Role.OBSERVER])
def test_record_history_is_read_by_office_and_auditors(client, role):
    agency = AgencyFactory(name="Dinas Kesehatan")
    client.force_login(UserFactory(role=role))

    response = client.get(url_of(agency))

    assert response.status_code == 200
    assert "Dinas Kesehatan" in response.text


@pytest.mark.parametrize("role", [Role.BUYER, Role.VENDOR])
def test_record_history_is_closed_to_the_others(client, role):
    client.force_login(UserFactory(role=role))

    for name in ("record_history", "record_history_csv"):
        assert client.get(url_of(AgencyFactory(), name)).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "accounts/agency/99999999/",
        "accounts/agency/99999999999999999999/",
        "accounts/nothing/1/",
        "nothing/agency/1/",
        "sessions/session/1/",
        "accounts/userevent/1/",
        "mfa/authenticator/1/",
    ],
)
def test_record_history_of_anything_else_is_404(client, path):
    UserFactory.create_batch(2)
    client.force_login(UserFactory())

    assert client.get(f"/accounts/history/{path}").status_code == 404
    assert client.get(f"/accounts/history/{path}history.csv").status_code == 404


@pytest.mark.parametrize(("role", "shown"), [(Role.STAFF, True), (Role.OBSERVER, False)])
def test_contacts_are_hidden_from_observers(client, role, shown):
    user = UserFactory(
        name="Siti", email="ZZQ@metrokota.go.id", phone="+6281200009999", nip="197804122003121004"
    )
    user.email = ""
    user.save()
    client.force_login(UserFactory(role=role))

    for name in ("record_history", "record_history_csv"):
        text = client.get(url_of(user, name)).getvalue().decode()
        # Numbers stay masked for the office too: they are opened one by one.
        assert ("ZZQ" in text, "-9999" in text, "1978" in text) == (shown, shown, shown)
        assert "0009999" not in text
        assert "19780412" not in text
        assert ("disembunyikan" in text) is not shown
        assert "Siti" in text


@pytest.mark.parametrize("event_count", [2, 6])
def test_record_history_query_count(client, event_count, django_assert_num_queries):
    user = UserFactory(role=Role.BUYER)
    for _ in range(event_count):
        user.agency = AgencyFactory()
        with pghistory.context(user=UserFactory().pk):
            user.save()
    client.force_login(UserFactory())
    client.get(url_of(user))

    with django_assert_num_queries(6):  # session, user, events, people, agencies, the record
        response = client.get(url_of(user))

    assert len(response.context["changes"]) == event_count + 1


def test_long_history_is_cut_on_the_page_and_whole_in_the_file(client, monkeypatch):
    monkeypatch.setattr("accounts.views.HISTORY_LIMIT", 2)
    agency = AgencyFactory()
    for number in range(3):
        Agency.objects.filter(pk=agency.pk).update(source=f"=sumber {number}")
    client.force_login(UserFactory())

    page = client.get(url_of(agency))
    file = client.get(url_of(agency, "record_history_csv"))

    assert page.context["is_cut"] is True
    assert [change.fields[0].new for change in page.context["changes"]] == [
        "=sumber 2",
        "=sumber 1",
    ]
    rows = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert rows[0][:3] == ["Waktu", "Siapa", "Tindakan"]
    assert rows[1][-1] == "'=sumber 2"
    assert len([row for row in rows if row[2] == "Diubah"]) == 3


def test_who_and_where_come_from_the_request(client):
    admin = UserFactory(role=Role.ADMIN)
    user = UserFactory()
    client.force_login(admin)

    client.post(reverse("accounts:user_deactivate", args=[user.pk]))

    event = history.events_of(User, user.pk).first()
    assert event.pgh_context == {
        "user": admin.pk,
        "url": f"/accounts/users/{user.pk}/deactivate/",
        "ip": "127.0.0.1",
        "verb": "deactivate",
    }


def test_refused_write_leaves_no_history():
    admin = UserFactory(role=Role.ADMIN)

    with pytest.raises(ValidationError):
        admin.deactivate(by=admin)

    assert history.events_of(User, admin.pk).count() == 1
