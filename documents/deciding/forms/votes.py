"""The forms of a vote: its count as the minutes have it, by hands or by ballots, and its correction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.tally import Ballots
from documents.deciding.queries import quorum_of
from documents.packages.answers.values import Count
from documents.packages.forms.acts import form_of
from documents.packages.forms.amending import AMENDING, AmendingForm
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import TextField, count_field, day_field, words_field
from documents.packages.queries.judgements import decision_on_current
from workflows import clock

if TYPE_CHECKING:
    from django import forms

FIGURES = ("present", "votes_for", "votes_against", "other_opinion", "not_voting")


class FiguresForm(ActForm):
    """The figures of one vote; what they come to is computed."""

    present = count_field(_("Có mặt"))
    votes_for = count_field(_("Tán thành"))
    votes_against = count_field(_("Không tán thành"), initial=0)
    other_opinion = count_field(_("Ý kiến khác"), initial=0)
    # A form that does not ask for one of these two says None, which for Django takes the field out.
    not_voting: forms.IntegerField | None = count_field(_("Không biểu quyết"), initial=0)
    spoilt: forms.IntegerField | None = count_field(_("Phiếu không hợp lệ"), initial=0, required=False)
    minutes_ref = TextField(label=_("Số, ký hiệu biên bản"), max_length=200, help_text=_("Ví dụ: 12/BB."))
    dissent = words_field(_("Ý kiến bảo lưu"), required=False, rows=3, max_length=4000)

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

    def count(self, **more: Any) -> Count:
        """What was typed, as the engine takes it."""
        values = {name: self.cleaned_data[name] for name in (*FIGURES, "minutes_ref", "dissent")}
        return Count(**values | more)

    def _quorum_words(self) -> str:
        if self.holder is None:
            return ""
        need = quorum_of(self.holder)
        words = _t("%(name)s có %(members)d thành viên biểu quyết; cần có mặt từ %(needed)d người.")
        return words % {"name": self.holder.name, **need}


@form_of("decision")
class DecisionForm(AmendingForm, FiguresForm):
    """The count of a vote by hands, perhaps with something still to be put right."""

    field_order: tuple[str, ...] = ("met_on", *FIGURES, "spoilt", "minutes_ref", "dissent", *AMENDING)
    met_on = day_field(_("Ngày họp"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_on"].initial = clock.today
        self.fields["present"].help_text = self._quorum_words()

    def answers(self) -> dict[str, Any]:
        return {"decision": self.count()}

    def count(self, **more: Any) -> Count:
        """With the day of the meeting, and what is still to be put right."""
        return super().count(met_on=self.cleaned_data["met_on"], **self.amending() | more)


@form_of("ballot")
class BallotForm(DecisionForm):
    """The count of ballots on paper: those present who gave no valid one have not voted."""

    field_order = (
        *("met_on", "present", "ballots_issued", "ballots_returned", "ballots_invalid"),
        *("votes_for", "votes_against", "other_opinion", "minutes_ref", "dissent", *AMENDING),
    )
    ballots_issued = count_field(_("Số phiếu phát ra"))
    ballots_returned = count_field(_("Số phiếu thu về"))
    ballots_invalid = count_field(_("Số phiếu không hợp lệ"), initial=0)
    not_voting = None
    spoilt = None

    def clean(self) -> dict[str, Any]:
        """The papers add up or the engine says where they do not; nobody is asked for the same twice."""
        cleaned = ActForm.clean(self) or {}
        if not self.errors:
            given = sum(cleaned[name] for name in ("votes_for", "votes_against", "other_opinion"))
            cleaned["not_voting"] = max(0, cleaned["present"] - given)
        return cleaned

    def answers(self) -> dict[str, Any]:
        return {"ballot": self.count(ballots=ballots_of(self.cleaned_data))}


@form_of("correction")
class CorrectionForm(FiguresForm):
    """The right figures in place of wrong ones; the meeting and its day stay."""

    note_field = words_field(
        _("Lý do đính chính"),
        rows=3,
        help_text=_("Ghi rõ sai ở đâu và căn cứ để sửa, ví dụ: biên bản kiểm phiếu gốc."),
        error_messages={"required": _("Phải nêu lý do đính chính.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.move.holder if self.move else ""
        self.wrong = decision_on_current(self.package, role=role)
        if self.wrong is None:
            return
        self._offer_ballots()
        known = (*FIGURES, "minutes_ref", "dissent", *BALLOTS) if self.opened else ()
        for name in known:
            if name in self.fields:
                self.fields[name].initial = getattr(self.wrong.decision, name)
        day = self.wrong.decision.met_on.strftime("%d/%m/%Y")
        self.fields["present"].help_text = _t("Đính chính kết quả cuộc họp ngày %(day)s.") % {"day": day}

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))

    def answers(self) -> dict[str, Any]:
        if self.wrong is None:
            return {"correction": None}
        ballots = ballots_of(self.cleaned_data) if "ballots_issued" in self.fields else None
        return {"correction": self.count(met_on=self.wrong.decision.met_on, ballots=ballots)}

    def _offer_ballots(self) -> None:
        if self.wrong is None or self.wrong.decision.ballots_issued is None:
            return
        for name in BALLOTS:
            self.fields[name] = count_field(BallotForm.base_fields[name].label)


BALLOTS = ("ballots_issued", "ballots_returned", "ballots_invalid")


def ballots_of(data: dict[str, Any]) -> Ballots:
    """The papers of one vote from the fields of a form."""
    return Ballots(*(data[name] for name in BALLOTS))
