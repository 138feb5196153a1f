"""Sheets that come back: whose they are by their code, where they are entered, which were entered already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from congress.people.models.links import UnitLink
from congress.people.queries.unit_links import link_digest
from documents.consulting.models.replies import Reply
from documents.consulting.models.rounds import AskedUnit, Round
from documents.packages.incoming import AskedThere, EnteredThere

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from documents.packages.models.incoming import IncomingPaper
    from documents.paper.sheet_marks import SheetMark


class RoundSheets:
    """What the tray of arrived papers asks of rounds (`packages.incoming.PaperTaker`)."""

    own = ""

    def led_to(self, marks: Collection[SheetMark], congress: Congress) -> Mapping[SheetMark, AskedThere]:
        """See `PaperTaker`. A sheet of old without a code is of the one round that waits for its unit."""
        rows = AskedUnit.objects.filter(round__congress=congress).select_related("unit", "round__end")
        coded = {one.code: one for one in rows.filter(code__in={mark.code for mark in marks if mark.code})}
        links = UnitLink.objects.filter(digest__in={link_digest(mark.token) for mark in marks if mark.token})
        units = dict(links.values_list("digest", "unit"))
        asked: dict[int, list[AskedUnit]] = {}
        for row in rows.filter(unit__in=set(units.values())) if units else ():
            asked.setdefault(row.unit_id, []).append(row)
        found: dict[SheetMark, AskedThere] = {}
        for mark in marks:
            unit = units.get(link_digest(mark.token)) if mark.token else None
            row = coded.get(mark.code) or _only_open(asked.get(unit or 0, []))
            if row is not None:
                # A code is of one round, open or closed: the post is slower than the round.
                is_open = mark.code in coded or not hasattr(row.round, "end")
                found[mark] = AskedThere(str(row.round_id), row.round.title, row.unit, row.code, is_open)
        return found

    def open_for(self, congress: Congress) -> Mapping[str, str]:
        """See `PaperTaker`."""
        rows = Round.objects.filter(congress=congress, end=None)
        return {str(one.pk): one.title for one in rows}

    def late_for(self, congress: Congress) -> Mapping[str, str]:
        """See `PaperTaker`."""
        words = _("%(title)s (đợt đã kết thúc)")
        rows = Round.objects.filter(congress=congress).exclude(end=None)
        return {str(one.pk): words % {"title": one.title} for one in rows}

    def address(self, key: str, paper: int) -> str:
        """See `PaperTaker`."""
        return f"{reverse('reply-new', args=[int(key)])}?giay={paper}"

    def act(self) -> str:
        """See `PaperTaker`."""
        return _("Nhập ý kiến")

    def not_entered(self, papers: QuerySet[IncomingPaper]) -> QuerySet[IncomingPaper]:
        """See `PaperTaker`."""
        return papers.exclude(pk__in=Reply.objects.exclude(paper=None).order_by().values("paper"))

    def entered(self, papers: Collection[int]) -> Mapping[int, EnteredThere]:
        """See `PaperTaker`; of a reply that was corrected the last one."""
        rows = Reply.objects.filter(paper__in=papers).order_by("pk")
        return {one.paper_id or 0: EnteredThere(str(one), reverse("reply", args=[one.pk])) for one in rows}


def _only_open(rows: list[AskedUnit]) -> AskedUnit | None:
    waiting = [one for one in rows if not hasattr(one.round, "end")]
    if len(waiting) > 1:
        return None
    return waiting[0] if waiting else max(rows, key=lambda one: one.round_id, default=None)
