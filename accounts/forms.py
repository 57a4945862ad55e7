from typing import Any

from allauth.account import forms as account_forms
from allauth.core import context
from allauth.mfa.base import forms as mfa_forms
from django import forms
from django.core.exceptions import ValidationError

from accounts.adapter import refuse_too_many
from accounts.agency_names import likeliest
from accounts.models import Agency, Office, Role, User
from accounts.security_log import log_event
from core.fields import IdentifierField
from core.formats import phone_display
from core.forms import DateInput, SharedRecordForm
from core.identifiers import clean_nip, clean_phone
from core.spreadsheets import header_key


class LoginForm(account_forms.LoginForm):
    """User name, NIP or e-mail address; every way of writing it counts as one account."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        login.label = "Nama pengguna, NIP, atau surel"
        login.max_length = 254
        login.widget = forms.TextInput(
            attrs={"autocomplete": "username", "autofocus": True, "maxlength": 254}
        )
        password = self.fields["password"]
        password.label = "Kata sandi"
        password.widget.attrs = {"autocomplete": "current-password"}

    def clean_login(self):
        typed = super().clean_login()
        # A user name before someone else's NIP or address; unknown ones cost the same query.
        users = sorted(User.objects.called(typed), key=lambda user: user.username != typed.lower())
        return users[0].username if users else typed

    def user_credentials(self):
        return {
            "username": self.cleaned_data["login"],
            "password": self.cleaned_data.get("password"),
        }


class CodeForm(mfa_forms.AuthenticateForm):
    """The second step of signing in."""

    def clean_code(self):
        try:
            return super().clean_code()
        except ValidationError as error:
            log_event("second_factor_failed", context.request, user_id=self.user.pk)
            if error.code == "too_many_login_attempts":
                raise refuse_too_many() from error
            raise


class PersonForm(SharedRecordForm):
    """Fields that a person and the admin fill in alike; numbers may be typed with blanks."""

    error_fields = {"email_taken": "email", "nip_taken": "nip"}

    nip = IdentifierField(
        label="NIP",
        clean_number=clean_nip,
        required=False,
        help_text="18 angka, boleh dengan spasi.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    phone = IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        display=phone_display,
        required=False,
        help_text="Misalnya 0812-3456-7890.",
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )


class UserForm(PersonForm):
    error_fields = PersonForm.error_fields | {
        "buyer_without_agency": "agency",
        "last_admin": "role",
    }

    class Meta:
        model = User
        fields = ["username", "name", "role", "agency", "nip", "email", "phone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        agency: Any = self.fields["agency"]
        agency.queryset = Agency.objects.selectable(keep=self.instance.agency_id).order_by("name")
        agency.help_text = "Wajib untuk pembeli OPD."
        role: Any = self.fields["role"]
        # Made here, the account would stand for no vendor: the invitation ties it to one.
        if self.instance.role != Role.VENDOR:
            role.choices = [choice for choice in role.choices if choice[0] != Role.VENDOR]
            role.help_text = "Akun vendor dibuat lewat Undang wakil di profil vendornya."

    def clean_username(self):
        return self.cleaned_data["username"].lower()


class ProfileForm(PersonForm):
    class Meta:
        model = User
        fields = ["name", "nip", "phone", "email"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    @property
    def changes_contact(self):
        """Whether a way to reach the person changes: that asks for the password again."""
        return bool({"email", "phone"} & set(self.changed_data))


class AgencyForm(SharedRecordForm):
    error_fields = {"period_reversed": "active_until", "npsn_not_school": "npsn"}

    class Meta:
        model = Agency
        fields = [
            "name",
            "short_name",
            "abbreviation",
            "kind",
            "parent",
            "region",
            "satker_code",
            "npsn",
            "active_from",
            "active_until",
            "is_confirmed",
            "source",
        ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parent: Any = self.fields["parent"]
        parent.queryset = Agency.objects.for_list().exclude(pk=self.instance.pk)
        for name in ("active_from", "active_until"):
            self.fields[name].widget = DateInput()

    def clean_abbreviation(self):
        return self.cleaned_data["abbreviation"].upper()

    def clean_satker_code(self):
        return self.cleaned_data["satker_code"] or None

    def clean_npsn(self):
        return self.cleaned_data["npsn"] or None


class OfficeForm(SharedRecordForm):
    signer_nip = IdentifierField(
        label="NIP penanda tangan",
        clean_number=clean_nip,
        required=False,
        help_text="18 angka, boleh dengan spasi.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    class Meta:
        model = Office
        fields = [
            "government",
            "name",
            "address",
            "city",
            "phone",
            "email",
            "website",
            "help_phone",
            "signer_title",
            "signer_name",
            "signer_rank",
            "signer_nip",
        ]


class HeaderMapForm(forms.Form):
    """One choice for each header of a file; two headers may not mean the same."""

    def __init__(self, *args, headers, layout, **kwargs):
        super().__init__(*args, **kwargs)
        self.headers, self.layout = headers, layout
        choices = [("", "Tidak dipakai"), *layout.labels.items()]
        for place, header in enumerate(headers):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=header.text, choices=choices, required=False, initial=header.column
            )

    @property
    def rows(self):
        return [(header, self[f"column_{n}"]) for n, header in enumerate(self.headers)]

    @property
    def mapping(self):
        return {
            header.text: self.cleaned_data[f"column_{n}"] for n, header in enumerate(self.headers)
        }

    def clean(self):
        data = super().clean()
        chosen = [column for column in data.values() if column]
        # A list: add_error takes the value out.
        for name, column in list(data.items()):
            if column and chosen.count(column) > 1:
                error = ValidationError("Kolom ini dipilih dua kali.", code="chosen_twice")
                self.add_error(name, error)
        if problem := self.layout.why_missing(chosen):
            raise ValidationError(problem, code="missing_columns")
        return data


class UnitsForm(forms.Form):
    """Which unit each name of a file means; what it is most like is offered first."""

    def __init__(self, *args, names, agencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = names
        self.agencies = {str(agency.pk): agency for agency in agencies}
        known = {header_key(agency.name): agency for agency in agencies}
        units = [(pk, agency.name) for pk, agency in self.agencies.items()]
        for place, name in enumerate(names):
            guess = likeliest(header_key(name), known)
            self.fields[f"unit_{place}"] = forms.ChoiceField(
                label=name,
                required=False,
                choices=[
                    ("", "Belum dipilih"),
                    *([(str(guess.pk), f"Mungkin: {guess.name}")] if guess else []),
                    ("skip", "Bukan satuan kerja kota ini, lewati"),
                    *units,
                ],
            )

    @property
    def said(self):
        chosen = {name: self.cleaned_data[f"unit_{n}"] for n, name in enumerate(self.names)}
        return {name: self.agencies.get(pk) for name, pk in chosen.items() if pk}


class AgencyUploadForm(forms.Form):
    file = forms.FileField(
        label="Berkas",
        help_text="XLSX, XLS, ODS atau CSV daftar satuan kerja dari SiRUP atau buatan sendiri.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )


class RevertForm(forms.Form):
    reason = forms.CharField(label="Alasan", max_length=300)
