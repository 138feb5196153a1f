"""Scenario 9: Ban Thường vụ postpones the congress; the day and the term move, old texts are named."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from congress.models import Congress, Person
from congress.people.services.seating import SeatFacts, give_seat
from congress.settingup.proposals import ProposedBody
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.settingup.services.founding import set_up
from documents.assigning.services import assign_package
from documents.models import Package
from documents.packages.queries.judgements import decisions_on_current
from tests.cast import ASSOCIATION, BODIES, CONGRESS, KINDS, SEATS, draft, everybody, perform, road
from tests.demo_world import HIDDEN, Visitor, act_url, text_of
from tests.documents.examined import faults
from workflows import clock, engine
from workflows.context import Context
from workflows.engine import conditions
from workflows.procedures.rows import NamedRule

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGE = "/hoan-dai-hoi/ghi/"
VOTES = (
    ("decide_subcommittee", "truong", "3 3 0 0 0"),
    ("decide_standing", "thuongtruc", "5 5 0 0 0"),
    ("decide_executive", "vanphong", "5 5 0 0 0"),
    ("decide_board", "vanphong", "45 45 0 0 0"),
)


def on(year, month, day, hour=9):
    """That hour in Hà Nội, for the length of a block."""
    return clock.frozen(datetime(year, month, day, hour, tzinfo=clock.HANOI))


@pytest.fixture
def first_plan(db):
    """The congress as it was planned in 2021, with everybody in office."""
    bodies = tuple(ProposedBody(code, *facts) for code, facts in BODIES.items())
    told = CONGRESS | {"opening": date(2021, 12, 15), "term": "2021–2026"}
    with on(2021, 1, 4):
        association = NewAssociation(**ASSOCIATION)
        congress = set_up(NewCongress(bodies=bodies, kinds=KINDS, association=association, **told), by=None)
        names = {name for seats in SEATS.values() for name in seats}
        people = {name: Person.objects.create_user(name, full_name=f"Người {name}") for name in sorted(names)}
        for body in congress.bodies.all():
            for name, role in SEATS[body.code].items():
                give_seat(body, people[name], SeatFacts(role, date(2021, 1, 4), "QĐ 01/QĐ-BCH"), by=None)
    return everybody()


def assign(cast, kind, due):
    return assign_package(cast.congress, kind, by=cast.btc, due=due, due_exclusive=True)


def signed(cast, package, words):
    """On its whole way, with a draft that says these words."""
    for name, step in road(cast, package):
        if name == "drafting":
            lead = cast.truong if package.kind_code == "BCCT" else cast.tbtc
            perform(package, "revise", lead, version=draft(package, words))
        elif name != "accepted" or package.state == "assigned":
            step()


@pytest.fixture
def packages(first_plan):
    """Signed with the old term, signed without it, paused since the epidemic, and the one of the report."""
    cast = first_plan
    before = date(2021, 11, 30)
    with on(2021, 3, 1):
        report, money, scheme = (assign(cast, kind, before) for kind in ("BCCT", "BCTC", "DANS"))
        signed(cast, report, "Phương hướng nhiệm kỳ 2021 - 2026 của Hội")
        signed(cast, money, "Số liệu tài chính")
    with on(2021, 5, 4):
        perform(scheme, "pause", cast.btc, note="Tạm dừng do dịch.")
    with on(2022, 1, 4):
        review = assign(cast, "BCKD", date(2022, 3, 30))
    return report, money, scheme, review


def test_the_congress_is_postponed(first_plan, packages):
    cast, (report, money, scheme, review) = first_plan, packages
    typed = {"body": cast.bodies.BTV.pk, "number": "45-NQ/BTV", "decided_on": "18/03/2022"}
    typed |= {"opening": "17/05/2022", "term": "2022–2027", "reason": "Dịch bệnh kéo dài."}
    choices = {f"ruling_{scheme.pk}": "moved", f"why_{scheme.pk}": "", f"resume_{scheme.pk}": "on"}
    choices |= {f"ruling_{review.pk}": "fixed", f"why_{review.pk}": ""}

    with on(2022, 3, 18):
        btc = Visitor(cast.btc)
        shown = btc.client.post(PAGE, typed)
        asked = dict(HIDDEN.findall(shown.content.decode()))
        done = btc.client.post(PAGE, typed | asked | choices)
        record, history = btc.read("/hoan-dai-hoi/"), Visitor(cast.truong).read(f"/ho-so/{report.code}/")
        told = faults()

    page = text_of(shown)
    assert (shown.status_code, done.status_code) == (200, 302)
    assert "Khai mạc 15/12/2021 → 17/05/2022, nhiệm kỳ 2022–2027." in page
    # 29/11/2021 lies 16 days before; 01/05/2022 is a day off, and so is the one before. Nobody has compared
    # the days off of 2021.
    assert "trước ngày 30/11/2021* thành trước ngày 30/04/2022" in page
    assert "Phương hướng nhiệm kỳ 2021 - 2026 của Hội" in page
    congress = Congress.objects.get()
    assert (congress.opening, congress.term) == (date(2022, 5, 17), "2022–2027")
    report, money, scheme, review = (Package.objects.get(pk=one.pk) for one in packages)
    assert (report.state, money.state) == ("look_again", "signed")
    assert (scheme.state, scheme.due) == ("assigned", date(2022, 4, 30))
    assert (review.due, review.steps.filter(action="replan").count()) == (date(2022, 3, 30), 0)
    assert scheme.plan_days["signing"] == date(2022, 4, 29)
    assert "Nhiệm kỳ 2021–2026 đổi thành 2022–2027." in record
    assert "Thời hạn cố định, giữ nguyên: trước ngày 30/03/2022." in record
    assert "văn bản số 45-NQ/BTV ngày 18/03/2022" in history
    assert told == []


@pytest.fixture
def doubted(first_plan, packages):
    """The signed report bears the old term and must be looked at again, told with what counts no more."""
    cast, report = first_plan, packages[0]
    with on(2022, 3, 18):
        btc = Visitor(cast.btc)
        ahead = btc.read(act_url(report.code, "look_again"))
        assert (
            btc.act(report.code, "look_again", note_field="Nhiệm kỳ đổi thành 2022–2027.").status_code == 302
        )
    assert "kết quả biểu quyết của Ban Chấp hành khóa II ngày 01/03/2021" in ahead
    assert "chữ ký duyệt của Chủ tịch Hội ngày 01/03/2021" in ahead
    return Package.objects.get(pk=report.pk)


def actions(person, package):
    return {one.action for one in engine.available(Package.objects.get(pk=package.pk), person) if one.allowed}


def sign(cast, package):
    return Visitor(cast.chutich).act(package.code, "sign", read="on")


def test_who_assigned_cannot_revive_the_old_vote_only_the_deciding_body_upholds_it(first_plan, doubted):
    cast, report, words = first_plan, doubted, {"note_field": "Ban Chấp hành họp 21/03/2022 giữ nguyên."}
    old = report.steps.get(action="sign").signature
    with on(2022, 3, 21):
        btc, clerk = Visitor(cast.btc), Visitor(cast.vanphong)
        refused = btc.send(report.code, "looked_again", **btc.form(report.code, "work_again") | words)
        waits = clerk.read("/")
        assert (refused.status_code, report.code in waits) == (403, True)
        assert "looked_again" not in actions(cast.chutich, report)
        assert actions(cast.chutich, report) & {"sign"} == set()

        done = clerk.act(report.code, "looked_again", **words)

        report = Package.objects.get(pk=report.pk)
        assert (done.status_code, report.state) == (302, "signing")
        assert sign(cast, report).status_code == 302
        report = Package.objects.get(pk=report.pk)
        assert (report.state, report.current.signatures.count()) == ("signed", 2)
        assert report.steps.filter(action="sign").first().signature == old
        assert faults() == []


def refusals(package, guard):
    return conditions.unmet(Context(package, package.definition, clock.now()), (NamedRule(name=guard),))


def test_without_that_only_another_text_and_another_vote_are_signed(first_plan, doubted):
    cast, code = first_plan, doubted.code
    with on(2022, 3, 21):
        btc, lead = Visitor(cast.btc), Visitor(cast.truong)
        again = btc.act(code, "work_again", note_field="Sửa nhiệm kỳ, biểu quyết lại.")
        report = Package.objects.get(code=code)
        assert (again.status_code, report.state, decisions_on_current(report)) == (302, "assigned", [])
        needs = "cần Ban Chấp hành khóa II biểu quyết lại hoặc xác nhận giữ nguyên."
        assert refusals(report, "passed_on_this_version") == [f"Hồ sơ đã đưa vào diện rà soát lại: {needs}"]
        assert lead.act(code, "accept").status_code == 302
        old = lead.act(code, "to_subcommittee")
        assert (old.status_code, "chưa sửa. Đề nghị tải lên dự thảo mới" in text_of(old)) == (422, True)
        perform(Package.objects.get(code=code), "revise", cast.thuky, version=draft(report, "2022–2027"))
    with on(2022, 3, 22):
        assert lead.act(code, "to_subcommittee").status_code == 302
        for action, who, counts in VOTES:
            assert Visitor(getattr(cast, who)).vote(code, action, "22/03/2022", counts).status_code == 302
        report = Package.objects.get(code=code)
        assert (report.state, sign(cast, report).status_code) == ("signing", 302)
        assert faults() == []


def test_what_sums_up_a_doubted_text_waits(first_plan, doubted):
    cast = first_plan
    with on(2022, 3, 21):
        resolution = assign(cast, "NQ", date(2022, 3, 30))
        waits = refusals(resolution, "sources_are_unchanged")
        Visitor(cast.vanphong).act(doubted.code, "looked_again", note_field="Ban Chấp hành họp, giữ nguyên.")

        assert waits == [f"Đang rà soát lại, phải chờ kết quả: {doubted.title}."]
        assert refusals(resolution, "sources_are_unchanged") == []
