from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0005_planned_days'),
    ]

    operations = [
        migrations.AddField(
            model_name='package',
            name='waits_for',
            field=models.JSONField(default=dict, editable=False),
        ),
    ]
