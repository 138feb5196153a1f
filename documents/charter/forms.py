"""Forms of a charter: a whole text, and what becomes of one article or clause."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.numbers import ArticleNumber
from documents.packages.forms.fields import TextField, words_field
from documents.packages.forms.received import PaperField
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from documents.texts.reading.reader import Reading, converted, let_in, read_as
from documents.texts.uploads.kinds import WORDS
from documents.texts.uploads.limits import awaited_seconds
from documents.texts.uploads.reasons import NotTaken


class WholeTextForm(forms.Form):
    """A charter as a file, or its words. After `is_valid`, `text` and `source` hold what was given.

    `unread` says what could not be read of the file.
    """

    use_required_attribute = False
    file = PaperField(
        label=_("Tệp Điều lệ"),
        choice=WORDS,
        widget=forms.ClearableFileInput,
        help_text=WORDS.said(_("Mỗi điều bắt đầu bằng “Điều 1.”, “Điều 2.”…")),
    )
    words = words_field(_("Hoặc dán toàn văn vào đây"), required=False, rows=12, max_length=400_000)
    # What could not be read of the file whose words were put into that field, a sentence on each line.
    left_out = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8000)

    text = ""
    source = ""
    unread: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        """Read the file; a refusal stands at the field, and pasted words stay."""
        cleaned = super().clean() or {}
        upload = cleaned.get("file")
        if upload:
            self._read(upload)
        elif cleaned.get("words"):
            self.text, self.source = cleaned["words"], str(_("Nhập trên trang"))
            self.unread = tuple(cleaned.get("left_out", "").splitlines())
        elif not self.errors:
            self.add_error("file", _("Chưa chọn tệp và chưa dán nội dung."))
        return cleaned

    def _read(self, upload: Any) -> None:
        try:
            taken = let_in(upload.file, upload.name or "", choice=WORDS)
            reading = read_as(taken.extension, upload.file.read(), seconds=awaited_seconds())
        except NotTaken as refused:
            self.add_error("file", str(refused))
            return
        if reading.legacy:
            self._show_converted(reading)
            return
        self.text, self.source, self.unread = reading.text, taken.name, reading.warnings
        if not reading.text.strip():
            self.add_error(
                "file", _("Không đọc được chữ nào trong tệp này. Đề nghị dán toàn văn vào ô bên dưới.")
            )

    def _show_converted(self, found: Reading) -> None:
        """Letters of an old font are not taken as they come out: they stand in the field to be looked at."""
        shown = converted(found)
        # But for the sentences on the font itself.
        left_out = "\n".join(one for one in shown.warnings if one in found.warnings)
        self.data = retyped(self.data, {"words": shown.text, "left_out": left_out})
        words = _("Tệp dùng phông chữ cũ. Bản chuyển sang Unicode nằm trong ô bên dưới: xem lại rồi bấm nút.")
        self.add_error("file", words)


class ReadingForm(forms.Form):
    """That another reading is taken, beside what was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ArticleField(TextField):
    """The number of an article, "12" or "12a"; `cleaned_data` holds None where nothing is written."""

    def clean(self, value: Any) -> Any:
        """The number, or a word on how one is written."""
        written = super().clean(value)
        number = ArticleNumber.told(written)
        if written and number is None:
            raise forms.ValidationError(_("Số điều ghi như 12, hoặc 12a."))
        return number


class LineForm(forms.Form):
    """What becomes of one article or clause, why, and on what ground."""

    is_printed = True

    use_required_attribute = False
    kind = forms.ChoiceField(label=_("Đề xuất"), widget=forms.RadioSelect)
    text = words_field(
        _("Nội dung mới"),
        required=False,
        rows=10,
        max_length=100_000,
        help_text=_("Sửa thẳng vào đây, ghi đủ cả điều hoặc cả khoản như sẽ có trong Điều lệ mới."),
    )
    reason = words_field(
        _("Lý do"),
        required=False,
        rows=3,
        max_length=4000,
        help_text=_("Phải có trước khi trình, trừ khi giữ nguyên."),
    )
    ground = words_field(
        _("Căn cứ"),
        required=False,
        rows=2,
        max_length=2000,
        help_text=_("Văn bản, nghị quyết hoặc ý kiến làm căn cứ."),
    )
    place = ArticleField(
        label=_("Số mới"),
        required=False,
        max_length=40,
        help_text=_(
            "Chỉ ghi khi bổ sung mới hoặc chuyển vị trí. Ghi 12a thì điều đứng ngay sau Điều 12, các điều "
            "sau giữ nguyên số; ghi 13 thì các điều sau lùi một số."
        ),
    )
    chapter = TextField(
        label=_("Thuộc chương"),
        required=False,
        max_length=60,
        help_text=_(
            "Ví dụ: Chương II. Bỏ trống: ở cạnh điều đứng trước. Phải ghi khi số điều bắt đầu lại ở mỗi "
            "chương."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, fresh: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (
            [AmendmentKind.ADD]
            if fresh
            else [kind for kind in AmendmentKind if kind is not AmendmentKind.ADD]
        )
        leave_tacit(self, "text", "reason", "ground", "place", "chapter")
        field_as(self, "kind", forms.ChoiceField).choices = [(kind.value, kind.label) for kind in kinds]

    def look_again(self, seen: int) -> None:
        """After somebody was faster: what was typed stays, the next try is about what is there."""
        self.data = retyped(self.data, {"seen": str(seen)})

    def line(self, *, article: ArticleNumber | None, clause: int | None) -> Amendment:
        """The line as typed, about that article or clause."""
        given = self.cleaned_data
        kind = AmendmentKind(given["kind"])
        placed = kind in {AmendmentKind.ADD, AmendmentKind.MOVE}
        return Amendment(
            kind,
            article,
            clause,
            text=given["text"] if kind not in {AmendmentKind.KEEP, AmendmentKind.REPEAL} else "",
            place=given["place"] if placed else None,
            chapter=given["chapter"] if placed else "",
            reason=given["reason"],
            ground=given["ground"],
        )
