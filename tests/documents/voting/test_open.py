"""An open vote: opened in writing or at a meeting, given, changed, entered for others, and closed."""

from __future__ import annotations

from datetime import date

import pytest

from congress.models import Decision
from congress.people.models.memberships import Membership
from congress.people.queries.hats import hats
from congress.people.services.seats import end_membership
from documents.models import OpenBallot, Package, Poll, PollEnd
from documents.voting.queries.polls import awaiting_ballots
from documents.voting.services.casting import cast_open, enter_open
from documents.voting.services.closing import cancel_poll, close_poll
from documents.voting.services.figures import PollClosing
from documents.voting.services.opening import open_poll
from documents.voting.services.terms import PollTerms
from tests.demo_world import at
from tests.documents.examined import faults
from workflows import engine
from workflows.errors import Forbidden, NotNow, Stale, Unmet

pytestmark = pytest.mark.one_database

WRITING = PollTerms(manner="writing", way="open", until=date(2022, 3, 22))
FOR, AGAINST = {1: "for"}, {1: "against"}


@pytest.fixture
def package(make_package):
    """It waits for Thường trực: five members."""
    return make_package("BCCT", "standing")


def opened(cast, package, terms=WRITING, **more):
    more = {"by": cast.thuongtruc, "seen": engine.seen(package)} | more
    return open_poll(package, cast.bodies.TT, terms, **more)


def closed(poll, cast, present=None, **more):
    package = Package.objects.get(pk=poll.package_id)
    how = PollClosing(present=present, **more)
    return close_poll(poll, how, by=cast.thuongtruc, seen=engine.seen(package))


def five(cast):
    return [cast.chutich, cast.thuongtruc, cast.bch01, cast.bch02, cast.bch03]


def test_in_writing_over_days_it_decides_what_the_body_decided(cast, package):
    poll = opened(cast, package)
    waits = awaiting_ballots(cast.bch01, hats(cast.bch01))
    for person in five(cast)[:4]:
        cast_open(poll, FOR, by=person, words="Cần bổ sung số liệu." if person == cast.bch01 else "")
    cast_open(poll, AGAINST, by=cast.bch02)

    with pytest.raises(NotNow, match="mới có 4/5 người gửi"):
        closed(poll, cast)
    with at(23, hour=9):
        end = closed(poll, cast)

    decision = end.decision.decision
    assert waits == [poll]
    assert awaiting_ballots(cast.bch01, hats(cast.bch01)) == []
    assert (decision.members, decision.present, decision.votes_for, decision.votes_against) == (5, 4, 3, 1)
    assert decision.dissent == "Ông Người bch01: Cần bổ sung số liệu."
    assert (decision.met_on, decision.minutes_ref) == (
        date(2022, 3, 23),
        "Biên bản kiểm phiếu ngày 23/03/2022",
    )
    assert Package.objects.get(pk=package.pk).state == "executive"
    assert OpenBallot.objects.filter(poll=poll).count() == 5
    assert faults() == []


def test_when_all_have_voted_nobody_waits_for_the_last_day(cast, package):
    poll = opened(cast, package)
    enter_open(poll, five(cast), FOR, ground="post", by=cast.thuongtruc)

    assert closed(poll, cast).decision.decision.votes_for == 5


def test_too_few_in_writing_end_it_without_a_decision(cast, package):
    poll = opened(cast, package)
    cast_open(poll, FOR, by=cast.bch01)

    with at(23, hour=9):
        end = closed(poll, cast)

    assert (end.how, end.present, end.decision) == ("no_quorum", 1, None)
    assert Package.objects.get(pk=package.pk).state == "standing"
    assert opened(cast, package, PollTerms(manner="meeting", way="open", present=3)).pk != poll.pk


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (PollTerms(manner="meeting", way="open", present=2), "có mặt 2/5, cần từ 3"),
        (PollTerms(manner="meeting", way="open", present=6), "nhiều hơn 5 thành viên"),
        (PollTerms(manner="meeting", way="open"), "Ghi số người có mặt"),
        (PollTerms(manner="writing", way="open"), "Ghi ngày cuối cùng"),
        (PollTerms(manner="writing", way="open", until=date(2022, 3, 17)), "không được trước hôm nay"),
        (PollTerms(manner="x", way="x"), "Chưa chọn"),
        (PollTerms(manner="meeting", way="screen", present=5), "chưa có nghị quyết"),
        (PollTerms(manner="meeting", way="open", present=5, by_name=True), "không có tên ai"),
    ],
)
def test_what_cannot_be_is_not_opened(cast, package, terms, words):
    with pytest.raises(Unmet, match=words):
        opened(cast, package, terms)

    assert Poll.objects.count() == 0


def test_nobody_in_office_nobody_votes(cast, package):
    with at(19, hour=9):
        for seat in Membership.objects.filter(body=cast.bodies.TT).exclude(role="clerk"):
            end_membership(seat, on=date(2022, 3, 18), ground="Hết nhiệm kỳ")
    with at(20, hour=9), pytest.raises(Unmet, match="chưa có thành viên có quyền biểu quyết"):
        opened(cast, package, by=cast.vanphong)


def test_who_may_open_and_when(cast, package, make_package):
    with pytest.raises(Forbidden):
        opened(cast, package, by=cast.bch01)
    with pytest.raises(Stale):
        opened(cast, package, seen="cũ")
    with pytest.raises(NotNow):
        open_poll(package, cast.bodies.BTV, WRITING, by=cast.vanphong, seen=engine.seen(package))
    opened(cast, package)
    with pytest.raises(NotNow, match="Hồ sơ đang được biểu quyết"):
        opened(cast, package)


def test_a_double_click_opens_and_casts_once(cast, package):
    polls = [opened(cast, package, request_id="a") for _click in range(2)]
    ballots = [cast_open(polls[0], FOR, by=cast.bch01, request_id="b") for _click in range(2)]

    assert (polls[0], ballots[0]) == (polls[1], ballots[1])
    assert OpenBallot.objects.count() == 1
    with pytest.raises(Stale):
        cast_open(polls[0], AGAINST, by=cast.bch01, request_id="b")


def test_who_has_no_ballot(cast, package):
    poll = opened(cast, package)

    with pytest.raises(Forbidden, match="Không có tên trong danh sách"):
        cast_open(poll, FOR, by=cast.bch10)
    with pytest.raises(Forbidden, match="nhập thay"):
        enter_open(poll, [cast.bch02], FOR, ground="post", by=cast.bch01)
    end_membership(
        Membership.objects.get(person=cast.bch01, body=cast.bodies.TT), on=date(2022, 3, 18), ground="Từ trần"
    )
    with at(20, hour=9), pytest.raises(Forbidden, match="đã thôi là thành viên"):
        cast_open(poll, FOR, by=cast.bch01)
    with at(20, hour=9):
        enter_open(poll, five(cast)[3:], FOR, ground="post", by=cast.thuongtruc)
        cast_open(poll, FOR, by=cast.chutich)
    with at(23, hour=9):
        assert closed(poll, cast).decision.decision.members == 5


def test_after_the_close_or_the_last_day_nobody_votes(cast, package):
    poll = opened(cast, package)
    with at(23, hour=9), pytest.raises(NotNow, match="Đã hết hạn nhận phiếu"):
        cast_open(poll, FOR, by=cast.bch01)
    enter_open(poll, five(cast), FOR, ground="post", by=cast.thuongtruc)
    closed(poll, cast)

    with pytest.raises(NotNow, match="Cuộc biểu quyết đã kết thúc: Ông Người thuongtruc"):
        cast_open(poll, FOR, by=cast.bch01)
    with pytest.raises(NotNow, match="đã kết thúc"):
        closed(poll, cast)
    assert (PollEnd.objects.count(), Decision.objects.filter(body=cast.bodies.TT).count()) == (1, 1)


def test_a_tie_does_not_pass_and_a_lost_quorum_decides_nothing(cast, package):
    meeting = PollTerms(manner="meeting", way="open", present=4)
    poll = opened(cast, package, meeting)
    enter_open(poll, five(cast)[:2], FOR, ground="hands", by=cast.thuongtruc)
    enter_open(poll, five(cast)[2:4], AGAINST, ground="hands", by=cast.thuongtruc)

    with pytest.raises(Unmet, match="Đã có 4 người biểu quyết, nhiều hơn 2 người có mặt"):
        closed(poll, cast, present=2)
    end = closed(poll, cast, present=4)

    assert end.decision.decision.outcome.code == "failed"
    assert Package.objects.get(pk=package.pk).state == "returned"


def test_quorum_lost_in_mid_meeting(cast, package):
    poll = opened(cast, package, PollTerms(manner="meeting", way="open", present=3))
    enter_open(poll, five(cast)[:2], FOR, ground="hands", by=cast.thuongtruc)

    end = closed(poll, cast, present=2)

    assert (end.how, Package.objects.get(pk=package.pk).state) == ("no_quorum", "standing")


def test_the_text_changed_under_the_vote(cast, package):
    poll = opened(cast, package)
    Package.objects.get(pk=package.pk)
    engine.perform(
        package,
        "send_back",
        by=cast.thuongtruc,
        seen=engine.seen(package),
        note="Sửa mục II.",
        **{"return": None},
    )

    with pytest.raises(Stale, match="Hồ sơ đã thay đổi"):
        cast_open(poll, FOR, by=cast.bch01)
    with pytest.raises(Stale, match="hủy cuộc biểu quyết này"):
        closed(poll, cast)
    with pytest.raises(Unmet):
        cancel_poll(poll, "", by=cast.thuongtruc)
    assert cancel_poll(poll, "Hồ sơ đã trả lại.", by=cast.thuongtruc).how == "cancelled"
