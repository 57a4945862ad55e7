from django import forms


class UploadForm(forms.Form):
    file = forms.FileField(label="Berkas")

    def __init__(self, *args, kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = kind.source
