from procurement.models.purchase import (
    COUNTED,
    OriginBasis,
    OriginCluster,
    Purchase,
    Source,
    Stage,
    Tier,
)
from procurement.models.purchase_import import (
    ImportStep,
    PurchaseImport,
    PurchaseImportRow,
    RowOutcome,
)
from procurement.models.supplier import Supplier, normalise_name
from procurement.models.target import Budget, BudgetVersion, Indicator, Target

__all__ = [
    "COUNTED",
    "Budget",
    "BudgetVersion",
    "ImportStep",
    "Indicator",
    "OriginBasis",
    "OriginCluster",
    "Purchase",
    "PurchaseImport",
    "PurchaseImportRow",
    "RowOutcome",
    "Source",
    "Stage",
    "Supplier",
    "Target",
    "Tier",
    "normalise_name",
]
