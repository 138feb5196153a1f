"""Rules of technical corrections, each spoilt on purpose: the reckoning of the tests finds every one."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from documents.models import MisprintLimit, Package
from documents.packages.queries import misprints as kept
from documents.packages.queries.judgements import is_passed
from documents.packages.services import misprints as proposing
from documents.packages.services import misprints_answered as answering
from documents.packages.services.taking_in import receive_text
from documents.texts.compare import misprints as texts
from tests.documents.misprints.conftest import PART, RIGHT, WRONG
from tests.documents.texts.test_misprints import CHANGES, SLIPS
from tests.mutants import spoilt
from workflows import engine
from workflows.errors import Forbidden, NotNow, Refused, Stale, Unmet

pytestmark = pytest.mark.one_database

HUNK = vars(texts)["_Hunk"]
OF_TEXTS = {
    "paragraphs come and go": (texts, "misprints_between", "len(one) != len(two)", "False"),
    "figures are words": (HUNK, "_is_figure", "any(map(str.isdigit, word))", "False"),
    "numbers in words are words": (HUNK, "_is_figure", "word.casefold() in _NUMBERS", "False"),
    "Roman numbers are words": (HUNK, "_is_figure", "_ROMAN.fullmatch(word)", "False"),
    "letters of places are words": (HUNK, "_is_figure", "return one_letter", "return False"),
    "names are words": (HUNK, "_is_name", "was.casefold() != is_.casefold()", "False"),
    "short forms are headings": (HUNK, "_is_name", "not (heading and", "not (True and"),
    "where a sentence opens is a name": (
        HUNK,
        "_is_name",
        "opens and not place",
        "False and not place",
    ),
    "no is a word": (HUNK, "fault", "_DENIALS.isdisjoint([*one, *two])", "True"),
    "words may be put in": (HUNK, "fault", "len(one) == len(two)", "len(one) <= len(two)"),
    "a doubled word stays": (HUNK, "fault", "or doubled", "or False"),
    "words may not be parted": (HUNK, "fault", "(joined or alike", "(alike"),
    "any word is alike": (texts, "_alike", "<= (FEW", "<= (99 + FEW"),
    "space is nothing": (texts, "_of_paragraph", 'or [("␣", "␣")]', "or []"),
}
OF_VERBS = {
    "who proposed confirms": (answering, "confirming_capacity", "proposal.by_id == person.pk", "False"),
    "anybody confirms": (answering, "confirm_correction", "capacity is None", "False"),
    "confirmed unseen": (answering, "_answerable", "engine.seen(held) != seen or", "False or"),
    "answered twice": (answering, "_answerable", "before is not None", "False"),
    "no end of words": (proposing, "refuse_what_is_no_slip", "found.count > left", "False"),
    "none said allows all": (
        proposing,
        "left_to_correct",
        "None if limit is None else",
        "99 if limit is None else",
    ),
    "earlier words are free": (proposing, "left_to_correct", "answer__version__in=made", "pk=0"),
    "figures pass": (proposing, "refuse_what_is_no_slip", "if found.changed", "if False"),
    "nobody voted": (proposing, "refuse_unjudged", "not (passed or signature_on_current(package))", "False"),
    "two wait at once": (
        proposing,
        "_proposed",
        "(other := awaited_correction(held)) is not None",
        "(other := None)",
    ),
    "anybody proposes": (proposing, "_proposed", "not may_propose_correction(by, held)", "False"),
    "votes do not follow": (kept, "texts_in_force", "drafts_corrected(package.current)", "[package.current]"),
}


def reckoned():
    """Every pair of texts comes to what is known of it."""
    for old, new, told in SLIPS:
        found = texts.misprints_between(old, new)
        assert (found.changed, found.in_words()) == ((), told)
    for old, new, why in CHANGES:
        assert why in texts.misprints_between(old, new).changed


def compared(package, text):
    part = receive_text(text, part=PART, title="Báo cáo")
    return proposing.compared_with_draft(package, PART, part)


def refused(kind, act):
    with pytest.raises(kind), transaction.atomic():
        act()


def toured(cast, package, unvoted):
    """One life of corrections of a package: each rule is met once, as it should be."""
    propose = proposing.propose_correction
    assert not MisprintLimit.objects.exists()
    refused(Unmet, lambda: propose(package, compared(package, RIGHT), by=cast.thuky))
    proposing.set_misprint_limit(cast.bodies.BCH, 2, ground="Quy chế, Điều 9", by=cast.vanphong)
    refused(NotNow, lambda: proposing.refuse_unjudged(unvoted))
    refused(Forbidden, lambda: propose(package, compared(package, RIGHT), by=cast.bch40))
    refused(
        Unmet, lambda: propose(package, compared(package, WRONG.replace("3.383", "3.338")), by=cast.thuky)
    )
    many = RIGHT.replace("kết quả", "kết quá")
    refused(Unmet, lambda: propose(package, compared(package, many), by=cast.thuky))
    own = propose(package, compared(package, RIGHT), by=cast.truong)
    refused(NotNow, lambda: propose(package, compared(package, RIGHT), by=cast.thuky))
    seen = engine.seen(Package.objects.get(pk=package.pk))
    refused(Forbidden, lambda: answering.confirm_correction(own, by=cast.truong, seen=seen))
    answering.refuse_correction(own, by=cast.truong, seen=seen, reason="Đề nghị lại")
    refused(NotNow, lambda: answering.confirm_correction(own, by=cast.truong, seen=seen))
    row = propose(package, compared(package, RIGHT), by=cast.thuky)
    refused(Forbidden, lambda: answering.confirm_correction(row, by=cast.vanphong, seen=seen))
    refused(Stale, lambda: answering.confirm_correction(row, by=cast.truong, seen="0:khác"))
    answering.confirm_correction(row, by=cast.truong, seen=seen)
    fresh = Package.objects.get(pk=package.pk)
    assert (fresh.current.number, is_passed(fresh, role="board")) == (3, True)
    refused(Unmet, lambda: propose(fresh, compared(fresh, RIGHT.replace("kết", "kêt")), by=cast.thuky))


def is_found(life):
    """Whether the life comes to something else than was reckoned."""
    try:
        with transaction.atomic():
            life()
            transaction.set_rollback(True)
    except (AssertionError, pytest.fail.Exception, DatabaseError, Refused, TypeError):
        return True
    return False


@pytest.mark.parametrize("name", OF_TEXTS)
def test_a_spoilt_comparison_is_found(name):
    with spoilt(*OF_TEXTS[name]), pytest.raises((AssertionError, ValueError)):
        reckoned()


@pytest.mark.slow
@pytest.mark.sweep
def test_each_spoilt_verb_is_found(cast, passed, make_package):
    unvoted = make_package("BCKD", "subcommittee")
    toured_now = lambda: toured(cast, Package.objects.get(pk=passed.pk), unvoted)  # noqa: E731 - said once
    assert not is_found(toured_now)
    survived = []
    for name, spoiling in OF_VERBS.items():
        with spoilt(*spoiling):
            if not is_found(toured_now):
                survived.append(name)

    assert survived == []


def test_there_are_enough_mutants():
    assert len(OF_TEXTS) + len(OF_VERBS) >= 20
