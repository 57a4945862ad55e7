import pytest
from django.core.exceptions import ValidationError

from events.actions.importing import MAX_PASTED_ROWS as MAX_ROWS
from events.actions.importing import Outcome, preview_rows, save_rows
from events.models import ForumStatus, Participant, ParticipantKind
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    ParticipantFactory,
    UserFactory,
    VendorFactory,
)

HEADER = "No\tNama Lengkap\tN I P\tJabatan\tUnit Kerja\tNo. HP/WA\tE-mail\n"
GOOD = "1\tSari Dewi, S.E.\t19870412 201101 2 001\tKasubbag\tDinas Pendidikan\t0812-3456-7890\t\n"


@pytest.fixture
def forum():
    AgencyFactory(name="Dinas Pendidikan", short_name="Dikbud", abbreviation="DIK")
    VendorFactory(name="Dapur Ratmi")
    return ForumFactory()


@pytest.mark.django_db
def test_preview_reads_headers_by_alias_and_writes_nothing(forum):
    preview = preview_rows(forum, "", HEADER + GOOD)

    (row,) = preview.rows
    assert row.outcome == Outcome.NEW
    assert row.number == 2
    assert row.participant.nip == "198704122011012001"
    assert row.participant.phone == "+6281234567890"
    assert row.participant.kind == ParticipantKind.DELEGATE
    assert preview.unknown_headers == ["No"]
    assert not Participant.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["Dinas Pendidikan", "dikbud", "DIK", "  DINAS  PENDIDIKAN "])
def test_agency_is_found_by_each_of_its_names(forum, name):
    (row,) = preview_rows(forum, "", f"Nama\tInstansi\nSari\t{name}\n").rows

    assert row.participant.agency.abbreviation == "DIK"


@pytest.mark.django_db
def test_vendor_is_recognised_from_its_name(forum):
    (row,) = preview_rows(forum, "", "Nama;Usaha\nIndah;Dapur Ratmi\n").rows

    assert row.participant.kind == ParticipantKind.VENDOR
    assert row.participant.vendor.name == "Dapur Ratmi"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("Sari\t123\t\tDinas Pendidikan\t", "NIP harus 18 angka"),
        ("Sari\t\t\tDinas Pendidikn\t", "Maksudnya Dinas Pendidikan?"),
        ("Sari\t\t\tKantor Pos\t", "Periksa ejaannya"),
        ("Sari\t\t\t\t", "OPD belum diisi"),
        ("\t\t\tDinas Pendidikan\t", "Nama lengkap dan gelar"),
        (f"{'x' * 301}\t\t\tDinas Pendidikan\t", "Nama lengkap dan gelar"),
        ("Sari\t\t\tDinas Pendidikan\t12", "omor"),
    ],
)
def test_bad_rows_say_what_is_wrong(forum, cells, words):
    text = f"Nama\tNIP\tJabatan\tInstansi\tNo HP\n{cells}\n"

    (row,) = preview_rows(forum, "", text).rows

    assert row.outcome == Outcome.REFUSED
    assert any(words in error for error in row.errors), row.errors


@pytest.mark.django_db
def test_kind_column_decides_and_unknown_kinds_are_refused(forum):
    text = "Nama\tJenis\tInstansi\nBudi\tNarasumber\tKemenperin\nTri\tJuri\tDIK\n"

    speaker, unknown = preview_rows(forum, "", text).rows

    assert speaker.participant.kind == ParticipantKind.SPEAKER
    assert speaker.participant.organisation == "Kemenperin"
    assert unknown.outcome == Outcome.REFUSED


@pytest.mark.django_db
def test_save_keeps_bad_rows_ready_to_be_pasted_again(forum):
    bad = "2\tTri\t123\tStaf\tDinas Pendidikan\t\t\n"

    saved = save_rows(forum, by=UserFactory(), kind="", rows=HEADER + GOOD + bad)

    assert (saved.created, saved.changed, saved.same) == (1, 0, 0)
    assert [row.name for row in Participant.objects.all()] == ["Sari Dewi, S.E."]
    (row,) = preview_rows(forum, "", saved.refused_text).rows
    assert row.values["nip"] == "123"


@pytest.mark.django_db
def test_the_same_rows_twice_change_nothing(forum):
    save_rows(forum, by=UserFactory(), kind="", rows=HEADER + GOOD)
    before = list(Participant.objects.values())

    saved = save_rows(forum, by=UserFactory(), kind="", rows=HEADER + GOOD)

    assert (saved.created, saved.changed, saved.same) == (0, 0, 1)
    assert list(Participant.objects.values()) == before


@pytest.mark.django_db
def test_a_changed_row_updates_and_an_empty_cell_keeps(forum):
    save_rows(forum, by=UserFactory(), kind="", rows=HEADER + GOOD)
    changed = GOOD.replace("Kasubbag", "Sekretaris").replace("0812-3456-7890", "")

    (row,) = preview_rows(forum, "", HEADER + changed).rows
    saved = save_rows(forum, by=UserFactory(), kind="", rows=HEADER + changed)

    assert row.changes == ["Jabatan: Kasubbag menjadi Sekretaris"]
    assert saved.changed == 1
    participant = Participant.objects.get()
    assert (participant.position, participant.phone) == ("Sekretaris", "+6281234567890")


@pytest.mark.django_db
def test_one_person_twice_in_the_paste_is_refused(forum):
    first, second = preview_rows(forum, "", HEADER + GOOD + GOOD).rows

    assert first.outcome == Outcome.NEW
    assert second.errors == ["Sama dengan baris 2."]


@pytest.mark.django_db
def test_a_namesake_from_elsewhere_is_new_with_a_warning(forum):
    ParticipantFactory(forum=forum, name="Sari Dewi, S.E.", phone="+6281234567890")

    (row,) = preview_rows(forum, "", HEADER + GOOD).rows

    assert row.outcome == Outcome.NEW
    assert len(row.warnings) == 2


@pytest.mark.django_db
def test_rows_past_the_seats_wait(forum):
    forum.agency_seats = 0
    forum.save(update_fields=["agency_seats"])

    saved = save_rows(forum, by=UserFactory(), kind="", rows=HEADER + GOOD)

    assert saved.waitlisted == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jabatan\tInstansi\nStaf\tDIK\n", "missing_columns"),
        ("Nama\n" + "Sari\n" * (MAX_ROWS + 1), "too_many_rows"),
        ("Nama\x00\nSari\n", "control_characters"),
    ],
)
def test_a_text_that_is_no_table_is_refused(forum, text, code):
    with pytest.raises(ValidationError) as error:
        preview_rows(forum, "", text)

    assert error.value.code == code


@pytest.mark.django_db
def test_save_in_a_finished_forum_is_refused(forum):
    forum.__class__.objects.filter(pk=forum.pk).update(status=ForumStatus.FINISHED)

    with pytest.raises(ValidationError) as error:
        save_rows(forum, by=UserFactory(), kind="", rows=HEADER + GOOD)

    assert error.value.code == "forum_finished"


@pytest.mark.django_db
def test_preview_query_count(forum, django_assert_num_queries):
    rows = "".join(f"{n}\tOrang {n}\t\tStaf\tDIK\t\t\n" for n in range(30))

    with django_assert_num_queries(6):
        preview = preview_rows(forum, "", HEADER + rows)

    assert len(preview.new) == 30


@pytest.mark.django_db
def test_many_namesakes_make_one_warning(forum):
    elsewhere = ParticipantFactory.create_batch(3, forum=forum, name="Sari Dewi, S.E.")

    (row,) = preview_rows(forum, "", HEADER + GOOD).rows

    (warning,) = row.warnings
    assert str(elsewhere[0].agency) in warning
    assert "2 orang lagi" in warning
