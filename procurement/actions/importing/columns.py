"""What the files of purchases are called, and what their columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.conf import settings

from accounts.file_imports import GOVERNMENT, UNIT_CODES, UNIT_NAMES, Layout
from accounts.models import ImportTable
from core.spreadsheets import Column, header_key, short_key
from procurement.models import Source

COLUMNS = [
    Column(
        "package_key", "Kode paket",
        ["kd_paket", "order_id", "id transaksi", "id paket", "no paket", "id pesanan", "kd tender",
         "kd nontender", "kd nontender pct", "no pesanan", "kode pesanan", "kd pencatatan", "kd swakelola", "kd swakelola pct"],
    ),
    Column(
        "value", "Nilai belanja",
        ["total nilai", "nilai total", "nilai kontrak", "nilai", "jumlah", "total", "realisasi",
         "nilai realisasi", "total realisasi", "total harga", "nilai transaksi", "nilai spk",
         "nilai pesanan", "total pesanan", "total transaksi", "valuasi"],
    ),
    Column("unit_name", "Satuan kerja", UNIT_NAMES, spans=True),
    Column("unit_code", "Kode satuan kerja", [*UNIT_CODES, "kd_satker", "npsn"], spans=True),
    GOVERNMENT,
    Column("source", "Sumber transaksi", ["sumber"]),
    Column("year", "Tahun anggaran", ["fiscal_year", "tahun", "ta"]),
    Column("rup_codes", "Kode RUP", ["kd_rup", "kd_rup_paket", "rup_code", "id rup", "no rup", "kode sirup",
     "id sirup"]),
    Column(
        "package_name", "Nama paket",
        ["rup_name", "rup_nama_pkt", "uraian", "order_desc", "nama pekerjaan", "nama kegiatan",
         "uraian pekerjaan", "nama tender", "nama paket rup", "nama paket/kegiatan",
         "deskripsi order", "deskripsi pesanan"],
    ),
    Column(
        "supplier_name", "Penyedia",
        ["nama penyedia", "merchant_name", "nama_pelaksana", "pelaksana", "rekanan",
         "nama rekanan", "vendor", "nama vendor", "pemenang", "nama pemenang", "toko",
         "nama toko", "nama merchant", "merchant", "nama penyedia barang/jasa", "pelaku usaha", "nama pelaku usaha", "perusahaan", "nama perusahaan"],
    ),
    Column(
        "npwp", "NPWP penyedia",
        ["npwp16_penyedia", "npwp_16_penyedia", "npwp_16", "npwp_penyedia", "npwp",
         "npwp pemenang", "npwp vendor"],
    ),
    Column("npwp_old", "NPWP lama penyedia", ["npwp15"]),
    Column("supplier_code", "Kode penyedia e-Katalog", ["kd_penyedia_v6", "kode_penyedia"]),
    Column(
        "method", "Metode",
        ["metode pengadaan", "mtd_pemilihan", "mtd_pengadaan", "cara beli", "cara pengadaan"],
    ),
    Column("procurement_type", "Jenis pengadaan", ["jenis", "kategori_pengadaan"]),
    Column("fund_source", "Sumber dana", ["funding_source", "nama_sumber_dana"]),
    Column("account_codes", "Kode rekening (MAK)", ["mak", "kode_anggaran", "kode rekening"]),
    Column(
        "status", "Status paket",
        ["status", "status kontrak", "status transaksi", "status pesanan", "status nontender",
         "status tender"],
    ),
    Column("pdn_value", "Nilai PDN", ["nilai_pdn", "nilai_pdn_kontrak", "nilai_pdn_pct", "pdn"]),
    Column(
        "umk_value", "Nilai UMK",
        ["nilai_umk", "nilai_umk_kontrak", "nilai_umk_pct", "umk", "nilai umkk", "nilai ukm",
         "umk/koperasi", "umk/kop", "nilai umk/koperasi"],
    ),
    Column("tkdn", "TKDN (%)", ["tkdn", "nilai tkdn", "tkdn_produk"]),
    Column("bmp", "BMP (%)", ["bmp", "nilai_bmp"]),
    Column("ceiling", "Pagu", ["nilai pagu", "pagu anggaran"]),
    Column(
        "ordered_on", "Tanggal pesan",
        ["order_date", "tgl_order", "tanggal_transaksi", "tanggal pesanan", "tanggal pemesanan",
         "tanggal buat paket"],
    ),
    Column(
        "contracted_on", "Tanggal kontrak",
        ["tgl_kontrak", "tanggal", "tanggal spk", "tanggal penetapan pemenang",
         "tanggal penetapan", "tanggal kontrak/spk",
         "tanggal surat pesanan"],
    ),
    Column(
        "paid_on", "Tanggal bayar",
        ["tgl_realisasi", "tanggal kuitansi", "tanggal pembayaran", "tanggal bap", "tanggal sp2d"],
    ),
    Column("contract_number", "Nomor kontrak", ["no_kontrak", "nomor surat pesanan", "nomor spk",
     "nomor kontrak/spk"]),
    Column("receipt_number", "Nomor bukti", ["no_realisasi", "no kuitansi", "no sp2d"]),
    Column("addendum", "Addendum ke", ["versi_addendum"]),
    Column("qualification", "Kualifikasi usaha", ["kualifikasi_paket", "jenis penyedia"]),
    Column("legal_form", "Bentuk usaha", ["bentuk_usaha_penyedia"]),
    Column("region", "Kota penyedia", ["kota_kab"]),
    Column("paid", "Nilai pembayaran", ["besar_pembayaran", "nilai bap", "jumlah pembayaran"]),
    Column("payment_number", "Nomor BAP", ["no_bap"]),
]  # fmt: skip
# What stands in such files and says nothing that is kept.
UNUSED = (
    "no", "no urut", "hps", "keterangan", "ket", "apakah addendum", "kd_produk", "kuantitas",
    "harga satuan", "ongkos kirim", "no bast", "tgl bast", "progres pekerjaan",
    "cara pembayaran kontrak", "masalah", "jumlah produk", "jumlah jenis produk", "ongkir",
    "biaya pengiriman", "status pengiriman", "marketplace", "kategori",
    "metode pembayaran", "metode bayar", "nama produk", "komoditas", "penawaran",
    "nilai penawaran",
)  # fmt: skip
LAYOUT = Layout(
    ImportTable.PURCHASES,
    COLUMNS,
    UNUSED,
    max_rows=settings.IMPORT_MAX_ROWS,
    either=(
        ("package_key", "contract_number", "rup_codes", "receipt_number"),
        ("value", "paid"),
        ("unit_name", "unit_code"),
    ),
    advice={
        "package_key": "Laporan per rekening, misalnya dari SIPD, tidak memuat belanja per paket: "
        "unduh daftar paketnya dari SPSE, e-Katalog atau data.inaproc.id.",
        "unit_name": "Bila berkas hanya berisi satu satuan kerja, unggah lagi dan pilih satuan itu.",
    },
    is_large=True,
)
# A list of one unit says in its title, or by who uploads it, whose it is.
ONE_UNIT_LAYOUT = replace(LAYOUT, either=LAYOUT.either[:2])
LABELS = LAYOUT.labels


@dataclass(frozen=True)
class FileKind:
    """A file that a national system gives out: known by headers that no other kind has."""

    name: str
    label: str
    signature: frozenset[str]
    meanings: Mapping[str, str]
    source: str = ""
    # Rows of one package are its products and add up; receipts are parts of a package.
    adds_up: bool = False
    has_receipts: bool = False
    # Rows are payments of a contract: together they say whether it is paid.
    has_payments: bool = False
    status: str = ""

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(self.meanings.values()))


def kind(name, label, signature, meanings, **rest) -> FileKind:
    return FileKind(
        name,
        label,
        frozenset(short_key(header_key(text)) for text in signature.split()),
        {header_key(text): column for text, column in meanings.items()},
        **rest,
    )


UNIT = {"nama_satker": "unit_name", "kd_satker_str": "unit_code"}
COMMON = UNIT | {
    "tahun_anggaran": "year", "nama_paket": "package_name", "pagu": "ceiling",
    "sumber_dana": "fund_source", "mak": "account_codes",
}  # fmt: skip
SELLER = {"nama_penyedia": "supplier_name", "npwp_penyedia": "npwp_old"}
CONTRACT = {
    "nilai_kontrak": "value", "nilai_pdn_kontrak": "pdn_value", "nilai_umk_kontrak": "umk_value",
}  # fmt: skip
SPSE = {
    "mtd_pemilihan": "method",
    "mtd_pengadaan": "method",
    "jenis_pengadaan": "procurement_type",
}
RECEIPT = SELLER | {
    "kd_rup_paket": "rup_codes", "no_realisasi": "receipt_number", "tgl_realisasi": "paid_on",
    "nilai_realisasi": "value", "npwp16_penyedia": "npwp", "nama_pelaksana": "supplier_name",
}  # fmt: skip

PAYMENT = COMMON | SELLER | CONTRACT | SPSE | {
    "npwp16_penyedia": "npwp", "no_kontrak": "contract_number", "tgl_kontrak": "contracted_on",
    "no_bap": "payment_number", "tgl_bap": "paid_on", "besar_pembayaran": "paid",
}  # fmt: skip

KINDS = [
    kind(
        "inaproc", "Realisasi data.inaproc.id", "kodepaket sumbertransaksi totalnilairp",
        {
            "Nama Instansi": "government", "Nama Satuan Kerja": "unit_name",
            "Kode Paket": "package_key",
            "Kode RUP": "rup_codes", "Tahun Anggaran": "year", "Sumber Transaksi": "source",
            "Sumber Dana": "fund_source", "Nama Penyedia": "supplier_name",
            "Metode Pengadaan": "method", "Jenis Pengadaan": "procurement_type",
            "Nama Paket": "package_name", "Status Paket": "status",
            "Total Nilai (Rp)": "value", "Nilai PDN (Rp)": "pdn_value",
        },
    ),
    kind(
        "ekatalog6_isb", "E-Katalog 6 (ISB)", "kd_paket kd_penyedia_v6 total_harga",
        COMMON | {
            "kd_paket": "package_key", "kd_rup": "rup_codes", "rup_nama_pkt": "package_name",
            "kd_penyedia_v6": "supplier_code", "total_harga": "value", "tgl_order": "ordered_on",
            "status_pkt": "status",
        },
        source=Source.EKATALOG6,
    ),
    kind(
        "ekatalog6", "E-Katalog 6 (API)", "order_id rup_code total shipping_fee",
        UNIT | {
            "order_id": "package_key", "rup_code": "rup_codes", "rup_name": "package_name",
            "total": "value", "mak": "account_codes", "funding_source": "fund_source",
            "fiscal_year": "year", "kode_satker": "unit_code", "kode_penyedia": "supplier_code",
            "order_date": "ordered_on", "status": "status",
        },
        source=Source.EKATALOG6,
    ),
    kind(
        "ekatalog5", "E-Katalog 5", "kd_produk total_harga",
        UNIT | {
            "kd_paket": "package_key", "kd_rup": "rup_codes", "nama_paket": "package_name",
            "tahun_anggaran": "year", "total_harga": "value",
            "nama_sumber_dana": "fund_source", "kode_anggaran": "account_codes",
            "tanggal_buat_paket": "ordered_on", "status_paket": "status", "satker_id": "unit_code",
        },
        source=Source.EKATALOG5, adds_up=True,
    ),
    kind(
        "ekatalog5_products", "E-Katalog 5, satu baris tiap produk",
        "komoditas nama_produk total_harga", {"id paket": "package_key"},
        source=Source.EKATALOG5, adds_up=True,
    ),
    kind(
        "products", "Pesanan, satu baris tiap produk", "nama_produk harga_satuan", {},
        adds_up=True,
    ),
    kind(
        "ekontrak_nontender", "E-kontrak non-tender", "kd_nontender no_kontrak versi_addendum",
        COMMON | SELLER | CONTRACT | SPSE | {
            "kd_nontender": "package_key", "npwp16_penyedia": "npwp", "no_kontrak": "contract_number",
            "tgl_kontrak": "contracted_on", "versi_addendum": "addendum",
            "status_kontrak": "status", "bentuk_usaha_penyedia": "legal_form",
        },
        source=Source.NONTENDER,
    ),
    kind(
        "ekontrak_tender", "E-kontrak tender", "kd_tender no_kontrak versi_addendum",
        COMMON | SELLER | CONTRACT | SPSE | {
            "kd_tender": "package_key", "npwp16_penyedia": "npwp", "no_kontrak": "contract_number",
            "tgl_kontrak": "contracted_on", "versi_addendum": "addendum",
            "status_kontrak": "status", "bentuk_usaha_penyedia": "legal_form",
        },
        source=Source.TENDER,
    ),
    kind(
        "payments_nontender", "Pembayaran non-tender (BAP-BAST)",
        "kd_nontender no_bap tgl_bap besar_pembayaran",
        PAYMENT | {"kd_nontender": "package_key"},
        source=Source.NONTENDER, has_payments=True,
    ),
    kind(
        "payments_tender", "Pembayaran tender (BAP-BAST)",
        "kd_tender no_bap tgl_bap besar_pembayaran",
        PAYMENT | {"kd_tender": "package_key"},
        source=Source.TENDER, has_payments=True,
    ),
    kind(
        "payments", "Pembayaran kontrak (BAP-BAST)", "kd_paket besar_pembayaran", PAYMENT,
        has_payments=True,
    ),
    kind(
        "nontender", "Non-tender selesai", "kd_nontender nilai_kontrak",
        COMMON | SELLER | CONTRACT | SPSE | {
            "kd_nontender": "package_key", "kd_rup": "rup_codes", "npwp16_penyedia": "npwp",
            "status_nontender": "status", "tgl_selesai_nontender": "contracted_on",
            "kualifikasi_paket": "qualification", "kabkota": "",
        },
        source=Source.NONTENDER,
    ),
    kind(
        "tender", "Tender selesai", "kd_tender nilai_kontrak",
        COMMON | SELLER | CONTRACT | SPSE | {
            "kd_tender": "package_key", "kd_rup_paket": "rup_codes", "npwp_16_penyedia": "npwp",
            "tgl_penetapan_pemenang": "contracted_on",
        },
        source=Source.TENDER, status="SELESAI",
    ),
    kind(
        "recording", "Pencatatan non-tender", "kd_nontender_pct total_realisasi",
        COMMON | SPSE | {
            "kd_nontender_pct": "package_key", "kd_rup": "rup_codes", "total_realisasi": "value",
            "nilai_pdn_pct": "pdn_value", "nilai_umk_pct": "umk_value",
            "kategori_pengadaan": "procurement_type", "status_nontender_pct_ket": "status",
            "tgl_selesai_paket": "paid_on",
        },
        source=Source.RECORDING,
    ),
    kind(
        "recording_receipts", "Bukti pencatatan non-tender", "kd_nontender_pct nilai_realisasi",
        COMMON | RECEIPT | {"kd_nontender_pct": "package_key"},
        source=Source.RECORDING, has_receipts=True, status="SELESAI",
    ),
    kind(
        "swakelola", "Pencatatan swakelola", "kd_swakelola_pct total_realisasi",
        COMMON | {
            "kd_swakelola_pct": "package_key", "kd_rup": "rup_codes", "total_realisasi": "value",
            "nilai_pdn_pct": "pdn_value", "nilai_umk_pct": "umk_value",
            "status_swakelola_pct_ket": "status", "tgl_selesai_paket": "paid_on",
        },
        source=Source.SWAKELOLA,
    ),
    kind(
        "swakelola_receipts", "Bukti pencatatan swakelola", "kd_swakelola_pct nilai_realisasi",
        COMMON | RECEIPT | {"kd_swakelola_pct": "package_key"},
        source=Source.SWAKELOLA, has_receipts=True, status="SELESAI",
    ),
    kind(
        "tokodaring", "Toko Daring", "order_id valuasi merchant_name",
        UNIT | {
            "tahun": "year", "kd_satker": "unit_code", "order_id": "package_key",
            "order_desc": "package_name", "valuasi": "value", "tanggal_transaksi": "ordered_on",
            "merchant_name": "supplier_name", "kota_kab": "region", "status_verif": "status",
        },
        source=Source.TOKODARING,
    ),
    kind(
        "tokodaring_page", "Toko Daring (halaman laporan)", "order_id marketplace nama_merchant",
        {
            "kota/kab merchant": "region", "kota merchant": "region",
            "status verifikasi": "status",
        },
        source=Source.TOKODARING,
    ),
]  # fmt: skip
OTHER = FileKind("other", "Berkas lain", frozenset(), {})
BY_NAME = {kind.name: kind for kind in [*KINDS, OTHER]}
