"""Forms about printed papers: the code that leads to one, readers of copies, a period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field, words_field
from documents.packages.forms.on_paper import SignedPaperForm
from documents.packages.forms.received import PAGES_AT_ONCE, PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from documents.packages.models.paper_signatures import AGAINST
from documents.packages.queries.drafts import parts_of
from documents.paper import codes
from documents.signing.services.photographs import other_paper_on
from documents.signing.services.signing import SheetBack
from documents.texts.uploads.kinds import ALL, FINISHED, SCANS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.paper_signatures import PaperSignature
    from documents.signing.queries import FoundCopy

LONGEST_CODE = 400


class CopyBackForm(forms.Form):
    """What is to be said of a copy that came back."""

    remark = TextField(label=_("Ghi chú"), max_length=200, required=False)


class StampedForm(ReceivingForm, OnceForm):
    """The finished paper, and that what it says otherwise than the record was seen.

    There is nothing to agree to before the page has shown it: `compared` names the file and what was shown.
    """

    file = PaperField(label=_("Tệp đã ký, đóng dấu"), choice=FINISHED, help_text=FINISHED.said(PAGES_AT_ONCE))
    agreed = forms.BooleanField(
        label=_("Đã xem các khác biệt, nhận tệp này làm bản chính thức"), required=False
    )
    compared = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)
    field_order = ("file", "agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:
            del self.fields["agreed"]
        leave_tacit(self, "file", *(["agreed"] if self.is_bound else []))

    def agrees_to(self, mark: str) -> bool:
        """Whether these differences stood on the page where it was ticked; from now on they stand there."""
        agreed = bool(self.cleaned_data["agreed"]) and self.cleaned_data["compared"] == mark
        shown = QueryDict(mutable=True)
        shown.update(self.data)
        shown["compared"] = mark
        if not agreed:
            shown.pop("agreed", None)
        self.data = shown
        return agreed

    def wanted(self) -> Sequence[Wanted]:
        """The one file."""
        return [Wanted("file", "file", str(_("Bản chính thức")))]

    def clean(self) -> dict[str, Any]:
        """A file there must be."""
        cleaned = super().clean()
        if not self.received and "file" not in self.errors:
            self.add_error("file", _t("Chưa chọn tệp."))
        return cleaned


class CodeForm(forms.Form):
    """The code at the foot of a printed page, typed or scanned."""

    use_required_attribute = False
    ma = TextField(
        label=_("Mã bản in"),
        max_length=LONGEST_CODE,
        help_text=_("Mã ở chân mỗi trang của bộ trình ký, ba nhóm bốn ký tự; gõ hoặc quét ô vuông bên cạnh."),
        error_messages=EMPTY,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A scanner types where the cursor stands; after a refusal the summary of errors is read first.
        if not self.is_bound:
            self.fields["ma"].widget.attrs["autofocus"] = True

    def clean_ma(self) -> codes.Code:
        """The code with its check; a slip of the hand is said to be one."""
        typed = self.cleaned_data["ma"]
        try:
            return codes.parse_code(typed)
        except codes.Mistyped as slip:
            signs = len(codes.normal(typed))
            words = _t("Mã gõ sai, đề nghị kiểm tra lại từng ký tự trên giấy.")
            if signs != codes.LENGTH:
                words = _t("Mã gõ sai, đề nghị kiểm tra lại: mã có %(length)d ký tự, đã gõ %(typed)d.")
            raise forms.ValidationError(words % {"typed": signs, "length": codes.LENGTH}) from slip


SIGNED, NOTED, RETURNED, REWORDED = "signed", "noted", "returned", "reworded"
OUTCOMES = (
    (SIGNED, _("Đã ký")),
    (NOTED, _("Ký kèm bút phê")),
    (RETURNED, _("Trả lại kèm ý kiến")),
    (REWORDED, _("Ký kèm sửa chữ")),
)


class SheetForm(SignedPaperForm):
    """What came back from the signer: one of four, by whom, when, where the original lies."""

    field_order = (
        *("outcome", "words", "holder", "until", "part", "fixed"),
        *("signer", "day", "hour", "kept_at", "scan"),
    )
    outcome = forms.ChoiceField(
        label=_("Người ký đã"),
        choices=OUTCOMES,
        initial=SIGNED,
        widget=forms.RadioSelect,
        help_text=_(
            "Ký kèm sửa chữ: chọn tệp đã sửa theo phiếu; chỉ là lỗi chữ thì ghi chữ ký, chờ xác nhận sửa lỗi "
            "kỹ thuật. Không có tệp thì hồ sơ được trả lại để hoàn thiện."
        ),
        error_messages={"required": _("Chưa chọn người ký đã làm gì.")},
    )
    words = words_field(
        _("Bút phê, ý kiến hoặc chữ đã sửa"),
        required=False,
        rows=4,
        help_text=_("Chép nguyên văn; bỏ trống nếu chỉ ký."),
    )
    holder: forms.TypedChoiceField = forms.TypedChoiceField(
        label=_("Cơ quan thực hiện bút phê"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Bút phê thành nhiệm vụ của cơ quan này."),
        error_messages={"invalid_choice": _("Đại hội này không có cơ quan ấy.")},
    )
    until = day_field(_("Thực hiện chậm nhất hết ngày"), required=False)
    part = forms.ChoiceField(label=_("Thành phần có chữ đã sửa"), required=False)
    fixed = PaperField(label=_("Tệp đã sửa theo phiếu"), choice=ALL, help_text=_("Chỉ khi ký kèm sửa chữ."))
    kept_at = TextField(
        label=_("Bản gốc để ở"),
        max_length=200,
        help_text=_("Ví dụ: tủ hồ sơ Đại hội, ngăn 2."),
        error_messages={"required": _("Phải ghi bản gốc để ở đâu.")},
    )

    def __init__(
        self, *args: Any, bodies: Sequence[tuple[int, str]], found: FoundCopy, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        field_as(self, "holder", forms.ChoiceField).choices = [("", _t("(chọn cơ quan)")), *bodies]
        self.fields["scan"].help_text = SCANS.said(
            _t("Có ảnh chụp thì người khác đối chiếu được mà không cần bản gốc; nhiều trang: chọn nhiều ảnh.")
        )
        field_as(self, "part", forms.ChoiceField).choices = parts_of(found.package)
        leave_tacit(self, "words", "holder", "until", "part", "fixed")

    def wanted(self) -> list[Wanted]:
        """The picture of the sheet, and the text as the signer corrected it."""
        fixed = [Wanted("fixed", "fixed", _t("Bản đã sửa"))] if self.is_reworded else []
        return [*super().wanted(), *fixed]

    @property
    def is_reworded(self) -> bool:
        """Whether he corrected words and signed."""
        return self.cleaned_data.get("outcome") == REWORDED

    @property
    def paper(self) -> NewPart | None:
        """The picture."""
        return self.received.get("scan")

    @property
    def corrected(self) -> NewPart | None:
        """The part as it should read, where he corrected words and signed."""
        return self.received.get("fixed") if self.is_reworded else None

    def clean(self) -> dict[str, Any]:
        """What each of the four needs; a photograph that bears another code is of another paper."""
        cleaned = super().clean() or {}
        outcome, words = cleaned.get("outcome"), cleaned.get("words")
        if outcome in LACKING and not words and "words" not in self.errors:
            self.add_error("words", LACKING[outcome])
        if outcome == SIGNED and words:
            self.add_error("words", _t("Có lời ghi thì chọn “Ký kèm bút phê” hoặc “Trả lại kèm ý kiến”."))
        other = other_paper_on(self.paper, self.found) if self.paper else ""
        if other:
            words = _t("Ảnh chụp này mang mã của giấy khác: %(other)s. Đề nghị chụp đúng phiếu.")
            self.add_error("scan", words % {"other": other})
            # What is of another paper is not kept for the next try.
            self.received.clear()
            self.data = retyped(self.data, {"kept": ""})
        return cleaned

    def sheet(self) -> SheetBack:
        """What the verbs are told."""
        data = self.cleaned_data
        noted = data["outcome"] == NOTED
        return SheetBack(
            signer=data["signer"],
            at=self.at(),
            kept_at=data["kept_at"],
            words="" if self.corrected else data["words"],
            holder=data["holder"] if noted else None,
            until=data["until"] if noted else None,
            scan=self.paper,
        )


LACKING = {
    NOTED: _("Phải chép nguyên văn bút phê."),
    RETURNED: _("Phải nêu rõ nội dung cần hoàn thiện."),
    REWORDED: _("Phải chép nguyên văn chữ đã sửa."),
}


class CompareForm(CodeForm):
    """The code of the sheet that lies before whoever compares, and whether it is the original."""

    against = forms.ChoiceField(
        label=_("Đã đối chiếu với"),
        choices=AGAINST,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn đối chiếu với bản gốc hay với ảnh chụp.")},
    )
    seen = forms.BooleanField(
        error_messages={"required": _("Cần đánh dấu đã thấy chữ ký trên đúng phiếu này.")},
    )

    def __init__(self, *args: Any, paper: PaperSignature, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        signature = paper.signature
        facts = {"who": signature.signer, "number": signature.version.number}
        self.fields["seen"].label = (
            _t("Đã thấy chữ ký của %(who)s trên phiếu của dự thảo lần %(number)d.") % facts
        )


class CopiesForm(OnceForm):
    """Who receives a numbered copy."""

    readers: forms.ModelMultipleChoiceField[Person] = forms.ModelMultipleChoiceField(
        queryset=None,
        label=_("Người nhận bản in"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ hiện những người được đọc hồ sơ này."),
        error_messages={
            "required": _("Chưa chọn người nhận bản in."),
            "invalid_choice": _("Có người không được đọc hồ sơ này nên không giao bản in."),
            "invalid_pk_value": _("Có người không được đọc hồ sơ này nên không giao bản in."),
        },
    )

    def __init__(self, *args: Any, readers: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "readers", forms.ModelChoiceField).queryset = readers
