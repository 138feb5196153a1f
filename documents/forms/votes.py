"""The form of a vote: its count, as the minutes have it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents import services
from documents.forms.base import ActForm
from documents.forms.fields import TextField, count_field, day_field, words_field
from documents.procedures.answers import Count
from workflows import clock


class DecisionForm(ActForm):
    """The count of a vote, as in the minutes; what it comes to is computed."""

    met_on = day_field(_("Ngày họp"))
    present = count_field(_("Có mặt"))
    votes_for = count_field(_("Tán thành"))
    votes_against = count_field(_("Không tán thành"), initial=0)
    other_opinion = count_field(_("Ý kiến khác"), initial=0)
    not_voting = count_field(_("Không biểu quyết"), initial=0)
    spoilt = count_field(_("Phiếu không hợp lệ"), initial=0, required=False)
    minutes_ref = TextField(label=_("Số, ký hiệu biên bản"), max_length=200, help_text=_("Ví dụ: 12/BB-BCH."))
    dissent = words_field(_("Ý kiến bảo lưu"), required=False, rows=3, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_on"].initial = clock.today
        self.fields["present"].help_text = self._quorum_words()

    def clean(self) -> dict[str, Any]:
        """Everybody present is accounted for: a figure left out would decide the vote, and for good."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        names = ("votes_for", "votes_against", "other_opinion", "not_voting", "spoilt")
        given = sum(cleaned.get(name) or 0 for name in names)
        if given < cleaned["present"]:
            facts = {"present": cleaned["present"], "given": given}
            words = _t(
                "Có mặt %(present)d người nhưng kết quả mới ghi %(given)d; cần ghi đủ số người có mặt."
            )
            self.add_error("votes_for", words % facts)
        return cleaned

    def answers(self) -> dict[str, Any]:
        names = ("met_on", "present", "votes_for", "votes_against", "other_opinion", "not_voting")
        values = {name: self.cleaned_data[name] for name in (*names, "minutes_ref", "dissent")}
        return {"decision": Count(**values)}

    def _quorum_words(self) -> str:
        if self.holder is None:
            return ""
        need = services.quorum_of(self.holder)
        words = _t("%(name)s có %(members)d thành viên biểu quyết; cần có mặt từ %(needed)d người.")
        return words % {"name": self.holder.name, **need}
