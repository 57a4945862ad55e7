"""Vendors from a list: what is read, what is refused, saved once and taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from accounts.file_imports import receive
from accounts.history import event_model
from accounts.models import HeaderAlias, ImportTable, RegionLevel
from tests.factories import (
    ProductFactory,
    RegionFactory,
    UserFactory,
    VendorFactory,
)
from vendors.actions.importing.vendor_columns import LAYOUT
from vendors.actions.importing.vendor_saving import commit, preview, revert
from vendors.models import (
    ImportedVendor,
    LegalForm,
    SizeClass,
    Vendor,
    VendorImport,
)

pytestmark = pytest.mark.django_db
HEADER = "Nama usaha;NIB;Nama pemilik;No HP;Kelurahan;Produk;KBLI;Omzet"


def file_of(*rows, header=HEADER, name="vendor.csv"):
    return SimpleUploadedFile(name, "\n".join([header, *rows]).encode())


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def upload(officer):
    def act(*rows, **values):
        return receive(VendorImport, LAYOUT, by=officer, file=file_of(*rows, **values))

    return act


def outcomes(file_import):
    return [row.outcome for row in preview(file_import).rows]


def test_a_list_becomes_vendors(upload, officer):
    village = RegionFactory(level=RegionLevel.VILLAGE, name="Iring Mulyo", parent=RegionFactory())
    file_import = upload(
        "CV. Sinar Uji;1234567890123;Siti;0813 0000 0001;Iringmulyo;Snack;56210, 10710;Rp150.000.000",
        "Warung Uji;;Budi;+62 813-0000-0002;;Nasi;;",
    )

    commit(file_import, by=officer)

    company, stall = Vendor.objects.order_by("phone")
    assert (company.name, company.nib, company.region) == (
        "CV. Sinar Uji",
        "1234567890123",
        village,
    )
    assert (company.legal_form, stall.legal_form) == (LegalForm.PARTNERSHIP, LegalForm.INDIVIDUAL)
    assert (company.annual_sales, company.size_class) == (Decimal(150_000_000), SizeClass.MICRO)
    assert {row.code for row in company.kbli_codes.all()} == {"56210", "10710"}
    assert stall.phone == "+6281300000002"
    assert stall.annual_sales is None
    assert company.slug == "cv-sinar-uji"


def test_the_same_file_twice_changes_nothing(upload, officer):
    row = "Warung Uji;;Budi;081300000002;;Nasi;;"
    commit(upload(row), by=officer)

    with pytest.raises(ValidationError) as error:
        upload(row)
    assert error.value.code == "already_imported"
    assert outcomes(upload(row, name="lain.csv", header=HEADER + ";Ket")) == ["same"]
    assert Vendor.objects.count() == 1


def test_what_stays_the_same_is_counted_and_what_is_new_is_told_as_imported(upload, officer):
    old, new = "Warung Uji;;Budi;081300000002;;Nasi;;", "Toko Uji;;Ani;081300000003;;Kain;;"
    commit(upload(old), by=officer)

    saved = commit(upload(old, new, name="lain.csv"), by=officer)

    assert (saved.same_count, saved.new_count) == (1, 1)
    kept = [(row.action, row.vendor.name) for row in saved.rows.order_by("number")]
    assert kept == [("same", "Warung Uji"), ("created", "Toko Uji")]
    told = event_model(Vendor).objects.filter(pgh_obj__name="Toko Uji")
    assert {event.pgh_context["verb"] for event in told} == {"import"}


def test_a_commit_that_is_repeated_does_nothing(upload, officer):
    file_import = upload("Warung Uji;;Budi;081300000002;;Nasi;;")
    commit(file_import, by=officer)

    with pytest.raises(ValidationError) as error:
        commit(file_import, by=officer)
    assert error.value.code == "already_committed"


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("Warung Uji;123;Budi;081300000002;;;;", "NIB harus 13 angka"),
        ("Warung Uji;;;081300000002;;;;", "Nama kontak kosong"),
        ("Warung Uji;;Budi;;;;;", "Nomor WhatsApp kosong"),
        ("Warung Uji;;Budi;08;;;;", "Nomor telepon"),
        (";;Budi;081300000002;;;;", "Nama usaha"),
        ("Warung Uji;;Budi;081300000002;;;5621;", "KBLI harus 5 angka"),
        ("Warung Uji;;Budi;081300000002;;;;banyak", "Penjualan setahun “banyak” tidak terbaca"),
        (f"{'W' * 300};;Budi;081300000002;;;;", "Nama usaha"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(upload, row, text):
    (found,) = preview(upload(row)).rows

    assert found.outcome == "refused"
    assert text in " ".join(found.errors)


def test_an_unknown_village_is_only_a_warning(upload):
    (found,) = preview(upload("Warung Uji;;Budi;081300000002;Bukan Metro;;;")).rows

    assert found.outcome == "new"
    assert "Bukan Metro" in found.warnings[0]


def test_a_stored_vendor_gets_what_the_file_says_otherwise(upload, officer):
    stored = VendorFactory(
        name="CV Sinar Uji", nib="1234567890123", email="a@contoh.example", address="Jl. Lama"
    )
    file_import = upload(
        "Sinar Uji;1234567890123;Siti;081300000009;;;56210;",
    )

    commit(file_import, by=officer)

    stored.refresh_from_db()
    assert (stored.name, stored.phone, stored.contact_name) == (
        "Sinar Uji",
        "+6281300000009",
        "Siti",
    )
    assert (stored.email, stored.address) == ("a@contoh.example", "Jl. Lama")
    assert [row.code for row in stored.kbli_codes.all()] == ["56210"]
    assert Vendor.objects.count() == 1


@pytest.mark.parametrize(
    ("nib", "phone", "outcome"),
    [
        ("", "081300000009", "refused"),  # the same name, nothing that tells them apart
        ("9999999999999", "081300000009", "new"),  # another NIB: another business
        ("", "081311111111", "changed"),  # the same name and phone
    ],
)
def test_a_name_alone_is_not_enough(upload, nib, phone, outcome):
    VendorFactory(name="UD Sinar Uji", nib="1234567890123", phone="+6281311111111")

    assert outcomes(upload(f"Sinar Uji;{nib};Siti;{phone};;;;")) == [outcome]


def test_a_merged_record_leads_to_the_one_that_stands_for_it(upload, officer):
    heir = VendorFactory()
    VendorFactory(name="Lama", nib="1234567890123", merged_into=heir)
    file_import = upload("Lama;1234567890123;Siti;081300000009;;;;")

    commit(file_import, by=officer)

    heir.refresh_from_db()
    assert heir.contact_name == "Siti"


def test_a_vendor_twice_in_a_file_is_refused_the_second_time(upload):
    file_import = upload(
        "Warung Uji;;Budi;081300000002;;;;", "WARUNG UJI;;Budi;0813-0000-0002;;;;"
    )

    assert outcomes(file_import) == ["new", "refused"]


def test_taking_back_removes_the_new_and_restores_the_changed(upload, officer):
    stored = VendorFactory(name="Sinar Uji", phone="+6281300000009", contact_name="Lama")
    file_import = upload(
        "Sinar Uji;;Siti;081300000009;;;56210;Rp3.000.000.000",
        "Warung Uji;;Budi;081300000002;;;;5000000",
    )
    commit(file_import, by=officer)

    assert revert(file_import, by=officer, reason="Salah berkas") == 0

    stored.refresh_from_db()
    assert (stored.contact_name, stored.annual_sales, stored.size_class) == ("Lama", None, "")
    assert not stored.kbli_codes.exists()
    assert list(Vendor.objects.all()) == [stored]
    with pytest.raises(ValidationError) as error:
        revert(file_import, by=officer, reason="Lagi")
    assert error.value.code == "not_standing"
    assert outcomes(upload("Warung Uji;;Budi;081300000002;;;;5000000", name="b.csv")) == ["new"]


def test_taking_back_leaves_what_another_list_has_found_too(upload, officer):
    both, alone = "Warung Uji;;Budi;081300000002;;Nasi;;", "Toko Uji;;Ani;081300000003;;Kain;;"
    first = commit(upload(both, alone), by=officer)
    new = "Kios Uji;;Ida;081300000004;;Teh;;"
    second = commit(upload(both, new, name="lain.csv"), by=officer)

    assert revert(first, by=officer, reason="Salah berkas") == 1
    assert {one.name for one in Vendor.objects.all()} == {"Warung Uji", "Kios Uji"}
    assert revert(second, by=officer, reason="Salah juga") == 0
    assert [one.name for one in Vendor.objects.all()] == ["Warung Uji"]


def test_a_list_that_was_taken_back_itself_keeps_nothing(upload, officer):
    both, new = "Warung Uji;;Budi;081300000002;;Nasi;;", "Kios Uji;;Ida;081300000004;;Teh;;"
    first = commit(upload(both), by=officer)
    second = commit(upload(both, new, name="lain.csv"), by=officer)
    revert(second, by=officer, reason="Salah berkas")

    assert revert(first, by=officer, reason="Salah juga") == 0
    assert not Vendor.objects.exists()


def test_taking_back_leaves_what_was_used_or_edited(upload, officer):
    stored = VendorFactory(name="Sinar Uji", phone="+6281300000009", contact_name="Lama")
    file_import = upload(
        "Sinar Uji;;Siti;081300000009;;;;",
        "Warung Uji;;Budi;081300000002;;;;",
        "Warung Lain;;Ani;081300000003;;;;",
    )
    commit(file_import, by=officer)
    ProductFactory(vendor=Vendor.objects.get(name="Warung Uji"))
    Vendor.objects.filter(name="Warung Lain").update(email="x@contoh.example", contact_name="Z")
    Vendor.objects.filter(pk=stored.pk).update(contact_name="Orang ketiga")

    assert revert(file_import, by=officer, reason="Salah berkas") == 3

    stored.refresh_from_db()
    assert stored.contact_name == "Orang ketiga"
    assert Vendor.objects.count() == 3
    assert ImportedVendor.objects.filter(is_kept=True).count() == 3


def test_the_pages_lead_from_the_file_to_its_vendors(client, officer):
    client.force_login(officer)
    header = "Usaha;Sebutan;Pemilik;HP"
    start = reverse("vendors:import_create", args=["vendors"])

    first = client.post(start, {"file": file_of("Warung Uji;x;Budi;081300000002", header=header)})
    file_import = VendorImport.objects.get()
    assert first.url == reverse("vendors:import_map", args=["vendors", file_import.pk])
    assert client.get(first.url).context["form"].rows[1][0].column is None
    missing = client.post(first.url, {"column_0": "name", "column_3": "phone"})
    assert missing.context["form"].has_error("__all__", "missing_columns")
    columns = {"column_0": "name", "column_1": "", "column_2": "contact_name", "column_3": "phone"}
    second = client.post(first.url, columns)
    assert HeaderAlias.objects.meanings(ImportTable.VENDORS)["sebutan"] == ""
    page = client.get(second.url)
    assert page.context["preview"].savable == 1
    commit_url = reverse("vendors:import_commit", args=["vendors", file_import.pk])
    third = client.post(commit_url)
    assert third.url == file_import.get_absolute_url()
    assert client.post(commit_url).url == third.url
    assert Vendor.objects.get().name == "Warung Uji"
    assert list(client.get(third.url).context["page"]) == list(ImportedVendor.objects.all())
    revert_url = reverse("vendors:import_revert", args=["vendors", file_import.pk])
    client.post(revert_url, {"reason": "Salah"})
    assert not Vendor.objects.exists()
    assert client.get(third.url).status_code == 200
    assert client.get(reverse("vendors:import_list", args=["vendors"])).status_code == 200


def test_the_example_can_be_imported_as_it_is(client, officer):
    client.force_login(officer)
    template = client.get(reverse("vendors:import_template", args=["vendors"]))
    file = SimpleUploadedFile("contoh.xlsx", b"".join(template.streaming_content))

    file_import = receive(VendorImport, LAYOUT, by=officer, file=file)

    assert file_import.mapping
    assert outcomes(file_import) == ["new"]


def test_refused_rows_come_back_as_a_file_with_the_reason(client, officer, upload):
    client.force_login(officer)
    file_import = upload("Warung Uji;;Budi;081300000002;;;;", "=1+1;;Budi;;;;;")
    commit(file_import, by=officer)

    answer = client.get(reverse("vendors:import_refused", args=["vendors", file_import.pk]))

    file = SimpleUploadedFile("lagi.xlsx", b"".join(answer.streaming_content))
    (row,) = preview(receive(VendorImport, LAYOUT, by=officer, file=file)).rows
    assert row.values["name"] == "=1+1"
    assert row.errors == ["Nomor WhatsApp kosong."]


def test_a_kind_of_file_that_there_is_not_is_not_found(client, officer):
    client.force_login(officer)

    assert client.get(reverse("vendors:import_list", args=["lain"])).status_code == 404


def test_a_file_that_nobody_saves_is_deleted(upload, officer):
    old = upload("Warung Uji;;Budi;081300000002;;;;")
    kept = upload("Warung Lain;;Budi;081300000003;;;;")
    saved = upload("Warung Baru;;Budi;081300000004;;;;")
    commit(saved, by=officer)
    VendorImport.objects.exclude(pk=kept.pk).update(created_at=timezone.now() - timedelta(days=2))

    call_command("delete_abandoned_imports", verbosity=0)

    assert set(VendorImport.objects.all()) == {kept, saved}
    assert not VendorImport.objects.filter(pk=old.pk).exists()


def test_numbers_that_a_business_does_not_have_are_none(upload, officer):
    file_import = upload("Warung Uji;Belum ada;Budi;0813 0000 0002;-;Nasi;tidak ada;")

    commit(file_import, by=officer)

    assert Vendor.objects.get().nib is None
