"""The form of a close: who is there, the papers of each question, who counted them, what is still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.amending import AMENDING, AmendingForm
from documents.packages.forms.fields import OnceForm, TextField, count_field, words_field
from documents.packages.forms.typed import field_as
from documents.voting.models.polls import MEETING, PAPER
from documents.voting.queries.counts import PaperFigures
from documents.voting.services.figures import PollClosing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from documents.voting.models.polls import Poll

LABELS = {
    "issued": _("Phát ra"),
    "returned": _("Thu về"),
    "invalid": _("Không hợp lệ"),
    "votes_for": _("Tán thành"),
    "votes_against": _("Không tán thành"),
    "other_opinion": _("Ý kiến khác"),
}


class ClosePollForm(AmendingForm):
    """What the record of the count says beside the votes themselves."""

    present = count_field(_("Có mặt khi kết thúc"))
    tellers = forms.TypedMultipleChoiceField(
        label=_("Tổ kiểm phiếu, ngoài chủ trì"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple({"class": "many"}),
        error_messages={"required": _("Chưa chọn người kiểm phiếu.")},
    )
    minutes_ref = TextField(
        label=_("Số, ký hiệu biên bản kiểm phiếu"),
        max_length=200,
        required=False,
        help_text=_("Chưa có số thì để trống."),
    )
    dissent = words_field(_("Ý kiến bảo lưu ghi thêm"), rows=2, required=False, max_length=4000)

    def __init__(self, *args: Any, poll: Poll, titles: Mapping[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.poll, self.papers = poll, []
        if poll.manner != MEETING:
            del self.fields["present"]
        else:
            self.fields["present"].initial = poll.present
        if poll.way != PAPER:
            del self.fields["tellers"]
            return
        people = [(one.person_id, one.name) for one in poll.voters.all()]
        field_as(self, "tellers", forms.ChoiceField).choices = people
        for number, title in titles.items():
            names = [f"{name}_{number}" for name in LABELS]
            for name, label in zip(names, LABELS.values(), strict=True):
                self.fields[name] = count_field(label)
            self.papers.append({"title": title, "names": names})

    @property
    def paper_parts(self) -> list[dict[str, Any]]:
        """Each question with its fields, as the page draws them."""
        return [
            {"title": one["title"], "fields": [self[name] for name in one["names"]]} for one in self.papers
        ]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        """The fields that belong to no question, but for the hidden ones."""
        own = {name for one in self.papers for name in one["names"]} | {*AMENDING}
        return [one for one in self.visible_fields() if one.name not in own]

    @property
    def seldom_fields(self) -> list[forms.BoundField]:
        """What few closes say: a text that passed and is still to be put right."""
        return [one for one in self.visible_fields() if one.name in AMENDING]

    @property
    def says_seldom(self) -> bool:
        """Whether one of them says something, or is wrong."""
        return any(one.value() or one.errors for one in self.seldom_fields)

    def closing(self) -> PollClosing:
        """What was typed, as the verb takes it."""
        told = self.cleaned_data
        papers = {}
        for one in self.papers:
            number = int(one["names"][0].rpartition("_")[2])
            papers[number] = PaperFigures(*(told[name] for name in one["names"]))
        return PollClosing(
            present=told.get("present"),
            papers=papers,
            tellers=tuple(told.get("tellers") or ()),
            minutes_ref=told["minutes_ref"],
            dissent=told["dissent"],
            more=self.amending(),
        )


class CancelPollForm(OnceForm):
    """Why a vote ends without a result."""

    reason = words_field(_("Lý do hủy cuộc biểu quyết"), rows=3, max_length=2000)
