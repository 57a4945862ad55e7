from vendors.models.category import Category, ProductClass, Synonym
from vendors.models.certificate_import import (
    CertificateImport,
    CertificateProposal,
    ProposalStatus,
)
from vendors.models.claim import InvitationPurpose, ProfileInvitation
from vendors.models.details import (
    INDUSTRY_DIVISIONS,
    KbliVersion,
    Risk,
    VendorKbli,
    VendorPhoto,
    Workforce,
)
from vendors.models.directory import (
    DirectoryEntry,
    EntryKind,
    FacetCount,
    SearchWord,
    refresh_directory,
    refresh_stale,
)
from vendors.models.licence import (
    NO_NUMBER,
    OPEN_KINDS,
    TKDN_KINDS,
    Licence,
    LicenceKind,
    LicenceStanding,
    LicenceState,
    is_valid_on,
    valid_sql,
)
from vendors.models.licence_rule import CLASS_SCOPES, RISK_SCOPES, LicenceRule, RuleScope
from vendors.models.merge import VendorMerge
from vendors.models.photo import MAX_PHOTOS
from vendors.models.product import Product, ProductOrigin, ProductPhoto, ProductPrice
from vendors.models.product_import import ImportedProduct, ProductImport
from vendors.models.representative import Representative
from vendors.models.shortlist import ShortlistItem, VendorView
from vendors.models.size import SizeBasis, SizeClass, size_class_of
from vendors.models.vendor import CHECKED_FIELDS, Vendor, free_slug
from vendors.models.vendor_choices import (
    PERSONAL_FORMS,
    DeliveryArea,
    EkatalogStage,
    LegalForm,
    PaymentMethod,
    VendorStatus,
)
from vendors.models.vendor_import import (
    ImportAction,
    ImportedRow,
    ImportedVendor,
    VendorImport,
)

__all__ = [
    "CHECKED_FIELDS",
    "CLASS_SCOPES",
    "INDUSTRY_DIVISIONS",
    "MAX_PHOTOS",
    "NO_NUMBER",
    "OPEN_KINDS",
    "PERSONAL_FORMS",
    "RISK_SCOPES",
    "TKDN_KINDS",
    "Category",
    "CertificateImport",
    "CertificateProposal",
    "DeliveryArea",
    "DirectoryEntry",
    "EkatalogStage",
    "EntryKind",
    "FacetCount",
    "ImportAction",
    "ImportedProduct",
    "ImportedRow",
    "ImportedVendor",
    "InvitationPurpose",
    "KbliVersion",
    "LegalForm",
    "Licence",
    "LicenceKind",
    "LicenceRule",
    "LicenceStanding",
    "LicenceState",
    "PaymentMethod",
    "Product",
    "ProductClass",
    "ProductImport",
    "ProductOrigin",
    "ProductPhoto",
    "ProductPrice",
    "ProfileInvitation",
    "ProposalStatus",
    "Representative",
    "Risk",
    "RuleScope",
    "SearchWord",
    "ShortlistItem",
    "SizeBasis",
    "SizeClass",
    "Synonym",
    "Vendor",
    "VendorImport",
    "VendorKbli",
    "VendorMerge",
    "VendorPhoto",
    "VendorStatus",
    "VendorView",
    "Workforce",
    "free_slug",
    "is_valid_on",
    "refresh_directory",
    "refresh_stale",
    "size_class_of",
    "valid_sql",
]
