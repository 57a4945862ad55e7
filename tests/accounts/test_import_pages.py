import pytest

from accounts.import_pages import what_goes_back
from procurement.models import PurchaseImport


@pytest.mark.parametrize(
    ("new", "changed", "said"),
    [
        (1200, 3, "1.200 pagu baru dihapus, 3 pagu yang berubah kembali seperti semula"),
        (2, 0, "2 pagu baru dihapus"),
        (0, 3, "3 pagu yang berubah kembali seperti semula"),
        (0, 0, "tidak ada pagu yang berubah"),
    ],
)
def test_only_what_an_import_has_done_is_said_to_go_back(new, changed, said):
    file_import = PurchaseImport(original_name="a.xlsx", new_count=new, changed_count=changed)

    assert what_goes_back(file_import, "pagu", "dihapus") == f"Dari a.xlsx: {said}."
