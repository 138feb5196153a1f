"""A task is given, done and reported, accepted or returned; handed over and split."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Task
from documents.tasks.models.values import NewTask, TaskReport
from documents.tasks.services.giving import give_task
from tests.cast import perform
from tests.documents.tasks.told import DONE, DUE, facts, given
from workflows import engine, history
from workflows.errors import Forbidden, NotNow, Stale, Unmet
from workflows.models import Duty

pytestmark = [pytest.mark.usefixtures("cast"), pytest.mark.one_database]


def waiting(task):
    return [
        (duty.role, duty.holder, duty.due) for duty in Duty.objects.open_for(Task).filter(item_id=task.pk)
    ]


def test_a_task_goes_from_the_committee_to_its_end(cast):
    task = given(cast)
    assert (task.code, task.stage_label, waiting(task)) == (
        "DH3-NV001",
        "Đang thực hiện",
        [("lead", cast.bodies.TBTC.pk, DUE)],
    )

    perform(task, "report", cast.tbtc, task_report=DONE)
    assert waiting(task) == [("accepter", cast.bodies.BTC.pk, DUE)]
    perform(task, "accept", cast.btc)

    assert (task.stage_label, waiting(task), task.next_due) == ("Đã hoàn thành", [], None)
    assert history.chain_faults(task) == []


def test_returned_it_waits_for_its_lead_again(cast):
    task = given(cast)
    perform(task, "report", cast.tbtc, task_report=DONE)

    perform(task, "send_back", cast.btc, note="Chưa có hợp đồng bằng văn bản.", **{"return": None})

    assert (task.state, task.round, waiting(task)[0][0]) == ("doing", 2, "lead")


@pytest.mark.parametrize("who", ["tbtc", "chutich", "vanphong", "nguoila"])
def test_only_the_committee_gives(cast, who):
    with pytest.raises(Forbidden):
        give_task(cast.congress, facts(cast), by=getattr(cast, who))


def test_the_same_click_gives_one_task(cast):
    first = give_task(cast.congress, facts(cast), by=cast.btc, request_id="a")

    assert give_task(cast.congress, facts(cast), by=cast.btc, request_id="a") == first
    with pytest.raises(Stale):
        give_task(cast.congress, facts(cast, title="Việc khác"), by=cast.btc, request_id="a")


def test_what_is_wrong_is_said_at_its_field(cast):
    lead = cast.bodies.TBTC.pk
    with pytest.raises(Unmet) as told:
        given(cast, title=" ", due=date(2022, 3, 17), supporting=(lead,), after=("DH3-NV099",))

    assert set(told.value.fields) == {"title", "due", "supporting", "after"}


def test_a_body_where_nobody_takes_it_on_is_refused(cast):
    cast.tbtc.memberships.update(end=date(2022, 3, 17))
    cast.tbtc2.memberships.update(end=date(2022, 3, 17))

    with pytest.raises(Unmet) as told:
        given(cast)

    assert told.value.reasons == [
        "Tiểu ban Tài chính chưa có Trưởng, Phó hoặc Thư ký để nhận nhiệm vụ; đề nghị chọn cơ quan khác."
    ]


def test_a_cancelled_task_is_not_reported(cast):
    task = given(cast)
    perform(task, "cancel", cast.btc, note="Không còn cần.")

    with pytest.raises(NotNow):
        perform(task, "report", cast.tbtc, task_report=DONE)

    assert (task.counts, waiting(task)) == (False, [])


def test_a_decision_is_reported_with_its_number(cast):
    task = given(cast, title="Quyết định quy mô, hình thức Đại hội", decides=True)
    with pytest.raises(Unmet):
        perform(task, "report", cast.tbtc, task_report=DONE)

    day, board = date(2022, 3, 18), cast.bodies.BTV.pk
    said = TaskReport("250 đại biểu, trực tiếp.", (), "12/QĐ-BTV", day, board)
    perform(task, "report", cast.tbtc, task_report=said)
    perform(task, "accept", cast.btc)
    again = TaskReport(
        "200 đại biểu, kết hợp trực tuyến.", (), "15/QĐ-BTV", date(2022, 3, 18), cast.bodies.BTV.pk
    )
    perform(task, "decide_again", cast.tbtc, task_report=again)

    assert list(task.notes.values_list("number", flat=True)) == ["12/QĐ-BTV", "15/QĐ-BTV"]
    assert history.chain_faults(task) == []


PARTS = "Khảo sát hội trường", "Ký hợp đồng"


def parts(cast):
    return tuple(NewTask(title, cast.bodies.TBTC.pk, DUE) for title in PARTS)


def test_a_task_is_split_and_ends_after_its_parts(cast):
    task = given(cast)

    perform(task, "split", cast.tbtc, parts=parts(cast))

    made = list(task.parts.order_by("code"))
    assert [(one.title, one.giver, one.accepter) for one in made] == [
        (title, cast.bodies.TBTC, cast.bodies.TBTC) for title in PARTS
    ]
    with pytest.raises(Unmet) as told:
        perform(task, "report", cast.tbtc, task_report=DONE)
    assert told.value.reasons == ["Còn phần việc chưa xong: DH3-NV002, DH3-NV003."]
    for part in made:
        perform(part, "report", cast.tbtc2, task_report=DONE)
        perform(part, "accept", cast.tbtc)
    perform(task, "report", cast.tbtc, task_report=DONE)
    assert task.state == "reported"


def test_the_second_of_two_who_split_is_told_that_somebody_was_faster(cast):
    task = given(cast)
    seen = engine.seen(task)
    perform(task, "split", cast.tbtc, parts=parts(cast))

    with pytest.raises(Stale):
        engine.perform(task, "split", by=cast.tbtc2, seen=seen, parts=parts(cast))

    assert task.parts.count() == 2


def test_handed_over_it_waits_for_the_other_body(cast):
    task = given(cast)
    perform(task, "assign_person", cast.tbtc, doer=cast.tbtc2.pk)

    perform(task, "hand_over", cast.btc, note="Văn phòng tiện hơn.", new_lead=cast.bodies.VP.pk)

    assert (task.lead, task.doer, waiting(task)[0][1]) == (cast.bodies.VP, None, cast.bodies.VP.pk)
    assert history.chain_faults(task) == []


def test_progress_is_told_by_whoever_takes_part(cast):
    task = given(cast, supporting=(cast.bodies.TBVK.pk,))

    perform(task, "note", cast.truong, progress=TaskReport("Đã gửi giấy mời thầu."))

    assert [note.words for note in task.notes.all()] == ["Đã gửi giấy mời thầu."]
    with pytest.raises(Forbidden):
        perform(task, "note", cast.tbns, progress=TaskReport("Không phải việc của tôi."))


def test_more_time_is_asked_for_and_given(cast):
    task = given(cast)

    perform(task, "ask_extension", cast.tbtc, note="Chờ báo giá.", more_time=date(2022, 3, 29))
    perform(task, "answer_extension", cast.btc, time_given=date(2022, 3, 29))

    # Whoever accepts it has two working days more.
    assert (task.due, waiting(task)) == (
        date(2022, 3, 31),
        [("lead", cast.bodies.TBTC.pk, date(2022, 3, 29))],
    )


def test_the_office_enters_for_who_telephones(cast):
    task = given(cast)

    perform(task, "report", cast.vanphong, acting_for=cast.tbtc, ground="telephone", task_report=DONE)

    step = task.steps.last()
    assert (step.actor, step.acting_for, step.ground) == (cast.vanphong, cast.tbtc, "telephone")
