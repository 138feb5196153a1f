"""The verb by which somebody is asked is that of his own work, for every duty of every procedure."""

from __future__ import annotations

from itertools import product

import pytest

from congress.roles import KINDS, Right
from documents.telling import law
from documents.telling.rules.acts import ANY, act_asked
from documents.telling.rules.moves import MOVES, OTHER, move_made
from documents.telling.rules.places import PACKAGE, PLAN, TASK
from workflows.procedures.store import read_shipped, shipped_codes

# (stage, role, right) of a package -> what is asked, written by hand from domain.md §2.2 and §4.1.
VERBS = {
    ("assigned", "lead", "draft"): "xây dựng dự thảo",
    ("drafting", "lead", "submit"): "hoàn thiện và trình dự thảo",
    ("returned", "lead", "submit"): "hoàn thiện và trình lại",
    ("consultation", "reviewers", "review"): "cho ý kiến góp ý",
    ("consultation", "lead", "submit"): "kết thúc lấy ý kiến",
    ("resolving", "lead", "submit"): "tiếp thu, giải trình ý kiến góp ý",
    ("subcommittee", "lead", "record"): "họp, biểu quyết",
    ("legal_review", "legal", "review"): "thẩm định",
    ("legal_review", "lead", "submit"): "trình Thường trực",
    ("verification", "inspector", "verify"): "thẩm tra",
    ("verification", "lead", "submit"): "trình Thường trực",
    ("standing", "standing", "record"): "cho ý kiến",
    ("executive", "executive", "record"): "cho ý kiến",
    ("board", "board", "record"): "thảo luận, thông qua",
    ("finishing", "lead", "draft"): "hoàn thiện dự thảo theo nội dung được giao",
    ("finishing", "confirmer", "record"): "xác nhận bản hoàn thiện",
    ("rejected", "lead", "draft"): "xây dựng lại dự thảo",
    ("rejected", "board", "record"): "xem xét lại",
    ("suspended", "standing", "record"): "xem xét lại kết quả đã đính chính",
    ("form", "lead", "submit"): "hoàn thiện thể thức và trình lại",
    ("signing", "signer", "sign"): "ký duyệt",
    ("signing", "inspector", "verify"): "ký xác nhận",
    ("printing", "lead", "submit"): "hoàn thành xuất bản",
}
# Where a kind of dossier has another verb at the same place.
OF_KINDS = {
    ("BCKT", "board", "board", "record"): "cho ý kiến",
    ("HSNS", "executive", "executive", "record"): "xác nhận",
}
BESIDE = {
    ("NHIEMVU", "doing", "lead", "submit"): "thực hiện",
    ("NHIEMVU", "reported", "accepter", "record"): "xác nhận hoàn thành",
    ("KEHOACH", "drafting", "owner", "submit"): "lập và trình",
    ("KEHOACH", "standing", "standing", "record"): "xem xét, thông qua",
}
OF = {"NHIEMVU": TASK, "KEHOACH": PLAN}


def families():
    return [(code, read_shipped(code)) for family in ("", "task", "plan") for code in shipped_codes(family)]


def duties():
    return [
        (code, stage.code, rule.holder, rule.right)
        for code, definition in families()
        for stage in definition.stage
        for rule in stage.duties
    ]


@pytest.mark.parametrize("code", [code for code, _definition in families()])
def test_the_verb_asked_is_that_of_the_duty(code):
    mine = [duty for duty in duties() if duty[0] == code]
    said = {duty: act_asked(OF.get(code, PACKAGE), duty[3], stage=duty[1], kind=code).waits for duty in mine}
    wanted = OF_KINDS | BESIDE

    assert said == {duty: wanted.get(duty) or VERBS[duty[1:]] for duty in mine} != {}


def test_the_office_is_asked_to_look_at_the_form_of_a_draft():
    asked = act_asked(PACKAGE, "review", stage="consultation", kind="BCCT", body="office")

    assert asked.does % {"what": "Báo cáo chính trị"} == (
        "kiểm tra thể thức, cho ý kiến góp ý đối với Báo cáo chính trị"
    )


def test_no_duty_of_any_procedure_is_asked_in_general_words():
    asked = [
        act_asked(OF.get(code, PACKAGE), right, stage=stage, kind=code)
        for code, stage, _role, right in duties()
    ]

    assert ANY not in asked
    assert act_asked(PACKAGE, Right.COORDINATE) == ANY


def test_every_sentence_of_urging_names_the_work_and_none_upwards_urges():
    does = [act.does for act in (act_asked(PACKAGE, right) for right in Right)]
    words = [*law.TO_HOLDERS.values(), *law.TO_HEAD.values(), law.TO_COMMITTEE]
    upwards = [said for (rank, _tense), said in law.TO_HOLDERS.items() if rank == law.ABOVE]

    assert [said for said in does if "%(what)s" not in said] == []
    assert [said for said in words if "%(does)s" not in said and "%(begs)s" not in said] == []
    assert [said for said in upwards if not said.startswith("Kính báo cáo") or "thời hạn" in said] == []
    assert {rank for rank, _tense in law.TO_HOLDERS} >= {law.RANKS.get(kind, law.BELOW) for kind in KINDS}


def test_every_move_of_every_procedure_is_said_in_words_of_its_own():
    found = {
        (code, move.code)
        for code, definition in families()
        for move in definition.every_move()
        if move_made(OF.get(code, PACKAGE), move.code, result="", target="", kind="").did == OTHER
        and not isinstance(move.to, dict)
        # That something is given has a sentence of its own.
        and move.code != definition.start.code
    }

    assert found == set()


def test_every_result_of_a_count_is_said_in_words_of_its_own():
    ends = [
        (OF.get(code, PACKAGE), move.code, result, target, code)
        for code, definition in families()
        for move in definition.transition
        if isinstance(move.to, dict)
        for result, target in move.to.items()
    ]
    said = {end: move_made(end[0], end[1], result=end[2], target=end[3], kind=end[4]) for end in ends}

    assert [end for end, made in said.items() if made.did == OTHER or not made.more] == []
    by_place = {(of, action, kind): set() for of, action, _result, _target, kind in ends}
    for (of, action, _result, _target, kind), made in said.items():
        by_place[of, action, kind].add(made.did)
    assert [place for place, words in by_place.items() if len(words) < 2] == []


def test_no_line_of_the_moves_hides_another():
    places = [(made.of, made.action, made.result, made.target, made.kind) for made in MOVES]

    assert len(places) == len(set(places))
    general = {(of, action): at for at, (of, action, *where) in enumerate(places) if not any(where)}
    later = [
        place
        for at, place in enumerate(places)
        if any(place[2:]) and at > general.get(place[:2], len(places))
    ]
    assert later == []


def test_ranks_and_tenses_have_every_sentence():
    ranks = (law.ABOVE, law.OVERSEES, law.MINUTES, law.EQUAL, law.BELOW)
    tenses = (law.AHEAD, law.TODAY, law.OVER)

    assert set(law.TO_HOLDERS) == set(product(ranks, tenses))
