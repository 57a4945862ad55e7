from vendors.models.category import Category, ProductClass, Synonym
from vendors.models.details import KbliVersion, Risk, VendorKbli, VendorPhoto, Workforce
from vendors.models.directory import (
    DirectoryEntry,
    EntryKind,
    FacetCount,
    SearchWord,
    refresh_directory,
    refresh_stale,
)
from vendors.models.licence import (
    OPEN_KINDS,
    TKDN_KINDS,
    Licence,
    LicenceKind,
    LicenceStanding,
    LicenceState,
)
from vendors.models.photo import MAX_PHOTOS
from vendors.models.product import Product, ProductOrigin, ProductPhoto, ProductPrice
from vendors.models.shortlist import ShortlistItem, VendorView
from vendors.models.size import SizeBasis, SizeClass, size_class_of
from vendors.models.vendor import (
    DeliveryArea,
    EkatalogStage,
    LegalForm,
    PaymentMethod,
    Representative,
    Vendor,
    VendorStatus,
)

__all__ = [
    "MAX_PHOTOS",
    "OPEN_KINDS",
    "TKDN_KINDS",
    "Category",
    "DeliveryArea",
    "DirectoryEntry",
    "EkatalogStage",
    "EntryKind",
    "FacetCount",
    "KbliVersion",
    "LegalForm",
    "Licence",
    "LicenceKind",
    "LicenceStanding",
    "LicenceState",
    "PaymentMethod",
    "Product",
    "ProductClass",
    "ProductOrigin",
    "ProductPhoto",
    "ProductPrice",
    "Representative",
    "Risk",
    "SearchWord",
    "ShortlistItem",
    "SizeBasis",
    "SizeClass",
    "Synonym",
    "Vendor",
    "VendorKbli",
    "VendorPhoto",
    "VendorStatus",
    "VendorView",
    "Workforce",
    "refresh_directory",
    "refresh_stale",
    "size_class_of",
]
