"""What papers say of a congress, its units and people: entered as it stands on the day of the upgrade."""

from django.db import migrations

from workflows.models.ledger import enter_standing

BOOKED = {
    "Association": {},
    "Emblem": {},
    "Congress": {},
    "CongressKind": {},
    "Person": {
        "free_words": ("full_name", "form_of_address", "rank"),
        "told_columns": (
            "full_name",
            "honorific",
            "form_of_address",
            "rank",
            "is_active",
            "is_staff",
            "is_superuser",
        ),
    },
    "Unit": {"free_words": ("head_title", "phone", "second_phone", "address", "email")},
    "UnitSuccession": {},
    "UnitLink": {"free_words": ("reason",)},
    "CalendarLink": {},
    "Absence": {"free_words": ("reason",)},
    "Postponement": {"free_words": ("reason",)},
}


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "congress", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0018_told_is_news"),
        ("workflows", "0008_days_and_editions_in_the_book"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
