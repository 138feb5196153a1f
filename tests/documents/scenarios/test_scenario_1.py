"""Scenario 1: the political report goes straight through, and everything about it can be proved."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import date
from html import unescape

import pytest
from pypdf import PdfReader

from documents.models import Blob, Version
from tests.demo_world import act_url, at, paper, text_of
from tests.documents import papers

pytestmark = pytest.mark.both_databases

ENTRY = re.compile(r"<time [^>]*>([^<]+)</time> ([^<:]+?)[.:]\s")
UNTIL = date(2022, 3, 14)
CODE = "DH3-BCCT"
PAGE = "/ho-so/DH3-BCCT/"
FILE = papers.docx(v4=b"du thao lan 4")


@pytest.fixture
def secretary(world):
    return world.visitor("tbvk2")


@pytest.fixture
def chairman(world):
    return world.visitor("chutich")


@pytest.fixture
def passed(world, secretary):
    """Draft 4 of 14/3 has gone through all four bodies by 25/3."""
    with at(14, hour=8):
        secretary.act(CODE, "revise", text="Dự thảo lần 3 của Tổ biên tập.")
    with at(14, hour=9):
        draft = {"file_bao-cao": paper("bao-cao-4.docx", FILE), "author_note": "Bổ sung mục II."}
        secretary.act(CODE, "revise", **draft)
    with at(14, hour=16):
        secretary.vote(CODE, "decide_subcommittee", "14/03/2022", "9 9 0 0 0")
    with at(21):
        world.visitor("thuongtruc").vote(CODE, "decide_standing", "21/03/2022", "5 5 0 0 0")
    with at(23):
        world.visitor("vanphong").vote(CODE, "decide_executive", "23/03/2022", "13 13 0 0 0")
    with at(25):
        world.visitor("vanphong").vote(CODE, "decide_board", "25/03/2022", "38 36 1 0 1")


@pytest.fixture
def signed(passed, chairman):
    with at(29, hour=16):
        return chairman.act(CODE, "sign", read="on")


def entries(page) -> list[tuple[str, str]]:
    """Time and act of each line of the history, the oldest first."""
    history = unescape(page.content.decode()).partition('id="nhat-ky"')[2]
    return ENTRY.findall(history)[::-1]


def sheet(visitor) -> str:
    response = visitor.get(f"{PAGE}phieu-trinh-ky/")
    pages = PdfReader(io.BytesIO(response.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_each_body_moves_the_draft_on(world, passed):
    steps = list(world.package(CODE).steps.order_by("-sequence")[:5])

    assert [step.target for step in reversed(steps)] == [
        "subcommittee",
        "standing",
        "executive",
        "board",
        "signing",
    ]
    assert world.package(CODE).current.number == 4


def test_thirty_six_of_thirty_eight_is_passed(secretary, passed):
    with at(25, hour=17):
        page = secretary.read(PAGE)

    assert "có mặt 38/45, tán thành 36, không tán thành 1, ý kiến khác 0, không biểu quyết 1" in page
    assert "Đã thông qua, chờ ký duyệt" in page


def test_chairman_finds_it_on_his_desk(chairman, passed):
    with at(28):
        desk = chairman.read("/ky-duyet/")

    assert "Dự thảo lần 4" in desk
    assert "tán thành 36" in desk
    assert "Lời người soạn: Bổ sung mục II." in desk
    assert "Còn 2 ngày làm việc – hạn 29/03/2022" in desk


def test_signature_closes_the_package_in_time(world, chairman, signed):
    with at(29, hour=17):
        page = chairman.read(PAGE)

    assert signed.status_code == 302
    assert world.package(CODE).stage_label == "Đã ký duyệt, chốt bản trình"
    assert "Đã ký duyệt: Ông Trịnh Quốc Khoan, lúc 16:00 ngày 29/03/2022, dự thảo lần 4" in page
    assert "Hoàn thành đúng hạn" in page


def test_six_entries_with_actor_body_and_time(chairman, signed):
    with at(29, hour=17):
        found = entries(chairman.get(PAGE))

    secretary, office = "Bà Tạ Thị Khuyên (Tiểu ban Văn kiện)", "Bà Phan Thị Uyển"
    assert found[-6:] == [
        ("14/03/2022 09:00", f"{secretary} – Tải lên dự thảo mới"),
        ("14/03/2022 16:00", f"{secretary} – Ghi biểu quyết của Tiểu ban"),
        ("21/03/2022 09:00", "Ông Cao Xuân Lẫm (Thường trực Hội) – Ghi ý kiến của Thường trực"),
        ("23/03/2022 09:00", f"{office} (Ban Thường vụ) – Ghi ý kiến của Ban Thường vụ"),
        (
            "25/03/2022 09:00",
            f"{office} (Ban Chấp hành khóa II) – Ghi biên bản biểu quyết của Ban Chấp hành",
        ),
        ("29/03/2022 16:00", "Ông Trịnh Quốc Khoan (Chủ tịch Hội) – Ký duyệt"),
    ]


def test_sheet_says_first_that_it_is_the_draft_the_board_passed(world, chairman, signed):
    with at(29, hour=17):
        words = sheet(chairman)

    version = world.package(CODE).current
    stored = version.parts.get(code="bao-cao").blob
    digest = hashlib.sha256((world.folder / stored.name).read_bytes()).hexdigest()
    assert digest == hashlib.sha256(FILE).hexdigest() == stored.sha256
    assert "Đúng dự thảo lần 4 mà Ban Chấp hành khóa II thông qua ngày 25/03/2022 (36/38" in words
    assert "16:00" in words


def test_sheet_is_a_draft_without_a_number(chairman, signed):
    with at(29, hour=17):
        words = sheet(chairman)

    assert "Hà Nội, ngày 29 tháng 3 năm 2022" in words
    assert "Số: /PTK-HTS" in words
    assert "Không phải chữ ký số" in words


def test_signed_draft_comes_back_as_it_was_sent(chairman, signed):
    data, response = chairman.download(f"{PAGE}du-thao/4/bao-cao/")

    assert data == FILE
    assert response["Content-Disposition"].startswith("attachment; ")


def test_signed_draft_cannot_be_replaced(world, secretary, signed):
    with at(30):
        offered = secretary.get(act_url(CODE, "revise"))
        response = secretary.send(CODE, "revise", text="Sửa thêm một câu sau khi đã ký duyệt.")

    assert offered.status_code == 409
    assert response.status_code == 409
    assert "Sửa thêm một câu sau khi đã ký duyệt." in text_of(response)
    assert world.package(CODE).current.number == 4
    assert Version.objects.filter(package__code=CODE).count() == 4
    assert Blob.objects.filter(sha256=hashlib.sha256(FILE).hexdigest()).count() == 1


def test_signature_needs_the_tick_that_the_text_was_read(world, chairman, passed):
    with at(29, hour=16):
        response = chairman.act(CODE, "sign")

    assert response.status_code == 422
    assert "Cần đánh dấu xác nhận đã đọc bản trình." in text_of(response)
    assert world.package(CODE).state == "signing"
