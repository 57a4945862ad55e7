from events.forms.closing import AfterwardsForm, CertificateForm, MinutesForm
from events.forms.door import ArrivalForm, BadgeForm, CheckInSearchForm, ReadingForm, ScanForm
from events.forms.files import ImportForm, PasteForm
from events.forms.people import ParticipantForm, SelfRegistrationForm
from events.forms.preparation import (
    MAX_CONTACTS,
    AgendaFormSet,
    ContactFormSet,
    DocumentForm,
    ForumForm,
    InvitationChoiceForm,
    InvitationForm,
    LetterForm,
    SlotPlanForm,
    TableCountForm,
    TableFormSet,
    VendorSearchForm,
    default_slot_plan,
    vendor_field,
)
from events.forms.questions import AnswerForm, QuestionForm

__all__ = [
    "MAX_CONTACTS",
    "AfterwardsForm",
    "AgendaFormSet",
    "AnswerForm",
    "ArrivalForm",
    "BadgeForm",
    "CertificateForm",
    "CheckInSearchForm",
    "ContactFormSet",
    "DocumentForm",
    "ForumForm",
    "ImportForm",
    "InvitationChoiceForm",
    "InvitationForm",
    "LetterForm",
    "MinutesForm",
    "ParticipantForm",
    "PasteForm",
    "QuestionForm",
    "ReadingForm",
    "ScanForm",
    "SelfRegistrationForm",
    "SlotPlanForm",
    "TableCountForm",
    "TableFormSet",
    "VendorSearchForm",
    "default_slot_plan",
    "vendor_field",
]
