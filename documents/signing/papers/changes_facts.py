"""What changed in a package since the draft that somebody who decides or signs last had before him."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from django.utils.translation import gettext as _

from documents.packages.queries.drafts import drafts as drafts_of
from documents.packages.services.paper_words import reading_to_print
from documents.paper.changes import ChangesPaper, PartChange
from documents.paper.text import kilobytes
from documents.signing.queries import last_judged
from documents.texts.compare.rows import blocks, folded_rows
from documents.texts.compare.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from documents.packages.models.drafts import VersionPart
    from documents.packages.models.packages import Package
    from documents.paper.parts import PartPaper

# The words of a file, and what could not be read of it.
_Words: TypeAlias = tuple[str, tuple[str, ...]]


def changes_since_judged(package: Package, printed: Iterable[PartPaper] = ()) -> ChangesPaper:
    """The changes of the draft in force, part by part; without parts when it is the first they see.

    `printed`: parts of that draft whose words were read already. Reads and compares files: never inside a
    transaction that writes. Raises ValueError when there is no draft.
    """
    if package.current is None:
        raise ValueError("a package without a draft changed nothing")
    judged = last_judged(package)
    draft = _("%(code)s, dự thảo lần %(number)d") % {"code": package.code, "number": package.current.number}
    if judged is None:
        first = _("Đây là dự thảo đầu tiên mà cơ quan quyết định và người ký xem xét.")
        return ChangesPaper(draft, first, ())
    since = _(
        "So với dự thảo lần %(number)d, là bản mà cơ quan quyết định hoặc người ký đã xem xét gần nhất "
        "trước dự thảo này."
    )
    rows = {version.pk: version for version in drafts_of(package)}
    old = {row.code: row for row in rows[judged.pk].parts.all()}
    new = {row.code: row for row in rows[package.current.pk].parts.all()}
    known = {paper.sha256: (paper.text, paper.remarks) for paper in printed if paper.text}
    parts = [
        _change(part.title, old.get(part.code), new.get(part.code), known)
        for part in package.kind.parts
        if part.code in old or part.code in new
    ]
    return ChangesPaper(draft, since % {"number": judged.number}, tuple(parts))


def _change(
    title: str, old: VersionPart | None, new: VersionPart | None, known: dict[str, _Words]
) -> PartChange:
    if old is None or new is None:
        return PartChange(title, _("Thành phần mới thêm.") if new else _("Thành phần đã bỏ."))
    if old.blob.sha256 == new.blob.sha256:
        return PartChange(title, _("Không thay đổi."))
    (before, unread), (after, unread_now) = _readable_words(old, known), _readable_words(new, known)
    told = tuple(dict.fromkeys((*unread, *unread_now)))
    if not before or not after:
        facts = {"old": kilobytes(old.blob.size), "new": kilobytes(new.blob.size)}
        words_ = _("Đã thay tệp (%(old)s → %(new)s); hệ thống không đọc được chữ trong tệp để so sánh.")
        return PartChange(title, words_ % facts, told=told)
    rows = blocks(before, after)
    summary = summarise(rows).in_words()
    return PartChange(title, f"{summary[:1].upper()}{summary[1:]}.", tuple(folded_rows(rows)), told)


def _readable_words(row: VersionPart, known: dict[str, _Words]) -> _Words:
    """The words of a part, "" when it has none that can be read, and what is told about them."""
    if row.blob.sha256 in known:
        return known[row.blob.sha256]
    found = reading_to_print(row)
    return found.text.strip(), found.warnings
