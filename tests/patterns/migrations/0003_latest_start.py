from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('patterns', '0002_next_due'),
    ]

    operations = [
        migrations.AddField(
            model_name='matter',
            name='latest_start',
            field=models.DateField(editable=False, null=True),
        ),
    ]
