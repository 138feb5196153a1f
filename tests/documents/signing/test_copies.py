"""Numbered copies of a confidential draft: who holds which, printed with his name, and brought back."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from congress.models import Membership
from documents.models import Package, PaperCopy, Withdrawal
from documents.paper import codes
from documents.signing import queries as papers
from tests.cast import START, draft, perform
from tests.demo_world import text_of
from tests.documents.pdf_samples import find, solid
from tests.documents.printed import codes_of, opened, pages, words
from tests.documents.signing.test_signing_set import client_of
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def package(make_package):
    """The personnel scheme with its subcommittee: tbns, tbns2 and bch06 may read it."""
    return make_package("DANS", "drafting")


def url(package: Package, rest: str = "") -> str:
    return f"/ho-so/{package.code}/ban-in/{rest}"


def hand_out(cast, package, *readers):
    return client_of(cast.tbns).post(url(package), {"readers": [person.pk for person in readers]})


def test_copies_are_numbered_and_it_is_known_who_gave_them(cast, package):
    response = hand_out(cast, package, cast.tbns2, cast.bch06)

    rows = [(copy.number, copy.reader, copy.given_by) for copy in PaperCopy.objects.order_by("number")]
    page = text_of(client_of(cast.tbns).get(url(package)))
    assert response.status_code == 302
    assert sorted(row[0] for row in rows) == [1, 2]
    assert {row[1:] for row in rows} == {(cast.tbns2, cast.tbns), (cast.bch06, cast.tbns)}
    assert "Chưa trả (2)" in page
    assert "người giao: Ông Người tbns" in page


def test_every_page_of_a_copy_says_whose_it_is_and_that_it_comes_back(cast, package):
    hand_out(cast, package, cast.tbns2)
    copy = papers.copies_of(package).get()

    data = client_of(cast.tbns).get(url(package, "1.pdf")).content

    found = pages(data)
    mark = "BẢN SỐ 01 – XEM XONG TRẢ LẠI"
    assert [mark in page and "Ông Người tbns2" in page for page in found] == [True] * len(found)
    assert codes_of(data) == [[papers.code_of_copy(copy)]] * len(found)
    assert "trang 1/" in found[0]


def test_the_mark_stands_in_a_frame_above_the_text_in_the_official_size(cast, package):
    hand_out(cast, package, cast.tbns2)
    page = opened(client_of(cast.tbns).get(url(package, "1.pdf")).content).pages[0]
    first, second = find(page, "BẢN SỐ 01 – XEM XONG TRẢ LẠI"), find(page, "Ông Người tbns2")
    text = find(page, "Đề án (tiêu chuẩn")

    frame = page.rects[0]

    assert (first.size, first.font) == (13.0, "LiberationSerif-Bold")
    inside = [
        frame["top"] / 2.8346 < box.top < box.bottom < frame["bottom"] / 2.8346 for box in (first, second)
    ]
    assert inside == [True, True]
    assert text.top > frame["bottom"] / 2.8346


def test_all_copies_come_in_one_paper(cast, package):
    hand_out(cast, package, cast.tbns, cast.tbns2, cast.bch06)
    one = client_of(cast.tbns).get(url(package, "2.pdf")).content

    data = client_of(cast.tbns).get(url(package, "tat-ca.pdf")).content

    assert len(pages(data)) == 3 * len(pages(one))
    assert len({tuple(found) for found in codes_of(data)}) == 3


def test_a_copy_that_came_back_is_written_down_once(cast, package):
    with clock.frozen(date(2022, 3, 16)):
        hand_out(cast, package, cast.tbns2)
    before = text_of(client_of(cast.tbns).get(url(package)))

    client = client_of(cast.tbns2)
    client.post(url(package, "1/tra/"), {"remark": "Nguyên vẹn"})
    again = client.post(url(package, "1/tra/"), {"remark": "Lần hai"})

    copy = PaperCopy.objects.get()
    assert "đang giữ: 2 ngày" in before
    assert (copy.received_by, copy.remark, clock.local_day(copy.returned)) == (
        cast.tbns2,
        "Nguyên vẹn",
        date(2022, 3, 18),
    )
    assert "Bản số 01 đã được Ông Người tbns2 ghi trả lúc" in text_of(again)
    assert "Đã trả (1)" in text_of(again)


def test_who_still_has_a_copy_gets_no_second_one(cast, package):
    hand_out(cast, package, cast.tbns2)

    page = hand_out(cast, package, cast.tbns2, cast.bch06)

    assert (page.status_code, PaperCopy.objects.count()) == (422, 1)
    assert "Ông Người tbns2 đang giữ bản số 01 của dự thảo này, chưa trả." in text_of(page)
    # Whom one had chosen stays chosen.
    assert page.content.decode().count("checked") == 2


def test_numbers_go_on_with_the_next_draft_and_old_copies_are_asked_back(cast, package):
    hand_out(cast, package, cast.tbns2)
    perform(package, "revise", cast.tbns, version=draft(package, "Dự thảo hai"))

    hand_out(cast, package, cast.tbns2)

    found = PaperCopy.objects.order_by("number").values_list("number", "version__number")
    page = text_of(client_of(cast.tbns).get(url(package)))
    assert list(found) == [(1, 1), (2, 2)]
    assert "dự thảo cũ" in page
    old = words(client_of(cast.tbns).get(url(package, "1.pdf")).content)
    assert "Dựthảohai" not in old


@pytest.mark.parametrize("chosen", [[], ["truong"], ["nguoila"]])
def test_nobody_or_one_who_may_not_read_it_gets_no_copy(chosen, cast, package):
    page = hand_out(cast, package, *[getattr(cast, name) for name in chosen])

    assert (page.status_code, PaperCopy.objects.count()) == (422, 0)


def test_only_those_who_may_open_it_come_in(cast, package):
    Membership.objects.create(person=cast.truong, body=cast.bodies.TBNS, role="member", start=START)

    seen = {
        name: client_of(getattr(cast, name)).get(url(package)).status_code
        for name in ("tbns", "tbns2", "truong", "btc", "thuky", "nguoila", "tbtc")
    }

    assert seen == {
        "tbns": 200,
        "tbns2": 200,
        "truong": 403,
        "btc": 404,
        "thuky": 404,
        "nguoila": 404,
        "tbtc": 404,
    }


def test_an_open_package_has_no_numbered_copies(cast, make_package):
    package = make_package("BCCT", "drafting")

    assert client_of(cast.truong).get(url(package)).status_code == 404


def test_the_code_of_a_copy_records_no_signature(cast, package):
    hand_out(cast, package, cast.tbns2)
    code = papers.code_of_copy(papers.copies_of(package).get())

    page = client_of(cast.vanphong).get("/van-phong/ky-tren-giay/", {"ma": code})

    assert page.status_code == 422
    assert "Mã này của bản in có số 01" in text_of(page)
    assert codes.parse_code(code).text == code


def test_a_copy_of_a_withdrawn_draft_is_printed_no_more(cast, package):
    hand_out(cast, package, cast.tbns2)
    Withdrawal.objects.create(version=package.current, reason="Nhầm tệp", by=cast.tbns, at=clock.now())

    seen = client_of(cast.tbns).get(url(package, "1.pdf"))

    assert seen.status_code == 404


def test_the_way_to_the_papers_is_on_the_pages(cast, package, make_package):
    """Each sees the papers that are his to print, and no others."""
    report = make_package("BCCT", "signing")
    pages_ = {
        "lead": client_of(cast.tbns).get(f"/ho-so/{package.code}/"),
        "member": client_of(cast.bch06).get(f"/ho-so/{package.code}/"),
        "chair": client_of(cast.chutich).get("/ky-duyet/"),
        "committee": client_of(cast.btc).get("/tien-do/"),
        "other": client_of(cast.truong).get("/tien-do/"),
        "office": client_of(cast.vanphong).get("/van-phong/nhan-su/"),
    }

    found = {
        name: sorted(link for link in LINKS if link in page.content.decode()) for name, page in pages_.items()
    }

    assert found == {
        "lead": ["ban-in/"],
        "member": [],
        "chair": ["bo-trinh-ky.pdf"],
        "committee": ["tien-do/bao-cao.pdf"],
        "other": [],
        "office": ["tien-do/bao-cao.pdf", "van-phong/diem-danh/", "van-phong/ky-tren-giay/"],
    }
    assert "bo-trinh-ky.pdf" in client_of(cast.truong).get(f"/ho-so/{report.code}/").content.decode()


LINKS = (
    "ban-in/",
    "bo-trinh-ky.pdf",
    "tien-do/bao-cao.pdf",
    "van-phong/diem-danh/",
    "van-phong/ky-tren-giay/",
)


def test_the_slip_of_delivery_names_each_copy_and_leaves_room_to_sign(cast, package):
    hand_out(cast, package, cast.tbns2, cast.bch06)
    client_of(cast.tbns).post(url(package, "1/tra/"), {"remark": ""})

    slip = client_of(cast.tbns).get(url(package, "giao-nhan.pdf"))
    file = client_of(cast.tbns).get(url(package, "giao-nhan.docx"))

    found = docx.Document(io.BytesIO(file.content))
    rows = [[cell.text for cell in row.cells] for row in found.tables[1].rows]
    first, second = (one.reader for one in PaperCopy.objects.order_by("number"))
    assert rows == [
        ["TT", "Bản số", "Người nhận", "Ngày giao", "Ký nhận", "Ngày trả"],
        ["1", "01", str(first), "18/03/2022", "", "18/03/2022"],
        ["2", "02", str(second), "18/03/2022", "", ""],
    ]
    said = words(slip.content)
    assert all(solid(one) in said for one in ("PHIẾU GIAO NHẬN", str(first), "Số bản giao: 2.", "NGƯỜI GIAO"))
    assert f"NGƯỜIGIAO{solid(cast.tbns.full_name)}" in said
    assert client_of(cast.bch06).get(url(package, "giao-nhan.pdf")).status_code == 403
