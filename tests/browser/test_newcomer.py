"""Five things the office and the committee do in the morning, each found from the first page by its words."""

from __future__ import annotations

from documents.models import Package
from tests.cast import draft, perform


def menu(page, width, words):
    """The menu lies open on a desk and behind a button on a phone."""
    if width < 600:
        page.get_by_text("Danh mục").click()
    page.get_by_role("link", name=words, exact=True).first.click()


def sound(visitor):
    """Nothing in the way of anybody, and nothing beside the window."""
    return (visitor.barriers(), visitor.sideways()) == ([], 0)


def test_the_latest_package_and_whom_to_call_are_on_top_of_the_board(visitor, width):
    visitor.resize(width)
    page = visitor.login("btc")
    menu(page, width, "Tiến độ")
    first = page.locator("tbody tr").first
    telephone = first.locator("a[href^='tel:']").first
    visitor.shot(f"bang-tien-do-{width}")

    assert "DH3-BCTC" in first.inner_text()
    assert "Quá hạn 2 ngày làm việc" in first.inner_text()
    assert telephone.is_visible()
    assert sound(visitor)


def test_the_morning_sheet_is_one_press_away(visitor, width):
    visitor.resize(width)
    page = visitor.login("btc")
    menu(page, width, "Tiến độ")
    with page.expect_download() as sheet:
        page.get_by_role("link", name="Bản in giao ban").first.click()

    assert sheet.value.suggested_filename.endswith(".pdf")


def test_a_verdict_on_paper_is_entered_from_the_list_of_what_waits(visitor, width):
    visitor.resize(width)
    page = visitor.login("tv06")
    menu(page, width, "Văn phòng")
    card = page.locator("article").filter(has_text="DH3-BCTC")
    card.locator("summary").click()
    card.get_by_role("link", name="Ghi kết luận thẩm tra").click()
    visitor.shot(f"nhap-thay-{width}")
    clear = sound(visitor)
    page.get_by_label("Đạt", exact=True).check()
    page.get_by_label("Nhập thay").select_option(index=1)
    page.get_by_label("Giờ").fill("8h30")
    page.get_by_label("Ngày ghi trên giấy hoặc ngày gọi").fill("17/03/2022")
    page.get_by_role("button", name="Nhập thay: Ghi kết luận thẩm tra").click()
    page.get_by_text("Đã nhập thay").first.wait_for()
    step = Package.objects.get(code="DH3-BCTC").steps.last()

    assert clear
    assert (step.action, step.ground, step.verdict.passed) == ("verify", "paper", True)
    assert (step.actor.username, step.acting_for is not None) == ("tv06", True)


def test_the_head_of_a_subcommittee_is_replaced(visitor, width):
    visitor.resize(width)
    page = visitor.login("tv06")
    menu(page, width, "Văn phòng")
    page.get_by_role("link", name="Thay người đứng đầu, ủy quyền, báo vắng").click()
    page.locator("a[href='/van-phong/nhan-su/TBPV/thay/']").first.click()
    visitor.shot(f"thay-nguoi-dung-dau-{width}")

    assert "Tiểu ban Tổ chức – Phục vụ" in page.inner_text("h1")
    assert page.get_by_role("button", name="Ghi người đứng đầu mới").is_visible()
    assert sound(visitor)


def test_a_wrong_file_is_withdrawn(visitor, width):
    visitor.resize(width)
    package = Package.objects.get(code="DH3-NQ")
    perform(package, "revise", package.current.author, version=draft(package, "Nhầm tệp"))
    page = visitor.login("tbvk2")
    visitor.open("/ho-so/DH3-NQ/")
    page.get_by_text("Đính chính, rút lại, tạm dừng, hủy").click()
    page.get_by_role("link", name="Rút dự thảo tải lên nhầm").click()
    page.get_by_label("Lý do").fill("Tải nhầm tệp của hồ sơ khác")
    page.get_by_role("button", name="Rút dự thảo tải lên nhầm").click()
    page.get_by_text("Đã thực hiện").first.wait_for()
    visitor.shot(f"rut-tep-{width}")

    assert Package.objects.get(code="DH3-NQ").current.number == 1
    assert "Đã rút: Bà Tạ Thị Khuyên" in page.inner_text("main")
    assert sound(visitor)
