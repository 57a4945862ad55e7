"""Let photos change places in one statement: that each has a place of its own is seen at its end."""

from django.db import migrations, models
from django.db.models import Deferrable

KINDS = {
    "productphoto": ("product", "product_photo_position_is_unique"),
    "vendorphoto": ("vendor", "vendor_photo_position_is_unique"),
}


class Migration(migrations.Migration):
    dependencies = [("vendors", "0014_refused_rows_again")]

    operations = [
        operation
        for model, (owner, name) in KINDS.items()
        for operation in (
            migrations.RemoveConstraint(model, name),
            migrations.AddConstraint(
                model,
                models.UniqueConstraint(
                    fields=[owner, "position"], name=name, deferrable=Deferrable.IMMEDIATE
                ),
            ),
        )
    ]
