"""Giving a new package to its lead body: the first step of its history, with the days planned for it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.settingup.queries import scope_of
from documents.packages.kinds import Kind, kind_of
from documents.packages.models.packages import Package
from documents.packages.models.roles import PackageBody
from documents.packages.models.steps import PackageStep
from documents.packages.queries.bindings import codes_by_role, kinds_of
from documents.packages.words.roles import role_label
from documents.packages.words.titles import own_title
from workflows import clock, deadlines, engine
from workflows.errors import Unmet
from workflows.models.destruction import sealed_words
from workflows.once import holds, once
from workflows.planning import NewPlan
from workflows.procedures import store
from workflows.queries import calendar_in_force
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person


def assign_package(
    congress: Congress,
    kind_code: str,
    *,
    by: Person,
    due: date,
    due_exclusive: bool = False,
    due_from: str = "",
    plan: Mapping[str, date] | None = None,
    title: str = "",
    note: str = "",
    at: datetime | None = None,
    request_id: str | None = None,
) -> Package:
    """Create a package of a kind and give it to its lead body, as the first step of its history.

    `due` with `due_exclusive` means "xong trước ngày"; `due_from` says from what it is counted;
    `plan` gives last days (inclusive) of stages. The same `request_id` gives the package it made before,
    and raises Stale when that one is another. Raises Unmet for dates that do not fit or bodies that do not
    exist, and whatever `engine.perform` raises when `by` may not assign.
    """
    deadline = deadlines.Deadline(due, exclusive=due_exclusive)
    words = (clean(title), clean(note, lines=True))
    given = _Given(congress, kind_code, deadline, due_from, dict(plan or {}), *words, at)
    step: PackageStep = once(
        PackageStep.objects.filter(actor=by, source="").select_related("item"),
        request_id,
        lambda: _assigned(given, by, request_id),
        same=given.is_in,
    )
    return step.item


@dataclass(frozen=True, slots=True)
class _Given:
    """What is said of a new package."""

    congress: Congress
    kind_code: str
    deadline: deadlines.Deadline
    due_from: str
    plan: Mapping[str, date]
    title: str
    note: str
    at: datetime | None

    def is_in(self, step: PackageStep) -> bool:
        """Whether the step gave this very package."""
        package = step.item
        said = {"congress": self.congress, "kind_code": self.kind_code}
        said |= {"due": self.deadline.day, "due_exclusive": self.deadline.exclusive}
        said |= {"due_from": self.due_from}
        sealed = sealed_words([step.note_digest]).get(step.note_digest)
        titled = package.title == (self.title or own_title(package.kind, self.congress))
        noted = (sealed.text if sealed else "") == self.note
        return (
            holds(package, **said)
            and titled
            and noted
            and self.plan.items() <= {row.stage: row.day for row in step.days.all()}.items()
        )


@engine.whole()
def _assigned(given: _Given, by: Person, request_id: str | None) -> PackageStep:
    congress, kind_code, at = given.congress, given.kind_code, given.at
    version = store.pin(kind_code, scope_of(congress))
    kind = kind_of(store.load(version).definition)
    today = clock.local_day(at) if at else clock.today()
    if given.deadline.day <= today or given.deadline.last_day <= today:
        first = deadlines.end_working(today, 1, calendar=calendar_in_force())
        words = _("Thời hạn của hồ sơ phải sau hôm nay; sớm nhất là hết ngày %(first)s, ngày làm việc tới.")
        raise Unmet(words % {"first": f"{first:%d/%m/%Y}"})
    # Two at once would choose the same code.
    Congress.objects.select_for_update().get(pk=congress.pk)
    bodies = codes_by_role(kind_code, kind, congress)
    _refuse_unfilled(kind_code, kind, congress, bodies)
    base = f"{congress.code}-{kind_code}"
    taken = set(Package.objects.filter(code__startswith=base).values_list("code", flat=True))
    codes = itertools.chain([base], (f"{base}-{number}" for number in itertools.count(2)))
    package = Package(
        congress=congress,
        procedure=version,
        code=next(code for code in codes if code not in taken),
        kind_code=kind_code,
        title=given.title or own_title(kind, congress),
        confidential=kind.confidential,
        due_from=given.due_from,
        lead=_body(congress, bodies["lead"][0]),
    )
    package.due, package.due_exclusive = given.deadline.day, given.deadline.exclusive
    package.save()
    PackageBody.objects.bulk_create(
        PackageBody(package=package, role=role, body=_body(congress, code))
        for role, codes in bodies.items()
        for code in codes
    )
    said: dict[str, Any] = {"note": given.note, "request_id": request_id}
    said |= {"plan": NewPlan(given.plan)} if given.plan else {}
    start = store.load(version).definition.start.code
    step = engine.perform(package, start, by=by, seen=engine.seen(package), at=at, **said)
    return cast("PackageStep", step)


def _refuse_unfilled(
    kind_code: str, kind: Kind, congress: Congress, bodies: Mapping[str, Sequence[str]]
) -> None:
    # A kind that the congress left out, or with a role that none of its bodies fills, is not assigned.
    chosen = kinds_of(congress)
    if chosen and kind_code not in chosen:
        raise Unmet(_("Đại hội này không có loại hồ sơ “%(kind)s”.") % {"kind": kind.title})
    empty = [role_label(role) for role, filled in bodies.items() if not filled]
    if empty:
        words = _("“%(kind)s” chưa có cơ quan nào giữ vai trò: %(roles)s.")
        raise Unmet(words % {"kind": kind.title, "roles": "; ".join(empty)})


def _body(congress: Congress, code: str) -> Body:
    body = Body.objects.filter(congress=congress, code=code).first()
    if body is None:
        raise Unmet(_("Đại hội này chưa có cơ quan mang mã %(code)s.") % {"code": code})
    return body
