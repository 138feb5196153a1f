"""A procedure written as TOML, so that a person may go on editing what a form or an old edition holds."""

from __future__ import annotations

import json
import re
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_of(raw: dict[str, Any]) -> str:
    """The text of a file: what is plain first, then its tables, then its lists of tables."""
    tables = {key: value for key, value in raw.items() if isinstance(value, dict)}
    lists = {
        key: value
        for key, value in raw.items()
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value)
    }
    plain = {key: value for key, value in raw.items() if key not in tables and key not in lists}
    parts = [_entries(plain)]
    parts += [f"[{_key(key)}]\n{_entries(value)}" for key, value in tables.items()]
    parts += [f"[[{_key(key)}]]\n{_entries(one)}" for key, value in lists.items() for one in value]
    return "\n".join(part for part in parts if part)


def _entries(table: dict[str, Any]) -> str:
    return "".join(f"{_key(key)} = {_value(value)}\n" for key, value in table.items())


def _key(name: str) -> str:
    return name if BARE.fullmatch(name) else _value(name)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        told = ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items())
        return f"{{ {told} }}" if told else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    # Strings, numbers and truth are written as JSON writes them, but for one sign that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
