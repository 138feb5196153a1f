"""Backups taken, and what another opening day meant for a package: entered as they stand that day."""

from django.db import migrations

from workflows.models.ledger import enter_standing

BOOKED = {
    "BackupTaken": {},
    "PackagePostponement": {"free_words": ("reason",)},
}


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "documents", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0020_urgings_in_the_book"),
        ("documents", "0039_charter_lines_unread"),
        ("workflows", "0010_refusals_in_the_book"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
