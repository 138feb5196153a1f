"""The articles of a charter as rows of a page: what becomes of each, and what is lacking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.charter import queries
from documents.charter.law.amendments import AmendmentKind
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from documents.charter.law.numbers import ArticleNumber
    from documents.charter.law.outlines import CutOtherwise
    from documents.charter.law.table import ComparisonRow, ComparisonTable
    from documents.charter.queries import CharterState, Key
    from documents.packages.models.packages import Package
    from documents.texts.compare.segments import Segment


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in force or to be: its name, what becomes of it, what is wrong, where it is edited."""

    name: str
    title: str
    kinds: list[str]
    changed: bool
    url: str
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Block:
    """What the page of a package says of its charter."""

    shown: bool
    summary: str = ""
    faults: int = 0


def block_of(package: Package) -> Block:
    """Nothing, for packages of another kind."""
    if not queries.has_charter(package):
        return Block(shown=False)
    work = queries.charter_state(package)
    if work is None:
        return Block(shown=True)
    return Block(shown=True, summary=work.table.summary if work.table else "", faults=len(work.faults))


def article_rows(package: Package, work: CharterState) -> list[ArticleRow]:
    """The articles in force in order, then the new ones."""
    wrong: dict[ArticleNumber | None, list[str]] = {}
    for fault in work.faults:
        wrong.setdefault(fault.article, []).append(fault.sentence)
    rows: list[ArticleRow] = []
    for article in work.current:
        lines = work.lines_of(article.number)

        # Of which clause, where only a clause is meant.
        kinds = [
            f"{line.kind.label}: {line.subject}" if line.of_clause else line.kind.label for line in lines
        ]
        rows.append(
            ArticleRow(
                name=_("Điều %(number)s") % {"number": article.number},
                title=article.title,
                kinds=kinds or [AmendmentKind.KEEP.label],
                changed=bool(lines),
                url=reverse("charter-line", args=[package.code, article.number]),
                faults=wrong.get(article.number, []),
            )
        )

    for line in work.lines:
        if line.article is None:
            first = line.text.strip().splitlines()[0] if line.text.strip() else ""
            rows.append(
                ArticleRow(
                    name=line.subject,
                    title=first.partition(".")[2].strip() or first,
                    kinds=[line.kind.label],
                    changed=True,
                    url=f"{reverse('charter-new', args=[package.code])}?{urlencode({'so': str(line.place)})}",
                    faults=wrong.get(line.place, []),
                )
            )
    return rows


def articles_listing(package: Package, work: CharterState, *, editable: bool) -> Listing[ArticleRow]:
    """The articles and what becomes of each; who may amend goes on from here."""
    columns: list[Column[ArticleRow]] = [
        Column(_("Điều"), drawn="charter/article.html", it=lambda row: row.url if editable else ""),
        Column(_("Đề xuất"), drawn="charter/kinds.html"),
        Column(_("Cần sửa"), lambda row: "\n".join(row.faults)),
    ]
    return Listing(_("Các điều và đề xuất"), columns, article_rows(package, work), look="block")


def comparison_listing(table: ComparisonTable) -> Listing[ComparisonRow]:
    """Bảng so sánh, for the page and for paper: number, text in force, draft, reason and ground."""
    columns: list[Column[ComparisonRow]] = [
        Column("TT", lambda row: row.number, align="centre"),
        Column(_("Điều lệ hiện hành"), lambda row: _whole(row.current), drawn="charter/current.html"),
        Column(_("Dự thảo sửa đổi, bổ sung"), lambda row: _whole(row.draft), drawn="charter/draft.html"),
        Column(_("Lý do, căn cứ"), lambda row: f"{row.reason}\n{row.ground}", drawn="charter/why.html"),
    ]
    return Listing(_("Bảng so sánh Điều lệ"), columns, table.rows, look="charter-table block")


def _whole(segments: Iterable[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def line_heading(subject: Key, *, fresh: bool) -> str:
    """What a page about one line is headed with."""
    article, clause = subject[:2]
    if article is None:
        return _("Bổ sung điều mới")
    if fresh:
        return _("Bổ sung khoản mới của Điều %(number)s") % {"number": article}
    if clause is not None:
        return _("Khoản %(clause)d Điều %(number)s") % {"clause": clause, "number": article}
    return _("Điều %(number)s") % {"number": article}


def readings_listing(cuts: Sequence[CutOtherwise]) -> Listing[CutOtherwise]:
    """Where two readings of one text hold different words under a number."""
    columns: list[Column[CutOtherwise]] = [
        Column(_("Điều"), lambda row: _("Điều %(number)s") % {"number": row.number}),
        Column(_("Đang dùng"), lambda row: row.old or _("Không có điều này")),
        Column(_("Cách chia mới"), lambda row: row.new or _("Không có điều này")),
    ]
    return Listing(_("Các điều chia khác"), columns, cuts, look="block")
