"""Who comes new to an association: who may be known is asked about; the office has a first of its own."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Membership, Person
from congress.people.queries.people_plan import ListDefaults, plan_people
from congress.people.services.accounts import NewPerson, create_account
from congress.people.services.newcomers import enter_account
from congress.people.services.people_list import take_people
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from congress.settingup.services.officers import FirstSeat, seat_first_officer
from tests.lists import row, sheets
from workflows import clock
from workflows.errors import Stale, Unmet

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

GROUND = "QĐ 01/QĐ-HKH ngày 30/10/2026"


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(date(2026, 11, 2)):
        yield


def founded(symbol, **more):
    said = NewAssociation(f"Hội {symbol}", f"Hội {symbol}", symbol, place="Vinh")
    new = NewCongress("cong-doan", date(2027, 5, 15), said, number=5, **more)
    return set_up(new, by=None, request_id=symbol)


@pytest.fixture
def admin(db):
    return Person.objects.create_superuser("quantri", full_name="Quản trị", password="x")


def test_who_is_known_to_another_association_is_asked_about():
    mine, other = founded("HKH"), founded("HLV")
    create_account(NewPerson("Lê Mận", "Ông", "0912345678", association=other.association), by=None)
    new = NewPerson("Lê Mận", "Ông", "0912 345 678", request_id="one")

    with pytest.raises(Unmet, match="tổ chức khác ghi trên hệ thống"):
        enter_account(new, mine, by=None)
    made = enter_account(new, mine, by=None, namesake=True)
    again = enter_account(new, mine, by=None)

    assert (made.association, again) == (mine.association, made)


def test_who_is_known_here_is_asked_about():
    mine = founded("HKH")
    enter_account(NewPerson("Lê Mận", "Ông"), mine, by=None)

    with pytest.raises(Unmet, match="Đã có người tên Lê Mận"):
        enter_account(NewPerson("Lê Mận", "Ông"), mine, by=None)


def test_the_first_of_the_office_serves_from_his_own_day_by_his_title(admin):
    congress = founded("HKH")
    said = FirstSeat(date(2026, 10, 30), "Chánh Văn phòng", GROUND)

    with pytest.raises(Unmet):
        seat_first_officer(congress, NewPerson("Trần Lành", "Bà"), by=admin, said=FirstSeat(said.start))
    seat_first_officer(congress, NewPerson("Trần Lành", "Bà"), by=admin, said=said)

    seat = Membership.objects.get()
    assert (seat.start, seat.title, seat.ground) == (said.start, said.title, GROUND)


def test_a_set_up_said_again_with_another_name_or_code_is_told():
    founded("HKH", full_name="Đại hội đoàn viên", code="DV5")

    for changed in ({"full_name": "", "code": "DV5"}, {"full_name": "Đại hội đoàn viên", "code": ""}):
        with pytest.raises(Stale):
            founded("HKH", **changed)
    assert founded("HKH", full_name="Đại hội đoàn viên", code="dv5").code == "DV5"


def test_what_is_wrong_in_many_rows_is_told_once():
    congress = founded("HKH")
    seat = {"body": "Tiểu ban Văn kiện", "role": "Ủy viên"}
    lines = sheets(*(row(name=f"Lê {name}", **seat) for name in ("Mận", "Mơ", "Đào")))

    told = plan_people(congress, lines, by=None).faults_told()

    assert len(told) == 1
    assert told[0].startswith("Dòng 2, cột K (Từ ngày) và 2 dòng khác đến dòng 4: Chưa ghi ngày")


def test_the_telephone_of_the_desk_is_kept_with_the_seat():
    congress, since = founded("HKH"), ListDefaults(date(2026, 11, 1), GROUND)
    seat = {"body": "Tiểu ban Văn kiện", "role": "Ủy viên"}

    for number in ("024 3823 4567", "024 3823 4568"):
        lines = sheets(row(name="Lê Mận", phone="0912345678", desk=number, **seat))
        take_people(congress, lines, name="a.xlsx", by=None, defaults=since)

    kept = Membership.objects.get()
    assert (kept.phone, kept.person.phone) == ("02438234568", "0912345678")
