"""docs/modules.md: every module in its own words with the names it offers, and what each screen is called."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from docs.rooms import ROOT, modules, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OPENING = """<!-- Made by `make docs`; a test compares it with the code. -->
# Every module

What a module says of itself, then the names it offers; of a screen its file and the heading on it.
Where to look by *what is to change*: [the house](house.md). Every figure: [figures](figures.md)."""
APPS = ("congress", "documents", "workflows")
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
WORDS = re.compile(r"{% (?:block)?translate (['\"])(.+?)\1")


def every_module() -> str:
    """The page, folder by folder."""
    folders = sorted({path.parent for app in APPS for path in modules(app)})
    screens = sorted({path.parent for path in (ROOT / "templates").rglob("*.html")})
    parts = [OPENING, *map(_of_modules, folders), "## Screens", *map(_of_screens, screens)]
    return "\n\n".join(parts) + "\n"


def _of_modules(folder: Path) -> str:
    paths = sorted(path for path in folder.glob("*.py") if path.name != "__init__.py")
    lines = [f"* `{path.name}` – {sentence(path)}{_offered(path)}" for path in paths]
    return "\n".join([f"**`{folder.relative_to(ROOT).as_posix()}/`**", *lines])


def _offered(path: Path) -> str:
    names = [f"`{name}`" for name in _names(ast.parse(path.read_text(encoding="utf-8")))]
    return f": {', '.join(names)}" if names else ""


def _names(tree: ast.Module) -> Iterator[str]:
    """Public classes, functions and constants of a module, as they follow in it."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name
        elif isinstance(node, ast.Assign):
            named = (one for target in node.targets for one in ast.walk(target) if isinstance(one, ast.Name))
            yield from (one.id for one in named if one.id.isupper() and not one.id.startswith("_"))


def _of_screens(folder: Path) -> str:
    lines = [f"* `{path.name}`{_heading(path)}" for path in sorted(folder.glob("*.html"))]
    return "\n".join([f"**`{folder.relative_to(ROOT).as_posix()}/`**", *lines])


def _heading(path: Path) -> str:
    found = HEADING.search(path.read_text(encoding="utf-8"))
    words = WORDS.search(found[1]) if found else None
    return f" – {words[2]}" if words else ""
