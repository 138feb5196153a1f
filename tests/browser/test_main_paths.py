"""The main path of each of the three users, in a real browser: found and done without help."""

from __future__ import annotations

import pytest

from congress.models import Body, Person
from documents.models import Package
from tests.browser.conftest import PASSWORD
from tests.cast import count, perform


def passed_by_all():
    """The political report through Thường trực, Ban Thường vụ and Ban Chấp hành."""
    package = Package.objects.get(code="DH3-BCCT")
    for action, name, code in (
        ("decide_standing", "thuongtruc", "TT"),
        ("decide_executive", "vanphong", "BTV"),
        ("decide_board", "vanphong", "BCH"),
    ):
        voted = count(Body.objects.get(code=code))
        perform(package, action, Person.objects.get(username=name), decision=voted)


def press(page, words):
    """Reach a link or button by the Tab key and press Enter on it."""
    for _step in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate("() => document.activeElement.innerText || document.activeElement.value || ''")
        if here.strip() == words:
            page.keyboard.press("Enter")
            page.wait_for_load_state()
            return
    raise AssertionError(f"the keyboard never reached {words!r}")


def test_the_head_of_a_subcommittee_writes_a_draft_and_submits_it(visitor, width):
    visitor.resize(width)
    page = visitor.login("tbns")
    page.get_by_role("link", name="Hoàn thiện và trình: Đề án tổ chức, nhân sự").click()
    page.get_by_role("link", name="Tải lên dự thảo mới").click()
    page.get_by_label("Hoặc nhập trực tiếp nội dung").fill(
        "Đề án sửa theo ý kiến trả lại.\nTiêu chuẩn, cơ cấu, số lượng."
    )
    page.get_by_label("Lời người soạn").fill("Đã bổ sung cơ cấu độ tuổi.")
    page.get_by_role("button", name="Tải lên dự thảo mới").click()
    visitor.shot(f"truong-tieu-ban-{width}")
    page.get_by_role("link", name="Trình Tiểu ban").click()
    page.get_by_role("button", name="Trình Tiểu ban").click()
    page.get_by_text("Đã thực hiện: Trình Tiểu ban").wait_for()

    package = Package.objects.get(code="DH3-DANS")
    assert (package.state, package.current.number) == ("subcommittee", 4)
    assert "Đã thực hiện: Trình Tiểu ban" in page.inner_text("main")


def test_the_committee_finds_who_is_late_and_whom_to_call(visitor, width):
    visitor.resize(width)
    page = visitor.login("btc")
    if width < 600:
        page.locator("summary", has_text="Danh mục").click()
    page.get_by_role("link", name="Tiến độ").first.click()
    visitor.shot(f"ban-to-chuc-{width}")

    first = page.locator("tbody tr").first.inner_text()
    assert "Báo cáo Tài chính" in first
    assert "Quá hạn 2 ngày làm việc" in first
    telephones = page.locator("tbody tr").first.locator("a[href^='tel:']").all()
    # The same number stands in what unfolds.
    assert len([one for one in telephones if one.is_visible()]) == 1


def test_the_committee_assigns_a_package_once_however_often_it_clicks(visitor):
    page = visitor.login("btc")
    visitor.open("/ho-so/giao-moi/")
    page.get_by_label("Loại hồ sơ").select_option(label="Báo cáo Kiểm tra")
    page.get_by_label("Xong trước ngày").fill("30/03/2022")
    page.get_by_label("ngày cố định").check()
    page.get_by_role("button", name="Xem hạn từng bước").click()
    page.get_by_role("heading", name="Hạn của từng bước").wait_for()
    page.get_by_role("button", name="Giao nhiệm vụ").dblclick()
    page.get_by_role("heading", name="Báo cáo Kiểm tra").wait_for()

    # One was there; this is the second.
    assert Package.objects.filter(kind_code="BCKT").count() == 2


def test_the_chairman_reads_and_signs_with_the_keyboard_alone(visitor, width):
    passed_by_all()
    visitor.resize(width)
    page = visitor.login("chutich")
    visitor.open("/ky-duyet/")
    visitor.shot(f"chu-tich-{width}")
    press(page, "Ký duyệt") if width < 600 else visitor.open("/ho-so/DH3-BCCT/viec/sign/")
    page.get_by_label("Đã đọc dự thảo lần 3").focus()
    page.keyboard.press("Space")
    press(page, "Ký duyệt")
    page.get_by_text("Đã thực hiện: Ký duyệt").wait_for()

    assert Package.objects.get(code="DH3-BCCT").state == "signed"
    assert "Đã ký duyệt" in page.inner_text("main")


def test_who_goes_back_after_signing_is_told_where_the_package_is(visitor):
    passed_by_all()
    page = visitor.login("chutich")
    visitor.open("/ho-so/DH3-BCCT/viec/sign/")
    page.get_by_label("Đã đọc dự thảo lần 3").check()
    page.get_by_role("button", name="Ký duyệt").click()
    page.get_by_text("Đã thực hiện: Ký duyệt").wait_for()
    steps = Package.objects.get(code="DH3-BCCT").steps.count()
    page.go_back()
    page.reload()

    assert "Hồ sơ đang ở bước “Đã ký duyệt, chốt bản trình”" in page.inner_text("main")
    assert Package.objects.get(code="DH3-BCCT").steps.count() == steps


@pytest.mark.parametrize("account", ["thuongtruc"])
def test_a_vote_is_recorded_without_javascript(browser, demo_site, account):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(demo_site + "/dang-nhap/")
    page.fill("input[name=username]", account)
    page.fill("input[name=password]", PASSWORD)
    page.click("main form button")
    page.click("main .btn-primary")
    page.get_by_role("link", name="Ghi kết quả họp: Báo cáo tổng kết nhiệm kỳ").click()
    page.get_by_role("link", name="Ghi ý kiến của Thường trực").click()
    for label, value in (("Có mặt", "5"), ("Tán thành", "4"), ("Không tán thành", "1")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Số, ký hiệu biên bản").fill("12/BB-TT")
    page.get_by_role("button", name="Ghi ý kiến của Thường trực").click()
    words = page.inner_text("main")
    context.close()

    assert "Chờ Ban Thường vụ cho ý kiến" in words
    assert Package.objects.get(code="DH3-BCCT").state == "executive"


def test_a_wrong_count_is_explained_and_nothing_is_lost(visitor):
    page = visitor.login("thuongtruc")
    visitor.open("/ho-so/DH3-BCCT/viec/decide_standing/")
    page.get_by_label("Có mặt", exact=True).fill("2")
    page.get_by_label("Tán thành", exact=True).fill("2")
    page.get_by_label("Số, ký hiệu biên bản").fill("12/BB-TT")
    page.get_by_role("button", name="Ghi ý kiến của Thường trực").click()

    assert "Chưa đủ số người dự họp: có mặt 2/5, cần từ 3" in page.inner_text("main")
    assert page.get_by_label("Số, ký hiệu biên bản").input_value() == "12/BB-TT"
    assert visitor.barriers() == []
