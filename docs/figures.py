"""`docs/figures.md`: every figure that somebody chose, where it stands, and why it is so."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from docs.rooms import ROOT, modules, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "docs/figures.md"
OPENING = """\
<!-- Made by `make docs`; a test compares it with the code. -->
# Figures

Limits, terms, sizes: what the code calls by a name and somebody may want to be otherwise, each written once.
What an organisation chooses for itself is a row or a line of a TOML file instead, and stands in
[the house](house.md); what an administrator sets is [a setting](settings.md)."""


def figures() -> str:
    """The page: a table a folder, a row a figure with its comment, or else what its module is for."""
    tables = [_table(folder) for folder in sorted({path.parent for path in _sources()})]
    return "\n\n".join([OPENING, *filter(None, tables)]) + "\n"


def _sources() -> list[Path]:
    return [path for app in ("congress", "documents", "workflows") for path in modules(app)]


def _table(folder: Path) -> str:
    rows = [row for path in sorted(folder.glob("*.py")) for row in _rows(path)]
    if not rows:
        return ""
    head = [
        f"## `{folder.relative_to(ROOT).as_posix()}/`",
        "",
        "| figure | is | in | what for |",
        "|---|---|---|---|",
    ]
    return "\n".join([*head, *rows])


def _rows(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in ast.parse("\n".join(lines)).body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and (found := _figure(node)):
            what_for = _comment(lines, node.lineno - 1) or f"*{sentence(path)}*"
            yield f"| {found[0]} | `{found[1]}` | `{path.name}` | {what_for} |"


def _figure(node: ast.Assign | ast.AnnAssign) -> tuple[str, str] | None:
    """The names and the value in the words of the code, or None for what is no figure."""
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    name, value = ast.unparse(target).strip("()"), node.value
    if value is None or not name.isupper() or name.startswith("_"):
        return None
    parts = list(ast.walk(value))
    figures = [one for one in parts if isinstance(one, ast.Constant) and type(one.value) in (int, float)]
    words = any(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in parts)
    if not figures or words or not isinstance(value, ast.Constant | ast.BinOp | ast.Call | ast.Tuple):
        return None
    return name, ast.unparse(value)


def _comment(lines: list[str], at: int) -> str:
    """The comment beside the figure, or the one right above it: a line between is what that one speaks of."""
    beside = lines[at].partition("  # ")[2]
    at -= 1
    above: list[str] = []
    while at >= 0 and lines[at].startswith("# "):
        above.insert(0, lines[at][2:])
        at -= 1
    return (beside or " ".join(above)).replace("|", "\\|")
