"""What the office adds to a step on paper: the scan, an objection, a telephone call, numbered copies."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.models.bodies import Body
from congress.models.people import Person
from documents.models.drafts import Blob, Version
from documents.models.packages import Package
from documents.models.steps import PackageStep
from workflows import clock
from workflows.models import AppendOnly


class Scan(AppendOnly):
    """The picture of the paper from which a step was entered for somebody else."""

    step = models.ForeignKey(PackageStep, models.PROTECT, related_name="scans")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("bản chụp giấy")
        verbose_name_plural = _("bản chụp giấy")

    def __str__(self) -> str:
        return self.name


class Objection(AppendOnly):
    """Somebody says that what was entered for him is not what he said."""

    step = models.OneToOneField(PackageStep, models.PROTECT, related_name="objection")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nêu"))
    text = models.TextField(_("nội dung"))
    at = models.DateTimeField(_("nêu lúc"), default=clock.now)

    class Meta:
        verbose_name = _("ý kiến phản đối việc nhập thay")
        verbose_name_plural = _("ý kiến phản đối việc nhập thay")

    def __str__(self) -> str:
        return f"{self.person}, {clock.local_day(self.at):%d/%m/%Y}"


class ObjectionAnswer(AppendOnly):
    """What the office did about an objection; it closes it."""

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="answer")
    text = models.TextField(_("nội dung giải quyết"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người giải quyết"))
    at = models.DateTimeField(_("giải quyết lúc"), default=clock.now)

    class Meta:
        verbose_name = _("giải quyết ý kiến phản đối")
        verbose_name_plural = _("giải quyết ý kiến phản đối")

    def __str__(self) -> str:
        return str(self.objection)


class Call(AppendOnly):
    """One telephone call to urge a package on: whom, what he answered, the day he promised (inclusive)."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="calls")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nghe"))
    stage = models.CharField(_("bước"), max_length=40)
    answer = models.TextField(_("trả lời"))
    promised = models.DateField(_("hẹn xong ngày"), null=True, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người gọi"))
    at = models.DateTimeField(_("gọi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("cuộc gọi đôn đốc")
        verbose_name_plural = _("cuộc gọi đôn đốc")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.package.code}: {self.person}"


class PaperCopy(models.Model):
    """One numbered printed copy of a draft that must come back (xem xong trả lại)."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="copies")
    number = models.PositiveIntegerField(_("bản số"))
    reader = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhận"))
    given = models.DateTimeField(_("giao lúc"), default=clock.now)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người giao"))
    returned = models.DateTimeField(_("trả lúc"), null=True, blank=True)
    received_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nhận lại")
    )
    remark = models.CharField(_("ghi chú"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("bản in có số")
        verbose_name_plural = _("bản in có số")
        ordering = ("version", "number")
        constraints = [models.UniqueConstraint(fields=("version", "number"), name="copy_number_once")]

    def __str__(self) -> str:
        return f"{self.version} – {self.number}"
