import io
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import openpyxl
import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.file_imports import file_headers, receive, set_mapping
from accounts.models import HeaderAlias, ImportTable, Role
from events.actions.importing import (
    approve,
    commit,
    layout_of,
    preview_import,
    preview_rows,
    revert,
)
from events.actions.importing.columns import COLUMNS
from events.actions.importing.rows import COMPARED
from events.actions.importing.saving import take_turn
from events.forms.people import PERSONAL
from events.models import (
    Forum,
    ImportAction,
    ImportedRow,
    Participant,
    ParticipantImport,
    ParticipantStatus,
)
from tests.factories import (
    AgencyFactory,
    AttendanceFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
)

HEADER = ["Nama", "NIP", "Jabatan", "Instansi", "No HP"]
SARI = ["Sari Dewi", "198704122011012001", "Kasubbag", "Dinas Pendidikan", "0812-3456-7890"]
TRI = ["Tri Hartono", "", "Staf", "DIK", "0812-0000-3002"]
INDAH = ["Indah", "", "Pemilik", "Dapur Ratmi", "0812-0000-3003"]
WRONG = ["Budi", "123", "=1+1", "Dinas Pendidikan", "0812-0000-3004"]
ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    '<office:body><office:spreadsheet><table:table table:name="Peserta">'
)
ODS_FOOT = "</table:table></office:spreadsheet></office:body></office:document-content>"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(*rows):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        # The same rows are the same file, whatever second it is.
        book.set_properties({"created": datetime(2024, 3, 6, tzinfo=UTC)})
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                page.write_string(number, place, text)
    return stream.getvalue()


def ods(*rows):
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in rows
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
        "</manifest:manifest>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", ODS_TYPE)
        packed.writestr("content.xml", f"{ODS_HEAD}{cells}{ODS_FOOT}")
        packed.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def csv(delimiter, encoding):
    def write(*rows):
        return "\r\n".join(delimiter.join(row) for row in rows).encode(encoding)

    return write


def html(*rows):
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<html><table>{body}</table></html>".encode()


KINDS = [
    (xlsx, "a.xlsx"),
    (ods, "a.ods"),
    (html, "a.xls"),
    (csv(";", "utf-8-sig"), "a.csv"),
    (csv(",", "cp1252"), "a.csv"),
    (csv("\t", "utf-8"), "a.txt"),
]


@pytest.fixture
def forum():
    AgencyFactory(name="Dinas Pendidikan", short_name="Dikbud", abbreviation="DIK")
    VendorFactory(name="Dapur Ratmi")
    return ForumFactory()


def upload(forum, *rows, by=None, name="peserta.xlsx", kind=""):
    return receive(
        ParticipantImport,
        layout_of(forum),
        forum=forum,
        by=by or UserFactory(),
        file=ContentFile(xlsx(*rows), name),
        kind=kind,
    )


def saved(forum, *rows):
    participant_import = upload(forum, *rows)
    commit(participant_import, by=participant_import.created_by)
    participant_import.refresh_from_db()
    return participant_import


def url(name, participant_import):
    return reverse(f"events:{name}", args=[participant_import.forum.slug, participant_import.pk])


# Reading


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("write", "name"), KINDS, ids=[f"{n}{k}" for n, (_, k) in enumerate(KINDS)]
)
def test_every_kind_of_file_is_read(forum, write, name):
    content = write(HEADER, ["José", *SARI[1:]], INDAH)

    participant_import = receive(
        ParticipantImport,
        layout_of(forum),
        forum=forum,
        by=UserFactory(),
        file=ContentFile(content, name),
        kind="",
    )
    preview = preview_import(participant_import)

    assert [row.participant.name for row in preview.new] == ["José", "Indah"]
    assert preview.rows[0].participant.nip == SARI[1]
    assert not Participant.objects.exists()


@pytest.mark.django_db
def test_file_is_kept_under_a_name_of_ours(forum):
    participant_import = upload(forum, HEADER, SARI, name="../../daftar rahasia.xlsx")

    assert "rahasia" not in participant_import.file.name
    assert participant_import.file.name.startswith("participantimport/")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"a;b", "a.pdf", "wrong_type"),
        (b"<svg>", "a.csv", "content_mismatch"),
        (b"Nama;x\0\nSari;y", "a.csv", "control_characters"),
        (b"Nama\n" + b"Sari\n" * 10_040, "a.csv", "too_many_rows"),
        (b";;\n;;", "a.csv", "empty"),
    ],
)
def test_hostile_files_are_refused_and_not_kept(forum, content, name, code):
    with pytest.raises(ValidationError) as error:
        receive(
            ParticipantImport,
            layout_of(forum),
            forum=forum,
            by=UserFactory(),
            file=ContentFile(content, name),
            kind="",
        )

    assert error.value.code == code
    assert not ParticipantImport.objects.exists()


@pytest.mark.django_db
def test_zip_bomb_is_refused(forum):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "<a/>")
        packed.writestr("xl/big.xml", " " * 110 * 1024**2)

    with pytest.raises(ValidationError) as error:
        receive(
            ParticipantImport,
            layout_of(forum),
            forum=forum,
            by=UserFactory(),
            file=ContentFile(stream.getvalue(), "a.xlsx"),
            kind="",
        )

    assert error.value.code == "bomb"


@pytest.mark.django_db
def test_all_that_is_wrong_with_a_row_is_said_at_once(forum):
    text = "Nama\tNIP\tInstansi\nCitra\t123\tDinas Entah\n\t123\tDinas Lain"

    preview = preview_rows(forum, "", text)

    first, second = [" ".join(row.errors) for row in preview.rows]
    assert "NIP harus 18 angka" in first
    assert "Dinas Entah" in first
    assert "Dinas Lain" not in second
    assert preview.unknown_units == ["Dinas Entah"]


@pytest.mark.django_db
def test_names_that_are_too_long_are_refused_by_row(forum):
    (row,) = preview_import(upload(forum, HEADER, ["x" * 301, *SARI[1:]])).rows

    assert row.errors


# Headers


@pytest.mark.django_db
def test_unknown_headers_are_asked_once_and_remembered(forum):
    by = UserFactory()
    header = ["Orangnya", *HEADER[1:], "Ukuran Kaos"]
    first = upload(forum, header, [*SARI, "XL"], by=by)
    assert first.mapping is None
    assert [(h.text, h.samples, h.column) for h in file_headers(first, layout_of(forum))][::5] == [
        ("Orangnya", ["Sari Dewi"], None),
        ("Ukuran Kaos", ["XL"], None),
    ]

    known = {h.text: h.column or "" for h in file_headers(first, layout_of(forum))}
    set_mapping(first, layout_of(forum), known | {"Orangnya": "name"}, by=by)
    second = upload(forum, header, [*TRI, "L"])

    assert second.mapping["Orangnya"] == "name"
    assert dict(HeaderAlias.objects.values_list("header", "column")) == {
        "Orangnya": "name",
        "Ukuran Kaos": "",
    }
    assert [row.participant.name for row in preview_import(second).new] == ["Tri Hartono"]


@pytest.mark.django_db
def test_a_meaning_that_is_known_of_itself_is_not_remembered(forum):
    participant_import = upload(forum, ["Nama", "Kode"], ["Sari", "Pemilik"])
    by = participant_import.created_by
    set_mapping(participant_import, layout_of(forum), {"Nama": "", "Kode": "name"}, by=by)
    assert HeaderAlias.objects.filter(header="Nama", column="").exists()

    set_mapping(participant_import, layout_of(forum), {"Nama": "name", "Kode": ""}, by=by)

    assert not HeaderAlias.objects.filter(header="Nama").exists()


@pytest.mark.django_db
def test_two_headers_of_one_meaning_are_asked(forum):
    participant_import = upload(forum, ["Nama", "OPD", "Dinas"], ["Sari", "DIK", "x"])

    assert participant_import.mapping is None
    assert [h.column for h in file_headers(participant_import, layout_of(forum))] == [
        "name",
        "origin",
        "",
    ]


# Saving


@pytest.mark.django_db
def test_commit_saves_new_changed_and_refused_rows(forum):
    saved(forum, HEADER, SARI)

    second = saved(forum, HEADER, [*SARI[:2], "Sekretaris", *SARI[3:]], TRI, WRONG)

    assert (second.new_count, second.changed_count, second.refused_count) == (1, 1, 1)
    rows = {row.number: row for row in second.rows.all()}
    assert rows[2].action == ImportAction.CHANGED
    assert (rows[2].before, rows[2].after) == (
        {"position": "Kasubbag"},
        {"position": "Sekretaris"},
    )
    assert rows[3].participant.code == "DIK-002"
    assert rows[4].cells["nip"] == "123"
    assert "NIP harus 18 angka" in rows[4].reason
    contexts = rows[3].participant.events.values_list("pgh_context__verb", flat=True)
    assert list(contexts) == ["import"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("came_as", "shown"), [("Sari Dewi", "Sari Dewi, S.E."), ("Budi", "Budi")]
)
def test_a_name_that_a_list_corrects_is_that_of_who_came(forum, came_as, shown):
    saved(forum, HEADER, SARI)
    arrival = AttendanceFactory(participant=Participant.objects.get(), present_name=came_as)

    saved(forum, HEADER, ["Sari Dewi, S.E.", *SARI[1:]])

    arrival.refresh_from_db()
    assert arrival.present_name == shown


@pytest.mark.django_db
def test_seats_are_given_in_the_order_of_the_rows(forum):
    Forum.objects.filter(pk=forum.pk).update(agency_seats=2)
    rows = [[f"Orang {n}", "", "", "DIK", ""] for n in range(4)]

    participant_import = saved(forum, HEADER, *rows, INDAH)

    statuses = dict(Participant.objects.values_list("name", "status"))
    assert [statuses[f"Orang {n}"] for n in range(4)] == ["registered"] * 2 + ["waitlisted"] * 2
    assert statuses["Indah"] == ParticipantStatus.REGISTERED
    assert participant_import.waitlisted_count == 2
    forum.refresh_from_db()
    assert (forum.agency_seats_taken, forum.vendor_seats_taken) == (2, 1)


@pytest.mark.django_db
def test_a_change_of_side_without_a_seat_is_refused_alone(forum):
    saved(forum, HEADER, INDAH)
    Forum.objects.filter(pk=forum.pk).update(agency_seats=0)
    moved = ParticipantFactory(
        forum=forum, kind="guest", agency=None, name="Tamu", nip=SARI[1], number=90
    )

    second = saved(forum, HEADER, ["Tamu", SARI[1], "", "DIK", ""], TRI)

    moved.refresh_from_db()
    assert moved.kind == "guest"
    assert (second.new_count, second.refused_count) == (1, 1)


@pytest.mark.django_db
def test_rows_like_somebody_known_are_held_back_until_ticked(forum):
    ParticipantFactory(forum=forum, name="Sari Dewi", number=90)
    participant_import = upload(forum, HEADER, SARI, TRI)
    assert preview_import(participant_import).held_back == 1

    approve(participant_import, shown={2}, ticked={2})

    assert preview_import(participant_import).held_back == 0
    commit(participant_import, by=participant_import.created_by)
    assert Participant.objects.filter(name="Sari Dewi").count() == 2


@pytest.mark.django_db
def test_the_same_file_twice_says_when_and_changes_nothing(forum):
    first = saved(forum, HEADER, SARI)
    before = list(Participant.objects.values())
    with pytest.raises(ValidationError) as error:
        upload(forum, HEADER, SARI)

    assert error.value.code == "already_imported"
    assert str(first.committed_by) in error.value.message
    assert list(Participant.objects.values()) == before
    # Another forum may have the same people.
    assert upload(ForumFactory(), HEADER, SARI).pk


def copy_of(participant_import):
    return ParticipantImport.objects.create(
        **{
            field.name: getattr(participant_import, field.name)
            for field in ParticipantImport._meta.concrete_fields
            if field.name != "id"
        }
    )


@pytest.mark.django_db
def test_a_second_upload_of_the_file_is_stopped_when_saved(forum):
    first = upload(forum, HEADER, SARI)
    second = copy_of(first)
    commit(first, by=first.created_by)

    for again, code in ((first, "already_committed"), (second, "already_imported")):
        with pytest.raises(ValidationError) as error:
            commit(again, by=first.created_by)
        assert error.value.code == code
    assert Participant.objects.count() == 1


@pytest.mark.django_db
def test_commit_is_all_or_nothing_when_a_late_row_is_refused_by_the_database(forum):
    rows = [[f"Orang {n}", "", "", "DIK", ""] for n in range(5_000)]
    participant_import = upload(forum, HEADER, *rows)
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE events_participant ADD CONSTRAINT late CHECK (name <> 'Orang 4999')"
        )

    with pytest.raises(ValidationError) as error:
        commit(participant_import, by=participant_import.created_by)

    assert error.value.code == "not_saved"
    assert not Participant.objects.exists()
    assert not ImportedRow.objects.exists()
    participant_import.refresh_from_db()
    assert not participant_import.is_committed


class Killed(BaseException):
    pass


@transaction.atomic
def commit_and_die(participant_import):
    commit(participant_import, by=participant_import.created_by)
    raise Killed


@pytest.mark.django_db(transaction=True)
def test_a_stop_in_the_middle_leaves_nothing(forum):
    participant_import = upload(forum, HEADER, SARI, TRI)

    with pytest.raises(Killed):
        commit_and_die(participant_import)

    assert not Participant.objects.exists()
    forum.refresh_from_db()
    assert (forum.agency_seats_taken, forum.last_participant_number) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_save_the_file_once(forum):
    first = upload(forum, HEADER, *[[f"Orang {n}", "", "", "DIK", ""] for n in range(200)])
    imports = [first, copy_of(first)]
    barrier = threading.Barrier(2)

    def save(participant_import):
        barrier.wait()
        try:
            commit(participant_import, by=participant_import.created_by)
        except ValidationError as error:
            return error.code
        else:
            return "saved"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(save, imports))

    assert outcomes in (["busy", "saved"], ["already_imported", "saved"])
    assert Participant.objects.count() == 200


@pytest.mark.django_db
def test_slow_reading_of_a_long_file_is_not_cut_off(forum):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '5s'")
        take_turn(forum)
        cursor.execute("SHOW idle_in_transaction_session_timeout")

        assert cursor.fetchone() == ("1min",)
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("hold", [take_turn, lambda forum: Forum.objects.hold(forum.pk)])
def test_who_comes_second_is_told_and_never_waits_long(forum, hold):
    participant_import = upload(forum, HEADER, SARI)
    held, done = threading.Event(), threading.Event()

    def keep():
        with transaction.atomic():
            hold(forum)
            held.set()
            done.wait(20)
        connection.close()

    thread = threading.Thread(target=keep)
    thread.start()
    held.wait(20)
    with pytest.raises(ValidationError) as error:
        commit(participant_import, by=participant_import.created_by)
    done.set()
    thread.join()

    assert error.value.code == "busy"
    assert not Participant.objects.exists()


# Taking back


@pytest.mark.django_db
def test_revert_cancels_the_new_and_restores_the_changed(forum):
    saved(forum, HEADER, SARI, INDAH)
    second = saved(
        forum, HEADER, [*SARI[:2], "Sekretaris", *SARI[3:]], [*INDAH[:2], "Kasir", *INDAH[3:]], TRI
    )
    Participant.objects.filter(name="Indah").update(position="Manajer")

    kept = revert(second, by=UserFactory(), reason="Salah berkas")

    rows = {row.name: row for row in Participant.objects.all()}
    assert rows["Sari Dewi"].position == "Kasubbag"
    assert rows["Indah"].position == "Manajer"
    assert kept == 1
    assert list(second.rows.filter(is_kept=True).values_list("number", flat=True)) == [3]
    assert (rows["Tri Hartono"].status, rows["Tri Hartono"].cancel_reason) == (
        ParticipantStatus.CANCELLED,
        "Salah berkas",
    )
    forum.refresh_from_db()
    assert forum.agency_seats_taken == 1
    with pytest.raises(ValidationError) as error:
        revert(second, by=UserFactory(), reason="Lagi")
    assert error.value.code == "not_standing"


@pytest.mark.django_db
def test_a_file_that_was_taken_back_can_be_imported_again(forum):
    first = saved(forum, HEADER, TRI)
    revert(first, by=UserFactory(), reason="Salah")

    again = saved(forum, HEADER, TRI)

    assert again.new_count == 1
    assert again.rows.get().participant.number == 2


@pytest.mark.django_db
def test_revert_is_refused_when_somebody_has_arrived(forum):
    participant_import = saved(forum, HEADER, SARI, TRI)
    AttendanceFactory(participant=Participant.objects.get(name="Tri Hartono"))

    with pytest.raises(ValidationError) as error:
        revert(participant_import, by=UserFactory(), reason="Salah")

    assert error.value.code == "has_arrived"
    assert "Tri Hartono" in error.value.message
    assert "Sari" not in error.value.message
    assert not Participant.objects.filter(status=ParticipantStatus.CANCELLED).exists()


# Files that nobody saved


@pytest.mark.django_db
def test_abandoned_imports_are_deleted_with_their_files(forum, django_capture_on_commit_callbacks):
    old, new = upload(forum, HEADER, SARI), upload(forum, HEADER, TRI)
    kept = saved(forum, HEADER, INDAH)
    long_ago = timezone.now() - timedelta(days=2)
    ParticipantImport.objects.filter(pk__in=[old.pk, kept.pk]).update(created_at=long_ago)
    storage = old.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        call_command("delete_abandoned_imports", stdout=io.StringIO())

    assert set(ParticipantImport.objects.all()) == {new, kept}
    assert not storage.exists(old.file.name)
    assert storage.exists(kept.file.name)


# Constraints


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"committed_at": timezone.now()}, "participantimport_commit_is_whole"),
        ({"revert_reason": "x"}, "participantimport_revert_is_whole"),
    ],
)
def test_import_states_are_whole(forum, values, name):
    participant_import = upload(forum, HEADER, SARI)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ParticipantImport.objects.filter(pk=participant_import.pk).update(**values)


@pytest.mark.django_db
def test_file_stands_once_in_a_forum(forum):
    first = saved(forum, HEADER, SARI)

    with pytest.raises(IntegrityError, match="participant_import_file_stands_once"):
        copy_of(first)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"number": 2, "action": "refused", "reason": "x"}, "imported_row_number_is_unique"),
        ({"number": 9, "action": "refused"}, "imported_row_refused_has_reason"),
        ({"number": 9, "action": "created"}, "imported_row_refused_has_reason"),
    ],
)
def test_imported_rows_are_whole(forum, values, name):
    participant_import = saved(forum, HEADER, SARI)

    with pytest.raises(IntegrityError, match=name):
        ImportedRow.objects.create(participant_import=participant_import, **values)


# Pages


def post_file(client, forum, content, name="peserta.xlsx"):
    return client.post(
        reverse("events:import_create", args=[forum.slug]),
        {"file": ContentFile(content, name), "kind": ""},
    )


@pytest.mark.django_db
def test_pages_lead_through_every_step(client, forum):
    client.force_login(UserFactory())

    response = post_file(client, forum, xlsx(["Orangnya", *HEADER[1:]], SARI, WRONG))
    participant_import = ParticipantImport.objects.get()
    assert response.url == url("import_map", participant_import)
    # No step can be skipped.
    for name in ("import_preview", "import_detail"):
        assert client.get(url(name, participant_import)).url == url(
            "import_map", participant_import
        )
    assert client.post(url("import_commit", participant_import)).url == response.url
    assert not Participant.objects.exists()

    fields = {
        f"column_{place}": column
        for place, column in enumerate(["name", "nip", "position", "origin", "phone"])
    }
    twice = client.post(response.url, fields | {"column_1": "name"})
    assert twice.context["form"].has_error("column_1", "chosen_twice")
    none = client.post(response.url, fields | {"column_0": ""})
    assert none.context["form"].has_error("__all__", "missing_columns")
    response = client.post(response.url, fields)
    assert response.url == url("import_preview", participant_import)

    page = client.get(response.url)
    assert [row.number for row in page.context["page"]] == [3, 2]
    assert [row.number for row in client.get(f"{response.url}?show=new").context["page"]] == [2]
    assert client.get(f"{response.url}?show=changed").context["page"].object_list == []
    assert not Participant.objects.exists()

    response = client.post(url("import_commit", participant_import))
    assert response.url == url("import_detail", participant_import)
    assert list(Participant.objects.values_list("name", flat=True)) == ["Sari Dewi"]
    assert client.post(url("import_commit", participant_import)).url == response.url
    for name in ("import_map", "import_preview"):
        assert client.get(url(name, participant_import)).url == response.url
    rows = client.get(f"{response.url}?show=refused").context["page"]
    assert [row.number for row in rows] == [3]

    response = client.post(url("import_revert", participant_import), {"reason": "Salah"})
    assert response.url == url("import_detail", participant_import)
    assert client.get(url("import_revert", participant_import)).url == response.url
    assert Participant.objects.get().is_cancelled


@pytest.mark.django_db
def test_units_that_nobody_knows_are_said_once_and_remembered(client, forum):
    staff = UserFactory()
    health = AgencyFactory(name="Dinas Kesehatan", short_name="Dinkes")
    client.force_login(staff)
    rows = [["Ani", "", "", "Dinas Kesehatn Masyarakat"], ["Budi", "", "", "Kementerian Uji"]]
    head = ["Nama", "NIP", "Jabatan", "Instansi"]
    post_file(client, forum, xlsx(head, *rows))
    first = ParticipantImport.objects.get()
    preview = client.get(url("import_preview", first))
    asked = client.get(url("import_units", first)).context["form"]

    assert preview.context["preview"].savable == 0
    assert "Cocokkan 2 satuan kerja" in preview.text
    assert asked.names == ["Dinas Kesehatn Masyarakat", "Kementerian Uji"]
    assert asked.fields["unit_0"].choices[1] == (str(health.pk), "Mungkin: Dinas Kesehatan")
    response = client.post(url("import_units", first), {"unit_0": health.pk, "unit_1": "skip"})

    assert response.url == url("import_preview", first)
    preview = client.get(response.url)
    assert [row.participant.agency for row in preview.context["preview"].new] == [health]
    assert "Kementerian Uji” tercatat bukan perangkat daerah kota ini" in preview.text
    assert preview.context["preview"].unknown_units == ["Kementerian Uji"]
    pasted = preview_rows(forum, "", "Nama\tInstansi\nCitra\tDinas Kesehatn Masyarakat")
    assert pasted.new[0].participant.agency == health


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "new"), [("Batal", 0), (" BATAL ", 0), ("Terdaftar", 1), ("", 1)]
)
def test_who_is_cancelled_in_the_file_is_not_registered_anew(forum, status, new):
    ParticipantFactory(
        forum=forum, name="Sari Dewi", status=ParticipantStatus.CANCELLED, cancel_reason="Sakit"
    )

    preview = preview_import(upload(forum, [*HEADER, "Status"], [*SARI, status]))

    assert (len(preview.new), len(preview.refused)) == (new, 1 - new)
    assert all("kolom Status" in row.errors[0] for row in preview.refused)


@pytest.mark.django_db
def test_a_closed_unit_is_not_found_by_any_of_its_names(forum):
    AgencyFactory(name="Dinas Lama", short_name="Dislama", active_until=date(2020, 12, 31))

    preview = preview_import(upload(forum, HEADER, ["Ani", "", "", "DINAS LAMA KOTA METRO"]))

    assert preview.unknown_units == ["DINAS LAMA KOTA METRO"]


@pytest.mark.django_db
def test_ticks_of_the_page_count_and_stay(client, forum):
    for number in (90, 91):
        ParticipantFactory(forum=forum, name="Sari Dewi", number=number)
    ParticipantFactory(forum=forum, name="Tri Hartono", number=92)
    client.force_login(UserFactory())
    post_file(client, forum, xlsx(HEADER, SARI, TRI))
    participant_import = ParticipantImport.objects.get()
    address = url("import_preview", participant_import)

    client.post(address, {"approve_all": "1"})
    participant_import.refresh_from_db()
    assert participant_import.approved_rows == [2, 3]
    client.post(address, {"shown": ["2", "3"], "approved": ["2", "x", "77", "9" * 30]})
    participant_import.refresh_from_db()
    assert participant_import.approved_rows == [2]

    client.post(url("import_commit", participant_import), {"shown": ["2"], "approved": ["2"]})
    assert Participant.objects.filter(name="Sari Dewi").count() == 3
    assert Participant.objects.filter(name="Tri Hartono").count() == 1
    assert participant_import.rows.get(number=3).action == ImportAction.REFUSED


@pytest.mark.django_db
def test_upload_errors_stand_at_the_file(client, forum):
    client.force_login(UserFactory())
    saved(forum, HEADER, SARI)

    again = post_file(client, forum, xlsx(HEADER, SARI))
    wrong = post_file(client, forum, b"<svg>", "a.csv")

    assert again.context["form"].has_error("file", "already_imported")
    assert wrong.context["form"].has_error("file", "content_mismatch")


@pytest.mark.django_db
def test_commit_and_revert_errors_are_told(client, forum):
    client.force_login(UserFactory())
    participant_import = upload(forum, HEADER, WRONG)
    response = client.post(url("import_commit", participant_import), follow=True)
    assert "Tidak ada baris yang bisa disimpan" in response.text

    standing = saved(forum, HEADER, SARI)
    AttendanceFactory(participant=Participant.objects.get())
    response = client.post(url("import_revert", standing), {"reason": "Salah"})
    assert response.context["form"].has_error("__all__", "has_arrived")


@pytest.mark.django_db
def test_revert_says_who_stays(client, forum):
    client.force_login(UserFactory())
    saved(forum, HEADER, SARI)
    second = saved(forum, HEADER, [*SARI[:2], "Sekretaris", *SARI[3:]])
    Participant.objects.update(position="Camat")

    response = client.post(url("import_revert", second), {"reason": "x"}, follow=True)

    assert "1 peserta tidak dikembalikan" in response.text
    kept = client.get(f"{url('import_detail', second)}?show=kept").context["page"]
    assert [row.number for row in kept] == [2]


@pytest.mark.django_db
def test_refused_rows_and_the_template_are_files_without_formulas(client, forum):
    client.force_login(UserFactory())
    participant_import = saved(forum, HEADER, SARI, WRONG)

    content = client.get(url("import_refused", participant_import)).getvalue()

    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    header, row = sheet.iter_rows()
    assert header[-1].value == "Masalah"
    assert "NIP harus 18 angka" in row[-1].value
    assert (row[2].value, row[2].data_type) == ("=1+1", "s")
    template = client.get(reverse("events:import_template", args=[forum.slug])).getvalue()
    # What we hand out, we can read.
    receive(
        ParticipantImport,
        layout_of(forum),
        forum=forum,
        by=UserFactory(),
        file=ContentFile(template, "c.xlsx"),
        kind="",
    )
    again = receive(
        ParticipantImport,
        layout_of(forum),
        forum=forum,
        by=UserFactory(),
        file=ContentFile(content, "b.xlsx"),
        kind="",
    )
    assert preview_import(again).rows[0].values["nip"] == "123"


@pytest.mark.django_db
def test_a_remembered_header_can_be_forgotten(client, forum):
    client.force_login(UserFactory())
    participant_import = upload(forum, ["Orang"], ["Sari"])
    set_mapping(
        participant_import, layout_of(forum), {"Orang": "name"}, by=participant_import.created_by
    )
    alias = HeaderAlias.objects.get()
    assert "Orang" in client.get(url("import_map", participant_import)).text

    client.post(reverse("events:header_alias_delete", args=[forum.slug, alias.pk]))

    assert not HeaderAlias.objects.exists()


@pytest.mark.django_db
def test_headers_of_other_tables_mean_nothing_here(client, forum):
    by = UserFactory()
    client.force_login(by)
    HeaderAlias.objects.remember(ImportTable.VENDORS, {"Orang": "name"}, by=by)
    foreign = HeaderAlias.objects.get()

    participant_import = upload(forum, ["Orang"], ["Sari"], by=by)
    response = client.post(reverse("events:header_alias_delete", args=[forum.slug, foreign.pk]))

    assert participant_import.mapping is None
    assert response.status_code == 404
    assert HeaderAlias.objects.exists()


PAGES = ["import_detail", "import_map", "import_preview", "import_refused", "import_revert"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*PAGES, "import_commit"])
def test_import_of_another_forum_is_not_found(client, forum, name):
    client.force_login(UserFactory())
    participant_import = upload(forum, HEADER, SARI)
    address = reverse(f"events:{name}", args=[ForumFactory().slug, participant_import.pk])

    assert client.post(address).status_code in {404, 405}
    assert client.get(address).status_code in {404, 405}
    assert not Participant.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.OBSERVER, Role.BUYER, Role.VENDOR])
def test_only_the_office_imports(client, forum, role):
    client.force_login(UserFactory(role=role))
    participant_import = upload(forum, HEADER, SARI)

    for name in [*PAGES, "import_commit"]:
        assert client.post(url(name, participant_import)).status_code == 403
    assert post_file(client, forum, xlsx(HEADER, TRI)).status_code == 403
    assert not Participant.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_page_query_counts(client, forum, count, django_assert_max_num_queries):
    client.force_login(UserFactory())
    rows = [[f"Orang {n}", "", "", "DIK", ""] for n in range(count)]
    pending = upload(forum, HEADER, *rows)
    done = saved(ForumFactory(), HEADER, *rows)
    for n in range(count):
        upload(forum, HEADER, [f"Lain {n}", "", "", "DIK", ""])

    for name, limit in (("import_preview", 12), ("import_detail", 12)):
        participant_import = done if name == "import_detail" else pending
        with django_assert_max_num_queries(limit):
            response = client.get(url(name, participant_import))
        assert len(response.context["page"]) == count
    with django_assert_max_num_queries(10):
        response = client.get(reverse("events:import_list", args=[forum.slug]))
    assert len(response.context["page"]) == count + 1


@pytest.mark.django_db
def test_two_rows_with_one_phone_number_are_looked_at_twice(forum):
    rows = preview_import(
        upload(
            forum,
            ["Nama", "Instansi", "No HP", "Surel"],
            ["Sari", "Dinas Pendidikan", "0812-3456-7890", "belum ada"],
            ["Sari Dewi, S.E.", "Dinas Pendidikan", "+62 812 3456 7890", "-"],
            ["Budi", "Dinas Pendidikan", "0812-3456-7891", ""],
        )
    ).rows

    assert [row.errors for row in rows] == [[], [], []]
    assert [row.warnings for row in rows] == [[], ["Nomor WhatsApp sama dengan baris 2."], []]


def test_every_column_about_a_person_is_kept():
    """A column that is read but not named in TEXTS would be lost without a word."""
    of_the_place = {"origin", "kind", "status", "organisation"}

    kept = {*COMPARED} - of_the_place

    assert {column.name for column in COLUMNS} - of_the_place == kept
    assert {*PERSONAL} == kept
