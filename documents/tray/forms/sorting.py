"""Whose a paper is, what it is about, what it answers; why it is cancelled; what was said without one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop as _kept

from documents.packages.forms.fields import OnceForm, TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit
from documents.packages.incoming import INCOMING_GROUNDS, PART_OF_DAY, SPOKEN
from documents.tray.queries import same_day_of_unit, units_meant_by
from documents.tray.services.sorting import SortingFacts
from documents.tray.services.speaking import SpokenFacts
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.units import Unit
    from documents.packages.models.incoming import IncomingPaper
    from documents.packages.models.packages import Package

ALIKE = 6
# Kept in the book, so in Vietnamese whatever language the page is in.
ABOUT = _kept("Góp ý dự thảo văn kiện")


class WhoseForm(OnceForm):
    """Who sent or said it, and what it is about."""

    unit = TextField(
        label=_("Nơi gửi"),
        max_length=200,
        help_text=_("Một phần tên đơn vị, không cần dấu, hoặc mã đơn vị."),
        widget=forms.TextInput(attrs={"list": "don-vi", "autocomplete": "off", "autofocus": True}),
    )
    outside = forms.BooleanField(
        label=_("Nơi gửi, người gửi không phải đơn vị trong danh sách"), required=False
    )
    taken_as = forms.ChoiceField(label=_("Là ý kiến trả lời"), required=False)
    about = TextField(label=_("Trích yếu nội dung"), max_length=500, initial=ABOUT)
    package = forms.ChoiceField(label=_("Hồ sơ"), required=False)

    def __init__(
        self,
        *args: Any,
        congress: Congress,
        packages: Sequence[Package],
        open_for: Mapping[str, str],
        late_for: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.congress, self.packages = congress, {str(package.pk): package for package in packages}
        listed = [(key, f"{package.code}: {package.listed_title}") for key, package in self.packages.items()]
        field_as(self, "package", forms.ChoiceField).choices = [("", _t("Không thuộc hồ sơ nào")), *listed]
        asked = field_as(self, "taken_as", forms.ChoiceField)
        asked.choices = [*open_for.items(), ("", _t("Không trả lời đợt lấy ý kiến nào")), *late_for.items()]
        asked.initial = next(iter(open_for), "")
        # Whose it is; found by `clean`.
        self.meant: Unit | None = None

    def clean(self) -> dict[str, Any]:
        """Find the unit."""
        data: dict[str, Any] = super().clean() or {}
        if not data.get("unit") or data.get("outside"):
            return data
        alike = units_meant_by(data["unit"], self.congress)
        self.meant = alike[0] if len(alike) == 1 else None
        if len(alike) > 1:
            names = ", ".join(unit.name for unit in alike[:ALIKE])
            words = _t("Có nhiều đơn vị: %(names)s. Đề nghị ghi rõ hơn.")
            self.add_error("unit", words % {"names": names})
        if not alike:
            self.add_error(
                "unit", _t("Không tìm thấy đơn vị; nếu không thuộc danh sách thì đánh dấu ô dưới.")
            )
        return data

    def whose(self) -> SortingFacts:
        """What the verb is told of it."""
        data = self.cleaned_data
        return SortingFacts(
            unit=self.meant,
            sender="" if self.meant else data["unit"],
            about=data["about"],
            package=self.packages.get(data["package"]),
            taken_as=data["taken_as"],
            sign=data.get("sign", ""),
            day=data.get("day"),
            part_of_day=data.get("part_of_day", ""),
        )


class SortForm(WhoseForm):
    """One paper in hand."""

    seen = TextField(widget=forms.HiddenInput, max_length=64)
    day = day_field(
        _("Ngày ghi trên văn bản"), required=False, help_text=_("Văn bản không ghi ngày thì để trống.")
    )
    sign = TextField(label=_("Số, ký hiệu của nơi gửi"), max_length=60, required=False)

    def __init__(self, *args: Any, paper: IncomingPaper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper

    def clean(self) -> dict[str, Any]:
        """Ask for the part of the day only where another paper of the unit came on it."""
        data = super().clean()
        twin = same_day_of_unit(self.paper, self.meant, self.congress) if self.meant else None
        if twin is not None:
            self.fields["part_of_day"] = forms.ChoiceField(
                label=_t("Buổi"), choices=PART_OF_DAY, required=False, widget=forms.RadioSelect
            )
            chosen = self.data.get("part_of_day", "")
            data["part_of_day"] = chosen if chosen in dict(PART_OF_DAY) else ""
        return data


class SpokenForm(WhoseForm):
    """A call, a visit, what was said at a conference."""

    ground = forms.ChoiceField(
        label=_("Nhận qua"),
        choices=[one for one in INCOMING_GROUNDS if one[0] in SPOKEN],
        widget=forms.RadioSelect,
        initial="phone",
    )
    said_on = day_field(_("Ngày gọi, ngày gặp"), initial=clock.today)
    words = words_field(_("Nội dung đã nói"), rows=4)
    field_order = ("unit", "outside", "ground", "said_on", "words", "about", "package", "taken_as")

    def told(self) -> tuple[SpokenFacts, SortingFacts]:
        """What the verb is told."""
        data = self.cleaned_data
        return SpokenFacts(data["ground"], data["said_on"], data["words"]), self.whose()


class CancelPaperForm(forms.Form):
    """Why a paper is cancelled."""

    use_required_attribute = False
    reason = words_field(_("Lý do hủy"), rows=2)


class ConfirmSheetForm(OnceForm):
    """The signed sheet of one person: the lines he did not strike out, and how he confirmed them."""

    lines = forms.MultipleChoiceField(
        label=_("Dòng được xác nhận"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Bỏ dấu ở dòng người xác nhận đã gạch, rồi sửa nội dung dòng ấy."),
    )
    reason = TextField(label=_("Căn cứ"), max_length=300)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], reason: str, **kwargs: Any) -> None:
        everything = {"lines": [code for code, _label in choices], "reason": reason}
        super().__init__(*args, initial=everything, **kwargs)
        field_as(self, "lines", forms.MultipleChoiceField).choices = list(choices)
        leave_tacit(self, "lines")
