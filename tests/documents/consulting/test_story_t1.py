"""Story T1: ninety-five letters in a morning, through the pages of the office."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from pypdf import PdfReader

from documents.models import DraftAnswer, RegisterLine, Reply, Round, RoundDraft
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.asked import make_units

NEW = "/lay-y-kien/moi/"
COUNTED = "45/95 đầu mối (47,4%)"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


def opened(office, packages, units, **typed):
    """The form as it comes, the number of the paper book filled in, sent."""
    form = dict(HIDDEN.findall(office.get(NEW).content.decode()))
    said = {"title": "Góp ý dự thảo văn kiện", "opened": "15/02/2022", "last_day": "07/03/2022"}
    said |= {"silence": "listed", "by_link": "on", "how": "own", "number": "12"}
    ticked = {"packages": [one.pk for one in packages], "units": [one.pk for one in units]}
    return office.client.post(NEW, form | said | ticked | typed)


def pages_of(office, address):
    """The words of each page of a paper."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(office.get(address).content)).pages]


def test_ninety_five_letters_in_a_morning(cast, make_package, office):
    units = make_units(cast, 95, headless=3, silent_phones=20)
    packages = [make_package("BCCT", "consultation"), make_package("DANS", "standing")]

    done = opened(office, packages, units)
    page = done["Location"]
    letters, labels = pages_of(office, f"{page}thu.pdf"), pages_of(office, f"{page}nhan.pdf")
    rows = list(openpyxl.load_workbook(io.BytesIO(office.get(f"{page}bang-ke.xlsx").content)).active.rows)
    texts = re.findall(
        r'<p class="copied" lang="vi">(.*?)</p>', office.get(f"{page}tin-zalo/").content.decode()
    )

    assert (done.status_code, [str(line) for line in RegisterLine.objects.all()]) == (302, ["12/HTS-VP"])
    assert (len(letters), len(labels), len(rows) - 1, len(texts)) == (190, 4, 95, 75)
    assert sum("Kính gửi: Thường trực" in words for words in letters) == 3
    assert max(map(len, texts)) <= 300
    assert len({re.search("/y-kien/[^/]+/", text)[0] for text in texts}) == 75
    assert list(RoundDraft.objects.values_list("package__code", "by_link")) == [
        ("DH3-BCCT", True),
        ("DH3-DANS", False),
    ]


def test_paper_in_hand_is_saved_and_the_next_follows(cast, make_package, office):
    units = make_units(cast, 12)
    page = opened(office, [make_package("BCCT", "consultation")], units)["Location"]
    enter = f"{page}nhap/"
    form = dict(HIDDEN.findall(office.get(enter).content.decode()))
    usual = {"ground": "slip", "arrived": "07/03/2022"}

    several = office.client.post(enter, form | usual | {"unit": "tinh so 1", "whole": "agrees"})
    exact = {"unit": "hoi truyen thong tinh so 1", "whole": "agrees", "next": "1"}
    saved = office.client.post(enter, form | usual | exact)
    draft = RoundDraft.objects.get()
    form = dict(HIDDEN.findall(office.get(enter).content.decode()))
    said = {
        f"stand_{draft.pk}": "remarks",
        f"remarks_{draft.pk}": "Điều 12 khoản 2: bỏ chữ “và”\nNên ngắn hơn",
    }
    code = Round.objects.get().asked.all()[3].code
    office.client.post(enter, form | usual | said | {"unit": code.lower(), "day": "01/03/2022"})

    assert (several.status_code, saved.status_code, saved["Location"]) == (422, 302, enter)
    assert "Có nhiều đơn vị" in text_of(several)
    assert "2/12 đầu mối (16,7%)" in office.read(page)
    assert [str(one) for one in Reply.objects.all()] == [str(units[0]), str(units[3])]
    remarks = DraftAnswer.objects.last().remarks.all()
    assert [(one.place, one.text) for one in remarks] == [
        ("Điều 12 khoản 2", "bỏ chữ “và”"),
        ("", "Nên ngắn hơn"),
    ]


def test_reply_is_confirmed_and_corrected_on_its_page(cast, make_package, office):
    units = make_units(cast, 3)
    page = opened(office, [make_package("BCCT", "consultation")], units)["Location"]
    form = dict(HIDDEN.findall(office.get(f"{page}nhap/").content.decode()))
    typed = {"ground": "phone", "arrived": "07/03/2022", "unit": "tinh so 2", "whole": "agrees"}
    office.client.post(f"{page}nhap/", form | typed)
    sheet = f"/lay-y-kien/phieu/{Reply.objects.get().pk}/"
    waiting = office.read(page)

    form = dict(HIDDEN.findall(office.get(f"{sheet}ket-luan/").content.decode()))
    office.client.post(f"{sheet}ket-luan/", form | {"ruling": "confirmed", "reason": "Phiếu tuần 07/03"})
    form = dict(HIDDEN.findall(office.get(f"{sheet}sua/").content.decode()))
    office.client.post(f"{sheet}sua/", form | typed | {"ground": "letter", "whole": "disagrees"})

    assert "gọi xác nhận" in waiting
    assert "Phiếu tuần 07/03" in office.read(sheet)
    assert "Bản nhập này đã được sửa." in office.read(sheet)
    assert [one.stand for one in DraftAnswer.objects.all()] == ["agrees", "disagrees"]


def test_page_asks_the_same_however_many_answered(cast, make_package, office, django_assert_max_num_queries):
    units = make_units(cast, 12)
    page = opened(office, [make_package("BCCT", "consultation")], units)["Location"]
    found = Round.objects.get()
    draft = found.drafts.get()
    replies = Reply.objects.bulk_create(
        Reply(round=found, unit=unit, unit_name=unit.name, ground="slip", arrived=found.last_day)
        for unit in units
    )
    for asked, one in zip(found.asked.all(), replies, strict=True):
        one.heard.create(asked=asked)
        one.answers.create(draft=draft, stand="remarks").remarks.create(text="x")

    with django_assert_max_num_queries(45):
        assert "12/12 đầu mối" in office.read(page)
