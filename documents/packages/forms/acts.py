"""Forms of the moves: one small form for each answer a transition may ask for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from congress.roles import Right
from congress.site.read_back import PlannedDayField
from documents.packages.answers import verdicts
from documents.packages.answers.values import Return
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as
from documents.packages.forms.working_days import refuse_days_off
from documents.packages.queries.drafts import older_versions
from documents.packages.queries.judgements import amended_decision, is_asked
from workflows import clock
from workflows.engine.plans import proposed_day
from workflows.reasons import is_reason
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package


class PlainForm(ActForm):
    """A move that asks for nothing but the click; a remark is welcome."""

    note_field = words_field(_("Ghi chú"), required=False, rows=3)

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))


OPINIONS = [(value, kept.label) for value, kept in verdicts.OPINIONS.items()]


class VerdictForm(ActForm):
    """The conclusion of a body that judges, or the answer of one that is asked."""

    # What may be chosen beside the conclusions, where nothing need be said.
    silence: tuple[tuple[str, Any], ...] = ()
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
    note_field.tacit = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.move and is_asked(self.move, self.package.definition):
            verdict = field_as(self, "verdict", forms.ChoiceField)
            verdict.label, verdict.choices = _("Ý kiến"), [*self.silence, *OPINIONS]
            verdict.error_messages["required"] = _("Chưa chọn ý kiến.")
            self.fields["note_field"].help_text = _(
                "Ghi rõ mục, trang. Có góp ý hoặc chưa nhất trí thì phải ghi nội dung, lý do."
            )

    def note(self) -> str:
        return str(self.cleaned_data.get("note_field", ""))

    def answers(self) -> dict[str, Any]:
        return {"verdict": self.cleaned_data["verdict"]}


class ReturnForm(ActForm):
    """Sending back, with the reason and perhaps an internal day."""

    note_field = words_field(
        _("Nội dung cần hoàn thiện"),
        help_text=_("Nêu rõ mục, trang."),
        error_messages={"required": _("Phải nêu rõ nội dung cần hoàn thiện.")},
    )
    basis = TextField(
        label=_("Căn cứ trả lại"),
        max_length=300,
        required=False,
        help_text=_(
            "Thư ký, Văn phòng ghi thay cơ quan thì phải ghi: kết luận, biên bản cuộc họp, hoặc bút phê của "
            "người chủ trì, kèm ngày."
        ),
    )
    until = day_field(_("Hoàn thiện chậm nhất hết ngày"), kind=PlannedDayField, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.move and self.move.right != Right.RECORD:
            del self.fields["basis"]
        if self.move:
            target = self.package.definition.targets(self.move, self.package.state)[0]
            self.fields["until"].initial = proposed_day(self.package, target, clock.today())

    def clean(self) -> dict[str, Any]:
        """A day off is told at its field; what is to be put right is said apart from what it rests on."""
        cleaned = super().clean() or {}
        refuse_days_off(self, "until", last=last_day_of(self.package))
        words = cleaned.get("note_field")
        if words and not is_reason(words, longest=len(words)):
            self.add_error("note_field", _t("Phải nêu rõ nội dung cần hoàn thiện."))
        return cleaned

    def note(self) -> str:
        words, basis = str(self.cleaned_data.get("note_field", "")), self.cleaned_data.get("basis", "")
        return "\n".join(filter(None, (words, basis and _kept("Căn cứ: %(basis)s") % {"basis": basis})))

    def answers(self) -> dict[str, Any]:
        told = self.cleaned_data
        return {"return": Return(until=told.get("until"), basis=told.get("basis", ""))}


class ReasonForm(ActForm):
    """A move that needs a reason."""

    note_field = words_field(_("Lý do"), error_messages={"required": _("Phải nêu rõ lý do.")})

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
            "code": current.check_code if current else "",
        }
        self.fields["read"].label = (
            _t("Đã đọc dự thảo lần %(number)d, mã kiểm tra %(code)s, và đồng ý ký duyệt.") % facts
        )

    def answers(self) -> dict[str, Any]:
        return {"signature": self.cleaned_data["fingerprint"]}


class ConfirmForm(ActForm):
    """The confirmation of an amended draft: whoever confirms has seen the comparison."""

    fingerprint = TextField(widget=forms.HiddenInput, max_length=64)
    read = forms.BooleanField(error_messages={"required": _("Cần đánh dấu đã xem so sánh hai dự thảo.")})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decided = amended_decision(self.package)
        self.fields["read"].label = self._tick()

    @staticmethod
    def fresh(package: Package) -> dict[str, str]:
        """Who tries again compares and ticks again, for the text that he now sees."""
        return {**ActForm.fresh(package), "fingerprint": package.fingerprint(), "read": ""}

    def answers(self) -> dict[str, Any]:
        return {"confirmation": self.cleaned_data["fingerprint"]}

    def _tick(self) -> str:
        decided, current = self.decided, self.package.current
        facts = {
            "before": decided.version.number if decided else 0,
            "after": current.number if current else 0,
        }
        words = _t(
            "Đã xem so sánh dự thảo lần %(before)d với lần %(after)d; chỉ sửa đúng nội dung được giao."
        )
        return words % facts


class WithdrawForm(ReasonForm):
    """Hiding the draft in force, because it was the wrong file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        current = self.package.current
        number = current.number if current else 0
        self.fields["note_field"].help_text = _t(
            "Dự thảo lần %(number)d sẽ bị ẩn với mọi người; tệp vẫn được giữ để đối chứng."
        ) % {"number": number}
        package, move = self.package, self.move
        if move and package.definition.targets(move, package.state) != (package.state,):
            # Others have it before them: asked again, now that the page says what that undoes.
            self.fields["sure"] = forms.BooleanField(
                label=_t("Đã xem hồ sơ chuyển về bước nào, những gì không còn hiệu lực và ai được báo."),
                error_messages={"required": _t("Cần đánh dấu đã xem.")},
            )

    def answers(self) -> dict[str, Any]:
        return {"withdrawal": True}


class OldWithdrawForm(ReasonForm):
    """Hiding an older draft."""

    number = forms.TypedChoiceField(
        label=_("Dự thảo cần rút"), coerce=int, error_messages={"required": _("Chưa chọn dự thảo cần rút.")}
    )
    field_order = ("number", "note_field")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "number", forms.ChoiceField).choices = [
            (version.number, _t("Dự thảo lần %(number)d") % {"number": version.number})
            for version in older_versions(self.package)
        ]

    def answers(self) -> dict[str, Any]:
        return {"old_withdrawal": self.cleaned_data["number"]}


class TakeBackForm(ReasonForm):
    """Taking an opinion back."""

    def answers(self) -> dict[str, Any]:
        return {"taking_back": True}


# What a transition asks for decides its form; a subject adds the forms of its own answers.
FORMS: dict[str, type[ActForm]] = {
    "verdict": VerdictForm,
    "confirmation": ConfirmForm,
    "withdrawal": WithdrawForm,
    "old_withdrawal": OldWithdrawForm,
    "taking_back": TakeBackForm,
    "return": ReturnForm,
    "reason": ReasonForm,
    "signature": SignForm,
}


def form_of(answer: str) -> Callable[[type[ActForm]], type[ActForm]]:
    """Register the form that asks for an answer; a later one takes the place of an earlier."""

    def keep(form: type[ActForm]) -> type[ActForm]:
        FORMS[answer] = form
        return form

    return keep


def form_for(answers: tuple[str, ...]) -> type[ActForm]:
    """The form of a transition, by the first of its answers that has one; without any, the plain form."""
    return next((FORMS[name] for name in answers if name in FORMS), PlainForm)
