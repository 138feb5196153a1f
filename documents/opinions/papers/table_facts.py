"""The facts of the table of comments: what was said of each place, by whom, and what was done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.opinions.papers.table import CommentLine, CommentsPaper
from documents.opinions.queries import open_threads
from documents.paper.letterhead import Letterhead
from workflows import clock

if TYPE_CHECKING:
    from documents.opinions.queries import Thread
    from documents.packages.models.packages import Package


def comments_paper(package: Package) -> CommentsPaper:
    """Every comment but those internal to the lead body, in the order of parts and paragraphs.

    Answers of the discussion stay on the page: the paper holds what was said and what became of it.
    """
    titles = {part.code: part.title for part in package.kind.parts}
    order = {code: place for place, code in enumerate(["", *titles])}
    found = sorted(
        open_threads(package),
        key=lambda one: (order.get(one.comment.part, len(order)), one.comment.paragraph, one.comment.pk),
    )
    congress = package.congress
    return CommentsPaper(
        head=Letterhead(
            org_lines=tuple(congress.org_lines), symbol="", place=congress.place, day=clock.today()
        ),
        # A confidential title may hold a name, and a paper is copied.
        package=package.listed_title,
        code=package.code,
        lines=tuple(_line(one, titles) for one in found),
        waiting=sum(one.disposition is None for one in found),
    )


def _line(one: Thread, titles: dict[str, str]) -> CommentLine:
    row = one.comment

    last = one.disposition
    if last is None:
        reason = ""
    elif last.answered_in is None:
        reason = last.reason
    else:
        shown = _("Thể hiện tại dự thảo lần %(number)d.") % {"number": last.answered_in.number}
        reason = f"{last.reason}\n{shown}".strip()
    facts = {
        "part": titles.get(row.part, row.part),
        "paragraph": row.paragraph,
        "draft": row.version.number,
    }
    if not row.part:
        where = _("Cả dự thảo lần %(draft)d") % facts
    elif not row.paragraph:
        where = _("%(part)s, dự thảo lần %(draft)d") % facts
    else:
        where = _("%(part)s, đoạn %(paragraph)d, dự thảo lần %(draft)d") % facts
    return CommentLine(
        where=where,
        quote=row.quote,
        who=row.body.name if row.body else "",
        person=str(row.author),
        text=row.text,
        kind=one.disposition.get_kind_display() if one.disposition else "",
        reason=reason,
    )
