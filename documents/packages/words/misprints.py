"""How a corrected text is told on pages and papers: when, how many words, who confirmed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.queries.misprints import corrections_to
from workflows import clock

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.misprints import MisprintAnswer


def correction_in_words(answer: MisprintAnswer) -> str:
    """đã sửa lỗi kỹ thuật ngày 29/03/2022 (2 chữ), Trưởng Tiểu ban Văn kiện xác nhận."""
    day = f"{clock.local_day(answer.at):%d/%m/%Y}"
    words = _("đã sửa lỗi kỹ thuật ngày %(day)s (%(count)d chữ), %(who)s xác nhận")
    if not answer.proposal.words:
        words = _("đã hoàn thiện thể thức ngày %(day)s (không sửa chữ nào), %(who)s xác nhận")
    told = words % {"day": day, "count": answer.proposal.words, "who": answer.office}
    if answer.signed_on is None:
        return told
    return _("%(told)s (trên giấy ngày %(day)s)") % {"told": told, "day": f"{answer.signed_on:%d/%m/%Y}"}


def corrected_in_words(draft: Version | None, since: Version | None = None) -> str:
    """The same of every correction that led to a draft, or from an earlier one; "" where there was none."""
    first = since.number if since else 0
    rows = (one for one in corrections_to(draft) if one.version and one.version.number > first)
    return "; ".join(map(correction_in_words, rows))


def corrections_of_parts(draft: Version) -> dict[str, str]:
    """Part -> the same, as a sentence, for the parts of a draft that were put right."""
    found: dict[str, list[str]] = {}
    for one in corrections_to(draft):
        found.setdefault(one.proposal.part, []).append(correction_in_words(one))
    return {part: f"{'; '.join(told)[:1].upper()}{'; '.join(told)[1:]}." for part, told in found.items()}
