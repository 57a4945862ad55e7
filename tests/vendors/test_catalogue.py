"""The catalogue of a new installation, and what the demo vendors sell."""

import re

import pghistory
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from tests.factories import CategoryFactory, SynonymFactory
from vendors.management.commands.load_catalogue import read_rows
from vendors.models import Category, DirectoryEntry, EntryKind, Licence, Product, Synonym, Vendor

pytestmark = pytest.mark.django_db


def test_categories_are_whole():
    call_command("load_catalogue", verbosity=0)

    rows = read_rows("categories.csv")
    assert Category.objects.count() == len(rows) >= 60
    for category in Category.objects.select_related("parent"):
        category.full_clean()
        assert category.source
        assert category.parent_id is None or category.parent.parent_id is None
        assert category.effective_class


def test_account_codes_of_the_field_have_a_category():
    call_command("load_catalogue", verbosity=0)
    codes = {
        "5.1.02.01.01.0024": "alat-tulis-kantor",
        "5.1.02.01.01.0026": "percetakan",
        "5.1.02.01.01.0029": "alat-tulis-kantor",
        "5.1.02.01.01.0035": "kerajinan",
        "5.1.02.01.01.0052": "makanan-minuman",
        "5.1.02.02.04.0036": "sewa",
        "524114": "sewa",
    }

    for code, slug in codes.items():
        found = Category.objects.filter(account_codes__contains=[code]).select_related("parent")
        assert slug in {(category.parent or category).slug for category in found}, code


def test_synonyms_are_whole():
    call_command("load_catalogue", verbosity=0)

    for synonym in Synonym.objects.all():
        synonym.full_clean()
        assert synonym.term == " ".join(re.findall(r"\w+", synonym.term.lower()))
    assert Synonym.objects.get(term="atk").expansion == "alat tulis kantor"


def test_load_catalogue_adds_what_is_missing_and_changes_nothing(capsys):
    call_command("load_catalogue")
    Category.objects.filter(slug="kudapan").update(name="Jajanan")
    with pghistory.context(verb="edit"):
        Synonym.objects.filter(term="atk").update(expansion="pulpen")
    Category.objects.get(slug="tisu").delete()

    call_command("load_catalogue")

    assert Category.objects.get(slug="kudapan").name == "Jajanan"
    assert Synonym.objects.get(term="atk").expansion == "pulpen"
    assert Category.objects.filter(slug="tisu").exists()
    assert "1 categories, 0 synonyms, 0 licence rules added" in capsys.readouterr().out


def test_an_update_adds_new_keywords_and_brings_back_none_that_was_taken_out(capsys):
    rows = {row["slug"]: row["keywords"] for row in read_rows("categories.csv")}
    first, *others = rows["kudapan"].split(", ")
    older = CategoryFactory(slug="kudapan", keywords=f"kue cucur, {others[0]}")
    call_command("load_catalogue")
    gained = Category.objects.get(pk=older.pk).keywords
    Category.objects.filter(pk=older.pk).update(keywords="kue cucur")
    Synonym.objects.get(term="atk").delete()

    call_command("load_catalogue")

    assert gained == ", ".join(["kue cucur", others[0], first, *others[1:]])
    older.refresh_from_db()
    assert older.keywords == "kue cucur"
    assert not Synonym.objects.filter(term="atk").exists()
    said = capsys.readouterr().out
    assert "1 categories gained keywords" in said
    assert "0 categories gained keywords" in said


def test_an_update_renews_everyday_words_that_nobody_has_edited(capsys):
    with pghistory.context(verb="load_master_data"):
        old = SynonymFactory(term="hotel", expansion="losmen")
        edited = SynonymFactory(term="penginapan", expansion="losmen")
    with pghistory.context(verb="edit"):
        Synonym.objects.filter(pk=edited.pk).update(expansion="losmen, wisma")
    own = SynonymFactory(term="akomodasi", expansion="losmen")

    call_command("load_catalogue")

    old.refresh_from_db()
    edited.refresh_from_db()
    own.refresh_from_db()
    told = {row["term"]: row["expansion"] for row in read_rows("synonyms.csv")}
    assert old.expansion == told["hotel"] != "losmen"
    assert edited.expansion == "losmen, wisma"
    assert own.expansion == "losmen"
    assert "1 synonyms were renewed" in capsys.readouterr().out


def test_keywords_that_do_not_fit_are_left_out():
    full = "x" * 499
    CategoryFactory(slug="kudapan", keywords=full)

    call_command("load_catalogue", verbosity=0)

    assert Category.objects.get(slug="kudapan").keywords == full


def test_a_category_that_the_office_made_is_not_repeated():
    CategoryFactory(name="MAKANAN DAN MINUMAN", slug="punya-dinas")
    SynonymFactory(term="ATK", expansion="kertas")

    call_command("load_catalogue", verbosity=0)

    assert not Category.objects.filter(slug="makanan-minuman").exists()
    assert Category.objects.get(slug="kudapan").parent.slug == "punya-dinas"
    assert Synonym.objects.filter(term__iexact="atk").count() == 1


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    call_command("load_master_data", verbosity=0)
    call_command("load_demo_forum", verbosity=0)


def test_demo_vendors_sell_what_the_data_says(demo):
    assert Product.objects.count() == len(read_rows("demo_products.csv")) >= 40
    assert {product.vendor_id for product in Product.objects.all()} == set(
        Vendor.objects.values_list("pk", flat=True)
    )
    for row in [*Product.objects.all(), *Licence.objects.all(), *Vendor.objects.all()]:
        row.full_clean()
    assert DirectoryEntry.objects.filter(is_public=True, kind=EntryKind.PRODUCT).count() >= 40


def test_demo_certificates_are_valid_on_the_day_of_the_forum_and_of_the_right_vendors(demo):
    certified = Product.objects.filter(certificate__isnull=False).select_related("certificate")

    assert certified.count() >= 20
    for product in certified:
        assert product.certificate.vendor_id == product.vendor_id
        assert product.certificate.issued_on <= timezone.datetime(2024, 3, 6).date()
        assert any(kbli.is_industry for kbli in product.vendor.kbli_codes.all())
    caterers = Vendor.objects.filter(kbli_codes__code__startswith="56")
    assert caterers.exists()
    assert not Licence.objects.filter(vendor__in=caterers, kind="tkdn").exists()


def test_demo_products_are_loaded_once(demo, capsys):
    Product.objects.filter(name="Kain pel putar lengkap ember").update(price=1)

    call_command("load_demo_forum")

    assert Product.objects.filter(price=1).count() == 1
    assert Product.objects.count() == len(read_rows("demo_products.csv"))
    assert "left as they are" in capsys.readouterr().out


def test_demo_products_are_refused_outside_demo_mode(settings):
    settings.DEMO = False

    with pytest.raises(CommandError, match="demo mode"):
        call_command("load_demo_products")
