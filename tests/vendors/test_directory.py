"""The directory: search, filters, counts, order, pages, and who sees what."""

import io
from datetime import timedelta
from decimal import Decimal
from urllib.parse import unquote

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from accounts.models import Region, RegionLevel, Role
from tests.factories import (
    CategoryFactory,
    OfficeFactory,
    ProductFactory,
    RegionFactory,
    RepresentativeFactory,
    SynonymFactory,
    UserFactory,
    VendorFactory,
    VendorKbliFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
    WorkforceFactory,
)
from vendors import directory as directory_module
from vendors.actions.importing.vendor_saving import preview
from vendors.directory import PER_PAGE, Directory
from vendors.models import DirectoryEntry, EntryKind, Product, ShortlistItem, VendorImport
from vendors.search import nearest, search_for, words_of
from vendors.views import browse

pytestmark = pytest.mark.django_db
LIST = "/vendors/"


@pytest.fixture(autouse=True)
def no_day_before():
    browse.caught_up["day"] = timezone.localdate()


def names(client, query=""):
    return [entry.name for entry in client.get(f"{LIST}?{query}").context["page"]]


def product(name, **values):
    values.setdefault("vendor", VerifiedVendorFactory(name=f"Penjual {name}"))
    if "price" in values:
        values["price_on"] = timezone.localdate()
    return ProductFactory(name=name, **values)


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [("  Tipp-Ex ", ["tipp", "ex"]), ("ATK", ["atk"]), ("'); DROP", ["drop"]), ("& | !", [])],
)
def test_words_of_a_search(text, words):
    assert words_of(text) == words


def test_a_short_word_may_have_one_slip_and_a_long_one_two():
    assert nearest("kretaz", ["kertas"]) is None
    assert nearest("kretas", ["kertas"]) == "kertas"
    assert nearest("spamdukk", ["spanduk"]) == "spanduk"
    assert nearest("spamdukkk", ["spanduk"]) is None


def test_the_longest_expression_with_synonyms_counts():
    SynonymFactory(term="konsumsi", expansion="makanan")
    SynonymFactory(term="konsumsi rapat", expansion="kudapan, nasi kotak")

    search = search_for("Konsumsi rapat dinas")

    first, second = search.parts()
    assert "'kudapan'" in first
    assert "makanan" not in first
    assert second == "(('dinas'))"


def test_a_beginning_finds_longer_words_only_when_nothing_has_the_word_itself(client):
    product("Spanduk kain")
    product("Kopi bubuk")
    product("Kopiah tapis")

    assert names(client, "show=product&q=spand") == ["Spanduk kain"]
    assert names(client, "show=product&q=kopi") == ["Kopi bubuk"]


@pytest.mark.parametrize("text", ["'", "\\", "a' | 'b", "!!", "<->", ":*", "a:*b", "😀", "%"])
def test_no_search_is_an_error(client, text):
    product("Kertas")

    assert client.get(LIST, {"q": text, "show": "product"}).status_code == 200


# Search


def test_search_finds_names_before_descriptions(client):
    product("Meja", description="cocok untuk kertas")
    product("Kertas HVS")

    assert names(client, "show=product&q=kertas") == ["Kertas HVS", "Meja"]


def test_search_knows_the_forms_of_a_word(client):
    product("Cetakan buku")
    product("Meja")

    assert names(client, "show=product&q=bukunya") == ["Cetakan buku"]
    assert names(client, "show=product&q=ceta") == ["Cetakan buku"]


@pytest.mark.parametrize(("term", "meaning"), [("atk", "alat tulis"), ("snack", "kudapan")])
def test_search_knows_everyday_words(client, term, meaning):
    SynonymFactory(term=term, expansion=meaning)
    product("Barang", category=CategoryFactory(name=meaning))
    product("Meja")

    assert names(client, f"show=product&q={term.upper()}") == ["Barang"]


def test_a_synonym_that_is_not_used_finds_nothing(client):
    SynonymFactory(term="atk", expansion="pulpen", is_active=False)
    product("Pulpen")

    assert names(client, "show=product&q=atk") == []


def test_a_misspelt_word_finds_what_was_meant_and_says_so(client):
    product("Spanduk kain")
    product("Meja")

    response = client.get(f"{LIST}?show=product&q=spnaduk")

    assert [entry.name for entry in response.context["page"]] == ["Spanduk kain"]
    assert "Ditampilkan hasil untuk <strong>spanduk</strong>" in response.content.decode()


def test_a_misspelt_everyday_word_counts_where_nothing_sold_is_near(client):
    SynonymFactory(term="cinderamata", expansion="gantungan kunci")
    SynonymFactory(term="spanduk kain", expansion="spanduk")
    SynonymFactory(term="spandek", expansion="atap")
    for name in ("Gantungan kunci", "Spanduk", "Atap"):
        product(name)

    assert names(client, "show=product&q=cinderamta") == ["Gantungan kunci"]
    assert names(client, "show=product&q=spandok") == ["Spanduk"]


def test_no_words_are_said_to_be_shown_where_they_find_nothing_either(client):
    SynonymFactory(term="cinderamata", expansion="gantungan kunci")
    product("Cat tembok")

    page = client.get(f"{LIST}?show=product&q=cinderamta").text

    assert "Tidak ada yang cocok" in page
    assert "Ditampilkan hasil" not in page


def test_words_that_are_in_no_entry_together_find_those_with_some(client):
    product("Spanduk kain")
    product("Meja kayu")
    product("Tisu")

    response = client.get(f"{LIST}?show=product&q=spanduk+kayu")

    assert {entry.name for entry in response.context["page"]} == {"Spanduk kain", "Meja kayu"}
    assert response.context["directory"].matches_some_words


def test_a_vendor_is_found_by_what_it_sells(client):
    item = product("Kotak kue", category=CategoryFactory(name="Kudapan", keywords="snack, rapat"))
    VerifiedVendorFactory(name="Lain")

    assert names(client, "q=snack+rapat") == [item.vendor.name]


# Filters


def filtered():
    """Two districts, two categories, and products that differ in one thing each."""
    place = {}
    for name in ("Metro Pusat", "Metro Utara"):
        district = RegionFactory(name=name)
        place[name] = RegionFactory(
            level=RegionLevel.VILLAGE, parent=district, name=f"Desa {name}"
        )
    top = CategoryFactory(name="Makanan")
    leaf = CategoryFactory(name="Kudapan", parent=top)
    first = VerifiedVendorFactory(
        name="Pusat", region=place["Metro Pusat"], woman_led=True, size_class="micro",
        size_class_on=timezone.localdate(),
    )  # fmt: skip
    second = VerifiedVendorFactory(
        name="Utara", region=place["Metro Utara"], ekatalog_stage="listed", size_class="small",
        size_class_on=timezone.localdate(),
    )  # fmt: skip
    day = timezone.localdate()
    ProductFactory(vendor=first, name="Kue", category=leaf, price=1000, price_on=day,
                   monthly_capacity=10)  # fmt: skip
    ProductFactory(vendor=second, name="Meja", price=2000, price_on=day, monthly_capacity=20)
    ProductFactory(vendor=second, name="Kursi")
    VerifiedLicenceFactory(vendor=first)
    return {
        "top": top.pk, "leaf": leaf.pk, "pusat": place["Metro Pusat"].parent.pk,
        "utara": place["Metro Utara"].parent.pk, "village": place["Metro Utara"].pk,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"Kue", "Meja", "Kursi"}),
        ("category={top}", {"Kue"}),
        ("category={leaf}", {"Kue"}),
        ("district={pusat}", {"Kue"}),
        ("district={pusat}&district={utara}", {"Kue", "Meja", "Kursi"}),
        ("village={village}", {"Meja", "Kursi"}),
        ("size=micro", {"Kue"}),
        ("size=micro&size=small", {"Kue", "Meja", "Kursi"}),
        ("ready=ekatalog", {"Meja", "Kursi"}),
        ("ready=halal", {"Kue"}),
        ("ready=halal&ready=ekatalog", set()),
        ("owner=woman", {"Kue"}),
        ("price_min=1000&price_max=1000", {"Kue"}),
        ("price_min=1001", {"Meja"}),
        ("price_max=999", set()),
        ("capacity=20", {"Meja"}),
        ("capacity=21", set()),
        ("tkdn=tkdn25", set()),
        ("size=xyz&category=abc", {"Kue", "Meja", "Kursi"}),
        ("price_min=abc", {"Kue", "Meja", "Kursi"}),
        ("district={pusat}&ready=ekatalog", set()),
        ("q=kue&owner=woman", {"Kue"}),
        ("q=meja&owner=woman", set()),
    ],
)
def test_filters(client, query, found):
    assert set(names(client, f"show=product&{query.format(**filtered())}")) == found


def test_counts_beside_choices_are_what_choosing_them_gives(client):
    keys = filtered()
    for query in ("", f"district={keys['pusat']}", "ready=ekatalog", "q=meja", "price_min=1"):
        page = client.get(f"{LIST}?show=product&{query}").context["directory"]
        for group in page.groups:
            flat = [*group.choices, *(kid for one in group.choices for kid in one.children)]
            if any(choice.is_chosen for choice in flat):
                continue
            for choice in flat:
                address = f"{LIST}?show=product&{query}&{group.name}={choice.value}"
                found = client.get(address).context["directory"].total
                assert choice.count == found, (query, group.name, choice.label)


def test_choices_of_an_open_group_count_what_they_would_give_alone(client):
    keys = filtered()

    page = client.get(f"{LIST}?show=product&district={keys['pusat']}").context["directory"]
    group = next(group for group in page.groups if group.name == "district")

    assert {choice.label: choice.count for choice in group.choices} == {
        "Metro Pusat": 1, "Metro Utara": 2,
    }  # fmt: skip


def test_chips_take_away_one_choice(client):
    keys = filtered()

    content = client.get(
        f"{LIST}?show=product&district={keys['pusat']}&district={keys['utara']}&q=kue"
    ).content.decode()

    assert f'href="?show=product&amp;district={keys["utara"]}&amp;q=kue"' in content
    assert (
        f'href="?show=product&amp;district={keys["pusat"]}&amp;district={keys["utara"]}"'
        in content
    )


def test_above_the_cap_nothing_is_called_exact(client, monkeypatch):
    monkeypatch.setattr(directory_module, "CAP", 2)
    filtered()

    page = client.get(f"{LIST}?show=product&price_min=1&q=usaha").context["directory"]
    assert page.total is not None
    page = client.get(f"{LIST}?show=product").context["directory"]
    assert page.total == 3
    page = client.get(f"{LIST}?show=product&ready=ekatalog").context["directory"]
    assert page.total == 2
    page = client.get(f"{LIST}?show=product&ready=verified&size=micro&size=small")
    assert page.context["directory"].total is None
    assert page.context["directory"].count_of("ready", "halal") is None
    assert "Lebih dari 2" in page.content.decode()
    assert len(page.context["page"]) == 3


# Order and pages


@pytest.mark.parametrize("cap", [2, 500])
@pytest.mark.parametrize(
    ("sort", "order"),
    [("cheap", ["B", "A", "C"]), ("dear", ["A", "B", "C"]), ("name", ["A", "B", "C"]),
     ("capacity", ["B", "A", "C"]), ("tkdn", None), ("xyz", None), ("complete", None)],
)  # fmt: skip
def test_sorting(client, monkeypatch, cap, sort, order):
    monkeypatch.setattr(directory_module, "CAP", cap)
    product("A", price=200, monthly_capacity=1)
    product("B", price=100, monthly_capacity=2)
    product("C")

    found = names(client, f"show=product&sort={sort}")

    assert found == order if order else sorted(found) == ["A", "B", "C"]


def test_the_most_complete_come_first(client):
    product("Kosong")
    product("Lengkap", price=100, monthly_capacity=1, description="Uraian")

    assert names(client, "show=product") == ["Lengkap", "Kosong"]


def test_pages(client):
    vendor = VerifiedVendorFactory()
    ProductFactory.create_batch(PER_PAGE + 1, vendor=vendor)

    first = client.get(f"{LIST}?show=product&sort=name")
    second = client.get(f"{LIST}?show=product&sort=name&page=2")

    shown = [entry.pk for entry in [*first.context["page"], *second.context["page"]]]
    assert len(set(shown)) == len(shown) == PER_PAGE + 1
    for page in ("0", "99999999", "x", "-1", "3"):
        assert client.get(f"{LIST}?show=product&page={page}").context["page"]


# Who sees what


def test_the_public_and_buyers_see_verified_vendors_only(client):
    hidden = ProductFactory(vendor=VendorFactory(name="ZZQ"), name="Rahasia")
    shown = product("Kue")
    for user in (None, UserFactory(role=Role.BUYER), RepresentativeFactory().user):
        if user:
            client.force_login(user)
        assert names(client, "show=product") == ["Kue"]
        assert names(client, "") == [shown.vendor.name]
        assert names(client, "q=rahasia&show=product") == []
        assert client.get(LIST).context["directory"].total == 1
    client.force_login(UserFactory())

    assert set(names(client, "show=product")) == {"Kue", "Rahasia"}
    assert names(client, "show=product&ready=unverified") == ["Rahasia"]
    assert hidden.vendor.name in names(client)


def test_no_contact_is_in_the_directory(client):
    vendor = VerifiedVendorFactory(
        contact_name="Orang Kontak", phone="+6281234564471", email="a4471@contoh.example",
        address="Jalan 4471", publishes_phone=True, publishes_name=True,
    )  # fmt: skip
    product("Kue", vendor=vendor)

    for query in ("", "show=product", "q=kue"):
        content = client.get(f"{LIST}?{query}").content.decode()
        assert "4471" not in content
        assert "Orang Kontak" not in content
    assert "4471" not in str(DirectoryEntry.objects.values_list("card"))


def test_an_empty_directory_says_so(client):
    assert "Direktori belum berisi" in client.get(LIST).content.decode()
    assert "Tidak ada yang cocok" in client.get(f"{LIST}?q=kue").content.decode()


def test_an_empty_directory_leads_the_office_to_the_import(client):
    for role, leads in ((Role.STAFF, True), (Role.OBSERVER, False)):
        client.force_login(UserFactory(role=role))
        empty = client.get(LIST).content.decode().partition('class="empty"')[2]
        assert ("imports/vendors/new/" in empty) is leads


# Queries


def queries_of(client, query, django_assert_max_num_queries, most):
    with django_assert_max_num_queries(most) as captured:
        client.get(f"{LIST}?{query}")
    return len(captured)


@pytest.mark.parametrize("query", ["", "show=product", "q=produk&show=product", "ready=verified"])
def test_directory_costs_the_same_for_one_and_three(client, query, django_assert_max_num_queries):
    client.force_login(UserFactory(role=Role.BUYER))
    client.get("/accounts/profile/")
    ProductFactory()
    one = queries_of(client, query, django_assert_max_num_queries, 10)
    ProductFactory.create_batch(2)

    assert queries_of(client, query, django_assert_max_num_queries, 10) == one


def test_the_costliest_search_stays_within_ten_queries(client, django_assert_max_num_queries):
    client.force_login(UserFactory(role=Role.BUYER))
    client.get("/accounts/profile/")
    product("Spanduk kain")

    queries_of(client, "q=spnaduk+kian&show=product", django_assert_max_num_queries, 10)


@pytest.mark.parametrize(
    ("query", "index"), [("q=spanduk", "directory_search"), ("ready=halal", "directory_facets")]
)
def test_search_and_filters_use_their_indexes(query, index):
    vendor, category = VerifiedVendorFactory(), CategoryFactory()
    Product.objects.bulk_create(
        ProductFactory.build(vendor=vendor, category=category, slug=f"p-{n}", name=f"Barang {n}")
        for n in range(1500)
    )
    VerifiedLicenceFactory(vendor=product("Spanduk kain").vendor)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE vendors_directoryentry")

    page = Directory(QueryDict(query), EntryKind.PRODUCT, UserFactory())

    assert index in page.entries().order_by().explain()
    assert [entry.name for entry in page.page(1)] == ["Spanduk kain"]


# The calendar


def test_a_licence_that_ran_out_shows_no_more_from_the_next_day_on(client):
    today = timezone.localdate()
    item = product("Kue")
    VerifiedLicenceFactory(vendor=item.vendor)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE vendors_licence SET expires_on = %s", [today - timedelta(days=1)])
        cursor.execute("UPDATE vendors_directoryentry SET stale_on = %s", [today])
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert names(client, "show=product&ready=halal") == ["Kue"]

    browse.caught_up["day"] = today - timedelta(days=1)

    assert names(client, "show=product&ready=halal") == []


# Comparison


def test_compare_shows_up_to_four_in_the_order_chosen(client):
    items = [product(name, price=100 * number) for number, name in enumerate("ABCDE", 1)]
    hidden = ProductFactory(vendor=VendorFactory())
    query = "&".join(f"product={item.pk}" for item in [hidden, *items[::-1]])

    response = client.get(f"{reverse('vendors:product_compare')}?{query}&product=x")

    shown = [column["product"].name for column in response.context["columns"]]
    assert shown == ["E", "D", "C", "B"]
    assert [c["is_cheapest"] for c in response.context["columns"]] == [False, False, False, True]


def test_compare_shows_only_the_bmp_of_a_certificate_that_counts(client):
    paper = VerifiedLicenceFactory(kind="tkdn", tkdn=41, bmp=7)
    certified = product("A", vendor=paper.vendor, tkdn=41, bmp=7, certificate=paper)
    claimed = product("B", tkdn=50, bmp=Decimal("12.5"))

    page = client.get(
        f"{reverse('vendors:product_compare')}?product={certified.pk}&product={claimed.pk}"
    ).text

    assert "7,00%" in page
    assert "12,50%" not in page


def test_compare_of_nothing_says_how(client):
    response = client.get(reverse("vendors:product_compare"))

    assert "Belum ada produk yang dipilih" in response.content.decode()


def test_compare_shows_a_contact_only_where_it_may(client):
    quiet = product("A", vendor=VerifiedVendorFactory(phone="+6281234560001"))
    open_one = product(
        "B", vendor=VerifiedVendorFactory(phone="+6281234560002", publishes_phone=True)
    )
    address = f"{reverse('vendors:product_compare')}?product={quiet.pk}&product={open_one.pk}"

    public = client.get(address).content.decode()
    client.force_login(UserFactory(role=Role.BUYER))
    buyer = client.get(address).content.decode()

    assert "6281234560001" not in public
    assert "wa.me/6281234560002?text=Halo" in public
    assert "B di Direktori" in unquote(public)
    assert "wa.me/6281234560001" in buyer


# Shortlist


@pytest.fixture
def buyer(client):
    user = UserFactory(role=Role.BUYER)
    client.force_login(user)
    return user


def test_shortlist_keeps_each_product_once_and_for_its_owner_only(client, buyer):
    item = product("Kue")
    ShortlistItem.objects.create(user=UserFactory(role=Role.BUYER), product=product("Lain"))
    for _ in range(2):
        response = client.post(
            reverse("vendors:shortlist_add"), {"product": item.pk, "next": "/vendors/?q=kue"}
        )
        assert response.headers["Location"] == "/vendors/?q=kue"

    rows = client.get(reverse("vendors:shortlist")).context["rows"]

    assert [row["item"].product for row in rows] == [item]
    assert ShortlistItem.objects.filter(user=buyer).count() == 1


def test_a_product_is_saved_from_its_own_page(client, buyer):
    page = product("Kue").get_absolute_url()

    before = client.get(page).text
    form = client.get(page).context["product"].pk
    response = client.post(reverse("vendors:shortlist_add"), {"product": form, "next": page})

    assert "Tersimpan" not in before
    assert f'action="{reverse("vendors:shortlist_add")}"' in before
    assert response.url == page
    assert "Tersimpan" in client.get(page).text
    client.logout()
    assert "Simpan" not in client.get(page).text


@pytest.mark.parametrize(
    ("value", "status"), [("", 400), ("x", 400), ("9" * 20, 400), ("999999", 404)]
)
def test_shortlist_refuses_what_is_no_product(client, buyer, value, status):
    response = client.post(reverse("vendors:shortlist_add"), {"product": value})

    assert response.status_code == status
    assert not ShortlistItem.objects.exists()


def test_shortlist_refuses_a_product_that_is_not_public(client, buyer):
    hidden = ProductFactory(vendor=VendorFactory())

    assert client.post(reverse("vendors:shortlist_add"), {"product": hidden.pk}).status_code == 404


def test_shortlist_never_leads_elsewhere(client, buyer):
    data = {"product": product("Kue").pk, "next": "https://jahat.example/"}

    response = client.post(reverse("vendors:shortlist_add"), data)

    assert response.headers["Location"] == reverse("vendors:shortlist")


def test_shortlist_remove_takes_own_items_only(client, buyer):
    own = ShortlistItem.objects.create(user=buyer, product=product("Kue"))
    other = ShortlistItem.objects.create(user=UserFactory(), product=own.product)

    assert client.post(reverse("vendors:shortlist_remove", args=[other.pk])).status_code == 404
    client.post(reverse("vendors:shortlist_remove", args=[own.pk]))

    assert list(ShortlistItem.objects.all()) == [other]


@pytest.mark.parametrize("count", [1, 3])
def test_shortlist_query_count(client, buyer, count, django_assert_num_queries):
    client.get("/accounts/profile/")
    for number in range(count):
        ShortlistItem.objects.create(user=buyer, product=product(f"Kue {number}"))

    with django_assert_num_queries(3):
        response = client.get(reverse("vendors:shortlist"))

    assert len(response.context["rows"]) == count


# Price list


def test_price_lists_hold_what_the_directory_shows(client, buyer):
    OfficeFactory()
    product("=Kue", price=15000, unit="kotak")
    product("Meja", price=2000)
    book = client.get(f"{reverse('vendors:price_list_xlsx')}?q=kue")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book.streaming_content)))
    rows = sheet.get_sheet_by_index(0).to_python()
    paper = client.get(f"{reverse('vendors:price_list_pdf')}?q=kue")
    text = "".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(paper.content)).pages)

    flat = [str(cell) for row in rows for cell in row]
    assert "=Kue" in flat
    assert "15000.0" in flat
    assert "Meja" not in flat
    assert "Rp15.000/kotak" in "".join(text.split())
    assert "1 produk" in text


def test_price_list_of_one_business(client, buyer):
    client.force_login(buyer)
    mine = product("Kue lapis")
    product("Kue basah")
    here = f"vendor={mine.vendor.slug}"

    book = client.get(f"{reverse('vendors:price_list_xlsx')}?{here}")

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book))).get_sheet_by_index(0)
    assert [row[1] for row in sheet.to_python() if row[0] == 1.0] == ["Kue lapis"]
    assert not [row for row in sheet.to_python() if row[0] == 2.0]
    assert names(client, f"show=product&{here}") == ["Kue lapis"]
    page = client.get(mine.vendor.get_absolute_url()).text
    assert f"{reverse('vendors:price_list_pdf')}?{here}" in page
    assert f"show=product&amp;{here}" not in page  # all of them stand on the page


@pytest.mark.parametrize(
    ("count", "said"), [(500, "500 produk"), (501, "500 produk pertama, yang lain tidak dimuat")]
)
def test_a_price_list_that_is_cut_says_so(client, buyer, count, said):
    OfficeFactory()
    one = product("Kue 0")
    Product.objects.bulk_create(
        Product(vendor=one.vendor, category=one.category, name="Kue", slug=f"kue-{number}")
        for number in range(1, count)
    )
    here = f"vendor={one.vendor.slug}"

    book = client.get(f"{reverse('vendors:price_list_xlsx')}?{here}")
    paper = client.get(f"{reverse('vendors:price_list_pdf')}?{here}")

    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book))).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[1][0].endswith(f", {said}")
    assert rows[-1][0] == 500
    first = pypdf.PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    assert f"{said}, harga" in " ".join(first.split())


def test_a_vendor_with_many_products_leads_to_all_of_them(client):
    vendor = VerifiedVendorFactory()
    ProductFactory.create_batch(9, vendor=vendor)

    page = client.get(vendor.get_absolute_url()).text

    assert f"?show=product&amp;vendor={vendor.slug}" in page
    assert "Lihat 9 produk" in page
    assert len(names(client, f"show=product&vendor={vendor.slug}")) == 9


def test_price_list_of_the_saved(client, buyer):
    OfficeFactory()
    ShortlistItem.objects.create(user=buyer, product=product("Kue"))
    product("Meja")
    book = client.get(f"{reverse('vendors:price_list_xlsx')}?saved=1")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(book.streaming_content)))

    flat = [str(cell) for row in sheet.get_sheet_by_index(0).to_python() for cell in row]

    assert "Kue" in flat
    assert "Meja" not in flat


# The vendors as a file


def sheet_of(response):
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(response.streaming_content)))
    head, *rows = book.get_sheet_by_index(0).to_python()
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.mark.parametrize("role", [Role.STAFF, Role.BUYER, Role.OBSERVER])
def test_the_vendors_of_the_directory_are_a_file(client, role):
    one = VerifiedVendorFactory(
        name="Dapur Ratmi", nib="0220123456789", phone="+6281234564471", woman_led=True
    )
    VendorKbliFactory(vendor=one, code="56210")
    WorkforceFactory(vendor=one, year=2024, men=3, women=4, disabled=1)
    ProductFactory(vendor=one)
    VerifiedVendorFactory(name="Mebel Karang")
    VendorFactory(name="Dapur Konsep")
    client.force_login(UserFactory(role=role))

    rows = sheet_of(client.get(f"{reverse('vendors:vendor_xlsx')}?q=dapur"))
    text = client.get(f"{reverse('vendors:vendor_csv')}?q=dapur").getvalue().decode("utf-8-sig")

    assert [row["Nama usaha"] for row in rows] == (
        ["Dapur Ratmi"] if role == Role.BUYER else ["Dapur Konsep", "Dapur Ratmi"]
    )
    row = rows[-1]
    assert (row["KBLI"], row["NIB"], row["Jumlah produk"]) == ("56210", "0220123456789", 1)
    assert (row["Tenaga kerja"], row["Tenaga kerja perempuan"]) == (7, 4)
    assert ("Nomor WhatsApp" in row, "6281234564471" in text) == ((role == Role.STAFF),) * 2
    assert "Mebel" not in text


def test_the_file_of_vendors_comes_back_as_it_went(client):
    officer = UserFactory()
    client.force_login(officer)
    place = RegionFactory(level=RegionLevel.VILLAGE, parent=RegionFactory())
    one = VerifiedVendorFactory(
        name="Dapur Ratmi", nib="0220123456789", founded_year=2016, region=place, woman_led=False,
        products_summary="Snack", email="a@contoh.example", address="Jalan Contoh 2",
    )  # fmt: skip
    VendorKbliFactory(vendor=one, code="56210")
    VendorKbliFactory(vendor=one, code="10750")
    VerifiedVendorFactory(name="CV Mitra", legal_form="cv")
    content = client.get(reverse("vendors:vendor_xlsx")).getvalue()

    client.post(
        reverse("vendors:import_create", args=["vendors"]),
        {"file": SimpleUploadedFile("vendor.xlsx", content)},
    )
    found = preview(VendorImport.objects.get())

    assert {row.outcome: row.errors for row in found.rows} == {"same": []}
    assert len(found.rows) == 2


@pytest.mark.parametrize("item_count", [1, 3])
def test_vendor_file_query_count(client, item_count, django_assert_num_queries):
    client.force_login(UserFactory())
    client.get("/accounts/profile/")
    for vendor in VerifiedVendorFactory.create_batch(item_count):
        VendorKbliFactory(vendor=vendor)

    with django_assert_num_queries(6):
        response = client.get(reverse("vendors:vendor_xlsx"))

    assert len(sheet_of(response)) == item_count


# Demo data


def test_a_buyer_finds_what_people_ask_for_in_the_demo(client, settings):
    settings.DEMO = True
    call_command("load_master_data", verbosity=0)
    call_command("load_demo_forum", verbosity=0)
    asked = {
        "snack rapat": "Dapur Ratmi",
        "ATK": "CV Mitra Tulis Kartika",
        "cinderamata": "Tapis Sai Wawai",
        "souvenir": "Tapis Sai Wawai",
        "banner": "Percetakan Cahaya Tejosari",
        "foto copy": "Percetakan Cahaya Tejosari",
        "meubelair": "Mebel Karangrejo",
        "mamin": "Dapur Ratmi",
        "seragam": "Konveksi Ganjar Asri",
        "tisue": "Koperasi Karya Iringmulyo",
        "spandukk": "Percetakan Cahaya Tejosari",
        "kesrtas": "CV Mitra Tulis Kartika",
    }

    missing = {text for text, name in asked.items() if name not in names(client, f"q={text}")[:4]}

    assert missing == set()
    assert Region.objects.exists()


def test_a_buyer_asks_for_a_meeting_from_the_page_of_a_vendor(client):
    product = ProductFactory(vendor=VerifiedVendorFactory())
    start = f"{reverse('matching:request_start')}?vendor={product.vendor_id}"
    pages = {}
    for role in (Role.BUYER, Role.OBSERVER):
        client.force_login(UserFactory(role=role))
        pages[role] = client.get(product.vendor.get_absolute_url()).content.decode()

    assert start in pages[Role.BUYER]
    assert start not in pages[Role.OBSERVER]
