"""The forms of a changed plan, of a request for more time, and of the answer to it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.site.read_back import PlannedDayField
from documents.packages.forms.acts import ReasonForm, form_of
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from documents.packages.forms.working_days import ask_about_day_off, off_before, off_on, refuse_days_off
from documents.packages.queries.plans import ahead_of
from documents.packages.words.days import planned_day
from documents.planning.rows.extensions import PlanAhead, plan_ahead, request_in_words
from workflows.deadlines import Deadline
from workflows.engine.more_time import present_day
from workflows.extensions import GRANTED, REFUSED, SHORTENED, open_request
from workflows.planning import NewPlan


@form_of("plan")
class PlanForm(ReasonForm):
    """New days of stages, as they stand now until somebody types another."""

    # The deadline on a day off that stood on the page, with what that means.
    looked_at = TextField(widget=forms.HiddenInput, required=False, max_length=10)
    # Every day as it stood when the page was opened: what the person left alone is not his to say.
    stood = TextField(widget=forms.HiddenInput, required=False, max_length=4000)
    note_field = words_field(
        _("Lý do thay đổi"), rows=3, error_messages={"required": _("Phải nêu rõ lý do thay đổi.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        package = self.package
        plan = package.plan_days
        days = {f"day_{stage.code}": (stage.label, plan.get(stage.code)) for stage in ahead_of(package)}
        whole = _t("Cả hồ sơ: xong trước ngày") if package.due_exclusive else _t("Cả hồ sơ: hết ngày")
        days["due"] = (whole, package.due)
        for name, (label, day) in days.items():
            told: dict[str, Any] = {"required": False, "help_text": "", "initial": day}
            self.fields[name] = day_field(label, kind=PlannedDayField, **told)
            leave_tacit(self, name)
        self.odd = off_before if package.due_exclusive else off_on
        field_as(self, "due", PlannedDayField).odd = self.odd
        self.order_fields([*days, "note_field"])
        self.fields["stood"].initial = json.dumps(self._standing())

    def look_again(self, package: Any) -> None:
        """What was left alone follows what somebody else has planned; what was typed stays, told of that."""
        super().look_again(package)
        before, now = _read_days(self.data.get(self.add_prefix("stood"), "")), self._standing()
        for name in (one for one, day in now.items() if before.get(one) != day):
            field, typed = field_as(self, name, PlannedDayField), self[name].value()
            if typed == before.get(name, ""):
                self.data = retyped(self.data, {self.add_prefix(name): now[name]})
            else:
                told = _t("Người khác vừa đổi ngày này thành %(day)s.") % {"day": now[name]}
                field.odd = lambda _day, told=told: told
        self.data = retyped(self.data, {self.add_prefix("stood"): json.dumps(now)})

    def clean(self) -> dict[str, Any]:
        """A day off is no day of a stage; a deadline on one is sent by who has read what that means."""
        cleaned = super().clean() or {}
        typed: date | None = cleaned.get("due")
        stages = [name for name in cleaned if name.startswith("day_")]
        refuse_days_off(self, *stages, last=self._last_day(typed))
        told = self.odd(typed) if typed and typed != self.package.due else ""
        ask_about_day_off(self, "due", told=told)
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The plan, with the deadline only where it is another."""
        said = self.cleaned_data
        days = {name[4:]: day for name, day in said.items() if name.startswith("day_") and day}
        due = said.get("due") if said.get("due") != self.package.due else None
        return {"plan": NewPlan(days, due, self.package.due_exclusive)}

    def _standing(self) -> dict[str, str]:
        """Field -> the day that counts now, as it is typed."""
        days = {f"day_{code}": day for code, day in self.package.plan_days.items()}
        days |= {"due": self.package.due} if self.package.due else {}
        return {name: f"{day:%d/%m/%Y}" for name, day in days.items() if name in self.fields}

    def _last_day(self, typed: date | None) -> date | None:
        """The last day (inclusive) of the whole, as typed or as it stands."""
        due = typed or self.package.due
        if due is None or due == date.min:
            return due
        return Deadline(due, exclusive=self.package.due_exclusive).last_day


def _read_days(told: str) -> dict[str, str]:
    """The days as a page of ours sent them; {} for anything else."""
    try:
        found = json.loads(told)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@form_of("more_time")
class MoreTimeForm(ReasonForm):
    """Until which day more time is asked for, and why."""

    until = day_field(_("Đề nghị gia hạn đến hết ngày"), kind=PlannedDayField)
    field_order = ("until", "note_field")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = present_day(self.package)
        if day:
            words = _t("Hạn hiện tại của bước: %(day)s. Ghi một ngày làm việc sau ngày ấy.")
            self.fields["until"].help_text = words % {"day": planned_day(day)}

    def clean(self) -> dict[str, Any]:
        """Told at the field, where a day off was typed."""
        cleaned = super().clean() or {}
        refuse_days_off(self, "until", last=None)
        return cleaned

    def answers(self) -> dict[str, Any]:
        return super().answers() | {"more_time": self.cleaned_data["until"]}


@form_of("time_given")
class TimeGivenForm(ActForm):
    """The answer: granted, shortened or refused; what follows from the day is shown before it is sent."""

    outcome = forms.ChoiceField(
        label=_("Trả lời"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn trả lời: đồng ý, rút ngắn hoặc không đồng ý.")},
    )
    until = day_field(_("Rút ngắn: chỉ gia hạn đến hết ngày"), kind=PlannedDayField, required=False)
    note_field = words_field(
        _("Lý do"), rows=3, required=False, help_text=_("Phải nêu khi rút ngắn hoặc không đồng ý.")
    )
    previewed = TextField(widget=forms.HiddenInput, required=False, max_length=10)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leave_tacit(self, "until", "note_field")
        self._about_the_request()

    def look_again(self, package: Any) -> None:
        """The request that is open now, if one is."""
        super().look_again(package)
        self._about_the_request()

    def clean(self) -> dict[str, Any]:
        """Another day than what was asked for is sent only by one who has seen what follows from it."""
        cleaned = super().clean() or {}
        day, request = cleaned.get("until"), self.request
        if cleaned.get("outcome") != SHORTENED or "until" in self.errors or request is None:
            self._ask_about(day)
            return cleaned
        refuse_days_off(self, "until", last=None)
        if day is None:
            self.add_error("until", _t("Chưa ghi ngày được gia hạn đến."))
        elif "until" in self.errors:
            return cleaned
        elif request.before < day < request.day and cleaned.get("previewed") != day.isoformat():
            self.add_error("until", _t("Kế hoạch theo ngày này ghi trên trang; đề nghị xem rồi gửi lại."))
            self.data = retyped(self.data, {self.add_prefix("previewed"): day.isoformat()})
            self.plan_ahead = plan_ahead(self.package, day)
        return cleaned

    def _ask_about(self, day: date | None) -> None:
        """A day beside another choice than the one that needs it: which of the two is meant?"""
        outcome = self.cleaned_data.get("outcome")
        as_asked = outcome == GRANTED and self.request is not None and day == self.request.day
        if day is not None and outcome and outcome != SHORTENED and not as_asked:
            words = _t("Đã ghi ngày này nhưng không chọn rút ngắn; cần bỏ ngày hoặc chọn lại trả lời.")
            self.add_error("until", words)

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))

    def answers(self) -> dict[str, Any]:
        said, asked = self.cleaned_data, self.request.day if self.request else None
        return {"time_given": {GRANTED: asked, SHORTENED: said.get("until")}.get(said["outcome"])}

    def _about_the_request(self) -> None:
        self.request = open_request(self.package)
        day = self.request.day if self.request else None
        facts = {"day": planned_day(day) if day else ""}
        if self.request and self.opened:
            self.fields["outcome"].help_text = request_in_words(self.request)
        field_as(self, "outcome", forms.ChoiceField).choices = [
            (GRANTED, _t("Đồng ý đến %(day)s") % facts),
            (SHORTENED, _t("Rút ngắn, chỉ đến ngày ghi dưới đây")),
            (REFUSED, _t("Không đồng ý")),
        ]
        self.plan_ahead: PlanAhead | None = plan_ahead(self.package, day) if day else None
