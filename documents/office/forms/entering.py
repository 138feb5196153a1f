"""The paper before the office: whose it is, why it counts, when it was; letters; objections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from documents.packages.forms.acts import VerdictForm
from documents.packages.forms.fields import EMPTY, TextField, words_field
from documents.packages.forms.on_paper import SignedPaperForm, on_behalf_field
from documents.packages.forms.typed import field_as, leave_tacit
from documents.packages.queries.judgements import is_asked
from workflows.reasons import is_reason

# As many letters as the engine asks of any reason.
# Person id -> (body id, name) of each body in whose name he could do it.
Hats: TypeAlias = Mapping[int, Sequence[tuple[int, str]]]
GROUNDS = (("paper", _("Phiếu giấy")), ("telephone", _("Điện thoại")))


class EntryForm(SignedPaperForm):
    """For whom, on what ground, and when it was done."""

    field_order = ("signer", "body", "ground", "day", "hour", "scan")
    signer = on_behalf_field()
    body = forms.TypedChoiceField(
        label=_("Trong tư cách"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Chỉ cần khi người được nhập thay làm việc này ở nhiều cơ quan."),
        error_messages={"invalid_choice": _("Cơ quan này không làm việc này.")},
    )
    ground = forms.ChoiceField(
        label=_("Căn cứ"),
        choices=GROUNDS,
        initial="paper",
        widget=forms.RadioSelect,
        error_messages=EMPTY | {"invalid_choice": _("Căn cứ là phiếu giấy hoặc điện thoại.")},
    )

    def __init__(self, *args: Any, hats: Hats | None = None, **kwargs: Any) -> None:
        super().__init__(*args, prefix="giay", **kwargs)
        self._ask_in_which_body(hats or {})
        able = list(kwargs["signers"][:2])
        self.fields["signer"].initial = able[0] if len(able) == 1 else None
        self.fields["day"].label = _("Ngày ghi trên giấy hoặc ngày gọi")
        self.fields["hour"].label = _("Giờ")
        self.fields["scan"].label = _("Bản chụp phiếu")

    def _ask_in_which_body(self, hats: Hats) -> None:
        """Only of people who could do it in several bodies: `hats` names theirs by the person's id."""
        self.several = {person: dict(bodies) for person, bodies in hats.items() if len(bodies) > 1}
        if not self.several:
            del self.fields["body"]
            return
        known = {body: name for bodies in self.several.values() for body, name in bodies.items()}
        field_as(self, "body", forms.ChoiceField).choices = [("", _("(chọn cơ quan)")), *known.items()]
        leave_tacit(self, "body")

    def clean(self) -> dict[str, Any]:
        """Who wears two hats did it in one of them, and the paper says in which."""
        cleaned = super().clean() or {}
        signer = cleaned.get("signer")
        bodies = self.several.get(signer.pk, {}) if signer else {}
        if bodies and cleaned.get("body") not in bodies and "body" not in self.errors:
            facts = {"who": signer, "bodies": ", ".join(bodies.values())}
            words = _t("Chưa chọn tư cách: %(who)s làm việc này ở %(bodies)s.") % facts
            self.add_error("body", words)
        return cleaned

    def chosen(self) -> dict[str, int]:
        """The answer `capacity` of the engine, where the person had a choice."""
        signer = self.cleaned_data["signer"]
        return {"capacity": self.cleaned_data["body"]} if signer.pk in self.several else {}


class LetterBodyForm(forms.Form):
    """Whose letter it is."""

    use_required_attribute = False
    co_quan = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Cơ quan gửi công văn"),
        empty_label=_("(chọn cơ quan)"),
        error_messages=EMPTY | {"invalid_choice": _("Cơ quan này không có hồ sơ nào đang được hỏi ý kiến.")},
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "co_quan", forms.ModelChoiceField).queryset = bodies


class LetterForm(EntryForm):
    """The letter: its number besides what every paper has."""

    field_order = ("number", "signer", "ground", "day", "hour", "scan")
    number = TextField(label=_("Số, ký hiệu công văn"), max_length=100, help_text=_("Ví dụ: 15/CV-TTTD."))


class LetterRow(VerdictForm):
    """What the letter says of one package, if it speaks of it."""

    silence = (("", _("Công văn không nói đến")),)
    verdict = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[*silence, ("pass", _("Đạt")), ("fail", _("Chưa đạt"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """The number of the letter is no reason: a failing verdict says its own."""
        cleaned = super().clean() or {}
        lacking = {"fail": _("Phải nêu rõ lý do chưa đạt."), "remarks": _("Phải ghi nội dung góp ý.")}
        if self.move and is_asked(self.move, self.package.definition):
            lacking["fail"] = _("Phải nêu rõ lý do chưa nhất trí.")
        told = lacking.get(str(cleaned.get("verdict")))
        if told and not is_reason(str(cleaned.get("note_field", ""))):
            self.add_error("note_field", told)
        return cleaned

    @property
    def taken(self) -> bool:
        """Whether the letter speaks of this package."""
        return bool(self.data.get(self.add_prefix("verdict")))


class ObjectionForm(forms.Form):
    """What is wrong with what was entered."""

    use_required_attribute = False
    text = words_field(
        _("Chỗ ghi không đúng"), rows=4, error_messages={"required": _("Phải nêu rõ chỗ ghi không đúng.")}
    )


class ObjectionAnswerForm(forms.Form):
    """What the office did about it."""

    use_required_attribute = False
    text = words_field(
        _("Đã giải quyết thế nào"),
        rows=4,
        error_messages={"required": _("Phải ghi rõ đã giải quyết thế nào.")},
    )
