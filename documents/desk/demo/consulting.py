"""The units of the demo and the round in which they are asked: entered and settled as on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from congress.people.models.units import Unit
from congress.people.queries.reach import units_of
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.units import UnitFacts, add_unit
from documents.consulting.models.replies import NO_OPINION, REMARKS
from documents.consulting.services.letters import LetterNumber, mark_sent
from documents.consulting.services.replies import ReplyFacts, Said, record_reply
from documents.consulting.services.rounds import NewRound, open_round
from documents.packages.remarks import remarks_of
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.consulting.models.rounds import Round
    from documents.packages.models.packages import Package
    from documents.packages.remarks import PackageRemark

Table = dict[str, Any]


def enter_units(congress: Congress, data: Table, *, by: Person) -> None:
    """The register of units, each with who leads it; he signs in nowhere, so he has no user name."""
    for name, kind, head, title, phone, way, address in data["units"]:
        leads = None
        if head:
            honorific, full_name = head.split(" ", 1)
            told = {"honorific": honorific, "phone": phone, "association": congress.association}
            leads = create_account(NewPerson(full_name, signs_in=False, **told), by=by)
        facts = {"kind": kind, "head_title": title, "phone": phone, "way": way, "address": address}
        add_unit(UnitFacts(name, head=leads, **facts), association=congress.association, by=by)


def ask_units(package: Package, data: Table, *, by: Person) -> Round:
    """Ask all of them about the draft in force; the letter has its number and left the same day."""
    units = frozenset(units_of(package.congress).values_list("pk", flat=True))
    days = {name: data[name] for name in ("title", "opened", "last_day")}
    said = NewRound(packages={package.pk: True}, units=units, letter=LetterNumber(), **days)
    asked = open_round(package.congress, said, by=by)
    for way in dict(Unit.WAYS):
        reached = list(asked.asked.filter(unit__way=way).values_list("pk", flat=True))
        if reached:
            mark_sent(asked, reached, way=way, on=data["opened"], by=by)
    return asked


def hear_units(package: Package, data: Table, day: date, *, by: Person) -> None:
    """What arrived on that day, in the order of the post."""
    asked = package.asked_in.get().round
    draft, units = asked.drafts.get().pk, list(Unit.objects.order_by("pk"))
    for place, ground, number in data["replies"][f"{day}"]:
        said = Said(NO_OPINION)
        if number:
            row = data["remark"][number - 1]
            said = Said(REMARKS, ((row["place"], row["text"]),))
        unit = units[place - 1]
        told = {"unit": unit, "writer": str(unit.head or ""), "writer_office": unit.head_title}
        record_reply(asked, ReplyFacts(ground=ground, arrived=day, answers={draft: said}, **told), by=by)


def propose_for_units(package: Package, data: Table, *, by: Person) -> None:
    """What became of each remark, as the secretary proposes it."""
    waiting, drafted = _waiting(package), package.versions.order_by("number").last()
    for row in data["remark"]:
        refs = [one.ref for one in waiting if one.text == row["text"]]
        told: Table = {"kind": row["kind"], "reason": row["reason"]}
        if row["kind"] == "accepted":
            told["answered_in"] = drafted
        dispose_of_remarks(package, refs, by=by, seen=how_they_stand(package, refs), **told)


def settle_units(package: Package, *, by: Person) -> None:
    """All of it settled as it was proposed."""
    refs = [one.ref for one in _waiting(package)]
    dispose_of_remarks(package, refs, by=by, seen=how_they_stand(package, refs), kind="", settled=True)


def _waiting(package: Package) -> list[PackageRemark]:
    return [one for one in remarks_of(package) if one.needs and one.unit]
