"""Products from a list: read, refused, saved once and taken back, by the office and by a vendor."""

import threading
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.file_imports import receive
from accounts.models import Role
from tests.factories import (
    CategoryFactory,
    LicenceFactory,
    ProductFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
)
from vendors.actions.importing.product_columns import LAYOUT, OWN_LAYOUT
from vendors.actions.importing.product_saving import commit, preview, revert
from vendors.models import (
    DirectoryEntry,
    ImportedProduct,
    Product,
    ProductImport,
    ProductOrigin,
    Synonym,
)

pytestmark = pytest.mark.django_db
HEADER = "Nama Barang;Kategori;Satuan;Harga;Min. Order;Kapasitas/bulan;Lama pengerjaan;TKDN;Link"


def file_of(*rows, header=HEADER, name="produk.csv"):
    return SimpleUploadedFile(name, "\n".join([header, *rows]).encode())


@pytest.fixture
def officer():
    return UserFactory()


@pytest.fixture
def vendor():
    return VendorFactory(name="Dapur Uji")


@pytest.fixture(autouse=True)
def snacks():
    return CategoryFactory(
        name="Kudapan dan kotak snack", slug="kudapan", keywords="snack, kue basah"
    )


@pytest.fixture
def upload(officer, vendor):
    def act(*rows, **values):
        file = file_of(*rows, **values)
        return receive(ProductImport, OWN_LAYOUT, by=officer, file=file, vendor=vendor)

    return act


@pytest.fixture
def upload_any(officer):
    def act(*rows):
        file = file_of(*rows, header=f"Nama UMKM;NIB;{HEADER}")
        return receive(ProductImport, LAYOUT, by=officer, file=file)

    return act


def the_row(file_import):
    (row,) = preview(file_import).rows
    return row


def outcomes(file_import):
    return [row.outcome for row in preview(file_import).rows]


def test_a_list_becomes_products(upload, officer, vendor, snacks):
    file_import = upload(
        "Kotak snack tiga isi;Kudapan;kotak;Rp15.000,-;20 kotak;8.000;2-3 hari;45,5;"
        "e-katalog.example/p/1"
    )

    commit(file_import, by=officer)

    product = vendor.products.get()
    assert (product.name, product.category, product.unit) == (
        "Kotak snack tiga isi",
        snacks,
        "kotak",
    )
    assert (product.price, product.tkdn) == (Decimal(15_000), Decimal("45.5"))
    assert (product.minimum_order, product.monthly_capacity, product.lead_time_days) == (
        20,
        8000,
        3,
    )
    assert product.ekatalog_url == "https://e-katalog.example/p/1"
    assert product.slug == "kotak-snack-tiga-isi"
    assert [one.price for one in product.prices.all()] == [Decimal(15_000)]


def test_the_same_file_twice_changes_nothing(upload, officer, vendor):
    row = "Kotak snack;Kudapan;kotak;15000;;;;;"
    commit(upload(row), by=officer)

    with pytest.raises(ValidationError) as error:
        upload(row)
    assert error.value.code == "already_imported"
    assert outcomes(upload(row, name="lain.csv", header=f"{HEADER};Ket")) == ["same"]
    assert vendor.products.count() == 1


def test_the_same_file_may_stand_for_each_vendor(upload, officer):
    row = "Kotak snack;Kudapan;kotak;15000;;;;;"
    other = VendorFactory()
    commit(upload(row), by=officer)

    file = file_of(row)
    commit(receive(ProductImport, OWN_LAYOUT, by=officer, file=file, vendor=other), by=officer)

    assert other.products.count() == 1


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (";Kudapan;kotak;1;;;;;", "Nama produk kosong."),
        ("Snack;Kudapan;;1;;;;;", "Satuan kosong."),
        ("Snack;Kudapan;kotak;murah;;;;;", "Harga satuan: “murah” bukan jumlah uang"),
        ("Snack;Kudapan;kotak;0;;;;;", "Harga satuan"),
        ("Snack;Kudapan;kotak;-5;;;;;", "Harga satuan"),
        ("Snack;Kudapan;kotak;1;banyak;;;;", "Pesanan minimum “banyak” tidak terbaca"),
        ("Snack;Kudapan;kotak;1;;;2 bulan 3 hari;;", "Waktu pesan (hari) “2 bulan 3 hari”"),
        ("Snack;Kudapan;kotak;1;;;400 hari;;", "Waktu pesan (hari)"),
        ("Snack;Kudapan;kotak;1;;;;101;", "TKDN"),
        ("Snack;Kudapan;kotak;1;;;;;javascript://x", "bukan alamat https"),
        ("Barang aneh;;kotak;1;;;;;", "Kategori belum diketahui"),
        (f"{'S' * 300} snack;Kudapan;kotak;1;;;;;", "Nama produk"),
    ],
)
def test_a_bad_row_is_refused_with_its_reason(upload, row, text):
    found = the_row(upload(row))

    assert found.outcome == "refused"
    assert text in " ".join(found.errors)


@pytest.mark.parametrize(
    ("name", "said", "warning"),
    [
        ("Kue basah aneka rasa", "", "Kategori diusulkan: Kudapan dan kotak snack."),
        ("Jajanan pasar", "", "Kategori diusulkan: Kudapan dan kotak snack."),
        ("Aneka isi", "Snack", "“Snack” bukan nama kategori. Diusulkan: Kudapan dan kotak snack."),
    ],
)
def test_a_category_that_is_not_named_is_proposed(upload, snacks, name, said, warning):
    Synonym.objects.create(term="jajanan pasar", expansion="kue basah, snack")
    CategoryFactory(name="Lain", slug="lain", keywords="kue")

    row = the_row(upload(f"{name};{said};kotak;1;;;;;"))

    assert row.product.category == snacks
    assert row.warnings == [warning]


@pytest.mark.parametrize(
    ("price", "unit", "found"),
    [
        ("15.000/kotak", "", (Decimal(15_000), "kotak")),
        ("Rp 15.000 per dus", "", (Decimal(15_000), "dus")),
        ("15.000/kotak", "box", (Decimal(15_000), "box")),
        ("", "kotak", (None, "kotak")),
        ("-", "kotak", (None, "kotak")),
    ],
)
def test_a_price_may_say_its_unit(upload, price, unit, found):
    row = the_row(upload(f"Snack;Kudapan;{unit};{price};;;;;"))

    assert (row.product.price, row.product.unit) == found


def test_a_new_price_keeps_the_former_and_what_is_empty_stays(upload, officer, vendor, snacks):
    stored = ProductFactory(
        vendor=vendor, name="Kotak Snack", category=CategoryFactory(), unit="kotak",
        price=Decimal(12_000), price_on="2024-01-02", minimum_order=20,
    )  # fmt: skip
    file_import = upload("KOTAK  SNACK;;kotak;15000;;;;;")

    commit(file_import, by=officer)

    stored.refresh_from_db()
    assert (stored.name, stored.price, stored.minimum_order) == (
        "KOTAK SNACK",
        Decimal(15_000),
        20,
    )
    assert stored.category != snacks
    assert {one.price for one in stored.prices.all()} == {Decimal(12_000), Decimal(15_000)}
    assert vendor.products.count() == 1


def test_names_that_come_twice_are_told_apart_by_their_unit(upload, officer, vendor):
    file_import = upload(
        "Snack;Kudapan;kotak;15000;;;;;",
        "Snack;Kudapan;dus;150000;;;;;",
        "snack;Kudapan;Kotak;16000;;;;;",
    )

    assert outcomes(file_import) == ["new", "new", "refused"]
    commit(file_import, by=officer)
    assert outcomes(upload("Snack;Kudapan;dus;160000;;;;;")) == ["changed"]
    assert vendor.products.count() == 2
    assert len({one.slug for one in vendor.products.all()}) == 2


def test_the_share_of_a_certificate_is_not_overwritten(upload, vendor):
    certificate = LicenceFactory(vendor=vendor, kind="tkdn", tkdn=Decimal(40))
    ProductFactory(
        vendor=vendor, name="Plakat", unit="buah", price=None, price_on=None, tkdn=Decimal(40),
        certificate=certificate,
    )  # fmt: skip

    row = the_row(upload("Plakat;Kudapan;buah;;;;;55;"))

    assert "tkdn" not in row.after
    assert row.warnings == ["TKDN mengikuti sertifikatnya (40,00%)."]


def test_taking_back_removes_the_new_and_restores_the_changed(upload, officer, vendor):
    stored = ProductFactory(
        vendor=vendor, name="Nasi kotak", unit="kotak", price=Decimal(30_000),
        price_on="2024-01-02", tkdn=None,
    )  # fmt: skip
    file_import = upload("Nasi kotak;;kotak;35000;;;;;", "Snack;Kudapan;kotak;15000;;;;;")
    commit(file_import, by=officer)

    assert revert(file_import, by=officer, reason="Salah berkas") == 0

    stored.refresh_from_db()
    assert (stored.price, str(stored.price_on)) == (Decimal(30_000), "2024-01-02")
    assert [one.price for one in stored.prices.all()] == [Decimal(30_000)]
    assert list(vendor.products.all()) == [stored]
    with pytest.raises(ValidationError) as error:
        revert(file_import, by=officer, reason="Lagi")
    assert error.value.code == "not_standing"
    assert outcomes(upload("Snack;Kudapan;kotak;15000;;;;;")) == ["new"]


def test_taking_back_leaves_what_another_list_has_found_too(upload, officer, vendor):
    both, new = "Snack;Kudapan;kotak;15000;;;;;", "Kue;Kudapan;kotak;1500;;;;;"
    first = upload(both, "Teh;Kudapan;kotak;500;;;;;")
    commit(first, by=officer)
    commit(upload(both, new), by=officer)

    assert revert(first, by=officer, reason="Salah berkas") == 1

    assert {one.name for one in vendor.products.all()} == {"Snack", "Kue"}


def test_taking_back_leaves_what_was_edited_or_used(upload, officer, vendor):
    file_import = upload(
        "Snack;Kudapan;kotak;15000;;;;;",
        "Kue basah;Kudapan;kotak;15000;;;;;",
        "Plakat;Kudapan;buah;15000;;;;50;",
        "Onde-onde;Kudapan;buah;1500;;;;;",
    )
    commit(file_import, by=officer)
    Product.objects.filter(name="Snack").update(description="Diubah")
    Product.objects.filter(name="Kue basah").update(price=Decimal(16_000))
    LicenceFactory(vendor=vendor, product=Product.objects.get(name="Plakat"))

    assert revert(file_import, by=officer, reason="Salah berkas") == 3

    assert {one.name for one in vendor.products.all()} == {"Snack", "Kue basah", "Plakat"}
    assert ImportedProduct.objects.filter(is_kept=True).count() == 3


@pytest.mark.parametrize(
    ("name", "nib", "text"),
    [
        ("", "", "Pelaku usaha kosong."),
        ("Dapur Ujii", "", "“Dapur Ujii” tidak ada di direktori. Maksudnya Dapur Uji?"),
        ("Entah siapa", "", "“Entah siapa” tidak ada di direktori. Catat dulu usahanya"),
        ("Kembar", "", "Ada 2 usaha bernama “Kembar”. Tulis NIB-nya."),
        ("", "1111111111111", "NIB 1111111111111 tidak ada di direktori."),
    ],
)
def test_a_row_whose_vendor_is_not_sure_is_refused(upload_any, vendor, name, nib, text):
    VendorFactory.create_batch(2, name="Kembar")

    row = the_row(upload_any(f"{name};{nib};Snack;Kudapan;kotak;1;;;;;"))

    assert row.outcome == "refused"
    assert text in row.errors[0]


def test_a_list_of_the_office_names_its_vendors(upload_any, officer, vendor):
    other = VendorFactory(name="Kembar", nib="1234567890123")
    VendorFactory(name="Kembar")
    file_import = upload_any(
        "CV. Dapur Uji;;Snack;Kudapan;kotak;15000;;;;;",
        "Kembar;1234567890123;Snack;Kudapan;kotak;16000;;;;;",
    )

    commit(file_import, by=officer)

    assert vendor.products.get().price == Decimal(15_000)
    assert other.products.get().price == Decimal(16_000)


def test_words_of_origin_are_read_and_others_left_open(upload):
    header = "Nama produk;Satuan;Asal"
    rows = [
        the_row(upload(f"Snack;kotak;{said}", header=header))
        for said in ("Kota Metro", "Dalam negeri", "Entah")
    ]

    assert [row.product.origin for row in rows] == [
        ProductOrigin.CITY,
        ProductOrigin.DOMESTIC,
        "",
    ]
    assert rows[2].warnings[0] == "Asal “Entah” tidak dikenal, dibiarkan kosong."


def test_a_vendor_imports_its_own_products_and_takes_them_back(client, vendor):
    user = RepresentativeFactory(vendor=vendor).user
    client.force_login(user)
    start = reverse("vendors:import_create", args=["products"])
    assert client.get(start).context["vendor"] == vendor

    # A column that names another business says nothing in a list of one's own.
    header = f"Nama UMKM;{HEADER}"
    upload = file_of("Usaha lain;Snack;Kudapan;kotak;15000;;;;;", header=header)
    first = client.post(f"{start}?vendor=usaha-lain", {"file": upload})
    file_import = ProductImport.objects.get()

    assert first.url == reverse("vendors:import_preview", args=["products", file_import.pk])
    page = client.get(first.url)
    assert page.context["preview"].savable == 1
    assert "Tidak dipakai: Nama UMKM" in page.content.decode()
    saved = client.post(reverse("vendors:import_commit", args=["products", file_import.pk]))
    assert vendor.products.get().name == "Snack"
    assert list(client.get(saved.url).context["page"]) == list(ImportedProduct.objects.all())
    assert list(client.get(reverse("vendors:import_list", args=["products"])).context["page"]) == [
        file_import
    ]
    revert_url = reverse("vendors:import_revert", args=["products", file_import.pk])
    client.post(revert_url, {"reason": "Salah"})
    assert not vendor.products.exists()


@pytest.mark.parametrize("page", ["detail", "map", "preview", "commit", "revert", "refused"])
def test_a_vendor_finds_no_list_of_another(client, upload, upload_any, page):
    client.force_login(RepresentativeFactory().user)
    row = "Snack;Kudapan;kotak;15000;;;;;"

    for foreign in (upload(row), upload_any(f"Dapur Uji;;{row}")):
        address = reverse(f"vendors:import_{page}", args=["products", foreign.pk])
        assert client.generic("POST" if page == "commit" else "GET", address).status_code == 404
    assert not Product.objects.exists()


@pytest.mark.parametrize("kind", ["vendors", "certificates"])
def test_a_vendor_finds_no_lists_of_the_office(client, kind):
    client.force_login(RepresentativeFactory().user)

    for name in ("list", "create", "template"):
        address = reverse(f"vendors:import_{name}", args=[kind])
        assert client.get(address).status_code == 404


def test_a_user_without_a_business_has_nothing_to_import(client):
    client.force_login(UserFactory(role=Role.VENDOR))

    assert client.get(reverse("vendors:import_create", args=["products"])).status_code == 404


@pytest.mark.parametrize("is_own", [True, False])
def test_the_example_can_be_imported_as_it_is(client, officer, is_own):
    vendor = VendorFactory(name="Dapur Contoh")
    client.force_login(officer)
    whose = {"vendor": vendor.slug} if is_own else {}
    template = client.get(reverse("vendors:import_template", args=["products"]), whose)
    file = SimpleUploadedFile("contoh.xlsx", b"".join(template.streaming_content))

    start = reverse("vendors:import_create", args=["products"])
    client.post(start + (f"?vendor={vendor.slug}" if is_own else ""), {"file": file})

    file_import = ProductImport.objects.get()
    assert file_import.vendor == (vendor if is_own else None)
    assert outcomes(file_import) == ["new"]


def test_refused_rows_come_back_as_a_file_with_the_reason(client, officer, upload):
    client.force_login(officer)
    file_import = upload("Snack;Kudapan;kotak;1;;;;;", "=1+1;Kudapan;;1;;;;;")
    commit(file_import, by=officer)

    answer = client.get(reverse("vendors:import_refused", args=["products", file_import.pk]))

    file = SimpleUploadedFile("lagi.xlsx", b"".join(answer.streaming_content))
    again = receive(ProductImport, OWN_LAYOUT, by=officer, file=file, vendor=file_import.vendor)
    assert the_row(again).values["name"] == "=1+1"


def test_a_preview_asks_as_often_for_many_rows(
    client, officer, upload, django_assert_max_num_queries
):
    client.force_login(officer)
    rows = [f"Snack {number};Kudapan;kotak;{number};;;;;" for number in range(1, 60)]
    file_import = upload(*rows)

    with django_assert_max_num_queries(10):
        page = client.get(reverse("vendors:import_preview", args=["products", file_import.pk]))

    assert page.context["preview"].counts["new"] == 59


def test_a_list_is_saved_and_taken_back_in_as_many_statements_as_one_product(
    upload, officer, vendor
):
    """Each statement writes the directory of its vendor anew: of 4,000 products, 40 took 40 s."""

    def statements(sql):
        with CaptureQueriesContext(connection) as asked:
            sql()
        return sum('"vendors_product"' in query["sql"] for query in asked.captured_queries)

    lists = [[f"Kue {n};Kudapan dan kotak snack;kotak;{n + 1}000;;;;;" for n in range(size)]
             for size in (2, 120)]  # fmt: skip
    told = []
    for rows in lists:
        saved = upload(*rows)
        new = statements(lambda saved=saved: commit(saved, by=officer))
        dearer = upload(*(row.replace("000;", "500;") for row in rows))
        changed = statements(lambda dearer=dearer: commit(dearer, by=officer))
        back = [
            statements(lambda one=one: revert(one, by=officer, reason="Salah daftar"))
            for one in (dearer, saved)
        ]
        told.append([new, changed, *back])
        assert not Product.objects.exists()
        assert not DirectoryEntry.objects.filter(kind="product").exists()

    assert told[0] == told[1]


def test_a_product_that_stays_as_it_is_is_not_written_to_the_directory_again(vendor):
    first, second = ProductFactory.create_batch(2, vendor=vendor)

    def written():
        with connection.cursor() as cursor:
            cursor.execute("SELECT product_id, ctid::text FROM vendors_directoryentry")
            return dict(cursor.fetchall())

    before = written()
    first.name = "Nama lain"
    first.save()
    after = written()

    assert after[second.pk] == before[second.pk]
    assert after[first.pk] != before[first.pk]


@pytest.mark.django_db(transaction=True)
def test_of_two_lists_at_once_one_is_told_and_nothing_is_half(upload, officer, vendor):
    other = upload("Kue B;Kudapan dan kotak snack;kotak;2000;;;;;")
    first = upload("Kue A;Kudapan dan kotak snack;kotak;1000;;;;;")
    told = []

    def save_other():
        try:
            commit(other, by=officer)
        except ValidationError as error:
            told.append(error.code)
        finally:
            connection.close()

    with transaction.atomic():
        commit(first, by=officer)
        thread = threading.Thread(target=save_other)
        thread.start()
        thread.join()

    assert told == ["busy"]
    assert [product.name for product in Product.objects.all()] == ["Kue A"]
    commit(other, by=officer)
    assert Product.objects.count() == 2
