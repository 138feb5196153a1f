"""Days of a plan as they are typed: one on which nobody works is told at its field, with what would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.forms.typed import retyped
from workflows.days_off import day_off_told, deadline_off_told

if TYPE_CHECKING:
    from datetime import date

    from django import forms


def off_before(due: date) -> str:
    """What is to be known of a deadline "xong trước ngày" whose last day nobody works on."""
    return deadline_off_told(due, exclusive=True)


def off_on(due: date) -> str:
    """The same of a deadline that is itself the last day."""
    return deadline_off_told(due, exclusive=False)


def refuse_days_off(form: forms.Form, *names: str, last: date | None) -> None:
    """Say at each of these fields that the day typed there is none to work on.

    One that nobody touched stays as it is, and so does the last day of all, which never rolls.
    """
    for name in names:
        day, field = form.cleaned_data.get(name), form.fields[name]
        if day and day not in (last, form.get_initial_for_field(field, name)) and (told := day_off_told(day)):
            form.add_error(name, told)


def ask_about_day_off(form: forms.Form, name: str, *, told: str) -> None:
    """A fixed last day of which there is something to be known comes back once; sent again it is taken.

    `told` is what `off_before` or `off_on` says of it, which the field itself shows. The form has a hidden
    field `looked_at`, in which stands the day that was looked at.
    """
    day = form.cleaned_data.get(name)
    if not told or not day or form.cleaned_data.get("looked_at") == day.isoformat():
        return
    form.add_error(name, _("Ngày cuối là ngày nghỉ; đề nghị xem lại, nếu giữ nguyên thì gửi lần nữa."))
    form.data = retyped(form.data, {form.add_prefix("looked_at"): day.isoformat()})
