"""Story T3 through pages: of 24 nominees nine sit in the body of thirteen that certifies them."""

from __future__ import annotations

import pytest

from congress.people.services.seating import SeatFacts, give_seat
from documents.assigning.services import assign_package
from documents.models import Nominee, Package, Poll
from documents.packages.queries.judgements import decisions_on_current
from documents.personnel import queries as asked
from documents.personnel.services import nominees as personnel
from tests.cast import GROUND, START, count, draft, perform
from tests.demo_world import Visitor, act_url, text_of
from tests.documents.examined import faults
from tests.documents.personnel.test_personnel import complete, facts
from tests.documents.voting.test_scenarios import send, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

OF_THE_BODY = ("tbns", *(f"bch{number:02d}" for number in range(3, 11)))
OTHERS = tuple(f"bch{number:02d}" for number in range(11, 26))
LABELS = ("issued", "returned", "invalid", "votes_for", "votes_against", "other_opinion")


@pytest.fixture
def list_of_24(cast):
    """Ban Thường vụ has 13 members; the list, whose first is the head of its subcommittee, lies before it."""
    for name in (*OF_THE_BODY[2:], "tbns"):
        give_seat(cast.bodies.BTV, getattr(cast, name), SeatFacts("member", START, GROUND), by=None)
    give_seat(cast.bodies.TBNS, cast.bch30, SeatFacts("deputy", START, GROUND), by=None)
    package = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    perform(package, "revise", cast.tbns2, version=draft(package))
    for name in (*OF_THE_BODY, *OTHERS):
        person = getattr(cast, name)
        complete(
            personnel.enter_nominee(package, facts(full_name=person.full_name, person=person), by=cast.tbns2),
            cast.tbns2,
        )
    package = Package.objects.get(pk=package.pk)
    perform(package, "to_subcommittee", cast.tbns2)
    perform(package, "decide_subcommittee", cast.tbns2, decision=count(package.lead))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    return package


def counted(poll, tellers, **by_place):
    """The form of the close: 12 ballots on the nine names, 13 on the others, all for, or as is said."""
    told = {"present": 13, "tellers": tellers}
    for number in range(1, 25):
        of = 12 if number <= 9 else 13
        figures = by_place.get(f"n{number}", (of, of, 0, of, 0, 0))
        told |= {f"{label}_{number}": value for label, value in zip(LABELS, figures, strict=True)}
    return told


def test_nine_of_thirteen(cast, list_of_24):
    clerk, member = Visitor(cast.vanphong), Visitor(cast.bch06)
    code = list_of_24.code
    rule = {"named": "whole", "few_tellers": 1, "many_tellers": 3, "reason": "Quy chế làm việc, Điều 9"}

    never = send(clerk, "/cuoc-bieu-quyet/quy-dinh/BTV/", **rule)
    assert (never.status_code, "chỉ còn 4/13 người, không đủ 7" in text_of(never)) == (422, True)

    terms = {"manner": "meeting", "way": "paper", "present": 13, "by_name": "on"}
    assert send(clerk, f"/ho-so/{code}/mo-bieu-quyet/BTV/", **terms).status_code == 302
    poll = Poll.objects.get()
    url, tellers = f"/cuoc-bieu-quyet/{poll.pk}/ket-thuc/", [cast.bch01.pk, cast.bch02.pk, cast.thuongtruc.pk]
    many = send(clerk, url, **counted(poll, tellers, n5=(13, 13, 0, 13, 0, 0)))
    assert (many.status_code, "nhiều hơn 12 người có quyền bỏ phiếu" in text_of(many)) == (422, True)
    told = counted(poll, tellers, n5=(12, 12, 0, 11, 1, 0))
    assert send(clerk, url, **told).status_code == 200
    assert send(clerk, url, **told, **{"ket-thuc": "1"}).status_code == 302

    package = Package.objects.get(pk=list_of_24.pk)
    page = clerk.read(f"/ho-so/{code}/")
    each = "biểu quyết từng người, số phiếu của mỗi người ghi trong biên bản kiểm phiếu – thông qua"
    assert f"24/24 hồ sơ được xác nhận; {each}" in page
    assert "tán thành 11" not in page
    assert (package.state, [one.role for one in decisions_on_current(package)][-1:]) == (
        "signing",
        ["executive"],
    )
    place = Nominee.objects.get(package=package, person=cast.bch06).number
    pages = (f"/cuoc-bieu-quyet/{poll.pk}/", f"/ho-so/{code}/nhan-su/")
    before = [member.read(page) for page in pages]
    assert send(clerk, f"/ho-so/{code}/nhan-su/cong-bo/").status_code == 302
    after = [member.read(page) for page in pages]
    row = f"Số {place}: Người bch06 Trưởng ban Ủy viên Đã đủ"
    assert [f"{row} 11/12 – Đã thông qua" in pages[1] for pages in (before, after)] == [False, True]
    assert ["Hồ sơ số 5: Người bch06 – Ủy viên 12/12 11 1" in pages[0] for pages in (before, after)] == [
        False,
        True,
    ]
    record = words_of(clerk.get(f"/cuoc-bieu-quyet/{poll.pk}/kiem-phieu.pdf").content)
    assert "24/24 hồ sơ được xác nhận" in record
    alone = send(Visitor(cast.tbns), act_url(code, "sign"), read="on")
    himself = send(Visitor(cast.tbns), act_url(code, "attest"))
    deputy = send(Visitor(cast.bch30), act_url(code, "attest"))
    attested = asked.attested_by(Package.objects.get(pk=package.pk))
    head = send(Visitor(cast.tbns), act_url(code, "sign"), read="on")
    assert [one.status_code for one in (alone, himself, deputy, head)] == [422, 422, 302, 302]
    package = Package.objects.get(pk=package.pk)
    assert (package.state, attested) == ("signed", cast.bch30)
    sheet = words_of(Visitor(cast.tbns).get(f"/ho-so/{code}/phieu-trinh-ky/").content)
    assert "mà Ban Thường vụ thông qua ngày 18/03/2022 (24/24 hồ sơ được xác nhận)" in sheet
    assert "Ký xác nhận: Ông Người bch30 ký xác nhận hồ sơ số 1 ngày 18/03/2022" in sheet
    assert "11/12" not in sheet
    assert faults() == []
