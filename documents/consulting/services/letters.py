"""The letter of a round: its number in the register, and to whom it was sent when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.units import Unit
from documents.consulting.models.rounds import RoundLetter, Sending
from documents.consulting.queries.rounds import round_state
from documents.consulting.services.holding import held_by, refuse_fields
from documents.packages.letters import ARCHIVE, OutgoingLetter, association_with_books, letter_book
from workflows import clock, engine
from workflows.errors import NotNow
from workflows.models.ledger import enter_all

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.consulting.models.rounds import Round

# Kept in the book, so in Vietnamese whatever language the page is in.
TO_UNITS = _kept("%(number)d đơn vị")


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The number on the letter: the one the paper book gave, or None and "" for the next."""

    number: int | None = None
    mark: str = ""


def number_round(
    found: Round, letter: LetterNumber, *, by: Person, request_id: str | None = None
) -> RoundLetter:
    """Give the letter its number in the register, once.

    Raises Forbidden, NotNow (it has one), Unmet by field.
    """
    with engine.whole():
        return give_number(held_by(found, by), letter, by=by)


def mark_sent(found: Round, asked: Iterable[int], *, way: str, on: date, by: Person) -> int:
    """The letter left for many at once; the number of units for which that was new.

    Raises Forbidden, NotNow, and Unmet by field.
    """
    with engine.whole():
        held = held_by(found, by)
        same = Sending.objects.filter(way=way, on=on).values("asked")
        units = list(held.asked.filter(pk__in=list(asked)))
        faults = {
            "units": [] if units else [_("Chưa chọn đơn vị nào.")],
            "on": [_("Ngày này chưa tới.")] if on > clock.today() else [],
            "way": [] if way in dict(Unit.WAYS) else [_("Chưa chọn cách gửi.")],
        }
        if on < held.opened:
            faults["on"].append(_("Ngày gửi sớm hơn ngày lấy ý kiến."))
        refuse_fields(faults)
        new = list(held.asked.filter(pk__in=[one.pk for one in units]).exclude(pk__in=same))
        enter_all(Sending.objects.bulk_create(Sending(asked=one, way=way, on=on, by=by) for one in new))
        return len(new)


def give_number(row: Round, letter: LetterNumber, *, by: Person) -> RoundLetter:
    """The same inside the transaction of a verb that has judged the right."""
    state = round_state(row)
    if state.letter is not None:
        raise NotNow(_("Công văn lấy ý kiến này đã có số %(number)s.") % {"number": state.letter.line})
    association = association_with_books(row.congress)
    other = TO_UNITS % {"number": len(state.units)}
    about = OutgoingLetter(
        about=row.title,
        other=other,
        day=row.opened,
        number=letter.number,
        mark=letter.mark,
        kept=ARCHIVE,
    )
    line = letter_book().numbered(about, association=association, by=by, request_id=None)
    made = RoundLetter(round=row, line=line, by=by)
    made.save()
    return made
