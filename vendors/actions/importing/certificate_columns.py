"""The columns of the certificate list that Kemenperin exports, an HTML table named .xls.

Source: the rekap page of the P3DN site; Tipe is always empty, 999.99 stands for no value.
"""

from accounts.file_imports import Layout
from accounts.models import ImportTable
from core.spreadsheets import Column

LAYOUT = Layout(
    ImportTable.CERTIFICATES,
    [
        Column("company", "Nama perusahaan", ("perusahaan", "nama produsen"), required=True),
        Column("goods", "Produk", ("nama produk", "jenis produk"), required=True),
        Column("specification", "Spesifikasi", ("spesifikasi produk",)),
        Column("brand", "Merek", ("merk",)),
        Column("tkdn", "Nilai TKDN (%)", ("tkdn", "nilai tkdn", "tkdn (%)"), required=True),
        Column("bmp", "Nilai BMP (%)", ("bmp", "nilai bmp", "bmp (%)")),
        Column(
            "expires_on",
            "Tanggal kedaluwarsa",
            ("tanggal kadaluarsa sertifikat", "tanggal kadaluarsa", "masa berlaku",
             "berlaku sampai", "tanggal kedaluwarsa sertifikat", "berlaku s.d.", "tanggal berakhir"),
        ),
        Column("certificate_number", "Nomor sertifikat", ("no sertifikat", "sertifikat")),
        Column("hs_code", "Kode HS", ("hs", "hs code")),
        Column("kbli", "KBLI", ("kode kbli",)),
        Column("address", "Alamat", ("alamat perusahaan",)),
    ],
    unused=("no", "nomor", "no urut", "kelompok barang", "provinsi", "tipe", "kota", "status"),
    max_rows=60_000,
)  # fmt: skip
EXAMPLE = {
    "company": "CV Contoh Kayu",
    "goods": "Plakat kayu",
    "specification": "Kayu jati, 20 x 30 cm",
    "brand": "Contoh",
    "tkdn": "62,35",
    "bmp": "",
    "expires_on": "2029-03-01",
    "certificate_number": "",
    "hs_code": "44209090",
    "kbli": "16291",
    "address": "Jl. Contoh No. 2, Metro",
}
