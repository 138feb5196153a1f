"""All examples, and what of the two lists each of them shows."""

from __future__ import annotations

from tests.patterns.examples import basic
from tests.patterns.walking import Example

MODULES = (basic,)
EXAMPLES = [one for module in MODULES for one in vars(module).values() if isinstance(one, Example)]
