from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("documents", "0028_signed_sets"),
    ]

    operations = [
        migrations.AddField(
            model_name="urgingletter",
            name="stand_in",
            field=models.CharField(blank=True, default="", max_length=400, verbose_name="người nhận thay"),
            preserve_default=False,
        ),
    ]
