"""The form by which conclusions of a meeting become tasks: a body and a last day for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.deciding.services.concluding import Concluded
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.models.bodies import Body

LONGEST = 300
NO_BODY = {"invalid_choice": _("Đại hội này không có cơ quan ấy.")}


class ConclusionsForm(OnceForm):
    """A row for each conclusion that has no task yet; one without a body and a day is left as it is."""

    def __init__(self, *args: Any, waiting: Mapping[int, str], bodies: Sequence[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = waiting
        named = [("", _t("(không giao)")), *((body.pk, body.name) for body in bodies)]
        for place, words in waiting.items():
            self.fields[f"title_{place}"] = TextField(
                label=_t("Nội dung nhiệm vụ"), max_length=LONGEST, initial=words[:LONGEST], required=False
            )
            self.fields[f"lead_{place}"] = forms.TypedChoiceField(
                label=_t("Cơ quan chủ trì"),
                choices=named,
                coerce=int,
                empty_value=None,
                required=False,
                error_messages=NO_BODY,
            )
            self.fields[f"due_{place}"] = day_field(_t("Hoàn thành chậm nhất hết ngày"), required=False)

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Each conclusion with its fields, as the page draws them."""
        names = ("title", "lead", "due")
        return [
            {"place": place, "words": words, "fields": [self[f"{name}_{place}"] for name in names]}
            for place, words in self.waiting.items()
        ]

    def clean(self) -> dict[str, Any]:
        """A body without a day, or a day without a body, is asked for."""
        told: dict[str, Any] = super().clean() or {}
        for place in self.waiting:
            pair = [f"lead_{place}", f"due_{place}"]
            if any(told.get(name) for name in pair):
                for name in (*pair, f"title_{place}"):
                    if not told.get(name) and name not in self.errors:
                        self.add_error(name, EMPTY["required"])
        return told

    def rows(self) -> list[Concluded]:
        """The conclusions that are given."""
        told = self.cleaned_data
        return [
            Concluded(
                place=place,
                title=told[f"title_{place}"],
                lead=told[f"lead_{place}"],
                due=told[f"due_{place}"],
            )
            for place in self.waiting
            if told.get(f"lead_{place}")
        ]
