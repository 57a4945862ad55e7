from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.import_pages import what_goes_back
from accounts.models import AgencyImport
from procurement.models import PurchaseImport
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("new", "changed", "said"),
    [
        (1200, 3, "1.200 pagu baru dihapus, 3 pagu yang berubah kembali seperti semula"),
        (2, 0, "2 pagu baru dihapus"),
        (0, 3, "3 pagu yang berubah kembali seperti semula"),
        (0, 0, "tidak ada pagu yang berubah"),
    ],
)
def test_only_what_an_import_has_done_is_said_to_go_back(new, changed, said):
    file_import = PurchaseImport(original_name="a.xlsx", new_count=new, changed_count=changed)

    assert what_goes_back(file_import, "pagu", "dihapus") == f"Dari a.xlsx: {said}."


def upload(client, settings, tmp_path, content):
    settings.MEDIA_ROOT = tmp_path
    client.force_login(UserFactory(role="admin"))
    file = SimpleUploadedFile("a.csv", content)
    response = client.post(reverse("accounts:agency_import_create"), {"file": file}, follow=True)
    return response, [str(message) for message in response.context["messages"]]


@pytest.mark.django_db
def test_a_second_column_of_the_same_name_is_not_left_out_silently(client, settings, tmp_path):
    _, said = upload(client, settings, tmp_path, b"Nama Satker;Induk;Induk\nSatu;A;B\n")

    assert "“Induk” ada lebih dari sekali" in said[0]


@pytest.mark.django_db
def test_a_first_row_that_may_be_data_is_told(client, settings, tmp_path):
    _, said = upload(client, settings, tmp_path, b"SD Satu;Metro\nSD Dua;Metro\n")

    assert "baris 1 dianggap baris judul: “SD Satu; Metro”" in said[0]


@pytest.mark.django_db
def test_a_file_with_nothing_below_its_head_is_refused(client, settings, tmp_path):
    response, _ = upload(client, settings, tmp_path, b"Daftar\nNama Satker;Induk\n;\n")

    assert response.context["form"].has_error("file", "no_rows")
    assert not AgencyImport.objects.exists()


@pytest.mark.django_db
def test_a_cell_without_its_result_is_told(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    workbook, stream = openpyxl.Workbook(), BytesIO()
    for row in (["Nama Satker", "Induk"], ["SD Satu", "#REF!"]):
        workbook.active.append(row)
    workbook.save(stream)
    client.force_login(UserFactory(role="admin"))

    file = SimpleUploadedFile("a.xlsx", stream.getvalue())
    response = client.post(reverse("accounts:agency_import_create"), {"file": file}, follow=True)

    (said,) = map(str, response.context["messages"])
    assert said.startswith("1 sel berisi galat")
    assert "dibaca kosong: B2." in said
