"""What a unit is asked at its own page: who writes, what it says of each draft; or its code, to get there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.consulting.models.replies import AGREES, STANDS
from documents.consulting.services.replies import Said
from documents.consulting.services.unit_answers import UnitAnswer
from documents.packages.forms.fields import EMPTY, OnceForm, TextField
from documents.packages.forms.typed import leave_tacit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from documents.consulting.models.replies import Reply
    from documents.consulting.models.rounds import RoundDraft
    from documents.consulting.queries.unit_page import AskedRound

MOST_ROWS = 50


@dataclass(frozen=True, slots=True)
class DraftFields:
    """The fields about one draft, for the template."""

    draft: RoundDraft
    stand: Any
    remarks: list[tuple[Any, Any]]
    has_remarks: bool


class UnitAnswerForm(OnceForm):
    """Every draft of a round on one page; each may bear as many remarks as are asked for with a button."""

    writer = TextField(label=_("Họ và tên người gửi"), max_length=120)
    writer_office = TextField(label=_("Chức vụ"), max_length=120, help_text=_("Ví dụ: Chủ tịch, Thư ký."))
    corrects = forms.IntegerField(widget=forms.HiddenInput, required=False)
    all_agreed = forms.BooleanField(required=False)

    def __init__(
        self, *args: Any, asked: AskedRound, rows: Mapping[int, int] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        words = _t("Nhất trí với dự thảo")
        if len(asked.drafts) > 1:
            words = _t("Nhất trí cả %(number)d dự thảo") % {"number": len(asked.drafts)}
        self.fields["all_agreed"].label = words
        self.rows = {
            draft.pk: min((rows or {}).get(draft.pk) or self._sent_rows(draft.pk), MOST_ROWS)
            for draft in asked.drafts
        }
        for key, number in self.rows.items():
            self.fields[f"stand_{key}"] = forms.ChoiceField(
                label=_("Ý kiến"), choices=STANDS, widget=forms.RadioSelect, required=False
            )
            for at in range(number):
                self.fields[f"place_{key}_{at}"] = TextField(
                    label=_("Điều, khoản, trang"), max_length=200, required=False
                )
                self.fields[f"text_{key}_{at}"] = TextField(
                    label=_("Nội dung góp ý"), widget=forms.Textarea(attrs={"rows": 4}), required=False
                )

        leave_tacit(self, *(name for name in self.fields if name.startswith(("stand_", "place_", "text_"))))

    def _sent_rows(self, key: int) -> int:
        """How many remarks about a draft were sent along; one to begin with."""
        return next((at for at in range(1, MOST_ROWS) if f"text_{key}_{at}" not in self.data), MOST_ROWS)

    def drafts(self) -> Iterator[DraftFields]:
        """What is asked of each draft, in the order of the round."""
        for draft in self.asked.drafts:
            pairs = [
                (self[f"place_{draft.pk}_{at}"], self[f"text_{draft.pk}_{at}"])
                for at in range(self.rows[draft.pk])
            ]
            typed = any(field.value() for pair in pairs for field in pair)
            yield DraftFields(draft, self[f"stand_{draft.pk}"], pairs, typed)

    def clean(self) -> dict[str, Any]:
        """One tick says the same of every draft, and so nothing else is said of any."""
        data = super().clean() or {}
        for draft in self.asked.drafts:
            stand, remarks = data.get(f"stand_{draft.pk}"), self._remarks(draft.pk)
            if data.get("all_agreed") and (stand not in ("", AGREES, None) or remarks):
                words = _t("Đã chọn nhất trí cả các dự thảo; có ý kiến khác thì bỏ chọn ô ấy.")
                self.add_error(f"stand_{draft.pk}", words)
            elif remarks and not stand:
                self.add_error(f"stand_{draft.pk}", _t("Đã ghi góp ý; đề nghị chọn ý kiến về dự thảo này."))
        return data

    def told(self) -> UnitAnswer:
        """What the verb is told."""
        data = self.cleaned_data
        answers = {}
        for draft in self.asked.drafts:
            stand = AGREES if data["all_agreed"] else data[f"stand_{draft.pk}"]
            if stand:
                answers[draft.pk] = Said(stand, self._remarks(draft.pk))
        return UnitAnswer(data["writer"], data["writer_office"], answers, data["corrects"])

    def _remarks(self, key: int) -> tuple[tuple[str, str], ...]:
        data = self.cleaned_data
        pairs = [
            (data.get(f"place_{key}_{at}", ""), data.get(f"text_{key}_{at}", ""))
            for at in range(self.rows[key])
        ]
        return tuple((place, text) for place, text in pairs if text.strip())


def as_sent(reply: Reply) -> tuple[dict[str, Any], dict[int, int]]:
    """What a reply said, for its form; and how many remarks about each draft."""
    fresh: dict[str, Any] = {"corrects": reply.pk}
    rows: dict[int, int] = {}
    for answer in reply.answers.all():
        remarks = list(answer.remarks.all())
        fresh[f"stand_{answer.draft_id}"] = answer.stand
        rows[answer.draft_id] = max(len(remarks), 1)
        for at, one in enumerate(remarks):
            fresh |= {f"place_{answer.draft_id}_{at}": one.place, f"text_{answer.draft_id}_{at}": one.text}
    return fresh, rows


class UnitCodeForm(forms.Form):
    """What stands on the letter, typed where its picture cannot be read."""

    use_required_attribute = False
    name = TextField(label=_("Tên đơn vị"), max_length=200, help_text=_("Như trên công văn; không cần dấu."))
    code = TextField(
        label=_("Mã trên công văn"),
        max_length=40,
        help_text=_(
            "8 chữ và số ở dòng “Không quét được” của công văn, không phải mã phiếu; không cần gạch nối, "
            "chữ hoa hay chữ thường đều được."
        ),
        widget=forms.TextInput(
            attrs={"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"}
        ),
        error_messages=EMPTY,
    )
