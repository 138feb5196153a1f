"""Nhập bảng giao ban: what was written by hand on the morning sheet, taken back on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from congress.roles import Right
from congress.site.rounds import FormRound, given, say
from documents.board.forms.sheet import SheetRowForm
from documents.board.pages.asked import asked
from documents.board.queries.landscape import PAGE
from documents.board.services.calls import refuse_calling
from documents.board.services.sheet import file_sheet
from documents.packages.forms.fields import OnceForm
from documents.packages.queries.duties import contacts_for, duties_of
from workflows import engine
from workflows.errors import Unmet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.forms import BaseForm
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from workflows.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: PersonRequest) -> HttpResponse:
    """GET shows a row for each package that somebody holds; POST files those that were filled in."""
    question = asked(request)
    refuse_calling(question.hats)
    filed = _Sheet(request, OnceForm(*given(request)), back=reverse("board") + question.query())
    waiting = [one for one in question.ranked[:PAGE] if one.next_due is not None]
    duties = duties_of(waiting)
    contacts = contacts_for([duty for held in duties.values() for duty in held])
    bodies = {body.pk: body for body in question.bodies}
    enters = question.hats.congresses_with(Right.RECORD)
    rows = []
    for package, line in zip(waiting, question.lines(waiting), strict=True):
        pairs = dict.fromkeys((duty.holder, duty.right) for duty in duties[package.pk] if duty.holder)
        seats = [(bodies[pair[0]], contacts[pair]) for pair in pairs if pair in contacts]
        if seats:
            rows.append(
                SheetRowForm(
                    *given(request),
                    package=package,
                    line=line,
                    seats=seats,
                    seen=engine.seen(package),
                    enters=package.congress_id in enters,
                )
            )
    filed.rows = rows
    return filed.answered(filed.file, _thanks)


class _Sheet(FormRound[OnceForm]):
    """The round of one sheet."""

    request: PersonRequest
    template = "board/sheet.html"
    only_writes = True
    rows: Sequence[SheetRowForm] = ()

    def all_forms(self) -> Sequence[BaseForm]:
        """The form of the whole, and one for each row."""
        return (self.form, *self.rows)

    def is_filled(self) -> bool:
        """Every row is asked, so that every fault is shown at once; an empty sheet is no sheet."""
        right = not [form for form in self.all_forms() if not form.is_valid()]
        if right and all(row.is_blank for row in self.rows):
            say(self.form, Unmet(_("Chưa ghi dòng nào: ghi kết quả liên hệ của ít nhất một hồ sơ.")))
            return False
        return right

    def file(self) -> int:
        """File the rows that were filled in. Raises Unmet by package."""
        rows = [row.written for row in self.rows if not row.is_blank]
        return file_sheet(rows, by=self.request.user, request_id=self.form.cleaned_data["request_id"])

    def told(self, outcome: Refused) -> None:
        """What a row was refused for stands at that row."""
        by_code = outcome.by_field if isinstance(outcome, Unmet) else {}
        rows = {row.package.code: row for row in self.rows}
        if not by_code or not by_code.keys() <= rows.keys():
            say(self.form, outcome)
            return
        for code, reasons in by_code.items():
            say(rows[code], Unmet(*reasons))

    def facts(self) -> dict[str, Any]:
        """The rows."""
        return {"rows": self.rows}


def _thanks(count: int) -> str:
    words = ngettext(
        "Đã ghi %(count)d dòng của bảng giao ban.", "Đã ghi %(count)d dòng của bảng giao ban.", count
    )
    return words % {"count": count}
