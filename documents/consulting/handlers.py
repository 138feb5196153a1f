"""What rounds hang into the rest: until when units are awaited before a consultation is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.consulting.queries.rounds import awaited_until
from documents.packages.asking import awaits

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


@awaits("rounds")
def units_awaited(package: Package) -> list[str]:
    """A round is open and its last day, or that of a unit, is not over."""
    last = awaited_until(package)
    words = _("Các đơn vị còn gửi ý kiến đến hết ngày %(day)s (mục Lấy ý kiến).")
    return [words % {"day": f"{last:%d/%m/%Y}"}] if last else []
