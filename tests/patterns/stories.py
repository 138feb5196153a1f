"""Every example runs and leaves its trace; `tests/workflows/test_patterns.py` runs this file."""

from __future__ import annotations

import pytest

from tests.patterns import walking
from tests.patterns.catalogue import EXAMPLES


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_an_example_leaves_its_trace(example, cast):
    assert walking.trace(walking.walk(example)) == example.trace
