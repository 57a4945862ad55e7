"""The columns of RUP files, under the names that SiRUP, INAPROC and the offices give them."""

from accounts.file_imports import GOVERNMENT, Layout
from accounts.models import ImportTable
from core.spreadsheets import Column

COLUMNS = [
    Column(
        "rup_code",
        "Kode RUP",
        ("kd_rup", "rup_code", "kd_rup_paket", "id rup", "no rup", "kode sirup", "id"),
        required=True,
    ),
    Column(
        "name",
        "Nama paket",
        (
            "nama_paket",
            "rup_name",
            "rup_nama_pkt",
            "nama kebutuhan",
            "nama pekerjaan",
            "paket",
            "nama paket swakelola",
            "nama paket penyedia",
            "uraian kebutuhan",
        ),
    ),
    Column("agency_code", "Kode satuan kerja", ("kd_satker_str", "kode_satker"), spans=True),
    Column(
        "agency_name",
        "Nama satuan kerja",
        ("nama_satker", "satuan kerja", "satker", "opd", "skpd", "perangkat daerah"),
        spans=True,
    ),
    GOVERNMENT,
    Column("year", "Tahun anggaran", ("tahun_anggaran", "fiscal_year", "tahun")),
    Column(
        "budget", "Pagu", ("pagu", "pagu_anggaran", "total nilai (rp)", "nilai pagu", "total pagu")
    ),
    Column("account_codes", "Kode rekening (MAK)", ("mak", "kode_anggaran", "kode rekening")),
    Column("line_id", "Nomor baris anggaran", ("id_paket_anggaran_penyedia",)),
    Column("specification", "Uraian pekerjaan", ("uraian_pekerjaan", "urarian_pekerjaan")),
    Column("details", "Spesifikasi", ("spesifikasi_pekerjaan", "spesifikasi")),
    Column("volume", "Volume", ("volume_pekerjaan", "volume", "vol")),
    Column("unit", "Satuan", ("satuan", "sat")),
    Column(
        "method",
        "Metode pengadaan",
        ("metode_pengadaan", "mtd_pemilihan", "metode", "metode pemilihan", "cara pengadaan"),
    ),
    Column("procurement_type", "Jenis pengadaan", ("jenis_pengadaan", "jenis")),
    Column("self_managed", "Tipe swakelola", ("tipe_swakelola",)),
    Column("fund_source", "Sumber dana", ("sumber_dana", "funding_source")),
    Column(
        "starts_on",
        "Mulai",
        (
            "tgl_awal_pemanfaatan",
            "tgl_awal_pelaksanaan_kontrak",
            "bulan awal",
            "waktu pelaksanaan",
            "waktu pemanfaatan",
            "bulan pelaksanaan",
            "dibutuhkan bulan",
        ),
    ),
    Column(
        "ends_on",
        "Selesai",
        ("tgl_akhir_pemanfaatan", "tgl_akhir_pelaksanaan_kontrak", "bulan akhir"),
    ),
    Column("active", "Status aktif", ("status_aktif_rup", "status_aktif")),
    Column("deleted", "Status hapus", ("status_delete_rup", "status_delete")),
    Column("announced", "Status umumkan", ("status_umumkan_rup", "status_umumkan")),
    Column("pdn", "Status PDN", ("status_pdn", "pdn", "produk dalam negeri")),
    Column("umk", "Status UKM", ("status_ukm", "status_umk", "umk", "usaha kecil/koperasi")),
    Column("non_umk_reason", "Alasan non-UKM", ("alasan_non_ukm",)),
]
# Columns of the national layouts that say nothing about demand; the first code of a unit counts.
UNUSED = [
    "asal_dana",
    "asal_dana_klpd",
    "asal_dana_satker",
    "flag_minikom",
    "jenis_dana_apbn",
    "jenis_klpd",
    "kd_kegiatan",
    "kd_klpd",
    "kd_klpd_penyelenggara",
    "kd_komponen",
    "kd_program",
    "kd_rup_lokal",
    "kd_satker",
    "kd_subkegiatan",
    "kode_klpd",
    "nama_klpd_penyelenggara",
    "nama_ppk",
    "nama_satker_penyelenggara",
    "nip_ppk",
    "spp_aspek_ekonomi",
    "spp_aspek_lingkungan",
    "spp_aspek_sosial",
    "status_dikecualikan",
    "status_konsolidasi",
    "status_pradipa",
    "tahun_anggaran_dana",
    "tahun_pertama",
    "tgl_akhir_kontrak",
    "tgl_akhir_pemilihan",
    "tgl_awal_kontrak",
    "tgl_awal_pemilihan",
    "tgl_buat_paket",
    "tgl_pengumuman_paket",
    "tipe_paket",
    "username_ppk",
    "no",
    "tanggal_buat_paket",
    "waktu pemilihan",
    "pemilihan",
    "lokasi",
]
LAYOUT = Layout(
    ImportTable.DEMAND,
    COLUMNS,
    UNUSED,
    max_rows=50_000,
    either=[("agency_code", "agency_name")],
    advice={
        "rup_code": "Bila berkas tidak memuat kode RUP, salin barisnya dari lembar kerja lalu pakai "
        "Tempel baris di halaman Kebutuhan."
    },
)
