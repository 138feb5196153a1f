"""A round: who was asked, what came back, what is counted; every unit × draft is accounted for."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.services.units import UnitFacts, succeed
from documents.consulting.queries.rounds import round_state
from documents.consulting.services.letters import LetterNumber, mark_sent, number_round
from documents.consulting.services.replies import (
    ReplyFacts,
    Said,
    answer_by_link,
    correct_reply,
    record_reply,
)
from documents.consulting.services.rounds import add_asked, close_round, move_last_day
from documents.consulting.services.rulings import choose_reply, confirm_reply
from documents.models import RegisterLine, Reply, Round
from tests.cast import perform
from tests.documents.asked import LAST, ask, make_units, reply
from workflows import clock
from workflows.errors import Forbidden, NotNow, Stale, Unmet

pytestmark = pytest.mark.one_database


def test_scenario_7_coverage_counts_who_answered_in_time(cast, make_package):
    units = make_units(cast, 95)
    found = ask(cast, [make_package("BCCT", "consultation")], units)
    for unit in units[:35]:
        reply(cast, found, unit, "remarks", "Bổ sung số liệu")
    for unit in units[35:45]:
        reply(cast, found, unit, "none")
    reply(cast, found, units[45], "agrees", day=date(2022, 3, 8), arrived=date(2022, 3, 9))

    state = round_state(found)

    assert state.coverage == "45/95 đầu mối (47,4%)"
    after = [one for one in state.units if not one.in_time]
    assert ([len(state.late), len(state.silent), len(after)]) == [1, 49, 50]
    assert state.slots(state.drafts[0]) == {
        "agrees": 0,
        "remarks": 35,
        "disagrees": 0,
        "none": 10,
        "filed": 0,
        "contested": 0,
        "late": 1,
        "silent": 49,
    }


def test_letter_has_its_number_once_in_the_register(cast, package, units):
    found = ask(cast, [package], units, letter=LetterNumber(12))

    assert [str(line) for line in RegisterLine.objects.all()] == ["12/HTS-VP"]
    assert str(round_state(found).letter) == "12/HTS-VP"
    with pytest.raises(NotNow, match="đã có số 12/HTS-VP"):
        number_round(found, LetterNumber(), by=cast.vanphong)


def test_number_may_follow(cast, asked):
    number_round(asked, LetterNumber(), by=cast.vanphong)

    assert str(round_state(asked).letter) == "01/HTS-VP"


def test_number_given_before_opens_no_round(cast, package, units):
    ask(cast, [package], units, letter=LetterNumber(12))

    with pytest.raises(Unmet, match="Số 12/HTS-VP đã cấp"):
        ask(cast, [package], units, letter=LetterNumber(12), title="Lần hai")
    assert Round.objects.count() == 1


def test_unit_without_a_head_is_addressed_by_its_standing_committee(cast, package):
    found = ask(cast, [package], make_units(cast, 2, headless=1))

    assert [one.addressed for one in found.asked.all()] == [
        "Thường trực Hội Truyền thống tỉnh số 1",
        "Ông Trần Văn 2, Chủ tịch Hội Truyền thống tỉnh số 2",
    ]


def test_confidential_draft_is_never_read_by_link(cast, make_package, units):
    found = ask(cast, [make_package("BCCT", "consultation"), make_package("DANS", "standing")], units)

    assert [(one.package.code, one.by_link) for one in found.drafts.all()] == [
        ("DH3-BCCT", True),
        ("DH3-DANS", False),
    ]


def test_letters_are_entered_in_any_order_and_an_undated_one_by_its_arrival(cast, asked, units):
    reply(cast, asked, units[1], day=date(2022, 3, 5), arrived=date(2022, 3, 15))
    reply(cast, asked, units[0], day=date(2022, 2, 20), arrived=date(2022, 3, 16))
    reply(cast, asked, units[2], arrived=date(2022, 3, 8))

    state = round_state(asked)

    assert [one.asked.unit for one in state.answered] == units[:2]
    assert [one.asked.unit for one in state.late] == units[2:3]


def test_moved_day_is_of_those_units_alone(cast, asked, units):
    rows = list(asked.asked.all())
    move_last_day(asked, [rows[0].pk], date(2022, 3, 14), reason="Vùng bão lũ", by=cast.vanphong)
    for unit in units[:2]:
        reply(cast, asked, unit, arrived=date(2022, 3, 10))

    state = round_state(asked)

    assert [one.asked.unit for one in state.answered] == units[:1]
    assert [one.asked.unit for one in state.late] == units[1:2]
    assert state.last_days == [LAST, date(2022, 3, 14)]


def test_two_replies_of_one_unit_are_both_kept_until_the_office_says_which_counts(cast, asked, units):
    reply(cast, asked, units[0], "agrees", writer="A")
    second = reply(cast, asked, units[0], "disagrees", "Chưa rõ", writer="B")
    contested = round_state(asked)

    choose_reply(second, reason="Đã gọi Thường trực Hội ngày 02/03", by=cast.vanphong)
    ruled = round_state(asked)

    assert ([one.asked.unit for one in contested.contested], contested.coverage) == (
        units[:1],
        "1/6 đầu mối (16,7%)",
    )
    assert contested.slots(contested.drafts[0])["contested"] == 1
    assert (ruled.contested, ruled.slots(ruled.drafts[0])["disagrees"]) == ([], 1)
    assert len(ruled.units[0].replies) == 2


def test_successor_answers_once_for_its_predecessors_and_the_base_stays(cast, asked, units):
    facts = UnitFacts("Hội Truyền thống tỉnh mới")
    decision = {"way": "merge", "decision": "QĐ 12/QĐ-BCH ngày 01/03/2022", "on": date(2022, 3, 1)}
    merged = succeed(units[:2], [facts], by=cast.vanphong, **decision)[0].after
    reply(cast, asked, merged)

    state = round_state(asked)

    assert state.coverage == "2/6 đầu mối (33,3%)"
    assert Reply.objects.count() == 1


def test_remark_nobody_asked_for_is_kept_and_never_counted(cast, asked):
    reply(cast, asked, None, "remarks", "Nên ngắn hơn", sender="Ông Lê Văn Tám, cựu chiến binh")
    with pytest.raises(Unmet, match="không ghi tên chỉ lưu"):
        reply(cast, asked, None)

    state = round_state(asked)

    assert (state.coverage, [str(one) for one in state.outside]) == (
        "0/6 đầu mối (0,0%)",
        ["Ông Lê Văn Tám, cựu chiến binh"],
    )


def test_what_came_by_telephone_waits_to_be_confirmed(cast, asked, units):
    said = reply(cast, asked, units[0], ground="phone", writer="Ông Trần Văn 1")
    before = round_state(asked)

    confirm_reply(said, reason="Phiếu xác nhận tuần 1/3", by=cast.vanphong)

    assert (before.to_confirm, before.coverage) == ([said], "1/6 đầu mối (16,7%)")
    assert round_state(asked).to_confirm == []


def test_reply_is_corrected_and_the_first_one_stays_in_the_record(cast, asked, units):
    first = reply(cast, asked, units[0], "agrees")
    answers = {asked.drafts.get().pk: Said("remarks", (("Điều 3", "Sửa"),))}
    facts = ReplyFacts(ground="letter", arrived=date(2022, 3, 2), unit=units[0], answers=answers)

    correct_reply(first, facts, by=cast.vanphong)

    state = round_state(asked)
    assert [len(state.units[0].replies), Reply.objects.count()] == [1, 2]
    assert state.slots(state.drafts[0])["remarks"] == 1
    with pytest.raises(Stale):
        correct_reply(first, facts, by=cast.vanphong)


def test_by_link_a_unit_says_who_writes_and_only_where_it_is_asked(cast, asked, units):
    key = asked.drafts.get().pk
    facts = {"ground": "link", "arrived": date(2022, 3, 1), "answers": {key: Said("agrees")}}

    with pytest.raises(Unmet, match="họ tên và chức vụ"):
        answer_by_link(asked, ReplyFacts(unit=units[0], **facts))
    made = answer_by_link(
        asked, ReplyFacts(unit=units[0], writer="Trần Văn 1", writer_office="Chủ tịch", **facts)
    )

    assert (made.by, round_state(asked).coverage) == (None, "1/6 đầu mối (16,7%)")
    with pytest.raises(NotNow):
        correct_reply(made, ReplyFacts(unit=units[0], **facts), by=cast.vanphong)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"arrived": date(2022, 3, 19)}, "Ngày này chưa tới."),
        ({"arrived": date(2022, 2, 14)}, "Sớm hơn ngày lấy ý kiến"),
        ({"day": date(2022, 2, 14)}, "văn bản ghi sai ngày thì để trống"),
        ({"day": date(2022, 3, 5), "arrived": date(2022, 3, 4)}, "muộn hơn ngày đến"),
        ({"ground": "link"}, "Chưa chọn cách nhận."),
        ({"answers": {}}, "Chưa chọn ý kiến về dự thảo nào."),
        ({"answers": {-1: Said("agrees")}}, "Chưa chọn ý kiến về dự thảo nào."),
    ],
)
def test_what_cannot_be_is_refused(cast, asked, units, said, words):
    with pytest.raises(Unmet, match=words):
        reply(cast, asked, units[0], **said)
    assert Reply.objects.count() == 0


def test_same_request_is_one_reply_and_one_round(cast, asked, units):
    answers = {asked.drafts.get().pk: Said("agrees")}
    facts = ReplyFacts(ground="letter", arrived=date(2022, 3, 2), unit=units[0], answers=answers)
    twice = [record_reply(asked, facts, by=cast.vanphong, request_id="r1") for _click in range(2)]

    assert twice[0] == twice[1]
    other = ReplyFacts(ground="slip", arrived=date(2022, 3, 2), unit=units[0], answers=answers)
    with pytest.raises(Stale):
        record_reply(asked, other, by=cast.vanphong, request_id="r1")


def test_lead_ends_the_consultation_when_the_units_last_day_is_over(cast, make_package, units):
    package = make_package("BCCT", "answered")
    found = ask(cast, [package], units, last_day=date(2022, 3, 25))

    with pytest.raises(Unmet, match="Các đơn vị còn gửi ý kiến đến hết ngày 25/03/2022"):
        perform(package, "close_consultation", cast.truong)
    with clock.frozen(date(2022, 3, 26)):
        close_round(found, by=cast.vanphong)
        assert perform(package, "close_consultation", cast.truong).target == "resolving"


def test_closed_round_takes_nothing_more_but_what_the_office_enters(cast, asked, units):
    before = reply(cast, asked, units[0])
    close_round(asked, by=cast.btc)
    key = asked.drafts.get().pk
    facts = {"arrived": date(2022, 3, 2), "unit": units[1], "answers": {key: Said("agrees")}}

    for act in (
        lambda: answer_by_link(asked, ReplyFacts(ground="link", writer="A", writer_office="B", **facts)),
        lambda: correct_reply(before, ReplyFacts(ground="letter", **facts), by=cast.vanphong),
        lambda: add_asked(asked, [units[0].pk], by=cast.vanphong),
        lambda: close_round(asked, by=cast.vanphong),
    ):
        with pytest.raises(NotNow, match="đã kết thúc"):
            act()


def test_open_round_is_not_closed_while_units_are_waited_for(cast, package, units):
    found = ask(cast, [package], units, last_day=date(2022, 3, 25))

    with pytest.raises(NotNow, match="còn 6 đơn vị chưa gửi, ngày cuối là 25/03/2022"):
        close_round(found, by=cast.vanphong)


def test_units_are_added_and_marked_sent(cast, package, units):
    found = ask(cast, [package], units[:4])
    add_asked(found, [units[3].pk, units[4].pk], by=cast.btc)
    rows = list(found.asked.all())

    sent = [mark_sent(found, [one.pk for one in rows], way="paper", on=LAST, by=cast.vanphong) for _ in "ab"]

    assert [one.later for one in rows] == [False] * 4 + [True]
    assert sent == [5, 0]


def test_only_office_and_organising_committee_ask_and_only_the_office_enters(cast, asked, units):
    with pytest.raises(Forbidden):
        close_round(asked, by=cast.truong)
    with pytest.raises(Forbidden):
        move_last_day(asked, [], LAST, reason="x", by=cast.chutich)
    facts = ReplyFacts(ground="letter", arrived=LAST, unit=units[0], answers={})
    with pytest.raises(Forbidden):
        record_reply(asked, facts, by=cast.btc)
