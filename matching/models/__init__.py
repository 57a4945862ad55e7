from matching.models.demand import (
    Demand,
    DemandQuerySet,
    DemandSource,
    ProcurementMethod,
    ProcurementType,
)
from matching.models.demand_import import DemandImport, ImportAction, ImportedDemand

__all__ = [
    "Demand",
    "DemandImport",
    "DemandQuerySet",
    "DemandSource",
    "ImportAction",
    "ImportedDemand",
    "ProcurementMethod",
    "ProcurementType",
]
