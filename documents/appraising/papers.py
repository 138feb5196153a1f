"""Biên bản thẩm tra, phiếu thẩm định: what the record holds of one conclusion, as an issued paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.seats import holders_of
from congress.people.words.addressed import with_rank
from documents.appraising.queries import RECORD, SLIP, numbers_of_conclusions, paper_kind
from documents.appraising.services import mark_of_conclusion
from documents.paper.issued import IssuedPaper
from workflows import clock, history

if TYPE_CHECKING:
    from documents.packages.models.judgements import Verdict

# Bodies that sign as a whole (Nghị định 30/2020, Điều 13); the head of another signs as its head.
TOGETHER = ("collective", "inspection")


def conclusion_paper(verdict: Verdict) -> IssuedPaper:
    """The paper of one conclusion: which draft, by its code and files; what was concluded, and its words."""
    package, kind, body = verdict.version.package, paper_kind(verdict), verdict.body
    congress, number = body.congress, numbers_of_conclusions([verdict]).get(verdict.pk)
    day = clock.local_day(verdict.at)
    head = next((seat for seat in holders_of(body, day) if seat.role == "head"), None)
    together = body.kind in TOGETHER
    kinds = {RECORD: _("BIÊN BẢN THẨM TRA"), SLIP: _("PHIẾU THẨM ĐỊNH")}
    said = history.words_of([verdict.step]).get(verdict.step.note_digest, "")
    points = [("1.", _("Kết luận: %(words)s.") % {"words": verdict.in_words.lower()})]
    points += [("2.", _("Ý kiến, lý do:"))] if said else []
    points += [("", line) for line in said.splitlines() if line.strip()]
    title = ((together and head.title) or head.named) if head else ""
    return IssuedPaper(
        org_lines=tuple(congress.org_lines),
        place=congress.place,
        symbol=number.mark if number else mark_of_conclusion(verdict),
        number=number.number if number else None,
        day=number.day if number else day,
        internal=package.confidential,
        kind=kinds[kind],
        about=package.title,
        opening=tuple(opening_of_conclusion(verdict, kind)),
        ordered=_("KẾT LUẬN"),
        points=tuple(points),
        form=_("TM. %(body)s") % {"body": body.name.upper()} if together else "",
        title=title.upper(),
        name=with_rank(head.person, congress.association) if head else "",
        recipients=(package.lead.name, _("Lưu: VT")),
    )


def opening_of_conclusion(verdict: Verdict, kind: str) -> list[str]:
    """Which draft of which package was judged by whom and when, its parts, and who wrote it down."""
    version, step = verdict.version, verdict.step
    facts = {
        "day": f"{clock.local_day(verdict.at):%d/%m/%Y}",
        "body": verdict.body.name,
        "deed": {RECORD: _("thẩm tra"), SLIP: _("thẩm định")}[kind],
        "title": version.package.title,
        "number": version.number,
        "code": version.check_code,
        "lead": version.package.lead.name,
    }
    told = [
        _(
            "Ngày %(day)s, %(body)s %(deed)s %(title)s do %(lead)s trình, dự thảo lần %(number)d, "
            "mã kiểm tra %(code)s."
        )
        % facts
    ]
    known = {part.code: part.title for part in version.package.kind.parts}
    names = [known.get(part.code, part.name) for part in version.parts.all()]
    told.append(_("Thành phần: %(names)s.") % {"names": "; ".join(names)})
    who = history.names_of(step).person
    return [*told, _("Người ghi kết luận: %(who)s.") % {"who": who}] if who else told
