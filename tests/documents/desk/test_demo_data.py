"""The files the demo is loaded from: who exists, who sits where, which papers, what has happened."""

from __future__ import annotations

import re
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

DEMO = Path(__file__).parents[3] / "documents" / "desk" / "demo"
PROCEDURES = DEMO.parents[1] / "procedures"
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
# The chairman heads the bodies in whose name he signs.
SEATS = ["chutich", *(f"bch{number:02d}" for number in range(2, 46))]
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
    assert (SEATS[0], "bch01" in voters("BTC")) == ("chutich", True)


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
    assert seats_of("chutich") == {"BCH": "head", "BTV": "head", "TT": "head", "CT": "head"}
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


def test_every_text_belongs_to_a_draft_or_is_the_charter_in_force():
    used = [name for draft in DRAFTS for name in draft["parts"].values()]
    used += [act["charter"] for package in PACKAGES.values() for act in package["act"] if "charter" in act]
    handed_in = [act["hand_in"]["file"] for act in read("parts.toml")["act"] if "hand_in" in act]

    assert sorted(used + handed_in) == sorted(path.name for path in TEXTS)


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_story_brings_each_draft_once(code):
    written = [(draft["number"], draft["author"]) for draft in DRAFTS if draft["package"] == code]
    brought = [(act["draft"], act["by"]) for act in PACKAGES[code]["act"] if act.get("action") == "revise"]

    assert brought == written
    assert [number for number, _ in written] == list(range(1, len(written) + 1))


@pytest.mark.parametrize("code", sorted(PACKAGES))
def test_story_happens_in_order_on_working_days(code):
    moments = [moment for act in PACKAGES[code]["act"] for moment in (act["at"], act.get("entered"))]
    moments = [moment for moment in moments if moment]

    assert [later for earlier, later in pairwise(moments) if later <= earlier] == []
    assert [at for at in moments if not shipped().is_working(at.date())] == []
    assert moments[-1].date() < STORY["day"]


def test_office_enters_what_others_wrote_or_said():
    entered = [
        (code, act["action"], act["by"], act["acting_for"], act["ground"])
        for code, package in sorted(PACKAGES.items())
        for act in package["act"]
        if "acting_for" in act
    ]

    assert entered == [
        ("DH3-BCCT", "comment", "vanphong", "bch14", "paper"),
        ("DH3-BCKD", "comment", "tv06", "bkt", "paper"),
        ("DH3-BCKD", "comment", "tv06", "bch04", "telephone"),
        ("DH3-BCKD", "decide_subcommittee", "tv06", "bch12", "paper"),
        ("DH3-CTDH", "accept", "tv06", "bch30", "telephone"),
        ("DH3-DL", "comment", "tv06", "bch15", "paper"),
        ("DH3-DL", "appraise", "tv06", "tv09", "paper"),
    ]


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
    lead = tomllib.loads((PROCEDURES / f"{PACKAGES[code]['kind']}.toml").read_text("utf-8"))["kind"][
        "bodies"
    ]["lead"][0]

    assert [count for count in counts if count["present"] > VOTERS[lead]] == []
    assert [count for count in counts if 2 * count["present"] <= VOTERS[lead]] == []
    assert [count for count in counts if 2 * count["votes_for"] <= count["present"]] == []


def test_every_kind_is_in_the_story():
    kinds = {path.stem for path in PROCEDURES.glob("*.toml")} - {"standard"}

    assert {package["kind"] for package in PACKAGES.values()} == kinds


def test_three_packages_are_late():
    late = {code: package["late_days"] for code, package in PACKAGES.items() if package["late_days"]}

    assert late == {"DH3-BCTC": 2, "DH3-HSNS": 2, "DH3-DL": 1}


def articles(text: str) -> dict[int, str]:
    """Number -> words of each "Điều n." of a charter, without the headings of its chapters."""
    body = re.sub(r"(?m)^CHƯƠNG .*\n.*\n", "", text)
    found = re.split(r"(?m)^Điều (\d+)\. ", body)[1:]
    return {int(number): words.strip() for number, words in zip(found[::2], found[1::2], strict=True)}


def test_charter_amends_four_articles_adds_one_and_keeps_twenty_five():
    charter = articles((DEMO / "texts" / "dl-toan-van-2.txt").read_text("utf-8"))
    rows = [row.split(" | ") for row in (DEMO / "texts" / "dl-so-sanh-3.txt").read_text("utf-8").split("\n")]
    table = {int(row[0]): row[1:] for row in rows if row[0].isdigit()}
    kept = [number for number, row in table.items() if row[1] == "Giữ nguyên"]
    written = {number: charter[number].replace("\n", ". ", 1).replace("\n", " ") for number in charter}

    assert list(charter) == list(table) == list(range(1, 31))
    assert sorted(set(charter) - set(kept)) == [12, 14, 21, 24, 30]
    assert {number: table[number][1] for number in (12, 14, 21, 24, 30)} == {
        number: f"Điều {number}. {written[number]}" for number in (12, 14, 21, 24, 30)
    }
    assert table[30][0] == "(Chưa có)"
    assert [number for number in (12, 14, 21, 24, 30) if len(table[number][2]) < 20] == []
    assert [
        number
        for number in kept
        if table[number][0] != f"Điều {number}. {charter[number].partition(chr(10))[0]}"
    ] == []
