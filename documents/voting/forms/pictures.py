"""The form of photographs of ballots and of the counted sheet."""

from __future__ import annotations

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import OnceForm
from documents.packages.forms.received import PaperField, ReceivingForm, Wanted
from documents.texts.uploads.kinds import SCANS


class CountPictureForm(ReceivingForm, OnceForm):
    """Pictures of one count: a PDF, or photographs that become one paper."""

    scan = PaperField(
        label=_("Ảnh phiếu, ảnh bản kiểm phiếu"),
        choice=SCANS,
        read=False,
        help_text=SCANS.said(_("Nhiều phiếu, nhiều trang: chọn nhiều ảnh một lần.")),
    )

    def wanted(self) -> list[Wanted]:
        """The pictures, as one paper."""
        return [Wanted("scan", "scan", _t("Ảnh phiếu, bản kiểm phiếu"))]

    def clean(self) -> dict[str, object]:
        """There is something to keep."""
        cleaned = super().clean() or {}
        if not self.received and not self.errors:
            self.add_error("scan", _t("Chưa chọn ảnh."))
        return cleaned
