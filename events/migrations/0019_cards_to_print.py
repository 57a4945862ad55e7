from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_refused_rows_again"),
        ("events", "0018_forums_called_off"),
        ("vendors", "0016_refresh_only_changed_products"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name="participant",
            index=models.Index(
                condition=models.Q(("badge_printed_at", None), ("status", "registered")),
                fields=["forum"],
                name="participant_without_badge",
            ),
        ),
    ]
