"""The form of a changed plan: the days still ahead, the deadline of the whole, and why they change."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.acts import ReasonForm, form_of
from documents.packages.forms.fields import day_field, words_field
from documents.packages.forms.typed import leave_tacit
from documents.packages.queries.plans import ahead_of
from workflows.planning import NewPlan


@form_of("plan")
class PlanForm(ReasonForm):
    """New days of stages, as they stand now until somebody types another."""

    note_field = words_field(
        _("Lý do thay đổi"), rows=3, error_messages={"required": _("Phải nêu rõ lý do thay đổi.")}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        package = self.package
        plan = package.plan_days
        days = {f"day_{one.code}": (one.label, plan.get(one.code)) for one in ahead_of(package)}
        whole = _t("Cả hồ sơ: xong trước ngày") if package.due_exclusive else _t("Cả hồ sơ: hết ngày")
        days["due"] = (whole, package.due)
        for name, (label, day) in days.items():
            self.fields[name] = day_field(label, required=False, help_text="", initial=day)
            leave_tacit(self, name)
        self.order_fields([*days, "note_field"])

    def answers(self) -> dict[str, Any]:
        """The plan, with the deadline only where it is another."""
        said = self.cleaned_data
        days = {name[4:]: day for name, day in said.items() if name.startswith("day_") and day}
        due = said.get("due") if said.get("due") != self.package.due else None
        return {"plan": NewPlan(days, due, self.package.due_exclusive)}
