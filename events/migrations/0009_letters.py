"""Find people by parts of their names and numbers without reading all of them."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

from core.fields import Trigrams


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_search_trigrams"),
        ("events", "0008_head_counts_add_up_by_rows"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="participant",
            index=GinIndex(Trigrams("search_text"), name="participant_by_letters"),
        ),
    ]
