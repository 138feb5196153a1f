"""The condition that the comparison table of a charter is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.charter import queries as charter
from documents.packages.models.drafts import VersionPart
from documents.packages.services.words_awaited import names_being_read
from workflows.registry import guard

if TYPE_CHECKING:
    from workflows.context import Context


@guard("charter_table_complete", reason="")
def charter_table_complete(context: Context) -> bool | str:
    """Every amendment has its reason, and what is said to be kept reads as it does in force (scenario 5).

    Holds for a package whose charter in force was entered; one that works on paper alone brings its
    table as a part.
    """
    work = charter.charter_state(context.item)
    if work is not None and not work.whole_text:
        whole = VersionPart.objects.filter(version=context.item.current_id, code=charter.WHOLE_TEXT)
        if names := names_being_read(whole):
            words = _("Đang đọc toàn văn trong tệp %(names)s. Đề nghị thử lại sau ít phút.")
            return words % {"names": ", ".join(names)}
    if work is None or not work.faults:
        return True
    return _("Bảng so sánh Điều lệ chưa xong: %(faults)s") % {
        "faults": " ".join(fault.sentence for fault in work.faults)
    }
