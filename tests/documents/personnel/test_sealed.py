"""What was certified is what stands there: a list or a paper changed afterwards, and papers that are owed."""

from __future__ import annotations

import pytest

from documents.assigning.services import assign_package
from documents.models import Nominee, Package
from documents.packages.queries.judgements import decision_on_current, is_passed
from documents.packages.words.history import count_in_words
from documents.personnel import queries as asked
from documents.personnel.services import nominees as personnel
from tests.cast import count, draft, perform
from tests.demo_world import act_url, at, text_of
from tests.documents.examined import faults
from tests.documents.personnel.test_personnel import NAME, complete, facts, url
from tests.documents.signed_in import hidden, sign_in

pytestmark = pytest.mark.django_db

SLIP = "1.ly-lich-tu-phap"
STALE = "chưa biểu quyết thông qua đúng dự thảo này"


def fresh(package):
    return Package.objects.get(pk=package.pk)


def send(who, package, action, **answers):
    """Opens the form of a move and sends it."""
    client, path = sign_in(who), act_url(package.code, action)
    return client.post(path, hidden(client, path) | answers)


def votes(body, **more):
    """What the minutes of a body say where all are for it."""
    told = count(body)
    figures = {"present": told.present, "votes_for": told.votes_for, "votes_against": 0}
    figures |= {"other_opinion": 0, "not_voting": 0, "minutes_ref": "08/BB", "met_on": "18/03/2022"}
    return figures | more


@pytest.fixture
def package(cast):
    """A personnel dossier being written; tbns2 keeps it."""
    found = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    perform(found, "revise", cast.tbns2, version=draft(found))
    return fresh(found)


@pytest.fixture
def short(cast, package):
    """A nominee for chairman whose papers are all there but one."""
    nominee = personnel.enter_nominee(package, facts(heads=True), by=cast.tbns2)
    for one in asked.paper_standings_of(nominee):
        if one.lacking and one.paper.code != "ly-lich-tu-phap":
            personnel.take_paper(nominee, one.paper.code, by=cast.tbns2, kept_at="Tủ số 2")
    return fresh(package)


@pytest.fixture
def before_the_board(cast, short):
    """The same before Ban Thường vụ, which was told at each gate what is lacking."""
    perform(short, "to_subcommittee", cast.tbns2)
    perform(short, "decide_subcommittee", cast.tbns2, decision=count(short.lead))
    perform(short, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    return short


@pytest.fixture
def certified(cast, before_the_board):
    """The same, certified with the slip owed until the 25th."""
    owed = {f"owed_until_{SLIP}": "25/03/2022", f"owed_who_{SLIP}": cast.tbns2.pk}
    answer = send(cast.vanphong, before_the_board, "decide_executive", **votes(cast.bodies.BTV, **owed))
    assert answer.status_code == 302
    return fresh(before_the_board)


def slip(package, who, issued="01/03/2022"):
    return sign_in(who).post(
        url(package, "1/ly-lich-tu-phap/nhan/"), {"kept_at": "Tủ số 2", "issued": issued}
    )


def signed(cast, package, **more):
    """The head signs what stands there now."""
    return send(cast.tbns, package, "sign", read="on", **more)


def test_one_paper_short_is_told_at_the_gates_and_stops_at_the_certificate(cast, before_the_board):
    page = text_of(sign_in(cast.vanphong).get(act_url(before_the_board.code, "decide_executive")))
    refused = send(cast.vanphong, before_the_board, "decide_executive", **votes(cast.bodies.BTV))
    half = {f"owed_until_{SLIP}": "25/03/2022"}
    nobody = send(cast.vanphong, before_the_board, "decide_executive", **votes(cast.bodies.BTV, **half))

    lack = "Hồ sơ số 1, Phiếu lý lịch tư pháp số 1: Còn thiếu."
    assert lack in page
    assert (refused.status_code, "chưa ghi cho bổ sung" in text_of(refused)) == (422, True)
    assert (nobody.status_code, "ai bổ sung" in text_of(nobody)) == (422, True)
    assert fresh(before_the_board).state == "executive"


def test_a_body_passes_with_a_paper_owed_and_the_signature_waits_for_it(cast, certified):
    said = count_in_words(decision_on_current(certified, role="executive"))
    refused = signed(cast, certified)
    brought = slip(certified, cast.tbns2)
    ends = signed(cast, certified)

    assert "Hồ sơ số 1, Phiếu lý lịch tư pháp số 1 (Ông Người tbns2, trước ngày 25/03/2022)" in said
    assert (refused.status_code, "Hồ sơ số 1: Phiếu lý lịch" in text_of(refused)) == (422, True)
    assert (brought.status_code, ends.status_code, fresh(certified).state) == (302, 302, "signed")
    assert faults() == []


def test_a_paper_replaced_after_the_certificate_makes_it_stale(cast, certified):
    slip(certified, cast.tbns2)
    whole = is_passed(fresh(certified), role="executive")
    slip(certified, cast.tbns2, issued="02/03/2022")

    refused = signed(cast, certified)

    assert (whole, is_passed(fresh(certified), role="executive")) == (True, False)
    assert (refused.status_code, STALE in text_of(refused)) == (422, True)


def test_a_nominee_added_or_given_another_office_after_the_vote_is_not_signed(cast, certified):
    typed = {"full_name": "Cù Đăng Vịnh", "born": "02/04/1958", "duty": "Trưởng ban", "proposed": "Ủy viên"}
    slip(certified, cast.tbns2)

    for path, more in (("them/", {}), ("1/sua/", {"full_name": NAME, "proposed": "Chủ tịch", "heads": "on"})):
        clerk = sign_in(cast.tbns2)
        answer = clerk.post(url(certified, path), typed | more)
        assert (path, answer.status_code) == (path, 302)
        refused = signed(cast, certified)
        assert (path, refused.status_code, STALE in text_of(refused)) == (path, 422, True)


def test_nothing_changes_after_the_signature_but_a_name_that_is_struck(cast, certified):
    slip(certified, cast.tbns2)
    other = personnel.enter_nominee(certified, facts(full_name="Cù Đăng Vịnh"), by=cast.tbns2)
    personnel.strike_off(other, by=cast.tbns2, ground="Ghi nhầm")
    certified = fresh(certified)
    perform(certified, "send_back", cast.tbns, note="Danh sách đã thêm rồi bớt người.")
    again(cast, certified)
    before = fresh(certified).fingerprint()
    typed = {"full_name": "Cù Đăng Vịnh", "born": "02/04/1958", "duty": "Trưởng ban", "proposed": "Ủy viên"}

    refused = {
        path: sign_in(cast.tbns2).post(url(certified, path), typed | more).status_code
        for path, more in (("them/", {}), ("1/sua/", {}), ("1/anh/nhan/", {"kept_at": "Tủ số 3"}))
    }
    struck = sign_in(cast.tbns2).post(url(certified, "1/rut/"), {"ground": "Từ trần ngày 17/03/2022"})

    step = fresh(certified).steps.order_by("-sequence").first()
    assert set(refused.values()) == {409}
    assert (struck.status_code, Nominee.objects.get(number=1).struck is not None) == (302, True)
    assert (step.action, fresh(certified).fingerprint()) == ("*contents.strike", before)
    assert "Từ trần ngày 17/03/2022" in text_of(sign_in(cast.tbns).get(f"/ho-so/{certified.code}/"))
    assert (fresh(certified).state, faults()) == ("signed", [])


def again(cast, package):
    """Returned, drafted anew, passed by everybody and signed."""
    perform(package, "revise", cast.tbns2, version=draft(package, "Sửa"))
    perform(package, "to_subcommittee", cast.tbns2)
    perform(package, "decide_subcommittee", cast.tbns2, decision=count(package.lead))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    perform(package, "sign", cast.tbns, signature=package.fingerprint())


def test_a_slip_that_ends_before_the_filing_is_foretold_and_stops_on_its_day(cast, before_the_board):
    with at(18):
        slip(before_the_board, cast.tbns2, issued="22/09/2021")
        page = text_of(sign_in(cast.vanphong).get(act_url(before_the_board.code, "decide_executive")))
        told = asked.ending_before_filing(before_the_board)
        passes = send(cast.vanphong, before_the_board, "decide_executive", **votes(cast.bodies.BTV))
    with at(22):
        on_its_day = asked.lacking(fresh(before_the_board))
    with at(23):
        refused = signed(cast, before_the_board)

    ends = "sẽ hết giá trị 22/03/2022, trước ngày dự kiến gửi 17/05/2022."
    assert told == [f"Hồ sơ số 1, Phiếu lý lịch tư pháp số 1: {ends}"]
    assert (told[0] in page, passes.status_code, on_its_day) == (True, 302, [])
    assert (refused.status_code, "Đã hết giá trị" in text_of(refused)) == (422, True)


def test_the_line_of_a_signer_who_is_named_is_signed_by_the_deputy_or_the_inspectors(cast, package):
    own = personnel.enter_nominee(package, facts(person=cast.tbns), by=cast.tbns2)
    complete(own, cast.tbns2)
    perform(package, "to_subcommittee", cast.tbns2)
    perform(package, "decide_subcommittee", cast.tbns2, decision=count(package.lead))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    hidden_before = sign_in(cast.bkt).get(f"/ho-so/{package.code}/").status_code
    perform(package, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))

    alone = signed(cast, package)
    himself = send(cast.tbns, package, "attest")
    clerk = send(cast.tbns2, package, "attest")
    inspector = send(cast.bkt, package, "attest_inspector")
    ends = signed(cast, package)

    assert (hidden_before, alone.status_code) == (404, 422)
    assert "Hồ sơ số 1 là của chính người ký" in text_of(alone)
    assert (himself.status_code, "Không ai ký xác nhận hồ sơ của chính mình" in text_of(himself)) == (
        422,
        True,
    )
    assert (clerk.status_code, "Phó Trưởng Tiểu ban hoặc Trưởng Ban Kiểm tra" in text_of(clerk)) == (
        422,
        True,
    )
    assert (inspector.status_code, ends.status_code, fresh(package).state) == (302, 302, "signed")


def test_an_attestation_of_another_list_counts_no_more(cast, package):
    own = personnel.enter_nominee(package, facts(person=cast.tbns), by=cast.tbns2)
    complete(own, cast.tbns2)
    perform(package, "to_subcommittee", cast.tbns2)
    perform(package, "decide_subcommittee", cast.tbns2, decision=count(package.lead))
    perform(package, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(package, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    perform(package, "attest_inspector", cast.bkt)

    counts = asked.attested_by(fresh(package))
    personnel.correct_nominee(own, facts(person=cast.tbns, proposed="Chủ tịch"), by=cast.tbns2)

    assert (counts, asked.attested_by(fresh(package))) == (cast.bkt, None)
