from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vendors", "0004_fill_vendor_status")]

    operations = [
        migrations.AddConstraint(
            model_name="vendor",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "suspended"),
                    models.Q(("status", "verified"), ("verified_at__isnull", False)),
                    models.Q(
                        models.Q(("status", "verified"), _negated=True), ("verified_at", None)
                    ),
                    _connector="OR",
                ),
                name="vendor_status_fits_verification",
            ),
        ),
    ]
