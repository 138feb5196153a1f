"""A secret vote on the screen: given once, and nothing anywhere joins a voter to what he chose."""

from __future__ import annotations

import json
import logging

import pytest
from django.apps import apps
from django.core import serializers

from congress.people.queries.hats import hats
from documents.models import Package, Poll, PollCount, SecretBox, SecretSum
from documents.voting.queries.polls import awaiting_ballots
from documents.voting.services.closing import close_poll
from documents.voting.services.figures import PollClosing
from documents.voting.services.opening import open_poll
from documents.voting.services.rules import VotingTerms, set_voting_rule
from documents.voting.services.secret import cast_secret
from documents.voting.services.terms import PollTerms
from tests.demo_world import HIDDEN, Visitor, text_of
from tests.documents.examined import faults
from workflows import engine
from workflows.errors import NotNow, Unmet

pytestmark = pytest.mark.one_database

GROUND = "Nghị quyết 09/NQ-TT"
NAMES = ("chutich", "thuongtruc", "bch01", "bch02", "bch03")


@pytest.fixture
def poll(cast, make_package):
    """Five of Thường trực vote in secret on the screen, as their body has resolved."""
    package = make_package("BCCT", "standing")
    set_voting_rule(
        cast.bodies.TT, VotingTerms(reason="Quy chế 04", screen_ground=GROUND), by=cast.thuongtruc
    )
    terms = PollTerms(manner="meeting", way="screen", present=5)
    return open_poll(package, cast.bodies.TT, terms, by=cast.thuongtruc, seen=engine.seen(package))


def closed(poll, cast, present=5):
    package = Package.objects.get(pk=poll.package_id)
    return close_poll(poll, PollClosing(present=present), by=cast.thuongtruc, seen=engine.seen(package))


def everything():
    """Every row of every table, as text, but for sessions of the test's own clients by their keys."""
    rows = [row for model in apps.get_models() for row in model._base_manager.all()]
    return json.loads(serializers.serialize("json", rows))


def test_a_ballot_leaves_who_and_sums_and_nothing_that_joins_them(cast, poll, caplog):
    """Two who choose otherwise, in both orders, leave the same database but for the hours."""
    caplog.set_level(logging.DEBUG)
    before = {(row["model"], row["pk"]) for row in everything()}
    member = Visitor(cast.bch01)
    url = f"/cuoc-bieu-quyet/{poll.pk}/bo-phieu/"
    shown = member.client.post(url, {"question_1": "against"})
    given = member.client.post(url, {"question_1": "against", "bo-phieu": "1"})
    cast_secret(poll, {1: "for"}, by=cast.bch02)

    fresh = [row for row in everything() if (row["model"], row["pk"]) not in before]
    box, sums = SecretBox.objects.get(), SecretSum.objects.get()
    assert "Không tán thành" in text_of(shown)
    assert given.status_code == 302
    assert box.voted == sorted([cast.bch01.pk, cast.bch02.pk])
    assert (sums.votes_for, sums.votes_against) == (1, 1)
    # What is new beside them: the session of who sat there, which says nothing of the ballot.
    assert {row["model"] for row in fresh} <= {"sessions.session", "axes.accesslog"}
    session = member.client.session
    assert "filed" not in session
    assert "against" not in json.dumps(dict(session.items()))
    assert "against" not in caplog.text
    assert "question_1" not in caplog.text
    assert {field.name for field in SecretBox._meta.fields} == {"id", "poll", "voted"}


def test_it_is_given_once_and_never_shown_again(cast, poll):
    member = Visitor(cast.bch01)
    url = f"/cuoc-bieu-quyet/{poll.pk}/"
    before = member.get(f"{url}bo-phieu/")
    member.client.post(f"{url}bo-phieu/", {"question_1": "other", "bo-phieu": "1"})

    again = member.client.post(f"{url}bo-phieu/", {"question_1": "for", "bo-phieu": "1"})
    page = member.read(url)

    assert "no-store" in before["Cache-Control"]
    assert "checked" not in before.content.decode()
    assert again.status_code == 409
    assert "Phiếu đã ở trong hòm" in text_of(again)
    assert "Phiếu đã ở trong hòm." in page
    assert "Ý kiến đã ghi" not in page
    assert awaiting_ballots(cast.bch01, hats(cast.bch01)) == []
    assert SecretSum.objects.get().other_opinion == 1


def test_what_was_chosen_does_not_stand_in_a_refusal(cast, poll):
    with pytest.raises(Unmet) as refused:
        cast_secret(poll, {1: "against-x"}, by=cast.bch01)

    assert "against" not in " ".join(refused.value.reasons)
    assert SecretBox.objects.get().voted == []


def test_the_sums_are_shown_after_the_close_only_and_drive_the_package(cast, poll):
    clerk = Visitor(cast.thuongtruc)
    for name, choice in zip(NAMES, ("for", "for", "for", "against", "none"), strict=True):
        cast_secret(poll, {1: choice}, by=getattr(cast, name))
    url = f"/cuoc-bieu-quyet/{poll.pk}/"
    form = dict(HIDDEN.findall(clerk.get(f"{url}ket-thuc/").content.decode()))
    looked = clerk.client.post(f"{url}ket-thuc/", form | {"present": "5"})

    end = closed(poll, cast)

    decision = end.decision.decision
    assert "Tổng số phiếu kín chỉ hiện sau khi kết thúc." in text_of(looked)
    assert (decision.votes_for, decision.votes_against, decision.not_voting) == (3, 1, 1)
    assert (decision.ballots_issued, decision.ballots_returned, decision.ballots_invalid) == (5, 4, 0)
    assert PollCount.objects.get().outcome.passed
    assert faults() == []
    with pytest.raises(NotNow):
        cast_secret(poll, {1: "for"}, by=cast.bch03)


def test_below_five_it_is_on_paper(cast, make_package):
    package = make_package("BCCT", "subcommittee")
    set_voting_rule(cast.bodies.TBVK, VotingTerms(reason="Quy chế 04", screen_ground=GROUND), by=cast.thuky)

    with pytest.raises(Unmet, match="dưới 5 người thì phiếu kín bỏ trên giấy"):
        open_poll(
            package,
            cast.bodies.TBVK,
            PollTerms(manner="meeting", way="screen", present=3),
            by=cast.thuky,
            seen=engine.seen(package),
        )
    assert Poll.objects.count() == 0


def test_the_page_says_who_can_know_what(cast, poll):
    page = Visitor(cast.bch01).read(f"/cuoc-bieu-quyet/{poll.pk}/bo-phieu/")

    assert "hệ thống chỉ giữ ai đã bỏ phiếu và tổng số" in page
    assert "Người quản trị máy chủ nếu theo dõi" in page
    assert f"Căn cứ: {GROUND}." in page
