"""A report that the board has passed with two slips of letters in it, and a rule that allows a few words."""

from __future__ import annotations

import pytest

from documents.packages.answers.values import Draft
from documents.packages.services.misprints import set_misprint_limit
from documents.packages.services.taking_in import receive_text
from tests.cast import count, perform

PART = "bao-cao"
WRONG = "Công tác tuyền truyền đạt kết quả.\nĐội ngũ tuyền truyền viên; thu 3.383 triệu đồng."
RIGHT = WRONG.replace("tuyền truyền", "tuyên truyền")


def voted(cast, package):
    """Every body passes the draft in force, from the subcommittee to the board."""
    for action, by, body in (
        ("decide_subcommittee", cast.truong, cast.bodies.TBVK),
        ("decide_standing", cast.thuongtruc, cast.bodies.TT),
        ("decide_executive", cast.vanphong, cast.bodies.BTV),
        ("decide_board", cast.vanphong, cast.bodies.BCH),
    ):
        perform(package, action, by, decision=count(body))


@pytest.fixture
def passed(cast, make_package):
    """It waits for the chairman's hand; the words are the subcommittee's last draft."""
    package = make_package("BCCT", "subcommittee")
    words = Draft((receive_text(WRONG, part=PART, title="Báo cáo"),))
    perform(package, "revise", cast.thuky, version=words)
    voted(cast, package)
    return package


@pytest.fixture
def allowed(cast, passed):
    """The same, once the board has said that five words may be put right."""
    set_misprint_limit(cast.bodies.BCH, 5, ground="Quy chế làm việc, Điều 9", by=cast.vanphong)
    return passed
