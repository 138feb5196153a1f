"""What papers print beside the draft is part of what is judged: a later change of it is a step, and seen."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date

import pytest

from documents.models import Package
from documents.opinions.services import comment, dispose_of_comment
from documents.packages.printed import printed_of
from documents.packages.queries.judgements import is_passed
from documents.packages.words.history import history_of
from documents.personnel.services.nominees import NomineeFacts, correct_nominee, enter_nominee, strike_off
from tests.cast import ballot, count, perform
from tests.documents.examined import faults, tamper
from tests.documents.signed_in import sign_in
from workflows import engine
from workflows.errors import Stale, Unmet

pytestmark = pytest.mark.django_db

FACTS = NomineeFacts("Vũ Thị Quế Lâm", date(1958, 4, 2), "Trưởng ban", "Ủy viên")
LINE = "Ông Người tbns2 – Cập nhật danh sách người được giới thiệu"


def fresh(package):
    return Package.objects.get(pk=package.pk)


def told(package):
    """The newest lines of the history."""
    package = fresh(package)
    rows = list(package.steps.select_related("version").prefetch_related("scans").order_by("sequence"))
    return [entry.sentence for entry in history_of(rows, package.definition)]


@pytest.fixture
def scheme(cast, make_package):
    """The personnel scheme, being drafted, with one nominee."""
    package = make_package("DANS", "drafting")
    enter_nominee(package, FACTS, by=cast.tbns2)
    return fresh(package)


def test_the_question_that_was_made_for_one_package_is_asked_of_each(scheme):
    other = copy(scheme)
    other.pk = scheme.pk + 1

    assert (printed_of(other), list(printed_of(scheme))) == ({}, ["nominees"])


@pytest.fixture
def passed(cast, scheme):
    """The same, passed by everybody, waiting for the chairman."""
    perform(scheme, "to_subcommittee", cast.tbns)
    perform(scheme, "decide_subcommittee", cast.tbns, decision=count(scheme.lead))
    perform(scheme, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(scheme, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    perform(scheme, "decide_board", cast.vanphong, ballot=ballot(cast.bodies.BCH))
    return scheme


def test_what_is_written_while_drafting_is_summed_up_when_the_package_leaves(cast, scheme):
    drafted = (scheme.printed, scheme.fingerprint() == scheme.current.fingerprint, scheme.steps.count())

    step = perform(scheme, "to_subcommittee", cast.tbns)

    assert drafted == ({}, True, 3)
    assert (set(scheme.printed), step.contents["item"]["printed"]) == ({"nominees"}, scheme.printed)
    assert scheme.fingerprint() != scheme.current.fingerprint
    assert (step.fingerprint, faults()) == (scheme.fingerprint(), [])


def test_the_chairman_does_not_sign_a_list_that_was_changed_after_the_vote(cast, passed):
    nominee, seen, shown = passed.nominees.get(), engine.seen(passed), passed.fingerprint()

    correct_nominee(nominee, replace(FACTS, full_name="Người Khác"), by=cast.tbns2)

    with pytest.raises(Stale):
        engine.perform(fresh(passed), "sign", by=cast.chutich, seen=seen, signature=shown)
    with pytest.raises(Unmet):
        perform(fresh(passed), "sign", cast.chutich, signature=fresh(passed).fingerprint())
    assert [is_passed(one, role="board") for one in (passed, fresh(passed))] == [True, False]
    assert (told(passed)[0], faults()) == (f"{LINE}.", [])


def test_what_nobody_prints_changes_nothing(cast, passed):
    nominee, before = passed.nominees.get(), passed.fingerprint()

    correct_nominee(nominee, replace(FACTS, person=cast.bch40), by=cast.tbns2)
    strike_off(nominee, by=cast.tbns2, ground="Đơn xin rút ngày 18/03/2022")

    assert (fresh(passed).fingerprint(), is_passed(fresh(passed), role="board")) == (before, True)
    perform(fresh(passed), "sign", cast.chutich, signature=before)
    assert faults() == []


def test_many_changes_of_one_person_are_one_line(cast, passed):
    for number in range(3):
        enter_nominee(passed, replace(FACTS, full_name=f"Người số {number}"), by=cast.tbns2)

    assert told(passed)[0] == f"{LINE}: 3 lần."
    assert fresh(passed).steps.filter(action="*contents.nominees").count() == 3


def test_a_list_changed_behind_the_product_is_found(passed):
    tamper("UPDATE documents_nominee SET full_name = 'Người Khác'")

    assert [line for line in faults() if "người được giới thiệu" in line] == [
        "người được giới thiệu: “DH3-DANS / 1” khác với sổ ghi."
    ]


def test_a_digest_changed_behind_the_product_is_found(passed):
    tamper("UPDATE documents_package SET printed = '{}'")

    assert "DH3-DANS: nội dung in kèm dự thảo khác với lúc ghi" in faults()


def test_who_is_about_to_change_what_is_judged_is_warned(cast, scheme):
    words, clerk = "các quyết định đã ghi không còn tính cho nội dung mới", sign_in(cast.tbns2)
    page = f"/ho-so/{scheme.code}/nhan-su/1/sua/"

    drafted = clerk.get(page).content.decode()
    perform(scheme, "to_subcommittee", cast.tbns)
    judged = clerk.get(page).content.decode()

    assert (words in drafted, words in judged) == (False, True)


# What is done with opinions.


def test_answers_to_opinions_stale_nobody_while_they_are_asked(cast, make_package):
    package = make_package("BCCT", "consultation")
    said = comment(package.current, by=cast.tttd, text="Bổ sung số liệu")
    seen = engine.seen(package)

    dispose_of_comment(said, by=cast.thuky, kind="accepted")

    assert engine.seen(fresh(package)) == seen
    assert fresh(package).steps.last().action == "consult"


def test_an_answer_to_an_opinion_after_the_decision_is_a_step_and_makes_it_stale(cast, make_package):
    package = make_package("BCCT", "signing")
    said = comment(package.current, by=cast.tttd, text="Bổ sung số liệu")
    passed = is_passed(package, role="board")

    dispose_of_comment(said, by=cast.thuky, kind="declined", reason="Đã có ở phụ lục")

    assert (passed, is_passed(fresh(package), role="board")) == (True, False)
    assert told(package)[0] == "Ông Người thuky – Cập nhật tiếp thu, giải trình ý kiến."
    assert faults() == []


def test_what_stays_in_the_lead_body_is_not_printed(cast, make_package):
    package = make_package("BCCT", "signing")
    said = comment(package.current, by=cast.truong, text="Xem lại", internal=True)

    dispose_of_comment(said, by=cast.thuky, kind="noted")

    assert is_passed(fresh(package), role="board") is True
