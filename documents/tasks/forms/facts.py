"""The form of a task as it is given, and of one row of a plan: the same fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.site.read_back import PlannedDayField
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field, words_field
from documents.packages.forms.typed import field_as
from documents.packages.forms.working_days import ask_about_day_off, off_on
from documents.tasks.models.places import LONGEST_TITLE
from documents.tasks.models.values import PlanRow, TaskFacts
from documents.tasks.services.giving import LONGEST_RESULT, LONGEST_SOURCE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Body
    from documents.tasks.models.tasks import Task

NO_BODY = {"invalid_choice": _("Đại hội này không có cơ quan ấy.")}


class TaskFactsForm(OnceForm):
    """What is to be done, by whom, until when, and what it comes to."""

    title = TextField(label=_("Nội dung nhiệm vụ"), max_length=LONGEST_TITLE)
    lead: forms.TypedChoiceField = forms.TypedChoiceField(
        label=_("Cơ quan chủ trì"), coerce=int, error_messages=EMPTY | NO_BODY
    )
    start = day_field(_("Bắt đầu"), required=False)
    due = day_field(_("Hoàn thành chậm nhất hết ngày"), kind=PlannedDayField)
    looked_at = TextField(widget=forms.HiddenInput, required=False, max_length=10)
    result = TextField(
        label=_("Kết quả phải đạt"),
        required=False,
        max_length=LONGEST_RESULT,
        help_text=_("Ví dụ: hợp đồng giữ hội trường đã ký."),
    )
    supporting = forms.TypedMultipleChoiceField(
        label=_("Cơ quan phối hợp"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_BODY,
    )
    informed = forms.TypedMultipleChoiceField(
        label=_("Để biết"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=NO_BODY,
    )
    source = TextField(
        label=_("Theo mục nào của báo cáo"),
        required=False,
        max_length=LONGEST_SOURCE,
        help_text=_("Ví dụ: A.4."),
    )
    decides = forms.BooleanField(
        label=_("Kết quả là một quyết định (khi báo cáo phải ghi số, ngày, cơ quan quyết định)"),
        required=False,
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "due", PlannedDayField).odd = off_on
        named = [(body.pk, body.name) for body in bodies]
        field_as(self, "lead", forms.ChoiceField).choices = [("", _t("(chọn cơ quan)")), *named]
        for name in ("supporting", "informed"):
            field_as(self, name, forms.ChoiceField).choices = named

    def clean(self) -> dict[str, Any]:
        """A last day on which nobody works is sent by who has read what that means."""
        cleaned = super().clean() or {}
        day, stood = cleaned.get("due"), self.get_initial_for_field(self.fields["due"], "due")
        ask_about_day_off(self, "due", told=off_on(day) if day and day != stood else "")
        return cleaned

    @property
    def folded(self) -> tuple[str, ...]:
        """The fields that many leave empty."""
        return ("supporting", "informed", "after")

    @property
    def is_unfolded(self) -> bool:
        """Whether one of them says something, or is wrong."""
        return any(self[name].value() or self[name].errors for name in self.folded if name in self.fields)

    def told(self) -> dict[str, Any]:
        """The fields that a task and a row of a plan share."""
        names = ("title", "lead", "start", "due", "result", "source", "decides")
        lists = {name: tuple(self.cleaned_data[name]) for name in ("supporting", "informed")}
        return {name: self.cleaned_data[name] for name in names} | lists


class GiveForm(TaskFactsForm):
    """A single task, given by the organising committee."""

    after = forms.MultipleChoiceField(
        label=_("Làm sau nhiệm vụ"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note_field = words_field(_("Yêu cầu"), required=False, rows=3)
    field_order = (
        *("title", "lead", "start", "due", "result", "source", "decides", "note_field"),
        *("supporting", "informed", "after"),
    )

    def __init__(self, *args: Any, tasks: Sequence[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "after", forms.ChoiceField).choices = [(task.code, str(task)) for task in tasks]
        if not tasks:
            del self.fields["after"]

    def facts(self) -> TaskFacts:
        """What the service is told."""
        return TaskFacts(**self.told(), after=tuple(self.cleaned_data.get("after", ())))


class RowForm(TaskFactsForm):
    """One row of a plan; `seen` is the version that stood on the page."""

    seen = TextField(widget=forms.HiddenInput, max_length=120)
    after = TextField(
        label=_("Làm sau các dòng số"),
        required=False,
        max_length=200,
        help_text=_("Số thứ tự của dòng phải xong trước, cách nhau bằng dấu phẩy; ví dụ 1, 3."),
    )

    def clean_after(self) -> tuple[int, ...]:
        """The numbers that were typed."""
        typed = self.cleaned_data["after"].replace(";", ",").split(",")
        numbers = [one.strip() for one in typed if one.strip()]
        if not all(number.isascii() and number.isdecimal() and len(number) < 5 for number in numbers):
            raise forms.ValidationError(_t("Chỉ ghi số thứ tự của dòng, cách nhau bằng dấu phẩy."))
        return tuple(dict.fromkeys(map(int, numbers)))

    def row(self, number: int) -> PlanRow:
        """The row under its number."""
        return PlanRow(number=number, **self.told(), after=self.cleaned_data["after"])


def row_typed(row: PlanRow) -> dict[str, Any]:
    """What stands in the fields of a row that is there already."""
    told: dict[str, Any] = {name: getattr(row, name) for name in PlanRow.__slots__ if name != "number"}
    return told | {"after": ", ".join(map(str, row.after))}
