"""Mistakes are put right in the open: a wrong count, a wrong file, a verdict said too early."""

from __future__ import annotations

from dataclasses import replace

import pytest

from documents.models import Package
from documents.packages.queries.drafts import versions_in_sight
from documents.packages.queries.judgements import (
    decision_on_current,
    signature_on_current,
    silent_bodies,
    verdict_on_current,
)
from tests.cast import ballot, count, draft, perform
from workflows import engine, history
from workflows.errors import Forbidden, NotNow, Unmet

pytestmark = pytest.mark.one_database


def actions(package, person):
    """What he may do about the package itself; whoever is waited for may always ask for more time."""
    allowed = {offer.action for offer in engine.available(package, person) if offer.allowed}
    return allowed - {"ask_extension"}


# A wrong count.


def test_a_corrected_count_that_still_passes_suspends_until_it_was_looked_at(cast, make_package):
    package = make_package("BCCT", "signed")
    right = count(cast.bodies.BCH, votes_for=40)
    perform(package, "correct_board", cast.vanphong, correction=right, note="Chép nhầm biên bản kiểm phiếu")
    suspended = (package.state, signature_on_current(package), actions(package, cast.chutich))
    step = perform(package, "resume", cast.thuongtruc, note="Đã đối chiếu biên bản gốc", reason=True)

    assert suspended == ("suspended", None, set())
    assert (step.target, package.state) == ("signed", "signed")
    assert signature_on_current(package).signer == cast.chutich
    decision = decision_on_current(package, role="board").decision
    assert (decision.votes_for, decision.supersedes.votes_for) == (40, 45)
    assert history.chain_faults(Package.objects.get(pk=package.pk)) == []


def test_a_corrected_count_that_fails_takes_the_package_back(cast, make_package):
    package = make_package("BCCT", "signing")
    right = count(cast.bodies.BCH, votes_for=22)
    perform(package, "correct_board", cast.vanphong, correction=right, note="Đếm thiếu phiếu không tán thành")
    with pytest.raises(Unmet) as refused:
        perform(package, "resume", cast.thuongtruc, note="Cho tiếp tục", reason=True)
    perform(package, "annul", cast.thuongtruc, note="Kết quả là không thông qua")

    assert refused.value.reasons == [
        "Theo số liệu đính chính, kết quả là không thông qua; đề nghị trả lại để hoàn thiện."
    ]
    assert package.state == "returned"


def test_a_correction_needs_its_reason_and_a_count_to_correct(cast, make_package):
    package = make_package("BCCT", "signing")
    right = count(cast.bodies.BCH, votes_for=40)
    with pytest.raises(Unmet) as without:
        perform(package, "correct_board", cast.vanphong, correction=right)
    early = make_package("BCCT", "standing")
    with pytest.raises(NotNow):
        perform(early, "correct_board", cast.vanphong, correction=right, note="Sai số liệu")

    assert without.value.reasons == ["Phải nêu lý do đính chính."]


def test_the_chairman_does_not_correct_the_count_he_signs_on(cast, make_package):
    package = make_package("BCCT", "signing")
    with pytest.raises(Unmet):
        perform(package, "correct_board", cast.chutich, correction=count(cast.bodies.BCH), note="Sai số liệu")

    assert "correct_board" not in actions(package, cast.chutich)


# Ballots on paper.


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"issued": 46}, "Phát ra 46 phiếu, nhiều hơn 45 người có mặt."),
        ({"issued": 44}, "Thu về 45 phiếu, nhiều hơn 44 phiếu phát ra."),
        ({"invalid": 46}, "Có 46 phiếu không hợp lệ, nhiều hơn 45 phiếu thu về."),
        ({"invalid": 2}, "Các loại ý kiến cộng lại là 45, nhưng có 43 phiếu hợp lệ."),
    ],
)
def test_papers_that_do_not_add_up_are_refused(cast, make_package, wrong, reason):
    package = make_package("DANS", "board")
    told = ballot(cast.bodies.BCH)

    with pytest.raises(Unmet) as refused:
        perform(
            package,
            "decide_board",
            cast.vanphong,
            ballot=replace(told, ballots=replace(told.ballots, **wrong)),
        )

    assert refused.value.reasons == [reason]
    assert Package.objects.get(pk=package.pk).state == "board"


def test_a_secret_vote_is_not_recorded_without_its_papers(cast, make_package):
    package = make_package("DANS", "board")

    with pytest.raises(Unmet) as refused:
        perform(package, "decide_board", cast.vanphong, ballot=count(cast.bodies.BCH))

    assert refused.value.reasons == ["Chưa nhập số phiếu phát ra, thu về, hợp lệ và không hợp lệ."]


def test_who_gave_no_valid_paper_is_in_the_base_of_the_majority(cast, make_package):
    package = make_package("DANS", "board")
    papers = replace(ballot(cast.bodies.BCH), votes_for=22, votes_against=20, not_voting=3)
    told = replace(papers, ballots=replace(papers.ballots, invalid=3))
    step = perform(package, "decide_board", cast.vanphong, ballot=told)

    assert (step.target, step.decision.decision.ballots_valid) == ("rejected", 42)


# A wrong file.


def test_a_wrong_file_is_hidden_from_everybody_and_kept(cast, make_package, client):
    package = make_package("BCCT", "drafting")
    perform(package, "revise", cast.thuky, version=draft(package, "Nhầm hồ sơ"))
    wrong = package.current
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp của hồ sơ khác", withdrawal=True)
    client.force_login(cast.truong)
    page = client.get(f"/ho-so/{package.code}/du-thao/2/")
    file = client.get(f"/ho-so/{package.code}/du-thao/2/{wrong.parts.first().code}/")

    assert (package.state, package.current.number) == ("drafting", 1)
    assert (page.status_code, file.status_code) == (410, 404)
    assert "Tải nhầm tệp của hồ sơ khác" in page.content.decode()
    assert wrong.parts.count() == package.current.parts.count()
    assert history.chain_faults(Package.objects.get(pk=package.pk)) == []


def test_the_next_draft_never_takes_a_withdrawn_number(cast, make_package):
    package = make_package("BCCT", "drafting")
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)
    empty = package.current
    perform(package, "revise", cast.thuky, version=draft(package, "Đúng tệp"))

    assert (empty, package.current.number) == (None, 2)


def test_a_file_withdrawn_on_the_way_up_brings_the_package_back(cast, make_package):
    package = make_package("BCCT", "executive")
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)

    assert (package.state, package.current, actions(package, cast.thuky)) == ("returned", None, {"revise"})


def test_a_file_withdrawn_while_others_read_it_was_not_heard(cast, make_package):
    package = make_package("BCCT", "consultation")
    perform(package, "withdraw", cast.thuky, note="Tải nhầm tệp", withdrawal=True)
    perform(package, "revise", cast.thuky, version=draft(package, "Đúng tệp"))

    assert package.state == "drafting"
    assert "to_subcommittee" not in actions(package, cast.thuky)
    assert "consult" in actions(package, cast.thuky)


def test_an_older_draft_is_withdrawn_and_the_one_in_force_stays(cast, make_package):
    package = make_package("BCCT", "drafting")
    perform(package, "revise", cast.thuky, version=draft(package, "Bản hai"))
    with pytest.raises(Unmet) as refused:
        perform(package, "withdraw_old", cast.thuky, note="Tải nhầm tệp", old_withdrawal=2)
    perform(package, "withdraw_old", cast.thuky, note="Tải nhầm tệp", old_withdrawal=1)

    assert refused.value.reasons == ["Chưa chọn dự thảo cần rút."]
    assert [version.number for version in versions_in_sight(package)] == [2]
    assert "withdraw_old" not in actions(package, cast.thuky)


def test_nobody_withdraws_for_another_subcommittee(cast, make_package):
    package = make_package("BCCT", "drafting")

    for person in (cast.tbtc, cast.btc, cast.chutich):
        with pytest.raises(Forbidden):
            perform(package, "withdraw", person, note="Tải nhầm tệp", withdrawal=True)


# A verdict said too early.


def test_a_verdict_is_taken_back_while_nobody_relies_on_it(cast, make_package):
    package = make_package("BCTC", "verified")
    perform(package, "take_back", cast.bkt, note="Còn thiếu sổ quỹ", taking_back=True)
    asked_again = silent_bodies(package)
    with pytest.raises(Unmet):
        perform(package, "to_standing", cast.tbtc)
    perform(package, "verify", cast.bkt, verdict="fail", note="Thiếu sổ quỹ tháng 2")

    assert [holder.name for holder in asked_again] == ["Ban Kiểm tra"]
    assert verdict_on_current(package, body_id=cast.bodies.BKT.pk).passed is False


def test_a_verdict_relied_on_stays(cast, make_package):
    package = make_package("BCTC", "standing")

    with pytest.raises(NotNow):
        perform(package, "take_back", cast.bkt, note="Còn thiếu sổ quỹ", taking_back=True)


def test_there_must_be_a_verdict_to_take_back(cast, make_package):
    package = make_package("BCTC", "verification")

    with pytest.raises(Unmet) as refused:
        perform(package, "take_back", cast.bkt, note="Còn thiếu sổ quỹ", taking_back=True)

    assert refused.value.reasons[0] == "Cơ quan chưa có kết luận nào để rút lại."
