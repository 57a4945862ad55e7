import pytest
from django.db import IntegrityError, transaction

from accounts.models import HeaderAlias, ImportTable
from core.spreadsheets import guess_header, header_key, read_below
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_remembered_headers_are_told_apart_by_table():
    user = UserFactory()

    HeaderAlias.objects.remember(ImportTable.DEMAND, {"Nama Pkt": "name"}, by=user)

    assert HeaderAlias.objects.meanings(ImportTable.DEMAND) == {"namapkt": "name"}
    assert HeaderAlias.objects.meanings(ImportTable.PURCHASES) == {}


def test_the_newest_word_about_a_header_counts():
    user = UserFactory()
    HeaderAlias.objects.remember(ImportTable.DEMAND, {"Nilai": "budget"}, by=user)

    HeaderAlias.objects.remember(ImportTable.DEMAND, {"NILAI": ""}, by=user)

    assert HeaderAlias.objects.meanings(ImportTable.DEMAND) == {"nilai": ""}


def test_a_header_has_one_meaning_in_a_table():
    values = {"table": ImportTable.DEMAND, "key": "nilai", "header": "Nilai"}
    HeaderAlias.objects.create(**values, saved_by=UserFactory())

    with pytest.raises(IntegrityError), transaction.atomic():
        HeaderAlias.objects.create(**values, saved_by=UserFactory())


def test_guess_header_takes_the_row_with_most_known_headers():
    rows = [["Daftar paket"], ["Kode", "Nama", "?"], ["1", "Snack", "x"]]

    header = guess_header(rows, {"kode": "code", "nama": "name"})

    assert header.number == 2
    assert header.known == {"Kode": "code", "Nama": "name"}
    assert [row.values for row in read_below(rows, 2, header.known)] == [
        {"code": "1", "name": "Snack"}
    ]


def test_guess_header_of_blank_rows_is_none():
    assert guess_header([["", None]], {}) is None


def test_header_key_drops_what_people_write_differently():
    assert header_key("Kode_RUP (Paket)") == header_key("kode rup paket")
