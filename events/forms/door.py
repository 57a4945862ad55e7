"""At the door: search, scan, arrival, badge."""

from django import forms

from core.forms import SharedRecordForm
from events.models import (
    Participant,
)


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


class ScanForm(forms.Form):
    """One reading. A device names it with a key of its own; without one it gets a key here."""

    text = forms.CharField(label="Kode peserta", max_length=300)
    key = forms.RegexField(r"\A[A-Za-z0-9-]{8,40}\Z", required=False, widget=forms.HiddenInput)
    door = forms.CharField(label="Pintu", max_length=40, required=False)
    # The desk's page never holds a ticket that was read there, only the code of its person.
    is_read = forms.BooleanField(required=False, widget=forms.HiddenInput)


class ReadingForm(forms.Form):
    """A reading that a device kept without network: a hash instead of the ticket."""

    key = forms.RegexField(r"\A[A-Za-z0-9-]{8,40}\Z")
    hash = forms.RegexField(r"\A[0-9a-f]{64}\Z")
    door = forms.CharField(max_length=40, required=False)
    at = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z"])


class BadgeForm(SharedRecordForm):
    """What the card says, where that differs from the list; empty means as in the list."""

    # Another person may come instead meanwhile: the text would stand on their card.
    also_seen = ("name",)

    class Meta:
        model = Participant
        fields = ["badge_name", "badge_origin"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["badge_name"].help_text = f"Kosongkan untuk “{self.instance.name}”."
        self.fields["badge_origin"].help_text = f"Kosongkan untuk “{self.instance.origin}”."
