"""Files of vendors, products and certificates: what each holds, and what becomes of its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.file_imports import Layout
from accounts.models import FileImport
from vendors.actions.importing import (
    certificate_columns,
    certificate_saving,
    product_columns,
    product_saving,
    vendor_columns,
    vendor_saving,
)
from vendors.models import CertificateImport, ProductImport, Vendor, VendorImport


@dataclass(frozen=True)
class FileKind:
    """One kind of file: where it is kept, how it is read, and the words of its pages."""

    key: str
    model: type[FileImport]
    layout: Layout
    example: dict[str, str]
    preview: Callable[[Any], Any]
    commit: Callable[..., Any]
    revert: Callable[..., int]
    title: str
    noun: str
    source: str
    # What a list holds that is of one vendor alone; None where there are none.
    own_layout: Layout | None = None
    # The path from a kept row to what it became, for its address; "" where rows are not kept.
    record: str = ""

    def layout_for(self, vendor: Vendor | None) -> Layout:
        return self.own_layout if vendor and self.own_layout else self.layout

    def layout_of(self, file_import: Any) -> Layout:
        return self.layout_for(getattr(file_import, "vendor", None))


KINDS = {
    kind.key: kind
    for kind in (
        FileKind(
            "vendors",
            VendorImport,
            vendor_columns.LAYOUT,
            vendor_columns.EXAMPLE,
            vendor_saving.preview,
            vendor_saving.commit,
            vendor_saving.revert,
            "Impor vendor",
            "vendor",
            "Excel atau CSV daftar UMKM dan IKM.",
            record="vendor",
        ),
        FileKind(
            "products",
            ProductImport,
            product_columns.LAYOUT,
            product_columns.EXAMPLE,
            product_saving.preview,
            product_saving.commit,
            product_saving.revert,
            "Impor produk",
            "produk",
            "Excel atau CSV daftar produk atau daftar harga.",
            own_layout=product_columns.OWN_LAYOUT,
            record="product__vendor",
        ),
        FileKind(
            "certificates",
            CertificateImport,
            certificate_columns.LAYOUT,
            certificate_columns.EXAMPLE,
            certificate_saving.preview,
            certificate_saving.commit,
            certificate_saving.revert,
            "Impor sertifikat TKDN",
            "usulan",
            "Unduhan rekap sertifikat dari situs P3DN Kementerian Perindustrian (.xls).",
        ),
    )
}
