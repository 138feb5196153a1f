"""Who follows a vote from outside the body sees how far it is, and never who said what."""

from __future__ import annotations

from datetime import date

import pytest

from congress.people.models.memberships import Membership
from congress.people.services.seats import end_membership
from documents.models import Poll
from documents.voting.services.casting import cast_open
from documents.voting.services.opening import open_poll
from documents.voting.services.rules import VotingTerms, set_voting_rule
from documents.voting.services.secret import cast_secret
from documents.voting.services.terms import PollTerms
from tests.demo_world import HIDDEN, Visitor, at, text_of
from workflows import engine

pytestmark = pytest.mark.one_database

GROUND = "Nghị quyết 09/NQ-TT"
# What a page of the progress never says of anybody.
CANARIES = ("Tán thành", "Không tán thành", "Người có quyền biểu quyết", "Người bch01", "Người bch02", GROUND)


@pytest.fixture
def package(make_package):
    return make_package("BCCT", "standing")


def opened(cast, package, way):
    if way == "screen":
        set_voting_rule(
            cast.bodies.TT, VotingTerms(reason="Quy chế 04", screen_ground=GROUND), by=cast.thuongtruc
        )
    terms = PollTerms(manner="writing", way=way, until=date(2022, 3, 22))
    return open_poll(package, cast.bodies.TT, terms, by=cast.thuongtruc, seen=engine.seen(package))


@pytest.mark.parametrize("way", ["open", "screen"])
def test_committee_and_head_of_the_lead_see_how_far_it_is(cast, package, way):
    poll = opened(cast, package, way)
    give = cast_open if way == "open" else cast_secret
    give(poll, {1: "against"}, by=cast.bch01)
    give(poll, {1: "for"}, by=cast.bch02)
    url = f"/cuoc-bieu-quyet/{poll.pk}/"

    pages = {name: Visitor(getattr(cast, name)).read(url) for name in ("btc", "truong")}
    listed = Visitor(cast.btc).read("/cuoc-bieu-quyet/")

    for page in pages.values():
        assert "Đã biểu quyết 2/5." in page
        main = page.partition("Biểu quyết của Thường trực Hội")[2]
        assert [word for word in CANARIES if word in main] == []
    assert "Đang biểu quyết" in listed


def test_nothing_on_the_page_depends_on_what_was_chosen_in_secret(cast, package):
    poll = opened(cast, package, "screen")
    follower, url = Visitor(cast.btc), f"/cuoc-bieu-quyet/{poll.pk}/"
    pages = []
    for person, choice in ((cast.bch01, "against"), (cast.bch02, "for")):
        cast_secret(poll, {1: choice}, by=person)
        pages.append(follower.read(url))

    first, second = pages
    assert first.replace("Đã biểu quyết 1/5.", "") == second.replace("Đã biểu quyết 2/5.", "")


def test_who_follows_can_do_nothing_there(cast, package):
    poll = opened(cast, package, "open")
    url = f"/cuoc-bieu-quyet/{poll.pk}/"

    codes = {
        f"{name} {act}": Visitor(getattr(cast, name)).get(f"{url}{act}").status_code
        for name in ("btc", "truong")
        for act in ("bo-phieu/", "nhap-thay/", "ket-thuc/", "huy/", "phieu.pdf", "kiem-phieu.pdf")
    }

    assert set(codes.values()) == {404}


def test_a_member_of_the_lead_who_is_not_its_head_is_not_shown_it(cast, package):
    poll = opened(cast, package, "open")

    codes = {
        name: Visitor(getattr(cast, name)).get(f"/cuoc-bieu-quyet/{poll.pk}/").status_code
        for name in ("thuky", "tbtc", "nguoila", "bch01")
    }

    assert codes == {"thuky": 404, "tbtc": 404, "nguoila": 404, "bch01": 200}
    page = Visitor(cast.thuky).get(f"/ho-so/{package.code}/").content.decode()
    assert "Thường trực Hội" in page
    assert f"/cuoc-bieu-quyet/{poll.pk}/" not in page


def test_the_chairman_outside_the_body_follows_its_vote(cast, package):
    with at(19):
        seat = Membership.objects.get(person=cast.chutich, body=cast.bodies.TT)
        end_membership(seat, on=date(2022, 3, 19), ground="Thôi tham gia")
    with at(21):
        poll = opened(cast, package, "open")
        page = Visitor(cast.chutich).read(f"/cuoc-bieu-quyet/{poll.pk}/")

    assert f"Đã biểu quyết 0/{poll.members}." in page


def test_in_writing_too_few_are_told_as_ballots_that_were_not_sent(cast, package):
    poll = opened(cast, package, "open")
    cast_open(poll, {1: "for"}, by=cast.bch01)
    clerk, url = Visitor(cast.thuongtruc), f"/cuoc-bieu-quyet/{poll.pk}/ket-thuc/"
    with at(23):
        checked = clerk.client.post(url, dict(HIDDEN.findall(clerk.get(url).content.decode())))

    page = text_of(checked)
    assert "Chưa đủ số người gửi phiếu: 1/5, cần từ 3" in page
    assert "dự họp" not in page
    assert Poll.objects.get().ended is None


def test_what_few_closes_say_is_asked_last_behind_a_word(cast, make_package):
    package = make_package("BCCT", "board")
    terms = PollTerms(manner="meeting", way="open", present=40)
    poll = open_poll(package, cast.bodies.BCH, terms, by=cast.vanphong, seen=engine.seen(package))

    form = Visitor(cast.vanphong).get(f"/cuoc-bieu-quyet/{poll.pk}/ket-thuc/").content.decode()

    assert form.index('name="minutes_ref"') < form.index("<summary>Thêm:") < form.index('name="amendments"')
    assert "<details open" not in form
