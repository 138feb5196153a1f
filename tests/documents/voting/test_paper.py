"""Ballots on paper and votes name by name: as the tellers counted them, and by the sum of the names."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import NomineeCount, Package, PollEnd
from documents.personnel.services.ballots import announce_counts
from documents.personnel.services.nominees import NomineeFacts, enter_nominee
from documents.voting.queries.counts import PaperFigures
from documents.voting.services.casting import enter_open
from documents.voting.services.closing import cancel_poll, close_poll
from documents.voting.services.figures import PollClosing
from documents.voting.services.opening import open_poll
from documents.voting.services.rules import VotingTerms, set_voting_rule
from documents.voting.services.terms import PollTerms
from tests.cast import START
from tests.demo_world import Visitor
from tests.documents.examined import faults
from workflows import engine
from workflows.errors import Forbidden, Unmet

pytestmark = pytest.mark.one_database

MEETING = PollTerms(manner="meeting", way="paper", present=38)


def opened(package, body, terms, by):
    package = Package.objects.get(pk=package.pk)
    return open_poll(package, body, terms, by=by, seen=engine.seen(package))


def closed(poll, by, papers, tellers=(), present=38):
    package = Package.objects.get(pk=poll.package_id)
    how = PollClosing(present=present, papers=papers, tellers=tuple(one.pk for one in tellers))
    return close_poll(poll, how, by=by, seen=engine.seen(package))


def three(cast):
    return cast.bch10, cast.bch11, cast.bch12


@pytest.fixture
def board(cast, make_package):
    """The scheme waits for the secret ballot of Ban Chấp hành, 45 members, 38 present."""
    return opened(make_package("DANS", "board"), cast.bodies.BCH, MEETING, cast.vanphong)


def test_it_is_secret_or_it_is_not_opened(cast, make_package):
    package, terms = make_package("DANS", "board"), PollTerms(manner="meeting", way="open", present=38)

    with pytest.raises(Unmet, match="phải bỏ phiếu kín"):
        opened(package, cast.bodies.BCH, terms, cast.vanphong)


def test_the_papers_are_kept_as_they_are(cast, board):
    end = closed(board, cast.vanphong, {1: PaperFigures(38, 37, 2, 32, 3, 0)}, three(cast))

    decision = end.decision.decision
    assert (decision.ballots_issued, decision.ballots_returned, decision.ballots_invalid) == (38, 37, 2)
    # An invalid ballot is no abstention: one was not brought back.
    assert (decision.votes_for, decision.votes_against, decision.not_voting) == (32, 3, 1)
    assert end.tellers == ["Ông Người bch10", "Ông Người bch11", "Ông Người bch12"]
    assert Package.objects.get(pk=board.package_id).state == "signing"
    assert faults() == []


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((39, 38, 0, 38, 0, 0), "Phát ra 39 phiếu, nhiều hơn 38 người có mặt"),
        ((46, 38, 0, 38, 0, 0), "nhiều hơn 45 người có quyền bỏ phiếu"),
        ((38, 39, 0, 39, 0, 0), "Thu về 39 phiếu, nhiều hơn 38 phiếu phát ra"),
        ((38, 38, 2, 38, 0, 0), "Các loại ý kiến cộng lại là 38, nhưng có 36 phiếu hợp lệ"),
    ],
)
def test_papers_that_do_not_add_up_close_nothing(cast, board, figures, words):
    with pytest.raises(Unmet, match=words):
        closed(board, cast.vanphong, {1: PaperFigures(*figures)}, three(cast))

    assert PollEnd.objects.count() == 0


def test_forty_five_ballots_are_counted_by_three(cast, board):
    with pytest.raises(Unmet, match="Tổ kiểm phiếu cần 3 người, mới ghi 2"):
        closed(board, cast.vanphong, {1: PaperFigures(38, 38, 0, 38, 0, 0)}, three(cast)[:2])


def named(cast, package, *people):
    for number, person in enumerate(people, 1):
        facts = NomineeFacts(f"Ứng viên {number}", START, "Ủy viên", "Ủy viên", person=person)
        enter_nominee(package, facts, by=cast.tbns)


@pytest.fixture
def two_names(cast, make_package):
    """bch01, who sits there, and somebody from outside; then the package goes up to the board."""
    package = make_package("DANS", "board")
    named(cast, package, cast.bch01, cast.tbtc)
    return package


def test_a_nominee_has_no_ballot_on_his_own_name(cast, two_names):
    names = PollTerms(manner="meeting", way="paper", present=45, by_name=True)
    poll = opened(two_names, cast.bodies.BCH, names, cast.vanphong)
    full = {1: PaperFigures(45, 45, 0, 45, 0, 0), 2: PaperFigures(45, 45, 0, 40, 5, 0)}

    with pytest.raises(Unmet, match="Phát ra 45 phiếu, nhiều hơn 44 người có quyền bỏ phiếu"):
        closed(poll, cast.vanphong, full, three(cast), present=45)
    full[1] = PaperFigures(44, 44, 0, 44, 0, 0)
    end = closed(poll, cast.vanphong, full, three(cast), present=45)

    counts = {
        one.nominee.person: (one.members, one.recused, one.agreed) for one in NomineeCount.objects.all()
    }
    assert counts == {cast.bch01: (44, True, 44), cast.tbtc: (45, False, 40)}
    assert end.decision.names == [2, 2]
    assert "2/2 hồ sơ được xác nhận" in Visitor(cast.vanphong).read(f"/ho-so/{two_names.code}/")
    assert Package.objects.get(pk=two_names.pk).state == "signing"
    assert faults() == []


def test_one_name_that_fails_holds_the_list(cast, two_names):
    names = PollTerms(manner="meeting", way="paper", present=45, by_name=True)
    poll = opened(two_names, cast.bodies.BCH, names, cast.vanphong)
    papers = {1: PaperFigures(44, 44, 0, 44, 0, 0), 2: PaperFigures(45, 45, 0, 20, 25, 0)}

    end = closed(poll, cast.vanphong, papers, three(cast), present=45)

    assert end.decision.names == [1, 2]
    assert Package.objects.get(pk=two_names.pk).state == "rejected"


def test_his_own_count_is_hidden_until_it_is_announced(cast, two_names):
    names = PollTerms(manner="meeting", way="paper", present=45, by_name=True)
    poll = opened(two_names, cast.bodies.BCH, names, cast.vanphong)
    papers = {1: PaperFigures(44, 44, 0, 41, 3, 0), 2: PaperFigures(45, 45, 0, 40, 5, 0)}
    closed(poll, cast.vanphong, papers, three(cast), present=45)
    pages = (f"/cuoc-bieu-quyet/{poll.pk}/", f"/ho-so/{two_names.code}/nhan-su/")

    before = [Visitor(cast.bch01).read(page) for page in pages]
    others = [Visitor(cast.bch02).read(page) for page in pages]
    with pytest.raises(Forbidden):
        announce_counts(two_names, by=cast.bch02)
    announce_counts(two_names, by=cast.vanphong)
    after = [Visitor(cast.bch01).read(page) for page in pages]

    assert ["41" in page for page in before] == [False, False]
    assert all("41" in page for page in (*others, *after))


def test_a_rule_that_can_never_reach_its_quorum_is_refused(cast, make_package):
    package = make_package("DANS", "board")
    named(cast, package, *(getattr(cast, f"bch{number:02d}") for number in range(1, 31)))

    with pytest.raises(Unmet, match="chỉ còn 15/45 người, không đủ 23"):
        set_voting_rule(cast.bodies.BCH, VotingTerms(reason="Quy chế", named="whole"), by=cast.vanphong)


def test_slips_of_the_absent_count_apart_where_the_body_says_so(cast, make_package):
    package = make_package("BCCT", "board")
    rule = VotingTerms(reason="Quy chế 04", takes_slips=True)
    meeting = PollTerms(manner="meeting", way="open", present=23)
    none = opened(package, cast.bodies.BCH, meeting, cast.vanphong)
    with pytest.raises(Unmet, match="phiếu gửi của người vắng không được tính"):
        enter_open(none, [cast.bch20], {1: "for"}, ground="slip", by=cast.vanphong)
    cancel_poll(none, "Mở lại theo quy chế.", by=cast.vanphong)
    set_voting_rule(cast.bodies.BCH, rule, by=cast.vanphong)
    poll = opened(package, cast.bodies.BCH, meeting, cast.vanphong)
    here = [getattr(cast, f"bch{number:02d}") for number in range(1, 24)]
    away = [getattr(cast, f"bch{number:02d}") for number in range(30, 39)]
    enter_open(poll, here, {1: "for"}, ground="hands", by=cast.vanphong)
    enter_open(poll, away, {1: "against"}, ground="slip", by=cast.vanphong)

    end = closed(poll, cast.vanphong, {}, present=23)

    decision = end.decision.decision
    assert (end.present, end.slips, decision.present) == (23, 9, 32)
    assert (decision.votes_for, decision.votes_against) == (23, 9)


def test_a_close_asks_the_same_number_of_questions_for_more_voters(cast, make_package):
    """What a ballot of a thousand costs beside one of five: nothing more."""

    def cost(package, body, people, by):
        poll = opened(package, body, PollTerms(manner="meeting", way="open", present=len(people)), by)
        enter_open(poll, people, {1: "for"}, ground="hands", by=by)
        with CaptureQueriesContext(connection) as asked:
            closed(poll, by, {}, present=len(people))
        return len(asked)

    many = [cast.chutich, cast.thuongtruc, *(getattr(cast, f"bch{number:02d}") for number in range(1, 44))]
    small = cost(make_package("BCCT", "board"), cast.bodies.BCH, [*many[:23]], cast.vanphong)
    large = cost(make_package("BCKD", "board"), cast.bodies.BCH, many, cast.vanphong)

    assert abs(small - large) <= 2, (small, large)
