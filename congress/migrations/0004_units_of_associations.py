"""Units and people each of their association; who and what could be of several is left to the administrator."""

import django.db.models.deletion
from django.db import migrations, models


def place(apps, schema_editor):
    """A unit by the seats of its people, a person by his own; else the only association there is."""
    Association = apps.get_model("congress", "Association")
    Membership = apps.get_model("congress", "Membership")
    Unit = apps.get_model("congress", "Unit")
    Person = apps.get_model("congress", "Person")
    every = list(Association.objects.values_list("pk", flat=True)[:2])
    only = every[0] if len(every) == 1 else None

    def one_of(seats):
        found = seats.exclude(body__congress__association=None).order_by()
        sure = list(found.values_list("body__congress__association", flat=True).distinct()[:2])
        return sure[0] if len(sure) == 1 else None if sure else only

    people = Person.objects.filter(is_superuser=False, is_staff=False)
    for person in people.only("pk").iterator(chunk_size=500):
        person.association_id = one_of(Membership.objects.filter(person=person.pk))
        Person.objects.filter(pk=person.pk).update(association=person.association_id)
    for unit in Unit.objects.all():
        theirs = models.Q(person__unit=unit) | models.Q(person=unit.head_id) | models.Q(body__unit=unit)
        Unit.objects.filter(pk=unit.pk).update(association=one_of(Membership.objects.filter(theirs)))


class Migration(migrations.Migration):

    dependencies = [
        ("congress", "0003_associations"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="association",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="people", to="congress.association", verbose_name="Hội, tổ chức quản lý tài khoản"),
        ),
        migrations.AddField(
            model_name="unit",
            name="association",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="units", to="congress.association", verbose_name="Hội, tổ chức"),
        ),
        migrations.AlterField(
            model_name="unit",
            name="code",
            field=models.CharField(max_length=20, verbose_name="mã"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(fields=("association", "code"), name="unit_code_once"),
        ),
        migrations.RunPython(place, migrations.RunPython.noop),
    ]
