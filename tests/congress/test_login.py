"""Signing in and out: who gets in, who is kept out, and what a person sees who is not let in."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.conf import settings as product
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from congress import urls as site
from congress.models import Congress, Person
from workflows import clock

PASSWORD = "Trường Sơn 1959"
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng. Cần phân biệt chữ hoa và chữ thường."
PHONE = "024 3733 1959"
LONG = "Mục II.3 cần nêu rõ nguồn số liệu tài trợ của từng đơn vị."


def page(request):
    """Stands for every page that only people who are in may see."""
    return HttpResponse(f"trang của {request.user}")


def broken(request):
    """Stands for a page with a fault."""
    raise RuntimeError("hỏng")


pages = {"my-work": "", "package-list": "ho-so/", "board": "tien-do/", "signing": "ky-duyet/"}
pages |= {"notices": "thong-bao/", "demo-next-day": "ngay-sau/"}
# The site itself, with stand-ins before its pages: these stories end at the door.
urlpatterns = [path(address, page, name=name) for name, address in pages.items()]
urlpatterns += [path("hong/", broken), *site.urlpatterns]
handler400, handler403, handler404, handler500 = (
    site.handler400,
    site.handler403,
    site.handler404,
    site.handler500,
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__), pytest.mark.one_database]


@pytest.fixture(autouse=True)
def congress() -> Congress:
    return Congress.objects.create(
        code="DH3",
        name="Đại hội đại biểu toàn quốc lần thứ III",
        short_name="Đại hội III",
        term="2022–2027",
        opening=date(2022, 5, 17),
        org_lines=["HỘI TRUYỀN THỐNG TRƯỜNG SƠN", "ĐƯỜNG HỒ CHÍ MINH VIỆT NAM"],
        office_phone=PHONE,
    )


@pytest.fixture(autouse=True)
def chairman() -> Person:
    return Person.objects.create_user("chutich", password=PASSWORD, full_name="Trần Văn An", honorific="Ông")


@pytest.fixture
def visitor() -> Client:
    """A browser with nothing switched off: forged forms are refused as in production."""
    return Client(enforce_csrf_checks=True)


def sign_in(visitor, username="chutich", password=PASSWORD, after=""):
    shown = visitor.get("/dang-nhap/", {"next": after} if after else {})
    form = {"username": username, "password": password, "csrfmiddlewaretoken": token(shown)}
    return visitor.post("/dang-nhap/", form | ({"next": after} if after else {}))


def token(response):
    return re.search('name="csrfmiddlewaretoken" value="([^"]+)"', response.text)[1]


def fail(visitor, times, username="chutich"):
    return [sign_in(visitor, username, "sai").status_code for _ in range(times)]


def test_a_stranger_is_led_to_the_door_and_then_to_the_page_he_wanted(visitor):
    led = visitor.get("/ho-so/?q=bao+cao")

    entered = sign_in(visitor, after="/ho-so/?q=bao+cao")

    assert led.url == "/dang-nhap/?next=/ho-so/%3Fq%3Dbao%2Bcao"
    assert (entered.status_code, entered.url) == (302, "/ho-so/?q=bao+cao")
    assert visitor.get("/ho-so/").text == "trang của Ông Trần Văn An"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://example.org/", "//example.org/", "javascript:alert(1)", "/\\example.org", "/\t/example.org"],
)
def test_next_never_leads_off_the_site(visitor, elsewhere):
    entered = sign_in(visitor, after=elsewhere)

    assert entered.url == "/"


def test_the_session_key_changes_at_the_door(visitor):
    session = visitor.session
    session["planted"] = True
    session.save()
    visitor.cookies[product.SESSION_COOKIE_NAME] = session.session_key

    sign_in(visitor)

    assert visitor.session.session_key != session.session_key
    assert not visitor.session.exists(session.session_key)


def test_one_answer_whether_or_not_the_account_exists(visitor, chairman):
    Person.objects.create_user("nghiviec", password=PASSWORD, full_name="Lê Thị Bình", is_active=False)

    answers = [
        sign_in(visitor, *pair) for pair in (("chutich", "sai"), ("khongco", "sai"), ("nghiviec", PASSWORD))
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert [answer.context["form"].non_field_errors() for answer in answers] == [[WRONG]] * 3


def test_ten_wrong_tries_lock_the_name_and_say_whom_to_call(visitor):
    tries = fail(visitor, 10)

    with_the_right_password = sign_in(visitor)

    assert tries == [200] * 9 + [429]
    assert with_the_right_password.status_code == 429
    assert product.SESSION_COOKIE_NAME not in visitor.cookies
    assert PHONE in with_the_right_password.text
    assert "tạm dừng 30 phút" in with_the_right_password.text


def test_a_name_that_does_not_exist_is_locked_like_any_other(visitor):
    assert fail(visitor, 10, "khongco") == [200] * 9 + [429]


def test_another_name_is_not_locked(visitor):
    Person.objects.create_user("btc", password=PASSWORD, full_name="Trần Quang Định")
    fail(visitor, 10)

    entered = sign_in(visitor, "btc")

    assert entered.status_code == 302


def test_getting_in_forgives_the_wrong_tries_before(visitor):
    fail(visitor, 9)
    sign_in(visitor)
    visitor.logout()

    assert fail(visitor, 9) == [200] * 9


def test_a_frozen_day_does_not_unlock(visitor):
    with clock.frozen(date(2022, 3, 18)):
        fail(visitor, 10)
    with clock.frozen(date(2022, 3, 21)):
        again = sign_in(visitor)

    assert again.status_code == 429


def test_the_door_asks_for_both_fields_in_words_tied_to_them(visitor):
    shown = sign_in(visitor, "", "")

    assert '<a href="#id_username" >Tên đăng nhập:' in " ".join(shown.text.split())
    assert 'aria-invalid="true" aria-describedby="id_username_error"' in shown.text
    assert 'id="id_username_error"' in shown.text


def test_signing_out_is_by_post_only(visitor):
    sign_in(visitor)
    shown = visitor.get("/khong-co/")

    by_link = visitor.get("/dang-xuat/")
    by_button = visitor.post("/dang-xuat/", {"csrfmiddlewaretoken": token(shown)})

    assert by_link.status_code == 405
    assert (by_button.status_code, by_button.url) == (302, "/dang-nhap/")
    assert visitor.get("/").status_code == 302


def test_signing_out_twice_does_not_lead_in_a_circle(visitor):
    form = {"csrfmiddlewaretoken": token(visitor.get("/dang-nhap/"))}

    out = visitor.post("/dang-xuat/", form)

    assert out.url == "/dang-nhap/"


def test_a_form_sent_after_the_session_ended_is_shown_back(visitor):
    sign_in(visitor)
    form = {
        "note": LONG,
        "password": "bí mật không được hiện lại",
        "csrfmiddlewaretoken": token(visitor.get("/x/")),
    }
    visitor.session.flush()

    shown = visitor.post("/ho-so/", form, headers={"referer": "http://testserver/ho-so/?a=1&b=2"})

    assert shown.status_code == 403
    assert LONG in shown.text
    assert "bí mật" not in shown.text
    assert 'href="/dang-nhap/?next=%2Fho-so%2F%3Fa%3D1%26b%3D2"' in unescape(shown.text)


def test_a_stranger_who_posts_is_led_to_the_door():
    led = Client().post("/ho-so/", {"note": LONG})

    assert (led.status_code, led.url) == (302, "/dang-nhap/?next=/ho-so/")


def test_a_stale_form_is_refused_calmly_and_its_text_kept(visitor):
    sign_in(visitor)
    form = {"note": LONG, "csrfmiddlewaretoken": "x" * 64}

    shown = visitor.post("/ho-so/", form, headers={"referer": "http://testserver/ho-so/"})

    assert shown.status_code == 403
    assert LONG in shown.text
    assert 'href="/ho-so/"' in shown.text
    assert "CSRF" not in shown.text


def test_a_forged_form_from_another_site_is_not_repeated(visitor):
    sign_in(visitor)

    shown = visitor.post("/ho-so/", {"note": LONG}, headers={"referer": "https://example.org/"})

    assert shown.status_code == 403
    assert LONG not in shown.text


def test_what_does_not_exist_is_a_page_with_the_menu_for_who_is_in(visitor):
    sign_in(visitor)

    shown = visitor.get("/khong-co/")

    assert shown.status_code == 404
    assert "Không tìm thấy trang" in shown.text
    assert "Hồ sơ văn kiện" in shown.text


def test_what_does_not_exist_shows_a_stranger_no_menu(visitor):
    shown = visitor.get("/khong-co/")

    assert shown.status_code == 404
    assert "Hồ sơ văn kiện" not in shown.text


@pytest.mark.expects_error_log
def test_a_fault_is_answered_in_vietnamese_without_details(visitor):
    sign_in(visitor)
    visitor.raise_request_exception = False

    shown = visitor.get("/hong/")

    assert shown.status_code == 500
    assert "Hệ thống gặp lỗi" in shown.text
    assert "RuntimeError" not in shown.text


def test_the_admin_has_no_door_of_its_own(visitor):
    led = visitor.get("/quan-tri/login/?next=/quan-tri/")

    assert led.url == "/dang-nhap/?next=%2Fquan-tri%2F"


def test_the_admin_does_not_exist_for_who_is_not_staff(visitor):
    sign_in(visitor)

    shown = visitor.get("/quan-tri/", follow=True)

    assert shown.status_code == 404
