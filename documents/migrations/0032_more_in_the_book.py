"""Rows that prove and stood in no book until now: each is entered as it stands on the day of the upgrade."""

from django.db import migrations

from workflows.models.ledger import enter_all

SOME = 500
# Table -> columns with words that somebody typed, columns that are told by their digest.
BOOKED = {
    "ExtraDay": (("reason",), ()),
    "Objection": (("text",), ()),
    "ObjectionAnswer": (("text",), ()),
    "PaperCopy": (("remark",), ()),
    "PlanVersion": ((), ("rows",)),
    "Scan": ((), ()),
    "Sending": ((), ()),
}


def enter_standing_rows(apps, _editor):
    for name, (words, short) in BOOKED.items():
        model = apps.get_model("documents", name)
        model.free_words, model.told_short = words, short
        keys = list(model.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), SOME):
            enter_all(list(model.objects.filter(pk__in=keys[start : start + SOME]).order_by("pk")))


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0031_papers_for_nobody"),
        ("workflows", "0007_editions_of_nobody"),
    ]

    operations = [migrations.RunPython(enter_standing_rows, migrations.RunPython.noop)]
