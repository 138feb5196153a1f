"""Accounts without e-mail: a printed slip opens one once; everything else opens nothing and says little."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pypdf
import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from congress.models import Person, Slip
from congress.people.services.accounts import issue_slip
from congress.people.words.codes import bare, printed_code
from tests.cast import PASSWORD
from tests.demo_world import Visitor, text_of
from workflows import clock
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

NEW = "duong-truong-son-1959"
DOOR = "/mo-tai-khoan/"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def slip(cast):
    """A slip for the head of a subcommittee: its code."""
    return issue_slip(cast.thuky, by=cast.vanphong)[1]


def words_of(data):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def use(code, username="thuky", password=NEW, again=None, client=None, **place):
    fields = {
        "username": username,
        "code": code,
        "new_password1": password,
        "new_password2": again or password,
    }
    return (client or Client()).post(DOOR, fields, **place)


def can_sign_in(username, password):
    return Client().login(username=username, password=password)


def enters(username, password):
    return Client().post("/dang-nhap/", {"username": username, "password": password})


def test_a_printed_slip_sets_a_password_once(office, cast):
    page = office.client.post(f"/van-phong/tai-khoan/{cast.thuky.pk}/phieu/")
    printed = words_of(page.content)
    code = re.search(r"\b(\w{4}-\w{4}-\w{4})\b", printed)[1]

    opened = use(code.lower().replace("-", " "))

    assert (opened.status_code, opened.url) == (302, "/dang-nhap/")
    assert "no-store" in page["Cache-Control"]
    assert "thuky" in printed
    assert enters("thuky", NEW).status_code == 302
    assert enters("thuky", PASSWORD).status_code == 200
    assert "Phiếu này đã được dùng" in text_of(use(code))
    assert [entry.change_message for entry in LogEntry.objects.order_by("pk")][-1] == (
        "Đặt mật khẩu bằng phiếu mở tài khoản"
    )


def test_the_code_is_kept_nowhere(cast, slip):
    stored = Slip.objects.get()

    assert bare(slip) not in stored.digest
    assert slip not in stored.digest
    assert all(slip not in entry.change_message for entry in LogEntry.objects.all())


def test_it_is_valid_for_72_hours_of_real_time(cast, slip):
    row = Slip.objects.get()
    assert row.expires - row.issued == timedelta(hours=72)
    assert abs(row.issued - clock.real_now()) < timedelta(minutes=1)

    Slip.objects.update(expires=clock.real_now())

    assert "Phiếu này đã hết hạn" in text_of(use(slip))
    assert "Tên đăng nhập hoặc mã trên phiếu không đúng" in text_of(use("AAAA-AAAA-AAAA"))


def test_other_sessions_end(cast, slip):
    elsewhere = Visitor(cast.thuky)
    assert elsewhere.get("/").status_code == 200

    use(slip)

    assert elsewhere.get("/").status_code == 302


def test_a_new_slip_cancels_the_old(cast, slip):
    newer = issue_slip(cast.thuky, by=cast.vanphong)[1]

    assert use(slip).status_code == 422
    assert use(newer).status_code == 302


def test_a_stranger_who_types_wrong_codes_shuts_out_himself_and_not_the_holder_of_the_slip(cast, slip):
    codes = [use("AAAA-AAAA-AAAA", REMOTE_ADDR="203.0.113.9").status_code for _try in range(11)]
    stranger = use(slip, REMOTE_ADDR="203.0.113.9").status_code
    told = LogEntry.objects.filter(change_message__contains="đã bị nhập sai 5 lần; phiếu vẫn dùng được")

    assert (codes[:9], codes[10], stranger, told.count()) == ([422] * 9, 429, 429, 1)
    assert use(slip).status_code == 302


def test_not_even_many_addresses_take_a_slip_away(cast, slip):
    for place in range(15):
        for _try in range(8):
            use("AAAA-AAAA-AAAA", REMOTE_ADDR=f"203.0.113.{place}")

    assert use(slip, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_wrong_codes_of_a_slip_shut_no_password_out(cast, slip):
    for _try in range(11):
        use("AAAA-AAAA-AAAA")

    assert enters("thuky", PASSWORD).status_code == 302


def test_an_unknown_name_and_a_wrong_code_are_answered_alike(cast, slip):
    Person.objects.filter(pk=cast.tbns.pk).update(is_active=False)
    tries = [("thuky", "AAAA-AAAA-AAAA"), ("khongcoai", slip), ("tbtc", slip), ("tbns", slip)]

    pages = [text_of(use(code, username=name)) for name, code in tries]

    assert {re.sub(r"\S+@\S+", "", page) for page in pages} == {pages[0]}
    assert "không đúng" in pages[0]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"password": "ngan"}, "8"),
        ({"password": "12345678901"}, "số"),
        ({"again": "khac-hoan-toan-1959"}, "Hai lần nhập mật khẩu không giống nhau"),
        ({"code": ""}, "Chưa nhập mục này"),
        ({"username": "\x00thuky"}, ""),
    ],
)
def test_a_form_that_is_not_right_costs_no_try(cast, slip, fields, sentence):
    answer = use(**({"code": slip} | fields))

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert Slip.objects.get().tries == 0
    assert NEW not in answer.content.decode()


def test_an_administrator_is_not_reset_here(office, cast):
    root = Person.objects.create(username="quantri", full_name="Quản Trị", is_superuser=True)

    assert office.client.post(f"/van-phong/tai-khoan/{root.pk}/phieu/").status_code == 404
    with pytest.raises(Unmet, match="Tài khoản quản trị"):
        issue_slip(root, by=cast.vanphong)
    assert "quantri" not in office.read("/van-phong/tai-khoan/")


def test_an_account_is_created_with_a_name_made_from_his(office, cast):
    fields = {"honorific": "Bà", "full_name": "Đặng Thị Ước", "phone": "0912 000 009", "username": ""}

    first = office.client.post("/van-phong/tai-khoan/moi/", fields)
    asked = office.client.post("/van-phong/tai-khoan/moi/", fields)
    second = office.client.post("/van-phong/tai-khoan/moi/", fields | {"namesake": "on"})
    taken = office.client.post(
        "/van-phong/tai-khoan/moi/", fields | {"username": "DangThiUoc", "namesake": "on"}
    )

    made = Person.objects.filter(full_name="Đặng Thị Ước").order_by("pk")
    assert [person.username for person in made] == ["dangthiuoc", "dangthiuoc2"]
    assert (first.status_code, second.status_code) == (302, 302)
    assert (asked.status_code, taken.status_code) == (422, 422)
    assert "Đã có người tên Đặng Thị Ước" in text_of(asked)
    assert "DangThiUoc đã có người dùng" in text_of(taken)
    assert "0912 000 009" in taken.content.decode()
    assert "Chưa có mật khẩu" in office.read(f"/van-phong/tai-khoan/{made[0].pk}/")


def test_an_account_is_closed_with_a_reason_and_opened_again(office, cast, slip):
    url = f"/van-phong/tai-khoan/{cast.thuky.pk}/dong-mo/"

    assert office.client.post(url, {"reason": ""}).status_code == 422
    office.client.post(url, {"reason": "Đã nghỉ công tác"})
    assert enters("thuky", PASSWORD).status_code == 200
    assert use(slip).status_code == 422
    refused = office.client.post(f"/van-phong/tai-khoan/{cast.thuky.pk}/phieu/")
    assert "Tài khoản đang đóng" in text_of(refused)
    office.client.post(url, {"reason": "Trở lại"})

    assert enters("thuky", PASSWORD).status_code == 302
    assert "Lý do: Đã nghỉ công tác" in office.read(f"/van-phong/tai-khoan/{cast.thuky.pk}/")


def test_nobody_closes_his_own_account(office, cast):
    answer = office.client.post(f"/van-phong/tai-khoan/{cast.vanphong.pk}/dong-mo/", {"reason": "Nhầm"})

    assert answer.status_code == 422
    assert Person.objects.get(pk=cast.vanphong.pk).is_active


def test_a_slip_can_be_cancelled(office, cast, slip):
    office.client.post(f"/van-phong/tai-khoan/{cast.thuky.pk}/huy-phieu/")

    assert use(slip).status_code == 422
    assert Slip.objects.get().cancelled


def test_codes_have_no_letter_taken_for_another(cast):
    codes = {issue_slip(cast.thuky, by=cast.vanphong)[1] for _slip in range(20)}

    assert len(codes) == 20
    assert not set("".join(codes)) & set("01OILSZ258B")
    assert printed_code("ACDEFGHJKMNP") == "ACDE-FGHJ-KMNP"


@pytest.mark.parametrize(
    ("username", "guide"), [("truong", "Việc của Trưởng Tiểu ban"), ("chutich", "Cách ký duyệt")]
)
def test_the_guide_of_ones_role_is_shown_once(cast, username, guide):
    form = {"username": username, "password": PASSWORD, "next": "/ho-so/"}
    first, later = Client(), Client()

    led = first.post("/dang-nhap/", form)
    page = text_of(first.get(led.url))

    assert led.url == "/huong-dan/lan-dau/?next=%2Fho-so%2F"
    assert guide in page
    assert 'href="/ho-so/">Đã hiểu' in first.get(led.url).content.decode()
    assert later.post("/dang-nhap/", form).url == "/ho-so/"


def test_a_guide_leads_to_no_other_site(cast):
    visitor = Visitor(cast.truong)

    assert 'href="/">Đã hiểu' in visitor.get("/huong-dan/lan-dau/?next=https://example.org/").content.decode()


def test_slips_of_all_who_cannot_sign_in_are_one_paper(cast, office):
    for person in (cast.bch20, cast.bch21, cast.chutich):
        person.set_unusable_password()
        person.save()

    page = office.read("/van-phong/tai-khoan/")
    printed = office.client.post("/van-phong/tai-khoan/phieu.pdf")
    again = office.client.post("/van-phong/tai-khoan/phieu.pdf")

    assert "In hàng loạt được phiếu của 2 người có nhiệm vụ chưa có phiếu" in page
    said = words_of(printed.content)
    # The chairman signs: his slip is looked at by two.
    assert [said.count(f"Người {name}") for name in ("bch20", "bch21", "chutich")] == [1, 1, 0]
    assert (again.status_code, Slip.objects.count()) == (302, 2)
