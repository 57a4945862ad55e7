"""A new year gets its targets from the last one that has any."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.history import event_model
from accounts.models import Role
from core.addresses import reverse
from procurement.actions.targets import carry_over_targets
from procurement.models import Indicator, Target
from tests.factories import TargetFactory, UserFactory

pytestmark = pytest.mark.django_db
LIST = reverse("procurement:target_list")
COPY = reverse("procurement:target_carry_over")


def browser(role):
    client = Client()
    client.force_login(UserFactory(role=role))
    return client


def test_only_what_a_year_lacks_is_copied_from_the_newest_before_it():
    TargetFactory(year=2023, indicator=Indicator.PDN, value=90)
    TargetFactory(year=2024, indicator=Indicator.PDN, value=95, legal_basis="SE LKPP 8/2023")
    TargetFactory(year=2024, indicator=Indicator.UMK, value=40)
    TargetFactory(year=2026, indicator=Indicator.UMK, value=50)
    TargetFactory(year=2027, indicator=Indicator.IMPORT, value=5)

    assert carry_over_targets(2026) == 1
    assert carry_over_targets(2026) == 0

    of_2026 = Target.objects.of_year(2026)
    assert {name: one.value for name, one in of_2026.items()} == {"umk": 50, "pdn": 95}
    assert of_2026["pdn"].legal_basis == "SE LKPP 8/2023"
    assert of_2026["pdn"].note == "Disalin dari 2024, belum diperiksa untuk 2026."
    event = event_model(Target).objects.latest("pgh_id")
    assert event.pgh_context["verb"] == "carry_over_targets"


def test_nothing_is_copied_where_no_year_came_before():
    TargetFactory(year=2027)

    assert carry_over_targets(2026) == 0
    assert Target.objects.count() == 1


def test_the_list_offers_to_copy_until_the_year_is_whole():
    year = timezone.localdate().year
    TargetFactory(year=year - 1)
    admin = browser(Role.ADMIN)

    page = admin.get(LIST)
    assert f"Target {year} belum lengkap" in page.text
    assert f"Salin target {year - 1}" in page.text
    done = admin.post(COPY, follow=True)

    assert f"1 target disalin untuk {year}" in done.text
    assert "belum lengkap" not in done.text
    assert f"Target {year} sudah ada." in admin.post(COPY, follow=True).text


def test_who_may_not_set_targets_is_told_who_may():
    TargetFactory(year=timezone.localdate().year - 1)
    staff = browser(Role.STAFF)

    page = staff.get(LIST)
    assert "Admin sistem dapat menetapkannya" in page.text
    assert "Salin target" not in page.text
    assert staff.post(COPY).status_code == 403
