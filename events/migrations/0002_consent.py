from django.db import migrations

CONSENT_VERSION = "1"
CONSENT_TEXT = """\
Siapa yang memakai data ini: Dinas Koperasi, UMKM dan Perindustrian sebagai penyelenggara forum dan pengendali data pribadi.

Untuk apa: mendaftarkan Anda sebagai peserta, memberi tahu Anda tentang forum ini, mencatat kehadiran, menyusun jadwal temu bisnis, dan mempertanggungjawabkan kegiatan. Dasarnya pelaksanaan tugas pemerintah daerah dan persetujuan Anda (UU 27/2022 ps. 20).

Data apa: nama, NIP, jabatan, instansi atau usaha, nomor WhatsApp, surel, nomor surat tugas, dan waktu kehadiran. Nomor WhatsApp, surel, dan NIP hanya dilihat petugas dinas dan pemegang tautan undangan instansi Anda. Data tidak dijual dan tidak diumumkan.

Berapa lama: selama kegiatan dan sesudahnya selama dokumen kegiatan wajib disimpan menurut jadwal retensi arsip pemerintah daerah. Setelah itu data dihapus atau dimusnahkan.

Hak Anda: melihat, membetulkan, dan melengkapi data Anda, menarik persetujuan, serta meminta data dihapus sesuai ketentuan (UU 27/2022 ps. 5 sampai 13). Permintaan membetulkan atau menarik persetujuan ditindaklanjuti paling lambat 3 x 24 jam sejak diterima. Ajukan lewat tautan undangan ini atau kepada petugas dinas. Menarik persetujuan berarti pendaftaran Anda dibatalkan.
"""


def fill(apps, schema_editor):
    """Registration by link has a text to agree to from the first day."""
    apps.get_model("events", "ConsentText").objects.get_or_create(
        version=CONSENT_VERSION, defaults={"text": CONSENT_TEXT.strip(), "is_active": True}
    )


class Migration(migrations.Migration):
    replaces = [("events", "0003_consent_text")]

    dependencies = [("events", "0001_schema")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
