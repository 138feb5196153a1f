"""`engine.perform` against bad input: each attempt is answered by its outcome, and nothing is half done."""

from __future__ import annotations

import unicodedata
from datetime import datetime

import pytest

from documents.models import Package
from tests.cast import count, draft, perform
from tests.workflows.attempts import refused
from workflows import clock, engine, history
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.models import Refusal

WHERE = "Hồ sơ đang ở bước “Đang soạn thảo”, không thực hiện được việc này."
PAPER = {"ground": "paper"}


# Words that are no action.


@pytest.mark.parametrize(
    "action", ["__init__", "", "fire", "state", "_state", "delete", "ký", "a" * 500, "\0"]
)
def test_an_unknown_action_is_not_possible_now(make_package, cast, action):
    package = make_package()

    assert refused(package, action, cast.truong, NotNow) == [WHERE]
    assert refused(package, action, cast.nguoila, Hidden) == []


def test_before_the_first_step_nothing_else_is_possible(make_package, cast):
    package = make_package(state="assigned")
    begun = Package(
        **{field.attname: getattr(package, field.attname) for field in Package._meta.concrete_fields}
    )
    begun.pk, begun.code, begun.state, begun.revision = None, "DH3-X", "", 0
    begun.save()

    assert refused(begun, "accept_all", cast.truong, NotNow) == [
        "Hồ sơ đang ở bước “Chưa bắt đầu”, không thực hiện được việc này."
    ]


# Words.


def test_a_note_is_kept_in_nfc_without_unseen_signs(make_package, cast):
    package = make_package(state="subcommittee")
    words = unicodedata.normalize("NFD", "Đề nghị  bổ sung\0 phụ lục\u202e\r\n– số liệu quý I ")

    step = perform(package, "send_back", cast.truong, note=words)

    assert history.words_of([step])[step.note_digest] == "Đề nghị bổ sung phụ lục\n– số liệu quý I"


@pytest.mark.parametrize("note", ["", "   ", "\n\u200b\n", "ok"])
def test_a_return_needs_words(make_package, cast, note):
    package = make_package(state="subcommittee")

    assert refused(package, "send_back", cast.truong, Unmet, note=note) == [
        "Phải nêu rõ nội dung cần hoàn thiện."
    ]


def test_an_over_long_note_is_refused_with_both_lengths(make_package, cast):
    package = make_package(state="subcommittee")

    assert refused(package, "send_back", cast.truong, Unmet, note="a" * 4001) == [
        "Nội dung dài 4001 ký tự, tối đa 4000; phần dài đề nghị gửi thành tệp."
    ]
    assert perform(package, "send_back", cast.truong, note="a" * 4000).target == "returned"


def test_answers_that_were_not_asked_for_are_refused(make_package, cast):
    package = make_package()

    assert refused(package, "consult", cast.truong, Unmet, state="signed", verdict="pass") == [
        "Biểu mẫu gửi kèm thông tin mà bước này không nhận."
    ]


# The request id.


def test_a_repeated_request_returns_the_step_it_made(make_package, cast):
    package = make_package(state="board")
    seen, counted = engine.seen(package), count(cast.bodies.BCH)
    asked = {"by": cast.vanphong, "seen": seen, "request_id": "r-1", "decision": counted}
    first = engine.perform(package, "decide_board", **asked)

    again = engine.perform(package, "decide_board", **asked)

    assert (again.pk, again.item.state, package.state) == (first.pk, "signing", "signing")
    assert package.steps.filter(action="decide_board").count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"note": "thêm lời"},
        {"action": "revise"},
        {"by": "thuky"},
        {"acting_for": "thuky", "by": "vanphong", **PAPER},
        {"at": datetime(2022, 3, 18, tzinfo=clock.HANOI)},
        {"extra": 1},
    ],
)
def test_a_used_request_id_with_other_contents_is_stale(make_package, cast, change):
    package = make_package()
    perform(package, "consult", cast.truong, request_id="r-1")
    people = {name: getattr(cast, change[name]) for name in ("by", "acting_for") if name in change}
    asked = {"action": "consult", "by": cast.truong, **change, **people}

    assert refused(package, asked.pop("action"), asked.pop("by"), Stale, request_id="r-1", **asked) != []


def test_a_request_id_used_on_another_package_is_stale(make_package, cast):
    one, other = make_package(), make_package("BCTC")
    perform(one, "consult", cast.truong, request_id="r-1")

    refused(other, "to_subcommittee", cast.tbtc, Stale, request_id="r-1")


@pytest.mark.parametrize("request_id", ["x" * 65, "a\0b", "a\nb"])
def test_a_forged_request_id_is_refused(make_package, cast, request_id):
    package = make_package()

    assert refused(package, "consult", cast.truong, Unmet, request_id=request_id) == [
        "Biểu mẫu không hợp lệ. Đề nghị mở lại trang rồi thực hiện lại."
    ]


def test_an_empty_request_id_is_none(make_package, cast):
    one, other = make_package(), make_package("BCTC")

    assert perform(one, "consult", cast.truong, request_id="").request_id is None
    assert perform(other, "to_subcommittee", cast.tbtc, request_id="").request_id is None


# Entering for others.


@pytest.mark.parametrize("ground", ["", "rumour", "x" * 100])
def test_entering_for_another_needs_a_ground(make_package, cast, ground):
    package = make_package()

    reasons = refused(package, "consult", cast.vanphong, Unmet, acting_for=cast.truong, ground=ground)

    assert reasons == ["Phải ghi căn cứ nhập thay: phiếu giấy, điện thoại hoặc ủy quyền."]


def test_entering_for_another_names_both(make_package, cast):
    package = make_package()

    step = perform(package, "consult", cast.vanphong, acting_for=cast.truong, **PAPER)

    assert (step.actor, step.acting_for, step.ground, step.body) == (
        cast.vanphong,
        cast.truong,
        "paper",
        cast.bodies.TBVK,
    )


def test_entering_for_a_body_keeps_the_body_and_the_ground(make_package, cast):
    package = make_package()

    step = perform(package, "consult", cast.vanphong, acting_for=cast.bodies.TBVK, ground="telephone")

    assert (step.acting_for, step.ground, step.body) == (None, "telephone", cast.bodies.TBVK)


def test_acting_for_oneself_is_acting(make_package, cast):
    package = make_package()
    same = type(cast.truong).objects.get(pk=cast.truong.pk)

    step = perform(package, "consult", cast.truong, acting_for=same, ground="rumour")

    assert (step.acting_for, step.ground) == (None, "")


def test_who_may_not_enter_for_others_is_refused(make_package, cast):
    package = make_package()

    refused(package, "consult", cast.tttd, Forbidden, acting_for=cast.truong, **PAPER)


# What an outsider may learn, and what is remembered.


def test_a_right_in_a_later_stage_does_not_show_a_confidential_package(make_package, cast):
    package = make_package("DANS")

    for name in ("vanphong", "chutich", "bch01", "nguoila", "btc"):
        for action in ("decide_board", "sign", "revise", "nonsense"):
            assert refused(package, action, getattr(cast, name), Hidden) == []
        assert {one.action for one in engine.available(package, getattr(cast, name))} <= {
            "pause",
            "cancel",
            "replan",
            "answer_extension",
        }


def test_who_assigned_a_confidential_package_may_stop_it_and_hears_no_more(make_package, cast):
    package = make_package("DANS")

    offers = [one.action for one in engine.available(package, cast.btc)]
    assert offers == ["pause", "cancel", "replan", "answer_extension"]
    assert engine.available(package, cast.chutich) == []


def test_who_lacks_the_right_hears_only_of_this_stage(make_package, cast):
    package = make_package(state="subcommittee")

    assert refused(package, "send_back", cast.bch01, Forbidden, note="Không đạt yêu cầu") == [
        "Chỉ Tiểu ban Văn kiện có quyền ghi nhận kết quả."
    ]


def test_a_refused_signature_is_remembered_and_a_refused_draft_is_not(make_package, cast):
    package = make_package(state="signing")

    refused(package, "sign", cast.btc, Forbidden, signature="x")
    refused(package, "revise", cast.truong, NotNow, version=draft(package))

    assert list(Refusal.objects.values_list("action", "actor__username", "outcome")) == [
        ("sign", "btc", "forbidden")
    ]


def test_the_item_in_memory_follows_the_step(make_package, cast):
    package = make_package("DANS", state="subcommittee")
    unseen = package.is_visible(cast.thuongtruc)

    perform(package, "decide_subcommittee", cast.tbns, decision=count(cast.bodies.TBNS))

    assert (unseen, package.is_visible(cast.thuongtruc)) == (False, True)
    assert engine.seen(package) == engine.seen(Package.objects.get(pk=package.pk))
