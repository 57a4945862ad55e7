from django.db import migrations, models

from core.operations import Together


class Migration(migrations.Migration):
    dependencies = [
        ("procurement", "0013_words_and_places"),
    ]

    operations = [
        Together(
            [
                migrations.AlterField(
                    model_name="finding",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("no_rup", "Belanja tanpa kode RUP"),
                            ("plan_over_budget", "RUP melebihi pagu pengadaan"),
                            ("over_ceiling", "Belanja melebihi pagu paket"),
                            ("over_plan", "Belanja melebihi pagu RUP"),
                            ("pdn_empty", "Nilai PDN belum diisi"),
                            ("seller_unsized", "Penyedia tanpa skala usaha"),
                            ("certificate_expired", "Sertifikat TKDN sudah berakhir"),
                            ("not_small", "Paket usaha kecil ke bukan UMK"),
                            ("reason_missing", "Alasan pilihan produk kosong"),
                            ("commitment_late", "Komitmen lewat bulan tanpa kontrak"),
                        ],
                        max_length=19,
                        verbose_name="jenis",
                    ),
                ),
                migrations.AlterField(
                    model_name="finding",
                    name="state",
                    field=models.CharField(
                        choices=[
                            ("open", "Terbuka"),
                            ("followed", "Ditindaklanjuti"),
                            ("solved", "Selesai"),
                            ("accepted", "Diterima dengan alasan"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                migrations.AlterField(
                    model_name="findingevent",
                    name="kind",
                    field=models.CharField(
                        choices=[
                            ("no_rup", "Belanja tanpa kode RUP"),
                            ("plan_over_budget", "RUP melebihi pagu pengadaan"),
                            ("over_ceiling", "Belanja melebihi pagu paket"),
                            ("over_plan", "Belanja melebihi pagu RUP"),
                            ("pdn_empty", "Nilai PDN belum diisi"),
                            ("seller_unsized", "Penyedia tanpa skala usaha"),
                            ("certificate_expired", "Sertifikat TKDN sudah berakhir"),
                            ("not_small", "Paket usaha kecil ke bukan UMK"),
                            ("reason_missing", "Alasan pilihan produk kosong"),
                            ("commitment_late", "Komitmen lewat bulan tanpa kontrak"),
                        ],
                        max_length=19,
                        verbose_name="jenis",
                    ),
                ),
                migrations.AlterField(
                    model_name="findingevent",
                    name="state",
                    field=models.CharField(
                        choices=[
                            ("open", "Terbuka"),
                            ("followed", "Ditindaklanjuti"),
                            ("solved", "Selesai"),
                            ("accepted", "Diterima dengan alasan"),
                        ],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                migrations.AlterField(
                    model_name="purchase",
                    name="size_class",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Mikro"),
                            ("small", "Kecil"),
                            ("medium", "Menengah"),
                            ("large", "Besar"),
                        ],
                        max_length=6,
                        verbose_name="skala usaha penyedia saat itu",
                    ),
                ),
                migrations.AlterField(
                    model_name="purchaseevent",
                    name="size_class",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Mikro"),
                            ("small", "Kecil"),
                            ("medium", "Menengah"),
                            ("large", "Besar"),
                        ],
                        max_length=6,
                        verbose_name="skala usaha penyedia saat itu",
                    ),
                ),
                migrations.AlterField(
                    model_name="purchasesummary",
                    name="level",
                    field=models.PositiveSmallIntegerField(
                        choices=[
                            (1, "bulan dan metode"),
                            (2, "bulan dan perangkat daerah"),
                            (3, "bulan, perangkat daerah, dan metode"),
                            (4, "bulan, metode, dan jenis"),
                            (5, "bulan, metode, dan skala usaha"),
                            (6, "bulan, metode, dan asal produk"),
                            (7, "bulan, metode, dan sumber"),
                            (8, "tahun dan penyedia"),
                            (9, "bulan, metode, dan kategori"),
                            (10, "tahun, perangkat daerah, metode, dan jenis"),
                            (11, "tahun, perangkat daerah, metode, dan skala usaha"),
                            (12, "tahun, perangkat daerah, metode, dan asal produk"),
                            (13, "tahun, perangkat daerah, metode, dan sumber"),
                            (14, "tahun, perangkat daerah, metode, dan kategori"),
                            (15, "tahun, kategori, dan lokasi penyedia"),
                        ]
                    ),
                ),
                migrations.AlterField(
                    model_name="supplier",
                    name="size_class",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Mikro"),
                            ("small", "Kecil"),
                            ("medium", "Menengah"),
                            ("large", "Besar"),
                        ],
                        max_length=6,
                        verbose_name="skala usaha",
                    ),
                ),
                migrations.AlterField(
                    model_name="supplierevent",
                    name="size_class",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("micro", "Mikro"),
                            ("small", "Kecil"),
                            ("medium", "Menengah"),
                            ("large", "Besar"),
                        ],
                        max_length=6,
                        verbose_name="skala usaha",
                    ),
                ),
            ]
        )
    ]
