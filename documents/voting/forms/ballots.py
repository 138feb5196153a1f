"""The form of one ballot: a question a part of the screen; in secret nothing is chosen beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, OnceForm, words_field
from documents.packages.forms.typed import field_as
from documents.voting.models.ballots import CHOICES, GROUNDS, HANDS, PHOTO, SLIP
from documents.voting.models.polls import MEETING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from documents.voting.models.polls import Poll, PollQuestion

QUESTION = "question_"
NOT_CHOSEN = {"required": _("Chưa chọn ý kiến."), "invalid_choice": _("Chưa chọn ý kiến.")}


class SecretBallotForm(forms.Form):
    """One choice for each question on which the voter has a ballot; `said` is what he chose before."""

    use_required_attribute = False
    status = 422

    def __init__(
        self,
        *args: Any,
        questions: Sequence[PollQuestion],
        titles: Mapping[int, str],
        said: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = {}
        for question in questions:
            fields[f"{QUESTION}{question.number}"] = forms.ChoiceField(
                label=titles[question.number],
                choices=CHOICES,
                widget=forms.RadioSelect,
                initial=(said or {}).get(str(question.number)),
                error_messages=NOT_CHOSEN,
            )
        self.fields = {**fields, **self.fields}

    def choices(self) -> dict[int, str]:
        """question by number -> what was chosen."""
        return {
            int(name.removeprefix(QUESTION)): value
            for name, value in self.cleaned_data.items()
            if name.startswith(QUESTION)
        }

    def said_back(self) -> list[tuple[str, str, str, str]]:
        """(field, its value, question, choice in words): what is read again before it goes into the box."""
        labels = dict(CHOICES)
        return [
            (name, value, str(self.fields[name].label), str(labels[value]))
            for name, value in self.cleaned_data.items()
            if name.startswith(QUESTION)
        ]


class OpenBallotForm(SecretBallotForm, OnceForm):
    """The same in the open, with an opinion to be kept; a second click is harmless."""

    words = words_field(
        _("Ý kiến bảo lưu, ghi vào biên bản"),
        rows=3,
        required=False,
        max_length=4000,
    )


class EnterBallotsForm(OpenBallotForm):
    """The same for others who said all the same: tick who, choose what they said."""

    people = forms.TypedMultipleChoiceField(
        label=_("Người biểu quyết"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple({"class": "many"}),
        error_messages={"required": _("Chưa chọn người biểu quyết.")},
    )
    ground = forms.ChoiceField(label=_("Hình thức"), widget=forms.RadioSelect, error_messages=EMPTY)

    def __init__(self, *args: Any, poll: Poll, people: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meets = poll.manner == MEETING
        taken = {HANDS: meets, PHOTO: not meets, SLIP: poll.takes_slips}
        offered = [(code, label) for code, label in GROUNDS if taken.get(code, True)]
        field_as(self, "people", forms.ChoiceField).choices = list(people)
        field_as(self, "ground", forms.ChoiceField).choices = offered
        if meets:
            self.fields["ground"].initial = HANDS
