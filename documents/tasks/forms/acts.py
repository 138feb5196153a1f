"""Forms of the moves of tasks and plans, each registered for the answer it asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.site.read_back import PlannedDayField
from documents.packages.answers.values import Count
from documents.packages.forms.acts import PlainForm, ReasonForm, form_for, form_of
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import EMPTY, TextField, count_field, day_field, words_field
from documents.packages.forms.received import PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as, leave_tacit
from documents.packages.forms.working_days import ask_about_day_off, off_on
from documents.tasks.models.values import NewTask, TaskReport
from documents.tasks.queries.plan_faults import able_in, latest_part_day
from documents.texts.uploads.kinds import ALL
from workflows import clock
from workflows.planning import NewPlan
from workflows.procedures.overlay import PLAN

FILES = ("tep", "tep2")
PARTS = 5


@form_of("progress")
class ProgressForm(ReceivingForm, ActForm):
    """How far it has come, with files."""

    words = words_field(_("Tiến độ, vướng mắc"), rows=4, max_length=4000)
    tep = PaperField(label=_("Tệp kèm theo"), read=False, help_text=ALL.said(""))
    tep2 = PaperField(label=_("Tệp thứ hai"), read=False)

    def wanted(self) -> list[Wanted]:
        """A file in each of its fields."""
        return [Wanted(name, name, _t("Tệp kèm theo")) for name in FILES]

    def said(self) -> TaskReport:
        """The words, the files, and the decision where the form asks for one."""
        told = self.cleaned_data
        files = tuple(self.received[name] for name in FILES if name in self.received)
        decided = told.get("number", ""), told.get("decided_on"), told.get("decided_by")
        return TaskReport(told["words"], files, *decided)

    def answers(self) -> dict[str, Any]:
        return {"progress": self.said()}


@form_of("task_report")
class ReportForm(ProgressForm):
    """What it came to; a decision with its number, its day and who took it."""

    number = TextField(label=_("Số, ký hiệu quyết định"), max_length=60)
    decided_on = day_field(_("Ngày quyết định"))
    decided_by = forms.TypedChoiceField(label=_("Cơ quan quyết định"), coerce=int, error_messages=EMPTY)
    field_order = ("words", "number", "decided_on", "decided_by", *FILES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _t("Kết quả")
        task: Any = self.package
        if not task.decides:
            for name in ("number", "decided_on", "decided_by"):
                del self.fields[name]
            return
        self.fields["words"].label = _t("Nội dung quyết định")
        bodies = Body.objects.filter(congress=self.package.congress_id).order_by("pk")
        named = [(body.pk, body.name) for body in bodies]
        field_as(self, "decided_by", forms.ChoiceField).choices = [("", _t("(chọn cơ quan)")), *named]

    def answers(self) -> dict[str, Any]:
        return {"task_report": self.said()}


@form_of("doer")
class DoerForm(PlainForm):
    """Who of the lead body does it."""

    doer = forms.TypedChoiceField(label=_("Người thực hiện"), coerce=int, error_messages=EMPTY)
    field_order = ("doer", "note_field")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seats = Membership.objects.in_force(clock.today()).filter(body=self.package.lead_id)
        people = {seat.person_id: str(seat.person) for seat in seats.select_related("person")}
        field_as(self, "doer", forms.ChoiceField).choices = [("", _t("(chọn người)")), *people.items()]

    def answers(self) -> dict[str, Any]:
        return {"doer": self.cleaned_data["doer"]}


@form_of("new_lead")
class LeadForm(ReasonForm):
    """Which other body leads from now on."""

    lead = forms.TypedChoiceField(label=_("Chuyển cho cơ quan"), coerce=int, error_messages=EMPTY)
    field_order = ("lead", "note_field")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(body.pk, body.name) for body in able_in(self.package.congress_id)]
        others = [pair for pair in named if pair[0] != self.package.lead_id]
        field_as(self, "lead", forms.ChoiceField).choices = [("", _t("(chọn cơ quan)")), *others]

    def answers(self) -> dict[str, Any]:
        return {"new_lead": self.cleaned_data["lead"]}


@form_of("parts")
class PartsForm(PlainForm):
    """Up to five parts, each with its body and last day; lines left empty are none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(body.pk, body.name) for body in able_in(self.package.congress_id)]
        task: Any = self.package
        last = latest_part_day(task)
        for number in range(1, PARTS + 1):
            place = {"number": number}
            self.fields[f"title{number}"] = TextField(
                label=_t("Phần việc %(number)d") % place, max_length=300, required=False
            )
            self.fields[f"lead{number}"] = forms.TypedChoiceField(
                label=_t("Chủ trì phần việc %(number)d") % place,
                choices=named,
                coerce=int,
                empty_value=None,
                required=False,
                initial=self.package.lead_id,
            )
            self.fields[f"due{number}"] = day_field(
                _t("Thời hạn phần việc %(number)d") % place,
                required=False,
                help_text="",
                initial=last,
            )
            leave_tacit(self, f"title{number}", f"lead{number}", f"due{number}")
        self.order_fields([name for name in self.fields if name != "note_field"])

    def clean(self) -> dict[str, Any]:
        """Who writes what a part is also says whose and until when."""
        cleaned = super().clean() or {}
        for number in range(1, PARTS + 1):
            if cleaned.get(f"title{number}"):
                for name in (f"lead{number}", f"due{number}"):
                    if not cleaned.get(name) and name not in self.errors:
                        self.add_error(name, _t("Chưa nhập mục này."))
        return cleaned

    def answers(self) -> dict[str, Any]:
        said = self.cleaned_data
        numbers = (number for number in range(1, PARTS + 1) if said.get(f"title{number}"))
        rows = ((said[f"title{number}"], said[f"lead{number}"], said[f"due{number}"]) for number in numbers)
        return {"parts": tuple(NewTask(*row) for row in rows)}


@form_of("plan_decision")
class CountForm(ActForm):
    """What Thường trực decided on a plan: the count as the minutes have it."""

    met_on = day_field(_("Ngày họp"))
    present = count_field(_("Có mặt"))
    votes_for = count_field(_("Tán thành"))
    votes_against = count_field(_("Không tán thành"), initial=0)
    other_opinion = count_field(_("Ý kiến khác"), initial=0)
    not_voting = count_field(_("Không biểu quyết"), initial=0)
    minutes_ref = TextField(label=_("Số, ký hiệu biên bản"), max_length=200)
    dissent = words_field(_("Ý kiến bảo lưu"), required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_on"].initial = clock.today

    def answers(self) -> dict[str, Any]:
        names = ("met_on", "present", "votes_for", "votes_against", "other_opinion", "not_voting")
        said = {name: self.cleaned_data[name] for name in (*names, "minutes_ref", "dissent")}
        return {"plan_decision": Count(**said)}


class NewDueForm(ReasonForm):
    """Another last day of a task, with the reason."""

    due = day_field(_("Thời hạn mới: hết ngày"), kind=PlannedDayField)
    looked_at = TextField(widget=forms.HiddenInput, required=False, max_length=10)
    field_order = ("due", "note_field")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "due", PlannedDayField).odd = off_on

    def clean(self) -> dict[str, Any]:
        """The same of it as of the day with which the task was given."""
        cleaned = super().clean() or {}
        day = cleaned.get("due")
        ask_about_day_off(self, "due", told=off_on(day) if day and day != self.package.due else "")
        return cleaned

    def answers(self) -> dict[str, Any]:
        day = self.cleaned_data["due"]
        stages = [stage.code for stage in self.package.definition.stage if not stage.terminal]
        days = dict.fromkeys([code for code in stages if code in self.package.plan_days], day)
        return {PLAN: NewPlan(days, day, due_exclusive=False)}


def task_form(answers: tuple[str, ...]) -> type[ActForm]:
    """The form of a move of a task: another day is one day, not a plan of stages."""
    return NewDueForm if PLAN in answers else form_for(answers)
