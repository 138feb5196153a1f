"""Every example runs and leaves its trace; `tests/workflows/test_patterns.py` runs this file."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.patterns import walking
from tests.patterns.catalogue import CLAIMED, EXAMPLES
from tests.patterns.claims import ADAPTATIONS, PATTERNS


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_an_example_leaves_its_trace(example, cast):
    assert walking.trace(walking.walk(example)) == example.trace


def test_what_is_claimed_has_one_example_each():
    assert Counter(one.name for one in EXAMPLES) == Counter(CLAIMED)


def test_an_example_shows_what_must_not_be_done():
    plain = [one.name for one in EXAMPLES if not any(do.refused or do.veiled for do in one.acts)]

    assert plain == []


def test_all_rows_of_both_lists_are_answered():
    carried = [[one for one in rows.values() if not one.reason] for rows in (PATTERNS, ADAPTATIONS)]

    assert [list(PATTERNS), len(ADAPTATIONS)] == [list(range(1, 44)), 43]
    assert [len(rows) for rows in carried] == [40, 42]
