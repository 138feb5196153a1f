"""A kind of package, read from the `[kind]` table of its procedure; a new kind is one TOML file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from django.utils.translation import gettext
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from congress.roles import OFFICE
from workflows.naming import as_called
from workflows.procedures import store

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition

# Roles that no kind fills: a decision names the body when it is taken; the office is the congress's own.
NAMED_LATER = frozenset({"confirmer", OFFICE})

# Role -> the kinds of body that may fill it; any kind where the role is not listed.
FILLED_BY: dict[str, frozenset[str]] = {
    "organiser": frozenset({"organising"}),
    OFFICE: frozenset({OFFICE}),
    "inspector": frozenset({"inspection"}),
    "standing": frozenset({"collective"}),
    "executive": frozenset({"collective"}),
    "board": frozenset({"collective"}),
}

PartCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class Titled(BaseModel):
    """Something with a title: kept, printed and searched as written, shown in the reader's language."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    written: str = Field(alias="title")

    @property
    def title(self) -> str:
        """The title to show."""
        return as_called(gettext(self.written))


class Part(Titled):
    """One constituent paper of a package (thành phần hồ sơ).

    `after_verdict`: it tells of a verdict, so it is required once there is one and never before, and a
    draft that only adds or exchanges such papers is the one that was judged.
    """

    code: PartCode
    required: bool = False
    after_verdict: bool = False


class Kind(Titled):
    """What documents needs to know of a kind beyond its table of moves."""

    short: str
    # The title of a package of this kind in one congress; {congress}, {term} and {session} are
    # filled in. Without it the kind's own title serves.
    named: str = ""
    paper: str = "BC"
    confidential: bool = False
    parts: tuple[Part, ...]
    bodies: dict[str, tuple[str, ...]]
    sign_form: str = "TM. BAN CHẤP HÀNH"
    signer_title: str = "CHỦ TỊCH"
    recipients: tuple[str, ...] = ()
    # The role whose passing vote a signature needs, and the kinds this one sums up.
    decider: str = "board"
    depends: tuple[str, ...] = ()
    # Whether it is what the congress files with the authority: papers must count on its last day.
    filed: bool = False
    order: int = Field(default=50, ge=0)

    def part(self, code: str) -> Part | None:
        """The part with this code, or None."""
        return next((part for part in self.parts if part.code == code), None)


@cache
def filed_kinds() -> frozenset[str]:
    """Codes of the shipped kinds that a congress files with the authority."""
    return frozenset(code for code in store.shipped_codes() if kind_of(store.read_shipped(code)).filed)


def kind_of(definition: Definition) -> Kind:
    """The kind a procedure describes. Raises pydantic's ValidationError when the table is wrong."""
    return Kind.model_validate(definition.kind)
