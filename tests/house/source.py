"""The files of the product as the house tests read them: each parsed once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# From right to left along the arrow: an app may import those before it.
APPS = ("workflows", "congress", "documents")
# Not ours, or made by tools.
FOREIGN = {".git", ".venv", ".hypothesis", "var", "__pycache__", "migrations", "test-results"}


def name_of(path: Path) -> str:
    """The path as people write it: "congress/roles.py"."""
    return path.relative_to(ROOT).as_posix()


def files(pattern: str, *folders: str) -> list[Path]:
    """Files of the house that match, in order; the whole house when no folder is named."""
    tops = [ROOT / folder for folder in folders] if folders else [ROOT]
    found = [path for top in tops for path in top.rglob(pattern) if path.is_file()]
    return sorted(path for path in found if not any(map(_is_foreign, path.relative_to(ROOT).parts)))


def _is_foreign(part: str) -> bool:
    return part in FOREIGN or part.endswith("_cache")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), name_of(path))


@cache
def product() -> list[Path]:
    """Python files of the three apps, without migrations."""
    return files("*.py", *APPS)


def templates() -> list[Path]:
    """Template files of our own."""
    return files("*.*", "templates")


def dotted(node: ast.AST) -> str:
    """A name or a chain of attributes as written: "models.Q"; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else node.attr
    return ""


def calls(path: Path) -> list[tuple[str, ast.Call]]:
    """Every call in a file with the dotted name it calls."""
    return [(dotted(node.func), node) for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]


def at(path: Path, node: ast.AST) -> str:
    """Where a fault is: "congress/roles.py:12"."""
    return f"{name_of(path)}:{getattr(node, 'lineno', 1)}"
