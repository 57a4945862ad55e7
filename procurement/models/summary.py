"""Sums of purchases that the database keeps itself, so that no report reads every row.

Statement triggers on Purchase write what each statement added and took away, once for every
level; readers sum what they find, so a sum is right whoever has written when. Nothing is updated
in place: two sessions never wait for each other. Many small rows of one group are folded into one
when they have become many (ADR 0012).
"""

import pgtrigger
from django.db import connection, models, transaction

from accounts.models import Agency

FOLD_AT = 4000
"""So many small rows are folded by whoever writes the next one."""


class Level(models.IntegerChoices):
    """What one row is a sum over; each level answers one kind of question."""

    MONTH_METHOD = 1, "bulan dan metode"
    MONTH_AGENCY = 2, "bulan dan perangkat daerah"
    AGENCY_METHOD = 3, "bulan, perangkat daerah, dan metode"
    TYPE = 4, "bulan, metode, dan jenis"
    SIZE = 5, "bulan, metode, dan skala usaha"
    CLUSTER = 6, "bulan, metode, dan asal produk"
    SOURCE = 7, "bulan, metode, dan sumber"
    SUPPLIER = 8, "tahun dan penyedia"
    CATEGORY = 9, "bulan, metode, dan kategori"
    AGENCY_TYPE = 10, "tahun, perangkat daerah, metode, dan jenis"
    AGENCY_SIZE = 11, "tahun, perangkat daerah, metode, dan skala usaha"
    AGENCY_CLUSTER = 12, "tahun, perangkat daerah, metode, dan asal produk"
    AGENCY_SOURCE = 13, "tahun, perangkat daerah, metode, dan sumber"
    AGENCY_CATEGORY = 14, "tahun, perangkat daerah, metode, dan kategori"
    CATEGORY_PLACE = 15, "tahun, kategori, dan lokasi penyedia"


def amount() -> models.DecimalField:
    return models.DecimalField(max_digits=26, decimal_places=2)


class Measures(models.Model):
    """What purchases add up to: how many, their value in rupiah, and what of it is known or paid."""

    purchase_count = models.BigIntegerField()
    value = amount()
    pdn_value = amount()
    umk_value = amount()
    # Of the purchases whose part nobody has assessed yet: how many, and their whole value.
    pdn_unknown_count = models.BigIntegerField()
    pdn_unknown_value = amount()
    umk_unknown_count = models.BigIntegerField()
    umk_unknown_value = amount()
    # Of the value and its parts, what is paid: see REALISED.
    realised_value = amount()
    realised_pdn_value = amount()
    realised_umk_value = amount()

    class Meta:
        abstract = True


class PurchaseSummary(Measures):
    """One part of a sum: add up what you find, there may be several rows of one group.

    Counted purchases only, each package once; the level of suppliers counts receipts instead of
    the packages that they belong to. Written by the database alone.
    """

    level = models.PositiveSmallIntegerField(choices=Level)
    year = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=10)
    is_self_managed = models.BooleanField()
    # 0 where the month is unknown, empty where the word is.
    month = models.PositiveSmallIntegerField()
    agency = models.ForeignKey(
        Agency,
        on_delete=models.DO_NOTHING,
        null=True,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    method = models.CharField(max_length=12, null=True)  # noqa: DJ001 - null: not of this level
    name = models.CharField(max_length=12, null=True)  # noqa: DJ001 - null: not of this level
    # The supplier or category of the levels of these; 0 where it is unknown.
    key = models.BigIntegerField(null=True)
    group_key = models.BigIntegerField()
    is_folded = models.BooleanField(default=False)

    class Meta:
        verbose_name = "jumlah belanja"
        verbose_name_plural = "jumlah belanja"
        indexes = [
            models.Index(fields=["level", "year", "agency"], name="summary_level_year"),
            models.Index(
                fields=["level", "year", "method"],
                name="summary_method",
                condition=models.Q(method__isnull=False),
            ),
            models.Index(fields=["group_key"], name="summary_group"),
            models.Index(
                fields=["key"], name="summary_supplier", condition=models.Q(level=Level.SUPPLIER)
            ),
            models.Index(
                fields=["id"], name="summary_unfolded", condition=models.Q(is_folded=False)
            ),
        ]

    def __str__(self):
        return f"{self.get_level_display()} {self.year}"


MEASURES = (
    "purchase_count", "value", "pdn_value", "umk_value", "pdn_unknown_count",
    "pdn_unknown_value", "umk_unknown_count", "umk_unknown_value", "realised_value",
    "realised_pdn_value", "realised_umk_value",
)  # fmt: skip
DIMENSIONS = (
    "level", "year", "stage", "is_self_managed", "month", "agency_id", "method", "name", "key",
)  # fmt: skip
TABLE = "procurement_purchasesummary"

# The name column holds the word that a level is about.
NO_NAME, NO_KEY, NO_METHOD, NO_AGENCY = "NULL::text", "NULL::bigint", "NULL::text", "NULL::bigint"
LEVELS = {
    Level.MONTH_METHOD: (NO_AGENCY, "method", NO_NAME, NO_KEY),
    Level.MONTH_AGENCY: ("agency_id", NO_METHOD, NO_NAME, NO_KEY),
    Level.AGENCY_METHOD: ("agency_id", "method", NO_NAME, NO_KEY),
    Level.TYPE: (NO_AGENCY, "method", "procurement_type", NO_KEY),
    Level.SIZE: (NO_AGENCY, "method", "size_word", NO_KEY),
    Level.CLUSTER: (NO_AGENCY, "method", "origin_cluster", NO_KEY),
    Level.SOURCE: (NO_AGENCY, "method", "source", NO_KEY),
    Level.SUPPLIER: (NO_AGENCY, NO_METHOD, NO_NAME, "supplier"),
    Level.CATEGORY: (NO_AGENCY, "method", NO_NAME, "category"),
    Level.AGENCY_TYPE: ("agency_id", "method", "procurement_type", NO_KEY),
    Level.AGENCY_SIZE: ("agency_id", "method", "size_word", NO_KEY),
    Level.AGENCY_CLUSTER: ("agency_id", "method", "origin_cluster", NO_KEY),
    Level.AGENCY_SOURCE: ("agency_id", "method", "source", NO_KEY),
    Level.AGENCY_CATEGORY: ("agency_id", "method", NO_NAME, "category"),
    Level.CATEGORY_PLACE: (NO_AGENCY, NO_METHOD, "seller_area", "category"),
}
# Months of an agency are read from its purchases: few, and found by index.
WITHOUT_MONTHS = frozenset(
    {Level.SUPPLIER, *(level for level in Level if level >= Level.AGENCY_TYPE)}
)

# What a purchase is summed by, and what it adds.
GROUPS = """
    year, stage, source = 'swakelola' AS is_self_managed, COALESCE(month, 0) AS month, agency_id,
    method, procurement_type,
    CASE WHEN is_cooperative THEN 'cooperative' ELSE size_class END AS size_word,
    origin_cluster, source, seller_area, COALESCE(category_id, 0) AS category
"""
GROUP_NAMES = """
    year, stage, is_self_managed, month, agency_id, method, procurement_type, size_word,
    origin_cluster, source, seller_area, category
"""
# What is paid of a purchase: its payments where some are recorded, but never more than its value;
# else all of it once it is realised. The parts of what is paid in part are in proportion.
REALISED = """
    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN value ELSE 0 END
        ELSE LEAST(paid_value, value) END
"""
REALISED_PART = """
    CASE WHEN paid_value IS NULL THEN CASE stage WHEN 'realised' THEN COALESCE({part}, 0) ELSE 0 END
        WHEN paid_value >= value THEN COALESCE({part}, 0)
        ELSE COALESCE(ROUND(paid_value * {part} / value, 2), 0) END
"""
REALISED_PDN, REALISED_UMK = (
    REALISED_PART.format(part=part) for part in ("pdn_value", "umk_value")
)
SUMS = """
    SUM(sign) AS purchase_count, SUM(sign * value) AS value,
    SUM(sign * COALESCE(pdn_value, 0)) AS pdn_value,
    SUM(sign * COALESCE(umk_value, 0)) AS umk_value,
    SUM(CASE WHEN pdn_value IS NULL THEN sign ELSE 0 END) AS pdn_unknown_count,
    SUM(CASE WHEN pdn_value IS NULL THEN sign * value ELSE 0 END) AS pdn_unknown_value,
    SUM(CASE WHEN umk_value IS NULL THEN sign ELSE 0 END) AS umk_unknown_count,
    SUM(CASE WHEN umk_value IS NULL THEN sign * value ELSE 0 END) AS umk_unknown_value,
    SUM(sign * realised_value) AS realised_value,
    SUM(sign * realised_pdn_value) AS realised_pdn_value,
    SUM(sign * realised_umk_value) AS realised_umk_value
"""


def changes(relations: dict[str, int]) -> str:
    """The rows of transition tables that count, each with what it adds: 1 or -1."""
    return "\nUNION ALL\n".join(
        f"""
        SELECT {sign} AS sign, {GROUPS}, COALESCE(supplier_id, 0) AS supplier, value, pdn_value,
            umk_value, part_of_id IS NULL AS is_package, NOT has_parts AS is_receipt,
            {REALISED} AS realised_value, {REALISED_PDN} AS realised_pdn_value,
            {REALISED_UMK} AS realised_umk_value
        FROM {relation}
        WHERE stage IN ('contracted', 'realised')
        """  # noqa: S608 - constants of ours
        for relation, sign in relations.items()
    )


def level_sums(level: Level) -> str:
    """Sums of one level: of the receipts by seller, else of the packages in their finest groups."""
    month = "0" if level in WITHOUT_MONTHS else "month"
    columns = ", ".join(LEVELS[level])
    own = f"SELECT {level.value}, year, stage, is_self_managed, {month}, {columns}"
    if level == Level.SUPPLIER:
        return f"{own}, {SUMS} FROM changed WHERE is_receipt GROUP BY 2, 3, 4, 5, 6, 7, 8, 9"
    sums = ", ".join(f"SUM({measure})" for measure in MEASURES)
    return f"{own}, {sums} FROM packages GROUP BY 2, 3, 4, 5, 6, 7, 8, 9"


def insertion(relations: dict[str, int], *, folded: bool = False) -> str:
    """The statement that writes the sums of all levels; groups that stay as they were are left out."""
    some = " OR ".join(f"{measure} <> 0" for measure in MEASURES)
    return f"""
        WITH changed AS MATERIALIZED ({changes(relations)}),
        packages AS MATERIALIZED (
            SELECT {GROUP_NAMES}, {SUMS} FROM changed WHERE is_package GROUP BY {GROUP_NAMES}
        )
        INSERT INTO {TABLE} ({", ".join(DIMENSIONS + MEASURES)}, group_key, is_folded)
        SELECT *, hashtextextended(
            concat_ws('|', {", ".join(f"COALESCE({name}::text, '-')" for name in DIMENSIONS)}), 0
        ), {folded}
        FROM ({" UNION ALL ".join(map(level_sums, LEVELS))})
            AS sums ({", ".join(DIMENSIONS + MEASURES)})
        WHERE {some};
    """  # noqa: S608 - constants of ours


FOLD_IF_MANY = f"""
    IF (SELECT count(*) FROM (
        SELECT 1 FROM {TABLE} WHERE NOT is_folded LIMIT {FOLD_AT}
    ) AS small) >= {FOLD_AT} THEN
        PERFORM procurement_fold_summary();
    END IF;
    RETURN NULL;
"""  # noqa: S608 - constants of ours


def summary_trigger(
    name: str, operation: pgtrigger.Operation, relations: dict[str, int], **referencing: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**referencing),
        func=insertion(relations) + FOLD_IF_MANY,
    )


TRIGGERS = [
    summary_trigger("summary_adds", pgtrigger.Insert, {"new_rows": 1}, new="new_rows"),
    summary_trigger(
        "summary_changes",
        pgtrigger.Update,
        {"new_rows": 1, "old_rows": -1},
        old="old_rows",
        new="new_rows",
    ),
    summary_trigger("summary_takes_away", pgtrigger.Delete, {"old_rows": -1}, old="old_rows"),
    pgtrigger.Trigger(
        name="summary_empties",
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Truncate,
        func=f"TRUNCATE {TABLE}; RETURN NULL;",
    ),
]


def fold_summary() -> None:
    """Make one row of each group, when much has been written.

    The function stands in the migration 0002_folded_sums. One session folds at a time; who
    finds it taken goes on, the next writer comes soon enough. What other sessions have not committed
    yet is not seen and stays for the next time.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT procurement_fold_summary()")


@transaction.atomic
def rebuild_summary() -> None:
    """Compute every sum anew from the purchases; nobody can write in between."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE procurement_purchase IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608 - a constant of ours
        cursor.execute(insertion({"procurement_purchase": 1}, folded=True))
