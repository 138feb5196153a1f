"""The number of the paper of a conclusion: from the register, or as the body's own book has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.people.queries.seats import holders_of
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from documents.appraising.models import VerdictNumber
from documents.appraising.queries import RECORD, SLIP, paper_kind
from documents.packages.letters import ARCHIVE, OutgoingLetter, letter_book, tidy_mark
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, Stale, Unmet
from workflows.once import once
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.people import Person
    from documents.packages.models.judgements import Verdict

ABOUT = {
    RECORD: _kept("Biên bản thẩm tra %(title)s"),
    SLIP: _kept("Phiếu thẩm định %(title)s"),
}


def mark_of_conclusion(verdict: Verdict) -> str:
    """What follows the stroke of its number where nothing else is said."""
    return f"{paper_kind(verdict)}-{verdict.body.congress.symbol}"


def may_number(verdict: Verdict, by: Person) -> bool:
    """Whether he gives the paper its number: of the office, or of those who judge for the body."""
    if not verdict.version.package.is_visible(by):
        return False
    judging = {Right.VERIFY, Right.REVIEW, Right.RECORD}
    mine = hats(by)
    return mine.enters_for(verdict.body.congress_id) or bool(judging & set(mine.rights(verdict.body_id)))


def number_conclusion(
    verdict: Verdict, number: int | None, told: Mapping[str, str], *, seen: int, by: Person, request_id: str
) -> VerdictNumber:
    """Give the paper of a conclusion its number and mark; it bears the day of today.

    The number is what the paper book has, or None for the next in the register; `told` has its `mark` and
    the `reason` that a second one needs. `seen` is how many numbers it had on the page. Raises Hidden,
    Forbidden, Stale, Unmet.
    """
    number_given: VerdictNumber = once(
        VerdictNumber.objects.filter(verdict=verdict, by=by),
        request_id,
        lambda: _numbered(verdict, number, told, seen=seen, by=by, request_id=request_id),
        same=lambda before: number is None or before.number == number,
    )
    return number_given


@engine.whole()
def _numbered(
    verdict: Verdict, number: int | None, told: Mapping[str, str], *, seen: int, by: Person, request_id: str
) -> VerdictNumber:
    if not verdict.version.package.is_visible(by):
        raise Hidden
    if not may_number(verdict, by):
        raise Forbidden(_("Chỉ Văn phòng và cơ quan thẩm tra, thẩm định ghi số văn bản này."))
    refuse_archived(verdict.body.congress_id)
    # Whoever numbers a paper of the body at once waits here.
    Body.objects.select_for_update().get(pk=verdict.body_id)
    had, reason = VerdictNumber.objects.filter(verdict=verdict).count(), clean(told.get("reason", ""))
    if had != seen:
        raise Stale(_("Văn bản này vừa được người khác ghi số. Đề nghị xem lại."))
    if had and not is_reason(reason):
        raise Unmet(fields={"reason": [_("Văn bản đã có số; sửa số thì phải nêu rõ lý do.")]})
    mark = tidy_mark(told.get("mark", "")) or mark_of_conclusion(verdict)
    line = conclusion_in_register(verdict, number, mark, by=by, request_id=request_id)
    if line is not None:
        number, mark = int(line.number), line.mark
    if number is None or number < 1:
        raise Unmet(fields={"number": [_("Ghi số văn bản, ví dụ 12.")]})
    row = VerdictNumber(verdict=verdict, number=number, mark=mark, day=clock.today(), reason=reason, by=by)
    row.request_id = request_id or None
    row.save()
    return row


def conclusion_in_register(
    verdict: Verdict, number: int | None, mark: str, *, by: Person, request_id: str
) -> Any:
    """The line under which it stands in the book from now on; None without an association."""
    association = verdict.body.congress.association
    if association is None:
        return None
    kind, package = paper_kind(verdict), verdict.version.package
    heads = [seat.person for seat in holders_of(verdict.body) if seat.role == "head"]
    paper = OutgoingLetter(
        about=told_in_book_of(verdict),
        other=package.lead.name,
        day=clock.today(),
        number=number,
        mark=mark,
        kind=kind,
        signer=str(heads[0]) if heads else "",
        kept=ARCHIVE,
        # It is of the body that judges: `may_number` has said that he numbers it.
        of_body=True,
    )
    return letter_book().numbered(paper, association=association, by=by, request_id=request_id or None)


def told_in_book_of(verdict: Verdict) -> str:
    """What the book says that it is about."""
    return ABOUT[paper_kind(verdict)] % {"title": verdict.version.package.listed_title}
