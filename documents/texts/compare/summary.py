"""A comparison in numbers and in words: how many paragraphs, which figures, dates and names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.texts.compare.changed_facts import Change, Changed, changed_facts
from documents.texts.compare.rows import ParagraphRow, blocks

if TYPE_CHECKING:
    from documents.texts.compare.facts import Sort
    from documents.texts.compare.segments import Op

# A sentence that tells more of one sort is not read; the page shows them all.
TOLD = 5
_TOLD_KINDS = frozenset({"changed", "added", "removed", "moved_to"})
_NOT_IN_OLD = frozenset({"added", "moved_to"})
_NOT_IN_NEW = frozenset({"removed", "moved_from"})


@dataclass(frozen=True, slots=True)
class Summary:
    """How many paragraphs differ and how, and the facts that differ, in the order of reading."""

    changed: int
    added: int
    removed: int
    moved: int
    figures: tuple[Change, ...]
    dates: tuple[Change, ...]
    names: tuple[Change, ...]
    papers: tuple[Change, ...] = ()
    hours: tuple[Change, ...] = ()

    @property
    def told(self) -> list[tuple[str, tuple[Change, ...]]]:
        """The facts that differ, each sort under its title."""
        sorts = (
            (_("Số liệu"), self.figures),
            (_("Ngày tháng"), self.dates),
            (_("Giờ"), self.hours),
            (_("Số, ký hiệu văn bản"), self.papers),
            (_("Họ tên, địa danh"), self.names),
        )
        return [(title, changes) for title, changes in sorts if changes]

    def in_words(self) -> str:
        """12 đoạn sửa, 2 đoạn thêm; số liệu thay đổi: 2.950 → 3.383 triệu đồng."""
        told = (
            _titled(_("số liệu thay đổi"), self.figures),
            _titled(_("ngày tháng thay đổi"), self.dates),
            _titled(_("giờ thay đổi"), self.hours),
            _titled(_("số, ký hiệu văn bản thay đổi"), self.papers),
            _titled(_("họ tên, địa danh thay đổi"), self.names),
        )
        parts = [", ".join(self._counts()), *told]
        return "; ".join(filter(None, parts)) or _("không có thay đổi")

    def _counts(self) -> Iterator[str]:
        counted = (
            (self.changed, ngettext("%(count)d đoạn sửa", "%(count)d đoạn sửa", self.changed)),
            (self.added, ngettext("%(count)d đoạn thêm", "%(count)d đoạn thêm", self.added)),
            (self.removed, ngettext("%(count)d đoạn bỏ", "%(count)d đoạn bỏ", self.removed)),
            (self.moved, ngettext("%(count)d đoạn chuyển chỗ", "%(count)d đoạn chuyển chỗ", self.moved)),
        )
        return (words % {"count": count} for count, words in counted if count)


def summary(old: str, new: str) -> Summary:
    """What changed between two texts, counted; figures, dates and names paired where they correspond."""
    return summarise(blocks(old, new))


def summarise(rows: Sequence[ParagraphRow]) -> Summary:
    """The same of a comparison already made."""
    counts = Counter(row.kind for row in rows)
    changes = [found for row in rows if row.kind in _TOLD_KINDS for found in changed_facts(row.segments)]
    old = _text(rows, "insert", _NOT_IN_OLD)
    new = _text(rows, "delete", _NOT_IN_NEW)
    return Summary(
        changed=counts["changed"],
        added=counts["added"],
        removed=counts["removed"],
        moved=counts["moved_to"],
        figures=_of_sort("figure", changes),
        dates=_of_sort("date", changes),
        hours=_of_sort("hour", changes),
        papers=_of_sort("paper", changes),
        names=tuple(change for sort, change in changes if sort == "name" and _is_news(change, old, new)),
    )


def _of_sort(sort: Sort, changes: Sequence[Changed]) -> tuple[Change, ...]:
    return tuple(change for own, change in changes if own == sort)


def _is_news(change: Change, old: str, new: str) -> bool:
    """Whether a name has really come or gone; one that the other text names elsewhere has not."""
    if change.old is None:
        return str(change.new) not in old
    return change.new is not None or change.old not in new


def _text(rows: Sequence[ParagraphRow], left_out: Op, kinds: frozenset[str]) -> str:
    shown = (row for row in rows if row.kind not in kinds)
    return "\n".join(text for row in shown for op, text in row.segments if op != left_out)


def _titled(title: str, changes: Sequence[Change]) -> str:
    if not changes:
        return ""
    # What became something else says more than what came or went; sorting keeps the order otherwise.
    first = sorted(changes, key=lambda change: None in (change.old, change.new))
    told = ", ".join(change.in_words() for change in first[:TOLD])
    rest = len(changes) - TOLD
    if rest > 0:
        more = ngettext("%(told)s và %(count)d chỗ khác", "%(told)s và %(count)d chỗ khác", rest)
        told = more % {"told": told, "count": rest}
    return f"{title}: {told}"
