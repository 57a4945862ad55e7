"""Find needs by parts of their words without reading all of them."""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations
from django.db.models import TextField, Value
from django.db.models.functions import Concat, Lower

from core.fields import Trigrams


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_search_trigrams"),
        ("matching", "0006_weak_words_may_lead"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="demand",
            index=GinIndex(
                Trigrams(
                    Lower(Concat("name", Value(" "), "specification", output_field=TextField()))
                ),
                name="demand_by_letters",
            ),
        ),
    ]
