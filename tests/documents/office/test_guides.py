"""The half pages name real buttons, fit on half a sheet, and reach everybody who has something to do."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from congress.people.queries.hats import hats
from congress.roles import KINDS, ROLES
from documents.office.guides import SEATS, all_guides, guide_of
from tests.demo_world import Visitor
from tests.house import source

pytestmark = pytest.mark.one_database


def written():
    """Everything the product's pages and procedures say."""
    paths = [*source.templates(), *source.files("*.toml", "documents/procedures")]
    rooms = ("words", "forms", "handlers")
    paths += [path for path in source.product() if any(room in str(path) for room in rooms)]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


@pytest.mark.one_database
def test_every_button_of_a_guide_is_a_button_of_the_product():
    said = written()
    named = {
        name
        for guide in all_guides().values()
        for step in guide.steps
        for name in re.findall("“([^”]+)”", step)
    }

    assert {name for name in named if f'"{name}"' not in said} == set()


@pytest.mark.one_database
def test_the_table_of_seats_names_guides_kinds_and_roles_that_exist():
    assert {code for code, _kind, _role in SEATS} | {"office", "organiser"} == set(all_guides())
    assert {kind for _code, kind, _role in SEATS} <= set(KINDS)
    assert {role for _code, _kind, role in SEATS} <= set(ROLES)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("vanphong", "office"),
        ("btc", "organiser"),
        ("chutich", "signer"),
        ("truong", "head"),
        ("thuky", "drafter"),
        ("bkt", "reviewer"),
        ("tttd", "reviewer"),
        ("thuongtruc", "recorder"),
    ],
)
def test_everybody_gets_the_guide_of_his_work(cast, name, code):
    person = getattr(cast, name)

    assert guide_of(person, hats(person)).code == code


def test_who_only_votes_and_who_is_in_no_body_gets_none(cast):
    assert guide_of(cast.bch10, hats(cast.bch10)) is None
    assert guide_of(cast.nguoila, hats(cast.nguoila)) is None


@pytest.mark.parametrize("code", list(all_guides()))
def test_a_guide_fits_on_half_a_sheet(cast, code):
    answer = Visitor(cast.truong).get(f"/huong-dan/{code}.pdf")

    pages = pypdf.PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 1
    assert [round(float(side)) for side in pages[0].mediabox[2:]] == [420, 595]
    assert all_guides()[code].title in pages[0].extract_text()


def test_an_unknown_guide_is_not_found(cast):
    assert Visitor(cast.truong).get("/huong-dan/khong-co.pdf").status_code == 404
