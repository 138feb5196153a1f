"""The forms of a meeting that was held: who was there, in what form, what it came to, and its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.meetings.models import HALVES, MANNERS
from congress.people.queries.seats import electorate, holders_of, people_who_may
from congress.people.words.addressed import addressed, in_precedence
from congress.roles import Right
from documents.deciding.forms.sittings import BallotRow, HandsRow, RowMixin, SittingForm
from documents.deciding.queries import untied_decisions
from documents.deciding.services.held import HeldMeeting
from documents.deciding.services.meetings import cited_number, usual_minutes
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, words_field
from documents.packages.forms.typed import field_as
from documents.packages.words.history import outcome_in_words
from workflows import clock
from workflows.port import Holder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.judgements import PackageDecision

ID = re.compile(r"[0-9]{1,12}")
ALL_FOR = ("votes_for", "ballots_issued", "ballots_returned")
NONE = ("votes_against", "other_opinion", "not_voting", "spoilt", "ballots_invalid")

if TYPE_CHECKING:
    _Agreed = RowMixin
else:
    _Agreed = object


class HeldForm(OnceForm, SittingForm):
    """The meeting itself; who was there is a number, or the absent are ticked."""

    field_order: tuple[str, ...] = (
        *("met_on", "half", "manner", "chair", "secretary", "present", "absent", "why_absent"),
        *("earlier", "minutes_ref", "business", "conclusions"),
    )
    half = forms.ChoiceField(label=_("Buổi"), choices=[("", _("(không ghi)")), *HALVES], required=False)
    manner = forms.ChoiceField(label=_("Hình thức họp"), choices=MANNERS, error_messages=EMPTY)
    chair = forms.TypedChoiceField(label=_("Chủ trì"), coerce=int, error_messages=EMPTY)
    secretary = forms.TypedChoiceField(label=_("Thư ký"), coerce=int, error_messages=EMPTY)
    absent = forms.TypedMultipleChoiceField(
        label=_("Vắng mặt"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "many"}),
    )
    earlier = forms.TypedMultipleChoiceField(
        label=_("Biểu quyết đã ghi, thuộc cuộc họp này"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    why_absent = words_field(
        _("Lý do vắng"), rows=2, required=False, max_length=2000, help_text=_("Không bắt buộc.")
    )
    business = words_field(
        _("Nội dung, diễn biến"), rows=5, required=False, max_length=20_000, help_text=_("Không bắt buộc.")
    )
    conclusions = words_field(
        _("Kết luận"),
        rows=4,
        required=False,
        max_length=10_000,
        help_text=_("Mỗi kết luận một dòng. Không bắt buộc."),
    )

    def __init__(self, *args: Any, body: Body, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, holder=Holder(name=body.name, body_id=body.pk), **kwargs)
        association, day = body.congress.association, self._day(body)
        seats = in_precedence(electorate(body, day), association)
        members = [(seat.person_id, addressed(seat.person, association)) for seat in seats]
        recorders = [seat.person for seat in holders_of(body, day)]
        recorders += people_who_may(Right.RECORD, [body.pk], day)
        writers = {one.pk: addressed(one, association) for one in recorders}
        empty = ("", _t("(chưa chọn)"))
        field_as(self, "chair", forms.ChoiceField).choices = [empty, *members]
        field_as(self, "secretary", forms.ChoiceField).choices = [empty, *writers.items()]
        field_as(self, "absent", forms.ChoiceField).choices = members
        # The usual case, which whoever reads the page sees and can change.
        self.fields["chair"].initial = next((pk for pk, _name in members), None)
        self.fields["secretary"].initial = by.pk if by.pk in writers else None
        self.members = len(members)
        self._offer_earlier(untied_decisions(body))
        self.fields["present"].required = False
        tick = _t("Để trống nếu đánh dấu người vắng ở dưới; không ai vắng là đủ mặt.")
        self.fields["present"].help_text += f" {tick}"
        self.fields["minutes_ref"] = TextField(
            label=_t("Số, ký hiệu biên bản"),
            max_length=200,
            required=False,
            help_text=_t(
                "Ví dụ: 12/BB. Chưa có số thì để trống, bổ sung sau; biểu quyết đã ghi của cuộc họp này "
                "có số biên bản thì lấy số ấy."
            ),
        )
        self.order_fields(self.field_order)

    def _offer_earlier(self, untied: Sequence[PackageDecision]) -> None:
        """Votes that were closed, and counts that were entered, before the meeting was recorded."""
        self.present_at = {one.pk: one.decision.present for one in untied}
        # The record of a count of ballots is another paper than the minutes.
        self.cited_by = {one.pk: one.decision.minutes_ref for one in untied if not hasattr(one, "poll_end")}
        known = self.present_at
        posted = self.data.getlist("earlier") if isinstance(self.data, QueryDict) else []
        # What another meeting has taken since is refused by the verb, with the reason.
        gone = [(int(one), one) for one in posted if ID.fullmatch(one) and int(one) not in known]
        if not untied and not gone:
            del self.fields["earlier"]
            return
        words = _t("%(title)s, ngày %(day)s: %(outcome)s")
        field_as(self, "earlier", forms.ChoiceField).choices = [
            (
                one.pk,
                words
                % {
                    "title": one.version.package.listed_title,
                    "day": f"{one.decision.met_on:%d/%m/%Y}",
                    "outcome": outcome_in_words(one.decision.outcome.code),
                },
            )
            for one in untied
        ] + gone
        today = clock.today()
        self.fields["earlier"].initial = [one.pk for one in untied if one.decision.met_on == today]

    def clean(self) -> dict[str, Any]:
        """What the rows of packages take from here: the number present, how the minutes are cited."""
        cleaned = super().clean() or {}
        if cleaned.get("met_on"):
            usual = usual_minutes(cleaned["met_on"])
            # Votes of this meeting that were recorded before cite its minutes: it is the same paper.
            refs = {self.cited_by.get(one, "") for one in cleaned.get("earlier") or ()}
            cited = {ref for ref in refs if cited_number(ref)}
            alone = cited.pop() if len(cited) == 1 else ""
            cleaned["minutes_ref"] = cleaned.get("minutes_ref") or alone or usual
        if "present" in cleaned and cleaned["present"] is None:
            away = cleaned.get("absent") or ()
            cleaned["present"] = self.members - len(away)
            counted = [self.present_at[one] for one in cleaned.get("earlier") or () if one in self.present_at]
            # That all were there is only assumed: a vote that was recorded may know better.
            if not away and min(counted, default=self.members) < self.members:
                words = _t(
                    "Biểu quyết đã ghi có mặt %(counted)d/%(members)d: đề nghị ghi số có mặt của cuộc họp "
                    "hoặc đánh dấu người vắng."
                )
                self.add_error("present", words % {"counted": min(counted), "members": self.members})
        return cleaned

    def _day(self, body: Body) -> date | None:
        """The day that was typed: who sat in the body then could be there. None, today, where nobody did."""
        try:
            typed: date = self.fields["met_on"].clean(self.data.get("met_on"))
        except forms.ValidationError:
            return None
        return typed if electorate(body, typed).exists() else None

    def held(self) -> HeldMeeting:
        """The meeting as the verb takes it."""
        told = self.cleaned_data
        names = ("met_on", "half", "manner", "chair", "secretary", "present", "why_absent", "minutes_ref")
        words = {name: told[name] for name in (*names, "business", "conclusions")}
        away, earlier = frozenset(told["absent"]), frozenset(told.get("earlier") or ())
        return HeldMeeting(absent=away, earlier=earlier, **words)


class AgreedMixin(_Agreed):
    """One package at such a meeting: everybody present voted for it, in one touch, or figures."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreed = forms.BooleanField(label=_t("Nhất trí 100% số người có mặt"), required=False)
        taken = self.fields.pop("taken")
        self.fields = {"agreed": agreed, "taken": taken, **self.fields}
        taken.label = _t("Ghi số phiếu của hồ sơ này")
        self.differs = False

    def full_clean(self) -> None:
        """Judged by the figures that the one touch stands for; what comes back is what was typed."""
        typed = self.data
        if self.is_bound and self.data.get(self.add_prefix("agreed")):
            self._fill()
        super().full_clean()
        self.data = typed

    @property
    def ticked(self) -> bool:
        """Chosen by either of the two touches."""
        return super().ticked or bool(self.data.get(self.add_prefix("agreed")))

    def clean(self) -> dict[str, Any]:
        """Figures that say something else than the one touch are asked about, never written over."""
        if self.differs:
            words = _t("Đã đánh dấu nhất trí 100% nhưng số phiếu ghi khác; cần bỏ một trong hai.")
            self.add_error("agreed", words)
        return super().clean()

    def _fill(self) -> None:
        """The figures that the one touch stands for, unless others were typed."""
        self.sitting.is_valid()
        present = self.sitting.cleaned_data.get("present") or 0
        said = {name: str(self.data.get(self.add_prefix(name), "")).strip() for name in self.typed}
        self.differs = any(name in NONE or words != str(present) for name, words in said.items())
        if self.differs:
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, count in (*dict.fromkeys(ALL_FOR, present).items(), *dict.fromkeys(NONE, 0).items()):
            data[self.add_prefix(name)] = str(count)
        self.data = data


class AgreedHandsRow(AgreedMixin, HandsRow):
    """A package voted on by hands."""


class AgreedBallotRow(AgreedMixin, BallotRow):
    """A package voted on by ballots."""


def agreed_row_for(answers: tuple[str, ...]) -> type[RowMixin]:
    """The form of one package at such a meeting, by what its move asks for."""
    return AgreedBallotRow if "ballot" in answers else AgreedHandsRow
