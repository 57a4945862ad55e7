"""Look through the records for what does not fit together: one statement for each kind of record."""

from collections.abc import Sequence
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.tasks import task
from django.utils import timezone

from accounts.models import User
from procurement.models import Finding, FindingCheck, FindingState, Purchase
from vendors.models import valid_sql

LOCK = "procurement.finding_check"
COLUMNS = (
    "kind, year, subject, agency_id, purchase_id, demand_id, commitment_id, supplier_id, amount, "
    "bound"
)

# Of a package once; what it is compared with is null where it is unknown, and then not found.
OF_PURCHASES = f"""
    SELECT found.kind, p.year, p.id, p.agency_id, p.id, p.demand_id, NULL::bigint, p.supplier_id,
        p.value, found.bound
    FROM procurement_purchase p
    LEFT JOIN procurement_supplier s ON s.id = p.supplier_id
    LEFT JOIN vendors_vendor v ON v.id = s.vendor_id
    LEFT JOIN matching_demand d ON d.id = p.demand_id
    CROSS JOIN LATERAL (VALUES
        ('no_rup', p.rup_codes = '{{}}' AND COALESCE(d.rup_codes, '{{}}') = '{{}}', NULL::numeric),
        ('over_ceiling', p.value > p.ceiling, p.ceiling),
        ('pdn_empty', p.pdn_value IS NULL, NULL),
        -- Works, goods and services up to the limit are for small businesses and cooperatives.
        ('not_small', COALESCE(p.ceiling, d.budget, p.value) <= %(reserved)s
            AND p.procurement_type IN ('goods', 'works', 'services')
            AND p.is_cooperative IS NOT TRUE AND s.is_cooperative IS NOT TRUE
            AND v.is_cooperative IS NOT TRUE
            AND COALESCE(NULLIF(p.size_class, ''), NULLIF(s.size_class, ''), v.size_class)
                IN ('medium', 'large')
            AND COALESCE(d.non_umk_reason, '') = '', NULL),
        ('reason_missing', p.tier_reason = ''
            AND (p.origin_cluster = 'import' OR p.tier IN ('c', 'd', 'e')), NULL),
        ('certificate_expired', p.origin_cluster = 'tkdn' AND p.origin_basis <> 'project' AND EXISTS (
            SELECT 1 FROM vendors_licence l WHERE l.vendor_id = s.vendor_id
                AND l.kind IN ('tkdn', 'tkdn_small') AND l.expires_on < p.recorded_on
        ) AND NOT EXISTS (
            SELECT 1 FROM vendors_licence l WHERE l.vendor_id = s.vendor_id
                AND l.kind IN ('tkdn', 'tkdn_small') AND {valid_sql("l", "p.recorded_on")}
        ), NULL)
    ) AS found (kind, is_found, bound)
    WHERE p.stage IN ('contracted', 'realised') AND p.part_of_id IS NULL AND found.is_found
"""  # noqa: S608 - constants of ours


def of_sellers(scope: str = "") -> str:
    # Receipts count instead of the package that they belong to, as in every sum by seller.
    return f"""
    SELECT 'seller_unsized', p.year, s.id, NULL::bigint, NULL::bigint, NULL::bigint, NULL::bigint,
        s.id, SUM(p.value), NULL::numeric
    FROM procurement_purchase p
    JOIN procurement_supplier s ON s.id = p.supplier_id
    LEFT JOIN vendors_vendor v ON v.id = s.vendor_id
    WHERE p.stage IN ('contracted', 'realised') AND NOT p.has_parts
        AND s.size_class = '' AND NOT s.is_cooperative
        AND COALESCE(v.size_class, '') = '' AND v.is_cooperative IS NOT TRUE {scope}
    GROUP BY p.year, s.id
"""  # noqa: S608 - constants of ours


def of_plans(scope: str = "") -> str:
    # A package of several RUP lines is paid from all of them.
    return f"""
    SELECT 'over_plan', d.year, d.id, d.agency_id, NULL::bigint, d.id, NULL::bigint, NULL::bigint,
        SUM(p.value), d.budget
    FROM procurement_purchase p JOIN matching_demand d ON d.id = p.demand_id
    WHERE p.stage IN ('contracted', 'realised') AND p.part_of_id IS NULL
        AND (cardinality(p.rup_codes) <= 1 OR p.rup_codes <@ d.rup_codes)
        AND d.budget IS NOT NULL {scope}
    GROUP BY d.id HAVING SUM(p.value) > d.budget
"""  # noqa: S608 - constants of ours


def of_payments(scope: str = "") -> str:
    return f"""
    SELECT 'overpaid', p.year, p.id, p.agency_id, p.id, p.demand_id, NULL::bigint, p.supplier_id,
        SUM(paid.amount), p.value
    FROM procurement_purchasepayment paid JOIN procurement_purchase p ON p.id = paid.purchase_id
    WHERE p.stage IN ('contracted', 'realised') {scope}
    GROUP BY p.id HAVING SUM(paid.amount) > p.value
"""  # noqa: S608 - constants of ours


# A unit without a budget of its own spends from that of the unit above it.
OF_BUDGETS = """
    SELECT 'plan_over_budget', b.year, b.agency_id, b.agency_id, NULL::bigint, NULL::bigint,
        NULL::bigint, NULL::bigint, SUM(d.budget), b.procurement
    FROM (
        SELECT DISTINCT ON (agency_id, year) agency_id, year, procurement
        FROM procurement_budget ORDER BY agency_id, year, version DESC
    ) b
    JOIN LATERAL (
        WITH RECURSIVE spending(id) AS (
            SELECT b.agency_id
            UNION ALL
            SELECT below.id FROM accounts_agency below JOIN spending ON below.parent_id = spending.id
            WHERE NOT EXISTS (
                SELECT 1 FROM procurement_budget own
                WHERE own.agency_id = below.id AND own.year = b.year
            )
        )
        SELECT id FROM spending
    ) unit ON true
    JOIN matching_demand d ON d.agency_id = unit.id AND d.year = b.year
        AND d.is_active AND d.is_announced
    WHERE b.procurement IS NOT NULL
    GROUP BY b.year, b.agency_id, b.procurement HAVING SUM(d.budget) > b.procurement
"""

OF_COMMITMENTS = """
    SELECT 'commitment_late', EXTRACT(YEAR FROM c.planned_month)::smallint, c.id, c.agency_id,
        NULL::bigint, c.demand_id, c.id, NULL::bigint, c.value, NULL::numeric
    FROM matching_commitment c
    WHERE c.status = 'committed' AND c.planned_month < %(month)s
"""
ALL = (OF_PURCHASES, of_sellers(), of_payments(), of_plans(), OF_BUDGETS, OF_COMMITMENTS)
OF_TOUCHED = (
    OF_PURCHASES + " AND p.id IN (SELECT id FROM touched)",  # noqa: S608 - constants of ours
    of_sellers("AND s.id IN (SELECT supplier_id FROM touched)"),
    of_payments("AND p.id IN (SELECT id FROM touched)"),
    of_plans("AND d.id IN (SELECT demand_id FROM touched)"),
)

SOME_PURCHASES = """
    SELECT id, supplier_id, demand_id FROM procurement_purchase WHERE id = ANY(%(purchases)s)
"""
# Purchases, and the sellers that they have now or had before the file.
OF_IMPORT = """
    WITH rows AS (
        SELECT purchase_id, (before ->> 'supplier_id')::bigint AS before
        FROM procurement_purchaseimportrow
        WHERE purchase_import_id = %(file_import)s AND outcome IN ('new', 'changed')
    )
    SELECT p.id, p.supplier_id, p.demand_id FROM procurement_purchase p
    WHERE p.file_import_id = %(file_import)s
        OR p.id IN (SELECT purchase_id FROM rows)
        OR p.id IN (
            SELECT part.part_of_id FROM rows JOIN procurement_purchase part
            ON part.id = rows.purchase_id
        )
    UNION ALL
    SELECT NULL, before, NULL FROM rows WHERE before IS NOT NULL
"""

# What was accepted is accepted at its amount: when that changes, it is open again.
KEEP = f"""
    INSERT INTO procurement_finding AS f ({COLUMNS}, state, note, found_at)
    SELECT {COLUMNS}, 'open', '', %(now)s FROM found
    ON CONFLICT (kind, year, subject) DO UPDATE SET
        agency_id = EXCLUDED.agency_id, demand_id = EXCLUDED.demand_id,
        supplier_id = EXCLUDED.supplier_id, amount = EXCLUDED.amount, bound = EXCLUDED.bound,
        state = CASE
            WHEN f.state = 'solved' OR f.state = 'accepted' AND
                (f.amount, f.bound) IS DISTINCT FROM (EXCLUDED.amount, EXCLUDED.bound)
            THEN 'open' ELSE f.state
        END,
        solved_at = NULL
    WHERE f.state = 'solved' OR (f.agency_id, f.demand_id, f.supplier_id, f.amount, f.bound)
        IS DISTINCT FROM (EXCLUDED.agency_id, EXCLUDED.demand_id, EXCLUDED.supplier_id,
            EXCLUDED.amount, EXCLUDED.bound)
"""  # noqa: S608 - constants of ours

SETTLE = """
    UPDATE procurement_finding f SET state = 'solved', solved_at = %(now)s
    WHERE f.state <> 'solved' AND NOT EXISTS (
        SELECT 1 FROM found
        WHERE found.kind = f.kind AND found.year = f.year AND found.subject = f.subject
    )
"""
SETTLE_TOUCHED = f"""{SETTLE} AND (
        f.purchase_id IN (SELECT id FROM touched)
        OR f.kind = 'seller_unsized' AND f.supplier_id IN (SELECT supplier_id FROM touched)
        OR f.kind = 'over_plan' AND f.demand_id IN (SELECT demand_id FROM touched)
    )
"""  # noqa: S608 - constants of ours


@transaction.atomic
def check_findings(*, by: User | None = None) -> FindingCheck:
    """Run every check over all records. Raises ValidationError "busy" while another one runs."""
    started = timezone.now()
    with connection.cursor() as cursor:
        # A city's records take longer than a page may.
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [LOCK])
        if not cursor.fetchone()[0]:
            raise ValidationError(
                "Pemeriksaan sedang berjalan. Muat ulang halaman ini sebentar lagi.", code="busy"
            )
    are_open = Finding.objects.filter(state=FindingState.OPEN)
    before = are_open.count()
    found = look(ALL)
    keep_found()
    opened = are_open.count() - before
    return FindingCheck.objects.create(
        started_at=started,
        by=by,
        found_count=found,
        new_count=opened,
        solved_count=settle_vanished(SETTLE),
    )


@transaction.atomic
def check_purchases(purchases: Sequence[Purchase]) -> None:
    """Check purchases again, their sellers and plans, after they were entered or changed here."""
    if purchases:
        check_touched(SOME_PURCHASES, purchases=[purchase.pk for purchase in purchases])


@task
def check_import_beside(pk: int) -> None:
    check_import(pk)


@transaction.atomic
def check_import(pk: int) -> None:
    """Check what a file has touched, after it was saved or taken back; waits for its turn."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [LOCK])
    check_touched(OF_IMPORT, file_import=pk)


def check_import_soon(pk: int) -> None:
    """Check the purchases of a file once what is being written now has been saved."""
    transaction.on_commit(lambda: check_import_beside.enqueue(pk))


def check_touched(rows: str, **values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS touched")
        cursor.execute(f"CREATE TEMP TABLE touched ON COMMIT DROP AS {rows}", values)
        cursor.execute("ANALYZE touched")
    look(OF_TOUCHED)
    keep_found()
    settle_vanished(SETTLE_TOUCHED)


def look(statements: Sequence[str]) -> int:
    """Put what the statements find into a table of this transaction; return how many."""
    today = timezone.localdate()
    values = {"reserved": settings.UMK_RESERVED_CEILING, "month": today.replace(day=1)}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS found")
        table = f"CREATE TEMP TABLE found ({COLUMNS}) ON COMMIT DROP AS "
        cursor.execute(table + " UNION ALL ".join(statements), values)
        cursor.execute("ANALYZE found")
        cursor.execute("SELECT count(*) FROM found")
        return cursor.fetchone()[0]


def keep_found() -> None:
    with pghistory.context(verb="check_findings"), connection.cursor() as cursor:
        cursor.execute(KEEP, {"now": timezone.now()})


def settle_vanished(statement: str) -> int:
    """Close what is no longer found; return how many."""
    with pghistory.context(verb="check_findings"), connection.cursor() as cursor:
        cursor.execute(statement, {"now": timezone.now()})
        return cursor.rowcount


@transaction.atomic
def settle(finding: Finding, *, state: str, owner: User | None, note: str) -> None:
    """Say what becomes of a finding. Raises ValidationError "already_solved", "reason_missing"."""
    held = Finding.objects.select_for_update().get(pk=finding.pk)
    if held.is_solved:
        raise ValidationError("Temuan ini sudah selesai.", code="already_solved")
    if state == FindingState.ACCEPTED and not note:
        raise ValidationError("Tulis alasan menerima temuan ini.", code="reason_missing")
    with pghistory.context(verb="settle_finding"):
        held.state, held.owner, held.note = state, owner, note
        held.save(update_fields=["state", "owner", "note"])


def settle_many(findings: list[Finding], *, state: str, note: str, by: User) -> int:
    """Give several findings one answer; return how many took it, the solved ones left out.

    Who answers takes charge of those that nobody has.
    """
    done = 0
    for finding in findings:
        try:
            settle(finding, state=state, owner=finding.owner or by, note=note)
        except ValidationError:
            continue
        done += 1
    return done
