"""The first page of an empty site: an administrator is led there, sets up, and seats the office."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from congress.models import Congress, Membership, Person
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FILLED = {
    "name": "Hội Khuyến học tỉnh Hòa Bình",
    "short_name": "Hội Khuyến học",
    "symbol": "HKH",
    "place": "Hòa Bình",
    "address": "mr_mrs",
    "precedence": "office",
    "opening": "15/05/2027",
    "number": "6",
}
FIELD = re.compile(r"<input[^>]*>")
PAGE = "/thiet-lap/mau/chi-hoi/"


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


def client_of(name):
    person = Person.objects.create_superuser(name, full_name=name, password="x")
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def admin():
    return client_of("quantri")


def sent(client, path=PAGE):
    """What a browser sends of the page as it stands: hidden fields, ticks, names."""
    found = {}
    for field in FIELD.findall(unescape(client.get(path).content.decode())):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', field))
        ticked = told.get("type") not in ("checkbox", "radio") or field.endswith("checked>")
        if told.get("name") and ticked:
            found.setdefault(told["name"], []).append(
                told.get("value", "on" if told.get("type") == "checkbox" else "")
            )
    return found


def test_an_empty_site_leads_its_administrator_to_the_page(admin):
    assert admin.get("/")["Location"] == "/thiet-lap/"
    assert 'href="/thiet-lap/"' in admin.get("/ho-so/").content.decode()
    assert "Chưa có đại hội nào" in admin.get("/thiet-lap/").content.decode()


def test_nobody_else_sees_it():
    client = Client()
    client.force_login(
        Person.objects.create_user("an", full_name="An"), backend="django.contrib.auth.backends.ModelBackend"
    )

    assert [client.get(page).status_code for page in ("/thiet-lap/", PAGE)] == [403, 403]
    assert "thiet-lap" not in client.get("/").content.decode()


def test_one_page_sets_up_and_the_next_seats_the_office(admin):
    answer = admin.post(PAGE, sent(admin) | FILLED)

    assert answer["Location"] == "/thiet-lap/HKH6/"
    made = Congress.objects.get(code="HKH6")
    assert (made.short_name, made.bodies.count(), made.kinds.count()) == ("Đại hội VI", 5, 3)

    page = sent(admin, "/thiet-lap/HKH6/")
    lan = {"honorific": "Bà", "full_name": "Trần Thị Lan", "phone": "0912 345 678"}
    answer = admin.post("/thiet-lap/HKH6/", page | lan, follow=True)

    seat = Membership.objects.get(body__congress=made)
    assert (str(seat.person), seat.role, seat.body.kind) == ("Bà Trần Thị Lan", "head", "office")
    words = answer.content.decode()
    assert re.search(r"Tên đăng nhập: tranthilan\. Mã mở tài khoản: \w{4}-\w{4}-\w{4}\.", words)
    assert "mã mở tài khoản" not in admin.get("/thiet-lap/HKH6/").content.decode().lower()


def test_what_was_typed_stands_beside_what_is_wrong(admin):
    answer = admin.post(PAGE, sent(admin) | FILLED | {"opening": "01/11/2026", "name-TVK": "Tổ biên tập"})

    words = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "Ngày khai mạc: Ngày khai mạc đã qua; cần một ngày từ hôm nay trở đi." in words
    assert 'value="Tổ biên tập"' in words
    assert not Congress.objects.exists()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"opening": ""}, "Ngày khai mạc: Chưa nhập mục này."),
        ({"opening": "31/02/2027"}, "Ngày khai mạc: Ngày phải ghi dạng ngày/tháng/năm, ví dụ 25/03/2027."),
        (
            {"opening": "15/05/2072"},
            "Ngày khai mạc: Năm khai mạc 2072 cách nay hơn 10 năm; đề nghị xem lại năm.",
        ),
        ({"term": "năm năm"}, "Nhiệm kỳ: Nhiệm kỳ ghi năm đầu và năm cuối, ví dụ 2027–2032."),
        ({"term": "2032-2027"}, "Nhiệm kỳ: Năm cuối nhiệm kỳ phải sau năm đầu."),
        ({"term": "2027–2032, khóa mới"}, "Nhiệm kỳ: Nhiệm kỳ ghi năm đầu và năm cuối, ví dụ 2027–2032."),
        ({"number": "sáu"}, "Đại hội lần thứ: Mục này chỉ ghi số, ví dụ 5."),
        ({"symbol": "hội/a"}, "Ký hiệu văn bản: Ký hiệu chỉ gồm chữ in hoa, chữ số và gạch nối"),
        ({"name": "Hội " * 75}, "Tên không đặt vừa phần đầu văn bản, bên trái Quốc hiệu."),
        ({"kinds": []}, "Loại hồ sơ của đại hội này: Chọn ít nhất một loại hồ sơ."),
        ({"own-1": "Tổ A", "own-code-1": "BCH"}, "Mã BCH có hai cơ quan."),
        ({"name-TVK": ""}, "Cơ quan TVK: tên từ 1 đến 200 ký tự."),
    ],
)
def test_each_bad_input_is_told_at_its_field(admin, said, told):
    answer = admin.post(PAGE, sent(admin) | FILLED | said)

    assert (answer.status_code, Congress.objects.count()) == (422, 0)
    assert told in unescape(answer.content.decode())


def test_a_symbol_already_used_leads_to_the_next_congress(admin):
    admin.post(PAGE, sent(admin) | FILLED)

    answer = admin.post(PAGE, sent(admin) | FILLED)

    assert (answer.status_code, Congress.objects.count()) == (422, 1)
    assert "Ký hiệu HKH đã có Hội Khuyến học dùng." in unescape(answer.content.decode())


def test_a_term_typed_with_a_hyphen_is_written_with_a_dash(admin):
    admin.post(PAGE, sent(admin) | FILLED | {"term": "2027 - 2032"})

    assert Congress.objects.get().term == "2027–2032"


def test_a_second_click_sets_up_one(admin):
    typed = sent(admin) | FILLED

    answers = [admin.post(PAGE, typed) for _ in range(2)]

    assert ({one["Location"] for one in answers}, Congress.objects.count()) == ({"/thiet-lap/HKH6/"}, 1)


def test_a_body_of_ones_own(admin):
    own = {"own-1": "Tổ Tài chính", "own-code-1": "ttc", "own-sort-1": "subcommittee"}

    admin.post(PAGE, sent(admin) | FILLED | own)

    assert Congress.objects.get().bodies.get(code="TTC").name == "Tổ Tài chính"


def test_a_name_and_a_code_of_ones_own(admin):
    own = {"full_name": "Đại hội toàn thể lần thứ VI", "code": "DH6"}

    answer = admin.post(PAGE, sent(admin) | FILLED | own)

    assert answer["Location"] == "/thiet-lap/DH6/"
    assert Congress.objects.get(code="DH6").name == "Đại hội toàn thể lần thứ VI"


def test_who_comes_second_is_told_and_sets_up_nothing(admin):
    other = client_of("quantri2")
    mine, theirs = sent(admin), sent(other)
    admin.post(PAGE, mine | FILLED)

    answer = other.post(PAGE, theirs | FILLED | {"symbol": "HKHB"})

    assert answer.status_code == 409
    assert "Người khác vừa thiết lập xong Đại hội VI" in unescape(answer.content.decode())
    assert Congress.objects.count() == 1


def test_the_next_congress_on_the_page(admin):
    admin.post(PAGE, sent(admin) | FILLED)

    page = sent(admin, "/thiet-lap/HKH6/tiep-theo/")
    answer = admin.post("/thiet-lap/HKH6/tiep-theo/", page | {"opening": "15/05/2032"})

    assert answer["Location"] == "/thiet-lap/HKH7/"
    assert Congress.objects.get(code="HKH7").bodies.count() == 5
