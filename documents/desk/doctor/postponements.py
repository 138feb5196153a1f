"""Opening days against the decisions that moved them, and what those meant against the histories."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from congress.settingup.models import Postponement
from documents.postponing.models import PackagePostponement
from workflows import history


def postponement_faults() -> Iterator[str]:
    """One line for each decision that does not follow on the last, and each deadline told otherwise."""
    last: dict[int, Postponement] = {}
    for row in Postponement.objects.select_related("congress").order_by("congress", "id"):
        before = last.get(row.congress_id)
        if before and (before.new_opening, before.new_term) != (row.old_opening, row.old_term):
            words = _("%(code)s: quyết định đổi ngày khai mạc số %(number)s không nối tiếp quyết định trước.")
            yield words % {"code": row.congress.code, "number": row.number}
        last[row.congress_id] = row
    for row in last.values():
        if (row.new_opening, row.new_term) != (row.congress.opening, row.congress.term):
            words = _("%(code)s: ngày khai mạc hoặc nhiệm kỳ khác quyết định ghi sau cùng.")
            yield words % {"code": row.congress.code}
    rows = PackagePostponement.objects.select_related("package", "step").order_by("pk")
    for moved in rows.iterator(chunk_size=2000):
        told = moved.step.says_of(history.ITEM) if moved.step else {}
        due = moved.new_due.isoformat() if moved.new_due else None
        strayed = moved.step is not None and moved.step.item_id != moved.package_id
        # A step says the deadline of its item where it changed it; one that changed none leaves it as it was.
        said = told["due"] if "due" in told else moved.old_due.isoformat() if moved.old_due else None
        if strayed or said != due:
            other = _("%(code)s: thời hạn sau khi đổi ngày khai mạc khác nhật ký.")
            yield other % {"code": moved.package.code}
