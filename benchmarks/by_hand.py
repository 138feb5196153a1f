"""One step as a careful developer would write it with the ORM for this one case, without the engine.

It does what the engine does for the same step: lock, right in one query, state, conditions, the row
of the act, compare-and-swap, history with its hash and its sealed names, duties and their notices, telling
the people whom it concerns, all in one transaction.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Subquery

from congress.models import Body, BodyGrant, Membership, News, Person
from congress.people.models.urgings import UrgedWork
from congress.roles import roles_with
from documents.models import Package, PackageBody, PackageStep, Verdict
from workflows import clock, deadlines, history
from workflows.models import Duty, Notice
from workflows.models.records import NO_DATE
from workflows.models.sealing import keep_sealed
from workflows.pace import latest_start_of
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from datetime import date, datetime

REQUIRED = {"de-an"}
WORKING_DAYS_BEFORE = {"consultation": 16, "subcommittee": 11}


@transaction.atomic
def comment(pk: int, by: Person) -> PackageStep:
    """The verdict "pass" of one reviewing body: stays where it is, and ends that body's duty."""
    package = _locked(pk)
    body = _body_for(package, by, role="reviewers", right="review")
    if package.state != "consultation" or package.current is None:
        raise RuntimeError("wrong state")
    now = clock.now()
    verdict = Verdict.objects.create(
        version=package.current, role="reviewers", body=body, passed=True, at=now
    )
    _swap(package, state="consultation", revision=package.revision)
    step = _written(package, by, body, action="comment", source="consultation", now=now, verdict=verdict)
    answered = set(Verdict.objects.filter(version=package.current).values_list("body_id", flat=True))
    _duties(package, step, "consultation", _still_asked(package, answered))
    _told(package, step, event="judged", right="submit", bodies={package.lead_id})
    return step


@transaction.atomic
def to_subcommittee(pk: int, by: Person) -> PackageStep:
    """Submit the draft: three conditions, another state, another duty."""
    package = _locked(pk)
    body = _body_for(package, by, role="lead", right="submit")
    if package.state not in {"drafting", "returned"} or package.current is None:
        raise RuntimeError("wrong state")
    parts = set(package.current.parts.values_list("code", flat=True))
    sent = package.steps.filter(target="returned").exclude(source="returned").order_by("-sequence")
    returned = sent.select_related("version").first()
    if REQUIRED - parts or (returned and returned.fingerprint == package.current.fingerprint):
        raise RuntimeError("conditions not met")
    now, source = clock.now(), package.state
    _swap(package, state="subcommittee", revision=package.revision + 1)
    step = _written(package, by, body, action="to_subcommittee", source=source, now=now)
    _duties(package, step, "subcommittee", {("lead", "record", body.pk)})
    _told(package, step, event="waits", right="record", bodies={body.pk})
    return step


def _locked(pk: int) -> Package:
    return Package.objects.select_for_update(of=("self",)).select_related("current").get(pk=pk)


def _body_for(package: Package, by: Person, *, role: str, right: str) -> Body:
    grants = BodyGrant.objects.filter(user=by, content_object=OuterRef("body"), permission__codename=right)
    bound = PackageBody.objects.filter(package=package, role=role, body=OuterRef("body"))
    held = Membership.objects.in_force(clock.today()).filter(
        Exists(grants), Exists(bound), person=by, person__is_active=True, role__in=roles_with(right)
    )
    found = held.select_related("body").first()
    if found is None:
        raise RuntimeError("no right")
    return found.body


def _swap(package: Package, *, state: str, revision: int) -> None:
    rows = Package.objects.filter(pk=package.pk, state=package.state, revision=package.revision)
    steps = PackageStep.objects.filter(item=OuterRef("pk")).order_by("-sequence").values("sequence")
    entered = F("entered") if state == package.state else Subquery(steps[:1]) + 1
    if rows.update(state=state, revision=revision, entered=entered) != 1:
        raise RuntimeError("somebody was faster")
    package.state, package.revision = state, revision


def _written(
    package: Package, by: Person, body: Body, *, action: str, source: str, now: datetime, **links: Any
) -> PackageStep:
    last = package.steps.order_by("-sequence").first()
    step = PackageStep(
        item=package,
        sequence=last.sequence + 1 if last else 1,
        actor=by,
        body=body,
        action=action,
        source=source,
        target=package.state,
        fingerprint=package.current.fingerprint if package.current else "",
        at=now,
        entered=now,
        procedure_id=package.procedure_id,
        previous_hash=last.own_hash if last else "",
        version=package.current,
        **links,
    )
    names = {"actor": by.full_name, "actor_name": str(by), "body": body.name}
    step.names_digest = keep_sealed(json.dumps(names, ensure_ascii=False))
    step.own_hash = history.own_hash(step)
    step.save(force_insert=True)
    return step


def _still_asked(package: Package, answered: set[int]) -> set[tuple[str, str, int]]:
    bound = package.bound.filter(role__in=("reviewers", "lead")).values_list("role", "body_id")
    reviewers = {("reviewers", "review", body) for role, body in bound if role == "reviewers"}
    silent = {key for key in reviewers if key[2] not in answered}
    return silent or {("lead", "submit", body) for role, body in bound if role == "lead"}


def _last_day(package: Package, stage: str) -> date:
    planned = package.planned.filter(stage=stage).order_by("id").values_list("day", flat=True).last()
    if planned or package.due is None:
        return planned or NO_DATE
    day = deadlines.Deadline(package.due, exclusive=package.due_exclusive).last_day
    return deadlines.before_working(day, WORKING_DAYS_BEFORE[stage], calendar=calendar_in_force())


def _duties(package: Package, step: PackageStep, stage: str, wanted: set[tuple[str, str, int]]) -> None:
    open_ = Duty.objects.filter(item_type="documents.package", item_id=package.pk, closed=None)
    held = {(duty.role, duty.right, duty.holder): duty.pk for duty in open_ if duty.stage == stage}
    gone = [
        duty.pk for duty in open_ if (duty.role, duty.right, duty.holder) not in wanted or duty.stage != stage
    ]
    if gone:
        Duty.objects.filter(pk__in=gone).update(closed=step.at)
    fresh = sorted(wanted - held.keys())
    days = [duty.due for duty in open_ if duty.pk not in gone]
    if fresh:
        days.append(_last_day(package, stage))
        _opened(package, step, stage, fresh, due=days[-1])
    last = (
        deadlines.Deadline(package.due, exclusive=package.due_exclusive).last_day if package.due else NO_DATE
    )
    package.state = stage
    told = {"next_due": min([*days, last]), "latest_start": latest_start_of(package, package.definition)}
    if any(value != getattr(package, name) for name, value in told.items()):
        Package.objects.filter(pk=package.pk).update(**told)


def _opened(
    package: Package, step: PackageStep, stage: str, fresh: list[tuple[str, str, int]], *, due: date
) -> None:
    facts = {"item_type": "documents.package", "item_id": package.pk, "stage": stage, "due": due}
    Duty.objects.bulk_create(
        Duty(role=role, right=right, holder=body, opened=step.at, **facts) for role, right, body in fresh
    )
    Notice.objects.bulk_create(
        Notice(
            key=f"documents.package:{package.pk}:{step.sequence}:{role}:{right}:b{body}",
            sequence=step.sequence,
            right=right,
            holder=body,
            created=step.at,
            **facts,
        )
        for role, right, body in fresh
    )
    package.bound.filter(role__in={role for role, _right, _body in fresh}, joined=None).update(joined=step.at)


def _told(package: Package, step: PackageStep, *, event: str, right: str, bodies: set[int]) -> None:
    """One row of news for each who holds the right in these bodies; words about work that changed wait."""
    seats = Membership.objects.in_force(clock.today()).filter(body__in=bodies, role__in=roles_with(right))
    people = {
        seat.person_id: seat.body_id for seat in seats.select_related("person") if seat.person.is_active
    }
    facts = {"item_type": "documents.package", "item_id": package.pk, "number": step.sequence}
    rows = [
        News(
            person_id=person,
            congress_id=package.congress_id,
            event=event,
            body_id=body,
            by_id=step.actor_id,
            **facts,
        )
        for person, body in people.items()
        if person != step.actor_id
    ]
    News.objects.bulk_create(rows, ignore_conflicts=True)
    about = UrgedWork.objects.filter(duty__item_type="documents.package", duty__item_id=package.pk)
    if any(not work.holds for work in about.exclude(urging__words="").select_related("urging", "duty")):
        raise RuntimeError("words about work that changed are not taken back by hand")
