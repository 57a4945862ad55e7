"""Say of the data that is made nameless first that answers to the forum are among it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0003_granted_is_done"),
    ]

    operations = [
        migrations.AlterField(
            model_name="pseudonymisation",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contacts", "Kontak dan jawaban peserta, undangan, isi surel"),
                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                    ("files", "Berkas impor dan isi barisnya"),
                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                    ("users", "Akun yang dinonaktifkan"),
                    ("vendors", "Kontak vendor tanpa kegiatan"),
                    ("addresses", "Alamat IP di riwayat perubahan"),
                    ("requests", "Permohonan data pribadi"),
                ],
                max_length=12,
                verbose_name="data",
            ),
        ),
        migrations.AlterField(
            model_name="pseudonymisationevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contacts", "Kontak dan jawaban peserta, undangan, isi surel"),
                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                    ("files", "Berkas impor dan isi barisnya"),
                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                    ("users", "Akun yang dinonaktifkan"),
                    ("vendors", "Kontak vendor tanpa kegiatan"),
                    ("addresses", "Alamat IP di riwayat perubahan"),
                    ("requests", "Permohonan data pribadi"),
                ],
                max_length=12,
                verbose_name="data",
            ),
        ),
        migrations.AlterField(
            model_name="retentionperiod",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contacts", "Kontak dan jawaban peserta, undangan, isi surel"),
                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                    ("files", "Berkas impor dan isi barisnya"),
                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                    ("users", "Akun yang dinonaktifkan"),
                    ("vendors", "Kontak vendor tanpa kegiatan"),
                    ("addresses", "Alamat IP di riwayat perubahan"),
                    ("requests", "Permohonan data pribadi"),
                ],
                max_length=12,
                unique=True,
                verbose_name="data",
            ),
        ),
        migrations.AlterField(
            model_name="retentionperiodevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contacts", "Kontak dan jawaban peserta, undangan, isi surel"),
                    ("participants", "Nama peserta, kehadiran, sertifikat"),
                    ("files", "Berkas impor dan isi barisnya"),
                    ("purchases", "Berkas impor belanja dan isi barisnya"),
                    ("users", "Akun yang dinonaktifkan"),
                    ("vendors", "Kontak vendor tanpa kegiatan"),
                    ("addresses", "Alamat IP di riwayat perubahan"),
                    ("requests", "Permohonan data pribadi"),
                ],
                max_length=12,
                verbose_name="data",
            ),
        ),
    ]
