"""The plan of a body (kế hoạch): versions of its rows, of which the approved one binds; its steps."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from congress.meetings.models import Decision
from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.tasks.models.places import OfCongress
from documents.tasks.models.values import PlanRow
from workflows.models import AppendOnly, Ledgered, Step
from workflows.models.sealing import FreeWords
from workflows.models.shaped import JsonList
from workflows.port import Holder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def rows_digest(rows: Iterable[PlanRow]) -> str:
    """SHA-256 over the rows of a plan, hex."""
    text = json.dumps([row.as_json() for row in rows], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


PLAN_WORD = _kept("kế hoạch")


class Plan(OfCongress):
    """The plan of one body; its `approved` version binds while the next (`current`) is drawn up."""

    judged_with = ("current",)
    judged_beside = ("congress", "owner", "standing")

    owner = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan lập"))
    standing = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan thông qua"))
    current = models.ForeignKey(
        "documents.PlanVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved = models.ForeignKey(
        "documents.PlanVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name = _("kế hoạch")
        verbose_name_plural = _("kế hoạch")
        ordering = ("code",)
        constraints = [models.UniqueConstraint(fields=("congress", "owner"), name="plan_of_body_once")]

    def fingerprint(self) -> str:
        """Hash over the rows now drawn up; "" before the first."""
        return self.current.fingerprint if self.current else ""

    def bodies(self, role: str) -> Sequence[Holder]:
        """Who draws it up, and who approves it."""
        body = {"owner": self.owner, "standing": self.standing}.get(role)
        return [Holder(name=body.name, body_id=body.pk)] if body else []

    @property
    def called(self) -> str:
        """How it is called within a sentence; one that calls itself a plan is not called so twice."""
        return self.title if self.title.lower().startswith(PLAN_WORD) else f"{PLAN_WORD} “{self.title}”"

    @property
    def rows(self) -> list[PlanRow]:
        """The rows now drawn up, by number."""
        return self.current.plan_rows if self.current else []

    def step_links(self) -> dict[str, Any]:
        """Each step points at the version drawn up then."""
        return {"version": self.current}

    def told(self) -> dict[str, Any]:
        """What else a plan says: whose it is, and which version binds."""
        return {
            "code": self.code,
            "title": FreeWords(self.title),
            "owner": self.owner_id,
            "standing": self.standing_id,
            "approved": self.approved_id,
            "round": self.round,
        }


class PlanVersion(AppendOnly, Ledgered):
    """All rows of a plan as they were filed once; a change is another version."""

    told_short = ("rows",)

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("lần"))
    rows = JsonList(default=list)
    fingerprint = models.CharField(max_length=64)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    created = models.DateTimeField()

    class Meta:
        verbose_name = _("bản kế hoạch")
        verbose_name_plural = _("bản kế hoạch")
        ordering = ("number",)
        constraints = [models.UniqueConstraint(fields=("plan", "number"), name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.plan.code} {self.number}"

    @cached_property
    def plan_rows(self) -> list[PlanRow]:
        """The rows as values."""
        return [PlanRow.from_json(row) for row in self.rows]


class PlanStep(Step):
    """A step of a plan; written by `workflows.engine` only."""

    item = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    version = models.ForeignKey(PlanVersion, models.PROTECT, null=True, related_name="steps")
    decision = models.OneToOneField(Decision, models.PROTECT, null=True, related_name="plan_step")

    class Meta(Step.Meta):
        verbose_name = _("bước của kế hoạch")
        verbose_name_plural = _("nhật ký kế hoạch")
        abstract = False
