"""Refused attempts at decisions and signatures: entered in the book as they stand that day."""

from django.db import migrations

from workflows.models.ledger import enter_standing


def enter_standing_rows(apps, _editor):
    enter_standing(apps, "workflows", {"Refusal": {"told_short": ("reasons",)}})


class Migration(migrations.Migration):
    dependencies = [("workflows", "0009_duties_in_the_book")]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
