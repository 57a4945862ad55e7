"""One box over everything, within what the role may see."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from config.search import KINDS, SHOWN, search_everything
from tests.factories import (
    AgencyFactory,
    DemandFactory,
    ForumFactory,
    ParticipantFactory,
    ProductFactory,
    PurchaseFactory,
    RepresentativeFactory,
    UserFactory,
    VendorFactory,
    VendorParticipantFactory,
    VerifiedVendorFactory,
)

pytestmark = pytest.mark.django_db
WORD = "zzq"


def found(user, text=WORD):
    return {
        group.label: [hit.title for hit in group.hits] for group in search_everything(user, text)
    }


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


@pytest.fixture
def own():
    return AgencyFactory(name="Dinas Zzq Satu")


@pytest.fixture
def everything(own):
    """Of every kind one row of the own agency and one of another, all with the same word."""
    other = AgencyFactory(name="Dinas Zzq Dua")
    forum = ForumFactory(name="Forum Zzq")
    ForumFactory(name="Konsep Zzq", status="draft")
    vendor = VerifiedVendorFactory(name="Usaha Zzq")
    VendorFactory(name="Calon Zzq")
    ProductFactory(vendor=vendor, name="Kotak Zzq")
    for agency, name in ((own, "Satu"), (other, "Dua")):
        ParticipantFactory(forum=forum, agency=agency, name=f"Zzq {name}")
        DemandFactory(agency=agency, name=f"Kertas Zzq {name}")
        PurchaseFactory(agency=agency, package_name=f"Paket Zzq {name}")
    VendorParticipantFactory(forum=forum, vendor=vendor, name="Zzq Wakil")
    return vendor


def test_the_office_finds_every_kind(everything):
    assert found(UserFactory()) == {
        "Forum": ["Konsep Zzq", "Forum Zzq"],
        "Peserta": ["Zzq Dua", "Zzq Satu", "Zzq Wakil"],
        "Perangkat daerah": ["Dinas Zzq Dua", "Dinas Zzq Satu"],
        "Vendor": ["Usaha Zzq", "Calon Zzq"],
        "Produk": ["Kotak Zzq"],
        "Kebutuhan OPD": ["Kertas Zzq Dua", "Kertas Zzq Satu"],
        "Paket belanja": ["Paket Zzq Dua", "Paket Zzq Satu"],
    }


def test_a_buyer_finds_nothing_of_another_agency(everything, own):
    assert found(UserFactory(role=Role.BUYER, agency=own)) == {
        "Forum": ["Forum Zzq"],
        "Peserta": ["Zzq Satu"],
        "Vendor": ["Usaha Zzq"],
        "Produk": ["Kotak Zzq"],
        "Kebutuhan OPD": ["Kertas Zzq Satu"],
        "Paket belanja": ["Paket Zzq Satu"],
    }


def test_a_vendor_finds_its_own_people_and_no_purchases(everything):
    assert found(RepresentativeFactory(vendor=everything).user) == {
        "Forum": ["Forum Zzq"],
        "Peserta": ["Zzq Wakil"],
        "Vendor": ["Usaha Zzq"],
        "Produk": ["Kotak Zzq"],
        "Kebutuhan OPD": ["Kertas Zzq Dua", "Kertas Zzq Satu"],
    }


@pytest.mark.parametrize("role", Role)
def test_every_hit_opens_for_who_found_it(everything, own, role):
    user = UserFactory(role=role, agency=own if role == Role.BUYER else None)
    if role == Role.VENDOR:
        user = RepresentativeFactory(vendor=everything).user
    browser = browser_of(user)

    addresses = [hit.url for group in search_everything(user, WORD) for hit in group.hits]

    assert len(addresses) > 4
    assert [one for one in addresses if browser.get(one).status_code != 200] == []


def test_more_than_are_shown_lead_to_the_list_with_the_same_words():
    user = UserFactory()
    PurchaseFactory.create_batch(SHOWN + 1, package_name="Paket Zzq")
    ParticipantFactory.create_batch(SHOWN + 1, forum=ForumFactory(), name="Orang Zzq")

    groups = {group.label: group for group in search_everything(user, "zzq &x=1")}
    assert groups == {}
    groups = {group.label: group for group in search_everything(user, WORD)}

    assert len(groups["Paket belanja"].hits) == SHOWN
    for group, expected in (("Paket belanja", "/procurement/purchases/?q=zzq"),
                            ("Peserta", "/search/?only=participants&q=zzq")):  # fmt: skip
        assert groups[group].list_url == expected
        assert len(browser_of(user).get(expected).context["page"].object_list) == SHOWN + 1


def test_lists_take_the_words_of_every_kind():
    for kind in KINDS:
        user = UserFactory()
        assert browser_of(user).get(kind.list_of(user, WORD)).status_code == 200


@pytest.mark.parametrize("words", ["a", "", "x" * 101])
def test_words_that_cannot_be_searched_are_told_at_the_field(words):
    response = browser_of(UserFactory()).get(reverse("search"), {"q": words})

    assert response.status_code == 200
    assert response.context["form"].errors["q"]
    assert "groups" not in response.context


def test_odd_words_find_nothing_and_break_nothing(everything):
    for words in ("% _", "''", "( & | !", "\\", "🎪🎪", "a" * 100):
        assert found(UserFactory(), words) == {}


@pytest.mark.parametrize("rows", [1, 3])
def test_number_of_queries(everything, own, rows, django_assert_max_num_queries):
    ProductFactory.create_batch(rows, name="Kotak Zzq", vendor=everything)
    browser = browser_of(UserFactory())
    browser.get(reverse("search"), {"q": WORD})

    with django_assert_max_num_queries(6):
        browser.get(reverse("search"), {"q": WORD})
