"""Papers made from the record that leave under a number: each subject hangs in by name those it can make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from congress.people.queries.seats import holders_of
from congress.people.words.addressed import with_rank
from documents.paper.letterhead import Letterhead
from documents.paper.official import PlaceToSign
from workflows import clock

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Body, Congress
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.paper.official import OfficialPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPaper:
    """A paper as the record would have it now; `number` of its head is None.

    `kind` is its abbreviation in Nghị định 30 ("TTr"), `back` the page from which one comes. `package`: the
    one of whose words it is made, whose readers alone read it. `day`: its key, of a paper that is another
    one each day; only that of today gets a number, the others are there once they have one.
    """

    congress: Congress
    paper: OfficialPaper
    kind: str
    back: str
    package: Package | None = None
    day: date | None = None

    @property
    def is_over(self) -> bool:
        """Whether it is of another day, so that only what was issued then is there."""
        return self.day is not None and self.day != clock.today()

    @property
    def heading(self) -> str:
        """What it is called on its page and in the register."""
        return f"{self.paper.kind.capitalize()} {self.paper.about[:1].lower()}{self.paper.about[1:]}"


def unnumbered(
    congress: Congress, kind: str, day: date, *, under: str = "", internal: bool = False
) -> Letterhead:
    """The head of a paper of a congress that has no number yet; the day of the month is left to a hand.

    `kind` is its abbreviation, or the whole mark of a body that has one of its own ("BC-BTCĐH").
    """
    return Letterhead(
        org_lines=tuple(congress.org_lines),
        under=under,
        symbol=kind if "-" in kind else f"{kind}-{congress.symbol}",
        place=congress.place,
        day=day,
        day_open=True,
        internal=internal,
    )


def head_signs(body: Body | None, *, together: bool) -> PlaceToSign:
    """The head of a body as he signs, in its name ("TM.") or as its head; "" for what the record lacks."""
    if body is None:
        return PlaceToSign()
    seat = next((seat for seat in holders_of(body) if seat.role == "head"), None)
    form = f"TM. {body.name.upper()}" if together else ""
    if seat is None:
        return PlaceToSign(form)
    title = (seat.title if together else "") or seat.named
    return PlaceToSign(form, title.upper(), with_rank(seat.person, body.congress.association))


# (what the paper is about, who asks) -> the paper; None where there is none, or not for him.
Find: TypeAlias = "Callable[[str, Person], RecordPaper | None]"

_found_by: dict[str, Find] = {}


def record_paper(code: str) -> Callable[[Find], Find]:
    """Hang in a paper. Its code stands in addresses and with its numbers: never rename one."""

    def keep(find: Find) -> Find:
        _found_by[code] = find
        return find

    return keep


def paper_from_record(code: str, key: str, reader: Person) -> RecordPaper | None:
    """The paper of that code about `key`; None where nobody makes one, or this reader may not have it."""
    find = _found_by.get(code)
    return find(key, reader) if find else None
