from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('library', '0003_next_due'),
    ]

    operations = [
        migrations.AddField(
            model_name='loan',
            name='latest_start',
            field=models.DateField(editable=False, null=True),
        ),
    ]
