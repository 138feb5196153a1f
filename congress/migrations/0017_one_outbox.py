"""What people are told stands in one table: the sentences that were kept become news that keep their words."""

import django.db.models.deletion
from django.db import migrations, models


def bring_over(apps, schema_editor):
    """Each sentence as it was said, read, mailed; what the office had told already counts as read."""
    Told, News = apps.get_model("congress", "Told"), apps.get_model("congress", "News")
    PassedOn = apps.get_model("congress", "PassedOn")
    heard = {}
    for row in PassedOn.objects.filter(outcome="told").order_by("id"):
        heard.setdefault((row.person_id, row.congress_id), []).append((row.told, row.at))
    rows = []
    for told in Told.objects.order_by("id").iterator(chunk_size=500):
        passed = [at for upto, at in heard.get((told.person_id, told.congress_id), ()) if told.pk <= upto]
        rows.append(
            News(
                person_id=told.person_id,
                congress_id=told.congress_id,
                event="told",
                words=told.words,
                by_id=told.by_id,
                at=told.at,
                seen=told.seen or (passed[0] if passed else None),
                mailing_id=told.mailing_id,
            )
        )
    News.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ("congress", "0016_emblems"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="news", name="news_once_a_person"),
        migrations.AddField(
            model_name="news",
            name="words",
            field=models.TextField(blank=True, default="", verbose_name="nội dung"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="news",
            name="congress",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="congress.congress",
                verbose_name="đại hội",
            ),
        ),
        migrations.AlterField(
            model_name="news", name="item_type", field=models.CharField(blank=True, max_length=60)
        ),
        migrations.AlterField(
            model_name="news", name="item_id", field=models.PositiveBigIntegerField(default=0)
        ),
        migrations.AlterField(model_name="news", name="number", field=models.PositiveBigIntegerField(default=0)),
        migrations.AddConstraint(
            model_name="news",
            constraint=models.UniqueConstraint(
                condition=models.Q(("words", "")),
                fields=("person", "item_type", "item_id", "number", "event"),
                name="news_once_a_person",
            ),
        ),
        migrations.RunPython(bring_over, migrations.RunPython.noop, elidable=True),
    ]
