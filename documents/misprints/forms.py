"""Forms of technical corrections: what should be put right, the answer to it, what a body allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.misprints.words import FAULTS
from documents.packages.forms.acts import form_of
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, count_field, words_field
from documents.packages.forms.on_paper import SignedPaperForm
from documents.packages.forms.received import PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as, leave_tacit
from documents.packages.queries.drafts import parts_of
from documents.packages.services.paper_words import text_of, told_of_files
from documents.paper.language import on_paper
from documents.texts.reading.sentences import left_unread
from documents.texts.reading.typed import CONTENT_TYPE
from documents.texts.uploads.kinds import ALL, SCANS

if TYPE_CHECKING:
    from documents.packages.models.misprints import MisprintLimit
    from documents.packages.models.packages import Package

CONFIRM, REFUSE = "confirm", "refuse"
ANSWERS = (
    (CONFIRM, _("Xác nhận: chỉ sửa lỗi chữ, nội dung không thay đổi")),
    (REFUSE, _("Không xác nhận")),
)


class MisprintForm(ReceivingForm, OnceForm):
    """A part of the draft with its slips put right: the file, or the words where they were typed here."""

    field_order = ("part", "fixed", "text", "reason")
    part = forms.ChoiceField(label=_("Thành phần cần sửa"), error_messages={"required": _("Chưa chọn.")})
    fixed = PaperField(label=_("Tệp đã sửa"), choice=ALL)
    text = words_field(
        _("Hoặc sửa trực tiếp"), required=False, rows=12, help_text=_("Mỗi đoạn giữ nguyên một dòng.")
    )
    reason = words_field(_("Ghi chú"), required=False, rows=2, max_length=400)

    def __init__(self, *args: Any, package: Package, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.titles = dict(parts_of(package))
        field_as(self, "part", forms.ChoiceField).choices = list(self.titles.items())
        rows = list(package.current.parts.select_related("blob")) if package.current else []
        # What was not read of them cannot be compared.
        told = told_of_files(rows)
        self.unread = [f"{row.name}: {line}" for row in rows for line in left_unread(told[row.code])]
        typed = {row.code: row for row in rows if row.blob.content_type == CONTENT_TYPE}
        self.typed = next((typed[code] for code in self.titles if code in typed), None)
        leave_tacit(self, "fixed")
        self.fields["fixed"].help_text = _t("Tải dự thảo về, sửa trên chính tệp ấy rồi chọn lại.")
        if self.typed is None:
            del self.fields["text"]
            return
        label = _t("Hoặc sửa trực tiếp: %(title)s")
        self.fields["text"].label = label % {"title": self.titles.get(self.typed.code, "")}
        self.fields["text"].initial = text_of(self.typed).text

    def wanted(self) -> list[Wanted]:
        """The part that was put right."""
        part = str(self.cleaned_data.get("part", ""))
        own = self.typed is not None and self.typed.code == part
        text = str(self.cleaned_data.get("text", "")) if own else ""
        return [Wanted("fixed", part, self.titles.get(part, ""), text)] if part else []

    def clean(self) -> dict[str, Any]:
        """There is something to compare."""
        cleaned = super().clean() or {}
        if not self.received and not self.errors:
            self.add_error("fixed", _t("Chưa chọn tệp đã sửa."))
        return cleaned


class MisprintAnswerForm(forms.Form):
    """The answer of the head of the lead body, who has seen the comparison; or of who takes it back."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=200)
    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn xác nhận hay không xác nhận.")},
    )
    reason = words_field(_("Lý do, nếu không xác nhận"), required=False, rows=3, max_length=2000)

    def __init__(self, *args: Any, confirms: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is sent all the same is for the verb to refuse.
        if not confirms and not self.is_bound:
            words = [(REFUSE, _t("Rút lại đề nghị"))]
            field_as(self, "answer", forms.ChoiceField).choices = words
            self.fields["reason"].label = _t("Lý do rút lại")


@form_of("form_return")
class FormReturnForm(ActForm):
    """What is wrong with the form of the papers, as the office found it."""

    faults = forms.MultipleChoiceField(
        label=_("Nội dung cần hoàn thiện về thể thức"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=EMPTY | {"required": _("Chưa chọn nội dung cần hoàn thiện về thể thức.")},
    )
    note_field = words_field(_("Ghi rõ trang, chỗ cần sửa"), required=False, rows=3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = [(code, str(told)) for code, told in FAULTS.items()]
        field_as(self, "faults", forms.ChoiceField).choices = [
            (code, f"{told[:1].upper()}{told[1:]}") for code, told in words
        ]

    def note(self) -> str:
        # Kept with the step, so in Vietnamese whatever language the page is in.
        with on_paper():
            told = "; ".join(str(FAULTS[code]) for code in self.cleaned_data["faults"])
        words = self.cleaned_data.get("note_field", "")
        return "\n".join(filter(None, (f"{told[:1].upper()}{told[1:]}.", words)))

    def answers(self) -> dict[str, Any]:
        return {"form_return": tuple(self.cleaned_data["faults"])}


class MisprintSlipForm(SignedPaperForm):
    """What the head of the lead body answered with a pen, as it lies before the office."""

    field_order = ("answer", "reason", "signer", "day", "kept_at", "scan")
    seen = TextField(widget=forms.HiddenInput, max_length=200)
    answer = MisprintAnswerForm.base_fields["answer"]
    reason = MisprintAnswerForm.base_fields["reason"]
    kept_at = TextField(
        label=_("Bản gốc để ở"),
        max_length=200,
        help_text=_("Ví dụ: tủ hồ sơ Đại hội, ngăn 2."),
        error_messages={"required": _("Phải ghi bản gốc để ở đâu.")},
    )

    def __init__(self, *args: Any, seen: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = seen
        del self.fields["hour"]
        self.fields["scan"].label = _t("Bản chụp giấy đã ký")
        self.fields["scan"].help_text = SCANS.said(_t("Nhiều trang: chọn nhiều ảnh."))


class MisprintLimitForm(OnceForm):
    """How many words of a text that the body passed may be put right, by which paper."""

    words = count_field(_("Số chữ được sửa trong một văn bản"), help_text=_("Ghi 0 nếu không cho sửa."))
    ground = TextField(label=_("Căn cứ (nghị quyết, quy chế)"), max_length=400)

    def __init__(self, *args: Any, limit: MisprintLimit | None, **kwargs: Any) -> None:
        initial = {"words": limit.words, "ground": limit.ground} if limit else {}
        super().__init__(*args, initial=initial, **kwargs)
