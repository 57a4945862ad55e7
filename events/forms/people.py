"""Who takes part: by hand of the office, or of themselves."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Agency
from core.fields import IdentifierField
from core.fingerprints import fingerprint
from core.formats import phone_display
from core.forms import SharedRecordForm
from core.identifiers import clean_nip, clean_phone
from events.forms.questions import AsksQuestions
from events.models import (
    Participant,
    ParticipantKind,
    Question,
)
from vendors.forms import VendorField
from vendors.models import Vendor

OTHER_KINDS = [
    choice
    for choice in ParticipantKind.choices
    if choice[0] not in {ParticipantKind.DELEGATE, ParticipantKind.VENDOR}
]


class ParticipantForm(AsksQuestions, SharedRecordForm):
    """A participant of one kind; `kind` is "delegate", "vendor" or "other".

    A likely duplicate is refused once; ticking `is_not_duplicate` saves it all the same. What the
    forum asks of that kind are fields too.
    """

    # Somebody may have answered at the door meanwhile.
    also_seen = ("answers_seen",)
    must_answer = False

    nip = IdentifierField(
        label="NIP",
        clean_number=clean_nip,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    phone = IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        display=phone_display,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )
    is_not_duplicate = forms.BooleanField(
        label="Bukan ganda, simpan juga", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Participant
        fields = [
            "kind", "agency", "vendor", "organisation", "name", "nip", "position", "phone",
            "email", "assignment_letter",
        ]  # fmt: skip
        field_classes = {"vendor": VendorField}
        widgets = {
            "agency": forms.Select(attrs={"data-autocomplete": True}),
            "vendor": forms.Select(attrs={"data-autocomplete": True}),
        }

    # Which fields a kind does not have.
    hidden = {
        "delegate": ("kind", "vendor", "organisation"),
        "vendor": ("kind", "agency", "organisation", "nip", "assignment_letter"),
        "other": ("vendor", "assignment_letter"),
    }

    def __init__(self, *args, instance, side, agencies, vendors, is_new_person=False, **kwargs):
        questions = questions_for(instance, side, is_new_person)
        instance.answers_seen = [one.answer_text for one in questions if one.answer_text]
        super().__init__(*args, instance=instance, **kwargs)
        self.side = side
        self.fields["agency"].queryset = agencies
        self.fields["vendor"].offer(vendors)
        self.fields["agency"].required = side == "delegate"
        self.fields["vendor"].required = side == "vendor"
        self.fields["phone"].required = side != "other"
        self.fields["kind"].choices = OTHER_KINDS
        for name in self.hidden[side]:
            del self.fields[name]
        # What was typed for another kind goes along, should the choice go back to it.
        self.kept = (
            {
                name: value
                for name in self.hidden[side]
                if name != "kind" and (value := (self.data or self.initial).get(name))
            }
            if instance._state.adding
            else {}
        )
        if side != "other":
            self.instance.kind = side
            self.instance.organisation = ""
        self.ask(questions, must_answer=self.must_answer)

    def clean(self):
        data = super().clean()
        if not self.errors:
            self.refuse_duplicate()
        return data

    def participants_to_compare(self):
        return self.instance.forum.participants

    def refuse_duplicate(self):
        """Raise ValidationError "duplicate" for a likely twin.

        Asked once more while the forum is held: two presses of the button make one participant.
        """
        data = self.cleaned_data
        if data["is_not_duplicate"]:
            return
        twin = (
            self.participants_to_compare()
            .same_person(nip=data.get("nip", ""), phone=data["phone"], name=data["name"])
            .exclude(pk=self.instance.pk)
            .select_related("agency", "vendor")
            .first()
        )
        if twin is None:
            return
        self.fields["is_not_duplicate"].widget = forms.CheckboxInput()
        field = twin_field(twin, data)
        message = ValidationError(
            f"{self.fields[field].label} ini sama dengan {twin} dari "
            f"{twin.origin or 'peserta lain'}, kode {twin.code}, yang sudah terdaftar. Bila ini "
            "orang lain, centang “Bukan ganda, simpan juga”.",
            code="duplicate",
        )
        raise ValidationError({field: message})


class ReplacementForm(ParticipantForm):
    """Another person of the same agency, business or organisation, as the office writes it down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, is_new_person=True, **kwargs)
        for name in ("kind", "agency", "vendor", "organisation"):
            self.fields.pop(name, None)


class SelfRegistrationForm(ParticipantForm):
    """What people say of themselves or of a colleague; agreeing to the consent text is a field.

    Only the invitation's own people are looked through for duplicates: whoever else is
    registered is nothing that a link may tell.
    """

    must_answer = True

    is_consented = forms.BooleanField(
        label="Saya sudah membaca dan menyetujui pemakaian data pribadi ini",
        error_messages={"required": "Centang persetujuan untuk mendaftar"},
    )

    def __init__(self, *args, side, siblings, asks_consent=True, **kwargs):
        super().__init__(
            *args,
            side=side,
            agencies=Agency.objects.none(),
            vendors=Vendor.objects.none(),
            **kwargs,
        )
        self.siblings = siblings
        for name in ("kind", "agency", "vendor"):
            self.fields.pop(name, None)
        if side == "other":
            del self.fields["nip"]
            self.fields["phone"].required = True
        # Agreed to last, below all that is asked.
        consent = self.fields.pop("is_consented")
        if asks_consent:
            self.fields["is_consented"] = consent

    def participants_to_compare(self):
        return self.siblings

    def values(self) -> dict[str, str]:
        """What was typed, by field of the participant."""
        return {
            name: self.cleaned_data[name] or ""
            for name in self.fields
            if name in ParticipantForm.Meta.fields
        }


# What a colleague who comes instead has of their own.
PERSONAL = ("name", "nip", "position", "phone", "email", "assignment_letter")


def empty_for_another(participant: Participant) -> str:
    """Take the person out, for the form of who comes instead; return the fingerprint of who it was.

    Of two who send a colleague for the same person, the second is told of the first by it.
    """
    replaced = fingerprint(participant, PERSONAL)
    for name in PERSONAL:
        setattr(participant, name, "")
    return replaced


def questions_for(participant: Participant, side: str, is_new_person: bool) -> list[Question]:
    """What a participant of this side is asked, with its answers; a new person has none yet."""
    asked = participant.forum.questions.put_to(side)
    return list(asked.with_answer_of(None if is_new_person else participant.pk))


def twin_field(twin: Participant, data: dict) -> str:
    """The field that makes the two look like one person."""
    if twin.nip and twin.nip == data.get("nip"):
        return "nip"
    if twin.phone and twin.phone == data["phone"]:
        return "phone"
    return "name"
