"""Every stored file with its digest, and what cites it without a step: entered as it stands that day."""

from django.db import migrations

from workflows.models.ledger import enter_standing

BOOKED = {
    "Blob": {},
    "JoinedPhoto": {"free_words": ("name",)},
    "IncomingBatch": {},
    "UnitCall": {"free_words": ("heard", "said")},
    "UnitReminder": {"free_words": ("words",)},
}


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "documents", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0036_misprints"),
        ("workflows", "0009_duties_in_the_book"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
