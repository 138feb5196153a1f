"""Three thousand remarks, and one on a clause that is gone, as people send them through the pages."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.demo_world import HIDDEN, Visitor
from tests.documents.asked import ask, make_units
from tests.documents.printed import words
from tests.documents.returned import articles, consulted, write_draft
from tests.documents.said import fields

pytestmark = pytest.mark.one_database
MANY, ARTICLES = 3_000, 30


@pytest.fixture
def package(cast, make_package):
    found = make_package("BCCT", "drafting")
    consulted(found, cast, articles(ARTICLES))
    return found


def taken_in(package, secretary, text):
    """A pasted text looked at, and every remark in it kept."""
    path = f"/ho-so/{package.code}/tiep-thu/nhan/"
    sent = fields(secretary.client, path) | {"arrived": "18/03/2022", "draft": "2", "sender": "Hội Lạng Sơn"}
    shown = secretary.client.post(path, sent | {"text": text})
    form = shown.context["form"]
    found = [str(number) for number in range(text.count("\n") + 1)]
    return secretary.client.post(path, sent | {"kept": form["kept"].value(), "confirm": "1", "take": found})


@pytest.mark.slow
def test_three_thousand_remarks_are_taken_in_settled_and_printed_to_the_last(cast, package):
    secretary, here = Visitor(cast.thuky), f"/ho-so/{package.code}/tiep-thu/"
    lines = [f"Điều {at % ARTICLES + 1}, khoản 1: Ý thứ {at}." for at in range(MANY)]

    kept = taken_in(package, secretary, "\n".join(lines))
    page = secretary.get(here)
    head, every = Visitor(cast.truong), f"{here}ghi/?loc=chua&tat-ca=1"
    form = dict(HIDDEN.findall(head.get(every).content.decode()))
    settled = head.client.post(every, form | {"act": "thong-nhat", "kind": "noted", "reason": "Đã ghi."})
    book = openpyxl.load_workbook(io.BytesIO(secretary.get(f"{here}bang.xlsx").content))

    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    sums = dict(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert (kept.status_code, settled.status_code) == (302, 302)
    assert {row[3] for row in rows} >= {f"Ý thứ {at}." for at in range(MANY)}
    assert (page.status_code, page.context["number"], len(page.context["rows"])) == (200, MANY + 3, 20)
    assert (sums["Tổng số ý kiến"], sums["Ghi nhận"], sums.get("Chưa giải trình")) == (MANY + 3, MANY, None)


def test_a_letter_on_a_clause_that_is_gone_stands_with_its_words_on_page_and_paper(cast, package):
    unit = make_units(cast, 1)[0]
    found = ask(cast, [package], [unit])
    write_draft(package, cast, articles(3))
    office, path = Visitor(cast.vanphong), f"/lay-y-kien/{found.pk}/nhap/"
    draft = found.drafts.get().pk
    said = {f"stand_{draft}": "remarks", f"remarks_{draft}": "Điều 29 khoản 1: nên bỏ\nĐiều 99: không rõ"}
    form = dict(HIDDEN.findall(office.get(path).content.decode())) | said

    sent = office.client.post(path, form | {"unit": unit.name, "ground": "slip", "arrived": "07/03/2022"})
    page = Visitor(cast.thuky).read(f"/ho-so/{package.code}/tiep-thu/")
    paper = words(Visitor(cast.thuky).get(f"/ho-so/{package.code}/y-kien.pdf").content)

    assert sent.status_code == 302
    for place, text in (("Điều 29, khoản 1", "nên bỏ"), ("Điều 99", "không rõ")):
        assert (place in page, text in page) == (True, True)
        assert (place.replace(" ", "") in paper, text.replace(" ", "") in paper) == (True, True)
