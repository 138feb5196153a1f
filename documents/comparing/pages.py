"""So sánh hai dự thảo: a summary first, then what changed, part by part, in one text or side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.comparing.papers import render_changes
from documents.packages.pages import secrecy
from documents.packages.pages.base import package_url, visible_package
from documents.packages.pages.files import download
from documents.packages.pages.heavy import heavy
from documents.packages.pages.receipts import shown
from documents.packages.queries.drafts import as_signed, drafts_with_parts, versions_in_sight
from documents.packages.services.paper_words import text_of
from documents.paper.changes import ChangesPaper, PartChange
from documents.paper.language import on_paper
from documents.texts.compare.rows import Folded, ParagraphRow, blocks, folded_rows
from documents.texts.compare.summary import Summary, summarise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.site.requests import PersonRequest
    from documents.packages.models.drafts import Version, VersionPart
    from documents.packages.models.packages import Package
    from documents.packages.models.paper_words import BlobText

SIDE_BY_SIDE = "hai-cot"


@dataclass(frozen=True, slots=True)
class PartComparison:
    """What became of one part between two drafts; without rows there is nothing to be read beside it."""

    title: str
    words: str
    rows: Sequence[ParagraphRow | Folded] = ()
    summary: Summary | None = None
    # What could not be read of the two files, and is not in the words compared.
    told: tuple[str, ...] = ()


@require_safe
def choose(request: PersonRequest, code: str) -> HttpResponse:
    """`?a=1&b=3` from the chooser of a package leads to the comparison of these two, nothing to the last."""
    found = visible_package(request, code)
    asked = [str(request.GET.get(name, "")) for name in ("a", "b")]
    numbers = asked if any(asked) else [str(one.number) for one in versions_in_sight(found)][-2:]
    if len(numbers) < 2 or not all(number.isdecimal() and len(number) < 6 for number in numbers):
        raise Http404
    return redirect("compare", found.code, *map(int, numbers))


@require_safe
@heavy
def comparison(request: PersonRequest, code: str, old: int, new: int) -> HttpResponse:
    """The page of the comparison of two drafts in sight."""
    found = visible_package(request, code)
    one, two = _pair(found, old, new)
    as_signed(one, two)
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": found.code, "url": package_url(found)},
        {"label": _("So sánh dự thảo lần %(old)d với lần %(new)d") % {"old": old, "new": new}},
    ]
    context = {
        "package": found,
        "old": one,
        "new": two,
        "parts": _parts(found, one, two),
        "two_columns": request.GET.get("kieu") == SIDE_BY_SIDE,
        "numbers": [version.number for version in versions_in_sight(found)],
        "trail": trail,
    }
    return shown(request, render(request, "comparing/compare.html", context), found, "so-sanh", one, two)


@require_safe
@heavy
def comparison_paper(request: PersonRequest, code: str, old: int, new: int) -> HttpResponse:
    """The same as PDF."""
    found = visible_package(request, code)
    one, two = _pair(found, old, new)
    with on_paper():
        since = _("So với dự thảo lần %(number)d, mã kiểm tra %(code)s.")
        draft = _("%(code)s, dự thảo lần %(number)d") % {"code": found.code, "number": two.number}
        rows = _parts(found, one, two)
        parts = tuple(PartChange(part.title, part.words, tuple(part.rows), part.told) for part in rows)
        facts = {"number": one.number, "code": one.check_code}
        author = " ".join(found.congress.org_lines)
        data = secrecy.marked(
            request, found, render_changes(ChangesPaper(draft, since % facts, parts), author=author)
        )
    name = f"so-sanh-{found.code}-{one.number}-{two.number}.pdf"
    paper = download(data, name=name, kind="application/pdf")
    return shown(request, paper, found, "so-sanh", one, two, taken=True)


def _pair(package: Package, old: int, new: int) -> tuple[Version, Version]:
    drafts = {version.number: version for version in drafts_with_parts(package)}
    if old == new or old not in drafts or new not in drafts:
        raise Http404(_("Không có hai dự thảo này để so sánh."))
    return drafts[old], drafts[new]


def _parts(package: Package, old: Version, new: Version) -> list[PartComparison]:
    before = {part.code: part for part in old.parts.all()}
    after = {part.code: part for part in new.parts.all()}
    return [
        _part(part.title, before.get(part.code), after.get(part.code))
        for part in package.kind.parts
        if part.code in before or part.code in after
    ]


def _part(title: str, old: VersionPart | None, new: VersionPart | None) -> PartComparison:
    if old is None or new is None:
        return PartComparison(title, _("Thành phần mới thêm.") if new else _("Thành phần đã bỏ."))
    if old.blob.sha256 == new.blob.sha256:
        return PartComparison(title, _("Không thay đổi."))
    earlier, later = text_of(old), text_of(new)
    before, after = earlier.text, later.text
    if earlier.pk is None or later.pk is None:
        words = _("Lúc này chưa đọc được chữ của tệp để so sánh; mở lại trang thì tệp được đọc lại.")
        return PartComparison(title, words)
    if not before.strip() or not after.strip():
        facts = {"old": old.blob.sha256[:12].upper(), "new": new.blob.sha256[:12].upper()}
        words = _("Đã thay tệp nhưng không đọc được chữ để so sánh (mã tệp %(old)s → %(new)s).")
        return PartComparison(title, words % facts, told=_told(old, earlier, new, later))
    rows = blocks(before, after)
    summary = summarise(rows)
    told = summary.in_words()
    shown: Any = folded_rows(rows, context=1)
    unread = _told(old, earlier, new, later)
    return PartComparison(title, f"{told[:1].upper()}{told[1:]}.", shown, summary, unread)


def _told(old: VersionPart, earlier: BlobText, new: VersionPart, later: BlobText) -> tuple[str, ...]:
    """What is told about each of the two files, under its name."""
    pairs = [(old.name, line) for line in earlier.warnings] + [(new.name, line) for line in later.warnings]
    return tuple(dict.fromkeys(f"{name}: {line}" for name, line in pairs))
