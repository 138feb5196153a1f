"""What a body may add to its count: something still to be put right, and papers that are owed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.queries.seats import people_who_may
from congress.roles import Right
from documents.packages.answers.decisions import AMENDED
from documents.packages.answers.values import Owed
from documents.packages.forms.base import ActForm
from documents.packages.forms.fields import day_field, words_field
from documents.packages.forms.typed import field_as
from documents.packages.owing import lacking_on
from documents.packages.queries.drafts import parts_of
from workflows import clock

AMENDING = ("amendments", "amended_parts", "confirmer")
# Fields of one paper that is owed; its code follows.
UNTIL, WHO = "owed_until_", "owed_who_"


class AmendingForm(ActForm):
    """Asked only where the move may lead on with something still to be put right, or papers are lacking."""

    amendments = words_field(
        _("Thông qua kèm nội dung giao hoàn thiện"),
        required=False,
        rows=4,
        max_length=4000,
        help_text=_("Chỉ ghi khi tập thể thông qua nhưng còn giao sửa; ghi rõ từng chỗ phải sửa."),
    )
    amended_parts = forms.MultipleChoiceField(
        label=_("Thành phần được giao hoàn thiện"), required=False, widget=forms.CheckboxSelectMultiple
    )
    confirmer = forms.ModelChoiceField(
        Body.objects.none(),
        label=_("Cơ quan xác nhận bản hoàn thiện"),
        required=False,
        empty_label=_("(không có nội dung giao hoàn thiện)"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer_owing()
        if self.move is None or not isinstance(self.move.to, dict) or AMENDED not in self.move.to:
            for name in AMENDING:
                del self.fields[name]
            return
        field_as(self, "amended_parts", forms.ChoiceField).choices = parts_of(self.package)
        field_as(self, "confirmer", forms.ModelChoiceField).queryset = Body.objects.filter(
            congress=self.package.congress_id, kind="collective"
        )

    def amending(self) -> dict[str, Any]:
        """What was added, under the names that a count has for it."""
        told = self.cleaned_data
        chosen = told.get("confirmer")
        owed = [(code, told.get(f"{UNTIL}{code}"), told.get(f"{WHO}{code}")) for code in self.lacking]
        return {
            "amendments": told.get("amendments", ""),
            "amended_parts": tuple(told.get("amended_parts") or ()),
            "confirmer": chosen.pk if chosen else None,
            "owed": tuple(Owed(code, until, who and who.pk) for code, until, who in owed if until or who),
        }

    def _offer_owing(self) -> None:
        """For each paper that is lacking today: by when it is brought, and by whom."""
        lacking = lacking_on(self.package, clock.today()) if self.opened else []
        self.lacking = [lack.code for lack in lacking]
        able = people_who_may(Right.DRAFT, [self.package.lead_id])
        words = _t("%(title)s: cho bổ sung trước ngày")
        for lack in lacking:
            self.fields[f"{UNTIL}{lack.code}"] = day_field(words % {"title": lack.title}, required=False)
            self.fields[f"{WHO}{lack.code}"] = forms.ModelChoiceField(
                able, label=_t("Người bổ sung"), required=False, empty_label=_t("(chưa chọn)")
            )
