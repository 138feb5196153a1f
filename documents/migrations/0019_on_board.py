"""The last day on which a plan can be kept stands on the package; the next night fills it in."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import migrations, models


def fill(apps: Any, _schema: Any) -> None:
    """Until `manage.py daily` has worked it out, no plan is said to be missed."""
    for name in ("Package", "Plan", "Task"):
        rows = apps.get_model("documents", name).objects.exclude(next_due=None)
        rows.update(latest_start=date.max)


class Migration(migrations.Migration):
    # A row that was written cannot be indexed in the same transaction on PostgreSQL.
    atomic = False

    dependencies = [
        ("documents", "0018_entry_confirmed"),
    ]

    operations = [
        migrations.AddField(
            model_name="package",
            name="latest_start",
            field=models.DateField(editable=False, null=True),
        ),
        *(
            migrations.AddField(
                model_name=name,
                name="latest_start",
                field=models.DateField(editable=False, null=True),
            )
            for name in ("plan", "task")
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="package", name="package_by_next_due"),
        migrations.AddIndex(
            model_name="package",
            index=models.Index(
                condition=models.Q(("counts", True)),
                fields=["congress", "next_due", "code", "latest_start"],
                name="package_on_board",
            ),
        ),
    ]
