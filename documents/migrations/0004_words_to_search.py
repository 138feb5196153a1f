"""What a search reads of each file, written for the files that were read before."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from documents.texts.compare.follow import numbered
from workflows.text import searchable


def fold(apps: Any, _schema: Any) -> None:
    """The paragraphs of what has been read."""
    paragraph = apps.get_model("documents", "FoldedParagraph")
    for row in apps.get_model("documents", "BlobText").objects.exclude(text="").only("text").iterator(50):
        paragraph.objects.bulk_create(
            paragraph(reading=row, number=number, folded=searchable(body)) for number, body in numbered(row.text)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_charter_readings'),
    ]

    operations = [
        migrations.CreateModel(
            name='FoldedParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('folded', models.TextField()),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='documents.blobtext')),
            ],
            options={
                'verbose_name': 'đoạn để tìm kiếm',
                'verbose_name_plural': 'đoạn để tìm kiếm',
            },
        ),
        migrations.RunPython(fold, migrations.RunPython.noop),
    ]
