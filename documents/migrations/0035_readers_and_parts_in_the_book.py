"""Who read, who writes which part, whom one called: entered as it stands on the day of the upgrade."""

from django.db import migrations

from workflows.models.ledger import enter_standing

BOOKED = {
    "Viewing": {},
    "PartPlan": {"free_words": ("title",)},
    "PartDraft": {"free_words": ("name", "note")},
    "Call": {"free_words": ("answer",)},
    "PollVoter": {"free_words": ("name", "title")},
    "Conversion": {},
    "Excused": {"free_words": ("reason",)},
    "UrgingLetter": {"free_words": ("stand_in",)},
    "UrgingLetterWork": {"free_words": ("what",)},
    "TaskUrging": {},
}


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "documents", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0034_agenda_dropped"),
        ("workflows", "0008_days_and_editions_in_the_book"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
