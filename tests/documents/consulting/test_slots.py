"""Story T1 to its end: ninety-five units on seven drafts, every slot and every remark accounted for."""

from __future__ import annotations

import io
import re
import uuid
from collections import Counter

import openpyxl
import pytest

from documents.assigning.services import assign_package
from documents.models import Package
from tests.cast import draft, perform
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.asked import ask, make_units

pytestmark = [pytest.mark.one_database, pytest.mark.slow]
UNITS, SPOKE, EMPTY, DRAFTS = 95, 35, 10, 7
STANDS = ("agrees", "remarks", "disagrees", "none")


def seven(cast):
    """Six drafts that are read by links, and DANS, which is not."""
    titles = ["Báo cáo chính trị", *(f"Báo cáo chuyên đề {number}" for number in range(1, 6))]
    made = [("BCCT", title, cast.truong) for title in titles] + [("DANS", "Đề án nhân sự", cast.tbns)]
    for kind, title, lead in made:
        package = assign_package(cast.congress, kind, by=cast.btc, due=cast.congress.opening, title=title)
        perform(package, "accept", lead)
        perform(package, "revise", lead, version=draft(package))
        yield Package.objects.get(pk=package.pk)


def plan(unit):
    """What a unit says of each draft: (stand, remarks)."""
    if unit >= SPOKE:
        return [("none", ())] * DRAFTS
    said = [("agrees", ())] * DRAFTS
    said[unit % DRAFTS] = ("remarks", tuple(f"Ý thứ {n} của {unit}" for n in range(unit % 3 + 1)))
    said[(unit + 1) % DRAFTS] = ("disagrees", (f"Chưa rõ, {unit}",))
    return said


PLANS = {unit: plan(unit) for unit in range(SPOKE + EMPTY)}


@pytest.fixture
def answered(cast):
    """(round, its drafts, units) once the office has entered forty-five slips on its page."""
    units = make_units(cast, UNITS)
    found = ask(cast, list(seven(cast)), units)
    drafts = list(found.drafts.all())
    office = Visitor(cast.vanphong)
    enter = f"/lay-y-kien/{found.pk}/nhap/"
    form = dict(HIDDEN.findall(office.get(enter).content.decode()))
    for unit, told in PLANS.items():
        typed = {"request_id": uuid.uuid4().hex, "ground": "slip", "arrived": "07/03/2022", "next": "1"}
        typed["unit"] = units[unit].code
        for one, (stand, remarks) in zip(drafts, told, strict=True):
            typed |= {f"stand_{one.pk}": stand, f"remarks_{one.pk}": "\n".join(remarks)}
        assert office.client.post(enter, form | typed).status_code == 302
    return found, drafts, units


def listed(cast, found):
    """The numbers of the round's table: a row a draft."""
    page = Visitor(cast.vanphong).get(f"/lay-y-kien/{found.pk}/")
    return text_of(page), [row[2:] for row in page.context["drafts"].values()]


def table_of(reader, code):
    """(who said what, by line; the sums) of the official table as a workbook."""
    answer = Visitor(reader).get(f"/ho-so/{code}/tiep-thu/bang.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lines = [(row[2], row[3]) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    sums = dict(list(book.worksheets[1].iter_rows(min_row=2, values_only=True)))
    return lines, sums, book.worksheets


def test_665_slots_and_every_remark(cast, answered):
    found, drafts, units = answered
    page, rows = listed(cast, found)

    said = [Counter(told[at][0] for told in PLANS.values()) for at in range(DRAFTS)]
    slots = [[*(one[stand] for stand in STANDS), 0, 0, UNITS - len(PLANS), UNITS] for one in said]
    assert rows == slots
    assert sum(row[-1] for row in rows) == 665
    assert "45/95 đầu mối (47,4%)" in page

    for at, one in enumerate(drafts):
        # An answer without a remark stands in the table itself, as plain agreement.
        own = [
            (units[unit].name, words)
            for unit, told in PLANS.items()
            for words in told[at][1] or (told[at][0],)
        ]
        reader = cast.tbns if one.package.kind_code == "DANS" else cast.thuky
        lines, sums, sheets = table_of(reader, one.package.code)
        plain = {"Nhất trí": "agrees", "Không có ý kiến": "none"}
        assert Counter((who, plain.get(words, words)) for who, words in lines) == Counter(own)
        remarks = sum(len(told[at][1]) for told in PLANS.values())
        counted = {"Tổng số ý kiến": len(own), "Chưa giải trình": remarks}
        counted["Nhất trí hoặc không có ý kiến, không phải giải trình"] = len(own) - remarks
        assert {
            name: number for name, number in sums.items() if number and "(công văn" not in name
        } == counted
        # Nobody is left out, and nobody stands twice: who spoke, and the annex.
        annex = [row[0] for row in sheets[2].iter_rows(min_row=2, values_only=True)]
        assert sorted({who for who, _words in lines} | set(annex)) == sorted(unit.name for unit in units)
        assert len(annex) == 50


def test_from_paper_in_hand_to_saved_in_four_presses(cast, make_package):
    office = Visitor(cast.vanphong)
    units = make_units(cast, 3)
    found = ask(cast, [make_package("BCCT", "consultation")], units)
    silent = office.get(f"/lay-y-kien/{found.pk}/?loc=chua-gui").content.decode()

    # 1: “Nhập ý kiến” beside the unit, which fills in which it is.
    opened = re.search(rf'href="(/lay-y-kien/{found.pk}/nhap/\?don-vi={units[0].code})"', silent)[1]
    page = office.get(opened).content.decode()
    assert f'value="{units[0].name}"' in page
    # 2: how it came; 3: “nhất trí”; 4: save and go on. The day of arrival stands there.
    form = dict(HIDDEN.findall(page)) | {"unit": units[0].name, "arrived": "18/03/2022"}
    saved = office.client.post(opened, form | {"ground": "slip", "whole": "agrees", "next": "1"})

    assert (saved.status_code, "1/3 đầu mối" in office.read(f"/lay-y-kien/{found.pk}/")) == (302, False)
    assert "gửi sau thời hạn" in office.read(f"/lay-y-kien/{found.pk}/")
