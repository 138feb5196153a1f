"""Planned days are rows of the steps that brought them; the milestones of before are carried over."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def carry_over(apps: Any, _schema: Any) -> None:
    """The first day and the present one of each milestone, as days of the first step of its package."""
    days, steps = apps.get_model("documents", "PackageDay"), apps.get_model("documents", "PackageStep")
    first = dict(steps.objects.filter(sequence=1).values_list("item", "pk"))
    rows = []
    for plan in apps.get_model("documents", "Milestone").objects.order_by("pk").iterator():
        about = {"item_id": plan.package_id, "step_id": first.get(plan.package_id), "stage": plan.stage}
        if about["step_id"] is None:
            continue
        rows.append(days(day=plan.baseline, **about))
        if plan.planned != plan.baseline:
            rows.append(days(day=plan.planned, reason=plan.reason, **about))
    days.objects.bulk_create(rows, batch_size=1000)


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0004_words_to_search"),
    ]

    operations = [
        migrations.CreateModel(
            name="PackageDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stage", models.CharField(max_length=40, verbose_name="bước")),
                ("day", models.DateField(verbose_name="thời hạn")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="lý do thay đổi")),
                ("proposed", models.BooleanField(default=False)),
                ("item", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="planned", to="documents.package")),
                ("step", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="days", to="documents.packagestep")),
            ],
            options={
                "verbose_name": "mốc kế hoạch",
                "verbose_name_plural": "mốc kế hoạch",
                "ordering": ("id",),
                "abstract": False,
                "indexes": [models.Index(fields=["item", "stage", "id"], name="package_day_of_stage")],
            },
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel(name="Milestone"),
    ]
