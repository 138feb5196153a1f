"""First tables of the congress; rights and roles are read from their one table, never copied here."""

from congress.roles import Right
from congress.roles import kind_choices
from congress.roles import role_choices
import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from workflows.clock import now
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="Congress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="mã")),
                ("name", models.CharField(max_length=300, verbose_name="tên đầy đủ")),
                ("short_name", models.CharField(max_length=100, verbose_name="tên ngắn")),
                ("term", models.CharField(max_length=20, verbose_name="nhiệm kỳ")),
                ("opening", models.DateField(verbose_name="ngày khai mạc")),
                (
                    "org_lines",
                    models.JSONField(default=list, verbose_name="tên cơ quan trên văn bản, từng dòng"),
                ),
                ("symbol", models.CharField(max_length=20, verbose_name="ký hiệu văn bản")),
                ("place", models.CharField(max_length=100, verbose_name="địa danh")),
                (
                    "office_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="điện thoại Văn phòng"),
                ),
                (
                    "legal_profile",
                    models.CharField(blank=True, max_length=20, verbose_name="bộ quy định áp dụng"),
                ),
            ],
            options={
                "verbose_name": "đại hội",
                "verbose_name_plural": "đại hội",
                "ordering": ("-opening", "id"),
                "permissions": Right.choices,
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, unique=True, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                ("folded", models.CharField(default="", editable=False, max_length=200)),
            ],
            options={
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
                "ordering": ("name",),
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                ("full_name", models.CharField(max_length=150, verbose_name="họ và tên")),
                (
                    "honorific",
                    models.CharField(
                        blank=True,
                        choices=[("Ông", "Ông"), ("Bà", "Bà")],
                        max_length=10,
                        verbose_name="danh xưng",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="điện thoại")),
                ("folded", models.CharField(db_index=True, default="", editable=False, max_length=150)),
                ("sort_name", models.CharField(db_index=True, default="", editable=False, max_length=500)),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "người tham gia",
                "verbose_name_plural": "người tham gia",
                "ordering": ("sort_name", "id"),
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="Body",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên đầy đủ")),
                ("short", models.CharField(blank=True, max_length=60, verbose_name="tên ngắn")),
                (
                    "kind",
                    models.CharField(choices=kind_choices, max_length=20, verbose_name="loại"),
                ),
                (
                    "quorum_num",
                    models.PositiveSmallIntegerField(default=1, verbose_name="số người dự họp: tử số"),
                ),
                (
                    "quorum_den",
                    models.PositiveSmallIntegerField(default=2, verbose_name="số người dự họp: mẫu số"),
                ),
                (
                    "quorum_strict",
                    models.BooleanField(default=True, verbose_name="số người dự họp phải quá tỷ lệ"),
                ),
                (
                    "majority_num",
                    models.PositiveSmallIntegerField(default=1, verbose_name="số phiếu tán thành: tử số"),
                ),
                (
                    "majority_den",
                    models.PositiveSmallIntegerField(default=2, verbose_name="số phiếu tán thành: mẫu số"),
                ),
                (
                    "majority_strict",
                    models.BooleanField(default=True, verbose_name="số phiếu tán thành phải quá tỷ lệ"),
                ),
                (
                    "majority_base",
                    models.CharField(
                        choices=[("present", "số người có mặt"), ("members", "tổng số thành viên")],
                        default="present",
                        max_length=10,
                        verbose_name="tỷ lệ tán thành tính trên",
                    ),
                ),
                ("folded", models.CharField(default="", editable=False, max_length=200)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="congress.congress",
                        verbose_name="đại hội",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bodies",
                        to="congress.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "cơ quan, bộ phận",
                "verbose_name_plural": "cơ quan, bộ phận",
                "ordering": ("congress", "id"),
                "permissions": Right.choices,
            },
        ),
        migrations.CreateModel(
            name="BodyGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="grants", to="congress.body"
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "quyền tại cơ quan",
                "verbose_name_plural": "quyền tại cơ quan",
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="CongressGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "content_object",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="grants",
                        to="congress.congress",
                    ),
                ),
                (
                    "permission",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="auth.permission"),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "quyền tại đại hội",
                "verbose_name_plural": "quyền tại đại hội",
                "abstract": False,
                "unique_together": {("user", "permission", "content_object")},
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=64, verbose_name="mã kiểm tra của nội dung")),
                ("met_on", models.DateField(verbose_name="họp ngày")),
                ("electorate", models.JSONField(verbose_name="những người có quyền biểu quyết")),
                ("members", models.PositiveIntegerField(verbose_name="tổng số thành viên")),
                ("rule", models.JSONField(verbose_name="quy tắc biểu quyết")),
                ("present", models.PositiveIntegerField(verbose_name="có mặt")),
                ("votes_for", models.PositiveIntegerField(verbose_name="tán thành")),
                ("votes_against", models.PositiveIntegerField(verbose_name="không tán thành")),
                ("other_opinion", models.PositiveIntegerField(default=0, verbose_name="ý kiến khác")),
                ("not_voting", models.PositiveIntegerField(default=0, verbose_name="không biểu quyết")),
                ("minutes_ref", models.CharField(max_length=200, verbose_name="biên bản")),
                ("dissent", models.TextField(blank=True, verbose_name="ý kiến bảo lưu")),
                ("entered", models.DateTimeField(default=now, verbose_name="ghi lúc")),
                ("reason", models.TextField(blank=True, verbose_name="lý do đính chính")),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="congress.body",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
                (
                    "supersedes",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="superseded_by",
                        to="congress.decision",
                        verbose_name="thay cho",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả biểu quyết",
                "verbose_name_plural": "kết quả biểu quyết",
                "indexes": [models.Index(fields=["subject", "body"], name="decision_on_subject")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=role_choices, max_length=20, verbose_name="vai trò"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=100, verbose_name="chức danh hiển thị")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="điện thoại")),
                ("start", models.DateField(verbose_name="từ ngày")),
                ("end", models.DateField(blank=True, null=True, verbose_name="hết ngày")),
                ("ground", models.CharField(blank=True, max_length=200, verbose_name="căn cứ")),
                (
                    "end_ground",
                    models.CharField(blank=True, max_length=200, verbose_name="căn cứ thôi nhiệm vụ"),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="congress.body",
                        verbose_name="cơ quan",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhiệm vụ trong cơ quan",
                "verbose_name_plural": "nhiệm vụ trong cơ quan",
                "ordering": ("body", "id"),
                "indexes": [
                    models.Index(fields=["person", "start", "end"], name="membership_of_person"),
                    models.Index(fields=["body", "role"], name="membership_of_body"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end", None), ("end__gte", models.F("start")), _connector="OR"),
                        name="membership_ends_after_start",
                        violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.UniqueConstraint(fields=("congress", "code"), name="body_code_once"),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(("quorum_den__gt", 0), ("quorum_num__lte", models.F("quorum_den"))),
                name="body_quorum_is_a_share",
                violation_error_message="Tỷ lệ số người dự họp phải từ 0 đến 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(("majority_den__gt", 0), ("majority_num__lte", models.F("majority_den"))),
                name="body_majority_is_a_share",
                violation_error_message="Tỷ lệ số phiếu tán thành phải từ 0 đến 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quorum_num", models.F("quorum_den")), ("quorum_strict", True), _negated=True),
                    models.Q(
                        ("majority_num", models.F("majority_den")), ("majority_strict", True), _negated=True
                    ),
                ),
                name="body_rule_can_be_met",
                violation_error_message="Không thể quá toàn bộ: bỏ chọn “phải quá tỷ lệ”.",
            ),
        ),
    ]
