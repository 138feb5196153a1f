"""The forms by which a recorded meeting is put right: what it says from now on, its counts, the ground."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.deciding.forms.held import HeldForm
from documents.deciding.forms.sittings import TYPED, RowMixin
from documents.deciding.forms.votes import CorrectionForm, ballots_of
from documents.deciding.queries import CORRECTION
from documents.deciding.services.correcting import LONGEST_GROUND
from documents.deciding.services.meetings import usual_minutes
from documents.packages.forms.fields import OnceForm, words_field
from documents.packages.forms.typed import field_as

if TYPE_CHECKING:
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.deciding.models import Meeting
    from documents.deciding.services.held import HeldMeeting

KEPT = ("met_on", "half", "manner", "why_absent", "business", "conclusions")
GROUND: dict[str, Any] = {
    "rows": 3,
    "max_length": LONGEST_GROUND,
    "help_text": _("Ghi rõ sai ở đâu và căn cứ để sửa, ví dụ: sổ ghi biên bản gốc."),
    "error_messages": {"required": _("Phải nêu lý do đính chính.")},
}


class HeldCorrectionForm(HeldForm):
    """The record of a meeting as it stands, to be put right."""

    field_order = ("reason", *HeldForm.field_order)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = words_field(_("Lý do đính chính"), **GROUND)
    untied = forms.TypedMultipleChoiceField(
        label=_("Biểu quyết không thuộc cuộc họp này, gỡ ra"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Gắn nhầm thì đánh dấu ở đây; kết quả biểu quyết giữ nguyên và gắn lại được với cuộc họp khác."
        ),
    )

    def __init__(self, *args: Any, meeting: Meeting, by: Person, **kwargs: Any) -> None:
        self.record = said = meeting.stands
        told: dict[str, Any] = {name: getattr(said, name) for name in KEPT}
        told |= {"chair": said.chair_id, "secretary": said.secretary_id}
        told["absent"] = [one["person"] for one in said.absent]
        told["present"] = None if said.absent else said.present
        told["minutes_ref"] = "" if said.minutes_ref == usual_minutes(said.met_on) else said.minutes_ref
        told["seen"] = len(meeting.corrections.all())
        super().__init__(*args, body=meeting.body, by=by, initial=told, **kwargs)
        rows = [(vote.pk, vote.decision.version.package.listed_title) for vote in meeting.votes.all()]
        field_as(self, "untied", forms.ChoiceField).choices = rows
        if not rows:
            del self.fields["untied"]
        if "earlier" in self.fields:
            # What was taken off is tied again only by who says so.
            self.fields["earlier"].initial = []

    def held(self) -> HeldMeeting:
        """With the votes that are taken off."""
        return replace(super().held(), untied=frozenset(self.cleaned_data.get("untied") or ()))

    def _day(self, body: Body) -> date | None:
        return super()._day(body) if self.is_bound else self.record.met_on


class MeetingWithdrawalForm(OnceForm):
    """Why there was no such meeting."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reason = words_field(_("Lý do hủy bản ghi"), **GROUND)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"seen": seen}, **kwargs)


class RecountRow(RowMixin, CorrectionForm):
    """The count of one package that the meeting voted on, put right together with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["note_field"]
        self.fields["taken"].label = _t("Sửa số phiếu của hồ sơ này")

    @property
    def typed(self) -> list[str]:
        """Names of the figures that differ from those that were recorded."""
        names = [name for name in TYPED if name in self.fields]
        said = {name: str(self.data.get(self.add_prefix(name), "")).strip() for name in names}
        return [name for name, words in said.items() if words != str(self._recorded(name))]

    def note(self) -> str:
        """The ground is the meeting's."""
        return str(self.sitting.cleaned_data["reason"])

    def answers(self) -> dict[str, Any]:
        """The figures at the day and with the attendance of the meeting."""
        ballots = ballots_of(self.cleaned_data) if "ballots_issued" in self.fields else None
        return {CORRECTION: self.count(ballots=ballots)}

    def count(self, **more: Any) -> Any:
        """With the day that the meeting has from now on."""
        return super().count(met_on=self.sitting.cleaned_data["met_on"], **more)

    def _recorded(self, name: str) -> Any:
        initial = self.fields[name].initial
        return "" if initial is None else initial
