"""Answers to a forum's questions in lists of people: read, checked, shown, saved, taken back."""

import io

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from accounts.file_imports import receive, set_mapping
from accounts.models import HeaderAlias
from events.actions.importing import (
    Outcome,
    commit,
    layout_of,
    preview_import,
    preview_rows,
    revert,
    save_rows,
)
from events.actions.questions import retire_question, save_answers
from events.models import Answer, ParticipantImport, Question, QuestionKind, QuestionSide
from tests.factories import (
    AgencyFactory,
    ForumFactory,
    ParticipantFactory,
    QuestionFactory,
    UserFactory,
    VendorParticipantFactory,
)

pytestmark = pytest.mark.django_db
LUNCH = "Makan siang"


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def lunch(forum):
    return QuestionFactory(
        forum=forum, text=LUNCH, kind=QuestionKind.CHOICE, choices="Nasi kotak\nVegetarian"
    )


@pytest.fixture
def person(forum):
    return ParticipantFactory(
        forum=forum, agency=AgencyFactory(name="Dinas Alfa"), name="Sari", number=900
    )


def pasted(forum, *rows, header=f"Nama\tOPD\t{LUNCH}"):
    return "\n".join([header, *rows])


def upload(forum, text, name="peserta.csv"):
    return receive(
        ParticipantImport,
        layout_of(forum),
        forum=forum,
        by=UserFactory(),
        file=ContentFile(text.encode(), name),
        kind="",
    )


def test_pasted_answers_are_shown_and_saved(forum, lunch, person):
    by = UserFactory()
    rows = pasted(forum, "Sari\tDinas Alfa\tnasi kotak", "Budi\tDinas Alfa\tVegetarian")

    known, new = preview_rows(forum, "", rows).rows

    assert known.outcome == Outcome.CHANGED
    assert known.changes == ["Makan siang: – menjadi Nasi kotak"]
    assert new.changes == ["Makan siang: Vegetarian"]
    assert not Answer.objects.exists()
    saved = save_rows(forum, by=by, kind="", rows=rows)
    assert (saved.created, saved.changed) == (1, 1)
    kept = Answer.objects.values_list("participant__name", "text", "answered_by")
    assert set(kept) == {("Sari", "Nasi kotak", by.pk), ("Budi", "Vegetarian", by.pk)}
    # The same rows again change nothing, and an empty cell takes no answer away.
    assert save_rows(forum, by=by, kind="", rows=rows).same == 2
    blank = pasted(forum, "Sari\tDinas Alfa\t-", "Budi\tDinas Alfa\t")
    assert save_rows(forum, by=by, kind="", rows=blank).same == 2


@pytest.mark.parametrize(
    ("kind", "choices", "typed", "part"),
    [
        (QuestionKind.CHOICE, "Nasi kotak\nVegetarian", "Soto", "Nasi kotak, Vegetarian"),
        (QuestionKind.YES_NO, "", "mungkin", "Ya, Tidak"),
        (QuestionKind.TEXT, "", "x" * 301, "300 huruf"),
    ],
)
def test_an_answer_that_the_form_refuses_is_refused(forum, person, kind, choices, typed, part):
    QuestionFactory(forum=forum, text=LUNCH, kind=kind, choices=choices)
    rows = pasted(forum, f"Sari\tDinas Alfa\t{typed}")

    (row,) = preview_rows(forum, "", rows).rows

    assert row.outcome == Outcome.REFUSED
    assert row.errors[0].startswith("Makan siang: ")
    assert part in row.errors[0]
    saved = save_rows(forum, by=UserFactory(), kind="", rows=rows)
    # What is left to be mended still has its answer.
    assert typed in saved.refused_text
    assert not Answer.objects.exists()


def test_a_choice_offered_no_more_stays_for_who_has_it(forum, lunch, person):
    save_answers(person, {lunch.pk: "Vegetarian"}, by=None)
    Question.objects.update(choices="Nasi kotak\nSoto")
    rows = pasted(forum, "Sari\tDinas Alfa\tVegetarian", "Budi\tDinas Alfa\tVegetarian")

    known, new = preview_rows(forum, "", rows).rows

    assert (known.outcome, new.outcome) == (Outcome.SAME, Outcome.REFUSED)


def test_a_question_of_the_other_side_takes_no_answer(forum, person):
    QuestionFactory(
        forum=forum, text=LUNCH, kind=QuestionKind.TEXT, choices="", side=QuestionSide.VENDORS
    )

    (row,) = preview_rows(forum, "", pasted(forum, "Sari\tDinas Alfa\tSoto")).rows

    assert row.errors == ["Makan siang: hanya ditanyakan kepada Vendor. Kosongkan selnya."]


def test_the_export_can_be_imported_as_it_is(client, forum, lunch, person):
    client.force_login(UserFactory())
    retired = QuestionFactory(forum=forum, text="Ukuran kaus", kind=QuestionKind.TEXT, choices="")
    vendor = VendorParticipantFactory(forum=forum, name="Budi")
    save_answers(person, {lunch.pk: "Nasi kotak", retired.pk: "XL"}, by=None)
    save_answers(vendor, {lunch.pk: "Vegetarian"}, by=None)
    retire_question(retired)
    exported = client.get(reverse("events:attendance_csv", args=[forum.slug]))
    text = b"".join(exported.streaming_content).decode("utf-8-sig")

    same = upload(forum, text)
    changed = upload(forum, text.replace("Vegetarian", "Nasi kotak"))

    assert same.mapping is not None
    assert [row.outcome for row in preview_import(same).rows] == [Outcome.SAME] * 2
    assert [row.changes for row in preview_import(changed).changed] == [
        ["Makan siang: Vegetarian menjadi Nasi kotak"]
    ]


def test_taking_a_file_back_gives_the_old_answers_back(forum, lunch, person):
    edited = ParticipantFactory(forum=forum, agency=person.agency, name="Tri")
    save_answers(person, {lunch.pk: "Vegetarian"}, by=None)
    rows = [f"Nama;OPD;{LUNCH}", "Sari;Dinas Alfa;Nasi kotak", "Tri;Dinas Alfa;Nasi kotak"]
    done = upload(forum, "\n".join(rows))
    commit(done, by=UserFactory())
    assert set(Answer.objects.values_list("text", flat=True)) == {"Nasi kotak"}
    save_answers(edited, {lunch.pk: "Vegetarian"}, by=None)

    assert revert(done, by=UserFactory(), reason="Salah berkas") == 1

    assert person.answers.get().text == "Vegetarian"
    assert edited.answers.get().text == "Vegetarian"
    assert [row.participant for row in done.rows.filter(is_kept=True)] == [edited]


def test_taking_a_file_back_takes_a_first_answer_away(forum, lunch, person):
    done = upload(forum, f"Nama;OPD;{LUNCH}\nSari;Dinas Alfa;Nasi kotak")
    commit(done, by=UserFactory())

    revert(done, by=UserFactory(), reason="Salah berkas")

    assert not Answer.objects.exists()


def test_what_a_header_means_for_one_forum_is_not_remembered(forum, lunch):
    file = upload(forum, "Nama;Menu;Kaus\nSari;Soto;XL")
    assert file.mapping is None

    mapping = {"Nama": "name", "Menu": lunch.field_name, "Kaus": ""}
    set_mapping(file, layout_of(forum), mapping, by=file.created_by)

    assert list(HeaderAlias.objects.values_list("header", flat=True)) == ["Kaus"]


def test_a_question_worded_like_a_column_does_not_take_its_place(forum):
    QuestionFactory(forum=forum, text="Jabatan", kind=QuestionKind.TEXT, choices="")

    (row,) = preview_rows(forum, "", "Nama\tOPD\tJabatan\nSari\t?\tKasubbag").rows

    assert row.values["position"] == "Kasubbag"


def test_the_pages_name_the_questions(client, forum, lunch, person):
    client.force_login(UserFactory())
    file = upload(forum, f"Nama;OPD;{LUNCH}\nSari;Dinas Alfa;Nasi kotak\nBudi;Dinas Alfa;Soto")

    page = client.get(reverse("events:import_preview", args=[forum.slug, file.pk])).text
    form = client.get(reverse("events:import_create", args=[forum.slug])).text
    example = client.get(reverse("events:import_template", args=[forum.slug])).getvalue()

    assert "Makan siang: – menjadi Nasi kotak" in page
    assert "Makan siang: “Soto” bukan pilihannya." in page
    assert LUNCH in form
    read = receive(
        ParticipantImport,
        layout_of(forum),
        forum=forum,
        by=UserFactory(),
        file=ContentFile(io.BytesIO(example).getvalue(), "contoh.xlsx"),
        kind="",
    )
    assert read.mapping[LUNCH] == lunch.field_name
