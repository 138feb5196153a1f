"""Slips for those who are told on paper, and letters that ask a body for what is due, as PDF and as Word."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from html import unescape

import pytest
from pypdf import PdfReader

from congress.models import Person
from congress.people.services.news import choose_way
from documents.models import RegisterLine, UrgingLetter
from documents.packages.answers.values import Return
from documents.telling.services.letters import write_letters
from tests.cast import perform
from tests.demo_world import Visitor
from tests.documents.canaries import plant
from workflows import clock
from workflows.errors import Forbidden, Unmet
from workflows.models import Duty

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

WHAT = "Báo cáo tổng kết nhiệm kỳ (báo cáo chính trị) (DH3-BCCT)"
SLIPS, LETTERS = "/bao-tin/phieu", "/bao-tin/cong-van/"
DAY = datetime(2022, 3, 24, 9, tzinfo=clock.HANOI)


def pages(answer):
    """The words of each page of a PDF, in one line."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages]


def word(answer):
    """All words of a Word file in one line."""
    xml = zipfile.ZipFile(io.BytesIO(answer.content)).read("word/document.xml").decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", "", xml.replace("</w:p>", " "))).split())


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def returned(cast, make_package):
    """The political report came back to its head, who is told on paper."""
    package = make_package("BCCT", "standing")
    Person.objects.exclude(pk=cast.truong.pk).update(last_login=clock.now(), way="")
    choose_way(cast.truong, way=Person.PAPER, email="", by=cast.vanphong)
    answers = {"return": Return(until=clock.today())}
    perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **answers)
    return package


@pytest.fixture
def due(cast, make_package):
    """The political report is with Tiểu ban Văn kiện until the end of 24/03."""
    package = make_package("BCCT", "drafting")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    return package


def test_a_slip_says_to_whom_what_and_where_to_ask(cast, office, returned):
    printed = pages(office.client.get(f"{SLIPS}.pdf"))
    written = word(office.client.get(f"{SLIPS}.docx"))

    assert len(printed) == 1
    for said in (
        "PHIẾU BÁO VIỆC",
        "Kính gửi: Ông Người truong",
        "Văn phòng Hội trân trọng thông báo:",
        f"Thường trực Hội trả lại {WHAT} để hoàn thiện. Lý do: Thiếu phụ lục.",
        "Trân trọng.",
        "VĂN PHÒNG HỘI",
    ):
        assert (said in printed[0], said in written) == (True, True), said


def test_a_slip_tells_everything_and_goes_on_on_the_next_half_sheet(cast, office, returned):
    for number in range(12):
        told = {"event": "told", "by": cast.vanphong, "congress": cast.congress}
        cast.truong.news.create(words=f"Việc thứ {number}.", **told)
    printed = pages(office.client.get(f"{SLIPS}.pdf"))

    assert [number for number in range(12) if f"Việc thứ {number}." not in " ".join(printed)] == []
    assert len(printed) == 2


def test_who_is_told_otherwise_gets_a_slip_when_he_is_asked_for(cast, office, returned):
    choose_way(cast.truong, way=Person.TELEPHONE, email="", by=cast.vanphong)
    ids = {"": "", "one": f"?nguoi={cast.truong.pk}", "other": "?nguoi=0", "odd": "?nguoi=" + "9" * 40}
    codes = {name: office.client.get(f"{SLIPS}.pdf{asked}").status_code for name, asked in ids.items()}

    assert codes == {"": 404, "one": 200, "other": 404, "odd": 404}


def test_a_letter_is_numbered_in_the_register_and_lists_what_is_due(cast, office, due):
    with clock.frozen(DAY):
        page = office.read(LETTERS)
        body = cast.bodies.TBVK
        answer = office.client.post(LETTERS, {"bodies": [body.pk]})
        letter, line = UrgingLetter.objects.get(), RegisterLine.objects.latest("pk")
        printed = pages(office.client.get(f"{LETTERS}{letter.pk}.pdf"))[0]
        written = word(office.client.get(f"{LETTERS}{letter.pk}.docx"))

    assert f"Tiểu ban Văn kiện: Hoàn thiện và trình {WHAT} (24/03/2022)" in page
    assert (answer.status_code, letter.line, line.other) == (302, line, "Tiểu ban Văn kiện")
    for said in (
        f"Số: {line}",
        "V/v hoàn thành các việc chuẩn bị",
        "Kính gửi: Tiểu ban Văn kiện",
        "Văn phòng Hội đề nghị Tiểu ban Văn kiện quan tâm, sớm hoàn thành các việc sau đây:",
        WHAT,
        "24/03/2022",
        "kính đề nghị Tiểu ban Văn kiện thông tin về Văn phòng Hội",
        "Lưu: VT.",
    ):
        assert (said in printed, said in written) == (True, True), said
    assert [word for word in ("quá hạn", "chậm trễ", "đôn đốc") if word in printed.lower()] == []


def test_a_body_has_one_letter_a_day_however_often_one_presses(cast, office, due):
    with clock.frozen(DAY):
        bodies = [cast.bodies.TBVK.pk]
        first = write_letters(cast.congress, bodies, by=cast.vanphong)
        again = write_letters(cast.congress, bodies, by=cast.vanphong)
        code = office.client.post(LETTERS, {"bodies": bodies}).status_code

    assert (len(first), again, code, UrgingLetter.objects.count()) == (1, [], 422, 1)


def test_a_letter_stays_as_it_was_when_its_work_is_done_or_moved(cast, office, due):
    with clock.frozen(DAY):
        letter = write_letters(cast.congress, [cast.bodies.TBVK.pk], by=cast.vanphong)[0]
        before = office.client.get(f"{LETTERS}{letter.pk}.pdf").content
        Duty.objects.filter(closed=None).update(due=date(2022, 4, 8))

        assert office.client.get(f"{LETTERS}{letter.pk}.pdf").content == before


def test_the_number_of_the_paper_book_is_for_one_letter(cast, due):
    with clock.frozen(DAY):
        two = [cast.bodies.TBVK.pk, cast.bodies.TBNS.pk]
        with pytest.raises(Unmet, match="chỉ dùng cho một công văn"):
            write_letters(cast.congress, two, number=40, by=cast.vanphong)
        letter = write_letters(cast.congress, two[:1], number=40, by=cast.vanphong)[0]

    assert str(letter.line).startswith("40/")


def test_no_letter_goes_upwards_and_none_but_the_office_writes_one(cast, make_package):
    make_package("BCCT", "standing")
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 24))
    with clock.frozen(DAY):
        every = [body.pk for body in vars(cast.bodies).values()]
        with pytest.raises(Forbidden):
            write_letters(cast.congress, every, by=cast.btc)
        made = write_letters(cast.congress, every, by=cast.vanphong)

    assert [one.body.name for one in made if one.rank == "above"] == []
    assert "Thường trực Hội" not in [one.body.name for one in made]


@pytest.mark.slow
def test_no_canary_is_in_any_slip_or_letter(cast, office):
    dossiers = plant(cast)
    Person.objects.update(way=Person.PAPER, last_login=None)
    Duty.objects.filter(closed=None).update(due=date(2022, 3, 17))
    with clock.frozen(DAY):
        every = [body.pk for body in vars(cast.bodies).values()]
        letters = write_letters(cast.congress, every, by=cast.vanphong)
        answers = [office.client.get(f"{SLIPS}.pdf")]
        answers += [office.client.get(f"{LETTERS}{one.pk}.pdf") for one in letters]
        words = [office.client.get(f"{SLIPS}.docx")]
        words += [office.client.get(f"{LETTERS}{one.pk}.docx") for one in letters]
        whole = " ".join([*(page for one in answers for page in pages(one)), *map(word, words)])
        whole += office.read(LETTERS)

    assert len(letters) > 0
    assert dossiers.canaries.caught(whole) == set()
