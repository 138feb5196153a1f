"""The examples that run, and what is claimed of the two lists."""

from __future__ import annotations

from tests.patterns.claims import ADAPTATIONS, PATTERNS
from tests.patterns.examples import (
    advices,
    basic,
    branching,
    cancelling,
    conditions,
    decisions,
    endings,
    instances,
    meetings,
    outside,
    partial,
    validation,
)
from tests.patterns.walking import Example

FLOW = (basic, branching, partial, instances, conditions, endings, cancelling)
COUNCILS = (validation, decisions, outside, advices, meetings)
EXAMPLES = [one for module in (*FLOW, *COUNCILS) for one in vars(module).values() if isinstance(one, Example)]
# What the examples have to show, by their names.
CLAIMED = [
    *(f"{number} {row.name}" for number, row in PATTERNS.items() if not row.reason),
    *(name for name, row in ADAPTATIONS.items() if not row.reason),
]
