"""A kind of package, read from the `[kind]` table of its procedure; a new kind is one TOML file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

if TYPE_CHECKING:
    from workflows.procedures.schema import Definition

PartCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class Part(BaseModel):
    """One constituent paper of a package (thành phần hồ sơ)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: PartCode
    title: str
    required: bool = False


class Kind(BaseModel):
    """What documents needs to know of a kind beyond its table of moves."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    short: str
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
    order: int = Field(default=50, ge=0)

    def part(self, code: str) -> Part | None:
        """The part with this code, or None."""
        return next((part for part in self.parts if part.code == code), None)


def kind_of(definition: Definition) -> Kind:
    """The kind a procedure describes. Raises pydantic's ValidationError when the table is wrong."""
    return Kind.model_validate(definition.kind)
