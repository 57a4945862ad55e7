from django.db import migrations
from django.db.models import F


def fill_status(apps, schema_editor):
    """Vendors that were checked stay so; every name gets its key from the trigger."""
    vendors = apps.get_model("vendors", "Vendor").objects
    vendors.filter(verified_at__isnull=False).update(status="verified")
    vendors.filter(verified_at=None).update(name=F("name"))


class Migration(migrations.Migration):
    dependencies = [("vendors", "0003_profiles_licences_and_products")]

    operations = [migrations.RunPython(fill_status, migrations.RunPython.noop)]
