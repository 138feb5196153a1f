"""The table of sentences that were kept, and how far they were passed on, are gone: they are news now."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("congress", "0017_one_outbox"),
    ]

    operations = [
        migrations.RemoveField(model_name="passedon", name="told"),
        migrations.DeleteModel(name="Told"),
    ]
