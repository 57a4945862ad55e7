"""Sample data of the component gallery; nothing here is real."""

from datetime import date

import django_filters
from django import forms

from accounts.models import Agency
from core.filters import ListFilter
from core.pagination import Paginator

AGENCIES = [
    ("dik", "Dinas Pendidikan dan Kebudayaan"),
    ("kes", "Dinas Kesehatan"),
    ("kom", "Dinas Kominfo"),
    ("bap", "Bappeda"),
]
COLOURS = [
    ("Nila 800", "#15305A", "Bilah atas"),
    ("Nila 700", "#1D3F72", "Aksi, tautan, data"),
    ("Nila 50", "#EFF3F9", "Baris terpilih"),
    ("Emas 300", "#E0B04A", "Penanda aktif"),
    ("Emas 700", "#7A5300", "Garis target"),
    ("Tinta", "#1B2230", "Teks utama"),
    ("Tinta 3", "#5B6474", "Teks bantu"),
    ("Kertas", "#F7F5F0", "Latar halaman"),
    ("Daun", "#14623F", "Berhasil, berlaku"),
    ("Daun muda", "#E4F2EA", "Latar berhasil"),
    ("Tembaga", "#8A4B00", "Perlu perhatian"),
    ("Tembaga muda", "#FDF0DC", "Latar perhatian"),
    ("Bata", "#A3261C", "Galat, batal"),
    ("Bata muda", "#FBE9E7", "Latar galat"),
    ("Garis kuat", "#8A92A1", "Tepi isian"),
    ("Garis", "#D9DCE2", "Tepi kartu"),
]
PEOPLE = [
    ("Ahmad Fauzi, S.E.", "Kasubbag Umum", "Bappeda", "08.46"),
    ("Dewi Anggraini, S.Pd., M.M.", "Kasubbag Perencanaan", "Dinas Pendidikan", "08.26"),
    ("Eko Prasetyo, A.Md.", "Pejabat pengadaan", "RSUD Jenderal Ahmad Yani", ""),
]


class SampleForm(forms.Form):
    name = forms.CharField(label="Nama lengkap dan gelar")
    nip = forms.CharField(label="NIP", min_length=18)
    agency = forms.ChoiceField(
        label="OPD atau unit kerja",
        choices=[("", "Pilih OPD"), *AGENCIES],
        widget=forms.Select(attrs={"data-autocomplete": True}),
    )
    phone = forms.CharField(
        label="Nomor telepon", required=False, help_text="Dipakai untuk mengirim tanda peserta"
    )
    kind = forms.ChoiceField(
        label="Jenis", choices=[("halal", "Halal"), ("tkdn", "TKDN")], widget=forms.RadioSelect
    )
    letter = forms.FileField(label="Surat tugas", required=False)
    note = forms.CharField(label="Catatan", required=False, widget=forms.Textarea({"rows": 2}))
    agrees = forms.BooleanField(label="Kontak boleh ditampilkan kepada vendor", required=False)


class SampleFilter(ListFilter):
    q = django_filters.CharFilter(label="Cari")
    agency = django_filters.ChoiceFilter(
        label="Asal", choices=AGENCIES, empty_label="Semua OPD dan vendor"
    )
    status = django_filters.ChoiceFilter(
        label="Status", choices=[("absent", "Belum hadir")], empty_label="Semua status"
    )


EXPORTS = [
    {
        "label": "Excel (.xlsx)",
        "hint": "Semua kolom, siap diolah",
        "url": "#",
        "icon": "filetype-xlsx",
    },
    {
        "label": "CSV (.csv)",
        "hint": "UTF-8, pemisah titik koma",
        "url": "#",
        "icon": "filetype-csv",
    },
    {
        "label": "PDF daftar hadir (A4)",
        "hint": "Berkop dinas, kolom tanda tangan",
        "url": "#",
        "icon": "printer",
        "new_group": True,
    },
]


def sample_data(request):
    """Context of components/gallery.html."""
    pages = Paginator(range(312), 50)
    return {
        "colours": COLOURS,
        "people": PEOPLE,
        "day": date(2024, 3, 6),
        "form": SampleForm({"name": "Yusuf Maulana, S.K.M.", "nip": "1987 0412 2011", "kind": ""}),
        "blank_form": SampleForm(prefix="blank"),
        "filter": SampleFilter(request.GET, queryset=Agency.objects.none()),
        "page": pages.page(1),
        "tabs": [
            {"label": "Ringkasan", "url": "#", "active": True},
            {"label": "Peserta", "url": "#", "active": False, "count": 55},
            {"label": "Check-in", "url": "#", "active": False},
        ],
        "steps": [
            {"label": "Unggah", "state": "done"},
            {"label": "Periksa", "state": "current"},
            {"label": "Simpan", "state": "todo"},
        ],
        "exports": EXPORTS,
        "acts": [
            {"label": "Tandai hadir", "url": "#", "icon": "person-check"},
            {"label": "Batalkan", "url": "#", "icon": "slash-circle", "danger": True},
        ],
    }
