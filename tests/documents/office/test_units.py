"""The register of units, any seat given and moved by the office, and what is filled in afterwards."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Body, Membership, Person, Unit, UnitSuccession
from congress.people.audit import grant_faults
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.packages.queries.visible import people_who_may_view
from tests.demo_world import HIDDEN, Visitor, text_of
from workflows.ledger import book_faults

pytestmark = pytest.mark.one_database

GROUND = "QĐ 12/QĐ-HTS ngày 16/03/2022"
NEW, SEATS, SUCCESSION = "/van-phong/don-vi/them/", "/van-phong/nhiem-vu/them/", "/van-phong/don-vi/ke-thua/"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def lao_cai(cast):
    return Unit.objects.create(code="DV01", name="Hội tỉnh Lào Cai", kind="tỉnh hội", head=cast.bch01)


def seat_form(cast, **more):
    fields = {"person": cast.bch10.pk, "body": cast.bodies.TBVK.pk, "role": "member", "start": "18/03/2022"}
    return fields | {"ground": GROUND} | more


def test_a_unit_is_entered_once_and_found_without_marks(office, cast):
    fields = {"name": "Hội tỉnh Lào Cai", "head": cast.bch01.pk, "way": "zalo", "request_id": "a1"}

    first, again = office.client.post(NEW, fields), office.client.post(NEW, fields)

    assert (first.status_code, again.status_code) == (302, 302)
    assert Unit.objects.get().code == "DV01"
    assert "Hội tỉnh Lào Cai" in office.read("/van-phong/don-vi/?tim=lao+cai")
    assert "Không tìm thấy đơn vị nào" in office.read("/van-phong/don-vi/?tim=khongco")


def test_a_unit_is_put_right_and_two_offices_do_not_collide(office, lao_cai):
    url = f"/van-phong/don-vi/{lao_cai.pk}/sua/"
    asked = dict(HIDDEN.findall(office.get(url).content.decode()))
    fields = {"name": "Hội tỉnh Lào Cai", "code": "DV01", "phone": "0912345678", "seen": asked["seen"]}

    first, late = office.client.post(url, fields), office.client.post(url, fields | {"phone": "0333333333"})
    lao_cai.refresh_from_db()

    assert (first.status_code, late.status_code) == (302, 409)
    assert (lao_cai.phone, lao_cai.head) == ("0912345678", None)
    assert "khuyết người chủ trì" in office.read(f"/van-phong/don-vi/{lao_cai.pk}/")


def test_a_wrong_name_is_put_right_with_a_reason(office, lao_cai):
    url = f"/van-phong/don-vi/{lao_cai.pk}/sua/"
    seen = dict(HIDDEN.findall(office.get(url).content.decode()))["seen"]
    fields = {"name": "Hội tỉnh Lao Kay", "code": "DV01", "seen": seen}

    silent = office.client.post(url, fields)
    said = office.client.post(url, fields | {"reason": "Ghi theo con dấu"})

    assert "Sửa tên ghi sai phải nêu lý do" in text_of(silent)
    assert said.status_code == 302


def test_units_merge_split_and_are_renamed_by_a_decision(office, lao_cai):
    yen_bai = Unit.objects.create(code="DV02", name="Hội tỉnh Yên Bái", kind="tỉnh hội")
    rest = {"on": "01/03/2022", "decision": "QĐ 20/QĐ-HTS ngày 20/02/2022"}

    merged = office.client.post(
        SUCCESSION, {"way": "merge", "before": [lao_cai.pk, yen_bai.pk], "names": "Hội tỉnh Lào Cai", **rest}
    )
    office.client.post(
        SUCCESSION, {"way": "rename", "before": [lao_cai.pk], "names": "Hội tỉnh Lào Cai mới", **rest}
    )
    renamed = office.client.post(
        SUCCESSION, {"way": "rename", "before": [lao_cai.pk], "names": "Hội tỉnh Lào Cai mới", **rest}
    )
    split = office.client.post(
        SUCCESSION, {"way": "split", "before": [lao_cai.pk], "names": "Hội Bắc\nHội Nam", **rest}
    )

    assert (merged.status_code, renamed.status_code, split.status_code) == (302, 302, 302)
    yen_bai.refresh_from_db()
    lao_cai.refresh_from_db()
    assert (yen_bai.until, lao_cai.until) == (date(2022, 2, 28), date(2022, 2, 28))
    names = UnitSuccession.objects.values_list("way", "before_name", "after_name")
    assert list(names) == [
        ("merge", "Hội tỉnh Yên Bái", "Hội tỉnh Lào Cai"),
        ("rename", "Hội tỉnh Lào Cai", "Hội tỉnh Lào Cai mới"),
        ("split", "Hội tỉnh Lào Cai mới", "Hội Bắc"),
        ("split", "Hội tỉnh Lào Cai mới", "Hội Nam"),
    ]
    assert Unit.objects.get(name="Hội Bắc").since == date(2022, 3, 1)
    assert "Hội tỉnh Yên Bái" in office.read(f"/van-phong/don-vi/{lao_cai.pk}/")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"way": "merge"}, "Hợp nhất phải có ít nhất hai đơn vị trước"),
        (
            {"way": "split", "names": "Hội Bắc"},
            "Chia, tách phải có đúng một đơn vị trước và ít nhất hai đơn vị sau",
        ),
        ({"way": "rename", "decision": "theo họp"}, "Căn cứ phải ghi đủ số và ngày văn bản"),
        ({"way": "rename", "names": "A\nB"}, "Đổi tên chỉ ghi cho một đơn vị"),
    ],
)
def test_a_succession_that_is_none_is_refused(office, lao_cai, fields, words):
    asked = {"before": [lao_cai.pk], "names": "Hội mới", "on": "01/07/2025", "decision": GROUND}

    answer = office.client.post(SUCCESSION, asked | fields)

    assert answer.status_code == 422
    assert words in text_of(answer)
    assert UnitSuccession.objects.count() == 0


def test_the_office_gives_a_seat_to_somebody_new_without_a_user_name(office, cast):
    fields = seat_form(cast, person="", full_name="Đặng Thị Ước", honorific="Bà", request_id="x1")

    first, again = office.client.post(SEATS, fields), office.client.post(SEATS, fields)

    seat = Membership.objects.get(person__full_name="Đặng Thị Ước")
    assert (first.status_code, again.status_code) == (302, 302)
    assert (seat.person.username, seat.body.code, seat.role) == (None, "TBVK", "member")
    assert grant_faults() == []
    assert "Đặng Thị Ước" in office.read("/van-phong/nhan-su/?tim=dang+thi+uoc")


def test_a_namesake_is_asked_about(office, cast):
    Person.objects.create(full_name="Đặng Thị Ước")
    fields = seat_form(cast, person="", full_name="Đặng Thị Ước", request_id="x1")

    asked = office.client.post(SEATS, fields)
    said = office.client.post(SEATS, fields | {"namesake": "on"})

    assert "Đã có người tên Đặng Thị Ước trong danh sách" in text_of(asked)
    assert (said.status_code, Person.objects.filter(full_name="Đặng Thị Ước").count()) == (302, 2)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"start": "01/01/2022", "ground": ""}, "Căn cứ phải ghi đủ số và ngày văn bản"),
        ({"role": "head"}, "Cơ quan đã có người đứng đầu vào thời gian đó"),
        ({"body": ""}, "Chưa nhập mục này"),
        ({"person": ""}, "Chưa chọn người nhận nhiệm vụ"),
        ({"end": "01/03/2022"}, "Ngày kết thúc phải từ ngày bắt đầu trở đi"),
    ],
)
def test_a_seat_that_cannot_be_is_refused(office, cast, fields, words):
    answer = office.client.post(SEATS, seat_form(cast) | fields)

    assert answer.status_code == 422
    assert words in text_of(answer)


def test_nobody_of_the_office_seats_himself(office, cast):
    answer = office.client.post(SEATS, seat_form(cast, person=cast.vanphong.pk))

    assert "Người ghi không tự ghi nhiệm vụ cho mình" in text_of(answer)


def test_a_seat_is_moved_from_a_day_on(office, cast):
    seat = Membership.objects.get(person=cast.thuky, body=cast.bodies.TBVK)
    fields = {"body": cast.bodies.TBTC.pk, "role": "deputy", "start": "21/03/2022", "ground": GROUND}

    answer = office.client.post(f"/van-phong/nhiem-vu/{seat.pk}/chuyen/", fields)

    seat.refresh_from_db()
    moved = Membership.objects.get(person=cast.thuky, body=cast.bodies.TBTC)
    assert (answer.status_code, seat.end, moved.start) == (302, date(2022, 3, 20), date(2022, 3, 21))
    assert grant_faults() == []


def test_a_body_without_history_is_taken_out_and_one_with_is_not(office, cast):
    empty = Body.objects.create(congress=cast.congress, code="NHAM", name="Ban ghi nhầm", kind="department")

    gone = office.client.post("/van-phong/nhan-su/NHAM/xoa/", {"reason": "Ghi nhầm"})
    kept = office.client.post("/van-phong/nhan-su/TBVK/xoa/", {"reason": "Ghi nhầm"})

    assert (gone.status_code, Body.objects.filter(pk=empty.pk).exists()) == (302, False)
    assert kept.status_code == 422
    assert "Tiểu ban Văn kiện đã có lịch sử nên không xóa được: 3 nhiệm vụ trong cơ quan" in text_of(kept)
    assert [one for one in book_faults() if "cơ quan" in one and "xóa" in one] == []


def test_what_is_lacking_is_listed_and_filled_in(office, cast, lao_cai):
    Person.objects.filter(pk=cast.bch10.pk).update(honorific="", phone="")
    before = office.read("/van-phong/can-bo-sung/")
    url = f"/van-phong/nguoi/{cast.bch10.pk}/thong-tin/"

    answer = office.client.post(
        url, {"full_name": "Người bch10", "honorific": "Bà", "birth": "12/03/1948", "phone": "0912345678"}
    )

    cast.bch10.refresh_from_db()
    assert "Người bch10" in before
    assert "chưa có số điện thoại; chưa có danh xưng" in before
    assert "Hội tỉnh Lào Cai" in before
    assert answer.status_code == 302
    assert (str(cast.bch10), cast.bch10.birth_day) == ("Bà Người bch10", date(1948, 3, 12))
    office.read("/van-phong/can-bo-sung/")
    assert "Không còn gì phải bổ sung về người" in office.read("/van-phong/can-bo-sung/")
    assert len(cast.bch10.news.said().all()) == 2


def test_a_slip_gives_a_user_name_to_who_had_none(office, cast):
    person = Person.objects.create(full_name="Đặng Thị Ước")
    person.set_unusable_password()
    person.save()

    answer = office.client.post(f"/van-phong/tai-khoan/{person.pk}/phieu/")

    person.refresh_from_db()
    assert (answer.status_code, person.username) == (200, "dangthiuoc")


def test_a_unit_gets_a_seat_to_answer_and_sees_no_package(office, cast, lao_cai, make_package):
    package = make_package("BCCT", "drafting")
    lao_cai.head = cast.nguoila
    lao_cai.save()
    url, asked = f"/van-phong/don-vi/{lao_cai.pk}/tra-loi/", {"start": "18/03/2022", "ground": GROUND}

    first, again = office.client.post(url, asked), office.client.post(url, asked)

    body = Body.objects.get(unit=lao_cai)
    worn = hats(cast.nguoila)
    stranger = Visitor(cast.nguoila)
    assert (first.status_code, again.status_code) == (302, 302)
    assert (body.kind, body.code, worn.rights(body.pk)) == ("unit", "DV01", frozenset({Right.REVIEW}))
    assert (worn.congresses, worn.seated) == (frozenset(), frozenset({cast.congress.pk}))
    assert stranger.get(f"/ho-so/{package.code}/").status_code == 404
    assert package.title not in stranger.read("/ho-so/")
    assert cast.nguoila not in people_who_may_view(package)
    assert grant_faults() == []
