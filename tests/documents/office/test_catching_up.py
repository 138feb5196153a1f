"""A set on paper for days without power, and the page that leads through entering them afterwards."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from congress.models import Congress
from documents.models import Package
from documents.office.papers.spare import render_spare
from documents.office.papers.spare_facts import spare_of
from documents.office.queries import last_spare
from documents.packages.queries.duties import duties_of
from documents.paper.language import on_paper
from documents.registers.services import PaperFacts, enter_paper
from tests.demo_world import at
from tests.documents.office.test_entering import VERIFY, paper, send
from tests.documents.printed import pages
from workflows import clock
from workflows.queries import notes_below

HERE, SET = "/van-phong/nhap-bu/", "/van-phong/tap-du-phong.pdf"


@pytest.fixture
def office(world):
    """The clerk of the office, at ten o'clock of 18/03/2022."""
    with at(18, hour=10):
        yield world.visitor("tv06")


def printed(visitor) -> list[str]:
    return pages(visitor.client.post(SET).content)


def test_the_set_says_where_each_open_package_stands_and_has_a_form_for_it(office):
    told = " ".join(printed(office))
    packages = list(Package.objects.filter(congress__code="DH3"))
    open_ones = {one.code for one in packages if duties_of(packages).get(one.pk)}

    assert {code for code in open_ones if f"{code}:" in told} == open_ones
    assert {code for code in open_ones if f"hồ sơ {code}" in told} == open_ones


def test_it_has_thirty_pages_at_most(office):
    assert len(printed(office)) <= 30


def test_it_has_telephones_of_bodies_and_units(office):
    told = " ".join(printed(office))

    assert "Ông Mai Công Thước" in told
    assert "DV01" in told


def test_of_a_confidential_package_it_says_what_everybody_is_listed(office):
    package = Package.objects.get(code="DH3-DANS")
    facts = next(
        one for one in spare_of(package.congress, office.person).packages if one.code == package.code
    )

    assert facts.title == package.listed_title


def test_a_hand_goes_on_counting_from_the_last_numbers(office):
    association = Congress.objects.get(code="DH3").association
    facts = (("CV-MAU", 7), ("CV-MAU", 8))
    for mark, number in facts:
        enter_paper(
            PaperFacts(
                book="out", kind="CV", about="Mẫu", other="Sở", day=clock.today(), mark=mark, number=number
            ),
            association=association,
            by=office.person,
        )

    told = " ".join(printed(office))

    assert "Số dùng gần nhất năm nay:" in told
    assert ("08/CV-MAU" in told, "07/CV-MAU" in told) == (True, False)


def test_a_star_has_its_sentence(office):
    facts = spare_of(Congress.objects.get(code="DH3"), office.person)
    first = replace(facts.packages[0], days=("Ký duyệt: 15/01/2027*",), dated=(date(2027, 1, 15),))

    with on_paper():
        none, one = (
            " ".join(pages(render_spare(replace(facts, packages=[first], starred=notes))))
            for notes in ((), tuple(notes_below(first.dated)))
        )

    assert facts.starred == ()
    assert ["* Lịch nghỉ năm 2027 chưa được công bố." in text for text in (none, one)] == [False, True]


def test_equal_facts_make_equal_bytes(office):
    facts = spare_of(Congress.objects.get(code="DH3"), office.person)

    with on_paper():
        assert render_spare(facts) == render_spare(facts)


def test_printing_it_is_kept_and_a_week_later_another_is_due(office):
    congress = Congress.objects.get(code="DH3")
    before = last_spare(congress).is_old
    office.client.post(SET)
    fresh = last_spare(congress)

    with clock.frozen(clock.today() + timedelta(days=9)):
        later = last_spare(congress)
        page = office.read("/van-phong/")

    assert (before, fresh.days, fresh.is_old) == (True, 0, False)
    assert (later.days, later.is_old) == (9, True)
    assert "Đã 9 ngày chưa in tập dự phòng" in page


def test_what_was_done_on_paper_is_entered_by_its_own_day_and_shown_in_that_order(office, world):
    address = f"{HERE}?tu=16/03/2022&den=17/03/2022"
    before = office.client.get(address).context["entered"]
    send(office, VERIFY, verdict="pass", **paper(world, "bkt", day="17/03/2022"))

    row = office.client.get(address).context["entered"][-1]

    assert len(office.client.get(address).context["entered"]) == len(before) + 1
    assert (f"{row['day']:%d/%m/%Y}", f"{row['entered']:%d/%m/%Y}") == ("17/03/2022", "18/03/2022")
    assert (row["package"].code, "nhập thay Ông Mai Công Thước" in row["words"]) == ("DH3-BCTC", True)


def test_a_form_of_the_set_leads_to_its_package_alone_with_its_day(office):
    rows = office.client.get(f"{HERE}?ma=DH3-BCTC&tu=16/03/2022").context["rows"]
    page = office.client.get(f"{HERE}?ma=DH3-BCTC&tu=16/03/2022").text

    assert [row["package"].code for row in rows] == ["DH3-BCTC"]
    assert f'{VERIFY}?ngay=16/03/2022"' in page
    assert 'value="16/03/2022"' in office.client.get(f"{VERIFY}?ngay=16/03/2022").text


@pytest.mark.parametrize("days", ["tu=hom-qua&den=99/99/2022", "tu=&den=", "den=01/01/2030"])
def test_days_that_are_none_are_the_last_ones(office, days):
    context = office.client.get(f"{HERE}?{days}").context

    assert (context["start"], context["end"], context["wrong"]) == ("15/03/2022", "18/03/2022", False)


def test_a_first_day_after_the_last_is_said(office):
    page = office.read(f"{HERE}?tu=17/03/2022&den=16/03/2022")

    assert "Ngày đầu sau ngày cuối" in page


@pytest.mark.parametrize("who", ["tbvk", "chutich"])
def test_nobody_else_prints_or_opens_it(world, who):
    visitor = world.visitor(who)

    assert [visitor.client.post(SET).status_code, visitor.client.get(HERE).status_code] == [403, 403]


def test_its_forms_can_be_scanned(office, settings):
    settings.SITE_ADDRESS = "https://daihoi.example.vn"
    facts = spare_of(Congress.objects.get(code="DH3"), office.person)

    with on_paper():
        made = render_spare(facts)

    assert facts.packages[0].address == f"https://daihoi.example.vn{HERE}?ma={facts.packages[0].code}"
    assert len(PdfReader(io.BytesIO(made)).pages) <= 30
