"""Code asks for phases and answers, never for a stage or move by code: renamed it means the same."""

from __future__ import annotations

import json

import pytest

from documents.models import Package
from documents.packages.answers.values import Return
from documents.packages.words.history import history_of
from documents.procedures.services.adopting import adopt
from tests.cast import count, draft, perform
from tests.documents.examined import faults
from tests.documents.signed_in import sign_in
from workflows.errors import Unmet
from workflows.procedures import store
from workflows.procedures.schema import Definition

pytestmark = pytest.mark.one_database

KINDS = ("BCCT", "BCTC", "DANS", "HSNS", "SDDL", "NQ", "CTDH", "VKDH")
PLACES = ("code", "to", "from")


def renamed(definition):
    """The same procedure with every stage called q_… and every move m_…."""
    plain = json.loads(store.canonical(definition))
    stages = {stage["code"] for stage in plain["stage"]}

    def called(value, prefix="q_"):
        if isinstance(value, list):
            return [called(one) for one in value]
        if isinstance(value, dict):
            return {outcome: called(one) for outcome, one in value.items()}
        return prefix + value if value in stages or prefix == "m_" else value

    for stage in plain["stage"]:
        stage["code"] = called(stage["code"])
    for move in (*plain["transition"], plain["start"]):
        move["code"] = called(move["code"], "m_")
        for place in ("to", "from"):
            if place in move:
                move[place] = called(move[place])
    return Definition.model_validate(plain)


@pytest.mark.parametrize("code", [code for code in KINDS if code in store.shipped_codes()])
def test_the_main_way_is_found_without_a_list_of_what_lies_beside_it(code):
    definition = store.read_shipped(code)
    beside = {"returned", "rejected", "finishing", "suspended", "form"}

    way = definition.main_way()

    assert set(way) == {stage.code for stage in definition.stage} - beside
    assert [f"q_{stage}" for stage in way] == list(renamed(definition).main_way())


@pytest.fixture
def moved(cast, make_package):
    """BCCT under a procedure whose stages and moves have other names, and a hand that knows them."""
    adopt(renamed(store.read_shipped("BCCT")), by=cast.btc, reason="Đổi tên các bước")
    package = make_package("BCCT", "assigned")
    assert package.state == "q_assigned"

    def go(action, who, **more):
        return perform(package, f"m_{action}", who, **more)

    return package, go


@pytest.mark.django_db
def test_renamed_it_goes_all_the_way_with_the_same_conditions_and_words(cast, moved):
    package, go = moved
    go("accept", cast.truong)
    go("revise", cast.truong, version=draft(package))
    with pytest.raises(Unmet, match="Chưa lấy ý kiến"):
        go("to_subcommittee", cast.truong)
    go("consult", cast.truong)
    for who in (cast.vanphong, cast.tttd, cast.btc):
        go("comment", who, verdict="pass")
    go("close_consultation", cast.truong)
    go("to_subcommittee", cast.truong)
    go("decide_subcommittee", cast.truong, decision=count(package.lead))
    go("send_back", cast.thuongtruc, note="Bổ sung phương hướng", **{"return": Return()})
    with pytest.raises(Unmet, match="đã bị trả lại và chưa sửa"):
        go("to_subcommittee", cast.truong)
    go("revise", cast.truong, version=draft(package, "Dự thảo hai"))
    go("to_subcommittee", cast.truong)
    go("decide_subcommittee", cast.truong, decision=count(package.lead))
    go("decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    go("decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    go("decide_board", cast.vanphong, decision=count(cast.bodies.BCH))

    desk = sign_in(cast.chutich).get("/ky-duyet/").content.decode()
    go("sign", cast.chutich, signature=package.fingerprint())

    assert f"/ho-so/{package.code}/viec/m_sign/" in desk
    steps = list(package.steps.select_related("version", "decision__decision").order_by("sequence"))
    told = " ".join(entry.sentence for entry in history_of(steps, package.definition))
    assert ("dự thảo lần 2, mã kiểm tra" in told, "m_" in told, "q_" in told) == (True, False, False)
    assert (Package.objects.get(pk=package.pk).state, faults()) == ("q_signed", [])


@pytest.mark.django_db
def test_withdrawn_under_another_name_nobody_was_heard(cast, moved):
    package, go = moved
    go("accept", cast.truong)
    go("revise", cast.truong, version=draft(package))
    go("consult", cast.truong)
    go("withdraw", cast.truong, note="Tải nhầm tệp", withdrawal=True)
    go("revise", cast.truong, version=draft(package, "Dự thảo đúng"))

    with pytest.raises(Unmet, match="Chưa lấy ý kiến"):
        go("to_subcommittee", cast.truong)

    page = sign_in(cast.truong).get(f"/ho-so/{package.code}/").content.decode()
    assert "Rút dự thảo tải lên nhầm: dự thảo lần 1." in page
