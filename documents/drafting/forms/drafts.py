"""The form of a new draft: files for its parts, or the main part typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.answers.values import Draft
from documents.packages.forms.acts import form_of
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import TextField, words_field
from documents.packages.forms.received import PAGES_AT_ONCE, PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import leave_tacit, retyped
from documents.packages.queries.drafts import as_signed, versions_in_sight
from documents.texts.uploads.kinds import ALL

if TYPE_CHECKING:
    from documents.packages.kinds import Part
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

TEXT_LIMIT = 400_000


@form_of("version")
class VersionForm(ReceivingForm, ActForm):
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = self.package.kind.parts
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
        self.fields["base"] = field
        leave_tacit(self, "base")

    def _named(self, number: int) -> str:
        current = self.package.current
        words = _t("Dự thảo lần %(number)d") % {"number": number}
        return (
            _t("%(draft)s (mới nhất)") % {"draft": words} if current and current.number == number else words
        )

    def _ask_for_files(self) -> None:
        for part in self.parts:
            self.fields[f"file_{part.code}"] = PaperField(label=part.title, help_text=self._part_help(part))
        main = self.parts[0]
        first = self.fields[f"file_{main.code}"]
        first.help_text = ALL.said(PAGES_AT_ONCE, first.help_text)
        self.fields["text"].label = _t("Hoặc nhập trực tiếp nội dung: %(title)s") % {"title": main.title}

    def _part_help(self, part: Part) -> str:
        """What happens when no file is chosen: the one of the last draft stays, or the part is lacking."""
        if part.code in self.present and not self.opened:
            return _t("Đã có tệp. Không chọn tệp thì giữ nguyên.")
        if part.code in self.present:
            return _t("Đang có: %(name)s. Không chọn tệp thì giữ nguyên.") % {"name": self.present[part.code]}
        if part.after_verdict:
            return _t("Bắt buộc phải có khi đã có kết luận thẩm tra; chỉ thêm phần này thì kết luận vẫn giữ.")
        return _t("Bắt buộc phải có khi trình.") if part.required else _t("Có thể bổ sung sau.")

    def wanted(self) -> list[Wanted]:
        """A file for each part; one of them, by default the first, may be typed instead."""
        typed = self.cleaned_data.get("typed_part") or self.parts[0].code
        text = str(self.cleaned_data.get("text", ""))
        return [
            Wanted(f"file_{part.code}", part.code, part.written, text if part.code == typed else "")
            for part in self.parts
        ]

    def look_again(self, package: Package) -> None:
        """After a refusal, also of a draft that another one overtook: the next try comes after that one."""
        super().look_again(package)
        self._ask_what_it_began_from()
        self._bound_fields_cache.pop("base", None)  # type: ignore[attr-defined]  # what Django has drawn
        self._show_overtaken(getattr(self, "cleaned_data", {}).get("base"))

    def note(self) -> str:
        return ""

    def answers(self) -> dict[str, Any]:
        note = self.cleaned_data.get("author_note", "")
        return {"version": Draft(parts=tuple(self.received.values()), note=note, base=self._base)}

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
        as_signed(current)
        if self.opened:
            self.began_from = versions_in_sight(self.package).filter(number=base or 0).first()
        self.data = retyped(self.data, {"base": str(current.number)})
