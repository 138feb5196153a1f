"""The form that takes back the morning sheet: a row a package, empty where nothing was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.board.forms.promised import PromisedForm
from documents.board.services.calls import LONGEST_ANSWER
from documents.board.services.sheet import Written
from documents.board.words.by_hand import ANSWERED, PROMISED
from documents.packages.forms.fields import TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Body
    from congress.people.models.memberships import Membership
    from documents.board.words.lines import Progress
    from documents.packages.models.packages import Package


class SheetRowForm(PromisedForm):
    """What was written by hand about one package."""

    seen = TextField(widget=forms.HiddenInput, max_length=200, required=False)
    whom = forms.ChoiceField(
        label=_("Người trả lời"),
        required=False,
        error_messages={"invalid_choice": _("Người này không còn giữ hồ sơ; đề nghị chọn lại.")},
    )
    answer = words_field(ANSWERED, rows=2, max_length=LONGEST_ANSWER, required=False)
    promised = day_field(PROMISED, required=False, help_text="")
    more_time = day_field(_("Đề nghị gia hạn đến ngày"), required=False, help_text="")

    def __init__(
        self,
        *args: Any,
        package: Package,
        line: Progress,
        seats: Sequence[tuple[Body, Membership]],
        seen: str,
        enters: bool,
        **kwargs: Any,
    ) -> None:
        self.package, self.line = package, line
        self.seats = {f"{body.pk}-{seat.person_id}": (body, seat) for body, seat in seats}
        super().__init__(*args, **kwargs | {"prefix": package.code, "initial": {"seen": seen}})
        # Of a confidential package nobody is named.
        choices = [
            (key, body.name if package.confidential else f"{body.name} – {seat.person}")
            for key, (body, seat) in self.seats.items()
        ]
        field_as(self, "whom", forms.ChoiceField).choices = choices
        if not enters:
            del self.fields["more_time"]
        leave_tacit(self, *(name for name in self.fields if name != "seen"))

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written about this package."""
        return not any(self.cleaned_data.get(name) for name in ("answer", "promised", "more_time"))

    def clean(self) -> dict[str, Any]:
        """A day without a word says nothing."""
        given = super().clean() or self.cleaned_data
        days = given.get("promised") or given.get("more_time")
        if days and not given.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _t("Chưa ghi nội dung trả lời."))
        if given.get("answer") and not given.get("whom") and "whom" not in self.errors:
            self.add_error("whom", _t("Chưa chọn người trả lời."))
        return given

    @property
    def written(self) -> Written:
        """The row of a form that is valid and not blank."""
        given = self.cleaned_data
        body, seat = self.seats[given["whom"]]
        return Written(
            package=self.package,
            body=body,
            person=seat.person,
            answer=given["answer"],
            seen=given["seen"],
            promised=given["promised"],
            more_time=given.get("more_time"),
        )
