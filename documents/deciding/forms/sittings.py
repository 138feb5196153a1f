"""The form of a sitting: attendance once, then the count of each package that was put to the vote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.deciding.forms.votes import BallotForm, DecisionForm
from documents.deciding.queries import quorum_of
from documents.packages.forms.fields import TextField, count_field, day_field
from workflows import clock

if TYPE_CHECKING:
    from documents.packages.answers.values import Count
    from workflows.port import Holder

# What the mixin stands before; a form as its base would bring the fields of that form back.
if TYPE_CHECKING:
    _Row = DecisionForm
else:
    _Row = object

# Asked once for the whole sitting.
SHARED = ("met_on", "present", "minutes_ref")
# Figures of one package.
TYPED = (
    *("votes_for", "votes_against", "other_opinion", "not_voting", "spoilt"),
    *("ballots_issued", "ballots_returned", "ballots_invalid"),
)


class SittingForm(forms.Form):
    """When it was, who was there, and the minutes."""

    use_required_attribute = False
    met_on = day_field(_("Ngày họp"))
    present = count_field(_("Có mặt"))
    minutes_ref = TextField(label=_("Số, ký hiệu biên bản"), max_length=200, help_text=_("Ví dụ: 12/BB."))

    def __init__(self, *args: Any, holder: Holder, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_on"].initial = clock.today
        words = _t("%(name)s có %(members)d thành viên biểu quyết; cần có mặt từ %(needed)d người.")
        self.fields["present"].help_text = words % {"name": holder.name, **quorum_of(holder)}


class RowMixin(_Row):
    """One package of a sitting; what is asked once is taken from the form above."""

    def __init__(self, *args: Any, sitting: SittingForm, **kwargs: Any) -> None:
        self.sitting = sitting
        super().__init__(*args, **kwargs)
        for name in SHARED:
            self.fields.pop(name, None)
        self.fields = {
            "taken": forms.BooleanField(label=_("Ghi kết quả hồ sơ này"), required=False),
            **self.fields,
        }

    @property
    def ticked(self) -> bool:
        """Whether its result is said to be recorded."""
        return bool(self.data.get(self.add_prefix("taken")))

    @property
    def typed(self) -> list[str]:
        """Names of the figures that somebody typed; those that stand there by themselves are nought."""
        return [
            name for name in TYPED if str(self.data.get(self.add_prefix(name), "")).strip() not in ("", "0")
        ]

    @property
    def taken(self) -> bool:
        """Whether it was put to the vote at this sitting; figures without a tick are asked about."""
        return self.ticked or bool(self.typed)

    def full_clean(self) -> None:
        """Of a package that was not put to the vote nothing is asked."""
        if not self.is_bound or self.taken:
            super().full_clean()
            return
        self._errors = ErrorDict()
        self.cleaned_data = {}

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["present"] = self.sitting.cleaned_data.get("present") or 0
        if not self.ticked:
            words = _t(
                "Đã ghi số phiếu nhưng chưa đánh dấu ghi kết quả; cần đánh dấu, hoặc xóa các số đã ghi."
            )
            self.add_error("taken", words)
        return super().clean()

    def count(self, **more: Any) -> Count:
        """The count with the attendance of the sitting."""
        self.cleaned_data.update({name: self.sitting.cleaned_data[name] for name in SHARED})
        return super().count(**more)


class HandsRow(RowMixin, DecisionForm):
    """A package voted on by hands."""


class BallotRow(RowMixin, BallotForm):
    """A package voted on by ballots."""


def row_for(answers: tuple[str, ...]) -> type[RowMixin]:
    """The form of one package, by what its move asks for."""
    return BallotRow if "ballot" in answers else HandsRow
