"""Mail may answer a wish that was sent after the deadline."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0009_letters"),
    ]

    operations = [
        migrations.AlterField(
            model_name="message",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invitation", "Undangan"),
                    ("reminder", "Pengingat"),
                    ("seat", "Kursi tersedia"),
                    ("answer", "Jawaban permohonan"),
                    ("afterwards", "Sesudah acara"),
                    ("schedule", "Jadwal temu berubah"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
        migrations.AlterField(
            model_name="messageevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("invitation", "Undangan"),
                    ("reminder", "Pengingat"),
                    ("seat", "Kursi tersedia"),
                    ("answer", "Jawaban permohonan"),
                    ("afterwards", "Sesudah acara"),
                    ("schedule", "Jadwal temu berubah"),
                ],
                max_length=10,
                verbose_name="jenis",
            ),
        ),
    ]
