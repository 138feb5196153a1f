"""The opening day moves by a decision: once, wholly or not at all, and never over what somebody else did."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from congress.models import Congress, Postponement
from congress.settingup.services.archiving import archive
from congress.settingup.services.postponing import NewOpening
from documents.models import Package, PackagePostponement
from documents.postponing.queries import postponing_mark, touched_by
from documents.postponing.services import EnteredBy, Ruling, Rulings, postpone, read_papers
from tests.cast import count, draft, perform
from tests.demo_world import at
from tests.documents.examined import faults, tamper
from workflows import history
from workflows.errors import Forbidden, NotNow, Stale, Unmet

pytestmark = pytest.mark.both_databases

LATER = date(2022, 9, 17)


@pytest.fixture(autouse=True)
def morning(cast):
    """18/03/2022 at nine."""
    with at(18):
        yield


def decision(cast, opening=LATER, term="2022–2027", **more):
    said = NewOpening(cast.bodies.BTV, "45-NQ/BTV", date(2022, 3, 17), opening, term, "Dịch bệnh kéo dài.")
    return replace(said, **more)


def mark(cast, said):
    congress = Congress.objects.get(pk=cast.congress.pk)
    return postponing_mark(congress, touched_by(congress, said.opening, said.term))


def move(cast, said=None, *, by=None, seen=None, request_id=None, resumed=(), **rulings):
    """The act by one who has just looked; a ruling for each package by the name of its kind."""
    said = said or decision(cast)
    packages = {one.kind_code: one.pk for one in Package.objects.all()}
    dues = {packages[kind]: ruling for kind, ruling in rulings.items()}
    going = frozenset(packages[kind] for kind in resumed)
    mark_ = seen or mark(cast, said)
    return postpone(
        cast.congress,
        said,
        Rulings(dues, going),
        entered=EnteredBy(by or cast.btc),
        seen=mark_,
        request_id=request_id,
    )


MOVED, FIXED, KEPT = Ruling("moved"), Ruling("fixed"), Ruling("kept", "Theo Nghị quyết cũ.")


def test_by_four_months_what_is_counted_from_the_opening_moves_and_the_rest_stays(cast, make_package):
    report, money = make_package("BCCT", "drafting"), make_package("BCTC", "drafting")
    plan = report.plan_days

    row = move(cast, BCCT=MOVED, BCTC=FIXED)

    congress, report = Congress.objects.get(), Package.objects.get(pk=report.pk)
    assert (congress.opening, row.old_opening, row.new_opening) == (LATER, date(2022, 5, 17), LATER)
    # 29/03 lies 49 days before 17/05, as 30/07, a Saturday, does before 17/09: Friday it is.
    assert (report.due, report.due_exclusive) == (date(2022, 7, 30), True)
    assert report.plan_days["signing"] == date(2022, 7, 29)
    assert plan["drafting"] < report.plan_days["drafting"] < date(2022, 7, 29)
    assert Package.objects.get(pk=money.pk).due == date(2022, 3, 30)
    step = report.steps.last()
    assert (step.action, step.actor) == ("replan", cast.btc)
    note = "Ban Thường vụ quyết định tại văn bản số 45-NQ/BTV ngày 17/03/2022: đổi ngày khai mạc"
    assert history.words_of([step])[step.note_digest].startswith(note)
    assert [(one.ruling, one.step) for one in row.packages.all()] == [("moved", step), ("fixed", None)]
    assert faults() == []


def test_by_one_day_and_back(cast, make_package):
    report = make_package("BCCT", "drafting")

    later = move(cast, decision(cast, date(2022, 5, 18)), BCCT=MOVED)
    earlier = move(cast, decision(cast, date(2022, 5, 17)), BCCT=MOVED)

    dues = [(one.old_due, one.new_due) for one in PackagePostponement.objects.order_by("id")]
    assert dues == [(date(2022, 3, 30), date(2022, 3, 31)), (date(2022, 3, 31), date(2022, 3, 30))]
    assert (later.new_opening, earlier.old_opening) == (date(2022, 5, 18), date(2022, 5, 18))
    assert Package.objects.get(pk=report.pk).due == date(2022, 3, 30)
    assert faults() == []


def test_what_was_said_of_a_deadline_is_known_the_next_time(cast, make_package):
    for kind in ("BCCT", "BCTC"):
        make_package(kind, "drafting")
    move(cast, BCCT=KEPT, BCTC=FIXED)

    again = touched_by(Congress.objects.get(), date(2022, 10, 1), "2022–2027")

    assert [one.counted for one in again] == ["moved", "fixed"]


def test_a_signed_text_that_bears_the_old_term_is_looked_at_again_and_its_signature_kept(cast, make_package):
    package = make_package("BCCT", "resolving")
    perform(package, "revise", cast.thuky, version=draft(package, "Nhiệm kỳ 2022 - 2027 có 8 văn kiện"))
    with at(18, hour=10):
        _to_the_signature(cast, package)
    other = make_package("BCTC", "signed")

    read_papers(cast.congress)

    row = move(cast, decision(cast, date(2023, 2, 17), "2023–2028"))

    package, other = (Package.objects.get(pk=one.pk) for one in (package, other))
    assert (package.state, other.state) == ("look_again", "signed")
    assert [(one.package, one.looked_at) for one in row.packages.all()] == [(package, True)]
    signed = package.steps.get(action="sign")
    assert signed.signature.version == package.current
    assert Congress.objects.get().term == "2023–2028"
    assert faults() == []


def _to_the_signature(cast, package):
    for action, who, body in (
        ("to_subcommittee", cast.truong, None),
        ("decide_subcommittee", cast.truong, cast.bodies.TBVK),
        ("decide_standing", cast.thuongtruc, cast.bodies.TT),
        ("decide_executive", cast.vanphong, cast.bodies.BTV),
        ("decide_board", cast.vanphong, cast.bodies.BCH),
    ):
        perform(package, action, who, **({"decision": count(body)} if body else {}))
    perform(package, "sign", cast.chutich, signature=package.fingerprint())


def test_a_pause_ends_and_clocks_of_the_house_stood_still_while_the_deadline_ran_on(cast, make_package):
    with at(1):
        money = make_package("BCTC", "drafting", due=date(2022, 4, 29))
        planned = money.plan_days["drafting"]
        perform(money, "pause", cast.btc, note="Chờ quyết định về đại hội.")

    row = move(cast, resumed=["BCTC"], BCTC=FIXED)

    money = Package.objects.get(pk=money.pk)
    assert (money.state, money.due) == ("drafting", date(2022, 4, 29))
    # Thirteen working days from 02/03 to 18/03; 11/04 is off.
    assert (planned, money.plan_days["drafting"]) == (date(2022, 4, 5), date(2022, 4, 25))
    assert [one.resumed for one in row.packages.all()] == [True]
    assert faults() == []


def test_a_vote_recorded_meanwhile_is_kept_and_the_table_is_shown_anew(cast, make_package):
    package = make_package("BCTC", "board")
    said = decision(cast)
    seen = mark(cast, said)
    perform(package, "decide_board", cast.vanphong, decision=count(cast.bodies.BCH))

    with pytest.raises(Stale, match="xem lại bảng mới"):
        move(cast, said, seen=seen, BCTC=MOVED)

    assert Congress.objects.get().opening == date(2022, 5, 17)
    assert (Package.objects.get(pk=package.pk).state, Postponement.objects.count()) == ("signing", 0)
    move(cast, said, BCTC=MOVED)
    package = Package.objects.get(pk=package.pk)
    assert (package.state, package.current.decisions.count() > 0) == ("signing", True)
    assert faults() == []


def test_one_request_is_one_act(cast, make_package):
    make_package("BCCT", "drafting")
    seen = mark(cast, decision(cast))

    first, again = (move(cast, seen=seen, request_id="a", BCCT=MOVED) for _click in range(2))

    assert (first, Postponement.objects.count()) == (again, 1)
    assert Package.objects.get().steps.filter(action="replan").count() == 1
    with pytest.raises(Stale, match="đã được gửi trước đó"):
        move(cast, seen=seen, request_id="a", BCCT=FIXED)


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"opening": date(2022, 3, 17)}, "opening", "đã qua; cần một ngày từ hôm nay trở đi"),
        ({"opening": date(2022, 5, 17)}, "opening", "trùng ngày khai mạc đang có (17/05/2022)"),
        ({"decided_on": date(2022, 3, 19)}, "decided_on", "không được sau ngày hôm nay"),
        ({"number": " "}, "number", "Phải ghi số văn bản"),
        ({"term": "2027–2022"}, "term", "Năm cuối nhiệm kỳ phải sau năm đầu."),
        ({"term": "abc"}, "term", "Nhiệm kỳ ghi năm đầu và năm cuối"),
        ({"reason": "vì"}, "reason", "từ 5 đến 400 ký tự"),
    ],
)
def test_what_no_decision_can_say_is_refused_by_field(cast, more, field, words):
    with pytest.raises(Unmet) as refused:
        move(cast, decision(cast, **more))

    assert words in refused.value.by_field[field][0]
    assert Postponement.objects.count() == 0


def test_a_term_set_up_in_other_words_may_be_kept(cast):
    Congress.objects.update(term="Khóa II")

    row = move(cast, decision(cast, term="Khóa II"))

    assert (row.old_term, row.new_term) == ("Khóa II", "Khóa II")


def test_nothing_is_guessed_of_a_deadline_and_none_lands_in_the_past(cast, make_package):
    package = make_package("BCCT", "drafting")
    sooner = decision(cast, date(2022, 4, 4))

    refused = []
    for rulings in ({}, {"BCCT": MOVED}, {"BCCT": Ruling("kept", "")}):
        with pytest.raises(Unmet) as outcome:
            move(cast, sooner, **rulings)
        refused.append(str(outcome.value))

    assert refused[0] == "Chưa chọn thời hạn của hồ sơ này."
    assert refused[1].startswith("Tính theo ngày khai mạc mới thì thời hạn đã qua")
    assert refused[2] == "Phải nêu lý do giữ nguyên, từ 5 đến 400 ký tự."
    assert Package.objects.get(pk=package.pk).steps.filter(action="replan").count() == 0


def test_only_who_coordinates_and_not_in_an_archive(cast):
    for person in (cast.vanphong, cast.truong, cast.chutich, cast.nguoila):
        with pytest.raises(Forbidden):
            move(cast, by=person)
    archive(cast.congress, by=None, reason="Đại hội đã xong.")

    with pytest.raises(NotNow, match="đã đưa vào lưu trữ"):
        move(cast)


def test_the_doctor_compares(cast, make_package):
    make_package("BCCT", "drafting")
    move(cast, BCCT=MOVED)

    tamper("UPDATE congress_congress SET opening = '2022-09-18'")
    tamper("UPDATE documents_packagepostponement SET new_due = '2022-08-01'")

    lines = faults()
    assert "DH3: ngày khai mạc hoặc nhiệm kỳ khác quyết định ghi sau cùng." in lines
    assert "DH3-BCCT: thời hạn sau khi đổi ngày khai mạc khác nhật ký." in lines
