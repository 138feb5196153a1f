"""The form of a telephone call: whom, what he answered, the day he promised."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.board.forms.promised import PromisedForm
from documents.board.services.calls import LONGEST_ANSWER
from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as

if TYPE_CHECKING:
    from congress.people.models.memberships import Membership


class CallForm(PromisedForm):
    """One call about one package; the first seat is the one to telephone."""

    request_id = TextField(widget=forms.HiddenInput, max_length=64)
    whom = forms.ChoiceField(
        label=_("Người nghe"),
        error_messages={
            "required": _("Chưa chọn người nghe."),
            "invalid_choice": _("Người này không còn giữ hồ sơ; đề nghị chọn lại."),
        },
    )
    answer = words_field(
        _("Trả lời"),
        rows=4,
        max_length=LONGEST_ANSWER,
        help_text=_("Ghi ngắn gọn người nghe trả lời thế nào, vướng ở đâu."),
    )
    promised = day_field(_("Hẹn xong ngày"), required=False)

    def __init__(self, *args: Any, seats: Sequence[Membership], named: bool, **kwargs: Any) -> None:
        self.seats = {f"{seat.body_id}-{seat.person_id}": seat for seat in seats}
        super().__init__(*args, **kwargs | {"initial": {"request_id": uuid.uuid4().hex}})
        choices = []
        for key, seat in self.seats.items():
            # Whom one calls: a person with his office, or the office alone.
            name = f"{seat.person}, {seat.named}" if named else seat.body.name
            choices.append((key, f"{name} – {seat.telephone}" if seat.telephone else name))
        field_as(self, "whom", forms.ChoiceField).choices = choices

    @property
    def seat(self) -> Membership:
        """The chosen seat of a form that is valid."""
        return self.seats[self.cleaned_data["whom"]]
