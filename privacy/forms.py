from django import forms
from django.utils import timezone

from core.fields import IdentifierField
from core.formats import phone_display
from core.identifiers import clean_phone
from privacy.models import DataRequest, RequestKind, RequestStatus
from privacy.models.data_request import OFFICE_CHANNELS, RequestChannel

OFFICE_CHOICES = [(channel.value, channel.label) for channel in OFFICE_CHANNELS]


def phone_field(**rest):
    return IdentifierField(
        label="Nomor WhatsApp",
        clean_number=clean_phone,
        display=phone_display,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        **rest,
    )


class RequestForm(forms.ModelForm):
    """What anyone may ask about the own data; the mailbox proves who it is."""

    kind = forms.ChoiceField(
        label="Yang Anda minta", choices=RequestKind, widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label="Surel",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text="Surel yang Anda pakai saat mendaftar. Kami kirim tautan konfirmasi ke sini.",
    )
    phone = phone_field(help_text="Bila dulu Anda mendaftar dengan nomor ini.")

    class Meta:
        model = DataRequest
        fields = ["kind", "name", "email", "phone", "text"]
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "text": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "text": "Untuk perbaikan: apa yang salah dan apa yang benar. Jangan tulis NIK di sini."
        }


class TicketRequestForm(forms.ModelForm):
    """The same from a ticket, which says who it is."""

    kind = forms.ChoiceField(
        label="Yang Anda minta", choices=RequestKind, widget=forms.RadioSelect
    )

    class Meta:
        model = DataRequest
        fields = ["kind", "text", "email"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts = {
            "text": "Untuk perbaikan: apa yang salah dan apa yang benar.",
            "email": "Kosongkan bila jawaban cukup dilihat lewat tautan.",
        }


class EntryForm(forms.ModelForm):
    """A request that reached the office otherwise; its clock began when it arrived."""

    channel = forms.ChoiceField(label="Lewat", choices=OFFICE_CHOICES)
    kind = forms.ChoiceField(label="Permohonan", choices=RequestKind)
    phone = phone_field()
    received_at = forms.DateTimeField(
        label="Diterima pada",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="Batas jawaban 3 x 24 jam dihitung sejak ini.",
    )

    class Meta:
        model = DataRequest
        fields = ["channel", "kind", "received_at", "name", "email", "phone", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"email": "Jawaban dikirim ke sini bila diisi."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = timezone.localtime().replace(second=0, microsecond=0)
        self.fields["received_at"].initial = now

    def clean_received_at(self):
        received = self.cleaned_data["received_at"]
        if received > timezone.now():
            raise forms.ValidationError(
                "Waktu diterima tidak boleh sesudah sekarang.", code="future"
            )
        if received.year < 2022:
            raise forms.ValidationError(
                "UU Pelindungan Data Pribadi baru ada sejak Oktober 2022. Periksa tahunnya.",
                code="too_early",
            )
        return received

    def clean_channel(self):
        return RequestChannel(self.cleaned_data["channel"])


class AnswerForm(forms.Form):
    status = forms.ChoiceField(
        label="Keputusan",
        choices=[(RequestStatus.DONE, "Dipenuhi"), (RequestStatus.REFUSED, "Ditolak")],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Jawaban kepada pemohon",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Sebab dan dasar hukumnya bila ditolak.",
    )
    statement = forms.CharField(
        label="Yang dilakukan di tempat lain",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Pernyataan petugas, dibaca juga oleh pemohon. Misalnya: daftar cetak diganti.",
    )

    def __init__(self, *args, asked, done, **kwargs):
        """``done`` is what the pages know of: without any, granting a change takes a statement."""
        super().__init__(*args, **kwargs)
        self.is_done = not asked.needs_deed or bool(done)
        if not asked.needs_deed:
            del self.fields["statement"]

    def clean(self):
        data = super().clean()
        is_granted = data.get("status") == RequestStatus.DONE
        if is_granted and not self.is_done and not data.get("statement"):
            text = (
                "Belum ada yang dilakukan pada data orang ini. Lakukan dulu lewat tombol di atas, "
                "atau tulis di sini apa yang sudah dilakukan di tempat lain."
            )
            self.add_error("statement", forms.ValidationError(text, code="nothing_done"))
        return data


class PeriodForm(forms.Form):
    """One field of months for each kind of data."""

    def __init__(self, *args, periods: dict[str, int], labels: dict[str, str], **kwargs):
        super().__init__(*args, **kwargs)
        for kind, months in periods.items():
            self.fields[kind] = forms.IntegerField(
                label=labels[kind],
                initial=months,
                min_value=1,
                max_value=600,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )
