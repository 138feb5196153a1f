"""What a person is told says which congress it is about."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("congress", "0004_units_of_associations"),
    ]

    operations = [
        migrations.AddField(
            model_name="told",
            name="congress",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="congress.congress", verbose_name="đại hội"),
        ),
    ]
