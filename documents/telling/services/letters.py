"""Công văn đôn đốc: a letter to each chosen body about what is due there, numbered in the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.queries.hats import hats
from congress.people.words.addressed import addressed
from documents.packages.letters import ARCHIVE, OutgoingLetter, association_with_books, letter_book
from documents.telling.law import BELOW, RANKS
from documents.telling.models import UrgingLetter, UrgingLetterWork
from documents.telling.queries.reminders import works_of_bodies
from documents.telling.queries.stand_ins import head_away
from workflows import clock, engine
from workflows.errors import Forbidden, Unmet
from workflows.models.ledger import enter_all

if TYPE_CHECKING:
    from collections.abc import Collection

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person

# In the register, so Vietnamese whatever language the page is in.
ABOUT = _kept("Hoàn thành các việc chuẩn bị %(congress)s")
LONGEST_WHAT, LONGEST_STAND_IN = 500, 400


@engine.whole()
def write_letters(
    congress: Congress, bodies: Collection[int], *, number: int | None = None, by: Person
) -> list[UrgingLetter]:
    """A letter of today to each of these bodies (ids), about what is due there now; one a body and day.

    `number` is the one that the paper book gave, for one letter; None for the next. A body that has its
    letter of today, or of which nothing is due any more, is left out. Raises Forbidden (not the office),
    NotNow (no register), Unmet by field.
    """
    if not hats(by).enters_for(congress.pk):
        raise Forbidden(_("Chỉ Văn phòng lập công văn."))
    association = association_with_books(congress)
    if not bodies:
        raise Unmet(fields={"bodies": [_("Chưa chọn cơ quan nào.")]})
    if number is not None and len(bodies) > 1:
        words = _("Số đã ghi ở sổ giấy chỉ dùng cho một công văn; đề nghị chọn một cơ quan.")
        raise Unmet(fields={"number": [words]})
    # Who presses at the same moment waits here, and finds what was written.
    Congress.objects.select_for_update(of=("self",)).get(pk=congress.pk)
    today, made = clock.today(), []
    written = set(UrgingLetter.objects.filter(day=today, body__in=bodies).values_list("body", flat=True))
    for body, works in works_of_bodies(congress).items():
        if body.pk not in bodies or body.pk in written:
            continue
        about = _line_about(congress, body, number)
        line = letter_book().numbered(about, association=association, by=by, request_id=None)
        letter = UrgingLetter.objects.create(
            congress=congress,
            body=body,
            day=today,
            stand_in=_stand_in(body),
            rank=RANKS.get(body.kind, BELOW),
            line=line,
            by=by,
        )
        rows = (
            UrgingLetterWork(letter=letter, duty=duty, what=what[:LONGEST_WHAT], due=duty.due)
            for duty, what in works
        )
        enter_all(UrgingLetterWork.objects.bulk_create(rows))
        made.append(letter)
    return made


def _line_about(congress: Congress, body: Body, number: int | None) -> OutgoingLetter:
    """What the book says of the letter."""
    return OutgoingLetter(
        about=ABOUT % {"congress": congress.short_name},
        other=body.name,
        day=clock.today(),
        number=number,
        kept=ARCHIVE,
    )


def _stand_in(body: Body) -> str:
    found = head_away(body)
    if found is None:
        return ""
    head, away = found
    return away.in_words(addressed(head.person, body.congress.association))[:LONGEST_STAND_IN]
