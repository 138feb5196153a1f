"""A plan binds once Thường trực approved it; a change is another version that goes the same way."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Plan, Task
from documents.tasks.queries.order import circle_in
from documents.tasks.services.plans import open_plan
from tests.cast import perform
from tests.documents.tasks.told import DONE, approve, drawn_up, five, row
from workflows import history
from workflows.errors import Forbidden, NotNow, Unmet

pytestmark = pytest.mark.one_database


def test_nothing_binds_before_the_plan_is_approved(cast):
    plan = drawn_up(cast)
    perform(plan, "put_forward", cast.tbtc)
    assert Task.objects.count() == 0

    perform(plan, "approve", cast.thuongtruc, plan_decision=five())

    tasks = list(plan.tasks.order_by("row"))
    assert [(task.row, task.code, task.state, task.giver) for task in tasks] == [
        (number, f"DH3-NV00{number}", "doing", cast.bodies.TT) for number in (1, 2, 3)
    ]
    assert (plan.stage_label, history.chain_faults(plan)) == ("Đã thông qua, có hiệu lực", [])
    assert [fault for task in tasks for fault in history.chain_faults(task)] == []


def test_one_that_does_not_pass_goes_back(cast):
    plan = approve(drawn_up(cast), cast, votes_for=2)

    assert (plan.state, plan.round, plan.tasks.count()) == ("drafting", 2, 0)


def test_a_plan_is_approved_once(cast):
    plan = approve(drawn_up(cast), cast)

    with pytest.raises(NotNow):
        perform(plan, "approve", cast.thuongtruc, plan_decision=five())

    assert plan.tasks.count() == 3


def test_another_version_changes_adds_and_leaves_out(cast):
    plan = approve(drawn_up(cast), cast)
    perform(plan, "change", cast.tbtc, note="Thêm việc vận động.")
    later = row(cast, 2, "Dự toán chi tiết", due=date(2022, 3, 29))
    perform(plan, "file_rows", cast.tbtc, plan_rows=(row(cast, 1), later, row(cast, 4, after=(2,))))
    assert Task.objects.get(plan=plan, row=2).title == "Kế hoạch kinh phí"

    approve(plan, cast)

    tasks = {task.row: task for task in plan.tasks.all()}
    assert [(tasks[number].title, tasks[number].state) for number in (1, 2, 3, 4)] == [
        ("Kế hoạch kinh phí", "doing"),
        ("Dự toán chi tiết", "doing"),
        ("Kế hoạch kinh phí", "cancelled"),
        ("Kế hoạch kinh phí", "doing"),
    ]
    assert (tasks[2].due, tasks[2].next_due, tasks[4].after) == (
        date(2022, 3, 29),
        date(2022, 3, 29),
        ["DH3-NV002"],
    )
    assert [fault for task in tasks.values() for fault in history.chain_faults(task)] == []


def test_what_has_ended_is_changed_by_no_plan(cast):
    plan = approve(drawn_up(cast), cast)
    task = plan.tasks.get(row=1)
    perform(task, "report", cast.tbtc, task_report=DONE)
    perform(task, "accept", cast.btc)
    perform(plan, "change", cast.tbtc, note="Đổi tên việc.")
    perform(plan, "file_rows", cast.tbtc, plan_rows=(row(cast, 1, "Tên khác"), row(cast, 2)))

    with pytest.raises(Unmet) as told:
        perform(plan, "put_forward", cast.tbtc)

    assert told.value.reasons == ["Dòng 1: nhiệm vụ đã kết thúc, không sửa trong kế hoạch được."]


def test_every_fault_is_named_at_its_row(cast):
    nobody = cast.bodies.CT
    cast.chutich.memberships.filter(body=nobody).update(end=date(2022, 3, 17))
    rows = (
        row(cast, 1, after=(2,)),
        row(cast, 2, after=(1,)),
        row(cast, 3, lead=nobody.pk),
        row(cast, 4, due=date(2022, 3, 1), after=(9,)),
        row(cast, 5, lead=None, due=None),
    )
    plan = drawn_up(cast, *rows)

    with pytest.raises(Unmet) as told:
        perform(plan, "put_forward", cast.tbtc)

    (words,) = told.value.reasons
    for part in (
        "Dòng 1: các nhiệm vụ chờ nhau theo vòng: 1 → 2 → 1",
        "Dòng 3: Chủ tịch Hội chưa có Trưởng, Phó hoặc Thư ký",
        "Dòng 4: thời hạn 01/03/2022 đã qua.",
        "Dòng 4: không có dòng 9 để làm sau.",
        "Dòng 5: chưa có cơ quan chủ trì. Dòng 5: chưa có thời hạn.",
    ):
        assert part in words


def test_a_body_has_one_plan_and_its_head_draws_it_up(cast):
    open_plan(cast.bodies.TBTC, by=cast.tbtc2)

    with pytest.raises(NotNow):
        open_plan(cast.bodies.TBTC, by=cast.tbtc)
    with pytest.raises(Forbidden):
        open_plan(cast.bodies.TBVK, by=cast.bch04)
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ({}, []),
        ({1: (2,), 2: (3,), 3: ()}, []),
        ({1: (1,)}, [1, 1]),
        ({1: (2, 3), 2: (), 3: (4,), 4: (3,)}, [3, 4, 3]),
        ({1: (9,)}, []),
    ],
)
def test_a_circle_is_found_wherever_it_begins(before, found):
    assert circle_in(before) == found
