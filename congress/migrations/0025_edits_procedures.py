"""Who edits procedures is said on his row, and so in the book; Django's own tables of permissions are empty."""

from django.db import migrations, models

from workflows.models.ledger import enter_standing

BOOKED = {
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
            "edits_procedures",
        ),
    },
}


def move_the_right(apps, _editor):
    person = apps.get_model("congress", "Person")
    given = person.user_permissions.through.objects.filter(permission__codename="add_edition")
    person.objects.filter(pk__in=given.values("person")).update(edits_procedures=True)
    given.delete()
    enter_standing(apps, "congress", BOOKED)


class Migration(migrations.Migration):
    dependencies = [
        ("congress", "0024_key_asks"),
        ("workflows", "0010_refusals_in_the_book"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="edits_procedures",
            field=models.BooleanField(default=False, verbose_name="sửa và đưa quy trình vào sử dụng"),
        ),
        migrations.RunPython(move_the_right, migrations.RunPython.noop),
    ]
