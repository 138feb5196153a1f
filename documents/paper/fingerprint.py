"""What tells one paper from another: all that it prints, and the program that draws it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import reportlab

DOCUMENTS = Path(__file__).parents[1]


@cache
def drawn_by(*rooms: str) -> str:
    """A digest of the modules in these rooms of documents: another release draws its papers anew."""
    found = hashlib.sha256(str(reportlab.Version).encode())
    for room in rooms:
        for path in sorted((DOCUMENTS / room).rglob("*.py")):
            found.update(path.read_bytes())
    return found.hexdigest()


def printed_key(*facts: Any) -> str:
    """A digest of facts that JSON can write: the same only where all of them are."""
    return hashlib.sha256(json.dumps(facts, ensure_ascii=False).encode()).hexdigest()
