"""One draft in several rounds: each round has its own silent units, the table those who spoke in none."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import openpyxl
import pytest

from congress.people.services.units import UnitFacts, succeed
from documents.consulting.queries.rounds import round_state
from documents.consulting.services.letters import LetterNumber
from documents.consulting.services.replies import Said
from documents.packages.remarks import asking_of
from documents.packages.services.remarks import publish_synthesis
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from tests.demo_world import Visitor, at
from tests.documents.asked import ask, make_units, reply
from tests.documents.pdf_samples import solid
from tests.documents.printed import words

pytestmark = pytest.mark.one_database
SECOND = {"title": "Xin ý kiến lần nữa", "last_day": date(2022, 3, 10)}
FIRST_NAME = "Xin ý kiến các dự thảo văn kiện (công văn số 12/HTS-VP ngày 15/02/2022, dự thảo lần 1)"
SECOND_NAME = "Xin ý kiến lần nữa (công văn ngày 15/02/2022, dự thảo lần 1)"


@pytest.fixture
def package(make_package):
    return make_package("BCCT", "drafting")


@pytest.fixture
def units(cast):
    return make_units(cast, 7)


def numbers(names):
    """Which units, by the numbers in their names."""
    return [int(name.rsplit(" ", 1)[1]) for name in names]


@pytest.fixture
def twice(cast, package, units):
    """Six of seven asked first, then all but the sixth: 1 spoke at first, 2 then, 3 both times, 4 late."""
    first = ask(cast, [package], units[:6], letter=LetterNumber(12))
    second = ask(cast, [package], [*units[:5], units[6]], **SECOND)
    reply(cast, first, units[0], "remarks", "Thêm số liệu")
    reply(cast, second, units[1], "remarks", "Bớt số liệu")
    for found in (first, second):
        reply(cast, found, units[2])
    reply(cast, first, units[3], arrived=date(2022, 3, 9))
    return first, second


def test_each_round_has_its_own_silent_and_the_table_who_spoke_in_none(package, twice):
    told = asking_of(package)

    late = [[one for one in round_state(found).units if not one.in_time] for found in twice]
    assert [numbers(one.asked.name for one in found) for found in late] == [
        [2, 4, 5, 6],
        [1, 4, 5, 7],
    ]
    assert (numbers(told.silent), len(told.asked)) == ([4, 5, 6, 7], 7)
    assert [(one.name, one.asked, numbers(one.silent)) for one in told.each] == [
        (FIRST_NAME, 6, [2, 4, 5, 6]),
        (SECOND_NAME, 6, [1, 4, 5, 7]),
    ]


def test_pages_and_papers_say_so_alike(cast, package, twice):
    secretary = Visitor(cast.thuky)
    here = f"/ho-so/{package.code}/tiep-thu/"

    page = secretary.read(here)
    pdf = words(secretary.get(f"/ho-so/{package.code}/y-kien.pdf").content)
    docx = zipfile.ZipFile(io.BytesIO(secretary.get(f"{here}bang.docx").content))
    word = solid(re.sub(r"<[^>]+>", "", docx.read("word/document.xml").decode()))
    book = openpyxl.load_workbook(io.BytesIO(secretary.get(f"{here}bang.xlsx").content))
    whole, each = (list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book.worksheets[2:])

    heading = solid("Danh sách đơn vị không gửi ý kiến trong thời hạn ở bất kỳ đợt nào (4/7)")
    parts = [
        f"Riêng đợt “{name}”: không gửi ý kiến trong thời hạn (4/6)" for name in (FIRST_NAME, SECOND_NAME)
    ]
    assert "Chưa có ý kiến của 4 nơi được lấy ý kiến" in page
    for one in parts:
        assert (one in page, solid(one) in pdf, solid(one) in word) == (True, True, True)
    assert (heading in pdf, heading in word) == (True, True)
    assert numbers(row[0] for row in whole) == [4, 5, 6, 7]
    assert [(name, int(unit.rsplit(" ", 1)[1])) for name, unit in each] == [
        *((FIRST_NAME, number) for number in (2, 4, 5, 6)),
        *((SECOND_NAME, number) for number in (1, 4, 5, 7)),
    ]


def test_a_round_page_and_what_a_unit_is_sent_are_of_that_round_and_unit(cast, package, units, twice):
    refs = [("replies", str(one.pk)) for found in twice for one in remarks_in(found)]
    seen = how_they_stand(package, refs)
    dispose_of_remarks(package, refs, by=cast.truong, seen=seen, settled=True, kind="accepted")
    publish_synthesis(package, by=cast.truong)
    office = Visitor(cast.vanphong)

    pages = [office.get(f"/lay-y-kien/{found.pk}/?loc=chua-gui") for found in twice]
    letter = office.get(f"/ho-so/{package.code}/tiep-thu/don-vi.pdf?cua={units[1].name}")

    assert [numbers(one.asked.name for one in page.context["state"].silent) for page in pages] == [
        [2, 5, 6],
        [1, 4, 5, 7],
    ]
    told = words(letter.content)
    assert (solid("Bớt số liệu") in told, solid("Thêm số liệu") in told) == (True, False)
    assert solid("không gửi ý kiến") not in told


def remarks_in(found):
    answers = [answer for row in found.replies.all() for answer in row.answers.all()]
    return [one for answer in answers for one in answer.remarks.all()]


def test_who_may_still_answer_in_another_round_is_awaited_not_silent(cast, package, units):
    ask(cast, [package], units[:2])
    ask(cast, [package], units[:1], title="Còn mở", last_day=date(2022, 3, 25))

    before = asking_of(package)
    with at(26):
        after = asking_of(package)

    assert (numbers(before.silent), [one.asked for one in before.each]) == ([2], [2])
    assert (numbers(after.silent), [one.asked for one in after.each]) == ([1, 2], [2, 1])


def test_a_letter_that_speaks_of_one_of_two_drafts_is_silence_about_the_other(
    cast, make_package, package, units
):
    other = make_package("BCKD", "drafting")
    found = ask(cast, [package, other], units[:2])
    spoken, _silent = found.drafts.all()
    reply(cast, found, units[0], answers={spoken.pk: Said("agrees")})
    reply(cast, found, units[1])

    assert (round_state(found).coverage, asking_of(package).silent) == ("2/2 đầu mối (100,0%)", ())
    assert numbers(asking_of(other).silent) == [1]


def test_units_that_became_one_between_two_rounds_have_spoken_through_it(cast, package, units):
    ask(cast, [package], units[:3])
    decision = {"way": "merge", "decision": "QĐ 12/QĐ-BCH ngày 01/03/2022", "on": date(2022, 3, 1)}
    merged = succeed(units[:2], [UnitFacts("Hội hợp nhất số 8")], by=cast.vanphong, **decision)[0].after
    second = ask(cast, [package], [merged, units[2]], **SECOND)

    reply(cast, second, merged)

    told = asking_of(package)
    assert numbers(told.silent) == [3]
    assert [numbers(one.silent) for one in told.each] == [[1, 2, 3], [3]]


def table_lines(cast, package):
    """(who, what) of the official table as a workbook, and how many ask for nothing."""
    answer = Visitor(cast.thuky).get(f"/ho-so/{package.code}/tiep-thu/bang.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    lines = [(row[2], row[3]) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    sums = dict(list(book.worksheets[1].iter_rows(min_row=2, values_only=True)))
    return sorted(lines), sums["Nhất trí hoặc không có ý kiến, không phải giải trình"]


def test_who_agreed_in_two_rounds_stands_once_with_its_earlier_word(cast, package, units):
    first, second = ask(cast, [package], units[:5]), ask(cast, [package], units[:5], **SECOND)
    for unit in units[:3]:
        reply(cast, first, unit)
    reply(cast, first, units[3], "remarks", "Thêm số liệu")
    reply(cast, second, units[0], "none")
    reply(cast, second, units[1], "remarks", "Bớt số liệu", "Bỏ một câu")
    reply(cast, second, units[2], arrived=date(2022, 3, 12))
    reply(cast, second, units[3])

    lines, agreed = table_lines(cast, package)
    page = Visitor(cast.thuky).read(f"/ho-so/{package.code}/tiep-thu/")

    names, told = [one.name for one in units], "trước đó, dự thảo lần 1: nhất trí"
    assert lines == sorted(
        [
            (f"{names[0]} ({told})", "Không có ý kiến"),
            (f"{names[1]} ({told})", "Bớt số liệu"),
            (names[1], "Bỏ một câu"),
            # What came late is no last word; what asks for something stands whatever was said since.
            (names[2], "Nhất trí"),
            (f"{names[2]} (gửi sau thời hạn)", "Nhất trí"),
            (names[3], "Thêm số liệu"),
            (names[3], "Nhất trí"),
        ]
    )
    assert (agreed, told in page) == (4, True)


def test_what_its_predecessors_agreed_to_is_told_with_the_word_of_the_merged_unit(cast, package, units):
    first = ask(cast, [package], units[:3])
    for unit in units[:3]:
        reply(cast, first, unit)
    decision = {"way": "merge", "decision": "QĐ 12/QĐ-HTS ngày 16/03/2022", "on": date(2022, 3, 18)}
    merged = succeed(units[:2], [UnitFacts("Hội hai tỉnh")], by=cast.vanphong, **decision)[0].after
    second = ask(cast, [package], [merged], title="Lần hai", last_day=date(2022, 3, 25))
    reply(cast, second, merged, "none", arrived=date(2022, 3, 18))

    names = [one.name for one in units]
    told = "; ".join(f"trước đó, dự thảo lần 1, {name}: nhất trí" for name in names[:2])
    lines, agreed = table_lines(cast, package)
    assert lines == sorted([(f"Hội hai tỉnh ({told})", "Không có ý kiến"), (names[2], "Nhất trí")])
    assert agreed == 2


def test_who_agrees_by_silence_is_counted_apart_with_the_letter_and_never_summed(cast, package, units):
    found = ask(cast, [package], units[:5], letter=LetterNumber(12), silence="agreed")
    reply(cast, found, units[0])
    reply(cast, found, units[1], "remarks", "Thêm số liệu")
    reply(cast, found, units[2], arrived=date(2022, 3, 12))
    secretary = Visitor(cast.thuky)

    page = secretary.read(f"/ho-so/{package.code}/tiep-thu/")
    pdf = words(secretary.get(f"/ho-so/{package.code}/y-kien.pdf").content)
    answer = secretary.get(f"/ho-so/{package.code}/tiep-thu/bang.xlsx")
    sums = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[1]

    told = "Coi như nhất trí do không gửi ý kiến, theo Công văn số 12/HTS-VP ngày 15/02/2022"
    label = f"{told} (không cộng vào số nhất trí)"
    rows = dict(list(sums.iter_rows(min_row=2, values_only=True)))
    assert (f"{label}: 2" in page, solid(f"{label}: 2.") in pdf, rows[label]) == (True, True, 2)
    assert (rows["Tổng số ý kiến"], rows["Nhất trí hoặc không có ý kiến, không phải giải trình"]) == (3, 2)
    with at(18):
        ask(cast, [package], units[5:6], title="Còn mở", last_day=date(2022, 3, 25), silence="agreed")
        assert [number for _label, number in asking_of(package).apart] == [2]
