"""Which products fit a demand, in which order, and why."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pghistory
import pytest
from django.core.management import call_command
from django.utils import timezone

from bench import ranking as labelled
from matching.actions.demand import propose_category
from matching.conditions import (
    Condition,
    capacity_condition,
    concern,
    longest,
    price_condition,
)
from matching.for_vendor import fitting_demand
from matching.lexicon import current_lexicon, forget_lexicon
from matching.models import Demand, PlanWord
from matching.ranking import by_vendor, rank
from matching.spelling import key, keys_of, tokens_of, words_of
from matching.terms import CategoryEntry, PlanTerm
from matching.wording import Lexicon
from tests.factories import (
    AgencyFactory,
    CategoryFactory,
    CommitmentFactory,
    DemandFactory,
    LicenceFactory,
    ProductFactory,
    SynonymFactory,
    UserFactory,
    VendorFactory,
    VerifiedLicenceFactory,
    VerifiedVendorFactory,
)
from vendors.models import Category, Licence, LicenceKind, Product

pytestmark = pytest.mark.django_db


COMPLETED = {
    "contract_number": "SP-1",
    "contract_on": date(2024, 3, 20),
    "completed_on": date(2024, 4, 2),
}


@pytest.fixture(autouse=True)
def fresh_lexicon():
    forget_lexicon()
    yield
    forget_lexicon()


def names(demand):
    return [match.product.name for match in rank(demand)]


def test_labelled_set_is_found():
    call_command("load_catalogue", verbosity=0)
    kinds = labelled.make_catalogue(UserFactory())

    lines = labelled.judge(kinds)
    quality = labelled.quality(lines)
    held = labelled.quality([line for line in lines if line.part == "held"])

    assert quality.lines >= 150
    assert quality.recall >= 0.95
    assert quality.reciprocal >= 0.95
    assert held.lines >= 60
    assert held.recall >= 0.945
    assert held.reciprocal >= 0.95


@pytest.mark.parametrize(
    ("part", "recall", "reciprocal"),
    [
        ("a", 0.96, 0.955),
        ("b", 0.96, 0.945),
        ("c", 0.96, 0.97),
        ("d", 0.96, 0.96),
        # For many of its lines all of the first ten must be right.
        ("e", 0.88, 0.92),
        ("f", 0.94, 0.885),
        ("g", 0.945, 0.955),
        ("h", 0.98, 0.945),
        ("i", 0.985, 0.925),
    ],
)
def test_sets_that_were_once_unseen_are_found(part, recall, reciprocal):
    call_command("load_catalogue", verbosity=0)
    kinds = labelled.make_catalogue(UserFactory(), f"unseen-{part}-products.csv")

    quality = labelled.quality(labelled.judge(kinds, f"unseen-{part}-demand.csv"))

    assert quality.lines >= 70
    assert quality.recall >= recall
    assert quality.reciprocal >= reciprocal


@pytest.mark.parametrize("swap", [True, False])
def test_a_letter_wrong_in_what_is_asked_for_costs_little(swap):
    call_command("load_catalogue", verbosity=0)
    kinds = labelled.make_catalogue(UserFactory(), "unseen-c-products.csv")

    plain, wrong = labelled.judge_misspelt(kinds, "unseen-c-demand.csv", swap=swap)

    assert len(plain) >= 100
    assert labelled.quality(wrong).recall >= labelled.quality(plain).recall - 0.03


def lexicon_of(acts: dict[str, str], *shelves: tuple[str, ...]) -> Lexicon:
    """Words that are known without a database: words of acts, and categories with their keywords."""
    entries = [
        CategoryEntry(number, None, tuple(map(words_of, phrases)), ())
        for number, phrases in enumerate(shelves, 1)
    ]
    terms = {words_of(word): PlanTerm("action", act) for word, act in acts.items()}
    return Lexicon(terms=terms, synonyms={}, categories=tuple(entries))


def test_a_misspelt_word_is_put_right_as_its_neighbours_say():
    lexicon = lexicon_of({}, ("alat", "meja belajar", "belajaw"), ("jasa kebersihan",))

    assert lexicon.question("Meja belajat").concepts[0].text == "meja belajar"
    assert lexicon.question("keberihan").concepts[0].text == "kebersihan"
    assert lexicon.question("meja").concepts[0].text == "meja"


def test_who_asks_for_a_hotel_rents_it_without_saying_so():
    lexicon = lexicon_of({"sewa": "sewa"}, ("sewa gedung", "penginapan", "meja"), ("meja",))

    assert lexicon.question("penginapan").categories[1] > 0.8
    assert lexicon.question("meja").categories[1] < 0.6


def test_an_act_behind_goods_is_their_purpose_unless_it_stands_last():
    lexicon = lexicon_of({"rehabilitasi": "pelihara"}, ("mebel",), ("sekolah",))

    def worth_of_act(text):
        return next(c.weight for c in lexicon.question(text).concepts if c.action)

    assert worth_of_act("mebel rehabilitasi sekolah") < worth_of_act("mebel rehabilitasi") / 2


def test_a_name_that_begins_with_an_act_is_a_service_wherever_it_is_filed():
    call_command("load_plan_words", verbosity=0)
    tools = CategoryFactory(name="Laboratorium", product_class="goods_trade")
    ProductFactory(name="Jasa uji laboratorium", category=tools)
    ProductFactory(name="Mikroskop laboratorium", category=tools)

    assert names(DemandFactory(name="Peralatan laboratorium"))[0] == "Mikroskop laboratorium"


def test_a_word_in_its_other_spelling_is_the_word_itself():
    expansions = {"baleho": "baliho", "baliho": "spanduk", "kerupuk": "keripik"}
    synonyms = {words_of(term): (words_of(way),) for term, way in expansions.items()}
    lexicon = replace(lexicon_of({}), synonyms=synonyms)

    assert lexicon.question("baleho").concepts[0].exact == (("baleho",), ("baliho",))
    assert lexicon.question("baliho").concepts[0].exact == (("baliho",), ("baleho",))
    assert lexicon.question("kerupuk").concepts[0].exact == (("kerupuk",),)


def test_a_term_is_not_narrowed_to_what_one_of_its_own_words_means():
    SynonymFactory(term="pewangi ruangan", expansion="pengharum ruangan")
    SynonymFactory(term="pengharum ruangan", expansion="pewangi")
    SynonymFactory(term="pewangi", expansion="pengharum, pengharum ruangan")

    whole = current_lexicon().question("Pewangi ruangan").concepts[0]

    assert whole.text == "pewangi ruangan"
    assert ("pengharum", "ruangan") in whole.similar


def test_what_a_bracket_holds_makes_no_term_with_words_of_budgets_before_it():
    lexicon = lexicon_of({}, ("bahan makan", "sembako"), ("makan",))
    lexicon = replace(lexicon, terms={("bahan",): PlanTerm("weak")})

    def texts(name):
        return {concept.text for concept in lexicon.question(name).concepts}

    assert "bahan makan" in texts("Bahan makan")
    assert "bahan makan" not in texts("Belanja bahan (makan dan kudapan)")


def test_who_asks_for_a_refill_does_not_mean_the_vessel_but_gas_comes_filled():
    call_command("load_plan_words", verbosity=0)
    gas = CategoryFactory(name="Tabung dan gas")
    ProductFactory(name="Tabung pemadam", category=gas)
    ProductFactory(name="Isi ulang pemadam", category=gas)
    ProductFactory(name="Gas elpiji isi ulang", category=gas)
    ProductFactory(name="Kompor gas elpiji", category=gas)

    assert names(DemandFactory(name="Isi ulang tabung pemadam"))[0] == "Isi ulang pemadam"
    assert names(DemandFactory(name="Gas elpiji"))[0] == "Gas elpiji isi ulang"


def test_what_is_rented_need_not_say_so_where_its_category_does():
    call_command("load_plan_words", verbosity=0)
    SynonymFactory(term="sewa panggung", expansion="sewa tenda")
    rented = CategoryFactory(name="Sewa tenda dan dekorasi", product_class="service")
    ProductFactory(name="Panggung rigging", category=rented)
    ProductFactory(name="Sewa tenda", category=rented)

    assert names(DemandFactory(name="Sewa panggung"))[0] == "Panggung rigging"


def test_things_of_one_kind_are_worth_less_than_the_thing_itself():
    for term in ("cangkul", "traktor", "gerobak", "tangki semprot"):
        SynonymFactory(term=term, expansion="alat pertanian")
    SynonymFactory(term="angkong", expansion="gerobak, alat pertanian")
    ProductFactory(name="Cangkul baja")
    ProductFactory(name="Gerobak pasir")

    concept = current_lexicon().question("Angkong").concepts[0]

    assert keys_of(("cangkul",)) in concept.kin
    assert keys_of(("gerobak",)) not in concept.kin
    first, second = rank(DemandFactory(name="Angkong"))
    assert first.product.name == "Gerobak pasir"
    assert first.fit > second.fit * 1.05


def test_a_word_said_twice_is_known_by_its_figure():
    assert tokens_of("umbul2 dan rambu2") == tokens_of("umbul-umbul dan rambu-rambu")
    assert tokens_of("A2 B3") == ["a2", "b3"]


def test_the_act_of_the_likeliest_category_is_expected():
    shelves = lexicon_of({"kajian": "konsultan"}, ("kajian", "naskah"), ("meja",)).shelves

    assert shelves.acts_expected({1: 0.9, 2: 0.2}) == {"konsultan"}
    assert not shelves.acts_expected({1: 0.4})
    assert not shelves.acts_expected({1: 0.6, 2: 0.9})
    assert not shelves.acts_expected({})


def test_a_narrower_term_is_known_with_a_word_between_unless_another_begins_there():
    lexicon = lexicon_of({}, ("makanan pasien", "meja kursi"), ("kursi siswa",))

    def terms(name):
        return [taken for taken, _ in lexicon.read(name).terms]

    assert keys_of(("makanan", "pasien")) in terms("Makanan diet pasien")
    assert keys_of(("kursi", "siswa")) in terms("Meja besar kursi siswa")
    assert terms("Makanan diet") == [keys_of(("makanan",)), keys_of(("diet",))]


def test_a_name_is_headed_by_the_thing_and_keeps_the_words_that_are_an_act_together():
    lexicon = lexicon_of({"tenaga ahli": "konsultan"}, ("internet",))
    lexicon = replace(lexicon, terms={**lexicon.terms, ("paket",): PlanTerm("boilerplate")})

    assert lexicon.read("Paket internet").head == "internet"
    assert lexicon.read("Paket").head == "paket"
    assert lexicon.read("Tenaga ahli").keys >= set(keys_of(("tenaga", "ahli")))


def test_a_stem_of_another_meaning_is_none():
    assert key("pelampung") != key("lampung")
    assert key("pegawai") != key("gawai")
    assert key("perlengkapan") == key("lengkap")


def test_a_vendor_is_shown_what_its_products_are_named_in_first():
    call_command("load_catalogue", verbosity=0)
    officer = UserFactory()
    kinds = labelled.make_catalogue(officer, "unseen-d-products.csv")
    wanted = labelled.save_demand(AgencyFactory(), officer, "unseen-d-demand.csv")

    quality = labelled.quality(labelled.judge_vendors(kinds, wanted))

    assert quality.lines >= 50
    assert quality.recall >= 0.96
    assert quality.reciprocal >= 0.965


def test_a_word_that_only_sounds_like_one_of_budgets_keeps_its_meaning():
    SynonymFactory(term="cpu", expansion="komputer")
    ProductFactory(name="Komputer meja")

    assert names(DemandFactory(name="CPU")) == ["Komputer meja"]


def test_ranking_costs_one_query_once_the_words_are_known(django_assert_num_queries):
    ProductFactory.create_batch(3, name="Kertas HVS")
    demand = DemandFactory(name="Kertas HVS")
    rank(demand)

    with django_assert_num_queries(1):
        assert len(rank(demand)) == 3


def test_words_are_worked_out_anew_only_when_one_was_edited(monkeypatch):
    monkeypatch.setattr("matching.lexicon.KEPT_SECONDS", -1)
    SynonymFactory(term="notebook", expansion="laptop")
    before = current_lexicon()

    assert current_lexicon() is before
    SynonymFactory(term="leptop", expansion="laptop")
    assert current_lexicon() is not before


def test_boilerplate_synonym_and_misspelling():
    SynonymFactory(term="notebook", expansion="laptop")
    ProductFactory(name="Laptop 14 inci")
    ProductFactory(name="Kursi kerja")

    assert names(DemandFactory(name="Belanja Modal Pengadaan Leptop")) == ["Laptop 14 inci"]
    assert names(DemandFactory(name="Notebook untuk kursi"))[0] == "Laptop 14 inci"


def test_account_code_finds_what_has_no_word_in_common():
    paper = CategoryFactory(name="Kertas", account_codes=["5.1.02.01.01.0025"])
    ProductFactory(name="HVS A4", category=paper)
    ProductFactory(name="Meja")
    demand = DemandFactory(
        name="Belanja barang lainnya", account_codes=["3.30.05.2.01.0002.5.1.02.01.01.0025."]
    )

    assert names(demand) == ["HVS A4"]


def test_nothing_that_is_not_offered_or_not_verified():
    ProductFactory(name="Snack", is_active=False)
    ProductFactory(name="Snack", vendor=VendorFactory())
    ProductFactory(name="Snack dua isi")

    assert names(DemandFactory(name="Snack")) == ["Snack dua isi"]


def test_equal_fit_is_ordered_by_conditions_then_tier_then_price():
    demand = DemandFactory(name="Kotak", quantity=Decimal(10), unit="buah", budget=Decimal(1000))
    day = date(2024, 1, 1)
    values = {"name": "Kotak", "unit": "buah", "price_on": day, "monthly_capacity": 100}
    dear = ProductFactory(price=Decimal(90), **values)
    cheap = ProductFactory(price=Decimal(80), **values)
    over = ProductFactory(price=Decimal("100.01"), **values)
    claimed = ProductFactory(price=Decimal("100.02"), tkdn=Decimal(99), **values)
    certified = ProductFactory(
        price=Decimal(100), tkdn=Decimal(25), certificate=certificate(), **values
    )
    imported = ProductFactory(price=Decimal(10), origin="import", **values)

    order = [match.product_id for match in rank(demand)]

    assert order == [certified.pk, cheap.pk, dear.pk, over.pk, claimed.pk, imported.pk]


def certificate():
    return VerifiedLicenceFactory(kind=LicenceKind.TKDN)


@pytest.mark.parametrize("standing", ["suspended", "revoked"])
def test_tkdn_of_a_certificate_that_its_issuer_took_back_counts_no_more(standing):
    paper = certificate()
    ProductFactory(name="Kotak", tkdn=Decimal(60), certificate=paper)
    demand = DemandFactory(name="Kotak")
    assert rank(demand)[0].conditions[3].value == "60,00%"

    Licence.objects.filter(pk=paper.pk).update(standing=standing)

    assert rank(demand)[0].conditions[3].value == "PDN"


@pytest.mark.parametrize(
    ("from_today", "value", "note"), [(-1, "met", ""), (0, "met", ""), (1, "check", "Mulai")]
)
def test_a_certificate_that_has_not_begun_does_not_count_yet(from_today, value, note):
    begins = timezone.localdate() + timedelta(from_today)
    paper = VerifiedLicenceFactory(kind=LicenceKind.TKDN, issued_on=begins)
    ProductFactory(name="Kotak", tkdn=Decimal(60), certificate=paper)

    found = rank(DemandFactory(name="Kotak"))[0].conditions[3]

    assert found.state == value
    assert found.note.startswith(note)
    assert bool(found.note) is bool(note)


@pytest.mark.parametrize(
    ("values", "index", "state"),
    [
        ({"price": Decimal(100)}, 2, "met"),
        ({"price": Decimal("100.01")}, 2, "unmet"),
        ({"price": None}, 2, "check"),
        ({"price": Decimal(100), "unit": "lusin"}, 2, "check"),
        ({"tkdn": Decimal(25)}, 3, "met"),
        ({"tkdn": Decimal("24.99")}, 3, "check"),
        ({"origin": "import"}, 3, "unmet"),
        ({"monthly_capacity": 10}, 4, "met"),
        ({"monthly_capacity": 9}, 4, "unmet"),
        ({"monthly_capacity": None}, 4, "check"),
        ({"monthly_capacity": 10, "minimum_order": 11}, 4, "check"),
        ({"ekatalog_url": "https://katalog.contoh.id/p"}, 1, "met"),
        ({}, 1, "unmet"),
    ],
)
def test_condition_on_both_sides_of_its_border(values, index, state):
    demand = DemandFactory(name="Kotak", quantity=Decimal(10), unit="buah", budget=Decimal(1000))
    price_on = date(2024, 1, 1) if values.get("price") else None
    paper = certificate() if "tkdn" in values else None
    ProductFactory(name="Kotak", price_on=price_on, certificate=paper, **values)

    assert rank(demand)[0].conditions[index].state == state


@pytest.mark.parametrize(
    ("least", "note"), [(10, "Tanyakan kepada vendor"), (1000, "Pesan minimal 1.000")]
)
def test_a_minimum_order_is_said_of_products_of_unknown_capacity_too(least, note):
    ProductFactory(name="Kotak", monthly_capacity=None, minimum_order=least)

    best = rank(DemandFactory(name="Kotak", quantity=Decimal(10)))[0]

    assert best.conditions[4].note == note


def test_what_capacity_lacks_is_said_without_idle_zeros():
    demand = Demand(quantity=Decimal("30.00"), unit="buah")
    product = Product(monthly_capacity=15)

    assert capacity_condition(demand, product).note == "Kurang 15"


@pytest.mark.parametrize(("days", "state"), [(0, "met"), (-1, "check")])
def test_licence_must_be_valid_on_the_day_needed(days, state):
    demand = DemandFactory(name="Snack", year=2024, first_month=4, last_month=6)
    vendor = VerifiedVendorFactory()
    food = CategoryFactory(product_class="food_fresh")
    ProductFactory(name="Snack", vendor=vendor, category=food)
    officer = UserFactory()
    LicenceFactory(
        vendor=vendor,
        kind=LicenceKind.HALAL,
        expires_on=date(2024, 4, 1) + timedelta(days=days),
        verified_by=officer,
        verified_at="2024-01-01T08:00+07:00",
    )

    match = rank(demand)[0]

    assert match.conditions[5].state == state


def test_a_caterer_needs_no_tkdn_and_the_reason_is_a_sentence():
    food = CategoryFactory(name="Kudapan", product_class="food_fresh")
    ProductFactory(
        name="Kudapan", category=food, price=Decimal(80), price_on=date(2024, 1, 1), unit="kotak",
        monthly_capacity=1000,
    )  # fmt: skip
    demand = DemandFactory(
        name="Kudapan", quantity=Decimal(10), unit="kotak", budget=Decimal(1000)
    )

    match = rank(demand)[0]

    assert match.conditions[3].is_met
    assert match.why.startswith(
        "Kategori sama, kata yang cocok: kudapan, harga Rp20 di bawah pagu satuan, "
        "kapasitas 100 kali kebutuhan"
    )
    assert match.mind


def test_an_act_has_many_names_and_names_no_thing_by_itself():
    upkeep = CategoryFactory(name="Servis peralatan", keywords="pemeliharaan, servis")
    SynonymFactory(term="pemeliharaan gedung", expansion="renovasi")
    ProductFactory(name="Perawatan lift", category=upkeep)
    ProductFactory(name="Renovasi")

    assert names(DemandFactory(name="Perawatan gedung"))[0] == "Renovasi"


def test_demand_for_a_vendor_is_found_by_words_beyond_its_category_and_ordered_by_fit():
    SynonymFactory(term="rinso", expansion="deterjen")
    soap = ProductFactory(name="Deterjen bubuk")
    said = DemandFactory(name="Belanja Rinso", budget=1)
    near = DemandFactory(name="Lain-lain", category=soap.category, category_is_confirmed=True)
    DemandFactory(name="Deterjen", is_active=False)
    DemandFactory(name="Meja kerja", budget=9)

    found = fitting_demand(soap.vendor)

    assert {one.demand for one in found} == {said, near}
    assert {one.product for one in found} == {soap}


def test_demand_for_a_vendor_costs_three_queries(django_assert_num_queries):
    soap = ProductFactory(name="Deterjen bubuk")
    DemandFactory.create_batch(3, name="Deterjen")
    rank(DemandFactory(name="Deterjen"))

    with django_assert_num_queries(3):
        assert len(fitting_demand(soap.vendor)) == 4
    assert fitting_demand(VerifiedVendorFactory()) == []


def test_one_row_a_vendor():
    vendor = VerifiedVendorFactory()
    ProductFactory.create_batch(2, name="Snack", vendor=vendor)
    ProductFactory(name="Snack")

    rows = by_vendor(rank(DemandFactory(name="Snack")))

    assert sorted(row.more for row in rows) == [0, 1]


def test_confirmed_category_counts_in_full():
    chosen = CategoryFactory(name="Dekorasi")
    ProductFactory(name="Rangkaian melati", category=chosen)
    ProductFactory(name="Papan tulis")
    demand = DemandFactory(name="Papan ucapan", category=chosen, category_is_confirmed=True)

    assert names(demand)[0] == "Rangkaian melati"


def test_words_of_budgets_are_added_once():
    call_command("load_plan_words", verbosity=0)
    count = PlanWord.objects.count()
    call_command("load_plan_words", verbosity=0)

    assert count > 100
    assert PlanWord.objects.count() == count


def test_a_word_of_budgets_that_the_office_deleted_stays_away():
    call_command("load_plan_words", verbosity=0)
    PlanWord.objects.get(term="administrasi umum").delete()

    call_command("load_plan_words", verbosity=0)

    assert not PlanWord.objects.filter(term="administrasi umum").exists()


def test_a_word_of_budgets_that_nobody_has_edited_is_renewed():
    with pghistory.context(verb="load_master_data"):
        old = PlanWord.objects.create(term="sewa", role="weak")
        edited = PlanWord.objects.create(term="rental", role="weak")
    with pghistory.context(verb="edit"):
        PlanWord.objects.filter(pk=edited.pk).update(role="boilerplate")

    call_command("load_plan_words", verbosity=0)

    old.refresh_from_db()
    edited.refresh_from_db()
    assert (old.role, old.action) == ("action", "sewa")
    assert (edited.role, edited.action) == ("boilerplate", "")


def test_a_word_inside_a_narrower_term_comes_after_the_general_thing():
    food = CategoryFactory(name="Nasi kotak", keywords="makan siang, makan")
    care = CategoryFactory(name="Panti", keywords="makan pasien")
    ProductFactory(name="Makan pasien", category=care)
    ProductFactory(name="Makan siang", category=food)

    assert names(DemandFactory(name="Makan"))[0] == "Makan siang"
    assert names(DemandFactory(name="Makan pasien"))[0] == "Makan pasien"


def test_an_act_that_leads_gives_the_category_and_a_list_of_wheels_is_no_code():
    call_command("load_catalogue", verbosity=0)
    call_command("load_plan_words", verbosity=0)

    for name, slug in (
        ("Jasa konsultan pengawas rehabilitasi gedung", "konsultansi"),
        ("Bimbingan teknis media sosial untuk pelaku usaha", "bimbingan-teknis"),
        ("Rehabilitasi gedung", "perbaikan-gedung"),
        ("Sewa (laptop dan printer)", "sewa-alat-kantor"),
    ):
        category = propose_category(Demand(name=name))
        assert Category.objects.get(pk=category).slug == slug
    assert "empat" in tokens_of("Kendaraan roda 4/6")


def test_codes_of_activities_are_no_words():
    assert tokens_of("CS.7971.BAH.004.051.0A.521811 ATK") == ["atk"]
    assert tokens_of("WA.6988.EBA/Sabun no.5") == ["/", "sabun"]


def test_a_course_leads_where_it_stands_first_and_is_the_purpose_behind_a_thing():
    call_command("load_catalogue", verbosity=0)
    call_command("load_plan_words", verbosity=0)
    ProductFactory(name="Kursus komputer dasar")
    ProductFactory(name="Jasa jahit seragam")
    ProductFactory(name="Tas kanvas")

    assert names(DemandFactory(name="Pelatihan menjahit"))[0] == "Kursus komputer dasar"
    assert names(DemandFactory(name="Tas bimtek komputer"))[0] == "Tas kanvas"


def test_what_can_be_done_with_anything_is_a_thing_of_its_own_at_the_end():
    call_command("load_plan_words", verbosity=0)
    ProductFactory(name="Map")
    ProductFactory(name="Cetak kalender")

    assert names(DemandFactory(name="Map dan cetak"))[:2] == ["Map", "Cetak kalender"]


def test_a_name_begins_with_a_thing_only_if_it_says_all_of_it():
    CategoryFactory(name="Jaringan", keywords="langganan internet")
    ProductFactory(name="Langganan majalah")
    ProductFactory(name="Internet kantor")

    assert names(DemandFactory(name="Langganan internet"))[0] == "Internet kantor"


def test_phrases_of_budgets_and_misspelt_words_of_budgets_ask_for_nothing():
    call_command("load_plan_words", verbosity=0)
    SynonymFactory(term="pemeliharaan kantor", expansion="renovasi")
    ProductFactory(name="Kertas")
    ProductFactory(name="Renovasi")

    name = "Kertas untuk operasional dan pemeliharaan kantor"
    assert names(DemandFactory(name=name))[0] == "Kertas"
    assert names(DemandFactory(name="Operasional dan pemeliharaan kantor")) == []
    assert names(DemandFactory(name="Perlengakapan")) == []


def test_a_word_of_budgets_alone_is_taken_at_its_word():
    call_command("load_plan_words", verbosity=0)
    office = CategoryFactory(name="Tenaga")
    CategoryFactory(name="Keamanan", keywords="penjaga", parent=office)
    ProductFactory(name="Penjaga malam")

    assert names(DemandFactory(name="Penjaga")) == ["Penjaga malam"]
    assert names(DemandFactory(name="Belanja barang")) == []


def test_the_first_meaning_of_a_word_is_the_likeliest():
    SynonymFactory(term="kendaraan", expansion="mobil, motor")
    ProductFactory(name="Motor")
    ProductFactory(name="Mobil")

    assert names(DemandFactory(name="Kendaraan")) == ["Mobil", "Motor"]


def test_of_a_list_each_thing_is_found_before_what_only_resembles_one():
    ProductFactory(name="Jasa petugas kebersihan")
    ProductFactory(name="Satpam")
    ProductFactory(name="Sopir harian")
    ProductFactory(name="Gedung serbaguna")

    found = names(DemandFactory(name="Outsourcing Satpam/Sopir, petugas kebersihan di Gedung"))

    assert set(found[:3]) == {"Jasa petugas kebersihan", "Satpam", "Sopir harian"}


def test_a_product_is_found_by_its_name_wherever_it_is_filed():
    CategoryFactory(name="Alat listrik", keywords="lampu, kabel")
    SynonymFactory(term="bohlam", expansion="lampu")
    elsewhere = CategoryFactory(name="Lain-lain")
    ProductFactory(name="Bohlam 12 watt", category=elsewhere)
    ProductFactory(name="Meja", category=elsewhere)

    assert names(DemandFactory(name="Belanja alat listrik")) == ["Bohlam 12 watt"]


def test_a_word_for_a_whole_category_means_all_that_is_sold_there():
    pens = CategoryFactory(name="Alat tulis")
    SynonymFactory(term="atk", expansion="alat tulis")
    ProductFactory(name="Gunting", category=pens)
    ProductFactory(name="Cetak kalender")

    found = names(DemandFactory(name="ATK dan kalender"))

    assert set(found) == {"Gunting", "Cetak kalender"}


def test_general_words_mean_what_is_named_beside_them():
    SynonymFactory(term="konsumsi", expansion="kudapan, nasi kotak")
    ProductFactory(name="Nasi kotak")
    ProductFactory(name="Kudapan")

    assert names(DemandFactory(name="Konsumsi (kudapan)"))[0] == "Kudapan"
    assert names(DemandFactory(name="Konsumsi rapat berupa nasi kotak"))[0] == "Nasi kotak"


def test_what_follows_berupa_is_the_thing():
    ProductFactory(name="Servis mesin")
    ProductFactory(name="Ban mobil")

    found = names(DemandFactory(name="Pemeliharaan mesin berupa ban mobil"))

    assert found[0] == "Ban mobil"


def test_wheels_are_read_as_words():
    SynonymFactory(term="roda dua", expansion="sepeda motor")
    ProductFactory(name="Sewa sepeda motor")
    ProductFactory(name="Sewa mobil")

    assert names(DemandFactory(name="Sewa kendaraan R2"))[0] == "Sewa sepeda motor"
    assert names(DemandFactory(name="Sewa kendaraan roda 2"))[0] == "Sewa sepeda motor"


def test_demand_filed_beside_the_category_of_a_product_is_found():
    food = CategoryFactory(name="Makanan")
    boxes, snacks = CategoryFactory(parent=food), CategoryFactory(parent=food)
    SynonymFactory(term="konsumsi", expansion="kudapan")
    snack = ProductFactory(name="Kudapan pagi", category=snacks)
    demand = DemandFactory(name="Konsumsi rapat", category=boxes, category_is_confirmed=True)

    assert [one.demand for one in fitting_demand(snack.vendor)] == [demand]


def test_an_act_goes_with_every_thing_behind_it_and_is_not_found_alone():
    ProductFactory(name="Sewa mobil")
    ProductFactory(name="Sewa tenda")
    ProductFactory(name="Laptop")
    ProductFactory(name="Sewa laptop")

    found = names(DemandFactory(name="Sewa mobil dan laptop"))

    assert set(found) == {"Sewa mobil", "Sewa laptop"}


def test_reasons_name_only_words_that_the_product_says_and_each_once():
    pens = CategoryFactory(name="Alat tulis")
    SynonymFactory(term="atk", expansion="alat tulis")
    ProductFactory(name="Gunting", category=pens)

    (scissors,) = rank(DemandFactory(name="ATK"))

    assert scissors.words == ()
    assert longest(("gantungan kunci", "siger", "gantungan", "kunci")) == [
        "gantungan kunci",
        "siger",
    ]


def test_what_has_one_meaning_brings_the_other_names_of_it_along():
    SynonymFactory(term="mebelair", expansion="mebel")
    SynonymFactory(term="mebel", expansion="meja, kursi")
    ProductFactory(name="Kursi")

    assert names(DemandFactory(name="Mebelair ruang rapat")) == ["Kursi"]


def test_of_equals_the_one_that_has_delivered_comes_first_and_says_so():
    other = ProductFactory(name="Snack")
    proven = ProductFactory(name="Snack")
    CommitmentFactory(vendor=proven.vendor, status="completed", **COMPLETED)
    CommitmentFactory(vendor=other.vendor)

    first, second = rank(DemandFactory(name="Snack"))

    assert (first.product_id, second.product_id) == (proven.pk, other.pk)
    assert "1 komitmen sudah dipenuhi" in first.why
    assert "komitmen" not in second.why


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition("Kategori", "check", "Roti", "Kategori lain"), "kategori lain"),
        (Condition("TKDN", "unmet", "Belum ada"), "TKDN belum ada"),
        (Condition("Harga satuan", "unmet", "Rp9", "Lebih Rp1"), "harga satuan lebih Rp1"),
        (
            price_condition(DemandFactory.build(budget=None), ProductFactory.build(price=9)),
            "harga satuan belum bisa dibanding pagu",
        ),
    ],
)
def test_concern_says_the_name_of_its_condition_once(condition, words):
    assert concern(condition) == words
