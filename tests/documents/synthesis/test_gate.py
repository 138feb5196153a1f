"""The stage of the synthesis is not left while a remark that came in time was not settled (scenario 7)."""

from __future__ import annotations

import pytest

from documents.models import Package
from documents.synthesis.guards import SETTLED
from tests.cast import draft, perform
from tests.demo_world import text_of
from tests.documents.packages.test_pinned import PINNED
from tests.documents.returned import settled
from tests.documents.said import fields, sign_in
from workflows.errors import Unmet
from workflows.procedures import store
from workflows.procedures.schema import Definition

pytestmark = pytest.mark.one_database
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


@pytest.mark.parametrize("code", ["BCTC", "DANS", "NQ", "HSNS"])
def test_a_procedure_without_consultation_has_none(code):
    moves = store.read_shipped(code).every_move()

    assert not any(move.is_guarded_by(SETTLED) for move in moves)
