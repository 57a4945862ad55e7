"""The columns of a list of products or prices, under the names that businesses give them."""

from dataclasses import replace

from accounts.file_imports import Layout
from accounts.models import ImportTable
from core.spreadsheets import Column

OWNERS = [
    Column(
        "vendor",
        "Pelaku usaha",
        ("vendor", "nama vendor", "nama usaha", "nama umkm", "nama ikm", "nama penyedia", "penyedia",
         "usaha", "toko", "nama toko", "nama perusahaan", "umkm", "penjual"),
        spans=True,
    ),
    Column("nib", "NIB", ("nomor induk berusaha", "no nib", "nib vendor"), spans=True),
]  # fmt: skip
COLUMNS = [
    Column(
        "name",
        "Nama produk",
        ("produk", "nama barang", "barang", "nama barang/jasa", "barang/jasa", "nama produk/jasa",
         "nama jasa", "jasa", "nama item", "item", "jenis barang", "nama menu", "menu"),
        required=True,
    ),
    Column("category", "Kategori", ("kategori produk", "jenis produk", "etalase", "kelompok"), spans=True),
    Column(
        "description",
        "Uraian",
        ("deskripsi", "uraian produk", "deskripsi produk", "spesifikasi", "isi", "rincian",
         "spesifikasi produk", "keterangan produk"),
    ),
    # Some write it with the price: "15.000/kotak".
    Column("unit", "Satuan", ("unit", "sat", "satuan jual", "kemasan")),
    Column(
        "price",
        "Harga satuan",
        ("harga", "harga jual", "harga/satuan", "harga per satuan", "harga (rp)", "harga produk",
         "harga satuan (rp)", "harga tayang"),
    ),
    Column("price_note", "Keterangan harga", ("catatan harga", "ket harga")),
    Column(
        "minimum_order",
        "Pesanan minimum",
        ("minimum order", "min order", "minimal order", "minimal pesanan", "min. pesan", "moq",
         "minimal pembelian", "minimum pembelian", "pesanan minimal", "min pembelian"),
    ),
    Column(
        "monthly_capacity",
        "Kapasitas per bulan",
        ("kapasitas", "kapasitas produksi", "kapasitas produksi per bulan", "kapasitas/bulan",
         "produksi per bulan", "stok"),
    ),
    Column(
        "lead_time_days",
        "Waktu pesan (hari)",
        ("waktu pesan", "lama pengerjaan", "waktu pengerjaan", "lead time", "lama pesan",
         "lama pengerjaan (hari)", "waktu produksi"),
    ),
    Column("origin", "Asal", ("asal produk", "asal barang", "buatan", "pdn/impor")),
    Column("material", "Bahan", ("bahan baku", "komposisi", "material", "bahan utama")),
    Column("tkdn", "TKDN (%)", ("tkdn", "nilai tkdn", "nilai tkdn (%)")),
    Column("bmp", "BMP (%)", ("bmp", "nilai bmp", "nilai bmp (%)")),
    Column(
        "ekatalog_url",
        "Tautan e-Katalog",
        ("link e-katalog", "e-katalog", "url e-katalog", "link", "url", "link produk",
         "tautan produk", "alamat e-katalog"),
    ),
]  # fmt: skip
UNUSED = (
    "no", "nomor", "no urut", "nomor urut", "keterangan", "ket", "masalah", "kecamatan", "foto",
    "gambar", "kode produk", "kode barang", "sku", "merek", "merk", "harga per tanggal", "status",
)  # fmt: skip
LAYOUT = Layout(
    ImportTable.PRODUCTS,
    [*OWNERS, *COLUMNS],
    UNUSED,
    either=[["vendor", "nib"]],
    advice={
        "vendor": "Bila semua produk milik satu usaha, mulai dari halaman produk usaha itu.",
    },
)
"""A list of the office's, of any businesses."""
OWN_LAYOUT = replace(
    LAYOUT,
    columns=COLUMNS,
    unused=(*UNUSED, *(name for owner in OWNERS for name in (owner.label, *owner.aliases))),
    either=(),
)
"""A list of one business, which no column needs to name."""
EXAMPLE = {
    "vendor": "Dapur Contoh",
    "nib": "",
    "name": "Kotak snack tiga isi",
    "category": "Kudapan dan kotak snack",
    "description": "Dua kue basah, satu gorengan, dan air mineral gelas",
    "unit": "kotak",
    "price": "15.000",
    "price_note": "Termasuk antar dalam Kota Metro",
    "minimum_order": "20",
    "monthly_capacity": "8.000",
    "lead_time_days": "1",
    "origin": "Dibuat di Kota Metro",
    "material": "Bahan segar, kotak kertas",
    "tkdn": "",
    "bmp": "",
    "ekatalog_url": "",
}
