"""Forms of lists that are taken in: the file, and the answers to who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.people.words.days import with_day
from congress.people.words.plans import ANOTHER
from documents.office.forms.people import GROUND
from documents.packages.forms.fields import OnceForm, TextField, day_field
from documents.packages.forms.tables import TableField, tables_in
from documents.texts.uploads.reasons import NotTaken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.words.plans import ListPlan
    from documents.texts.reading.grids import Grid

# More are not asked on one page; one answer for the rest is.
ASKED_AT_ONCE = 100
FIRST = "first"


class ListUploadForm(OnceForm):
    """A file with a list, and what stands in for cells left empty; `sheets` is what was read of it."""

    file = TableField(
        label=_("Tệp danh sách"),
        sentence=_("Tệp Word: danh sách là bảng có cùng các cột."),
        error_messages={"required": _("Chưa chọn tệp.")},
    )
    start = day_field(
        _("Ngày nhận nhiệm vụ chung"),
        required=False,
        help_text=with_day(_("Dùng cho dòng để trống cột Từ ngày; ví dụ %(day)s.")),
    )
    ground = TextField(
        label=_("Căn cứ chung"),
        max_length=GROUND,
        required=False,
        help_text=with_day(_("Dùng cho dòng để trống cột Căn cứ; ví dụ Quyết định số 12/QĐ ngày %(day)s.")),
    )

    def __init__(self, *args: Any, seats: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets: list[Grid] = []
        if not seats:
            del self.fields["start"], self.fields["ground"]

    def clean_file(self) -> str:
        """The name of the file, once its tables are read."""
        file = self.cleaned_data["file"]
        try:
            self.sheets = tables_in(file)
        except NotTaken as refused:
            raise forms.ValidationError(refused.reason) from refused
        return str(file.name)

    def told(self) -> dict[str, Any]:
        """What `keep_list` is told."""
        data = self.cleaned_data
        told = {"name": data["file"], "sheets": self.sheets, "request_id": data["request_id"]}
        return told | {name: data[name] for name in ("start", "ground") if name in data}


class ListConfirmForm(forms.Form):
    """Who is meant by each row that may mean several; `seen` is the plan that stood on the page."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=64)
    rest = forms.ChoiceField(
        label=_("Các dòng trùng họ tên chưa trả lời"),
        required=False,
        choices=[
            ("", _("– Trả lời từng dòng –")),
            (FIRST, _("Đều là người nêu đầu tiên ở câu hỏi")),
            (ANOTHER, _("Đều là người khác, ghi thành người mới")),
        ],
    )

    def __init__(self, *args: Any, plan: ListPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"seen": plan.mark}})
        # By the place of the row, which stays the same however many questions are left.
        asked = [(f"who{place}", line.question) for place, line in enumerate(plan.lines) if line.question]
        self.asked = dict(asked)
        for name, question in asked[:ASKED_AT_ONCE]:
            self.fields[name] = forms.ChoiceField(
                label=f"{plan.place_of(question.row)}. {question.words}",
                choices=question.options,
                required=False,
                widget=forms.RadioSelect,
            )
            vars(self.fields[name])["tacit"] = True
        if not asked:
            del self.fields["rest"]
        self.order_fields([name for name in self.fields if name != "rest"])

    def answers(self) -> Mapping[str, str]:
        """Key of a row -> whom it means."""
        rest = self.cleaned_data.get("rest", "")
        return {
            question.row.key: self.cleaned_data.get(name)
            or (question.options[0][0] if rest == FIRST else rest)
            for name, question in self.asked.items()
        }
