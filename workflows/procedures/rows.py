"""The rows of a procedure file, checked by pydantic; a fault names its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from django.utils.translation import gettext
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StrictStr,
    StringConstraints,
    model_serializer,
    model_validator,
)

from workflows.naming import as_called

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Label = Annotated[str, StringConstraints(min_length=1, max_length=120)]
Offset = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,3}(wd|d)$")]
# What moves by itself: "deadline", "entered", "joined" (every group), "joined:group", "event:name".
Moved = Annotated[
    str, StringConstraints(pattern=r"^(deadline|entered|(joined|event)(:[a-z][a-z0-9_]{0,39})?)$")
]
Share = Annotated[str, StringConstraints(pattern=r"^(all|[1-9][0-9]?%|100%)$")]
Number = Annotated[int, Field(ge=1, le=1000)]

# Targets that name no stage: whence the present one was entered, and the one before the end.
BACK = "*back"
AGAIN = "*again"
# The holder of a track of its own, in the duties and moves of a small procedure.
TRACK = "*track"
# The holder of a move that belongs to whoever is waited for in the present stage.
WAITED = "*waited"


class Strict(BaseModel):
    """Immutable, and a misspelt key is a fault instead of being ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Labelled(Strict):
    """Something with a name for people: kept as the file writes it, shown in the reader's language."""

    written: Label = Field(alias="label")

    @property
    def label(self) -> str:
        """The name to show; one that no catalogue knows is shown as it is written."""
        return as_called(gettext(self.written))


class NamedRule(BaseModel):
    """A guard or an effect by its name, with what it is asked with: `"a"` or `{ name = "a", least = 3 }`."""

    model_config = ConfigDict(extra="allow", frozen=True)
    __pydantic_extra__: dict[str, StrictStr | StrictInt | StrictBool] = Field(init=False)

    name: Code

    @model_validator(mode="before")
    @classmethod
    def _named(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @model_serializer
    def _written(self) -> str | dict[str, Any]:
        return {"name": self.name, **self.told} if self.told else self.name

    @property
    def told(self) -> dict[str, str | int | bool]:
        """The arguments, by name."""
        return self.__pydantic_extra__

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value}" for key, value in sorted(self.told.items()))
        return f"{self.name}({told})" if told else self.name

    def __hash__(self) -> int:
        return hash(str(self))


class DutyRule(Strict):
    """Who is waited for in a stage: the bodies of `holder`, as long as guard `when` holds for each."""

    holder: Code | Literal["*track"]
    right: Code
    when: NamedRule | None = None


class Join(Strict):
    """When the tracks of a group count as done, and what becomes of the rest.

    `need` is "all", a number, or a share ("50%", rounded up) of those that were opened and not cancelled.
    The rest goes on after the stage was left ("leave"), ends with it ("cancel"), or keeps the stage
    from being entered anew until it is done ("block"). `again`: what was counted once counts no more,
    and the group can be done a second time.
    """

    need: Share | Number = "all"
    rest: Literal["leave", "cancel", "block"] = "cancel"
    again: bool = False


class TrackRule(Strict):
    """A group of parallel tracks of a stage: the small procedure `use`, once, so many times, or for each.

    `each` is a role (a track for each body or person that fills it) or a number. Which of them are
    opened is `fixed` (all), chosen at the `opening` of the stage, or chosen then and `while_open`.
    """

    code: Code
    written: Label = Field(default="", alias="label")
    use: Code
    each: Code | Number = 1
    choose: Literal["fixed", "opening", "while_open"] = "fixed"
    when: NamedRule | None = None
    join: Join = Join()

    @property
    def label(self) -> str:
        """The name to show; "" for one that the file does not name."""
        return as_called(gettext(self.written)) if self.written else ""

    @property
    def role(self) -> str:
        """The role whose holders have a track each; "" for a number of tracks."""
        return self.each if isinstance(self.each, str) else ""


class Veil(Strict):
    """What a stage hides from all `but` these roles, until it is left or its tracks are done."""

    what: Code
    until: Literal["left", "joined"] = "left"
    but: tuple[Code, ...] = ()


class Stage(Labelled):
    """A state of the machine. `before_due` counts back from the item's last day: "9wd", "14d".

    One that does not `count` is the end of what was given up: reports leave the item out.
    """

    code: Code
    phase: Code
    duties: tuple[DutyRule, ...] = ()
    before_due: Offset | None = None
    terminal: bool = False
    track: tuple[TrackRule, ...] = ()
    veil: tuple[Veil, ...] = ()
    counts: bool = True

    def group(self, code: str) -> TrackRule | None:
        """The group of tracks with this code, or None."""
        return next((one for one in self.track if one.code == code), None)


class SmallStage(Stage):
    """A stage of a small procedure: it stands in no column of the board."""

    phase: Code = ""


class Transition(Labelled):
    """A row of the table of moves.

    `to` empty stays where it is; a table picks the target by the outcome that an answer computes;
    "*back" returns to the stage from which the present one was entered. `aside` marks what is done
    by exception (a correction, a withdrawal): pages offer it apart. Several entries may share a
    code when their sources differ. A move with `on` is made by the procedure itself: nobody has a
    right to it, and it asks nothing.
    """

    code: Code
    source: tuple[Code, ...] = Field(default=(), alias="from")
    to: Code | Literal["*back", "*again"] | Annotated[dict[Code, Code], Field(min_length=1)] | None = None
    right: Code = ""
    holder: Code | Literal["*track"] = ""
    on: Moved | None = None
    guards: tuple[NamedRule, ...] = ()
    answers: tuple[Code, ...] = ()
    effects: tuple[NamedRule, ...] = ()
    aside: bool = False

    @property
    def comes(self) -> bool:
        """Whether it happens sooner or later: no event is sure, nor a condition asked at one moment only."""
        sort = str(self.on).partition(":")[0]
        return sort != "event" and not (sort in ("entered", "joined") and self.guards)

    def is_guarded_by(self, name: str) -> bool:
        """Whether a guard of this name stands before the move, whatever it is asked with."""
        return any(rule.name == name for rule in self.guards)


class Phase(Labelled):
    """A column of the board: the same few for all procedures."""

    code: Code


class Start(Labelled):
    """The move that begins: it leaves the empty state."""

    code: Code
    to: Code
    right: Code
    holder: Code
    guards: tuple[NamedRule, ...] = ()
    answers: tuple[Code, ...] = ()
    effects: tuple[NamedRule, ...] = ()


def names(rules: Iterable[NamedRule]) -> tuple[str, ...]:
    """The names of guards or effects, without what they are asked with."""
    return tuple(rule.name for rule in rules)
