"""Where each package stands: the step that entered its stage, and the way back, told from its history."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from workflows.folding import folded


def tell_from_history(apps: Any, _schema: Any) -> None:
    """The two new columns of packages that have already gone some way."""
    for package in apps.get_model("documents", "Package").objects.exclude(state="").iterator():
        own = folded(package.steps.select_related("procedure").order_by("sequence")).places[""]
        package.entered, package.came_from = own.entered, own.came_from
        package.save(update_fields=["entered", "came_from"])


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0001_start'),
    ]

    operations = [
        migrations.AddField(
            model_name='package',
            name='came_from',
            field=models.JSONField(default=list, editable=False),
        ),
        migrations.AddField(
            model_name='package',
            name='counts',
            field=models.BooleanField(default=True, editable=False),
        ),
        migrations.AddField(
            model_name='package',
            name='entered',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.RunPython(tell_from_history, migrations.RunPython.noop),
    ]
