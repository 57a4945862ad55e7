"""Files of vendors and of certificates: what each kind holds, and what becomes of its rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.file_imports import Layout
from accounts.models import FileImport
from vendors.actions.importing import (
    certificate_columns,
    certificate_saving,
    vendor_columns,
    vendor_saving,
)
from vendors.models import CertificateImport, VendorImport


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
