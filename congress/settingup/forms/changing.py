"""Forms of what follows a set-up: facts put right, roles given to bodies, the first officer, the archive."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.people.services.accounts import NewPerson
from congress.settingup.forms.founding import (
    DATES,
    MISSING,
    FirstSetupForm,
    MarkedForm,
    PlainField,
    SetupForm,
)
from congress.settingup.services.changing import SaidCongress
from congress.settingup.services.faults import NewAssociation
from congress.settingup.services.officers import FirstSeat
from congress.site.read_back import PlannedDayField
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.models.associations import Emblem
    from congress.people.models.bodies import Congress
    from congress.settingup.offers import OfferedKind
    from congress.settingup.proposals import ProposedBody


class FactsForm(forms.Form):
    """What was said of an association and its congress, to be put right."""

    use_required_attribute = False
    name = FirstSetupForm.base_fields["name"]
    short_name = FirstSetupForm.base_fields["short_name"]
    lines = FirstSetupForm.base_fields["lines"]
    place = FirstSetupForm.base_fields["place"]
    office_phone = FirstSetupForm.base_fields["office_phone"]
    address = FirstSetupForm.base_fields["address"]
    rank_first = FirstSetupForm.base_fields["rank_first"]
    precedence = FirstSetupForm.base_fields["precedence"]
    symbol = FirstSetupForm.base_fields["symbol"]
    full_name = PlainField(label=_("Tên đầy đủ của đại hội"))
    number = SetupForm.base_fields["number"]
    opening = PlannedDayField(
        label=_("Ngày khai mạc"),
        input_formats=DATES,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=MISSING | {"invalid": _("Ngày phải ghi dạng ngày/tháng/năm, ví dụ 25/03/2027.")},
        help_text=_("Sửa được khi chưa giao hồ sơ nào; sau đó đổi theo quyết định, tại trang Hoãn đại hội."),
    )
    hour = forms.TimeField(
        label=_("Giờ khai mạc"),
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H giờ %M", "%H giờ", "%Hh"],
        widget=forms.TimeInput(format="%H:%M", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": _("Giờ phải ghi dạng giờ:phút, ví dụ 08:00.")},
        help_text=_("Ví dụ 08:00. Để trống khi chưa định."),
    )
    venue = PlainField(
        label=_("Nơi khai mạc"),
        required=False,
        help_text=_("Hội trường, địa chỉ. Để trống khi chưa định."),
    )
    term = PlainField(label=_("Nhiệm kỳ"))

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        held = congress.association
        initial: dict[str, Any] = {
            "lines": "\n".join(congress.org_lines),
            "place": congress.place,
            "term": congress.term,
            "symbol": congress.symbol,
            "full_name": congress.name,
            "number": congress.number,
        }
        initial |= {"opening": congress.opening, "office_phone": congress.office_phone}
        initial |= {"hour": congress.hour, "venue": congress.venue}
        columns = ("name", "short_name", "address", "rank_first", "precedence")
        initial |= {name: getattr(held, name) for name in columns} if held else {}
        super().__init__(*args, **kwargs | {"initial": initial})

    def told_association(self) -> NewAssociation:
        """The association as typed."""
        mine = ("opening", "hour", "venue", "term", "number", "full_name")
        said = {name: value for name, value in self.cleaned_data.items() if name not in mine}
        lines = tuple(said.pop("lines").splitlines())
        return NewAssociation(**said, lines=lines)

    def told_congress(self) -> SaidCongress:
        """The congress as typed."""
        told = self.cleaned_data
        said = {name: told[name] for name in ("opening", "term", "number", "full_name")}
        return SaidCongress(**said, where=(told["hour"], told["venue"]))


class FirstOfficerForm(forms.Form):
    """Who runs the office: with him the office can enter everybody else."""

    use_required_attribute = False
    request_id = forms.CharField(widget=forms.HiddenInput, max_length=64)
    honorific = forms.ChoiceField(
        label=_("Danh xưng"), choices=[("", _("– Chọn –")), *Person.HONORIFICS], error_messages=MISSING
    )
    full_name = PlainField(label=_("Họ và tên"))
    phone = PlainField(label=_("Điện thoại"), required=False)
    title = PlainField(label=_("Chức danh"), required=False, help_text=_("Ví dụ Chánh Văn phòng."))
    start = forms.DateField(
        label=_("Nhận nhiệm vụ từ ngày"),
        input_formats=DATES,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=MISSING | {"invalid": _("Ngày phải ghi dạng ngày/tháng/năm, ví dụ 25/03/2027.")},
    )
    ground = PlainField(
        label=_("Căn cứ"),
        required=False,
        help_text=_("Số, ngày văn bản; bắt buộc khi nhận nhiệm vụ từ trước hôm nay."),
    )
    username = PlainField(
        label=_("Tên đăng nhập"), required=False, help_text=_("Để trống thì lấy họ tên viết liền, không dấu.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fresh = {"request_id": uuid.uuid4().hex, "start": clock.today()}
        super().__init__(*args, **kwargs | {"initial": fresh})

    def told(self) -> tuple[NewPerson, FirstSeat]:
        """Who is new, and the seat that he gets."""
        said = dict(self.cleaned_data)
        seat = FirstSeat(start=said.pop("start"), title=said.pop("title"), ground=said.pop("ground"))
        return NewPerson(**said), seat


class KindForm(MarkedForm):
    """Whether a congress has a kind of package, and which bodies fill each of its roles."""

    has = forms.BooleanField(label=_("Đại hội này có loại hồ sơ này"), required=False)

    def __init__(
        self,
        *args: Any,
        kind: OfferedKind,
        bodies: Sequence[ProposedBody],
        bound: Mapping[str, Sequence[str]] | None,
        **kwargs: Any,
    ) -> None:
        self.roles = list(kind.roles)
        # A kind that the congress never had is proposed with the bodies that its text names.
        initial = {"has": bound is not None, **(bound or kind.proposed_among(bodies))}
        super().__init__(*args, **kwargs | {"initial": initial})
        for role, offered in kind.roles.items():
            able = [body for body in bodies if not offered.kinds or body.kind in offered.kinds]
            choices = [(body.code, body.name) for body in able]
            label = str(offered.label)
            field = forms.MultipleChoiceField(
                label=f"{label[:1].upper()}{label[1:]}",
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
            # Whether it may stay empty depends on the tick above.
            vars(field)["tacit"] = True
            self.fields[role] = field

    def told_bound(self) -> dict[str, list[str]] | None:
        """role -> codes of bodies; None where the congress has no such packages."""
        said = self.cleaned_data
        return {role: said[role] for role in self.roles} if said["has"] else None


class PutAwayForm(MarkedForm):
    """Why a congress is put away, or worked on again."""

    reason = PlainField(label=_("Lý do, căn cứ"), widget=forms.Textarea(attrs={"rows": 2}))


class EmblemForm(MarkedForm):
    """The picture at the head of the pages, or that there is to be none."""

    picture = forms.FileField(
        label=_("Ảnh biểu trưng"),
        required=False,
        help_text=_("PNG hoặc JPEG, tối đa 2 MB, mỗi chiều từ 32 điểm ảnh. Nền trong suốt thì đẹp hơn."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
        error_messages={"empty": _("Tệp này rỗng.")},
    )
    take_off = forms.BooleanField(label=_("Bỏ biểu trưng đang dùng"), required=False)

    def __init__(self, *args: Any, held: Emblem | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if held is None:
            del self.fields["take_off"]

    def clean(self) -> dict[str, Any]:
        """One of both, not neither and not both."""
        told = super().clean() or {}
        picture, off = bool(told.get("picture")), bool(told.get("take_off"))
        if picture and off:
            self.add_error("picture", _("Chọn một trong hai: ảnh mới, hoặc bỏ biểu trưng."))
        elif not (picture or off or "picture" in self.errors):
            both = _("Cần chọn một ảnh, hoặc đánh dấu bỏ biểu trưng đang dùng.")
            self.add_error("picture", both if "take_off" in self.fields else _("Cần chọn một ảnh."))
        return told
