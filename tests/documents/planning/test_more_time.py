"""More time, as the engine keeps it: who asks, who answers, what moves, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from documents.packages.answers.values import Return
from tests.cast import perform, replan
from tests.demo_world import at
from tests.documents.examined import faults
from tests.documents.telling.test_news import heard
from tests.workflows.attempts import refused
from workflows import engine
from workflows.errors import Forbidden, NotNow, Stale, Unmet
from workflows.extensions import open_request, requests_in
from workflows.models import Duty
from workflows.standing import standing_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

# Drafting has until 30/05/2022, the whole until 29/06/2022.
ASKED, WHY = date(2022, 6, 10), "Chờ số liệu quý II."


@pytest.fixture
def package(make_package):
    with at(10, 1):
        return make_package("BCTC", "drafting", due=date(2022, 6, 30))


def ask(package, by, day=ASKED, **more):
    return perform(package, "ask_extension", by, note=WHY, more_time=day, **more)


def answer(package, by, day, note="", **more):
    return perform(package, "answer_extension", by, note=note, time_given=day, **more)


def waits(package):
    """body -> last day of each open duty."""
    rows = Duty.objects.open_for(type(package)).filter(item_id=package.pk)
    names = {one.body.pk: one.body.code for one in package.bound.select_related("body")}
    return {names[duty.holder]: duty.due for duty in rows}


def test_who_assigned_is_waited_for_until_the_answer(cast, package):
    ask(package, cast.tbtc)

    assert waits(package) == {"TBTC": date(2022, 5, 30), "BTC": date(2022, 5, 30)}
    assert open_request(package).day == ASKED
    assert faults() == []

    answer(package, cast.btc, ASKED)

    assert (waits(package), open_request(package)) == ({"TBTC": ASKED}, None)
    assert faults() == []


def test_the_days_after_it_move_no_further_than_they_must(cast, package):
    before = dict(package.plan_days)
    ask(package, cast.tbtc, date(2022, 6, 14))

    answer(package, cast.btc, date(2022, 6, 14))

    moved = {code: day for code, day in package.plan_days.items() if day != before[code]}
    assert before["subcommittee"] == date(2022, 6, 14)
    assert moved == {
        "drafting": date(2022, 6, 14),
        "subcommittee": date(2022, 6, 16),
        "verification": date(2022, 6, 20),
        "standing": date(2022, 6, 22),
        "executive": date(2022, 6, 24),
        "board": date(2022, 6, 28),
    }
    assert package.due == date(2022, 6, 30)
    reasons = {row.reason for row in package.planned.filter(step=package.steps.last())}
    assert reasons == {"Gia hạn theo đề nghị của Tiểu ban Tài chính ngày 18/03/2022."}


def test_a_day_after_the_deadline_moves_the_deadline(cast, package):
    ask(package, cast.tbtc, date(2022, 7, 4))

    answer(package, cast.btc, date(2022, 7, 4))

    assert package.plan_days["drafting"] == date(2022, 7, 4)
    assert package.plan_days["signing"] == date(2022, 7, 20)
    assert (package.due, package.due_exclusive) == (date(2022, 7, 21), True)
    assert faults() == []


def test_less_than_was_asked_for_needs_a_reason(cast, package):
    ask(package, cast.tbtc)

    with pytest.raises(Unmet):
        answer(package, cast.btc, date(2022, 6, 6))
    answer(package, cast.btc, date(2022, 6, 6), "Đại hội không lùi.")

    assert package.plan_days["drafting"] == date(2022, 6, 6)
    [settled] = requests_in(package.steps.order_by("sequence"))
    assert (settled.outcome, settled.day) == ("shortened", date(2022, 6, 6))


def test_a_refusal_moves_nothing(cast, package):
    before = dict(package.plan_days)
    ask(package, cast.tbtc)

    answer(package, cast.btc, None, "Đại hội không lùi.")

    assert (package.plan_days, waits(package)) == (before, {"TBTC": date(2022, 5, 30)})
    [settled] = requests_in(package.steps.order_by("sequence"))
    assert (settled.outcome, settled.day, faults()) == ("refused", None, [])


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2022, 3, 17), "Ngày 17/03/2022 đã qua; chọn từ ngày 18/03/2022 trở đi."),
        (
            date(2022, 5, 30),
            "Ngày 30/05/2022 không muộn hơn hạn hiện tại của bước (30/05/2022); chọn ngày sau đó.",
        ),
        (
            date(2022, 6, 11),
            "Ngày 11/06/2022 là ngày nghỉ (Thứ Bảy); chọn ngày làm việc, 10/06/2022 hoặc 13/06/2022.",
        ),
        (date(2922, 6, 10), "Ngày 10/06/2922 quá xa; đề nghị xem lại năm."),
        (date.max, "Ngày 31/12/9999 quá xa; đề nghị xem lại năm."),
        (None, "Chưa ghi ngày đề nghị gia hạn đến."),
    ],
)
def test_a_day_that_cannot_be_asked_for_is_told_with_one_that_can(cast, package, day, reason):
    assert refused(package, "ask_extension", cast.tbtc, Unmet, note=WHY, more_time=day) == [reason]


def test_what_is_granted_lies_between_what_there_was_and_what_was_asked_for(cast, package):
    ask(package, cast.tbtc)
    said = {"note": "Theo tiến độ chung."}

    for day in (date(2022, 5, 30), date(2022, 6, 5), date(2022, 6, 13)):
        assert len(refused(package, "answer_extension", cast.btc, Unmet, time_given=day, **said)) == 1


def test_it_is_asked_once_and_answered_once(cast, package):
    seen = engine.seen(package)
    ask(package, cast.tbtc)
    told = ["Đề nghị gia hạn đến ngày 10/06/2022 đang chờ trả lời; chưa đề nghị thêm được."]

    assert refused(package, "ask_extension", cast.tbtc2, Unmet, note=WHY, more_time=ASKED) == told

    seen = engine.seen(package)
    engine.perform(package, "answer_extension", by=cast.btc, seen=seen, time_given=None, note="Không lùi.")
    for day in (ASKED, None):
        with pytest.raises(Stale):
            engine.perform(
                package, "answer_extension", by=cast.btc, seen=seen, time_given=day, note="Đồng ý."
            )


def test_a_click_sent_twice_asks_once(cast, package):
    seen = engine.seen(package)
    said = {"by": cast.tbtc, "seen": seen, "note": WHY, "more_time": ASKED, "request_id": "mot"}

    first = engine.perform(package, "ask_extension", **said)

    assert engine.perform(package, "ask_extension", **said) == first


def test_only_who_is_waited_for_asks_and_only_who_assigned_answers(cast, package):
    for name in ("truong", "btc", "vanphong", "bkt", "chutich"):
        refused(package, "ask_extension", getattr(cast, name), Forbidden, note=WHY, more_time=ASKED)
    ask(package, cast.tbtc)
    for name in ("tbtc", "truong", "vanphong", "bkt", "chutich"):
        refused(package, "answer_extension", getattr(cast, name), Forbidden, time_given=ASKED)


def test_the_office_records_one_who_telephones(cast, package):
    told = {"acting_for": cast.tbtc, "ground": "telephone"}
    step = ask(package, cast.vanphong, **told)
    answered = answer(package, cast.vanphong, ASKED, acting_for=cast.btc, ground="telephone")

    assert (step.acting_for, step.body, step.ground) == (cast.tbtc, cast.bodies.TBTC, "telephone")
    assert (answered.acting_for, answered.body, package.plan_days["drafting"]) == (
        cast.btc,
        cast.bodies.BTC,
        ASKED,
    )
    assert faults() == []


@pytest.mark.parametrize("move", ["pause", "cancel"])
def test_nothing_is_asked_of_a_package_that_stands_still(cast, package, move):
    perform(package, move, cast.btc, note="Chờ ý kiến cấp trên.")

    refused(package, "ask_extension", cast.tbtc, NotNow, note=WHY, more_time=ASKED)


def test_nothing_is_asked_after_the_signature(cast, make_package):
    package = make_package("BCTC", "signed")

    refused(package, "ask_extension", cast.tbtc, NotNow, note=WHY, more_time=ASKED)


def test_a_request_lapses_with_its_stage_and_the_committee_hears_of_it(cast, make_package):
    with at(10, 1):
        package = make_package("BCTC", "subcommittee", due=date(2022, 6, 30))
    ask(package, cast.tbtc, date(2022, 6, 20))

    perform(package, "send_back", cast.tbtc, note="Bổ sung thuyết minh.", **{"return": Return()})

    refused(package, "answer_extension", cast.btc, Unmet, time_given=date(2022, 6, 20))
    (told,) = [text for text in heard(cast.btc) if "không phải xử lý" in text]
    assert told.startswith(
        "Tiểu ban Tài chính đã trả lại Báo cáo Tài chính (DH3-BCTC) để hoàn thiện; Ban Tổ chức Đại hội không "
        "phải xử lý việc "
    )
    assert told.endswith("Lý do: Bổ sung thuyết minh.")
    assert (list(waits(package)), faults()) == (["TBTC"], [])


def test_a_pause_keeps_the_request(cast, package):
    ask(package, cast.tbtc)
    perform(package, "pause", cast.btc, note="Chờ ý kiến cấp trên.")
    perform(package, "resume", cast.btc, note="Đã có ý kiến.")

    answer(package, cast.btc, ASKED)

    assert (package.plan_days["drafting"], faults()) == (ASKED, [])


def test_a_plan_with_that_day_settles_it(cast, package):
    ask(package, cast.tbtc)

    replan(package, cast.btc, drafting=ASKED)

    assert (open_request(package), waits(package), faults()) == (None, {"TBTC": ASKED}, [])
    told = cast.tbtc.news.said().order_by("-id").first().words
    assert "không cần trả lời nữa" in told
    assert "vì Ban Tổ chức Đại hội đã thực hiện “Thay đổi kế hoạch”" in told


@pytest.mark.parametrize(("move", "told"), [("pause", 0), ("cancel", 1)])
def test_who_asked_hears_that_it_lapsed_and_not_that_it_waits(cast, package, move, told):
    ask(package, cast.tbtc)

    perform(package, move, cast.btc, note="Chờ ý kiến cấp trên.")

    assert cast.tbtc.news.said().filter(words__contains="không cần trả lời nữa").count() == told


def test_who_moves_on_himself_is_not_told_of_it(cast, package):
    ask(package, cast.tbtc)

    perform(package, "to_subcommittee", cast.tbtc)

    assert (open_request(package), faults()) == (None, [])
    assert not cast.tbtc.news.said().filter(words__contains="không còn hiệu lực").exists()


def test_who_was_given_time_is_not_late(cast, make_package):
    package = make_package("BCTC", "drafting", due=date(2022, 6, 30))
    with at(31, 5):
        assert {one.body_id for one in standing_of(package).charged_to} == {cast.bodies.TBTC.pk}
        ask(package, cast.tbtc)
        # Asked when it was late already: the committee has two working days to answer.
        assert waits(package) == {"TBTC": date(2022, 5, 30), "BTC": date(2022, 6, 2)}
        assert faults() == []

        answer(package, cast.btc, ASKED)

        assert (standing_of(package).late_days, standing_of(package).charged_to) == (0, ())


def test_who_was_asked_for_an_opinion_asks_too(cast, make_package):
    package = make_package("BCCT", "consultation", due=date(2022, 6, 30))
    ask(package, cast.tttd, date(2022, 6, 10))

    assert open_request(package).step.body == cast.bodies.TTTD


def test_beside_the_main_way_the_stages_to_come_follow(cast, make_package):
    package = make_package("BCTC", "subcommittee", due=date(2022, 3, 30))
    perform(package, "send_back", cast.tbtc, note="Bổ sung thuyết minh.", **{"return": Return()})
    day = date(2022, 3, 25)

    ask(package, cast.tbtc, day)
    answer(package, cast.btc, day)

    ahead = [package.plan_days[code] for code in ("standing", "executive", "board", "signing")]
    assert package.plan_days["returned"] == day
    assert (ahead == sorted(ahead), ahead[-1], faults()) == (True, date(2022, 3, 29), [])
