from datetime import date, datetime, time, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.forms import modelformset_factory

from accounts.models import Agency
from core.fields import IdentifierField, check_year
from core.formats import phone_display
from core.forms import DateInput, SharedRecordForm
from core.identifiers import clean_nip, clean_phone
from core.uploads import check_upload
from events.actions.importing import COLUMNS, LABELS, UNUSED
from events.models import (
    AgendaItem,
    Document,
    Forum,
    Invitation,
    Minutes,
    Participant,
    ParticipantKind,
    Slot,
    Table,
)
from vendors.models import Vendor

MAX_TABLES = 200
DOCUMENT_FORMATS = {"pdf", "docx", "xlsx", "jpg", "png"}
OTHER_KINDS = [
    choice
    for choice in ParticipantKind.choices
    if choice[0] not in {ParticipantKind.DELEGATE, ParticipantKind.VENDOR}
]


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self):
        super().__init__(format="%H:%M")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format="%Y-%m-%dT%H:%M")


class ForumForm(SharedRecordForm):
    class Meta:
        model = Forum
        fields = [
            "series", "number", "name", "slug", "theme", "legal_basis", "first_day", "last_day",
            "start_time", "end_time", "venue", "venue_address", "opened_by", "agency_seats",
            "vendor_seats", "registration_opens_at", "registration_closes_at",
        ]  # fmt: skip
        widgets = {
            "legal_basis": forms.Textarea(attrs={"rows": 3}),
            "first_day": DateInput(),
            "last_day": DateInput(),
            "start_time": TimeInput(),
            "end_time": TimeInput(),
            "registration_opens_at": MomentInput(),
            "registration_closes_at": MomentInput(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_day", "last_day", "registration_opens_at", "registration_closes_at"):
            self.fields[name].validators.append(check_year)


class AgendaItemForm(forms.ModelForm):
    class Meta:
        model = AgendaItem
        fields = ["day", "start_time", "end_time", "title", "speaker"]
        widgets = {"day": DateInput(), "start_time": TimeInput(), "end_time": TimeInput()}

    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.forum = forum
        self.fields["day"].initial = forum.first_day

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not self.forum.first_day <= day <= self.forum.last_day:
            raise ValidationError("Tanggal ini di luar hari forum.", code="outside_forum")
        return day


# `absolute_max` bounds what a made-up number of rows can cost; Django's own would be 2,000.
AgendaFormSet = modelformset_factory(
    AgendaItem,
    form=AgendaItemForm,
    extra=3,
    can_delete=True,
    max_num=60,
    absolute_max=80,
    validate_max=True,
)


class TableCountForm(forms.Form):
    table_count = forms.IntegerField(label="Jumlah meja", min_value=0, max_value=MAX_TABLES)


class TableForm(forms.ModelForm):
    class Meta:
        model = Table
        fields = ["vendor"]

    def __init__(self, *args, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["vendor"].queryset = vendors
        self.fields["vendor"].label = str(self.instance)
        self.fields["vendor"].empty_label = "Dipakai bersama"


class BaseTableFormSet(forms.BaseModelFormSet):
    def clean(self):
        chosen = [
            form.cleaned_data["vendor"] for form in self.forms if form.cleaned_data.get("vendor")
        ]
        twice = {vendor.name for vendor in chosen if chosen.count(vendor) > 1}
        if twice:
            raise ValidationError(
                f"{', '.join(sorted(twice))} dipilih untuk lebih dari satu meja.",
                code="vendor_has_table",
            )

    def validate_unique(self):
        """Vendors may swap tables in one act, so only clean() compares the rows with each other."""


TableFormSet = modelformset_factory(
    Table,
    form=TableForm,
    formset=BaseTableFormSet,
    extra=0,
    can_delete=False,
    max_num=MAX_TABLES,
    absolute_max=MAX_TABLES,
    edit_only=True,
)


class SlotPlanForm(forms.Form):
    day = forms.DateField(label="Tanggal", widget=DateInput)
    start_time = forms.TimeField(label="Sesi pertama mulai pukul", widget=TimeInput)
    minutes = forms.IntegerField(label="Lama satu sesi (menit)", min_value=5, max_value=240)
    pause = forms.IntegerField(label="Jeda antarsesi (menit)", min_value=0, max_value=240)
    count = forms.IntegerField(label="Jumlah sesi", min_value=1, max_value=60)

    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.forum = forum

    def clean_day(self):
        day = self.cleaned_data["day"]
        if not self.forum.first_day <= day <= self.forum.last_day:
            raise ValidationError("Tanggal ini di luar hari forum.", code="outside_forum")
        return day

    def clean(self):
        data = super().clean()
        if not self.errors and data["count"] * (data["minutes"] + data["pause"]) > 24 * 60:
            raise ValidationError("Sesi tidak muat dalam satu hari.", code="too_long")
        if not self.errors and self.slots()[-1].end_time <= data["start_time"]:
            raise ValidationError("Sesi terakhir melewati tengah malam.", code="past_midnight")
        return data

    def slots(self) -> list[Slot]:
        """The slots of the plan, not saved."""
        data = self.cleaned_data
        first = datetime.combine(date.min, data["start_time"])
        step = timedelta(minutes=data["minutes"] + data["pause"])
        length = timedelta(minutes=data["minutes"])
        return [
            Slot(
                forum=self.forum,
                day=data["day"],
                start_time=(first + step * number).time(),
                end_time=(first + step * number + length).time(),
            )
            for number in range(data["count"])
        ]


class DocumentForm(forms.ModelForm):
    class Meta:
        model = Document
        fields = ["title", "file", "is_public"]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        self.instance.format = check_upload(
            upload, allowed=DOCUMENT_FORMATS, max_bytes=settings.UPLOAD_MAX_BYTES
        )
        self.instance.original_name = upload.name[:200]
        self.instance.size = upload.size
        return upload


class InvitationChoiceForm(forms.Form):
    agencies = forms.ModelMultipleChoiceField(
        label="OPD yang diundang",
        queryset=Agency.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    vendors = forms.ModelMultipleChoiceField(
        label="Vendor yang diundang",
        queryset=Vendor.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, agencies, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agencies"].queryset = agencies
        self.fields["vendors"].queryset = vendors


class ParticipantForm(SharedRecordForm):
    """A participant of one kind; `kind` is "delegate", "vendor" or "other".

    A likely duplicate is refused once; ticking `is_not_duplicate` saves it all the same.
    """

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

    def __init__(self, *args, side, agencies, vendors, **kwargs):
        super().__init__(*args, **kwargs)
        self.side = side
        self.fields["agency"].queryset = agencies
        self.fields["vendor"].queryset = vendors
        self.fields["agency"].required = side == "delegate"
        self.fields["vendor"].required = side == "vendor"
        self.fields["phone"].required = side != "other"
        self.fields["kind"].choices = OTHER_KINDS
        for name in self.hidden[side]:
            del self.fields[name]
        if side != "other":
            self.instance.kind = side
            self.instance.organisation = ""

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
        message = ValidationError(
            f"{twin} dari {twin.origin or 'peserta lain'} sudah terdaftar dengan kode "
            f"{twin.code}. Bila ini orang lain, centang “Bukan ganda, simpan juga”.",
            code="duplicate",
        )
        raise ValidationError({twin_field(twin, data): message})


class SelfRegistrationForm(ParticipantForm):
    """What people say of themselves or of a colleague; agreeing to the consent text is a field.

    Only the invitation's own people are looked through for duplicates: whoever else is
    registered is nothing that a link may tell.
    """

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
        if not asks_consent:
            del self.fields["is_consented"]

    def participants_to_compare(self):
        return self.siblings

    def values(self) -> dict[str, str]:
        """What was typed, by field of the participant."""
        return {
            name: self.cleaned_data[name] or ""
            for name in self.fields
            if name in ParticipantForm.Meta.fields
        }


class InvitationForm(forms.ModelForm):
    """Whom the office writes to, and how many may come."""

    phone = IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )

    class Meta:
        model = Invitation
        fields = ["seats", "email", "phone"]


class LetterForm(forms.ModelForm):
    """The head of the letter of invitation, from the office's book of letters."""

    class Meta:
        model = Forum
        fields = ["letter_number", "letter_date", "letter_nature", "letter_attachment", "copies"]
        widgets = {"letter_date": DateInput(), "copies": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"letter_number": "Dari buku agenda surat, misalnya 500.3/124/D.9/2024."}


def twin_field(twin: Participant, data: dict) -> str:
    """The field that makes the two look like one person."""
    if twin.nip and twin.nip == data.get("nip"):
        return "nip"
    if twin.phone and twin.phone == data["phone"]:
        return "phone"
    return "name"


class BadgeForm(forms.ModelForm):
    """What the card says, where that differs from the list; empty means as in the list."""

    class Meta:
        model = Participant
        fields = ["badge_name", "badge_origin"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["badge_name"].help_text = f"Kosongkan untuk “{self.instance.name}”."
        self.fields["badge_origin"].help_text = f"Kosongkan untuk “{self.instance.origin}”."


class ScanForm(forms.Form):
    """One reading. A device names it with a key of its own; without one it gets a key here."""

    text = forms.CharField(label="Kode peserta", max_length=300)
    key = forms.RegexField(r"\A[A-Za-z0-9-]{8,40}\Z", required=False, widget=forms.HiddenInput)
    door = forms.CharField(label="Pintu", max_length=40, required=False)


class ReadingForm(forms.Form):
    """A reading that a device kept without network: a hash instead of the ticket."""

    key = forms.RegexField(r"\A[A-Za-z0-9-]{8,40}\Z")
    hash = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    door = forms.CharField(max_length=40, required=False)
    at = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"])


class ReasonForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=300)


class PasteForm(forms.Form):
    kind = forms.ChoiceField(
        label="Jenis peserta",
        required=False,
        choices=[("", "Kenali dari instansi"), *ParticipantKind.choices],
    )
    rows = forms.CharField(
        label="Baris dari lembar kerja",
        max_length=300_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=(
            "Salin dari Excel bersama baris judulnya: Nama, NIP, Jabatan, Instansi, No HP, Surel."
        ),
    )


class ImportForm(forms.Form):
    file = forms.FileField(
        label="Berkas daftar peserta",
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
        help_text="XLSX, XLS, ODS, atau CSV. Lembar pertama yang berisi yang dibaca.",
    )
    kind = forms.ChoiceField(
        label="Jenis peserta",
        required=False,
        choices=[("", "Kenali dari instansi"), *ParticipantKind.choices],
    )


class ImportMapForm(forms.Form):
    """One select for each header of a file: which of our columns it is."""

    def __init__(self, *args, headers, **kwargs):
        super().__init__(*args, **kwargs)
        self.headers = headers
        for place, header in enumerate(headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header.text,
                required=False,
                choices=[(UNUSED, "Tidak dipakai"), *LABELS.items()],
                initial=header.column or UNUSED,
                widget=forms.Select(attrs={"aria-label": f"Arti kolom {header.text}"}),
            )

    @property
    def rows(self):
        """Header and select together, for the table."""
        return list(zip(self.headers, self, strict=True))

    @property
    def mapping(self):
        return {
            header.text: self.cleaned_data[f"column_{place}"]
            for place, header in enumerate(self.headers)
        }

    def clean(self):
        data = super().clean()
        taken = set()
        for name, column in list(data.items()):
            if column and column in taken:
                self.add_error(
                    name,
                    ValidationError(
                        f"{LABELS[column]} sudah dipilih untuk kolom lain.", code="chosen_twice"
                    ),
                )
            taken.add(column)
        for column in COLUMNS:
            if column.required and column.name not in taken:
                raise ValidationError(
                    f"Pilih kolom mana yang berisi {column.label}.", code="missing_columns"
                )
        return data


class CheckInSearchForm(forms.Form):
    q = forms.CharField(
        label="Pindai kode QR, atau ketik nama, OPD, usaha, kode peserta",
        max_length=300,
        required=False,
    )


class ArrivalForm(forms.Form):
    present_name = forms.CharField(
        label="Nama yang hadir",
        max_length=300,
        help_text="Ubah bila yang datang wakilnya.",
    )


def default_slot_plan(forum: Forum) -> dict:
    """What the slot form starts with: after the opening, six meetings of twenty minutes."""
    first = datetime.combine(date.min, forum.start_time) + timedelta(minutes=75)
    return {
        "day": forum.first_day,
        "start_time": first.time() if first.date() == date.min else time(9),
        "minutes": 20,
        "pause": 0,
        "count": 6,
    }


class MinutesForm(SharedRecordForm):
    class Meta:
        model = Minutes
        fields = ["led_by", "written_by", "discussion", "conclusions", "follow_up"]
        widgets = {
            "discussion": forms.Textarea(attrs={"rows": 8}),
            "conclusions": forms.Textarea(attrs={"rows": 4}),
            "follow_up": forms.Textarea(attrs={"rows": 4}),
        }


class CertificateForm(forms.Form):
    pattern = forms.CharField(
        label="Pola nomor sertifikat",
        max_length=100,
        help_text=(
            "Dari buku agenda surat. Tulis {urut} di tempat nomor urut, "
            "misalnya 500.3/{urut}/D.9/2024."
        ),
    )


class AfterwardsForm(forms.Form):
    audience = forms.ChoiceField(
        label="Kepada",
        choices=[("came", "Yang hadir"), ("missed", "Yang terdaftar tetapi tidak hadir")],
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(label="Judul", max_length=200)
    body = forms.CharField(
        label="Isi surel", max_length=5000, widget=forms.Textarea(attrs={"rows": 8})
    )
