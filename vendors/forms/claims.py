from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from accounts.models import User
from core.fields import IdentifierField
from core.formats import phone_display
from core.identifiers import clean_phone


class InviteForm(forms.Form):
    email = forms.EmailField(
        label="Surel wakil vendor",
        required=False,
        help_text="Kosongkan bila tautan dikirim lewat WhatsApp.",
    )


class ClaimForm(forms.ModelForm):
    phone = IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        display=phone_display,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    password = forms.CharField(
        label="Kata sandi",
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Paling sedikit 12 karakter. Beberapa kata acak mudah diingat.",
    )

    class Meta:
        model = User
        fields = ["name", "username", "email", "phone"]
        help_texts = {
            "username": "Huruf kecil dan angka, misalnya dapurratmi.",
            "email": "Dipakai untuk memulihkan kata sandi dan menerima kabar.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["username"].widget.attrs["autocomplete"] = "username"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean_username(self):
        name = self.cleaned_data["username"].lower()
        if name.isdigit():
            # Officers sign in by NIP: such a name would take the place of theirs.
            raise ValidationError("Pakai sedikitnya satu huruf.", code="digits_only")
        return name

    def _post_clean(self):
        super()._post_clean()
        password = self.cleaned_data.get("password")
        if password:
            try:
                validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password", error)


class MergeForm(forms.Form):
    reason = forms.CharField(
        label="Alasan", max_length=300, help_text="Misalnya: NPWP dan alamat sama."
    )
