"""The office changes who sits where: work moves over, rights are lent, and two offices do not collide."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from congress.models import Absence, Body, Membership, Person
from congress.people.queries.seats import seats_mark
from congress.people.services.seats import replace_head
from documents.desk.doctor.histories import history_faults
from documents.models import Package
from documents.packages.words.history import history_of
from tests.cast import MEMBERS
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.racers import in_threads
from workflows import clock

pytestmark = pytest.mark.one_database

TOMORROW = date(2022, 3, 19)
REPLACE = "/van-phong/nhan-su/TBVK/thay/"


@pytest.fixture
def office(cast):
    return Visitor(cast.vanphong)


@pytest.fixture
def searchable(cast):
    """The cast is written in bulk; saving makes the keys that are searched."""
    for row in [*Person.objects.all(), *Body.objects.all()]:
        row.save()


def change(cast, **more):
    """The form of a new head, as a browser would send it."""
    fields = {
        "seen": seats_mark(cast.bodies.TBVK),
        "person": cast.bch01.pk,
        "full_name": "",
        "title": "Trưởng Tiểu ban",
        "start": "18/03/2022",
        "ground": "QĐ 12/QĐ-HTS ngày 16/03/2022",
    }
    return fields | more


def seat_of(person, body):
    return Membership.objects.own().get(person=person, body=body, end=None)


def fresh(package):
    return Package.objects.get(pk=package.pk)


def test_what_waited_moves_to_the_new_head_and_history_keeps_who_acted(office, cast, make_package):
    package = make_package("BCTC", "subcommittee")
    new, old = Visitor(cast.bch01), Visitor(cast.tbtc)
    fields = change(cast, seen=seats_mark(cast.bodies.TBTC), start="19/03/2022")

    answer = office.client.post("/van-phong/nhan-su/TBTC/thay/", fields)

    assert answer.status_code == 302
    with clock.frozen(TOMORROW):
        assert package.title in new.read("/")
        assert package.title not in old.read("/").partition("Đang theo dõi")[0]
        done = new.act(package.code, "send_back", note_field="Bổ sung thuyết minh mục 2.")
        assert done.status_code == 302
        assert old.get(f"/ho-so/{package.code}/").status_code == 404
        assert old.send(package.code, "revise").status_code == 404
        told = [entry.sentence for entry in history_of(list(fresh(package).steps.all()), package.definition)]
        assert "Ông Người bch01 (Tiểu ban Tài chính)" in told[0]
        assert "Ông Người tbtc (Tiểu ban Tài chính)" in told[-2]
        assert list(history_faults(fresh(package))) == []


def test_the_old_head_keeps_his_last_day(office, cast, make_package):
    package = make_package("BCTC", "subcommittee")

    office.client.post(
        "/van-phong/nhan-su/TBTC/thay/", change(cast, seen=seats_mark(cast.bodies.TBTC), start="19/03/2022")
    )

    assert package.may(cast.tbtc, "record", holder="lead")
    assert package.may(cast.bch01, "record", holder="lead") is None


def test_a_head_nobody_knew_gets_an_account_on_the_way(office, cast):
    fields = change(cast, person="", full_name="Đặng Thị Ước", honorific="Bà", phone="0912 000 009")

    office.client.post(REPLACE, fields)

    head = Membership.objects.in_force(clock.today()).get(body=cast.bodies.TBVK, role="head")
    assert (str(head.person), head.person.username) == ("Bà Đặng Thị Ước", "dangthiuoc")
    assert not head.person.has_usable_password()
    assert (head.telephone, head.ground) == ("0912 000 009", "QĐ 12/QĐ-HTS ngày 16/03/2022")


def test_of_two_offices_one_wins_and_the_other_is_told_what_happened(office, cast):
    asked = change(cast)
    office.client.post(REPLACE, asked)

    late = Visitor(cast.vanphong).client.post(
        REPLACE, asked | {"person": cast.bch02.pk, "phone": "0912 345 678"}
    )

    assert late.status_code == 409
    page = text_of(late)
    assert "Danh sách của Tiểu ban Văn kiện đã thay đổi" in page
    assert "Ông Người bch01, Trưởng Tiểu ban Văn kiện, từ ngày 18/03/2022" in page
    assert "Ông Người vanphong ghi lúc" in page
    assert "0912 345 678" in late.content.decode()
    heads = Membership.objects.in_force(clock.today()).filter(body=cast.bodies.TBVK, role="head")
    assert [seat.person for seat in heads] == [cast.bch01]
    # What comes back is about the seats as they are now.
    assert dict(HIDDEN.findall(late.content.decode()))["seen"] == seats_mark(cast.bodies.TBVK)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start": "04/01/2022"}, "Ngày nhận nhiệm vụ phải sau ngày 04/01/2022"),
        ({"start": "01/01/2022"}, "Ngày nhận nhiệm vụ phải sau ngày 04/01/2022"),
        ({"start": "hôm qua"}, "Ngày phải ghi dạng ngày/tháng/năm"),
        ({"person": ""}, "Chưa chọn người đứng đầu mới"),
        ({"full_name": "Lê Văn Ba"}, "Đã chọn một người trong danh sách"),
        ({"ground": ""}, "Chưa nhập mục này"),
        ({"person": "999999"}, "Chưa có người này trong danh sách"),
    ],
)
def test_a_form_that_is_not_right_comes_back_with_everything_typed(office, cast, fields, sentence):
    answer = office.client.post(REPLACE, change(cast, title="Quyền Trưởng Tiểu ban") | fields)

    assert answer.status_code == 422
    assert sentence in text_of(answer)
    assert "Quyền Trưởng Tiểu ban" in answer.content.decode()
    assert seat_of(cast.truong, cast.bodies.TBVK).role == "head"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_offices_at_once_exactly_one_wins(cast):
    body, mark = cast.bodies.TBVK, seats_mark(cast.bodies.TBVK)
    people = [getattr(cast, name) for name in MEMBERS[10:18]]

    def replace(number):
        return replace_head(
            body, people[number], start=TOMORROW, ground="QĐ 12 ngày 16/03/2022", by=cast.vanphong, seen=mark
        )

    outcomes = in_threads(8, replace)

    won = [outcome for outcome in outcomes if isinstance(outcome, int)]
    assert (len(won), sorted(set(outcomes) - set(won))) == (1, ["stale"])
    heads = Membership.objects.in_force(TOMORROW).filter(body=body, role="head")
    assert [seat.pk for seat in heads] == won


def test_who_has_left_is_not_put_in_office(office, cast):
    Person.objects.filter(pk=cast.bch01.pk).update(is_active=False)

    answer = office.client.post(REPLACE, change(cast))

    assert answer.status_code == 422
    assert "Ông Người bch01 đã ngừng hoạt động nên không nhận nhiệm vụ mới" in text_of(answer)


def test_the_present_head_is_not_replaced_by_himself(office, cast):
    answer = office.client.post(REPLACE, change(cast, person=cast.truong.pk))

    assert "Ông Người truong đang là người đứng đầu, từ ngày 04/01/2022" in text_of(answer)


def test_a_seat_ends_once(office, cast):
    url = f"/van-phong/nhiem-vu/{seat_of(cast.thuky, cast.bodies.TBVK).pk}/ket-thuc/"
    first = office.client.post(url, {"on": "18/03/2022", "ground": "Đơn xin nghỉ"})

    again = office.client.post(url, {"on": "25/03/2022", "ground": "Đơn xin nghỉ"})
    early = office.client.post(url, {"on": "01/01/2022", "ground": "Đơn xin nghỉ"})

    assert (first.status_code, again.status_code, early.status_code) == (302, 422, 422)
    assert "đã kết thúc trước ngày đó" in text_of(again)
    assert "không được trước ngày bắt đầu nhiệm vụ, 04/01/2022" in text_of(early)
    assert LogEntry.objects.get().user == cast.vanphong


def test_who_is_away_is_not_called(office, cast, make_package, searchable):
    package = make_package("BCTC", "drafting")
    Person.objects.filter(pk=cast.tbtc2.pk).update(phone="0912 111 111")

    office.client.post(
        f"/van-phong/nguoi/{cast.tbtc.pk}/vang/",
        {"start": "17/03/2022", "end": "20/03/2022", "reason": "Đi công tác"},
    )

    office.read("/van-phong/nhan-su/")
    page = office.read(f"/ho-so/{package.code}/")
    assert "0912 111 111" in page
    assert "Ông Người tbtc vắng đến hết ngày 20/03/2022" in page
    assert "Vắng đến hết ngày 20/03/2022" in office.read("/van-phong/nhan-su/?tim=nguoi+tbtc")
    with clock.frozen(date(2022, 3, 21)):
        assert "0912 111 111" not in office.read(f"/ho-so/{package.code}/")


def test_days_away_do_not_overlap_and_can_be_taken_back(office, cast):
    url = f"/van-phong/nguoi/{cast.tbtc.pk}/vang/"
    office.client.post(url, {"start": "17/03/2022", "end": "20/03/2022"})

    again = office.client.post(url, {"start": "20/03/2022", "end": "21/03/2022"})
    wrong = office.client.post(url, {"start": "28/03/2022", "end": "27/03/2022"})
    back = office.client.post(f"/van-phong/vang/{Absence.objects.get().pk}/huy/")

    assert "Đã ghi Ông Người tbtc vắng từ ngày 17/03/2022 đến hết ngày 20/03/2022" in text_of(again)
    assert "Ngày kết thúc phải từ ngày bắt đầu trở đi" in text_of(wrong)
    assert (back.status_code, Absence.objects.count()) == (302, 0)


def test_people_are_found_without_marks_and_by_their_body(office, cast, searchable):
    Person.objects.filter(pk=cast.thuky.pk).update(full_name="Đặng Thị Ước", folded="dang thi uoc")

    by_name = office.read("/van-phong/nhan-su/?tim=dang+uoc")
    by_body = office.read("/van-phong/nhan-su/?tim=tieu+ban+nhan+su")

    assert "Đặng Thị Ước" in by_name
    assert "Tiểu ban Nhân sự" not in by_name
    assert "Người tbns2" in by_body
    assert "Không tìm thấy ai" in office.read("/van-phong/nhan-su/?tim=khongcoai")


def test_the_list_costs_the_same_for_few_and_many(office, cast, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        office.get("/van-phong/nhan-su/")


def test_only_the_office_may(cast):
    head = Visitor(cast.truong)

    assert head.get("/van-phong/nhan-su/").status_code == 403
    assert head.client.post(REPLACE, change(cast)).status_code == 403
    assert Client().get("/van-phong/nhan-su/").status_code == 302
