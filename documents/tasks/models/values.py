"""What a form hands to the engine about tasks and plans: facts of a task, rows of a plan, a report."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from documents.packages.answers.values import NewPart


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFacts:
    """What is said of a task: by the ids of its bodies, `due` the last day (inclusive).

    `after` are codes of the tasks before it; `decides` says that its result is a decision.
    """

    title: str
    lead: int
    due: date
    start: date | None = None
    result: str = ""
    source: str = ""
    supporting: tuple[int, ...] = ()
    informed: tuple[int, ...] = ()
    after: tuple[str, ...] = ()
    decides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One row of a plan: `number` stays with it in every version, `after` are numbers of other rows.

    What a person typed wrongly has no place here: `lead` and `due` may be lacking, everything else is read.
    """

    number: int
    title: str
    lead: int | None = None
    due: date | None = None
    start: date | None = None
    result: str = ""
    source: str = ""
    supporting: tuple[int, ...] = ()
    informed: tuple[int, ...] = ()
    after: tuple[int, ...] = ()
    decides: bool = False

    def as_json(self) -> dict[str, Any]:
        """The row as a version keeps it."""
        told = asdict(self)
        days = {name: told[name].isoformat() if told[name] else None for name in ("due", "start")}
        lists = {name: list(told[name]) for name in ("supporting", "informed", "after")}
        return told | days | lists

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> PlanRow:
        """What `as_json` made; a row that says nothing, under no number, where it was spoilt."""
        try:
            return cls._from_sound(told)
        except (KeyError, TypeError, ValueError):
            return cls(number=0, title=_("không đọc được"))

    @classmethod
    def _from_sound(cls, told: dict[str, Any]) -> PlanRow:
        days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("due", "start")}
        lists = {name: tuple(told[name]) for name in ("supporting", "informed", "after")}
        return cls(**told | days | lists)

    def numbered(self, number: int) -> PlanRow:
        """The same row under another number."""
        return replace(self, number=number)


@dataclass(frozen=True, slots=True)
class TaskReport:
    """Answers "progress" and "task_report": words and files; a decision with its number, day and body."""

    words: str
    files: tuple[NewPart, ...] = ()
    number: str = ""
    decided_on: date | None = None
    decided_by: int | None = None

    @property
    def identity(self) -> str:
        """What makes a repeated request the same one: not the random names of stored files."""
        files = sorted((part.sha256, part.name) for part in self.files)
        return repr((self.words, files, self.number, self.decided_on, self.decided_by))


@dataclass(frozen=True, slots=True)
class NewTask:
    """One part into which a task is split."""

    title: str
    lead: int
    due: date
