"""Who hears of what is one table: whatever the product tells has its row there, and every row is told."""

from __future__ import annotations

import re

import pytest

from congress.models import News
from documents.packages.answers.values import Return
from documents.telling.rules import heard as rules
from documents.telling.rules.heard import BESIDE, BY_EVENT, SAID, STEPS
from tests.cast import perform
from tests.documents.canaries import plant
from tests.house import source
from workflows import clock

EVENT = re.compile(r"""\bevent\s*=\s*"([a-z_]+)\"""")
# Told before each had its row; it came with the rows of another table.
BROUGHT_OVER = {"told"}


def told_in_code():
    paths = [path for app in ("congress", "documents") for path in (source.ROOT / app).rglob("*.py")]
    texts = [path.read_text() for path in paths if "migrations" not in path.parts]
    named = {event for text in texts for event in EVENT.findall(text)}
    # Of coordinating: handed on by the name of the event alone.
    handed = set(re.findall(r'_tell_lead\([^)]*"([a-z_]+)", step', "\n".join(texts)))
    return named | handed


def test_whatever_is_told_in_words_of_its_own_has_a_row_in_the_table():
    said = {rule.event for rule in SAID}

    assert told_in_code() - {rule.event for rule in BESIDE} == said - BROUGHT_OVER


def test_every_row_says_who_hears_and_which_words():
    rows = [*STEPS, *BESIDE, *SAID]

    assert [rule.event for rule in rows if not (rule.hears and rule.words)] == []
    assert len(BY_EVENT) == len({(rule.of, rule.event) for rule in rows})
    named = {value for name, value in vars(rules).items() if name.isupper() and isinstance(value, tuple)}
    assert {pair for rule in (*BESIDE, *SAID) for pair in rule.hears if not pair[1]} <= named


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.one_database
def test_whatever_was_told_in_a_life_of_dossiers_has_its_row(cast, make_package):
    plant(cast)
    package = make_package("BCCT", "standing")
    answers = {"return": Return(until=clock.today())}
    perform(package, "send_back", cast.thuongtruc, note="Thiếu phụ lục.", **answers)
    rows = set(News.objects.values_list("item_type", "event"))

    assert {row for row in rows if row not in BY_EVENT and ("", row[1]) not in BY_EVENT} == set()
