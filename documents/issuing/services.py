"""A paper made from the record gets its number from the register, and says from then on what it said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.queries.hats import hats
from congress.settingup.standstill import refuse_archived
from documents.issuing.models import PaperIssue
from documents.issuing.queries import issues_of, words_of_issue
from documents.packages.issued import paper_from_record
from documents.packages.letters import ARCHIVE, OutgoingLetter, letter_book
from documents.paper.language import on_paper
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, Stale, Unmet
from workflows.once import once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.people import Person
    from documents.packages.issued import RecordPaper

# What the register holds of a title.
LONGEST_ABOUT = 500


def may_issue(congress: Congress, by: Person) -> bool:
    """Whether he gives papers of this congress their numbers: the office keeps the book."""
    return hats(by).enters_for(congress.pk)


def issue_paper(
    paper: str,
    key: str,
    number: int | None,
    told: Mapping[str, str],
    *,
    seen: int,
    by: Person,
    request_id: str,
) -> PaperIssue:
    """Give the paper as the record has it now its number; it bears the day of today.

    The number is what the paper book has, or None for the next in the register; `told` has its `mark` and
    the `reason` that a second one needs. `seen` is how many numbers it had on the page. Raises Hidden,
    Forbidden (not of the office), Stale, Unmet.
    """
    issued: PaperIssue = once(
        PaperIssue.objects.filter(paper=paper, key=key, by=by),
        request_id,
        lambda: _issued(paper, key, number, told, seen=seen, by=by, request_id=request_id),
        same=lambda before: number is None or before.number == number,
    )
    return issued


@engine.whole()
def _issued(
    paper: str,
    key: str,
    number: int | None,
    told: Mapping[str, str],
    *,
    seen: int,
    by: Person,
    request_id: str,
) -> PaperIssue:
    with on_paper():
        found = paper_from_record(paper, key, by)
    if found is None or found.is_over:
        raise Hidden
    if not may_issue(found.congress, by):
        raise Forbidden(_("Chỉ Văn phòng ghi số văn bản này."))
    refuse_archived(found.congress.pk)
    # Whoever numbers the same paper at once waits here.
    Congress.objects.select_for_update().get(pk=found.congress.pk)
    had, reason = issues_of(found.congress, paper, key).count(), clean(told.get("reason", ""))
    if had != seen:
        raise Stale(_("Văn bản này vừa được người khác ghi số. Đề nghị xem lại."))
    if had and not is_reason(reason):
        raise Unmet(fields={"reason": [_("Văn bản đã có số; sửa số thì phải nêu rõ lý do.")]})
    mark = clean(told.get("mark", "")) or found.paper.head.symbol
    number = issue_in_register(found, number, mark, by=by, request_id=request_id)
    row = PaperIssue(congress=found.congress, paper=paper, key=key, number=number, mark=mark, by=by)
    row.day, row.said, row.reason = clock.today(), words_of_issue(found.paper), reason
    row.request_id = request_id or None
    row.save()
    return row


def issue_in_register(
    found: RecordPaper, number: int | None, mark: str, *, by: Person, request_id: str
) -> int:
    """The number under which it stands in the book from now on; as it was told without an association."""
    if (association := found.congress.association) is not None:
        paper = found.paper
        letter = OutgoingLetter(
            about=found.heading[:LONGEST_ABOUT],
            other="; ".join(paper.to)[:LONGEST_ABOUT],
            day=clock.today(),
            number=number,
            mark=mark,
            kind=found.kind,
            signer=paper.right.name,
            kept=ARCHIVE,
        )
        line = letter_book().numbered(letter, association=association, by=by, request_id=request_id)
        return int(line.number)
    if number is None or number < 1:
        raise Unmet(fields={"number": [_("Ghi số văn bản, ví dụ 12.")]})
    return number
