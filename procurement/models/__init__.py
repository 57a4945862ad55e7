from procurement.models.budget_import import BudgetImport, ImportedBudget
from procurement.models.closing import ClosedFigure, PeriodClosing, PeriodReview
from procurement.models.finding import (
    UNSETTLED,
    Finding,
    FindingCheck,
    FindingCount,
    FindingKind,
    FindingState,
)
from procurement.models.link import CommitmentPurchase
from procurement.models.payment import PurchasePayment
from procurement.models.purchase import Purchase
from procurement.models.purchase_import import (
    ImportStep,
    PurchaseImport,
    PurchaseImportRow,
    RowOutcome,
)
from procurement.models.summary import Level, PurchaseSummary, fold_summary, rebuild_summary
from procurement.models.supplier import Supplier, normalise_name
from procurement.models.target import Budget, BudgetVersion, Indicator, Target
from procurement.models.vocabulary import (
    COUNTED,
    AreaBasis,
    OriginBasis,
    OriginCluster,
    SellerArea,
    Source,
    Stage,
    Tier,
)

__all__ = [
    "COUNTED",
    "UNSETTLED",
    "AreaBasis",
    "Budget",
    "BudgetImport",
    "BudgetVersion",
    "ClosedFigure",
    "CommitmentPurchase",
    "Finding",
    "FindingCheck",
    "FindingCount",
    "FindingKind",
    "FindingState",
    "ImportStep",
    "ImportedBudget",
    "Indicator",
    "Level",
    "OriginBasis",
    "OriginCluster",
    "PeriodClosing",
    "PeriodReview",
    "Purchase",
    "PurchaseImport",
    "PurchaseImportRow",
    "PurchasePayment",
    "PurchaseSummary",
    "RowOutcome",
    "SellerArea",
    "Source",
    "Stage",
    "Supplier",
    "Target",
    "Tier",
    "fold_summary",
    "normalise_name",
    "rebuild_summary",
]
