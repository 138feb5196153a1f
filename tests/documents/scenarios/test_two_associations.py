"""Two associations on one server, with bodies of the same codes and people of one name, never meet."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from django.forms import modelform_factory

from congress.admin import BodyForm
from congress.models import Association, Body, Membership, Person, Unit
from congress.people.queries.eyes import second_people
from congress.people.queries.people_plan import plan_people
from congress.people.queries.reach import kept_people, people_of, units_of
from congress.people.services.people_list import take_people
from documents.texts.reading.grids import read_grids
from tests.demo_world import Visitor
from tests.documents.associations import lived, read, told_of
from tests.house.url_table import TABLE
from tests.lists import book, row
from workflows import clock

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

TODAY = date(2026, 11, 2)
GROUND = "QĐ 12/QĐ-BCH ngày 16/10/2026"
HREF = re.compile(r'(?:href|action)="(/[^"#]*)"')
# Leave the site or the language, or are the administrator's.
NOT_FOLLOWED = ("/dang-xuat/", "/ngon-ngu/", "/ngay-mo-phong/", "/static/")


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def two():
    return lived("Ánh Dương", "HAD", "0911111111"), lived("Bình Minh", "HBM", "0922222222")


def walked(visitor):
    """address -> what it says, for every address that one page leads to from the first."""
    found, ahead = {}, ["/"]
    while ahead:
        path = ahead.pop()
        if path in found or path.startswith(NOT_FOLLOWED):
            continue
        response = visitor.get(path)
        found[path] = read(response) if response.status_code == 200 else ""
        if response.get("Content-Type", "").startswith("text/html"):
            ahead += [unescape(link) for link in HREF.findall(found[path])]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("who", ["office", "organiser", "lead"])
@pytest.mark.parametrize("mine", [0, 1])
def test_no_page_paper_or_list_says_a_word_of_the_other(two, who, mine):
    own, other = two[mine], two[1 - mine]

    said = walked(Visitor(getattr(own, who)))

    assert told_of(said, other.marks) == []
    assert told_of({"": " ".join(said.values())}, own.marks[:1]) != []
    assert len(said) > 15


def addressed(route, other):
    """The address with ids of the other association; "" where it names nothing of it."""
    numbers = {"person": other.twin.pk, "seat": other.seat.pk, "absence": other.absence.pk}
    if "don-vi/" in route:
        numbers["number"] = other.unit.pk
    elif "danh-sach/" in route:
        numbers["number"] = other.list.pk
    if route.startswith("ho-so/<code:code>") or "<code:code>/goi/" in route or "nhap-thay" in route:
        numbers |= {"code": other.package.code, "action": "revise", "number": 1, "part": "bao-cao"}
    path = re.sub(r"<\w+:(\w+)>", lambda found: str(numbers.get(found[1], found[0])), route)
    return "" if "<" in path or path == route else f"/{path}"


@pytest.mark.parametrize("who", ["office", "organiser"])
def test_no_address_takes_an_id_of_the_other(two, who):
    own, other = two
    visitor = Visitor(getattr(own, who))
    paths = sorted({path for one in TABLE if (path := addressed(one.route, other))})

    got = {
        (path, method): visitor.client.generic(method, path) for path in paths for method in ("GET", "POST")
    }

    assert {
        key: answer.status_code for key, answer in got.items() if answer.status_code not in (403, 404, 405)
    } == {}
    assert len(paths) > 40
    if who == "office":
        office_only = [path for path in paths if path.startswith("/van-phong/") and "nhap-thay" not in path]
        assert {got[path, "POST"].status_code for path in office_only} == {404, 405}


def test_no_form_takes_a_person_or_a_unit_of_the_other(two):
    own, other = two
    office = Visitor(own.office)
    seat = {"person": other.twin.pk, "role": "member", "start": "02/11/2026", "ground": GROUND}
    seat["body"] = own.congress.bodies.get(code="BKT").pk
    merge = {"way": "rename", "before": [other.unit.pk], "names": "X", "on": "02/11/2026", "decision": GROUND}

    given = office.client.post("/van-phong/nhiem-vu/them/", seat)
    led = office.client.post("/van-phong/don-vi/them/", {"name": "Đơn vị mới", "head": other.twin.pk})
    renamed = office.client.post("/van-phong/don-vi/ke-thua/", merge)

    assert [given.status_code, led.status_code, renamed.status_code] == [422, 422, 422]
    assert not Membership.objects.filter(person=other.twin).exists()


def test_codes_of_units_are_of_each_association(two):
    assert [(one.unit.code, list(units_of(one.congress))) for one in two] == [
        ("DV01", [two[0].unit]),
        ("DV01", [two[1].unit]),
    ]


def sheets(**cells):
    return read_grids(book(row(**cells)), "danh-sach.xlsx")


def test_a_namesake_of_the_other_is_asked_about_by_nobody(two):
    own, other = two
    seat = {"body": "Ban Kiểm tra", "role": "Ủy viên", "start": "02/11/2026", "ground": GROUND}

    plan = plan_people(own.congress, sheets(name="Ông Người BCH Bình Minh", **seat), by=own.office)
    marked = plan_people(
        own.congress, sheets(name="Ông Lê Văn Trùng", mark=str(other.twin.pk)), by=own.office
    )

    assert [(line.state, line.question) for line in plan.lines] == [("new", None)]
    assert [one.words for one in marked.faults] == [
        f"Không có người mang mã {other.twin.pk}; để trống mã với người mới."
    ]


def test_who_is_of_both_is_found_by_his_telephone_and_stays_one(two):
    own, other = two
    person = Person.objects.get(full_name="Người BKT Bình Minh")
    cells = {"name": "Ông Người BKT Bình Minh", "phone": "0922 222 222", "birth": "1950"}
    seat = {"body": "Ban Kiểm tra", "role": "Ủy viên", "start": "02/11/2026", "ground": GROUND}

    bare = plan_people(own.congress, sheets(**cells), by=own.office)
    take_people(own.congress, sheets(**cells, **seat), name="x", by=own.office)

    person.refresh_from_db()
    assert [one.words for one in bare.faults] == [
        "Người này do tổ chức khác ghi; ghi thêm nhiệm vụ, nếu không thì bỏ dòng này."
    ]
    assert (person.memberships.count(), person.birth_year) == (2, None)
    assert (person in people_of(own.congress), person in kept_people(own.congress)) == (True, False)
    assert person in kept_people(other.congress)
    # His account opens the papers of both: only who entered him gives a slip, and looks twice at it.
    office = Visitor(own.office)
    staff = office.get("/van-phong/nhan-su/").content.decode()
    assert (str(person) in staff, f"/van-phong/nguoi/{person.pk}/thong-tin/" in staff) == (True, False)
    assert office.client.post(f"/van-phong/tai-khoan/{person.pk}/phieu/").status_code == 404
    assert {one.association for one in second_people(person, by=other.office)} <= {other.congress.association}


def test_what_is_of_nobody_is_seen_while_there_is_one_association_and_placed_before_a_second():
    with_one = lived("Ánh Dương", "HAD", "0911111111")
    unit = Unit.objects.create(code="DV09", name="Đơn vị chưa rõ")
    alone = unit in units_of(with_one.congress)

    second = lived("Bình Minh", "HBM", "0922222222")
    later = Unit.objects.create(code="DV10", name="Đơn vị chưa rõ nữa")

    unit.refresh_from_db()
    assert (alone, unit.association) == (True, Association.objects.get(symbol="HAD"))
    assert [later in units_of(one.congress) for one in (with_one, second)] == [False, False]


def test_a_body_answers_for_no_unit_of_the_other(two):
    own = two[0]
    fields = ("congress", "code", "name", "kind", "unit")
    said = {"congress": own.congress.pk, "code": "DVX", "name": "Đơn vị X", "kind": "unit"}

    forms_ = [
        modelform_factory(Body, form=BodyForm, fields=fields)(said | {"unit": one.unit.pk}) for one in two
    ]

    assert [dict(form.errors) for form in forms_] == [
        {},
        {"unit": ["Đơn vị này không thuộc Hội, tổ chức của đại hội."]},
    ]
