"""Targets of a new year, from those of the year before."""

import pghistory
from django.db import transaction

from procurement.models import Target


@transaction.atomic
def carry_over_targets(year: int) -> int:
    """Copy what the newest earlier year aims at for the indicators that `year` has no target for.

    Returns how many there were to copy; two who press at once copy them once. The note says where
    a target comes from: laws set shares year by year (SE LKPP 8/2023 speaks of 2023 alone).
    """
    former = Target.objects.to_carry_over(year)
    with pghistory.context(verb="carry_over_targets"):
        copies = [copy_of(target, year) for target in former]
        Target.objects.bulk_create(copies, ignore_conflicts=True)
    return len(copies)


def copy_of(target: Target, year: int) -> Target:
    return Target(
        year=year,
        indicator=target.indicator,
        value=target.value,
        legal_basis=target.legal_basis,
        source=target.source,
        note=f"Disalin dari {target.year}, belum diperiksa untuk {year}.",
    )
