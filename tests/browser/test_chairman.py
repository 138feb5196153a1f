"""The political report from Thường trực to the chairman's signature, day by day, in one browser."""

from __future__ import annotations

from datetime import date

from documents.models import Package
from workflows import clock

COUNTS = ("Có mặt", "Tán thành", "Không tán thành", "Ý kiến khác")


def another_day(visitor, days):
    """Press the demo's button that many times."""
    for _day in range(days):
        visitor.page.get_by_role("button", name="Sang ngày làm việc sau").click()


def signs_in(visitor, account):
    """The one before leaves first; the button of a phone's menu is not needed for that."""
    visitor.page.context.clear_cookies()
    visitor.login(account)


def records(visitor, account, *, action, counts, minutes):
    """A count is written into the form of that move."""
    signs_in(visitor, account)
    page = visitor.open(f"/ho-so/DH3-BCCT/viec/{action}/")
    for label, count in zip(COUNTS, counts.split(), strict=True):
        page.get_by_label(label, exact=True).fill(count)
    page.get_by_label("Số, ký hiệu biên bản").fill(minutes)
    page.locator("main form .btn-primary").click()
    page.get_by_text("kết quả: thông qua").wait_for()


def test_report_is_walked_to_its_signature_day_by_day(visitor, width):
    visitor.resize(width)
    visitor.login("btc")
    another_day(visitor, 1)
    records(visitor, "thuongtruc", action="decide_standing", counts="5 4 1 0", minutes="12/BB-TT")
    another_day(visitor, 2)
    records(visitor, "vanphong", action="decide_executive", counts="13 13 0 0", minutes="05/BB-BTV")
    another_day(visitor, 2)
    records(visitor, "vanphong", action="decide_board", counts="38 36 1 1", minutes="03/BB-BCH")
    another_day(visitor, 2)
    signs_in(visitor, "chutich")
    page = visitor.open("/ky-duyet/")
    found = {"desk": (visitor.barriers(), visitor.sideways())}
    page.get_by_role("link", name="Ký duyệt", exact=True).last.click()
    page.get_by_role("button", name="Ký duyệt").click()
    page.get_by_role("alert").wait_for()
    found["unread"] = (visitor.barriers(), visitor.sideways())
    page.get_by_label("Đã đọc dự thảo lần 3").check()
    page.get_by_role("button", name="Ký duyệt").click()
    page.get_by_text("Đã thực hiện: Ký duyệt").wait_for()
    found["signed"] = (visitor.barriers(), visitor.sideways())
    visitor.shot(f"da-ky-{width}")

    package = Package.objects.get(code="DH3-BCCT")
    assert package.state == "signed"
    assert clock.local_day(package.steps.last().at) == date(2022, 3, 29)
    assert page.locator("main .btn-primary").count() == 0
    assert found == dict.fromkeys(found, ([], 0))
