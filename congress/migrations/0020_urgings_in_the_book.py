"""Who was reminded of what, and whom the office told: entered in the book as it stands that day."""

from django.db import migrations

from workflows.models.ledger import enter_standing

BOOKED = {
    "Urging": {"free_words": ("words",)},
    "UrgedWork": {},
    "PassedOn": {"free_words": ("words",)},
}


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "congress", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0019_congresses_and_people_in_the_book"),
        ("workflows", "0010_refusals_in_the_book"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
