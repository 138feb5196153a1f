"""The task (nhiệm vụ), the bodies that help or are told, its steps and days, and what was reported of it."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.drafts import Blob
from documents.tasks.models.places import OfCongress
from documents.tasks.models.plans import Plan
from workflows.models import AppendOnly, Ledgered, PlannedDay, Step
from workflows.models.sealing import FreeWords
from workflows.models.shaped import JsonList
from workflows.port import Holder
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

SUPPORTING, INFORMED = "supporting", "informed"

TASK_WORD = _kept("nhiệm vụ")


class Task(OfCongress):
    """One task: given by a body, alone, as a row of an approved plan, or as a part of another task."""

    judged_beside = ("congress", "lead", "giver", "accepter", "bound", "bound.body", "planned")

    number = models.PositiveIntegerField(_("số"), editable=False)
    result = models.CharField(_("kết quả phải đạt"), max_length=500, blank=True)
    source = models.CharField(_("mục trong báo cáo"), max_length=200, blank=True)
    start = models.DateField(_("bắt đầu"), null=True, blank=True)
    giver = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan giao"))
    accepter = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan xác nhận"))
    lead = models.ForeignKey(Body, models.PROTECT, related_name="led_tasks", verbose_name=_("chủ trì"))
    doer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người thực hiện")
    )
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, editable=False, related_name="tasks")
    row = models.PositiveIntegerField(_("dòng trong kế hoạch"), null=True, editable=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, editable=False, related_name="parts")
    split_into = models.PositiveIntegerField(default=0, editable=False)
    # Codes of the tasks before it.
    after = JsonList(default=list, blank=True)
    decides = models.BooleanField(_("kết quả là một quyết định"), default=False)

    class Meta:
        verbose_name = _("nhiệm vụ")
        verbose_name_plural = _("nhiệm vụ")
        ordering = ("code",)
        constraints = [
            models.UniqueConstraint(fields=("congress", "number"), name="task_number_once"),
            models.UniqueConstraint(fields=("plan", "row"), name="task_of_row_once"),
        ]
        indexes = [
            models.Index(fields=("congress", "state"), name="task_by_state"),
            models.Index(fields=("congress", "next_due", "code"), name="task_by_next_due"),
            models.Index(fields=("congress", "code"), name="task_by_code"),
        ]

    @cached_property
    def bindings(self) -> list[TaskBody]:
        """The bodies that help or are told, read once for each object."""
        read = "bound" in getattr(self, "_prefetched_objects_cache", ())
        rows = self.bound.all() if read else self.bound.select_related("body")
        return sorted(rows, key=lambda binding: (binding.role, binding.body_id))

    def forget_bindings(self) -> None:
        """Other bodies were bound: whoever asks next reads them anew."""
        vars(self).pop("bindings", None)
        getattr(self, "_prefetched_objects_cache", {}).pop("bound", None)

    def bound_as(self, role: str) -> list[Body]:
        """The bodies bound in a role."""
        return [binding.body for binding in self.bindings if binding.role == role]

    @property
    def called(self) -> str:
        """How it is called within a sentence, in the same way as a plan."""
        return (
            f"“{self.title}”" if self.title.lower().startswith(TASK_WORD) else f"{TASK_WORD} “{self.title}”"
        )

    @property
    def lead_day(self) -> date | None:
        """The last day (inclusive) on which the lead is to have done it; None where it has none."""
        return self.plan_days.get(self.definition.start.to) or last_day_of(self)

    def bodies(self, role: str) -> Sequence[Holder]:
        """Who leads, gave it, accepts it, or takes part in it."""
        one = {"lead": self.lead, "giver": self.giver, "accepter": self.accepter}.get(role)
        if one is not None:
            return [Holder(name=one.name, body_id=one.pk)]
        bodies = [self.lead, *self.bound_as(SUPPORTING)] if role == "taking_part" else self.bound_as(role)
        return [Holder(name=body.name, body_id=body.pk) for body in bodies]

    def fingerprint(self) -> str:
        """Hash over what the task asks for and of whom."""
        text = json.dumps(self._asked(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    def told(self) -> dict[str, Any]:
        """The same as it is kept by the step that brought it."""
        asked = self._asked()
        words = {name: FreeWords(asked[name]) for name in ("title", "result")}
        kept = {"code": self.code, "plan": self.plan_id, "parent": self.parent_id, "round": self.round}
        return asked | words | kept

    def _asked(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "result": self.result,
            "source": self.source,
            "start": self.start.isoformat() if self.start else None,
            "due": self.due.isoformat() if self.due else None,
            "giver": self.giver_id,
            "accepter": self.accepter_id,
            "lead": self.lead_id,
            "doer": self.doer_id,
            "row": self.row,
            "split_into": self.split_into,
            "after": self.after,
            "decides": self.decides,
            "bound": [[binding.role, binding.body_id] for binding in self.bindings],
        }


class TaskBody(models.Model):
    """A body helps with one task (phối hợp) or is told of it (để biết)."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="bound")
    role = models.CharField(_("vai trò"), max_length=20)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("cơ quan phối hợp")
        verbose_name_plural = _("cơ quan phối hợp")
        constraints = [models.UniqueConstraint(fields=("task", "role", "body"), name="task_body_once")]
        indexes = [models.Index(fields=("body", "task"), name="task_by_body")]

    def __str__(self) -> str:
        return f"{self.task.code}: {self.role} {self.body.code}"


class TaskNote(AppendOnly):
    """What was said of a task: its progress, or a report of its end, perhaps with the decision it came to."""

    PROGRESS, REPORT = "progress", "report"
    free_words = ("words", "number")
    told_with = ("files",)

    task = models.ForeignKey(Task, models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10)
    words = models.TextField(_("nội dung"))
    number = models.CharField(_("số quyết định"), max_length=60, blank=True)
    decided_on = models.DateField(_("ngày quyết định"), null=True, blank=True)
    decided_by = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    created = models.DateTimeField()

    class Meta:
        verbose_name = _("báo cáo về nhiệm vụ")
        verbose_name_plural = _("báo cáo về nhiệm vụ")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.task.code}: {self.kind}"


class TaskFile(AppendOnly):
    """A file that came with a note."""

    note = models.ForeignKey(TaskNote, models.PROTECT, related_name="files")
    blob = models.ForeignKey(Blob, models.PROTECT, related_name="+")
    name = models.CharField(_("tên tệp"), max_length=255)

    class Meta:
        verbose_name = _("tệp của nhiệm vụ")
        verbose_name_plural = _("tệp của nhiệm vụ")

    def __str__(self) -> str:
        return self.name


class TaskUrging(AppendOnly, Ledgered):
    """One reminder of a task on one day: to whom in which body, by whom."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="urgings")
    day = models.DateField(_("ngày"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("lần đôn đốc nhiệm vụ")
        verbose_name_plural = _("lần đôn đốc nhiệm vụ")
        ordering = ("-id",)
        constraints = [models.UniqueConstraint(fields=("task", "day"), name="task_urged_once_a_day")]

    def __str__(self) -> str:
        return f"{self.task.code} {self.day:%d/%m/%Y}"


class TaskStep(Step):
    """A step of a task; written by `workflows.engine` only."""

    item = models.ForeignKey(Task, models.PROTECT, related_name="steps")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    note = models.OneToOneField(TaskNote, models.PROTECT, null=True, related_name="step")

    class Meta(Step.Meta):
        verbose_name = _("bước của nhiệm vụ")
        verbose_name_plural = _("nhật ký nhiệm vụ")
        abstract = False


class TaskDay(PlannedDay):
    """The planned last day (inclusive) of one stage of a task; the last row of a stage counts."""

    item = models.ForeignKey(Task, models.PROTECT, related_name="planned")
    step = models.ForeignKey(TaskStep, models.PROTECT, related_name="days")

    class Meta(PlannedDay.Meta):
        verbose_name = _("thời hạn của nhiệm vụ")
        verbose_name_plural = _("thời hạn của nhiệm vụ")
        abstract = False
        indexes = [models.Index(fields=("item", "stage", "id"), name="task_day_of_stage")]
