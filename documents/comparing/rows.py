"""What became of each part between two drafts: told once, for the page and for the paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.services.paper_words import text_of
from documents.texts.compare.rows import Folded, ParagraphRow, blocks, folded_rows
from documents.texts.compare.summary import Summary, summarise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.models.drafts import Version, VersionPart
    from documents.packages.models.packages import Package
    from documents.packages.models.paper_words import BlobText


@dataclass(frozen=True, slots=True)
class PartComparison:
    """What became of one part between two drafts; without rows there is nothing to be read beside it."""

    title: str
    words: str
    rows: Sequence[ParagraphRow | Folded] = ()
    summary: Summary | None = None
    # What could not be read of the two files, and is not in the words compared.
    told: tuple[str, ...] = ()
    # Every paragraph, none folded.
    whole: Sequence[ParagraphRow] = ()

    @classmethod
    def of(cls, title: str, old: VersionPart | None, new: VersionPart | None) -> PartComparison:
        """What became of the part from the one draft to the other."""
        if old is None or new is None:
            return cls(title, _("Thành phần mới thêm.") if new else _("Thành phần đã bỏ."))
        if old.blob.sha256 == new.blob.sha256:
            return cls(title, _("Không thay đổi."))
        earlier, later = text_of(old), text_of(new)
        before, after = earlier.text, later.text
        if earlier.pk is None or later.pk is None:
            words = _("Lúc này chưa đọc được chữ của tệp để so sánh; mở lại trang thì tệp được đọc lại.")
            return cls(title, words)
        if not before.strip() or not after.strip():
            facts = {"old": old.blob.sha256[:12].upper(), "new": new.blob.sha256[:12].upper()}
            words = _("Đã thay tệp nhưng không đọc được chữ để so sánh (mã tệp %(old)s → %(new)s).")
            return cls(title, words % facts, told=_remarks_on_files(old, earlier, new, later))
        rows = blocks(before, after)
        summary = summarise(rows)
        told = summary.in_words()
        shown: Any = folded_rows(rows, context=1)
        unread = _remarks_on_files(old, earlier, new, later)
        return cls(title, f"{told[:1].upper()}{told[1:]}.", shown, summary, unread, rows)


def part_comparisons(package: Package, old: Version, new: Version) -> list[PartComparison]:
    """What became of each part of the kind between two drafts; reads files: never inside a transaction."""
    before = {part.code: part for part in old.parts.all()}
    after = {part.code: part for part in new.parts.all()}
    return [
        PartComparison.of(part.title, before.get(part.code), after.get(part.code))
        for part in package.kind.parts
        if part.code in before or part.code in after
    ]


def _remarks_on_files(
    old: VersionPart, earlier: BlobText, new: VersionPart, later: BlobText
) -> tuple[str, ...]:
    """What is told about each of the two files, under its name."""
    pairs = [(old.name, line) for line in earlier.warnings] + [(new.name, line) for line in later.warnings]
    return tuple(dict.fromkeys(f"{name}: {line}" for name, line in pairs))
