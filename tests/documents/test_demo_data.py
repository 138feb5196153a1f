"""The files the demo is loaded from: who exists, who sits where, which papers, what has happened."""

from __future__ import annotations

import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from congress.roles import KINDS, ROLES
from workflows.calendars import shipped
from workflows.text import clean

pytestmark = pytest.mark.one_database

DEMO = Path(__file__).parents[2] / "documents" / "demo"
FILES = sorted(path for path in DEMO.rglob("*") if path.suffix in {".toml", ".txt"})
TEXTS = [path for path in FILES if path.suffix == ".txt"]
NAMED = [
    "chutich",
    "btc",
    "vanphong",
    "thuongtruc",
    "tbvk",
    "tbvk2",
    "tbns",
    "tbtc",
    "bkt",
    "ketoan",
    "nguoila",
]
SEATS = [f"bch{number:02d}" for number in range(1, 46)]
VOTERS = {
    "BCH": 45,
    "BTV": 13,
    "TT": 5,
    "CT": 1,
    "BKT": 5,
    "VP": 3,
    "PCH": 3,
    "TTTD": 4,
    "BTC": 9,
    "TBVK": 9,
    "TBNS": 7,
    "TBTT": 5,
    "TBPV": 7,
    "TBTC": 7,
}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((DEMO / name).read_text(encoding="utf-8"))


PEOPLE = read("people.toml")["people"]
BODIES = {body["code"]: body for body in read("bodies.toml")["body"]}
DRAFTS = read("notes.toml")["draft"]
STORY = read("story.toml")
PACKAGES = {package["code"]: package for package in STORY["package"]}


def voters(code: str) -> list[str]:
    return [seat["person"] for seat in BODIES[code]["members"] if ROLES[seat["role"]].votes]


def seats_of(person: str) -> dict[str, str]:
    found = [(code, seat) for code, body in BODIES.items() for seat in body["members"]]
    return {code: seat["role"] for code, seat in found if seat["person"] == person}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_nfc(path):
    text = path.read_text(encoding="utf-8")

    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_text_enters_unchanged(path):
    text = path.read_text(encoding="utf-8")

    assert clean(text, lines=True) == text.rstrip("\n")


@pytest.mark.parametrize("username", [*NAMED, *SEATS])
def test_account_exists(username):
    assert username in PEOPLE


def test_people_differ():
    names = [person["full_name"] for person in PEOPLE.values()]
    phones = [person["phone"] for person in PEOPLE.values()]

    assert (len(set(names)), len(set(phones))) == (len(PEOPLE), len(PEOPLE))
    assert {person["honorific"] for person in PEOPLE.values()} == {"Ông", "Bà"}


def test_telephones_are_made_up():
    desks = [seat["phone"] for body in BODIES.values() for seat in body["members"] if "phone" in seat]

    assert [phone for phone in desks if not phone.startswith("024 0000 0")] == []
    assert [one["phone"] for one in PEOPLE.values() if not one["phone"].startswith("090 000 0")] == []


def test_bodies_have_their_voters():
    assert {code: len(voters(code)) for code in BODIES} == VOTERS


def test_executive_bodies_are_nested():
    assert voters("BCH") == SEATS
    assert voters("BTV") == SEATS[:13]
    assert voters("TT") == SEATS[:5]


@pytest.mark.parametrize("code", sorted(VOTERS))
def test_body_is_well_formed(code):
    body = BODIES[code]
    sitting = [seat["person"] for seat in body["members"]]
    heads = [seat["person"] for seat in body["members"] if seat["role"] == "head"]

    assert body["kind"] in KINDS
    assert [name for name in sitting if name not in PEOPLE] == []
    assert len(set(sitting)) == len(sitting)
    assert len(heads) == 1


def test_known_people_sit_where_the_readme_says():
    assert seats_of("chutich") == {"CT": "head"}
    assert seats_of("vanphong") == {"BCH": "clerk", "BTV": "clerk", "VP": "head"}
    assert seats_of("thuongtruc") == {"TT": "clerk"}
    assert seats_of("tbvk") == {"TBVK": "head"}
    assert seats_of("tbvk2") == {"TBVK": "secretary"}
    assert seats_of("tbns") == {"TBNS": "head"}
    assert seats_of("tbtc") == {"TBTC": "head"}
    assert seats_of("ketoan") == {"TBTC": "secretary"}
    assert seats_of("bkt") == {"BKT": "head"}
    assert seats_of("btc") == {"BTC": "head"}
    assert seats_of("nguoila") == {}


def test_inspectors_draft_nothing():
    lead = {seat["person"] for code in BODIES if code.startswith("TB") for seat in BODIES[code]["members"]}

    assert lead & set(voters("BKT")) == set()


def test_every_text_belongs_to_a_draft():
    used = [name for draft in DRAFTS for name in draft["parts"].values()]

    assert sorted(used) == sorted(path.name for path in TEXTS)


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_story_brings_each_draft_once(code):
    written = [(draft["number"], draft["author"]) for draft in DRAFTS if draft["package"] == code]
    brought = [(act["draft"], act["by"]) for act in PACKAGES[code]["act"] if act["action"] == "revise"]

    assert brought == written
    assert [number for number, _ in written] == list(range(1, len(written) + 1))


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_story_happens_in_order_on_working_days(code):
    moments = [act["at"] for act in PACKAGES[code]["act"]]

    assert [later for earlier, later in pairwise(moments) if later <= earlier] == []
    assert [at for at in moments if not shipped().is_working(at.date())] == []
    assert moments[-1].date() < STORY["day"]


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_plan_is_in_order_on_working_days(code):
    package = PACKAGES[code]
    days = list(package["plan"].values())

    assert days == sorted(days)
    assert [day for day in days if not shipped().is_working(day)] == []
    assert days[-1] < package["due"]


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_actors_are_known(code):
    acts = PACKAGES[code]["act"]
    actors = {act[key] for act in acts for key in ("by", "acting_for") if key in act}

    assert sorted(actors - set(PEOPLE)) == []
    assert PACKAGES[code]["holder"] in BODIES


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_votes_fit_the_body(code):
    counts = [act["count"] for act in PACKAGES[code]["act"] if "count" in act]
    lead = {"DH3-BCCT": "TBVK", "DH3-BCTC": "TBTC", "DH3-DANS": "TBNS"}[code]

    assert [count for count in counts if count["present"] > VOTERS[lead]] == []
    assert [count for count in counts if 2 * count["votes_for"] <= count["present"]] == []


def test_one_package_is_late():
    late = {code: package["late_days"] for code, package in PACKAGES.items()}

    assert late == {"DH3-BCCT": 0, "DH3-BCTC": 2, "DH3-DANS": 0}
