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
from tests.cast import ASSOCIATION, BODIES, CONGRESS, KINDS, SEATS, draft, everybody, perform, road
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.examined import faults
from workflows import clock, engine

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGE = "/hoan-dai-hoi/ghi/"


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


def test_the_old_signature_is_kept_and_counts_no_longer(first_plan, packages):
    cast, report = first_plan, packages[0]
    signature = report.steps.get(action="sign").signature
    with on(2022, 3, 18):
        perform(report, "look_again", cast.btc, note="Nhiệm kỳ đổi thành 2022–2027.")
    with on(2022, 3, 21):
        report = Package.objects.get(pk=report.pk)
        step = perform(report, "looked_again", cast.btc, note="Sửa nhãn nhiệm kỳ.")

        report = Package.objects.get(pk=report.pk)
        stage = report.definition.stage_of(report.state)
        assert (step.source, stage.terminal) == ("look_again", False)
        # It waits for its signature as if it had none.
        offers = {one.action: one.allowed for one in engine.available(report, cast.chutich)}
        assert (report.state, offers["sign"]) == ("signing", True)
        assert report.steps.get(action="sign").signature == signature
        assert faults() == []
