"""Find the people of an agency or a vendor at one forum: the index was of those of all years."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0010_answers_to_requests"),
    ]

    operations = [
        migrations.AlterField(
            model_name="participant",
            name="agency",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="accounts.agency",
                verbose_name="OPD atau unit kerja",
            ),
        ),
        migrations.AlterField(
            model_name="participant",
            name="vendor",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                to="vendors.vendor",
                verbose_name="vendor",
            ),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["agency", "forum"], name="participant_of_agency"),
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(fields=["vendor", "forum"], name="participant_of_vendor"),
        ),
    ]
