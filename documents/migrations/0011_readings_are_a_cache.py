"""What was read out of a file is a cache, kept by the version of the reader: no longer append-only."""

from django.db import migrations, models

TABLE = 'documents_blobtext'


def unlock(apps, schema_editor):
    """The triggers of the table; going back, `migrate` itself installs them again."""
    on = f' ON "{TABLE}"' if schema_editor.connection.vendor == 'postgresql' else ''
    for verb in ('update', 'delete', 'truncate'):
        schema_editor.execute(f'DROP TRIGGER IF EXISTS {TABLE}_no_{verb}{on}')


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0010_excused'),
    ]

    operations = [
        migrations.RunPython(unlock, migrations.RunPython.noop),
        migrations.AddField(
            model_name='blobtext',
            name='reader',
            field=models.PositiveSmallIntegerField(default=0),
        ),
    ]
