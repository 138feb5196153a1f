"""Loads the demo by living it: every act goes through the same services and engine as a person's click."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction

from congress.people.models.bodies import Body, Congress
from congress.people.models.people import Person
from documents.assigning.services import assign_package
from documents.charter.queries import CharterState, charter_state
from documents.charter.services import derive_proposal, enter_charter, propose, read_ahead
from documents.consulting.services.rounds import close_round
from documents.desk.demo import consulting, parts
from documents.desk.demo.founding import CLERK, found_demo
from documents.desk.demo.tasks import live_tasks
from documents.packages.answers.values import Count, Draft, Return
from documents.packages.counting import FIXED_DAY
from documents.packages.models.packages import Package
from documents.packages.remarks import remarks_of
from documents.packages.services.taking_in import receive
from documents.personnel.services.nominees import NomineeFacts, enter_nominee, take_paper
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from workflows import clock, engine
from workflows.models import FrozenDay
from workflows.planning import NewPlan
from workflows.services import set_frozen_day

HERE = Path(__file__).parent

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
def load_demo(*, until: date | None = None) -> Congress:
    """Write the whole demo; `until` (exclusive) leaves out acts from that day on. Raises NotADemo."""
    is_loaded()

    congress, people = found_demo(read_table("bodies.toml"), read_table("people.toml")["people"])
    founded = read_table("bodies.toml")["at"]
    with clock.frozen(founded):
        consulting.enter_units(congress, read_table("units.toml"), by=people[CLERK])
    story = read_table("story.toml")
    notes = {(row["package"], row["number"]): row for row in read_table("notes.toml")["draft"]}
    for package in story["package"]:
        _live(congress, package, people, notes, until)
    parts.live(read_table("parts.toml")["act"], people, until=until)
    live_tasks(congress, read_table("tasks.toml"), people, until=until)
    _name(read_table("nominees.toml"), people, until)
    set_frozen_day(story["day"])
    return congress


def read_table(name: str) -> Table:
    """One of the data files of the demo."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _live(
    congress: Congress,
    row: Table,
    people: dict[str, Person],
    notes: dict[tuple[str, int], Table],
    until: date | None,
) -> None:
    package = None
    for act in row["act"]:
        # Most at the moment itself; a paper is entered when the office had it.
        entered = act.get("entered", act["at"])
        if until and clock.local_day(entered) >= until:
            break
        with clock.frozen(entered):
            if package is None:
                package = assign_package(
                    congress,
                    row["kind"],
                    by=people[act["by"]],
                    due=row["due"],
                    due_exclusive=row["due_exclusive"],
                    # The report of the quarter gives each its own day.
                    due_from=FIXED_DAY,
                    plan=row["plan"],
                    title=row.get("title", ""),
                    note=act.get("note", ""),
                )
            elif "units" in act:
                _units(package, act["units"], clock.local_day(entered), by=people[act["by"]])
            elif "settle" in act:
                _settle(package, act, people)
            else:
                _step(package, act, people, notes)


def _step(
    package: Package, act: Table, people: dict[str, Person], notes: dict[tuple[str, int], Table]
) -> None:
    engine.perform(
        package,
        act["action"],
        by=people[act["by"]],
        seen=engine.seen(package),
        acting_for=people[act["acting_for"]] if "acting_for" in act else None,
        at=act["at"] if "entered" in act else None,
        note=act.get("note", ""),
        **_answers(package, act, notes),
    )
    if "charter" in act:
        # The charter in force, and the changes to it read out of the whole text, each with its reason.
        by = people[act["by"]]
        text = (HERE / "texts" / act["charter"]).read_text(encoding="utf-8")
        enter_charter(package, text, name=act["charter"], by=by)
        read_ahead(package)
        derive_proposal(package, _proposed(package).whole_text, seen=0, by=by)
        for seen, line in enumerate(_proposed(package).lines, 1):
            why = act["reasons"][str(line.article or line.place)]
            propose(package, replace(line, **why), seen=seen, by=by)


def _units(package: Package, what: str, day: date, *, by: Person) -> None:
    """The letter to the units about a package: sent, answered, and what became of the answers."""
    told = read_table("consulting.toml")
    if what == "ask":
        consulting.ask_units(package, told, by=by)
    elif what == "hear":
        consulting.hear_units(package, told, day, by=by)
    elif what == "end":
        close_round(package.asked_in.get().round, by=by)
    elif what == "propose":
        consulting.propose_for_units(package, told, by=by)
    else:
        consulting.settle_units(package, by=by)


def _settle(package: Package, act: Table, people: dict[str, Person]) -> None:
    """What was done with the opinion of each body; without a kind it is settled as it was proposed."""
    for row in act["settle"]:
        said = Body.objects.get(congress=package.congress_id, code=row["of"]).name
        refs = [one.ref for one in remarks_of(package) if one.needs and one.sender == said]
        told: Table = {"kind": row.get("kind", ""), "reason": row.get("reason", "")}
        if "draft" in row:
            told["answered_in"] = package.versions.get(number=row["draft"])
        seen = how_they_stand(package, refs)
        dispose_of_remarks(package, refs, by=people[act["by"]], seen=seen, settled="kind" not in row, **told)


def _proposed(package: Package) -> CharterState:
    found = charter_state(package)
    if found is None:
        raise LookupError(package.code)
    return found


def _answers(package: Package, act: Table, notes: dict[tuple[str, int], Table]) -> Table:
    answers: Table = {name: act[name] for name in ("verdict", "ground") if name in act}
    if "draft" in act:
        row = notes[package.code, act["draft"]]
        parts = []
        for code, name in row["parts"].items():
            with (HERE / "texts" / name).open("rb") as stream:
                parts.append(receive(stream, name, part=code))
        answers["version"] = Draft(parts=tuple(parts), note=row["note"])
    if "count" in act:
        answers["decision"] = Count(**act["count"])
    if "days" in act:
        answers["plan"] = NewPlan(act["days"])
    if "until" in act:
        answers["return"] = Return(until=act["until"])
    return answers


def _name(data: Table, people: dict[str, Person], until: date | None) -> None:
    """The nominees, by the one who keeps their dossiers."""
    if until and clock.local_day(data["at"]) >= until:
        return
    package, by = Package.objects.get(code=data["package"]), people[data["by"]]
    with clock.frozen(data["at"]):
        for row in data["nominee"]:
            papers = row.pop("paper", [])
            person = people[row.pop("person")] if "person" in row else None
            nominee = enter_nominee(package, NomineeFacts(person=person, **row), by=by)
            for paper in papers:
                take_paper(nominee, paper.pop("code"), by=by, **paper)
