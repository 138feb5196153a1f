from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workflows', '0003_edition_scope'),
    ]

    operations = [
        migrations.AddField(
            model_name='exceptionday',
            name='whole_year',
            field=models.BooleanField(default=False, verbose_name='căn cứ công bố lịch nghỉ cả năm'),
        ),
    ]
