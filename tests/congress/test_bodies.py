"""Bodies after the set-up: one is added, called otherwise, decides by another rule, or is left out."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.models import Body, Congress, Person
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.seats import appoint
from congress.settingup.queries import bindings_of, body_mark
from congress.settingup.services.bodies import SaidBody, add_body, change_body, leave_out_body
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from workflows import clock
from workflows.errors import Stale, Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SAID = NewAssociation("Công đoàn May Sông Hiếu", "Công đoàn Sông Hiếu", "CDSH", place="Nghĩa Đàn")
HEALTH = SaidBody("Tiểu ban Y tế")
PAGE = "/thiet-lap/CDSH4/co-quan/"


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


@pytest.fixture
def union():
    return set_up(NewCongress("cong-doan", date(2027, 3, 20), SAID, number=4), by=None)


@pytest.fixture
def admin(db):
    client = Client()
    who = Person.objects.create_superuser("quantri", full_name="Quản trị", password="x")
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_body_is_added_once(union):
    made = add_body(union, "tbyt", "subcommittee", HEALTH, by=None)
    again = add_body(union, "TBYT", "subcommittee", HEALTH, by=None)

    assert (made, made.code, union.bodies.count()) == (again, "TBYT", 12)


@pytest.mark.parametrize(("code", "name"), [("TBVK", "Tổ Thư ký"), ("Tổ 1", "Tổ Thư ký"), ("TTK", "")])
def test_a_body_needs_a_code_and_a_name_of_its_own(union, code, name):
    with pytest.raises(Unmet):
        add_body(union, code, "subcommittee", SaidBody(name), by=None)

    assert union.bodies.count() == 11


def test_a_body_is_called_and_decides_otherwise(union):
    board = union.bodies.get(code="BCH")

    change_body(
        board, SaidBody("Ban Chấp hành", "two_thirds", "all", "members"), by=None, seen=body_mark(board)
    )

    kept = Body.objects.get(pk=board.pk)
    assert (kept.name, kept.quorum_num, kept.quorum_den, kept.quorum_strict) == ("Ban Chấp hành", 2, 3, False)
    assert (kept.majority_num, kept.majority_den, kept.majority_base) == (1, 1, "members")


def test_who_was_slower_is_told(union):
    board = union.bodies.get(code="BCH")
    seen = body_mark(board)
    change_body(board, SaidBody("Ban Chấp hành khóa IV"), by=None, seen=seen)

    with pytest.raises(Stale):
        change_body(board, SaidBody("Ban Chấp hành cũ"), by=None, seen=seen)

    assert Body.objects.get(pk=board.pk).name == "Ban Chấp hành khóa IV"


def test_a_body_is_left_out_of_the_roles_that_others_fill_too(union):
    name = leave_out_body(union.bodies.get(code="VP"), by=None, reason="Không có văn phòng riêng")

    assert (name, union.bodies.filter(code="VP").exists()) == ("Văn phòng Công đoàn", False)
    assert "VP" not in {
        code for roles in bindings_of(union).values() for held in roles.values() for code in held
    }


def test_a_body_that_is_needed_stays(union):
    finance, board = union.bodies.get(code="TBTC"), union.bodies.get(code="TBPV")
    appoint(create_account(NewPerson("Lê Mận"), by=None), board, role="head", start=date(2026, 11, 1))

    for body in (finance, board):
        with pytest.raises(Unmet):
            leave_out_body(body, by=None, reason="Không thành lập tiểu ban này")

    assert Congress.objects.get().bodies.count() == 11


def test_on_the_pages(union, admin):
    rule = {"quorum": "half", "majority": "half", "base": "present"}

    admin.post(PAGE, {"name": "Tiểu ban Y tế", "code": "TBYT", "kind": "subcommittee"} | rule)
    seen = body_mark(union.bodies.get(code="TBYT"))
    shown = admin.get(f"{PAGE}TBYT/").content.decode()
    admin.post(f"{PAGE}TBYT/", {"name": "Tiểu ban Hậu cần – Y tế", "seen": seen} | rule)
    listed = admin.get("/thiet-lap/CDSH4/").content.decode()
    done = admin.post(f"{PAGE}TBYT/bo/", {"reason": "Ghi nhầm, không có"})

    assert ('value="Tiểu ban Y tế"' in shown, "Tiểu ban Hậu cần – Y tế" in listed) == (True, True)
    assert (done["Location"], union.bodies.count()) == ("/thiet-lap/CDSH4/", 11)
