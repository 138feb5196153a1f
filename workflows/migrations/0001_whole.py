"""The tables of an empty database (the engine's), as the migrations named in `replaces` leave them."""

import datetime
import django.db.models.deletion
import workflows.clock
import workflows.tables
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('workflows', '0001_start'),
        ('workflows', '0002_tracks'),
        ('workflows', '0003_edition_scope'),
        ('workflows', '0004_whole_year'),
        ('workflows', '0005_background_work'),
        ('workflows', '0006_edition_source'),
        ('workflows', '0007_editions_of_nobody'),
    ]

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        workflows.tables.CreateTables(
            models=[
                migrations.CreateModel(
                    name='ExceptionDay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('day', models.DateField(unique=True, verbose_name='ngày')),
                        ('works', models.BooleanField(verbose_name='là ngày làm việc')),
                        ('note', models.CharField(blank=True, max_length=200, verbose_name='ghi chú')),
                        ('source', models.CharField(max_length=200, verbose_name='căn cứ')),
                        ('whole_year', models.BooleanField(default=False, verbose_name='căn cứ công bố lịch nghỉ cả năm')),
                    ],
                    options={
                        'verbose_name': 'ngày ngoại lệ',
                        'verbose_name_plural': 'ngày ngoại lệ',
                        'ordering': ('day',),
                    },
                ),
                migrations.CreateModel(
                    name='FrozenDay',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('day', models.DateField(verbose_name='ngày mô phỏng')),
                    ],
                    options={
                        'verbose_name': 'ngày mô phỏng',
                        'verbose_name_plural': 'ngày mô phỏng',
                    },
                ),
                migrations.CreateModel(
                    name='SealedText',
                    fields=[
                        ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                        ('salt', models.CharField(max_length=32)),
                        ('text', models.TextField()),
                    ],
                    options={
                        'verbose_name': 'lời ghi',
                        'verbose_name_plural': 'lời ghi',
                    },
                ),
                migrations.CreateModel(
                    name='Destruction',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('digests', models.JSONField(verbose_name='mã kiểm tra của lời đã hủy')),
                        ('reason', models.TextField(verbose_name='lý do, căn cứ')),
                        ('at', models.DateTimeField(default=workflows.clock.now, verbose_name='hủy lúc')),
                        ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'lần hủy lời ghi',
                        'verbose_name_plural': 'các lần hủy lời ghi',
                    },
                ),
                migrations.CreateModel(
                    name='LedgerLine',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('sequence', models.PositiveBigIntegerField(unique=True)),
                        ('scheme', models.PositiveSmallIntegerField(default=1)),
                        ('row_type', models.CharField(max_length=60)),
                        ('row_id', models.PositiveBigIntegerField()),
                        ('says', models.JSONField()),
                        ('at', models.DateTimeField()),
                        ('previous_hash', models.CharField(blank=True, max_length=64)),
                        ('own_hash', models.CharField(max_length=64)),
                    ],
                    options={
                        'verbose_name': 'dòng sổ ghi',
                        'verbose_name_plural': 'sổ ghi',
                        'indexes': [models.Index(fields=['row_type', 'row_id', 'sequence'], name='ledger_of_row')],
                    },
                ),
                migrations.CreateModel(
                    name='ProcedureVersion',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('code', models.CharField(max_length=40, verbose_name='mã quy trình')),
                        ('number', models.PositiveIntegerField(verbose_name='lần')),
                        ('digest', models.CharField(max_length=64, unique=True, verbose_name='mã kiểm tra')),
                        ('canonical', models.TextField(verbose_name='nội dung')),
                        ('created', models.DateTimeField(verbose_name='ghi lúc')),
                    ],
                    options={
                        'verbose_name': 'quy trình',
                        'verbose_name_plural': 'quy trình',
                        'constraints': [models.UniqueConstraint(fields=('code', 'number'), name='procedure_number_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Duty',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item_type', models.CharField(max_length=60)),
                        ('item_id', models.PositiveBigIntegerField()),
                        ('stage', models.CharField(max_length=40)),
                        ('role', models.CharField(max_length=40)),
                        ('right', models.CharField(max_length=40)),
                        ('holder', models.PositiveBigIntegerField(null=True)),
                        ('due', models.DateField(default=datetime.date(9999, 12, 31))),
                        ('opened', models.DateTimeField()),
                        ('closed', models.DateTimeField(null=True)),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('track', models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        'verbose_name': 'việc chờ xử lý',
                        'verbose_name_plural': 'việc chờ xử lý',
                        'indexes': [models.Index(condition=models.Q(('closed', None)), fields=['holder', 'right', 'due', 'id'], name='duty_open_by_body'), models.Index(condition=models.Q(('closed', None)), fields=['person', 'due', 'id'], name='duty_open_by_person'), models.Index(fields=['item_type', 'item_id', 'closed'], name='duty_of_item'), models.Index(condition=models.Q(('closed', None)), fields=['item_type', 'item_id', 'due'], name='duty_open_of_item')],
                        'constraints': [models.CheckConstraint(condition=models.Q(('holder', None), ('person', None), _negated=True), name='duty_has_a_holder'), models.UniqueConstraint(condition=models.Q(('closed', None), models.Q(('holder', None), _negated=True)), fields=('item_type', 'item_id', 'track', 'role', 'right', 'holder'), name='duty_of_body_once'), models.UniqueConstraint(condition=models.Q(('closed', None), models.Q(('person', None), _negated=True)), fields=('item_type', 'item_id', 'track', 'role', 'right', 'person'), name='duty_of_person_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Notice',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('key', models.CharField(max_length=240, unique=True)),
                        ('item_type', models.CharField(max_length=60)),
                        ('item_id', models.PositiveBigIntegerField()),
                        ('sequence', models.PositiveIntegerField()),
                        ('stage', models.CharField(max_length=40)),
                        ('right', models.CharField(max_length=40)),
                        ('holder', models.PositiveBigIntegerField(null=True)),
                        ('due', models.DateField(default=datetime.date(9999, 12, 31))),
                        ('created', models.DateTimeField()),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('track', models.CharField(blank=True, max_length=120)),
                    ],
                    options={
                        'verbose_name': 'thông báo',
                        'verbose_name_plural': 'thông báo',
                        'indexes': [models.Index(fields=['holder', 'right', '-created'], name='notice_by_body'), models.Index(fields=['person', '-created'], name='notice_by_person')],
                    },
                ),
                migrations.CreateModel(
                    name='Refusal',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item_type', models.CharField(max_length=60)),
                        ('item_id', models.PositiveBigIntegerField()),
                        ('action', models.CharField(max_length=40)),
                        ('outcome', models.CharField(max_length=20)),
                        ('reasons', models.JSONField(default=list)),
                        ('at', models.DateTimeField()),
                        ('actor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'lần bị từ chối',
                        'verbose_name_plural': 'các lần bị từ chối',
                        'indexes': [models.Index(fields=['item_type', 'item_id'], name='refusal_of_item')],
                    },
                ),
                migrations.CreateModel(
                    name='Event',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item_type', models.CharField(max_length=60)),
                        ('item_id', models.PositiveBigIntegerField()),
                        ('name', models.CharField(max_length=40)),
                        ('at', models.DateTimeField()),
                        ('kept', models.BooleanField(default=False)),
                        ('used', models.DateTimeField(null=True)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('used', None)), fields=['item_type', 'item_id', 'at'], name='event_open')],
                    },
                ),
                migrations.CreateModel(
                    name='Track',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('item_type', models.CharField(max_length=60)),
                        ('item_id', models.PositiveBigIntegerField()),
                        ('ref', models.CharField(max_length=120)),
                        ('parent', models.CharField(blank=True, max_length=120)),
                        ('stage', models.CharField(max_length=40)),
                        ('group', models.CharField(max_length=40)),
                        ('procedure', models.CharField(max_length=40)),
                        ('role', models.CharField(blank=True, max_length=40)),
                        ('holder', models.PositiveBigIntegerField(null=True)),
                        ('state', models.CharField(max_length=40)),
                        ('revision', models.PositiveIntegerField(default=0)),
                        ('entry', models.PositiveIntegerField()),
                        ('opened_by', models.PositiveIntegerField()),
                        ('entered', models.PositiveIntegerField()),
                        ('closed_by', models.PositiveIntegerField(null=True)),
                        ('came_from', models.JSONField(default=list)),
                        ('due', models.DateField(default=datetime.date(9999, 12, 31))),
                        ('opened', models.DateTimeField()),
                        ('ended', models.CharField(blank=True, max_length=20)),
                        ('live', models.BooleanField(default=True)),
                        ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'indexes': [models.Index(condition=models.Q(('live', True)), fields=['item_type', 'item_id'], name='track_live'), models.Index(condition=models.Q(('ended', ''), ('live', True)), fields=['item_type', 'due'], name='track_due')],
                        'constraints': [models.UniqueConstraint(fields=('item_type', 'item_id', 'ref'), name='track_ref_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Beat',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('name', models.CharField(max_length=80, unique=True)),
                        ('began', models.DateTimeField(verbose_name='bắt đầu')),
                        ('seen', models.DateTimeField(verbose_name='lần cuối')),
                        ('ended', models.DateTimeField(null=True, verbose_name='kết thúc')),
                    ],
                    options={
                        'verbose_name': 'tiến trình nền',
                        'verbose_name_plural': 'tiến trình nền',
                    },
                ),
                migrations.CreateModel(
                    name='Job',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('kind', models.CharField(max_length=40, verbose_name='loại việc')),
                        ('key', models.CharField(max_length=64, verbose_name='khóa')),
                        ('facts', models.JSONField(default=dict)),
                        ('phase', models.CharField(choices=[('waiting', 'đang chờ'), ('running', 'đang làm'), ('done', 'đã xong'), ('failed', 'không làm được'), ('left', 'đã thôi')], default='waiting', max_length=10, verbose_name='tình trạng')),
                        ('holder', models.CharField(blank=True, max_length=80)),
                        ('free_from', models.DateTimeField(null=True)),
                        ('taken', models.PositiveIntegerField(default=0)),
                        ('faults', models.PositiveIntegerField(default=0)),
                        ('progress', models.PositiveSmallIntegerField(default=0)),
                        ('made', models.CharField(blank=True, max_length=200)),
                        ('reason', models.TextField(blank=True, verbose_name='lý do')),
                        ('asked', models.DateTimeField(verbose_name='lúc yêu cầu')),
                        ('ended', models.DateTimeField(null=True, verbose_name='lúc xong')),
                    ],
                    options={
                        'verbose_name': 'việc chạy nền',
                        'verbose_name_plural': 'việc chạy nền',
                        'indexes': [models.Index(condition=models.Q(('phase__in', ('waiting', 'running'))), fields=['asked', 'id'], name='job_not_ended')],
                        'constraints': [models.UniqueConstraint(fields=('kind', 'key'), name='job_once')],
                    },
                ),
                migrations.CreateModel(
                    name='Edition',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('reason', models.TextField(verbose_name='lý do')),
                        ('at', models.DateTimeField(default=workflows.clock.now, verbose_name='ghi lúc')),
                        ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                        ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='workflows.procedureversion')),
                        ('scope', models.CharField(blank=True, default='', max_length=40, verbose_name='phạm vi')),
                        ('request_id', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                        ('source', models.BinaryField(blank=True, default=b'', verbose_name='văn bản')),
                    ],
                    options={
                        'verbose_name': 'ấn bản quy trình',
                        'verbose_name_plural': 'ấn bản quy trình',
                    },
                ),
                migrations.CreateModel(
                    name='Wish',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='workflows.job')),
                        ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ],
                    options={
                        'verbose_name': 'người chờ việc',
                        'verbose_name_plural': 'người chờ việc',
                        'constraints': [models.UniqueConstraint(fields=('job', 'person'), name='wish_once')],
                    },
                ),
            ],
        ),
    ]
