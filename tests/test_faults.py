"""Faults in the middle of a write: nothing of it stays, the person is told, the next try succeeds."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection
from django.test import Client

from accounts.history import event_model
from accounts.models import Role
from core.addresses import reverse
from procurement.actions.importing import decide, reread, save, working
from procurement.models import ImportStep, Purchase, Supplier
from tests.factories import ProductFactory, UserFactory, VendorFactory
from tests.procurement.test_importing import EXCERPT, upload
from tests.test_attacks_races import wait_for
from vendors.models import VendorMerge

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def another_connection():
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()


@pytest.fixture
def pair():
    kept, merged = VendorFactory(slug="tetap"), VendorFactory(slug="lama")
    return kept, merged, ProductFactory(vendor=merged)


def merge_by_page(officer):
    browser = Client(raise_request_exception=False)
    browser.force_login(officer)
    try:
        return browser.post(
            reverse("vendors:vendor_merge", args=["tetap", "lama"]), {"reason": "Satu usaha"}
        )
    finally:
        connection.close()


def test_of_two_who_wait_for_each_other_one_is_told_to_come_again(pair):
    """The merge holds both vendors and waits for the product; its holder then asks for a vendor."""
    kept, merged, product = pair
    officer = UserFactory(role=Role.STAFF)

    with another_connection() as cursor, ThreadPoolExecutor(1) as pool:
        # Whose patience ends first is ended: not this one.
        cursor.execute("SET deadlock_timeout = '1min'; SET lock_timeout = 0")
        cursor.execute("BEGIN")
        cursor.execute("SELECT 1 FROM vendors_product WHERE id = %s FOR UPDATE", [product.pk])
        answer = pool.submit(merge_by_page, officer)
        wait_for(answer)
        cursor.execute("SELECT 1 FROM vendors_vendor WHERE id = %s FOR UPDATE", [kept.pk])
        response = answer.result(timeout=30)
        cursor.execute("ROLLBACK")

    assert response.status_code == 503
    assert response["Retry-After"] == "5"
    product.refresh_from_db()
    merged.refresh_from_db()
    assert (product.vendor_id, merged.merged_into_id) == (merged.pk, None)
    assert not VendorMerge.objects.exists()

    assert merge_by_page(officer).status_code == 302
    product.refresh_from_db()
    assert product.vendor_id == kept.pk
    assert VendorMerge.objects.get().left == []


@pytest.fixture
def ready():
    """The excerpt of the real file, read and decided on, not saved."""
    purchase_import = upload(EXCERPT.read_bytes())
    decide(purchase_import, units={"*": "new"})
    reread(purchase_import)
    purchase_import.refresh_from_db()
    return purchase_import


def cut(connection_pid: int) -> None:
    with another_connection() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection_pid])


def test_a_connection_cut_while_a_file_is_saved_leaves_none_of_it(ready, monkeypatch):
    insert = working.insert_purchases

    def insert_and_be_cut(*args):
        insert(*args)
        cut(connection.connection.info.backend_pid)

    monkeypatch.setattr(working, "insert_purchases", insert_and_be_cut)
    with pytest.raises(OperationalError):
        save(ready, by=ready.created_by)
    monkeypatch.undo()

    ready.refresh_from_db()
    assert (ready.step, ready.is_committed) == (ImportStep.READY, False)
    assert ready.failure == working.UNEXPECTED
    left = (Purchase.objects.count(), Supplier.objects.count())
    assert left == (0, 0)
    assert not event_model(Purchase).objects.exists()

    save(ready, by=ready.created_by)
    ready.refresh_from_db()
    assert ready.is_committed
    assert Purchase.objects.count() == ready.new_count > 0
