"""Duties are in the book from the night on: those that are there are entered as they stand."""

from django.db import migrations
from django.db.models import Exists, OuterRef

from workflows.models.ledger import enter_all

SOME = 500


def enter_standing_duties(apps, _editor):
    duties, lines = apps.get_model("workflows", "Duty"), apps.get_model("workflows", "LedgerLine")
    known = lines.objects.filter(row_type="workflows.duty", row_id=OuterRef("pk"))
    waiting = duties.objects.filter(~Exists(known)).order_by("pk")
    while rows := list(waiting[:SOME]):
        enter_all(rows)


class Migration(migrations.Migration):
    dependencies = [
        ("workflows", "0008_days_and_editions_in_the_book"),
    ]

    operations = [migrations.RunPython(enter_standing_duties, migrations.RunPython.noop)]
