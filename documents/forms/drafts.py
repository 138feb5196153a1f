"""The form of a new draft: files for its parts, or the main part typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents import services
from documents.forms.base import ActForm
from documents.forms.fields import TextField, words_field
from documents.procedures.answers import Draft, NewPart
from documents.uploads import Refused as UploadRefused

if TYPE_CHECKING:
    from documents.kinds import Part

KEPT_SALT = "documents.kept-upload"
TEXT_LIMIT = 400_000


class VersionForm(ActForm):
    """A new draft: a file for any part, or the main part typed here."""

    text = words_field(
        _("Hoặc nhập nội dung trực tiếp"),
        required=False,
        rows=6,
        max_length=TEXT_LIMIT,
        help_text=_("Chỉ cần khi không có tệp. Mỗi đoạn một dòng."),
    )
    author_note = words_field(
        _("Lời người soạn"),
        required=False,
        max_length=4000,
        help_text=_("Dự thảo này sửa những gì so với lần trước, theo ý kiến nào. Người ký sẽ đọc dòng này."),
    )
    kept = TextField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts = self.package.kind.parts
        current = self.package.current
        self.present = {part.code: part.name for part in current.parts.all()} if current else {}
        for part in self.parts:
            self.fields[f"file_{part.code}"] = forms.FileField(
                label=part.title, required=False, allow_empty_file=True, help_text=self._part_help(part)
            )
        self.order_fields([*(f"file_{part.code}" for part in self.parts), "text", "author_note"])
        main = self.parts[0]
        first = self.fields[f"file_{main.code}"]
        kinds = _t("Nhận tệp .docx, .pdf, .odt, .xlsx, .txt, .jpg, .png, .doc; mỗi tệp tối đa 20 MB.")
        first.help_text = f"{kinds} {first.help_text}"
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
        received = {part.code: part for part in self._kept_before()}
        for part in self.parts:
            found = self._received(part.code)
            if found:
                received[part.code] = found
        self.received = list(received.values())
        if self.received:
            self.data = self.data.copy()
            self.data["kept"] = packed(self.received)
        return cleaned

    def note(self) -> str:
        return ""

    def answers(self) -> dict[str, Any]:
        note = self.cleaned_data.get("author_note", "")
        return {"version": Draft(parts=tuple(self.received), note=note)}

    @property
    def kept_names(self) -> str:
        """Names of files that need not be chosen again."""
        return ", ".join(part.name for part in getattr(self, "received", []))

    def _received(self, code: str) -> NewPart | None:
        upload = self.files.get(f"file_{code}")
        try:
            if upload is not None:
                return services.receive(upload.file, upload.name or "", part=code)
            text = str(self.cleaned_data.get("text", "")).strip()
            if text and code == self.parts[0].code:
                return services.receive_text(text, part=code, title=self.parts[0].written)
        except UploadRefused as refused:
            self.add_error(f"file_{code}", str(refused))
            self.status = refused.status
        return None

    def _kept_before(self) -> list[NewPart]:
        try:
            rows = signing.loads(self.data.get("kept", ""), salt=KEPT_SALT, max_age=24 * 3600)
        except signing.BadSignature:
            return []
        return [NewPart(*row) for row in rows]


def packed(parts: list[NewPart]) -> str:
    """Stored files in a signed field, so that a refused form need not send them again."""
    rows = [
        [p.code, p.name, p.stored_name, p.sha256, p.size, p.extension, p.content_type, p.readable]
        for p in parts
    ]
    return signing.dumps(rows, salt=KEPT_SALT)
