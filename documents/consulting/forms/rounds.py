"""A new round, and what is done with some of its units at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.units import Unit
from documents.consulting.models.rounds import LISTED, SILENCES
from documents.consulting.services.letters import LetterNumber
from documents.consulting.services.rounds import NewRound
from documents.packages.forms.fields import OnceForm, TextField, count_field, day_field, words_field
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.consulting.models.rounds import AskedUnit
    from documents.packages.models.packages import Package

LATER, NEXT, OWN = "later", "next", "own"
NOTHING_CHOSEN = {"required": _("Chưa chọn mục nào.")}


def _ticks(label: Any, **more: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label, coerce=int, widget=forms.CheckboxSelectMultiple, error_messages=NOTHING_CHOSEN, **more
    )


class NumberForm(OnceForm):
    """The number of the letter: the next of the register, or the one that the paper book gave."""

    how = forms.ChoiceField(label=_("Số công văn"), widget=forms.RadioSelect)
    number = count_field(_("Số đã ghi ở sổ giấy"), required=False)

    def __init__(self, *args: Any, coming: str, may_follow: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        next_one = _t("Lấy số tiếp theo trong Sổ văn bản đi: %(number)s") % {"number": coming}
        told = [(LATER, _t("Bổ sung sau"))] if may_follow else []
        told += [(NEXT, next_one), (OWN, _t("Số đã ghi ở sổ giấy"))]
        self.fields["how"].choices = told  # type: ignore[attr-defined]
        self.fields["how"].initial = LATER if may_follow else NEXT

    def clean(self) -> dict[str, Any]:
        """A number of the paper book is typed where it was chosen."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("how") == OWN and data.get("number") is None and "number" not in self.errors:
            self.add_error("number", _t("Chưa nhập mục này."))
        return data

    def letter(self) -> LetterNumber | None:
        """What the verb is told; None where it follows later."""
        how = self.cleaned_data["how"]
        if how == LATER:
            return None
        return LetterNumber(self.cleaned_data["number"] if how == OWN else None)


class RoundForm(NumberForm):
    """A new round: everything is ticked but the number."""

    title = TextField(label=_("Nội dung lấy ý kiến"), max_length=300)
    packages = _ticks(_("Dự thảo lấy ý kiến"))
    opened = day_field(_("Ngày lấy ý kiến (ngày của công văn)"))
    last_day = day_field(_("Ngày cuối nhận ý kiến"))
    silence = forms.ChoiceField(
        label=_("Đơn vị không gửi ý kiến"), choices=SILENCES, initial=LISTED, widget=forms.RadioSelect
    )
    by_link = forms.BooleanField(
        label=_("Cho đọc dự thảo qua đường dẫn in trên thư (trừ hồ sơ lưu hành nội bộ)"),
        required=False,
        initial=True,
    )
    units = _ticks(_("Đơn vị được lấy ý kiến"))
    field_order = ("title", "packages", "opened", "last_day", "silence", "by_link", "how", "number", "units")

    def __init__(
        self, *args: Any, packages: Sequence[Package], units: Sequence[Unit], numbers: bool, **kwargs: Any
    ) -> None:
        initial = {"opened": clock.today(), "title": _t("Góp ý dự thảo các văn kiện trình Đại hội")}
        initial |= {"packages": [one.pk for one in packages if not one.confidential]}
        initial |= {"units": [one.pk for one in units]}
        super().__init__(*args, initial=initial, may_follow=True, **kwargs)
        listed = _t("%(code)s: %(title)s (dự thảo lần %(number)d)")
        self.fields["packages"].choices = [  # type: ignore[attr-defined]
            (
                one.pk,
                listed
                % {
                    "code": one.code,
                    "title": one.listed_title,
                    "number": one.current.number if one.current else 0,
                },
            )
            for one in packages
        ]
        self.fields["units"].choices = [(one.pk, one.name) for one in units]  # type: ignore[attr-defined]
        if not units:
            empty = _t(
                "Chưa có đơn vị nào để hỏi. Văn phòng thêm ở mục Đơn vị trực thuộc, rồi mở lại trang này."
            )
            self.fields["units"].help_text = empty
            self.fields["units"].error_messages["required"] = empty
        if not numbers:
            self.fields["how"].choices = [(LATER, _t("Bổ sung sau"))]  # type: ignore[attr-defined]
            del self.fields["number"]

    def told(self) -> NewRound:
        """What the verb is told."""
        data = self.cleaned_data
        return NewRound(
            title=data["title"],
            opened=data["opened"],
            last_day=data["last_day"],
            silence=data["silence"],
            packages=dict.fromkeys(data["packages"], data["by_link"]),
            units=frozenset(data["units"]),
            letter=self.letter(),
        )


class SomeUnitsForm(OnceForm):
    """Some of the units of a round; the ticked ones are those of which it is likely meant."""

    units = _ticks(_("Đơn vị"))

    def __init__(
        self, *args: Any, units: Sequence[tuple[int, str]], ticked: Sequence[int], **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"units": list(ticked)}, **kwargs)
        self.fields["units"].choices = list(units)  # type: ignore[attr-defined]
        self.order_fields([*(name for name in self.fields if name != "units"), "units"])


class SentForm(SomeUnitsForm):
    """The letter left for these."""

    way = forms.ChoiceField(label=_("Cách gửi"), choices=Unit.WAYS, initial="paper")
    on = day_field(_("Ngày gửi"), initial=clock.today)


class ExtraDayForm(SomeUnitsForm):
    """Another last day for these."""

    last_day = day_field(_("Ngày cuối mới"))
    reason = words_field(_("Lý do"), rows=2)


class RoundEndForm(OnceForm):
    """A round is closed."""

    note = TextField(label=_("Ghi chú"), max_length=300, required=False)


def unit_choices(asked: Sequence[AskedUnit]) -> list[tuple[int, str]]:
    """Ticks of asked units."""
    return [(one.pk, one.name) for one in asked]
