"""One index less to write for each purchase: that of the identity finds a package key as well."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("procurement", "0022_budget_imports")]

    operations = [
        migrations.RemoveIndex(model_name="purchase", name="purchase_package_key"),
    ]
