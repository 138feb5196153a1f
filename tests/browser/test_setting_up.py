"""An association set up, a list taken in, and the way from one congress to another, at both widths."""

from __future__ import annotations

from datetime import date

from congress.models import Congress, Person
from congress.people.services.seats import appoint
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from tests.lists import book, row
from workflows import clock

GROUND = "NQ 05/NQ-HTS ngày 08/09/2021"
SEAT = {"body": "Ban Kiểm tra", "role": "Ủy viên", "start": "04/01/2022", "ground": GROUND}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sound(visitor):
    """Nothing in the way of anybody, and nothing beside the window."""
    return (visitor.barriers(), visitor.sideways()) == ([], 0)


def test_an_association_is_set_up_on_one_page(visitor, width):
    visitor.resize(width)
    visitor.login("quantri")
    page = visitor.open("/thiet-lap/")
    clear = [sound(visitor)]
    page.locator("a[href='/thiet-lap/mau/hoi/']").click()
    clear.append(sound(visitor))
    page.get_by_label("Tên đầy đủ của Hội, tổ chức").fill("Hội Khuyến học Việt Nam")
    page.get_by_label("Tên gọi tắt").fill("Hội Khuyến học")
    page.get_by_label("Ký hiệu").fill("HKH")
    page.get_by_label("Địa danh").fill("Hà Nội")
    page.get_by_label("Ngày khai mạc").fill("15/05/2027")
    visitor.shot(f"thiet-lap-{width}")
    page.locator("main form button.btn-primary").last.click()
    page.get_by_text("Đã thiết lập").first.wait_for()
    clear.append(sound(visitor))

    assert (clear, Congress.objects.filter(symbol="HKH").count()) == ([True] * 3, 1)


def test_a_list_of_people_is_looked_at_and_taken_in(visitor, width):
    visitor.resize(width)
    visitor.login("vanphong")
    page = visitor.open("/van-phong/nhap-danh-sach/nguoi/")
    clear = [sound(visitor)]
    data = book(row(name="Ông Lê Mận", phone="0912345678", birth="1948", **SEAT))
    file = {"name": "danh-sach.xlsx", "mimeType": EXCEL, "buffer": data}
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name="Đọc tệp và xem trước").click()
    page.get_by_role("heading", name="Từng dòng của tệp").wait_for()
    clear.append(sound(visitor))
    visitor.shot(f"xem-truoc-danh-sach-{width}")
    page.get_by_role("button", name="Xác nhận, ghi toàn bộ danh sách").click()
    page.get_by_text("Đã nhập danh sách").first.wait_for()

    assert (clear, Person.objects.filter(full_name="Lê Mận").count()) == ([True] * 2, 1)


def test_who_sits_in_two_congresses_switches_by_a_button(visitor, width):
    with clock.frozen(date(2022, 3, 18)):
        said = NewAssociation("Hội Khuyến học Việt Nam", "Hội Khuyến học", "HKH")
        other = set_up(NewCongress("hoi", date(2027, 5, 15), said, number=6), by=None)
        person = Person.objects.get(username="vanphong")
        appoint(person, other.bodies.get(kind="office"), role="head", start=date(2022, 3, 1))
    visitor.resize(width)
    page = visitor.login("vanphong")
    page.get_by_text("Chuyển sang đại hội khác").click()
    clear = sound(visitor)
    page.get_by_role("button", name="Hội Khuyến học").click()
    page.get_by_text("Đang xem Đại hội VI").first.wait_for()
    visitor.shot(f"chuyen-dai-hoi-{width}")

    assert (clear, sound(visitor), "DH3" in page.inner_text("main")) == (True, True, False)
