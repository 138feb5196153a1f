"""What a form hands to the engine: a draft, a count, a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from congress.tally import Ballots


@dataclass(frozen=True, slots=True)
class NewPart:
    """A file already stored and hashed, to become a part of the next draft."""

    code: str
    name: str
    stored_name: str
    sha256: str
    size: int
    extension: str
    content_type: str
    readable: bool = True
    # Of photographs joined into one paper: each as it was taken, in order.
    photos: tuple[NewPart, ...] = ()
    # The old font ("TCVN3", "VNI") of its letters, and whether its author found them right in Unicode.
    font: str = ""
    converted: bool | None = None

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> NewPart:
        """The value of `dataclasses.asdict`, also after JSON."""
        photos = tuple(cls.from_row(photo) for photo in row["photos"])
        return cls(**{**row, "photos": photos})


@dataclass(frozen=True, slots=True)
class Draft:
    """Answer "version": the parts that change; the others are carried over from the draft before.

    `base` is the number of the draft that the author had before him, 0 where he did not say; None is
    for those who write into the draft in force itself.
    """

    parts: tuple[NewPart, ...]
    note: str = ""
    base: int | None = None

    @property
    def identity(self) -> str:
        """What makes a repeated request the same one: the papers and the words, not the random names."""
        return repr(sorted((part.code, part.sha256, part.name) for part in self.parts)) + self.note


@dataclass(frozen=True, slots=True)
class Owed:
    """A paper with which a body passes though it is lacking: by when it is brought, and who brings it."""

    code: str
    until: date | None
    who: int | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Who could vote (ids) and by which rule when the vote was opened; whoever left since still counts.

    `names` are how many names of a list passed, and how many were voted on; None where the draft was.
    `in_writing`: those present are those who sent a ballot, so more were handed out.
    """

    electorate: tuple[int, ...]
    rule: dict[str, Any]
    names: tuple[int, int] | None = None
    in_writing: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Answer "decision": the count of one vote, as in the minutes.

    `ballots` are those of a vote on paper. `amendments` says what the body still wants put right,
    `amended_parts` in which papers (codes), `confirmer` (id of a body) who confirms that it was; `owed` are
    the lacking papers with which it passes. A vote that was opened here brings its `snapshot`.
    """

    met_on: date
    present: int
    votes_for: int
    votes_against: int
    other_opinion: int
    not_voting: int
    minutes_ref: str
    dissent: str = ""
    ballots: Ballots | None = None
    amendments: str = ""
    amended_parts: tuple[str, ...] = ()
    confirmer: int | None = None
    owed: tuple[Owed, ...] = ()
    snapshot: Snapshot | None = None

    def on(self, met_on: date, *, present: int, minutes_ref: str) -> Count:
        """The same votes at a sitting whose attendance was entered once for many packages."""
        return replace(self, met_on=met_on, present=present, minutes_ref=minutes_ref)


@dataclass(frozen=True, slots=True)
class Return:
    """Answer "return": an internal last day for the work still to be done, if one was set.

    `basis` is what it rests on where a secretary returns in the name of a body: a conclusion, minutes, or the
    chair's note, with its day.
    """

    until: date | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class PenSignature:
    """Answer "signature" of one who signed with a pen: the hash of the text, and what lies before the office.

    `code` stands at the foot of the sheet, `kept_at` says where the original lies; `words` are what
    the signer wrote beside his name, with the body (id) that carries it out and its last day.
    """

    fingerprint: str
    code: str
    kept_at: str
    words: str = ""
    holder: int | None = None
    until: date | None = None
