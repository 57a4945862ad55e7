"""The openings of numbers that vendors kept go into the one log, each with who, when and where."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from accounts.models import Disclosure
from tests.factories import UserFactory, VendorFactory

pytestmark = pytest.mark.django_db

MIGRATION = "vendors.migrations.0010_openings_in_one_log"


@pytest.fixture
def old_models():
    """The models as the migration finds them, with the tables that a later one has dropped."""
    models = (
        MigrationLoader(connection).project_state(("vendors", "0010_openings_in_one_log")).apps
    )
    with connection.schema_editor() as editor:
        for name in ("NumberOpening", "NumberOpeningEvent"):
            editor.create_model(models.get_model("vendors", name))
    return models


def carry_over(models):
    import_module(MIGRATION).move_openings(models, None)


def test_openings_of_numbers_are_carried_over_whole(old_models):
    user, vendor = UserFactory(), VendorFactory(name="Dapur Uji")
    opened = old_models.get_model("vendors", "NumberOpening").objects
    moments = [datetime(2026, 11, day, 3, 15, tzinfo=UTC) for day in (1, 2, 3)]
    for moment, number in zip(moments, ("nik", "npwp", "nik"), strict=True):
        opened.create(vendor_id=vendor.pk, number=number, opened_at=moment, opened_by_id=user.pk)
    Disclosure.objects.create(kind="file", what="Daftar hadir", path="/x/", by=user)

    carry_over(old_models)

    carried = Disclosure.objects.filter(kind="number").order_by("at")
    assert list(carried.values_list("what", "at", "by", "path", "row_count")) == [
        (what, moment, user.pk, f"/vendors/{vendor.slug}/profile/", None)
        for moment, what in zip(moments, ("NIK", "NPWP", "NIK"), strict=True)
    ]
    assert Disclosure.objects.count() == 4


def test_a_log_without_openings_stays_empty(old_models):
    carry_over(old_models)

    assert not Disclosure.objects.exists()
