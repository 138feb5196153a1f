"""What the books hang into the rest: the number of a package's paper, and numbers for letters of subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef

from documents.packages.letters import hang_in_book
from documents.packages.sections import section
from documents.registers.models import IN, LETTER, OUT, RegisterLine, cited
from documents.registers.queries import (
    entry_of,
    next_number,
    next_numbers,
    paper_number,
    usual_mark,
)
from documents.registers.services import PaperFacts, cancel_number, correct_line, enter_paper
from workflows import clock

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.associations import Association
    from congress.people.models.people import Person
    from documents.packages.letters import ArrivedLetter, OutgoingLetter
    from documents.packages.models.packages import Package


@section(
    "register",
    place="aside",
    order=4,
    template="registers/package.html",
    rows=RegisterLine.objects.filter(package=OuterRef("pk")),
)
def register_section(package: Package, reader: Person) -> dict[str, Any]:
    """There for every reader, once the paper has its number."""
    found = paper_number(package)
    return {"registered": found.line} if found else {}


class OfficeLetters:
    """Letters of other subjects, in the book of papers that leave."""

    def numbered(
        self, letter: OutgoingLetter, *, association: Association, by: Person, request_id: str | None
    ) -> RegisterLine:
        """See `LetterBook`."""
        facts = PaperFacts(
            book=OUT,
            kind=letter.kind or LETTER,
            about=letter.about,
            other=letter.other,
            day=letter.day,
            number=letter.number,
            mark=letter.mark,
            signer=letter.signer,
            kept=letter.kept,
        )
        return enter_paper(
            facts, association=association, by=by, request_id=request_id, of_body=letter.of_body
        )

    def received(self, letter: ArrivedLetter, *, association: Association, by: Person) -> RegisterLine:
        """See `LetterBook`."""
        facts = PaperFacts(
            book=IN,
            about=letter.about,
            other=letter.other,
            arrived=letter.arrived,
            day=letter.day,
            sign=letter.sign,
        )
        return enter_paper(facts, association=association, by=by)

    def put_right(self, line: RegisterLine, letter: ArrivedLetter, *, reason: str, by: Person) -> None:
        """See `LetterBook`."""
        entry = entry_of(line)
        said = {"about": letter.about, "other": letter.other, "day": letter.day, "sign": letter.sign}
        facts = {name: value for name, value in said.items() if (value or None) != (entry.says(name) or None)}
        if facts:
            correct_line(line, facts, reason=reason, seen=entry.seen, by=by)

    def given_up(self, line: RegisterLine, *, reason: str, by: Person) -> None:
        """See `LetterBook`."""
        cancel_number(line, reason=reason, seen=entry_of(line).seen, by=by)

    def number_of(self, package: Package) -> tuple[str, date] | None:
        """See `LetterBook`."""
        entry = paper_number(package)
        return (str(entry.line), entry.line.day) if entry and entry.line.day else None

    def coming(self, association: Association) -> str:
        """See `LetterBook`."""
        mark = usual_mark(LETTER, symbol=association.symbol)
        return cited(next_number(association, OUT, clock.today().year, mark), mark)

    def last_numbers(self, association: Association) -> tuple[str, tuple[str, ...]]:
        """See `LetterBook`."""
        year = clock.today().year
        arrived = next_number(association, IN, year, "") - 1
        left = next_numbers(association, year)
        return f"{arrived:02d}" if arrived else "", tuple(cited(n - 1, mark) for mark, n in left.items())


hang_in_book(OfficeLetters())
