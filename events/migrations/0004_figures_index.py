from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
        ("events", "0003_consent_text"),
        ("vendors", "0008_vendor_and_certificate_imports"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="participant",
            name="participant_by_status",
        ),
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(
                fields=["forum", "kind", "status"],
                include=("agency", "id"),
                name="participant_by_status",
            ),
        ),
    ]
