"""The workbook of a plan on its way in: read, looked at cell by cell, and only then filed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import OnceForm, TextField
from documents.packages.forms.tables import TableField, tables_in
from documents.packages.forms.typed import retyped
from documents.tasks.models.values import PlanRow
from documents.tasks.queries.plan_list import PlanList, read_plan
from documents.texts.uploads.reasons import NotTaken
from workflows import engine

if TYPE_CHECKING:
    from documents.tasks.models.plans import Plan

SALT, KEPT_FOR = "documents.tasks.workbook", 24 * 3600


class PlanListForm(OnceForm):
    """A workbook; once it was read without a fault its rows stand in `packed`, to be confirmed."""

    status = 422
    file = TableField(
        label=_("Tệp bảng tính của kế hoạch"),
        required=False,
        sentence=_("Dùng tệp tải về từ trang kế hoạch; không sửa cột Số."),
    )
    seen = TextField(widget=forms.HiddenInput, max_length=120)
    packed = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"seen": engine.seen(plan)}})
        self.plan = plan
        self.read: PlanList | None = None

    def clean(self) -> dict[str, Any]:
        """Read the file that was chosen; without one the rows that were looked at before count."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None:
            if not self.rows and "packed" not in self.errors:
                self.add_error("file", _t("Chưa chọn tệp."))
            return cleaned
        try:
            self.read = read_plan(self.plan, tables_in(file))
        except NotTaken as refused:
            self.add_error("file", str(refused.reason))
            return cleaned
        if self.read.faults:
            self.add_error("file", _t("Chưa ghi gì: còn chỗ sai trong tệp, nêu dưới đây."))
        elif not self.read.changes:
            self.add_error("file", _t("Tệp không khác kế hoạch đang lập."))
        else:
            rows = [row.as_json() for row in self.read.rows]
            packed = signing.dumps([self.plan.pk, rows], salt=SALT, compress=True)
            self.data = retyped(self.data, {"packed": packed, "seen": engine.seen(self.plan)})
            self.status = 200
        return cleaned

    @property
    def rows(self) -> list[PlanRow]:
        """The rows that were looked at, [] where nothing was, or a day ago."""
        try:
            told = signing.loads(self.cleaned_data.get("packed", ""), salt=SALT, max_age=KEPT_FOR)
        except signing.BadSignature:
            return []
        return [PlanRow.from_json(row) for row in told[1]] if told[0] == self.plan.pk else []
