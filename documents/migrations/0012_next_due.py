"""The next day on which somebody is waited for stands on the package; filled from the open duties."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill(apps: Any, _schema: Any) -> None:
    """The first last day of each package's open duties, or its own deadline where that comes before."""
    packages, duties = apps.get_model("documents", "Package"), apps.get_model("workflows", "Duty")
    waiting = duties.objects.filter(item_type="documents.package", item_id=OuterRef("pk"), closed=None)
    packages.objects.update(next_due=Subquery(waiting.order_by("due").values("due")[:1]))
    sooner = []
    for one in packages.objects.exclude(next_due=None).exclude(due=None).only("due", "due_exclusive", "next_due"):
        last = one.due - timedelta(days=1) if one.due_exclusive else one.due
        if last < one.next_due:
            one.next_due = last
            sooner.append(one)
    packages.objects.bulk_update(sooner, ["next_due"], batch_size=500)


class Migration(migrations.Migration):
    # A row that was written cannot be indexed in the same transaction on PostgreSQL.
    atomic = False

    dependencies = [
        ("documents", "0011_owed_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="package",
            name="next_due",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="package",
            index=models.Index(
                condition=models.Q(("next_due", None), _negated=True),
                fields=["next_due", "code"],
                name="package_by_next_due",
            ),
        ),
    ]
