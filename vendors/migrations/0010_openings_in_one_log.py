from django.db import migrations

LABELS = {"nik": "NIK", "npwp": "NPWP"}


def move_openings(apps, schema_editor):
    """What was opened so far goes into the one log of accounts."""
    openings = apps.get_model("vendors", "NumberOpening").objects.select_related("vendor")
    apps.get_model("accounts", "Disclosure").objects.bulk_create(
        [
            apps.get_model("accounts", "Disclosure")(
                kind="number",
                what=LABELS[opening.number],
                path=f"/vendors/{opening.vendor.slug}/profile/",
                at=opening.opened_at,
                by_id=opening.opened_by_id,
            )
            for opening in openings.order_by("pk").iterator(chunk_size=2000)
        ],
        batch_size=2000,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_disclosure"),
        ("vendors", "0009_waiting_indexes"),
    ]

    operations = [migrations.RunPython(move_openings, migrations.RunPython.noop)]
