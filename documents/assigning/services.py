"""Giving a new package to its lead body: the first step of its history, with the days planned for it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from documents.packages.kinds import Kind, kind_of
from documents.packages.models.packages import Milestone, Package, PackageBody
from workflows import clock, deadlines, engine
from workflows.errors import Unmet
from workflows.procedures import store
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from workflows.models import ProcedureVersion


@engine.whole()
def assign_package(
    congress: Congress,
    kind_code: str,
    *,
    by: Person,
    due: date,
    due_exclusive: bool = False,
    plan: Mapping[str, date] | None = None,
    title: str = "",
    note: str = "",
    at: datetime | None = None,
    request_id: str | None = None,
) -> Package:
    """Create a package of a kind and give it to its lead body, as the first step of its history.

    `due` with `due_exclusive` means "xong trước ngày"; `plan` gives last days (inclusive) of
    stages. Raises Unmet for dates that do not fit or bodies that do not exist, and
    whatever `engine.perform` raises when `by` may not assign.
    """
    version = store.pin(kind_code)
    kind = kind_of(store.load(version).definition)
    deadline = deadlines.Deadline(due, exclusive=due_exclusive)
    _refuse_bad_dates(deadline, dict(plan or {}), version, at)
    # Two at once would choose the same code.
    Congress.objects.select_for_update().get(pk=congress.pk)
    package = _created(congress, kind_code, kind, version, title)
    package.due, package.due_exclusive = due, due_exclusive
    package.save()
    _bind(package, kind, congress)
    for stage, day in (plan or {}).items():
        Milestone.objects.create(package=package, stage=stage, planned=day, baseline=day)
    start = store.load(version).definition.start.code
    engine.perform(package, start, by=by, seen=engine.seen(package), at=at, note=note, request_id=request_id)
    return package


def _created(
    congress: Congress, kind_code: str, kind: Kind, version: ProcedureVersion, title: str
) -> Package:
    return Package(
        congress=congress,
        procedure=version,
        code=_next_code(congress, kind_code),
        kind_code=kind_code,
        title=clean(title) or kind.written,
        confidential=kind.confidential,
        lead=_body(congress, kind.bodies["lead"][0]),
    )


def _bind(package: Package, kind: Kind, congress: Congress) -> None:
    PackageBody.objects.bulk_create(
        PackageBody(package=package, role=role, body=_body(congress, code))
        for role, codes in kind.bodies.items()
        for code in codes
    )


def _body(congress: Congress, code: str) -> Body:
    found = Body.objects.filter(congress=congress, code=code).first()
    if found is None:
        raise Unmet(_("Đại hội này chưa có cơ quan mang mã %(code)s.") % {"code": code})
    return found


def _next_code(congress: Congress, kind_code: str) -> str:
    base = f"{congress.code}-{kind_code}"
    taken = set(Package.objects.filter(code__startswith=base).values_list("code", flat=True))
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def _refuse_bad_dates(
    deadline: deadlines.Deadline, plan: dict[str, date], version: ProcedureVersion, at: datetime | None
) -> None:
    """Whether the dates fit is asked when a package is created (design §3)."""
    definition = store.load(version).definition
    today = at.astimezone(clock.HANOI).date() if at else clock.today()
    reasons = []
    if deadline.day <= today or deadline.last_day <= today:
        reasons.append(_("Thời hạn của hồ sơ phải sau hôm nay."))
    order = [plan[stage.code] for stage in definition.stage if stage.code in plan]
    if any(later < earlier for earlier, later in itertools.pairwise(order)):
        reasons.append(_("Các mốc thời hạn phải theo thứ tự của quy trình."))
    if order and max(order) > deadline.last_day:
        reasons.append(_("Mốc cuối cùng không được sau thời hạn của hồ sơ."))
    if reasons:
        raise Unmet(*reasons)
