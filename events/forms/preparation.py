"""What a forum is made of before it begins: its facts, agenda, tables, slots, documents, letters."""

import copy
from datetime import date, datetime, time, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import formset_factory, modelformset_factory
from django.utils import timezone
from django.utils.text import slugify

from accounts.models import Agency
from core.fields import IdentifierField, check_year
from core.filters import ReadChoices
from core.formats import number
from core.forms import DateInput, ReasonForm, SharedRecordForm
from core.identifiers import clean_phone
from core.uploads import check_upload
from events.actions.mail import told_of_change
from events.models import (
    AgendaItem,
    Document,
    Forum,
    Invitation,
    Slot,
    Table,
)
from vendors.models import Vendor

MAX_TABLES = 200
# Rows of one page: the two fields of each stay below Django's limit for a form.
MAX_CONTACTS = 100

DOCUMENT_FORMATS = {"pdf", "docx", "xlsx", "jpg", "png"}


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
        for name, follows in (
            ("slug", "Kosongkan agar dibuat dari nama forum."),
            ("last_day", "Kosongkan bila hanya satu hari."),
        ):
            self.fields[name].required = False
            self.fields[name].help_text = follows
        if self.instance.last_day == self.instance.first_day:
            # Written out, it stays behind when the forum moves to another day.
            self.initial["last_day"] = None

    def clean_slug(self):
        longest = self.fields["slug"].max_length
        made = slugify(self.cleaned_data.get("name", ""))[:longest]
        # With neither the page shows the errors, and still stands at its own address.
        slug = self.cleaned_data["slug"] or made or self.instance.slug
        if not slug and "name" in self.cleaned_data:
            raise ValidationError(
                "Nama forum tidak memuat huruf. Tulis alamat halaman, misalnya "
                "business-matching-p3dn-2025.",
                code="required",
            )
        return slug

    def clean_last_day(self):
        return self.cleaned_data["last_day"] or self.cleaned_data.get("first_day")

    def clean_registration_closes_at(self):
        closes, last = (
            self.cleaned_data["registration_closes_at"],
            self.cleaned_data.get("last_day"),
        )
        if closes and last and timezone.localdate(closes) > last:
            raise ValidationError(
                "Pendaftaran ditutup paling lambat pada hari terakhir forum.",
                code="closes_after_the_forum",
            )
        return closes


class ForumChangeForm(ForumForm):
    """The form of a forum that people know of."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label = "Beri tahu lewat surel bila hari, waktu, atau tempat berubah"
        self.fields["tells"] = tell_field(self.instance, label)


class CallOffForm(ReasonForm):
    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tells"] = tell_field(forum)


class ReviveForm(forms.Form):
    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tells"] = tell_field(forum)


def tell_field(forum: Forum, label: str = "Beri tahu lewat surel") -> forms.BooleanField:
    """Whether those who know of the forum hear of a change, with how many they are."""
    people, invited = told_of_change(forum)
    return forms.BooleanField(
        label=label,
        required=False,
        initial=True,
        help_text=f"Kepada {number(people.count())} peserta dan {number(invited.count())} yang "
        "diundang, sejauh alamat surelnya tercatat. Yang lain kabari lewat telepon.",
    )


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
    """A table, by its number, and the `vendor_field` that all tables share: there may be 200.

    A table without a vendor shows the next of `proposed`.
    """

    class Meta:
        model = Table
        fields: list[str] = []

    def __init__(self, *args, vendor_field, proposed, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["vendor"] = self.instance.vendor_id or next(proposed, None)
        self.fields["vendor"] = copy.copy(vendor_field)
        self.fields["vendor"].label = str(self.instance)


def vendor_field(vendors: QuerySet[Vendor]) -> forms.ModelChoiceField:
    """Which of the vendors sits at a table. Reads their names."""
    field = forms.ModelChoiceField(vendors, required=False)
    field.choices = ReadChoices([("", "Dipakai bersama"), *vendors.values_list("pk", "name")])
    return field


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


class VendorSearchForm(forms.Form):
    q = forms.CharField(
        label="Cari vendor",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


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


class ContactForm(forms.Form):
    """How one of many invited is reached; both stay empty for those it is not known of."""

    invitation = forms.IntegerField(widget=forms.HiddenInput)
    email = forms.EmailField(
        label="Surel",
        required=False,
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}),
    )


ContactFormSet = formset_factory(
    ContactForm, extra=0, max_num=MAX_CONTACTS, absolute_max=MAX_CONTACTS
)


class LetterForm(forms.ModelForm):
    """The head of the letter of invitation, from the office's book of letters."""

    class Meta:
        model = Forum
        fields = ["letter_number", "letter_date", "letter_nature", "letter_attachment", "copies"]
        widgets = {"letter_date": DateInput(), "copies": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"letter_number": "Dari buku agenda surat, misalnya 500.3/124/D.9/2024."}
