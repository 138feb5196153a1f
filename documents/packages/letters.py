"""Numbers of letters: a subject that writes one asks here, whoever keeps the books of papers gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from django.utils.translation import gettext as _

from workflows.errors import NotNow
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.associations import Association
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package

# Văn thư, as the foot of every paper says where it is kept (Nghị định 30/2020/NĐ-CP, Phụ lục I).
ARCHIVE = "VT"
# Letters and dashes that look like those of a mark and are others, by their code points.
_DASHES, _STROKED = (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212), {0xD0: "Đ", 0x189: "Đ", 0xF0: "đ"}
_SIGNS = dict.fromkeys(_DASHES, "-") | _STROKED


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingLetter:
    """What the book says of a letter; `number` and `mark` as on paper, None and "" for the usual next one.

    `kind` is another kind of paper, by its abbreviation; "" for a letter. `other` is "" for a paper that goes
    to nobody but the files; `signer` and `kept` as the paper itself says them. `of_body`: whoever asks has
    proved that he numbers it for the body whose paper it is; without that only the office takes numbers.
    """

    about: str
    other: str
    day: date
    number: int | None = None
    mark: str = ""
    kind: str = ""
    signer: str = ""
    kept: str = ""
    of_body: bool = False


@dataclass(frozen=True, slots=True)
class GivenBeside:
    """A number that a paper bears and no line of the book tells of: given by hand before the book gave all.

    `about` says of which paper, in the words in which the book would have it.
    """

    mark: str
    number: int
    about: Callable[[], str]


# The numbers of an association and a year that a subject keeps beside the book.
Beside: TypeAlias = "Callable[[Association, int], Iterable[GivenBeside]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrivedLetter:
    """What the book says of a paper that arrived; `day` None where it bears none."""

    about: str
    other: str
    arrived: date
    day: date | None = None
    sign: str = ""


class LetterBook(Protocol):
    """Who gives numbers to letters."""

    def numbered(
        self, letter: OutgoingLetter, *, association: Association, by: Person, request_id: str | None
    ) -> Any:
        """The line of the book that the letter got. Raises what the book refuses."""

    def received(self, letter: ArrivedLetter, *, association: Association, by: Person) -> Any:
        """The line that a paper got which arrived. Raises what the book refuses."""

    def put_right(self, line: Any, letter: ArrivedLetter, *, reason: str, by: Person) -> None:
        """What the line of an arrived paper says from now on; nothing where it says so already."""

    def given_up(self, line: Any, *, reason: str, by: Person) -> None:
        """Cancel the number of an arrived paper: it stays in the book, and is given to no other."""

    def number_of(self, package: Package) -> tuple[str, date] | None:
        """Number with symbol and day under which the paper of a package left; None before it has one."""

    def coming(self, association: Association) -> str:
        """The number that the next letter would get, as papers cite it."""

    def last_numbers(self, association: Association) -> tuple[str, tuple[str, ...]]:
        """The last number of papers that arrived this year, "" for none; and of those that left, by mark."""


def association_with_books(congress: Congress) -> Association:
    """Whose books a congress writes in. Raises NotNow where it is of no association."""
    if congress.association is None:
        raise NotNow(_("Đại hội này chưa ghi là của tổ chức nào, nên chưa có sổ văn bản."))
    return congress.association


_books: list[LetterBook] = []
_beside: list[Beside] = []


def hang_in_book(book: LetterBook) -> None:
    """The last one hung in is asked."""
    _books[:] = [book]


def numbers_beside(source: Beside) -> Beside:
    """Hang in where a subject keeps numbers of its own papers; those are given by the book to no other."""
    _beside.append(source)
    return source


def given_beside(association: Association, year: int) -> list[GivenBeside]:
    """All of them; a fixed number of questions."""
    return [one for source in _beside for one in source(association, year)]


def tidy_mark(mark: str) -> str:
    """What follows the stroke of a number, as it is printed: no spaces, one kind of dash, our own Đ."""
    return "".join(clean(mark).translate(_SIGNS).split()).strip("/")


def letter_book() -> LetterBook:
    """The book of letters that is kept here."""
    return _books[0]
