"""Drafts in the hands of those who work on them: written, sent twice, compared, commented, held together."""

from __future__ import annotations

import pytest

from congress.models import Person
from documents.models import Version
from tests import demo_world
from tests.documents.readable import par, run, word
from tests.documents.texts.test_reading_fonts import TCVN, TRUE

CODE = "DH3-NQ"
PAGE = f"/ho-so/{CODE}/"


def hand_in(account, text):
    """What a colleague does meanwhile, at a browser of his own."""
    other = demo_world.Visitor(Person.objects.get(username=account))
    assert other.act(CODE, "revise", text=text).status_code == 302


def a_file(*paragraphs):
    return {"name": "nghi-quyet.docx", "mimeType": demo_world.WORD, "buffer": word(*paragraphs)}


@pytest.fixture
def secretary(visitor, width):
    """The secretary of Tiểu ban Văn kiện, signed in."""
    visitor.resize(width)
    visitor.login("tbvk2")
    return visitor


def test_two_at_one_draft_lose_nothing(secretary):
    page = secretary.open(PAGE)
    page.get_by_role("button", name="Báo đang sửa").click()
    says_so = page.get_by_text("Bà Tạ Thị Khuyên đang sửa, từ").is_visible()
    secretary.open(f"{PAGE}viec/revise/")
    hand_in("tbvk", "Nghị quyết, bản của trưởng tiểu ban.")
    page.locator("input[type=file]").first.set_input_files(a_file(par(run("Bản trên máy"))))
    page.get_by_role("button", name="Tải lên dự thảo mới").click()
    told = page.get_by_role("heading", name="Đã có dự thảo lần 2").is_visible()
    between = page.get_by_role("link", name="Xem dự thảo lần 2 khác lần 1 những gì").count()
    faults = (secretary.barriers(), secretary.sideways())
    page.get_by_role("button", name="Tải lên dự thảo mới").click()

    assert (says_so, told, between) == (True, True, 1)
    assert faults == ([], 0)
    assert page.get_by_role("link", name="nghi-quyet.docx").first.is_visible()
    assert Version.objects.filter(package__code=CODE).count() == 3


def test_a_page_is_written_seen_kept_and_handed_in(secretary):
    page = secretary.open(PAGE)
    page.get_by_role("link", name="Soạn ngay trên trang").click()
    page.get_by_label("Nội dung", exact=True).fill("# Nghị quyết\n- Nhất trí thông qua\n| Chỉ tiêu | 95")
    page.get_by_role("button", name="Lưu và xem trước").click()
    preview = page.locator(".draft-text.read")
    seen = [preview.locator(tag).inner_text() for tag in ("h2", "li", "td >> nth=1")]
    faults = (secretary.barriers(), secretary.sideways())
    secretary.open("/")
    secretary.open(f"{PAGE}soan/du-thao/")
    kept = page.get_by_label("Nội dung", exact=True).input_value()
    page.get_by_role("button", name="Nộp thành dự thảo mới").click()

    assert seen == ["Nghị quyết", "Nhất trí thông qua", "95"]
    assert faults == ([], 0)
    assert kept.startswith("# Nghị quyết")
    assert page.get_by_role("heading", name="Dự thảo lần 2").is_visible()


def test_an_old_font_is_looked_at_before_it_counts(secretary):
    page = secretary.open(f"{PAGE}viec/revise/")
    page.locator("input[type=file]").first.set_input_files(a_file(par(run(TCVN, font=".VnTime"))))
    page.get_by_role("button", name="Tải lên dự thảo mới").click()
    shown = page.get_by_text(TRUE).is_visible()
    faults = (secretary.barriers(), secretary.sideways())
    page.get_by_label("Đúng: dùng bản chuyển này").check()
    page.get_by_role("button", name="Tải lên dự thảo mới").click()
    secretary.open(f"{PAGE}du-thao/2/")

    assert (shown, faults) == (True, ([], 0))
    assert page.get_by_text(TRUE).is_visible()
    assert "đã xem trước và xác nhận" in page.inner_text("main")


def test_what_changed_is_said_first_and_commented_where_it_stands(secretary):
    page = secretary.open("/ho-so/DH3-BCCT/")
    page.get_by_role("link", name="So sánh với lần 2").click()
    first = page.locator("main section strong").first.inner_text()
    marked = (page.locator("main ins").count() > 1, page.locator("main del").count() > 1)
    faults = (secretary.barriers(), secretary.sideways())
    secretary.open("/ho-so/DH3-BCCT/du-thao/3/y-kien/")
    page.locator("a.cited-number").nth(3).click()
    page.locator("main textarea").first.fill("Đề nghị nêu rõ nguồn của số liệu này.")
    page.locator("main form .btn-primary").click()

    assert "đoạn sửa" in first
    assert (marked, faults) == ((True, True), ([], 0))
    assert page.get_by_text("Đề nghị nêu rõ nguồn của số liệu này.").is_visible()
    assert (secretary.barriers(), secretary.sideways()) == ([], 0)


def test_figures_that_differ_lead_to_both_places(visitor, width):
    visitor.resize(width)
    visitor.login("btc")
    page = visitor.open("/doi-chieu/")
    finding = page.locator("article", has_text="94 đầu mối")
    values = finding.locator("strong").all_inner_texts()
    faults = (visitor.barriers(), visitor.sideways())
    finding.get_by_role("link").first.click()

    assert set(values) == {"94 đầu mối", "95 đầu mối"}
    assert faults == ([], 0)
    assert "đầu mối" in page.locator("div.cited:target").inner_text()
