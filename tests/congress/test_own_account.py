"""One's own account: telephone, password, sessions; and that nobody acts as another unseen."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from congress.models import Person
from congress.people.queries.calendar_links import calendar_link_of
from congress.people.services.calendar_links import renew_calendar
from tests.cast import PASSWORD
from tests.demo_world import Visitor

pytestmark = pytest.mark.one_database

HERE, NEW = "/tai-khoan/", "duong-truong-son-1959"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"


def signed_in(name: str, password: str = PASSWORD, agent: str = PHONE) -> Client:
    browser = Client(headers={"User-Agent": agent})
    browser.post("/dang-nhap/", {"username": name, "password": password})
    return browser


def is_in(browser: Client) -> bool:
    return browser.get(HERE).status_code == 200


def change(browser: Client, old: str = PASSWORD, new: str = NEW, again: str | None = None):
    form = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    return browser.post(f"{HERE}mat-khau/", form)


def test_a_person_writes_his_own_telephone(cast):
    browser = signed_in("thuky")

    answer = browser.post(HERE, {"phone": " 0912 345 678 ", "second_phone": ""})

    assert answer.status_code == 302
    assert Person.objects.get(username="thuky").phone == "0912 345 678"
    assert "Tự sửa số điện thoại." in browser.get(HERE).text


def test_a_new_password_ends_the_other_sessions_and_not_this_one(cast):
    here, other = signed_in("thuky"), signed_in("thuky")

    answer = change(here)

    assert (answer.status_code, is_in(here), is_in(other)) == (302, True, False)
    assert (is_in(signed_in("thuky")), is_in(signed_in("thuky", NEW))) == (False, True)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"old": "sai"}, "Mật khẩu hiện tại không đúng."),
        ({"new": "1234567890"}, "chữ số"),
        ({"new": "ngan"}, "8 ký tự"),
        ({"again": "khac-han-di"}, "không giống nhau"),
    ],
)
def test_a_password_that_cannot_be_is_refused_at_its_field(cast, said, why):
    browser = signed_in("thuky")

    answer = change(browser, **said)

    assert (answer.status_code, why in answer.text) == (422, True)
    assert Person.objects.get(username="thuky").check_password(PASSWORD)


def test_one_sees_where_one_is_signed_in_and_ends_one_of_them(cast):
    here, lost = signed_in("thuky"), signed_in("thuky", agent="Mozilla/5.0 (Windows NT) Firefox/130.0")
    page = here.get(HERE)
    rows = page.context["sessions"]

    assert sorted(row["browser"] for row in rows) == ["Chrome, Android", "Firefox, Windows"]
    here.post(f"{HERE}ket-thuc-phien/", {"code": next(row["code"] for row in rows if not row["here"])})
    assert (is_in(here), is_in(lost)) == (True, False)


def test_nobody_ends_the_session_of_another(cast):
    here, other = signed_in("thuky"), signed_in("truong")
    code = other.get(HERE).context["sessions"][0]["code"]

    here.post(f"{HERE}ket-thuc-phien/", {"code": code})
    here.post(f"{HERE}ket-thuc-phien/")

    assert (is_in(here), is_in(other)) == (True, True)


def test_a_key_of_a_session_stands_on_no_page(cast):
    browser = signed_in("thuky")

    assert browser.session.session_key not in browser.get(HERE).text


def test_a_lost_telephone_is_shut_out_in_one_act(cast):
    lost, office = signed_in("thuky"), Visitor(cast.vanphong).client
    renew_calendar(cast.thuky, by=cast.thuky)

    answer = office.post(f"/van-phong/tai-khoan/{cast.thuky.pk}/mat-dien-thoai/")

    assert (answer.status_code, is_in(lost), is_in(signed_in("thuky"))) == (302, False, False)
    assert calendar_link_of(cast.thuky) is None
    assert "ghi báo mất điện thoại" in cast.thuky.news.said().first().words
    assert LogEntry.objects.filter(change_message__contains="báo mất điện thoại").count() == 1


def test_a_stranger_to_the_office_reports_nothing(cast):
    browser = signed_in("thuky")

    answer = browser.post(f"/van-phong/tai-khoan/{cast.truong.pk}/mat-dien-thoai/")

    assert (answer.status_code, is_in(signed_in("truong"))) == (403, True)


class TestAdministrators:
    @pytest.fixture
    def keeper(self, cast) -> Client:
        person = Person.objects.create_superuser("quantri", password=PASSWORD, full_name="Nguyễn Thị An")
        return Visitor(person).client

    def test_whose_password_is_set_is_told_at_his_next_login_and_the_book_has_it(self, cast, keeper):
        form = {"password1": NEW, "password2": NEW, "usable_password": "true", "set-password": "1"}

        answer = keeper.post(f"/quan-tri/congress/person/{cast.thuky.pk}/password/", form)
        shown = Client().post("/dang-nhap/", {"username": "thuky", "password": NEW}, follow=True).text

        assert answer.status_code == 302
        assert "Quản trị (Nguyễn Thị An) sửa tài khoản này" in shown
        book = keeper.get("/quan-tri/admin/logentry/").text
        assert ("Sổ việc quản trị" in book, "Nguyễn Thị An" in book) == (True, True)
        assert 'href="/quan-tri/admin/logentry/"' in keeper.get("/thiet-lap/").text
        assert "Nguyễn Thị An" in signed_in("thuky", NEW).get(HERE).text

    def test_the_book_is_only_read(self, cast, keeper):
        keeper.post(
            f"/quan-tri/congress/person/{cast.thuky.pk}/password/", {"password1": NEW, "password2": NEW}
        )
        row = LogEntry.objects.create(user=cast.vanphong, object_repr="x", action_flag=2)

        answers = [
            keeper.post(f"/quan-tri/admin/logentry/{row.pk}/{what}/", {"post": "yes"}).status_code
            for what in ("delete", "change")
        ]

        assert answers == [403, 403]
        assert LogEntry.objects.filter(pk=row.pk).exists()
