from vendors.forms.choosing import NameInput, VendorField
from vendors.forms.claims import ClaimForm, InviteForm, MergeForm
from vendors.forms.details import KbliFormSet, WorkforceFormSet
from vendors.forms.imports import UploadForm
from vendors.forms.licences import (
    KIND_GROUPS,
    LicenceForm,
    LicenceNumberForm,
    LicenceStandingForm,
)
from vendors.forms.products import ProductForm
from vendors.forms.profile import (
    ContactForm,
    EkatalogForm,
    IdentityForm,
    PhotoForm,
    ReasonForm,
    SizeForm,
    SupplyForm,
    TaxForm,
    VendorForm,
)
from vendors.forms.verification import StageForm, VerifyForm

__all__ = [
    "KIND_GROUPS",
    "ClaimForm",
    "ContactForm",
    "EkatalogForm",
    "IdentityForm",
    "InviteForm",
    "KbliFormSet",
    "LicenceForm",
    "LicenceNumberForm",
    "LicenceStandingForm",
    "MergeForm",
    "NameInput",
    "PhotoForm",
    "ProductForm",
    "ReasonForm",
    "SizeForm",
    "StageForm",
    "SupplyForm",
    "TaxForm",
    "UploadForm",
    "VendorField",
    "VendorForm",
    "VerifyForm",
    "WorkforceFormSet",
]
