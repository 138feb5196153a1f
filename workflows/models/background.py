"""Work that is done beside the pages: what was asked for, by whom, and which worker was last heard of."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows.models.shaped import JsonTable


class JobPhase(models.TextChoices):
    """How far a job is."""

    WAITING = "waiting", _("đang chờ")
    RUNNING = "running", _("đang làm")
    DONE = "done", _("đã xong")
    FAILED = "failed", _("không làm được")
    LEFT = "left", _("đã thôi")


class Job(models.Model):
    """One piece of work; the row is the truth, and a queue only says that somebody should look.

    `key` says what comes out of it, so that many who ask for the same make one row. Who works on it holds
    it by name until `free_from`; a holder that is not heard of any more loses it to the next.
    """

    kind = models.CharField(_("loại việc"), max_length=40)
    key = models.CharField(_("khóa"), max_length=64)
    facts = JsonTable(default=dict)
    phase = models.CharField(_("tình trạng"), max_length=10, choices=JobPhase, default=JobPhase.WAITING)
    holder = models.CharField(max_length=80, blank=True)
    free_from = models.DateTimeField(null=True)
    taken = models.PositiveIntegerField(default=0)
    faults = models.PositiveIntegerField(default=0)
    progress = models.PositiveSmallIntegerField(default=0)
    made = models.CharField(max_length=200, blank=True)
    reason = models.TextField(_("lý do"), blank=True)
    asked = models.DateTimeField(_("lúc yêu cầu"))
    ended = models.DateTimeField(_("lúc xong"), null=True)

    class Meta:
        verbose_name = _("việc chạy nền")
        verbose_name_plural = _("việc chạy nền")
        constraints = [models.UniqueConstraint(fields=("kind", "key"), name="job_once")]
        indexes = [
            models.Index(
                fields=("asked", "id"),
                name="job_not_ended",
                condition=models.Q(phase__in=("waiting", "running")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Wish(models.Model):
    """A person who waits for a job: one that nobody waits for any more need not go on."""

    job = models.ForeignKey(Job, models.CASCADE, related_name="wishes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("người chờ việc")
        verbose_name_plural = _("người chờ việc")
        constraints = [models.UniqueConstraint(fields=("job", "person"), name="wish_once")]

    def __str__(self) -> str:
        return f"{self.job}: {self.person}"


class Beat(models.Model):
    """When a worker was last heard of."""

    name = models.CharField(max_length=80, unique=True)
    began = models.DateTimeField(_("bắt đầu"))
    seen = models.DateTimeField(_("lần cuối"))
    ended = models.DateTimeField(_("kết thúc"), null=True)

    class Meta:
        verbose_name = _("tiến trình nền")
        verbose_name_plural = _("tiến trình nền")

    def __str__(self) -> str:
        return self.name
