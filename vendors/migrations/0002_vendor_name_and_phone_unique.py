import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_cache_table"),
        ("vendors", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="vendor",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"),
                models.F("phone"),
                name="vendor_name_and_phone_are_unique",
                violation_error_code="vendor_exists",
                violation_error_message="Vendor dengan nama dan nomor WhatsApp ini sudah ada.",
            ),
        ),
    ]
