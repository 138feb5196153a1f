"""The form of a new draft: files for its parts, or the main part typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.answers.values import Draft, NewPart
from documents.packages.forms.acts import form_of
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import TextField, words_field
from documents.packages.forms.received import PaperField, packed, settled, unpacked
from documents.packages.queries.drafts import versions_in_sight
from documents.packages.services.taking_in import receive_text, take_in
from documents.texts.uploads.reasons import Refused as UploadRefused

if TYPE_CHECKING:
    from documents.packages.kinds import Part
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

KEPT_SALT = "documents.kept-upload"
TEXT_LIMIT = 400_000


@form_of("version")
class VersionForm(ActForm):
    """A new draft: a file for any part, or the main part typed here."""

    text = words_field(
        _("Hoặc nhập nội dung trực tiếp"),
        required=False,
        rows=6,
        max_length=TEXT_LIMIT,
        help_text=_("Chỉ cần khi không có tệp. Mỗi đoạn một dòng; # đứng đầu dòng là đề mục."),
    )
    author_note = words_field(
        _("Lời người soạn"),
        required=False,
        max_length=4000,
        help_text=_("Dự thảo này sửa những gì so với lần trước, theo ý kiến nào. Người ký sẽ đọc dòng này."),
    )
    typed_part = TextField(widget=forms.HiddenInput, required=False, max_length=40)
    kept = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = self.package.kind.parts
        self.received: list[NewPart] = []
        # The draft that the sent one does come after.
        self.began_from: Version | None = None
        current = self.package.current
        self.present = {part.code: part.name for part in current.parts.all()} if current else {}
        self._ask_what_it_began_from()
        self._ask_for_files()
        self.order_fields(["base", *(f"file_{part.code}" for part in self.parts), "text", "author_note"])

    def _ask_what_it_began_from(self) -> None:
        """Whoever hands in a draft says which one he had before him."""
        current = self.package.current
        if current is None:
            return
        numbers = list(versions_in_sight(self.package).values_list("number", flat=True))
        field = forms.TypedChoiceField(
            label=_t("Sửa từ dự thảo nào"),
            choices=[(number, self._named(number)) for number in reversed(numbers)],
            coerce=int,
            initial=current.number,
            required=False,
            empty_value=None,
            error_messages={"invalid_choice": _("Hồ sơ không có dự thảo này.")},
        )
        if len(numbers) == 1:
            field.widget = forms.HiddenInput()
        field.tacit = True  # type: ignore[attr-defined]
        self.fields["base"] = field

    def _named(self, number: int) -> str:
        current = self.package.current
        words = _t("Dự thảo lần %(number)d") % {"number": number}
        return _t("%(draft)s (mới nhất)") % {"draft": words} if current.number == number else words

    def _ask_for_files(self) -> None:
        for part in self.parts:
            self.fields[f"file_{part.code}"] = PaperField(
                label=part.title, required=False, allow_empty_file=True, help_text=self._part_help(part)
            )
        main = self.parts[0]
        first = self.fields[f"file_{main.code}"]
        kinds = _t("Nhận tệp .docx, .pdf, .odt, .xlsx, .txt, .jpg, .png, .doc; mỗi tệp tối đa 20 MB.")
        photos = _t("Nhiều ảnh chụp của một văn bản thì chọn cùng lúc, theo thứ tự trang.")
        first.help_text = f"{kinds} {photos} {first.help_text}"
        self.fields["text"].label = _t("Hoặc nhập trực tiếp nội dung: %(title)s") % {"title": main.title}

    def _part_help(self, part: Part) -> str:
        """What happens when no file is chosen: the one of the last draft stays, or the part is lacking."""
        if part.code in self.present and not self.opened:
            return _t("Đã có tệp. Không chọn tệp thì giữ nguyên.")
        if part.code in self.present:
            return _t("Đang có: %(name)s. Không chọn tệp thì giữ nguyên.") % {"name": self.present[part.code]}
        return _t("Bắt buộc phải có khi trình.") if part.required else _t("Có thể bổ sung sau.")

    def clean(self) -> dict[str, Any]:
        """Inspect and store each file; what was already stored by a refused try comes back in `kept`."""
        cleaned = super().clean() or {}
        kept = unpacked(self.data.get("kept", ""), salt=KEPT_SALT)
        received = {part.code: part for part in kept}
        for part in self.parts:
            found = self._received(part)
            if found:
                received[part.code] = found
        self.received = [settled(self, part) for part in received.values()]
        if self.received:
            self.data = self.data.copy()
            self.data["kept"] = packed(self.received, salt=KEPT_SALT)
        return cleaned

    def look_again(self, package: Package) -> None:
        """After a refusal, also of a draft that another one overtook: the next try comes after that one."""
        super().look_again(package)
        self._ask_what_it_began_from()
        self._bound_fields_cache.pop("base", None)
        self._show_overtaken(getattr(self, "cleaned_data", {}).get("base"))

    def note(self) -> str:
        return ""

    def answers(self) -> dict[str, Any]:
        note = self.cleaned_data.get("author_note", "")
        return {"version": Draft(parts=tuple(self.received), note=note, base=self._base)}

    @property
    def kept_names(self) -> str:
        """Names of files that need not be chosen again."""
        return ", ".join(part.name for part in self.received)

    @property
    def _base(self) -> int | None:
        """The number of the draft it began from, 0 when that was not said; None while there is none."""
        return (self.cleaned_data.get("base") or 0) if "base" in self.fields else None

    def _show_overtaken(self, base: int | None) -> None:
        """Say what lies between the draft it began from and the last one; then the last one is its base."""
        current = self.package.current
        if current is None or base == current.number:
            return
        self.overtaken = current
        if self.opened:
            self.began_from = versions_in_sight(self.package).filter(number=base or 0).first()
        self.data = self.data.copy()
        self.data["base"] = str(current.number)

    def _received(self, part: Part) -> NewPart | None:
        sent = self.files.getlist(f"file_{part.code}") if self.files else []
        try:
            if sent:
                return take_in(sent, part=part.code, title=part.written)
            text = str(self.cleaned_data.get("text", "")).strip()
            if text and part.code == (self.cleaned_data.get("typed_part") or self.parts[0].code):
                return receive_text(text, part=part.code, title=part.written)
        except UploadRefused as refused:
            self.add_error(f"file_{part.code}", str(refused))
            self.status = refused.status
        return None
