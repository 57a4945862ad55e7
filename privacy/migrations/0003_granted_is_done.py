"""A change of data is granted only when something was done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_what_was_done")]

    operations = [
        migrations.AddConstraint(
            model_name="datarequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("correction", "withdrawal", "erasure")),
                        ("status", "done"),
                        _negated=True,
                    ),
                    models.Q(("deeds", ""), _negated=True),
                    _connector="OR",
                ),
                name="data_request_granted_is_done",
            ),
        ),
    ]
