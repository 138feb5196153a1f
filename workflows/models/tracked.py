"""The two abstract tables an app makes its own: what moves, and each step it made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workflows.models.append_only import AppendOnly
from workflows.models.procedure import ProcedureVersion
from workflows.models.shaped import JsonList, JsonTable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.contrib.auth.models import AbstractBaseUser

    from workflows import port


@dataclass(frozen=True, slots=True)
class RowsBeside:
    """Rows of a table that a step asks for: which, in SQL with {label} for the name of its sort of item."""

    table: type[models.Model]
    where: str
    # The columns of the item that stand for each %s.
    columns: tuple[str, ...] = ("pk",)
    # Whether no step of the item changes them.
    stay: bool = False


class Tracked(models.Model):
    """Something that follows a procedure.

    `state` and `revision` (and the columns after them) belong to `workflows.engine`: nothing
    else writes them. The methods
    are the port of design §2, what the engine asks an item; a subclass answers with its own rules.
    """

    procedure = models.ForeignKey(
        ProcedureVersion, models.PROTECT, related_name="+", verbose_name=_("quy trình")
    )
    # Rows that every step asks the item about: read together with it under the lock.
    judged_with: tuple[str, ...] = ()
    # Relations whose rows a step asks for, read in one question under the lock (`workflows.engine.beside`):
    # rows that name the item, a row it names, rows of a row it names ("a.rows"), a row its rows name.
    judged_beside: tuple[str, ...] = ()
    # The same of rows to which no such relation leads, by the name under which `beside` has them.
    judged_also: ClassVar[dict[str, RowsBeside]] = {}

    state = models.CharField(_("bước"), max_length=40, editable=False, default="")
    revision = models.PositiveIntegerField(editable=False, default=0)
    # The step that entered the present stage, and the stages to which "*back" leads, the last one first
    # taken; False once the item was given up and counts in no report.
    entered = models.PositiveIntegerField(editable=False, default=0)
    came_from = JsonList(editable=False, default=list)
    counts = models.BooleanField(editable=False, default=True)
    # The first last day on which somebody is waited for, `workflows.standing.next_due_of`: None for nobody.
    next_due = models.DateField(null=True, editable=False)
    # The last day on which the plan ahead can be kept, `workflows.pace.latest_start_of`: None for nobody.
    latest_start = models.DateField(null=True, editable=False)
    due = models.DateField(_("thời hạn"), null=True, blank=True)
    due_exclusive = models.BooleanField(_("xong trước ngày này"), default=False)

    class Meta:
        abstract = True

    def fingerprint(self) -> str:
        """Hash of the content now in force; "" while there is none."""
        raise NotImplementedError

    def bodies(self, role: str) -> Sequence[port.Holder]:
        """Who fills a role of the procedure for this item, in a fixed order."""
        raise NotImplementedError

    def may(
        self,
        user: AbstractBaseUser,
        right: str,
        *,
        holder: str,
        acting_for: Any = None,
        prefer: int | None = None,
        only: port.Holder | None = None,
    ) -> port.Capacity | None:
        """In which capacity the user may use `right` as `holder` today, or None.

        With `only` that one of its bodies or persons is meant: the track of the others is theirs.
        """
        raise NotImplementedError

    def serves(self, user: AbstractBaseUser, role: str) -> bool:
        """Whether the user fills a role, or sits in a body that does; asked for what a stage veils."""
        return any(one.person_id == user.pk for one in self.bodies(role) if one.person_id)

    def is_visible(self, user: AbstractBaseUser) -> bool:
        """Whether the user may see everything of this item."""
        raise NotImplementedError

    def who_may(self, right: str, holder: str) -> str:
        """Words for the reader who lacks the right: which office or person has it."""
        return ", ".join(one.name for one in self.bodies(holder))

    def due_for(self, stage: str) -> date | None:
        """The last day of a stage (inclusive); None lets the engine count back from `due`."""
        return self.plan_days.get(stage)

    @cached_property
    def beside(self) -> dict[str, list[Any]]:
        """What the engine read together with the item under its lock; {} before it has."""
        return {}

    def was_read(self) -> None:
        """Called once the item is locked and what stands in `judged_beside` was read after that."""

    @classmethod
    def lock_too(cls) -> dict[str, Any]:
        """Expressions that lock, taken in the question that locks the item; by names that tell nothing."""
        return {}

    @cached_property
    def plan_days(self) -> dict[str, date]:
        """Stage -> its planned last day (inclusive) as it counts now; {} where the model keeps no plan."""
        rows = self.planned.all() if hasattr(self, "planned") else ()
        return {row.stage: row.day for row in rows}

    def step_links(self) -> dict[str, Any]:
        """Rows of the app's own that every step points at, after the item has changed."""
        return {}

    def worked_out(self, *, leaves: bool) -> dict[str, Any]:
        """Columns that the item works out before a step is written; `leaves` when it leaves its stage."""
        return {}

    # What `told` leaves out where it is empty, as it says so: kept of it was nothing.
    untold: ClassVar[dict[str, Any]] = {}

    def told(self) -> dict[str, Any]:
        """What the item itself says, as JSON values (`FreeWords` for typed words); kept when it changed."""
        return {}

    def stage_opened(
        self, stage: str, *, roles: Sequence[str], at: datetime, only: Collection[int] | None = None
    ) -> None:
        """Called in the engine's transaction after duties of `roles` were opened at a stage.

        With `only` the stage is one of a track, and no more than the bodies with these ids were asked.
        """

    def step_taken(self, step: Any, opened: Sequence[Any]) -> None:
        """Called in the engine's transaction after `step` was written and opened these duties."""

    def duties_taken_away(self, gone: Sequence[Any], step: Any) -> None:
        """Called in the engine's transaction after `step` ended open duties (rows of `Duty`) of others.

        Others are whoever did not make the step and is not waited for again by what it opened.
        """

    def duties_moved(self, moved: Sequence[Any], step: Any) -> None:
        """Called in the engine's transaction after `step` gave these open duties another last day."""

    def more_time_told(self, step: Any) -> None:
        """Called in the engine's transaction after `step` asked for more time, or answered who had asked."""

    def content_changed(self, step: Any) -> None:
        """Called in the engine's transaction after `step` put another content in force (`fingerprint`)."""

    def copied(self, kind: str, *, by: Any, linked: bool) -> Tracked:
        """A new item of `kind` beside this one, begun by its own first step; for the effect `spawn`."""
        raise NotImplementedError


class Step(AppendOnly):
    """One entry of the history of one item; `workflows.history` says what its hash covers.

    A concrete step adds `item` (foreign key to the tracked model, related_name "steps") and
    `body` (foreign key) or `body_id` (a number): in whose name it was done. `at` is when it happened
    (with `by_day` only its day in Hà Nội counts), `entered` when it was typed in; order is `sequence`,
    never a time. `contents` keeps what the rows it brought said. A step that a `rule` of the
    procedure made has no actor.
    """

    sequence = models.PositiveIntegerField()
    scheme = models.PositiveSmallIntegerField(default=1)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    acting_for = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ground = models.CharField(max_length=20, blank=True)
    action = models.CharField(max_length=40)
    rule = models.CharField(max_length=60, blank=True)
    track = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=40, blank=True)
    target = models.CharField(max_length=40)
    opens = JsonList(default=list)
    closes = JsonList(default=list)
    note_digest = models.CharField(max_length=64, blank=True)
    names_digest = models.CharField(max_length=64, blank=True)
    contents = JsonTable(default=dict)
    fingerprint = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by_day = models.BooleanField(default=False)
    entered = models.DateTimeField()
    request_id = models.CharField(max_length=64, null=True, unique=True)
    request_salt = models.CharField(max_length=32, blank=True)
    request_digest = models.CharField(max_length=64, blank=True)
    procedure = models.ForeignKey(ProcedureVersion, models.PROTECT, related_name="+")
    previous_hash = models.CharField(max_length=64, blank=True)
    own_hash = models.CharField(max_length=64)

    class Meta:
        abstract = True
        ordering = ("sequence",)
        constraints = [
            models.UniqueConstraint(
                fields=("item", "sequence"), name="%(app_label)s_%(class)s_sequence_once"
            ),
            models.CheckConstraint(
                condition=Q(actor=None) & ~Q(rule="") | ~Q(actor=None) & Q(rule=""),
                name="%(app_label)s_%(class)s_by_one_or_rule",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sequence}. {self.action}"

    def says_of(self, name: str) -> dict[str, Any]:
        """What its contents keep of one thing, by its columns; {} where nothing that can be read."""
        told = self.contents.get(name)
        return told if isinstance(told, dict) else {}
