"""Thông qua, giao hoàn thiện: the amended text goes on without gathering forty-five people again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.models import Package
from documents.packages.answers.values import Draft
from documents.packages.queries.duties import duties_of
from documents.packages.queries.judgements import decisions_on_current
from documents.packages.services.taking_in import receive_text
from tests.cast import count, perform
from workflows import engine
from workflows.errors import Forbidden, Unmet

pytestmark = pytest.mark.one_database

ASKED = "Mục II.3: sửa 2.950 thành 3.383 triệu đồng."


def amended(cast, package, **more):
    """The board passes the text and asks for one thing to be put right."""
    decision = replace(
        count(cast.bodies.BCH),
        amendments=ASKED,
        amended_parts=("bao-cao",),
        confirmer=cast.bodies.TT.pk,
        **more,
    )
    return perform(package, "decide_board", cast.vanphong, decision=decision)


def part(code, words):
    return receive_text(words, part=code, title=code)


@pytest.fixture
def decided(cast, make_package):
    package = make_package("BCCT", "board")
    amended(cast, package)
    return package


def test_the_lead_is_waited_for_then_the_body_that_the_decision_named(cast, decided):
    waited = [(duty.role, duty.right) for duty in duties_of([decided])[decided.pk]]
    perform(decided, "revise", cast.thuky, version=Draft((part("bao-cao", "3.383 triệu đồng"),)))
    then = [(duty.role, duty.holder) for duty in duties_of([decided])[decided.pk]]

    assert decided.stage_label == "Đã thông qua, giao hoàn thiện"
    assert waited == [("lead", "draft")]
    assert then == [("confirmer", cast.bodies.TT.pk)]


def test_the_confirmed_text_is_signed_on_the_vote_already_taken(cast, decided):
    perform(decided, "revise", cast.thuky, version=Draft((part("bao-cao", "3.383 triệu đồng"),)))
    step = perform(decided, "confirm", cast.thuongtruc, confirmation=decided.fingerprint())
    perform(decided, "sign", cast.chutich, signature=decided.fingerprint())

    assert (step.confirmation.version.number, step.confirmation.decision.version.number) == (2, 1)
    assert [bound.role for bound in decisions_on_current(decided)] == [
        "lead",
        "standing",
        "executive",
        "board",
    ]
    assert (decided.state, decided.steps.filter(action="decide_board").count()) == ("signed", 1)


def test_the_decided_text_itself_is_not_confirmed(cast, decided):
    with pytest.raises(Unmet) as refused:
        perform(decided, "confirm", cast.thuongtruc, confirmation=decided.fingerprint())

    assert refused.value.reasons == [
        "Chưa có bản hoàn thiện. Chủ trì cần tải lên dự thảo đã sửa theo nội dung được giao."
    ]


def test_what_was_not_asked_for_goes_back(cast, decided):
    changed = (part("bao-cao", "3.383 triệu đồng"), part("to-trinh", "Tờ trình mới"))
    perform(decided, "revise", cast.thuky, version=Draft(changed))
    with pytest.raises(Unmet) as refused:
        perform(decided, "confirm", cast.thuongtruc, confirmation=decided.fingerprint())
    perform(decided, "send_back", cast.thuongtruc, note="Tờ trình không được giao sửa.")

    assert refused.value.reasons == [
        "Ngoài phần được giao, còn thay đổi: Tờ trình. Đề nghị trả lại để hoàn thiện."
    ]
    assert (decided.state, decided.round) == ("returned", 2)


def test_nobody_but_the_named_body_confirms(cast, decided):
    perform(decided, "revise", cast.thuky, version=Draft((part("bao-cao", "3.383 triệu đồng"),)))

    for person in (cast.truong, cast.btc, cast.bkt):
        with pytest.raises(Forbidden):
            perform(decided, "confirm", person, confirmation=decided.fingerprint())


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        ({"amendments": ""}, "Phải ghi rõ nội dung giao hoàn thiện."),
        ({"amended_parts": ()}, "Phải chọn thành phần hồ sơ được giao hoàn thiện."),
        ({"amended_parts": ("khong-co",)}, "Phải chọn thành phần hồ sơ được giao hoàn thiện."),
        ({"confirmer": None}, "Phải chọn cơ quan xác nhận bản hoàn thiện."),
    ],
)
def test_a_half_told_amendment_is_asked_about(cast, make_package, missing, reason):
    package = make_package("BCCT", "board")
    whole = replace(
        count(cast.bodies.BCH), amendments=ASKED, amended_parts=("bao-cao",), confirmer=cast.bodies.TT.pk
    )

    with pytest.raises(Unmet) as refused:
        perform(package, "decide_board", cast.vanphong, decision=replace(whole, **missing))

    assert refused.value.reasons == [reason]
    assert Package.objects.get(pk=package.pk).state == "board"


def test_a_body_that_only_gives_its_opinion_does_not_pass_with_amendments(cast, make_package):
    package = make_package("BCCT", "standing")
    told = replace(
        count(cast.bodies.TT), amendments=ASKED, amended_parts=("bao-cao",), confirmer=cast.bodies.TT.pk
    )

    with pytest.raises(Unmet) as refused:
        perform(package, "decide_standing", cast.thuongtruc, decision=told)

    assert refused.value.reasons == [
        "Ở bước này không thông qua kèm giao hoàn thiện được; đề nghị trả lại để hoàn thiện."
    ]


def test_voted_down_is_voted_down_whatever_was_to_be_amended(cast, make_package):
    package = make_package("BCCT", "board")
    step = amended(cast, package, votes_for=15, votes_against=30)

    assert (step.target, engine.available(package, cast.thuongtruc)[0].action) == ("rejected", "decide_board")
