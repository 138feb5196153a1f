"""What changed since the draft that was seen last, paragraph by paragraph, for a reader of paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from documents.paper import styles
from documents.paper.base import cell, headed_section, marked_paragraph, paras
from documents.texts.compare.rows import Folded, ParagraphRow

if TYPE_CHECKING:
    from documents.paper.sheet import Story


@dataclass(frozen=True, slots=True)
class PartChange:
    """What became of one part: in words, and paragraph by paragraph where both texts can be read."""

    title: str
    summary: str
    rows: tuple[ParagraphRow | Folded, ...] = ()
    # What could not be read of the files compared.
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesPaper:
    """`since` says against which draft, and why that one; without parts nothing was compared."""

    draft: str
    since: str
    parts: tuple[PartChange, ...]


def changes_story(changes: ChangesPaper) -> Story:
    """The heading, against what was compared, and each part with its changes."""
    found: Story = [
        cell(_("NỘI DUNG THAY ĐỔI"), styles.TITLE),
        cell(changes.draft, styles.PLACE_AND_DAY),
        Spacer(0, 3 * mm),
        *paras(changes.since, styles.BODY),
    ]
    if any(part.rows for part in changes.parts):
        words = _("Cách ghi: chữ thêm được in đậm, gạch dưới; chữ bỏ bị gạch ngang.")
        found.append(marked_paragraph([("note", words)], styles.REMARK))
    for part in changes.parts:
        told = [cell(line, styles.CELL_ITALIC) for line in part.told]
        found += headed_section(
            part.title, [*paras(part.summary, styles.BODY), *told, *map(_drawn_paragraph, part.rows)]
        )
    return found


def _drawn_paragraph(row: ParagraphRow | Folded) -> Flowable:
    if isinstance(row, Folded):
        return cell(f"[… {row.in_words()} …]", styles.CELL_ITALIC)
    sorts = {
        "added": _("đoạn thêm"),
        "removed": _("đoạn bỏ"),
        "moved_from": _("đoạn chuyển đi chỗ khác"),
        "moved_to": _("đoạn chuyển đến"),
    }
    sort, went = sorts.get(row.kind), False
    pieces = [("note", f"[{sort}] ")] if sort else []
    for segment in row.segments:
        # A space between what went and what came, or "10" and "15" would read 1015.
        space = " " if went and segment.op == "insert" else ""
        pieces.append((segment.op, f"{space}{segment.text}"))
        went = segment.op == "delete"
    return marked_paragraph(pieces, styles.REMARK)
