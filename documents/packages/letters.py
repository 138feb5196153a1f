"""Numbers of letters: a subject that writes one asks here, whoever keeps the books of papers gives it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from django.utils.translation import gettext as _

from workflows.errors import NotNow

if TYPE_CHECKING:
    from congress.people.models.associations import Association
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package

# Văn thư, as the foot of every paper says where it is kept (Nghị định 30/2020/NĐ-CP, Phụ lục I).
ARCHIVE = "VT"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingLetter:
    """What the book says of a letter; `number` and `mark` as on paper, None and "" for the usual next one.

    `kind` is another kind of paper, by its abbreviation; "" for a letter. `other` is "" for a paper that goes
    to nobody but the files; `signer` and `kept` as the paper itself says them.
    """

    about: str
    other: str
    day: date
    number: int | None = None
    mark: str = ""
    kind: str = ""
    signer: str = ""
    kept: str = ""


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


def association_with_books(congress: Congress) -> Association:
    """Whose books a congress writes in. Raises NotNow where it is of no association."""
    if congress.association is None:
        raise NotNow(_("Đại hội này chưa ghi là của tổ chức nào, nên chưa có sổ văn bản."))
    return congress.association


_books: list[LetterBook] = []


def hang_in_book(book: LetterBook) -> None:
    """The last one hung in is asked."""
    _books[:] = [book]


def letter_book() -> LetterBook:
    """The book of letters that is kept here."""
    return _books[0]
