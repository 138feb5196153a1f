"""The stage of the synthesis is not left while a remark that came in time was not settled (scenario 7)."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Package
from documents.synthesis.guards import SETTLED
from tests.cast import draft, perform
from tests.demo_world import at, text_of
from tests.documents.asked import ask, make_units, reply
from tests.documents.packages.test_pinned import PINNED
from tests.documents.returned import settled
from tests.documents.said import fields, sign_in
from workflows.errors import Unmet
from workflows.procedures import store
from workflows.procedures.schema import Definition

pytestmark = pytest.mark.one_database
# Of kinds that do not go to a subcommittee.
FIRST_WAY_UP: dict[str, str] = {}
WAITS = "Còn 1 ý kiến gửi trong thời hạn chưa được Tiểu ban thống nhất tiếp thu, giải trình."


@pytest.fixture
def package(cast, make_package):
    """The political report in its synthesis: one body agreed, one had something to say."""
    found = make_package("BCCT", "consultation")
    perform(found, "comment", cast.vanphong, verdict="pass")
    perform(found, "comment", cast.tttd, verdict="fail", note="Thiếu số liệu.")
    perform(found, "comment", cast.btc, verdict="pass")
    perform(found, "close_consultation", cast.truong)
    return Package.objects.get(pk=found.pk)


def test_the_page_says_how_many_wait_and_where(cast, package):
    head = sign_in(cast.truong)
    where = f"/ho-so/{package.code}/viec/to_subcommittee/"

    page, answer = text_of(head.get(f"/ho-so/{package.code}/")), head.post(where, fields(head, where))

    assert WAITS in page
    assert (answer.status_code, WAITS in text_of(answer)) == (422, True)
    assert "mục Tiếp thu, giải trình" in text_of(answer)
    assert Package.objects.get().state == "resolving"


def test_a_proposal_holds_it_too_and_what_the_lead_settled_does_not(cast, package):
    settled(package, cast.thuky, only_proposed=True, kind="accepted")
    with pytest.raises(Unmet, match="Còn 1 ý kiến"):
        perform(package, "to_subcommittee", cast.truong)

    settled(package, cast.truong, kind="declined", reason="Đã có tại Phụ lục.")
    perform(package, "to_subcommittee", cast.truong)

    assert package.state == "subcommittee"


def test_what_is_said_after_it_went_up_holds_it_no_more(cast, package):
    settled(package, cast.truong, kind="noted")
    perform(package, "to_subcommittee", cast.truong)
    perform(package, "send_back", cast.truong, note="Sửa câu chữ.")
    perform(package, "revise", cast.truong, version=draft(package, "Sửa"))

    perform(package, "to_subcommittee", cast.truong)

    assert package.state == "subcommittee"


@pytest.mark.parametrize("code", ["BCCT", "BCCT_28_11", "DL_28_11_night"])
def test_it_stands_before_the_gate_of_procedures_pinned_long_ago(code):
    definition = Definition.model_validate_json(PINNED[code])

    moves = {move.code for move in definition.every_move() if move.is_guarded_by(SETTLED)}

    assert moves == {"to_subcommittee"}


@pytest.mark.parametrize("code", ["BCTC", "DANS", "NQ", "BCKT", "HSNS"])
def test_without_consultation_it_stands_before_the_first_way_up(code):
    moves = store.read_shipped(code).every_move()

    guarded = {(move.code, move.source) for move in moves if move.is_guarded_by(SETTLED)}

    assert {code for code, _sources in guarded} == {FIRST_WAY_UP.get(code, "to_subcommittee")}


@pytest.fixture
def finances(make_package):
    """The financial report, written and not yet before its subcommittee."""
    return make_package("BCTC", "drafting")


def test_a_report_about_which_units_were_asked_waits_for_them_and_for_its_remarks(cast, finances):
    units = make_units(cast, 3)
    found = ask(cast, [finances], units, last_day=date(2022, 3, 25))
    reply(cast, found, units[0], "disagrees", "Số liệu sai")
    head, where = sign_in(cast.tbtc), f"/ho-so/{finances.code}/viec/to_subcommittee/"

    early = text_of(head.post(where, fields(head, where)))
    with at(26):
        head = sign_in(cast.tbtc)
        silent = text_of(head.post(where, fields(head, where)))
        settled(finances, cast.tbtc, kind="accepted")
        done = head.post(where, fields(head, where))

    assert ("còn gửi ý kiến đến hết ngày 25/03/2022" in early, WAITS in early) == (True, True)
    assert ("còn gửi ý kiến" in silent, WAITS in silent) == (False, True)
    assert (done.status_code, Package.objects.get().state) == (302, "subcommittee")


def test_a_report_about_which_nobody_was_asked_goes_up(cast, finances):
    perform(finances, "to_subcommittee", cast.tbtc)

    assert finances.state == "subcommittee"
