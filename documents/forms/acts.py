"""Forms of the moves: one small form for each answer a transition may ask for."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents import services
from documents.forms.fields import TextField, count_field, day_field, words_field
from documents.models.drafts import check_code
from documents.procedures.answers import Count, Draft, NewPart, Return
from documents.uploads import Refused as UploadRefused
from workflows import clock, engine

if TYPE_CHECKING:
    from documents.kinds import Part
    from documents.models import Package
    from workflows.port import Holder

KEPT_SALT = "documents.kept-upload"
TEXT_LIMIT = 400_000


class ActForm(forms.Form):
    """What every move carries: what the reader had seen, and an id that makes a second click harmless."""

    use_required_attribute = False
    # The HTTP status with which a form that is not filled in rightly comes back.
    status = 422
    seen = TextField(widget=forms.HiddenInput)
    request_id = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, package: Package, holder: Holder | None, **kwargs: Any) -> None:
        self.package, self.holder = package, holder
        super().__init__(*args, initial=self.fresh(package), **kwargs)

    @staticmethod
    def fresh(package: Package) -> dict[str, str]:
        """Hidden fields for trying again, now that the reader sees the package as it is."""
        return {"seen": engine.seen(package), "request_id": uuid.uuid4().hex}

    def look_again(self, package: Package) -> None:
        """After a refusal: what was typed stays, and the next try is about the package as it now is."""
        self.package = package
        self.data = self.data.copy()
        self.data.update(self.fresh(package))

    def note(self) -> str:
        """The words that become the note of the step."""
        return str(self.cleaned_data.get("note", ""))

    def answers(self) -> dict[str, Any]:
        """The answers `engine.perform` takes; empty for a plain move."""
        return {}


class PlainForm(ActForm):
    """A move that asks for nothing but the click; a remark is welcome."""

    note_field = words_field(_("Ghi chú"), required=False, rows=3)

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))


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
            self.data["kept"] = _packed(self.received)
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
                return services.receive_text(text, part=code, title=self.parts[0].title)
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


class VerdictForm(ActForm):
    """The conclusion of a reviewing body."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[("pass", _("Đạt")), ("fail", _("Chưa đạt"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chưa chọn kết luận: đạt hoặc chưa đạt.")},
    )
    note_field = words_field(
        _("Ý kiến, lý do"),
        required=False,
        help_text=_("Ghi rõ mục, trang. Kết luận chưa đạt thì phải nêu lý do."),
    )

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))

    def answers(self) -> dict[str, Any]:
        return {"verdict": self.cleaned_data["verdict"]}


class DecisionForm(ActForm):
    """The count of a vote, as in the minutes; what it comes to is computed."""

    met_on = day_field(_("Ngày họp"))
    present = count_field(_("Có mặt"))
    votes_for = count_field(_("Tán thành"))
    votes_against = count_field(_("Không tán thành"), initial=0)
    other_opinion = count_field(_("Ý kiến khác"), initial=0)
    not_voting = count_field(_("Không biểu quyết"), initial=0)
    minutes_ref = TextField(label=_("Số, ký hiệu biên bản"), max_length=200, help_text=_("Ví dụ: 12/BB-BCH."))
    dissent = words_field(_("Ý kiến bảo lưu"), required=False, rows=3, max_length=4000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met_on"].initial = clock.today
        self.fields["present"].help_text = self._quorum_words()

    def answers(self) -> dict[str, Any]:
        names = ("met_on", "present", "votes_for", "votes_against", "other_opinion", "not_voting")
        values = {name: self.cleaned_data[name] for name in (*names, "minutes_ref", "dissent")}
        return {"decision": Count(**values)}

    def _quorum_words(self) -> str:
        if self.holder is None:
            return ""
        need = services.quorum_of(self.holder)
        words = _t("%(name)s có %(members)d thành viên biểu quyết; cần có mặt từ %(needed)d người.")
        return words % {"name": self.holder.name, **need}


class ReturnForm(ActForm):
    """Sending back, with the reason and perhaps an internal day."""

    note_field = words_field(_("Nội dung cần hoàn thiện"), required=False, help_text=_("Nêu rõ mục, trang."))
    until = day_field(_("Hoàn thiện chậm nhất hết ngày"), required=False)

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))

    def answers(self) -> dict[str, Any]:
        return {"return": Return(until=self.cleaned_data.get("until"))}


class ReasonForm(ActForm):
    """A move that needs a reason."""

    note_field = words_field(_("Lý do"), required=False)

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))

    def answers(self) -> dict[str, Any]:
        return {"reason": True}


class SignForm(ActForm):
    """The signature: the hash of the text that was shown goes with it."""

    fingerprint = TextField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(
        error_messages={"required": _("Cần đánh dấu xác nhận đã đọc bản trình.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._name_the_draft()

    @staticmethod
    def fresh(package: Package) -> dict[str, str]:
        """A signer who tries again reads and ticks again, for the text that he now sees."""
        return {**ActForm.fresh(package), "fingerprint": package.fingerprint(), "read": ""}

    def look_again(self, package: Package) -> None:
        """The tick names the draft that is now in force."""
        super().look_again(package)
        self._name_the_draft()

    def _name_the_draft(self) -> None:
        current = self.package.current
        facts = {
            "number": current.number if current else 0,
            "code": check_code(self.package.fingerprint()),
        }
        self.fields["read"].label = (
            _t("Đã đọc dự thảo lần %(number)d, mã kiểm tra %(code)s, và đồng ý ký duyệt.") % facts
        )

    def answers(self) -> dict[str, Any]:
        return {"signature": self.cleaned_data["fingerprint"]}


# What a transition asks for decides its form; a new answer is one row here and one in `procedures`.
FORMS: dict[str, type[ActForm]] = {
    "version": VersionForm,
    "verdict": VerdictForm,
    "decision": DecisionForm,
    "return": ReturnForm,
    "reason": ReasonForm,
    "signature": SignForm,
}


def form_for(answers: tuple[str, ...]) -> type[ActForm]:
    """The form of a transition, by what it asks for."""
    return next((FORMS[name] for name in answers if name in FORMS), PlainForm)


def _packed(parts: list[NewPart]) -> str:
    rows = [
        [p.code, p.name, p.stored_name, p.sha256, p.size, p.extension, p.content_type, p.readable]
        for p in parts
    ]
    return signing.dumps(rows, salt=KEPT_SALT)
