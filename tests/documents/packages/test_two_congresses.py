"""Two congresses side by side: who sits in one sees nothing of the other, on no page and on no paper."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from congress.models import Absence, Body, Congress, Person
from congress.people.queries.congresses import congress_named_to, congress_of
from congress.people.queries.hats import hats
from congress.people.services.seats import appoint, tell_of_seat
from documents.assigning.services import assign_package
from documents.models import Package
from tests.cast import BODIES, START, TODAY
from tests.demo_world import Visitor
from tests.documents.pdf_samples import solid
from tests.documents.printed import words

pytestmark = pytest.mark.one_database

SECRETS = ("Đại hội IV", "DH4-BCTC", "Người của khóa sau", "HỘI KHÁC")


@pytest.fixture
def fourth(cast, make_package):
    """Another congress with bodies of the same codes, one package on its way, and people of its own."""
    make_package("BCTC")
    congress = Congress.objects.create(
        code="DH4",
        name="Đại hội IV",
        short_name="Đại hội IV",
        term="2027–2032",
        opening=date(2027, 5, 18),
        org_lines=["HỘI KHÁC"],
        place="Huế",
    )
    bodies = {
        code: Body.objects.create(congress=congress, code=code, name=name, kind=kind)
        for code, (name, kind) in BODIES.items()
    }
    people = {}
    for code, role in {"BTC": "head", "VP": "head", "BCH": "head", "TBTC": "head"}.items():
        name = f"{code.lower()}4"
        people[name] = Person.objects.create_user(name, full_name="Người của khóa sau", honorific="Ông")
        appoint(people[name], bodies[code], role=role, start=START)
    package = assign_package(congress, "BCTC", by=people["btc4"], due=date(2022, 3, 30), due_exclusive=True)
    return SimpleNamespace(congress=congress, bodies=SimpleNamespace(**bodies), package=package, **people)


@pytest.mark.parametrize("who", ["btc", "vanphong", "tbtc"])
def test_no_page_of_one_tells_of_the_other(cast, fourth, who):
    visitor = Visitor(getattr(cast, who))
    pages = ["/", "/ho-so/", "/tien-do/", "/tien-do/thoi-gian/", "/thong-bao/", "/huong-dan/", "/bieu-quyet/"]
    pages += ["/doi-chieu/", "/quy-trinh/BCTC/"]
    pages += ["/van-phong/", "/van-phong/nhan-su/", "/van-phong/diem-danh/"] if who == "vanphong" else []

    read = {page: visitor.read(page) for page in pages}

    assert {(page, secret) for page in pages for secret in SECRETS if secret in read[page]} == set()
    assert "Chuẩn bị Đại hội III" in read["/"]
    assert "DH3-BCTC" in read["/ho-so/"]


def test_no_paper_of_one_tells_of_the_other(cast, fourth):
    visitor = Visitor(cast.vanphong)
    papers = {
        "/tien-do/bao-cao.pdf": "DH3-BCTC",
        "/tien-do/giao-ban.pdf": "DH3-BCTC",
        f"/van-phong/diem-danh/BCH.pdf?ngay={TODAY:%d/%m/%Y}": "Người bch01",
    }

    said = {path: words(visitor.get(path).content) for path in papers}

    assert {(path, secret) for path in papers for secret in SECRETS if solid(secret) in said[path]} == set()
    assert [path for path, own in papers.items() if solid(own) not in said[path]] == []


def test_the_other_has_papers_and_a_list_of_its_own(cast, fourth):
    visitor = Visitor(fourth.vp4)
    sheet = words(visitor.get(f"/van-phong/diem-danh/BCH.pdf?ngay={TODAY:%d/%m/%Y}").content)

    listed = visitor.read("/ho-so/")

    assert ("DH4-BCTC" in listed, "DH3-BCTC" in listed) == (True, False)
    assert (solid("Người của khóa sau") in sheet, solid("Người bch01") in sheet) == (True, False)
    assert visitor.get("/tien-do/DH3-BCTC/goi/").status_code == 404


def test_a_new_package_is_of_the_congress_of_who_gives_it(cast, fourth):
    assert congress_of(hats(cast.btc)) == cast.congress
    assert congress_of(hats(fourth.btc4)) == fourth.congress
    assert fourth.package.lead == fourth.bodies.TBTC
    assert set(Package.objects.get(code="DH3-BCTC").bound.values_list("body__congress", flat=True)) == {
        cast.congress.pk
    }


def test_a_stranger_is_told_the_name_of_none_of_several(cast, fourth):
    nobody = hats(cast.nguoila)

    assert congress_named_to(nobody) is None
    assert "Đại hội III" not in Visitor(cast.nguoila).read("/")


def test_the_office_takes_back_no_absence_of_the_other(cast, fourth):
    days = {"start": TODAY, "end": TODAY, "reason": "Họp", "recorded_by": fourth.vp4}
    absence = Absence.objects.create(person=fourth.tbtc4, **days)

    answer = Visitor(cast.vanphong).client.post(f"/van-phong/vang/{absence.pk}/huy/")

    assert (answer.status_code, Absence.objects.filter(pk=absence.pk).exists()) == (404, True)


def test_notices_are_of_the_congress_that_is_looked_at(cast, fourth):
    tell_of_seat(appoint(cast.tbtc, fourth.bodies.BKT, role="member", start=TODAY), by=fourth.vp4)
    visitor, read = Visitor(cast.tbtc), {}

    for code in ("DH3", "DH4"):
        visitor.client.post("/dai-hoi/", {"congress": code})
        read[code] = "giao nhiệm vụ Ủy viên Ban Kiểm tra" in visitor.read("/thong-bao/")

    assert read == {"DH3": False, "DH4": True}
