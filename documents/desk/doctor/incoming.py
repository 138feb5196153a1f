"""Papers of the tray against the book of papers that arrived, and against what was entered from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.models.replies import Reply
from documents.packages.models.incoming import IncomingPaper
from documents.registers.models import IN

if TYPE_CHECKING:
    from documents.registers.models import RegisterLine

CHUNK = 500


def tray_faults() -> Iterator[str]:
    """One line for each paper that the book tells otherwise, and for pages that stand in two papers."""
    rows = IncomingPaper.objects.select_related("line", "congress", "cancelled").order_by("blob", "first")
    before: IncomingPaper | None = None
    for paper in rows.prefetch_related("line__changes").iterator(chunk_size=CHUNK):
        facts = {"code": paper.congress.code, "paper": paper.pk}
        if paper.blob_id and not _is_in_book(paper.line, paper):
            yield _("%(code)s: giấy tờ đến %(paper)d không khớp Sổ văn bản đến.") % facts
        same = before is not None and paper.blob_id is not None and before.blob_id == paper.blob_id
        if same and before is not None and before.is_part and paper.first <= before.last:
            yield _("%(code)s: giấy tờ đến %(paper)d trùng trang với giấy khác trong cùng xấp.") % facts
        before = paper
    for reply in Reply.objects.exclude(paper=None).select_related("paper", "round__congress"):
        if reply.paper is not None and reply.paper.congress_id != reply.round.congress_id:
            facts = {"code": reply.round.congress.code, "reply": reply.pk}
            yield _("%(code)s: ý kiến %(reply)d dẫn giấy tờ đến của đại hội khác.") % facts


def _is_in_book(line: RegisterLine | None, paper: IncomingPaper) -> bool:
    """Its line is of the association's book of that day, and cancelled wherever the paper is."""
    if line is None or (line.book, line.arrived) != (IN, paper.arrived):
        return False
    gone = any(one.cancelled for one in line.changes.all())
    return line.association_id == paper.congress.association_id and (gone or not hasattr(paper, "cancelled"))
