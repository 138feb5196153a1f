"""Days off and editions prove too: each is entered as it stands on the day of the upgrade."""

from django.db import migrations

from workflows.models.ledger import enter_standing

BOOKED = {
    "ExceptionDay": {},
    "Edition": {"free_words": ("reason",)},
}


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "workflows", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("workflows", "0007_editions_of_nobody"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
