"""The rooms of the house as `docs/house.md` prints them: from the contracts, in each room's own words."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = "docs/house.md"
OPEN, CLOSE = "<!-- rooms: made by `make docs` from pyproject.toml -->", "<!-- /rooms -->"
SUBJECTS = "Inside a subject"
# What each room of a subject is for; the contract says which there are and in which order.
PURPOSES = {
    "urls": "the addresses; `desk` gathers them, what is named before what takes any word",
    "handlers": "what the subject hangs into the rest by name: a section of the package's page, its order, "
    "what of its rows a vote rests on, a link of the menu, what it does when a draft was made",
    "pages": "translate between a person at a browser and one call",
    "forms": "what comes in; a form registers itself for the answer it asks for",
    "papers": "what goes out: `…_facts` gathers, its neighbour draws; reportlab is known here and in `paper`",
    "answers": "what moves of its own items ask for: checked, then written inside the engine's transaction",
    "guards": "conditions that a procedure file names, each with its Vietnamese reason",
    "rows": "what a list or a page shows, gathered once for screen, paper and workbook",
    "words": "sentences that people read",
    "services": "writing; named after **verbs**",
    "queries": "reading; named after **nouns**",
    "models": "rows, and what a row can say about itself",
    "dossiers": "personnel: which papers a dossier needs, a table and pure functions",
    "guides": "office: the guides of the roles, as data",
    "law": "charter: reading, amending and comparing a charter, text in and values out",
    "rules": "who hears of what, as one table",
}
# Folders whose files are laid out as Django asks, and so open with no sentence of ours.
BY_DJANGO = {"management": "the commands", "migrations": "how the tables came to be"}


def house() -> str:
    """docs/house.md with its rooms as the contracts have them now."""
    text = (ROOT / PAGE).read_text(encoding="utf-8")
    return _filled(text, OPEN, rooms(), CLOSE)


def _filled(text: str, opened: str, made: str, closed: str) -> str:
    before, _, rest = text.partition(opened)
    return f"{before}{opened}\n{made}\n{closed}{rest.partition(closed)[2]}"


def modules(app: str) -> list[Path]:
    """Every module of an app but those that only make a folder a package, and but its migrations."""
    found = (path for path in (ROOT / app).rglob("*.py") if path.name != "__init__.py")
    return [path for path in found if "migrations" not in path.parts]


def sentence(path: Path) -> str:
    """What a module says of itself in its first line."""
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return said.partition("\n")[0].rstrip(".")


def rooms() -> str:
    """The folders of both apps from the top down, then the rooms of a subject and those of the trunk."""
    layers = {row["name"]: row["layers"] for row in _contracts() if row["type"] == "layers"}
    return "\n\n".join(
        [
            _of_folder("documents", layers["Inside documents"]),
            _of_folder("congress", layers["Inside congress"]),
            _of_subject(layers[SUBJECTS]),
            _of_folder("documents/packages", layers["Inside the trunk"]),
        ]
    )


def _contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def _names(layer: str) -> list[str]:
    return [name.strip(" ()") for name in layer.split("|")]


def _of_folder(folder: str, layers: list[str]) -> str:
    rows = [f"| `{name}` | {_said(folder, name)} |" for layer in layers for name in _names(layer)]
    return "\n".join([f"| `{folder}/` | holds |", "|---|---|", *rows])


def _of_subject(layers: list[str]) -> str:
    rows = [f"| `{name}` | {PURPOSES[name]} |" for layer in layers for name in _names(layer)]
    return "\n".join(["| room of a subject | holds |", "|---|---|", *rows])


def _said(folder: str, name: str) -> str:
    """The sentence with which a folder or a module opens."""
    place = ROOT / folder / name
    path = place / "__init__.py" if place.is_dir() else place.with_suffix(".py")
    return sentence(path) or BY_DJANGO[name]
