from procurement.views.budget_import import (
    budget_import_commit,
    budget_import_create,
    budget_import_detail,
    budget_import_list,
    budget_import_map,
    budget_import_preview,
    budget_import_revert,
    budget_import_template,
)
from procurement.views.bulk import (
    purchase_bulk_assess,
    purchase_bulk_cancel,
    purchase_bulk_categorise,
)
from procurement.views.imports import (
    import_commit,
    import_create,
    import_decide,
    import_detail,
    import_list,
    import_map,
    import_refused,
    import_reread,
    import_revert,
)
from procurement.views.links import (
    link_delete,
    link_list,
)
from procurement.views.plans import (
    budget_create,
    budget_edit,
    budget_list,
    target_create,
    target_edit,
    target_list,
)
from procurement.views.purchase_lists import (
    purchase_csv,
    purchase_list,
    purchase_xlsx,
)
from procurement.views.purchases import (
    purchase_cancel,
    purchase_create,
    purchase_detail,
    purchase_edit,
    purchase_evidence,
)
from procurement.views.suppliers import (
    supplier_accept,
    supplier_edit,
    supplier_list,
    supplier_untie,
)

__all__ = [
    "budget_create",
    "budget_edit",
    "budget_import_commit",
    "budget_import_create",
    "budget_import_detail",
    "budget_import_list",
    "budget_import_map",
    "budget_import_preview",
    "budget_import_revert",
    "budget_import_template",
    "budget_list",
    "import_commit",
    "import_create",
    "import_decide",
    "import_detail",
    "import_list",
    "import_map",
    "import_refused",
    "import_reread",
    "import_revert",
    "link_delete",
    "link_list",
    "purchase_bulk_assess",
    "purchase_bulk_cancel",
    "purchase_bulk_categorise",
    "purchase_cancel",
    "purchase_create",
    "purchase_csv",
    "purchase_detail",
    "purchase_edit",
    "purchase_evidence",
    "purchase_list",
    "purchase_xlsx",
    "supplier_accept",
    "supplier_edit",
    "supplier_list",
    "supplier_untie",
    "target_create",
    "target_edit",
    "target_list",
]
