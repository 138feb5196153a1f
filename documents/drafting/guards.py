"""The condition that nothing required is missing from a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.drafting.queries.parts import lacking_parts
from documents.packages.models.packages import Package
from workflows.registry import guard

if TYPE_CHECKING:
    from workflows.context import Context

# Who may write what is asked of nearly every step: read with the package, under its lock.
Package.judged_beside = (*Package.judged_beside, "plans")


@guard("parts_complete", reason="")
def parts_complete(context: Context) -> bool | str:
    """Every required part and chapter is in the draft in force; the reason lists what is missing."""
    missing = lacking_parts(context.item)
    if not missing:
        return True
    titles = "; ".join(item.in_words for item in missing)
    where = _("Chủ trì bổ sung tại việc “Tải lên dự thảo mới”.")
    return f"{_('Hồ sơ còn thiếu: %(titles)s.') % {'titles': titles}} {where}"
