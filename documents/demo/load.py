"""Loads the demo by living it: every act goes through the same services and engine as a person's click."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from congress.models import Body, Congress, Person
from congress.services import appoint
from documents import services
from documents.models import Milestone, Package
from documents.procedures.answers import Count, Draft, Return
from workflows import clock, engine
from workflows.models import FrozenDay
from workflows.services import set_frozen_day

HERE = Path(__file__).parent
PASSWORD = "daihoi3"  # noqa: S105 - the published password of the demo
ADMINISTRATOR = "quantri"

Table = dict[str, Any]


class NotADemo(RuntimeError):
    """The database holds somebody's own data."""


def is_loaded() -> bool:
    """Whether the demo is there already. Raises NotADemo when the database holds something else."""
    if FrozenDay.objects.exists():
        return True
    if Person.objects.exists() or Congress.objects.exists():
        raise NotADemo
    return False


@transaction.atomic
def load(*, until: date | None = None) -> Congress:
    """Write the whole demo; `until` (exclusive) leaves out acts from that day on. Raises NotADemo."""
    is_loaded()
    people = _people()
    congress = _bodies(people)
    story = read("story.toml")
    notes = {(row["package"], row["number"]): row for row in read("notes.toml")["draft"]}
    for package in story["package"]:
        _live(congress, package, people, notes, until)
    set_frozen_day(story["day"])
    return congress


def read(name: str) -> Table:
    """One of the data files of the demo."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _people() -> dict[str, Person]:
    # One hash for all: the password is published, and hashing it 75 times would take half a minute.
    secret = make_password(PASSWORD)
    rows = read("people.toml")["people"]
    people = {name: Person(username=name, password=secret, **facts) for name, facts in rows.items()}
    people[ADMINISTRATOR] = Person(
        username=ADMINISTRATOR,
        password=secret,
        full_name="Quản trị hệ thống",
        is_staff=True,
        is_superuser=True,
    )
    for person in people.values():
        person.save()
    return people


def _bodies(people: dict[str, Person]) -> Congress:
    data = read("bodies.toml")
    congress = Congress.objects.create(**data["congress"])
    for row in data["body"]:
        members = row.pop("members")
        body = Body.objects.create(congress=congress, **{**data["rule"], **row})
        for member in members:
            appoint(people[member.pop("person")], body, **member)
    return congress


def _live(
    congress: Congress,
    row: Table,
    people: dict[str, Person],
    notes: dict[tuple[str, int], Table],
    until: date | None,
) -> None:
    package = None
    for act in row["act"]:
        if until and clock.local_day(act["at"]) >= until:
            break
        # At the moment itself, so that the history does not read as if entered later.
        with clock.frozen(act["at"]):
            if package is None:
                package = _assigned(congress, row, act, people)
            else:
                _step(package, act, people, notes)
    for change in row.get("replan", []):
        _replan(package, change, people)


def _assigned(congress: Congress, row: Table, act: Table, people: dict[str, Person]) -> Package:
    return services.assign(
        congress,
        row["kind"],
        by=people[act["by"]],
        due=row["due"],
        due_exclusive=row["due_exclusive"],
        plan=row["plan"],
        note=act.get("note", ""),
    )


def _step(
    package: Package, act: Table, people: dict[str, Person], notes: dict[tuple[str, int], Table]
) -> None:
    engine.perform(
        package,
        act["action"],
        by=people[act["by"]],
        seen=engine.seen(package),
        acting_for=people[act["acting_for"]] if "acting_for" in act else None,
        note=act.get("note", ""),
        **_answers(package, act, notes),
    )


def _answers(package: Package, act: Table, notes: dict[tuple[str, int], Table]) -> Table:
    answers: Table = {name: act[name] for name in ("verdict", "ground") if name in act}
    if "draft" in act:
        answers["version"] = _draft(notes[package.code, act["draft"]])
    if "count" in act:
        answers["decision"] = Count(**act["count"])
    if "until" in act:
        answers["return"] = Return(until=act["until"])
    return answers


def _draft(row: Table) -> Draft:
    parts = []
    for code, name in row["parts"].items():
        with (HERE / "texts" / name).open("rb") as stream:
            parts.append(services.receive(stream, name, part=code))
    return Draft(parts=tuple(parts), note=row["note"])


def _replan(package: Package | None, change: Table, people: dict[str, Person]) -> None:
    Milestone.objects.filter(package=package, stage=change["stage"]).update(
        planned=change["planned"], reason=change["reason"], decided_by=people[change["decided_by"]]
    )


def moment(day: date, hour: int = 8) -> datetime:
    """That hour of a day in Hà Nội; for stories told by tests."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=clock.HANOI)
