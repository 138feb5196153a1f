"""Half a page for each role: what to press, in the words of the pages themselves."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from congress.roles import Right
from workflows import clock
from workflows.naming import as_called

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide of one role."""

    code: str
    title: str
    whom: str
    steps: tuple[str, ...]
    note: str

    def said(self) -> Guide:
        """The guide in the reader's language, bodies called as the congress of the page calls them."""
        title, whom, note, *steps = (
            as_called(gettext(words)) if words else ""
            for words in (self.title, self.whom, self.note, *self.steps)
        )
        return Guide(self.code, title, whom, tuple(steps), note)


# Which guide goes with which seat (kind of body, role), the first that fits; "" is any.
SEATS = (
    ("signer", "chair", "head"),
    ("head", "subcommittee", "head"),
    ("drafter", "subcommittee", "deputy"),
    ("drafter", "subcommittee", "secretary"),
    ("drafter", "subcommittee", "editor"),
    ("recorder", "collective", "head"),
    ("recorder", "collective", "deputy"),
    ("recorder", "collective", "secretary"),
    ("recorder", "collective", "clerk"),
    ("reviewer", "inspection", "head"),
    ("reviewer", "inspection", "deputy"),
    ("reviewer", "inspection", "secretary"),
    ("reviewer", "department", "head"),
    ("reviewer", "department", "deputy"),
    ("reviewer", "department", "secretary"),
)


@cache
def all_guides() -> dict[str, Guide]:
    """Every guide by its code, in the order of the file."""
    rows = tomllib.loads((Path(__file__).parent / "guides.toml").read_text(encoding="utf-8"))
    return {
        code: Guide(code, row["title"], row["whom"], tuple(row["steps"]), row["note"])
        for code, row in rows.items()
    }


def guide_of(person: Person, worn: Hats) -> Guide | None:
    """The guide of what the person mostly does; None for one who only reads or votes."""
    if worn.congresses_with(Right.RECORD):
        return all_guides()["office"]
    if worn.congresses_with(Right.COORDINATE):
        return all_guides()["organiser"]
    held = set(person.memberships.in_force(clock.today()).values_list("body__kind", "role"))
    code = next((code for code, kind, role in SEATS if (kind, role) in held), "")
    return all_guides().get(code)
