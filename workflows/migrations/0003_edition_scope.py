
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workflows', '0002_tracks'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='scope',
            field=models.CharField(blank=True, default='', max_length=40, verbose_name='phạm vi'),
        ),
    ]
