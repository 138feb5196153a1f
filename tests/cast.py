"""The known cast of the product's tests: one congress, its bodies and people, and packages on their way.

truong and thuky lead Tiểu ban Văn kiện, tbtc and tbns theirs, bkt inspects, tttd and vanphong review,
btc assigns, thuongtruc records for Thường trực, vanphong for the others, chutich signs, nguoila is in
no body. Ban Chấp hành has 45 members: chutich, thuongtruc and bch01 … bch43. It is 18/03/2022.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from congress.models import Body, Congress, Person
from congress.people.queries.seats import electorate
from congress.people.services.seating import SeatFacts, give_seat
from congress.settingup.proposals import ProposedBody
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from congress.tally import Ballots
from documents.assigning.services import assign_package
from documents.models import (
    Package,
)
from documents.packages.answers.values import Count, Draft
from documents.packages.services.taking_in import receive_text
from workflows import clock, engine
from workflows.planning import NewPlan

TODAY = date(2022, 3, 18)
START = date(2022, 1, 4)
PASSWORD = "daihoi3"  # of everybody

GROUND = "QĐ 02/QĐ-BCH ngày 04/01/2022"
ASSOCIATION = {
    "name": "Hội Truyền thống Trường Sơn – đường Hồ Chí Minh Việt Nam",
    "short_name": "Hội Truyền thống Trường Sơn",
    "lines": ("HỘI TRUYỀN THỐNG TRƯỜNG SƠN", "ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"),
    "symbol": "HTS",
    "place": "Hà Nội",
}
CONGRESS = {
    "template": "hoi",
    "code": "DH3",
    "number": 3,
    "full_name": "Đại hội đại biểu toàn quốc lần thứ III",
    "term": "2022–2027",
    "opening": date(2022, 5, 17),
}
BODIES = {
    "CT": ("Chủ tịch Hội", "chair"),
    "TT": ("Thường trực Hội", "collective"),
    "BTV": ("Ban Thường vụ", "collective"),
    "BCH": ("Ban Chấp hành khóa II", "collective"),
    "BKT": ("Ban Kiểm tra", "inspection"),
    "VP": ("Văn phòng Hội", "office"),
    "TTTD": ("Ban Tuyên truyền, Thi đua", "department"),
    "BTC": ("Ban Tổ chức Đại hội", "organising"),
    "TBVK": ("Tiểu ban Văn kiện", "subcommittee"),
    "TBTC": ("Tiểu ban Tài chính", "subcommittee"),
    "TBNS": ("Tiểu ban Nhân sự", "subcommittee"),
}
# What they can fill: there is nobody for the charter or for the programme.
KINDS = ("BCCT", "DANS", "BCKD", "BCKT", "BCTC", "HSNS", "NQ", "HSBNV", "VKDH")
# Enough for one kind.
FEW = ("CT", "TT", "BTV", "BCH", "VP", "BTC", "TBVK")
MEMBERS = [f"bch{number:02d}" for number in range(1, 44)]
LEADERS = {"chutich": "head", "thuongtruc": "deputy", "vanphong": "clerk"}
# Who sits where, head first; those without a role named are members.
SEATS = {
    "CT": {"chutich": "head"},
    "TT": LEADERS | dict.fromkeys(MEMBERS[:3], "member"),
    "BTV": LEADERS | dict.fromkeys(MEMBERS[:3], "member"),
    "BCH": LEADERS | dict.fromkeys(MEMBERS, "member"),
    "BKT": {"bkt": "head", "bkt2": "member", "bkt3": "member"},
    "VP": {"vanphong": "head"},
    "TTTD": {"tttd": "head"},
    "BTC": {"btc": "head"},
    "TBVK": {"truong": "head", "thuky": "secretary", "bch04": "member"},
    "TBTC": {"tbtc": "head", "tbtc2": "secretary", "bch05": "member"},
    "TBNS": {"tbns": "head", "tbns2": "secretary", "bch06": "member"},
}
PEOPLE = [
    *["chutich", "thuongtruc", "vanphong", "btc", "tttd", "bkt", "bkt2", "bkt3", "truong", "thuky"],
    *["tbtc", "tbtc2", "tbns", "tbns2", *MEMBERS, "nguoila"],
]
LEADS = {"BCCT": "truong", "BCKD": "truong", "BCTC": "tbtc", "DANS": "tbns"}
# Who answers for the bodies that are asked, the last of them last.
ASKED = {"BCCT": ("vanphong", "tttd", "btc"), "BCKD": ("bkt", "chutich")}


def found_congress(codes, kinds=("BCCT",)):
    """The congress set up with these of the bodies; nobody sits in them yet."""
    bodies = tuple(ProposedBody(code, *BODIES[code]) for code in codes)
    association = NewAssociation(**ASSOCIATION)
    return set_up(NewCongress(bodies=bodies, kinds=kinds, association=association, **CONGRESS), by=None)


def make_cast():
    """Congress, bodies, people and seats, set up and entered as on the pages; nobody is told of it."""
    congress = found_congress(BODIES, KINDS)
    people = {name: _account(name) for name in PEOPLE}
    for body in congress.bodies.all():
        for name, role in SEATS[body.code].items():
            give_seat(body, people[name], SeatFacts(role, START, GROUND), by=None)
    return everybody()


def everybody():
    """The cast as it stands, by name."""
    bodies = {body.code: body for body in Body.objects.select_related("congress")}
    people = {person.username: person for person in Person.objects.all()}
    return SimpleNamespace(congress=Congress.objects.get(), bodies=SimpleNamespace(**bodies), **people)


def _account(name):
    facts = {"full_name": f"Người {name}", "honorific": "Ông", "phone": "0912 000 000"}
    return Person.objects.create_user(name, password=PASSWORD, **facts)


def perform(package, action, by, **more):
    """One step by one who has just looked."""
    return engine.perform(package, action, by=by, seen=engine.seen(package), **more)


def replan(package, by, reason="Theo tiến độ chung.", **days):
    """New planned days of stages, by one who has just looked."""
    return perform(package, "replan", by, note=reason, plan=NewPlan(days))


def draft(package, words="Dự thảo"):
    """A draft with every required part, really stored."""
    parts = [part for part in package.kind.parts if part.required]
    return Draft(
        tuple(receive_text(f"{words}: {part.title}", part=part.code, title=part.title) for part in parts)
    )


def minutes(package):
    """A draft that adds what tells of the verdict, and nothing else."""
    parts = [part for part in package.kind.parts if part.after_verdict]
    return Draft(tuple(receive_text(part.title, part=part.code, title=part.title) for part in parts))


def count(body, *, votes_for=None, met_on=None, minutes_ref="Biên bản họp"):
    """A count with everybody present; all are for it unless `votes_for` says how many."""
    members = electorate(body).count()
    agreed = members if votes_for is None else votes_for
    return Count(
        met_on=met_on or clock.today(),
        present=members,
        votes_for=agreed,
        votes_against=members - agreed,
        other_opinion=0,
        not_voting=0,
        minutes_ref=minutes_ref,
    )


def ballot(body, **how):
    """The same count on paper: every member brought back a valid ballot."""
    given = count(body, **how)
    return replace(given, ballots=Ballots(issued=given.present, returned=given.present))


def road(cast, package):
    """Every step from the assignment to the signature, each under the name of where it leads."""
    lead = getattr(cast, LEADS[package.kind_code])
    own, bodies = package.lead, cast.bodies
    yield "accepted", lambda: perform(package, "accept", lead)
    yield "drafting", lambda: perform(package, "revise", lead, version=draft(package))
    asked = ASKED.get(package.kind_code, ())
    if asked:
        yield "consultation", lambda: perform(package, "consult", lead)
        for name in asked:
            where = "answered" if name == asked[-1] else "asked"
            yield where, lambda name=name: perform(package, "comment", getattr(cast, name), verdict="pass")
        yield "resolving", lambda: perform(package, "close_consultation", lead)
    yield "subcommittee", lambda: perform(package, "to_subcommittee", lead)
    upper = "verification" if package.kind_code == "BCTC" else "standing"
    yield upper, lambda: perform(package, "decide_subcommittee", lead, decision=count(own))
    if package.kind_code == "BCTC":
        yield "verified", lambda: perform(package, "verify", cast.bkt, verdict="pass")
        # The minutes of the verification, without which Thường trực says nothing.
        yield "with minutes", lambda: perform(package, "revise", lead, version=minutes(package))
        yield "standing", lambda: perform(package, "to_standing", lead)
    yield "executive", lambda: perform(package, "decide_standing", cast.thuongtruc, decision=count(bodies.TT))
    yield "board", lambda: perform(package, "decide_executive", cast.vanphong, decision=count(bodies.BTV))
    final = {"ballot": ballot(bodies.BCH)} if package.kind_code == "DANS" else {"decision": count(bodies.BCH)}
    yield "signing", lambda: perform(package, "decide_board", cast.vanphong, **final)
    yield "signed", lambda: perform(package, "sign", cast.chutich, signature=package.fingerprint())


@pytest.fixture
def on_18_march():
    """It is 18/03/2022 at the real hour."""
    with clock.frozen(TODAY):
        yield TODAY


@pytest.fixture
def cast(db, on_18_march):
    """Everybody, by name: cast.truong, cast.bodies.TBVK, cast.congress."""
    return everybody()


@pytest.fixture
def make_package(cast, roads):
    """A function: a package of a kind, driven by `engine.perform` until it stands at `state`.

    Besides the states there are "accepted" (no draft yet), "answered" (all opinions are in) and
    "verified" (the inspectors have passed it).
    """

    def drive(kind, state, due):
        package = assign_package(cast.congress, kind, by=cast.btc, due=due, due_exclusive=True)
        if state == "assigned":
            return package
        for where, step in road(cast, package):
            step()
            if where == state:
                return Package.objects.get(pk=package.pk)
        raise LookupError(state)

    def make(kind="BCCT", state="drafting", due=date(2022, 3, 30)):
        return roads.go((kind, state, due), lambda: drive(kind, state, due))

    return make
