"""The columns of a list of vendors, under the names that offices give them."""

from accounts.file_imports import Layout
from accounts.models import ImportTable
from core.spreadsheets import Column

LAYOUT = Layout(
    ImportTable.VENDORS,
    [
        Column(
            "name",
            "Nama usaha",
            (
                "nama umkm", "nama ikm", "nama perusahaan", "nama vendor", "nama penyedia",
                "nama koperasi", "pelaku usaha", "usaha", "nama pelaku usaha", "merk usaha",
            ),
            required=True,
        ),
        Column("legal_form", "Bentuk usaha", ("bentuk badan usaha", "badan hukum", "bentuk")),
        Column("nib", "NIB", ("nomor induk berusaha", "no nib", "nomor nib")),
        Column("npwp", "NPWP", ("no npwp", "nomor npwp", "npwp 16", "npwp16")),
        Column("nik", "NIK pemilik", ("nik", "no ktp", "nomor ktp", "ktp")),
        Column(
            "contact_name",
            "Nama kontak",
            ("nama pemilik", "pemilik", "nama pengusaha", "nama", "kontak", "penanggung jawab",
             "nama pimpinan", "direktur", "nama penanggung jawab", "nama direktur"),
            required=True,
        ),
        Column(
            "phone",
            "Nomor WhatsApp",
            ("no hp", "nomor hp", "hp", "no telepon", "telepon", "no wa", "wa", "no hp/wa",
             "nomor telepon", "no telp", "telp", "kontak hp"),
            required=True,
        ),
        Column("email", "Surel", ("email", "e-mail", "alamat surel")),
        Column("address", "Alamat", ("alamat usaha", "alamat lengkap")),
        Column("village", "Kelurahan", ("kel", "desa/kelurahan", "kelurahan/desa", "desa")),
        Column("district", "Kecamatan", ("kec",)),
        Column(
            "products_summary",
            "Barang atau jasa",
            ("produk", "jenis usaha", "jenis produk", "bidang usaha", "komoditi", "komoditas",
             "produk/jasa", "hasil produksi", "jenis usaha/produk", "produk/jasa yang dihasilkan"),
        ),
        Column("kbli", "KBLI", ("kode kbli", "kbli 2020")),
        Column("founded_year", "Berdiri tahun", ("tahun berdiri", "tahun mulai")),
        Column("capital", "Modal usaha", ("modal", "aset", "modal usaha (rp)")),
        Column(
            "annual_sales",
            "Penjualan setahun",
            ("omzet", "omset", "omzet per tahun", "omset per tahun", "penjualan", "omzet setahun"),
        ),
        Column("woman_led", "Dipimpin perempuan", ("perempuan", "pemilik perempuan")),
        Column("is_taxable", "PKP", ("status pkp", "pkp/non pkp")),
        Column("ekatalog_url", "Tautan e-Katalog", ("link e-katalog", "e-katalog", "url")),
    ],
    unused=(
        "no", "nomor", "no urut", "nomor urut", "keterangan", "ket", "masalah", "rt/rw", "rt",
        "rw", "kota", "kabupaten/kota", "provinsi", "skala usaha", "jumlah tenaga kerja", "tanda tangan",
        # Of our own file of vendors, brought back.
        "skala per tanggal", "jumlah produk", "tahun tenaga kerja", "tenaga kerja",
        "tenaga kerja perempuan", "penyandang disabilitas", "tahap e-katalog", "status", "diperiksa",
        "data dipastikan",
    ),
)  # fmt: skip
EXAMPLE = {
    "name": "Dapur Contoh",
    "legal_form": "Usaha perseorangan",
    "nib": "9120000000000",
    "npwp": "",
    "nik": "",
    "contact_name": "Nama Pemilik",
    "phone": "0812-0000-0000",
    "email": "dapur@contoh.example",
    "address": "Jl. Contoh No. 1",
    "village": "Imopuro",
    "district": "Metro Pusat",
    "products_summary": "Snack dan nasi kotak",
    "kbli": "56210",
    "founded_year": "2019",
    "capital": "",
    "annual_sales": "150.000.000",
    "woman_led": "Ya",
    "is_taxable": "Tidak",
    "ekatalog_url": "",
}
