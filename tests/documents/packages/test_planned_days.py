"""Planned days of a package: changed with a reason, kept with their steps, fair to whoever receives it."""

from __future__ import annotations

from datetime import date

import pytest

from documents.packages.answers.values import Return
from tests.cast import perform, replan
from tests.demo_world import at
from tests.documents.examined import faults
from tests.workflows.attempts import refused
from workflows import engine
from workflows.errors import Forbidden, Stale, Unmet
from workflows.models import Duty
from workflows.planning import NewPlan
from workflows.standing import standing_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def open_days(package):
    rows = Duty.objects.filter(item_id=package.pk, closed=None)
    return sorted(set(rows.values_list("due", flat=True)))


@pytest.mark.parametrize("kind", ["BCCT", "BCTC", "DANS"])
def test_a_package_with_twelve_working_days_left_is_not_late_when_it_is_given(make_package, kind):
    package = make_package(kind, "assigned", due=date(2022, 4, 4))

    standing = standing_of(package)

    assert (standing.late_days, standing.due > date(2022, 3, 18)) == (0, True)
    assert max(package.plan_days.values()) == date(2022, 4, 3)
    assert faults() == []


def test_a_changed_day_reaches_who_is_waited_for_and_the_first_one_is_kept(make_package, cast):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    first = package.plan_days["drafting"]

    step = replan(package, cast.btc, "Chờ số liệu quý II.", drafting=date(2022, 6, 2))

    assert open_days(package) == [date(2022, 6, 2)]
    days = package.planned.filter(stage="drafting").values_list("day", "reason", "proposed")
    assert list(days) == [(first, "", False), (date(2022, 6, 2), "Chờ số liệu quý II.", False)]
    assert list(step.days.values_list("stage", flat=True)) == ["drafting"]
    assert faults() == []


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        (None, "Chưa ghi ngày nào của kế hoạch."),
        (NewPlan(), "Kế hoạch gửi lên không khác kế hoạch hiện tại."),
        (NewPlan({"khong": date(2022, 6, 1)}), "Quy trình không có bước “khong”."),
        (
            NewPlan({"drafting": date(2022, 3, 17)}),
            "Hạn của “Đang soạn thảo” (17/03/2022) đã qua; chọn từ ngày 18/03/2022 trở đi.",
        ),
        (
            NewPlan({"drafting": date(2022, 6, 20)}),
            "“Đã trình Tiểu ban” (14/06/2022) phải từ hạn của “Đang soạn thảo” (20/06/2022) trở đi.",
        ),
        (
            NewPlan({"signing": date(2022, 7, 1)}),
            "“Đã thông qua, chờ ký duyệt” (01/07/2022) muộn hơn thời hạn của hồ sơ; chậm nhất 29/06/2022.",
        ),
        (NewPlan(due=date(2022, 3, 17)), "Thời hạn mới của hồ sơ phải từ hôm nay trở đi."),
    ],
)
def test_days_that_cannot_work_are_said_with_what_would(make_package, cast, plan, reason):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))

    assert reason in refused(package, "replan", cast.btc, Unmet, note="Theo tiến độ chung.", plan=plan)


def test_the_deadline_of_the_whole_moves_with_the_days(make_package, cast):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))

    plan = NewPlan({"signing": date(2022, 7, 29)}, due=date(2022, 7, 29))
    perform(package, "replan", cast.btc, note="Đại hội lùi một tháng.", plan=plan)

    assert (package.due, package.due_exclusive) == (date(2022, 7, 29), False)
    assert package.plan_days["signing"] == date(2022, 7, 29)
    assert faults() == []


def test_two_who_plan_at_once_are_told_of_each_other(make_package, cast):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    seen, said = engine.seen(package), {"note": "Theo tiến độ chung.", "by": cast.btc}
    days = [NewPlan({"drafting": date(2022, 6, day)}) for day in (2, 3)]
    first = engine.perform(package, "replan", seen=seen, plan=days[0], request_id="mot", **said)

    with pytest.raises(Stale):
        engine.perform(package, "replan", seen=seen, plan=days[1], **said)

    assert engine.perform(package, "replan", seen=seen, plan=days[0], request_id="mot", **said) == first
    assert package.plan_days["drafting"] == date(2022, 6, 2)


def test_what_is_returned_today_is_not_late_today(make_package, cast):
    package = make_package("BCTC", "subcommittee", due=date(2022, 3, 30))

    with at(25):
        perform(package, "send_back", cast.tbtc, note="Bổ sung thuyết minh.", **{"return": Return()})

        # Friday; the plan left nothing, so it is Monday and Tuesday.
        assert (open_days(package), standing_of(package).late_days) == ([date(2022, 3, 29)], 0)
    assert faults() == []


def test_who_receives_it_late_is_not_blamed_for_it(make_package, cast):
    package = make_package("BCTC", "verification", due=date(2022, 3, 30))
    planned = package.plan_days

    with at(29):
        perform(package, "verify", cast.bkt, verdict="pass")
        perform(package, "to_standing", cast.tbtc)

        standing = standing_of(package)
        late = Duty.objects.filter(item_id=package.pk, closed__isnull=False, stage="verification")

        # The inspectors let their day pass; Thường trực has until its own new day.
        assert planned["verification"] < date(2022, 3, 29)
        assert open_days(package) == [date(2022, 3, 30)]
        assert [late.filter(due=planned["verification"]).exists(), standing.late_days] == [True, 0]
    with at(31):
        assert {one.body_id for one in standing_of(package).charged_to} == {cast.bodies.TT.pk}


def test_a_pause_stops_the_clocks_of_the_house(make_package, cast):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    before = dict(package.plan_days)
    perform(package, "pause", cast.btc, note="Chờ ý kiến cấp trên.")

    with at(25):
        perform(package, "resume", cast.btc, note="Đã có ý kiến.")

    # Five working days later each, and the last one where it was.
    assert package.plan_days["drafting"] == date(2022, 6, 6)
    assert before["drafting"] == date(2022, 5, 30)
    assert package.plan_days["signing"] == before["signing"] == date(2022, 6, 29)
    assert package.plan_days["assigned"] == before["assigned"]
    assert faults() == []


def test_nobody_plans_in_the_name_of_one_who_may_not(make_package, cast):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    said = {"note": "Theo tiến độ chung.", "ground": "paper", "plan": NewPlan({"drafting": date(2022, 6, 2)})}

    refused(package, "replan", cast.btc, Forbidden, acting_for=cast.truong, **said)
    step = perform(package, "replan", cast.vanphong, acting_for=cast.btc, **said)

    assert (step.actor, step.acting_for, step.body) == (cast.vanphong, cast.btc, cast.bodies.BTC)
    assert faults() == []
