"""Forms of a set-up: the association and its congress, the bodies kept or added, the kinds it has."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.associations import ADDRESSES, PRECEDENCES
from congress.roles import kind_choices
from congress.settingup.offers import offered_kinds
from congress.settingup.proposals import ProposedBody
from congress.settingup.queries import roles_by_body
from congress.settingup.services.faults import NewAssociation, NewCongress
from congress.site.read_back import PlannedDayField
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from django.forms.boundfield import BoundField

    from congress.people.models.bodies import Congress
    from congress.settingup.proposals import SetupTemplate

DATES = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"]
MISSING = {"required": _("Chưa nhập mục này.")}
OWN_ROWS = 3


class PlainField(forms.CharField):
    """Text without what cannot be seen, in one form of Unicode; lengths are judged by the verb."""

    default_error_messages = {**MISSING}
    tacit = False

    def to_python(self, value: Any) -> str:
        """The text as it is kept."""
        lines = isinstance(self.widget, forms.Textarea)
        return clean(str(value or "")[:4000], lines=lines)


class MarkedForm(forms.Form):
    """A form that says which request it is, so that a second click is known as one."""

    use_required_attribute = False
    request_id = forms.CharField(widget=forms.HiddenInput, max_length=64, required=False)

    def __init__(self, *args: Any, initial: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"request_id": uuid.uuid4().hex} | (initial or {})})


@dataclass(frozen=True, slots=True)
class BodyRow:
    """One body on the page: whether it is kept, how it is called, what it does in packages."""

    keep: BoundField
    name: BoundField
    roles: str
    code: BoundField | None = None
    sort: BoundField | None = None


class SetupForm(forms.Form):
    """A congress with its bodies and kinds; `bodies` and `kinds` are what is proposed."""

    use_required_attribute = False
    request_id = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=20)
    number = forms.IntegerField(
        label=_("Đại hội lần thứ"),
        required=False,
        help_text=_("Chỉ ghi số, ví dụ 5; tên đại hội ghi bằng số La Mã."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Mục này chỉ ghi số, ví dụ 5.")},
    )
    opening = PlannedDayField(
        label=_("Ngày khai mạc"),
        input_formats=DATES,
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=MISSING | {"invalid": _("Ngày phải ghi dạng ngày/tháng/năm, ví dụ 25/03/2027.")},
        help_text=_("Ngày/tháng/năm, ví dụ 25/03/2027. Dời ngày sau này vẫn được."),
    )
    term = PlainField(
        label=_("Nhiệm kỳ"),
        required=False,
        help_text=_("Để trống thì tính từ năm khai mạc, ví dụ 2027–2032."),
    )
    full_name = PlainField(
        label=_("Tên đầy đủ của đại hội"),
        required=False,
        help_text=_("Để trống thì ghép từ tên Hội, tổ chức và số lần đại hội."),
    )
    code = PlainField(
        label=_("Mã đại hội"),
        required=False,
        help_text=_("Đứng đầu mã của mọi hồ sơ, ví dụ DH5. Để trống thì ghép từ ký hiệu và số lần đại hội."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Loại hồ sơ của đại hội này"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Loại hồ sơ này không có.")},
    )

    def __init__(
        self,
        *args: Any,
        bodies: Sequence[ProposedBody],
        bindings: Mapping[str, Mapping[str, Sequence[str]]],
        seen: str,
        source: Congress | None = None,
        **kwargs: Any,
    ) -> None:
        initial = {"request_id": uuid.uuid4().hex, "seen": seen, "kinds": list(bindings)}
        super().__init__(*args, **kwargs | {"initial": initial | kwargs.get("initial", {})})
        self.proposed, self.tells = bodies, roles_by_body(bindings, source)
        # The list that a browser posts back may name any kind there is, those of the earlier congress too.
        offered = offered_kinds(source).values()
        self.fields["kinds"].choices = [(one.code, one.title) for one in offered]  # type: ignore[attr-defined]
        for one in bodies:
            self.fields[f"keep-{one.code}"] = forms.BooleanField(label=one.code, required=False, initial=True)
            self.fields[f"name-{one.code}"] = PlainField(
                label=_t("Tên cơ quan mã %(code)s") % {"code": one.code}, required=False, initial=one.name
            )
        for number in range(1, OWN_ROWS + 1):
            self.fields[f"own-{number}"] = PlainField(
                label=_t("Cơ quan thêm %(number)d: tên") % {"number": number}, required=False
            )
            self.fields[f"own-code-{number}"] = PlainField(label=_t("Mã"), required=False, max_length=20)
            self.fields[f"own-sort-{number}"] = forms.ChoiceField(
                label=_t("Loại"), choices=kind_choices(), initial="subcommittee", required=False
            )

    def body_rows(self) -> Iterator[BodyRow]:
        """The bodies that are proposed."""
        for one in self.proposed:
            tells = self.tells.get(one.code, "")
            yield BodyRow(self[f"keep-{one.code}"], self[f"name-{one.code}"], tells)

    def own_rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """Room for bodies of one's own."""
        numbers = range(1, OWN_ROWS + 1)
        return [(self[f"own-{n}"], self[f"own-code-{n}"], self[f"own-sort-{n}"]) for n in numbers]

    def told_bodies(self) -> tuple[ProposedBody, ...]:
        """The bodies that are kept, as they are called, and those that were added."""
        said = self.cleaned_data
        kept = [
            ProposedBody(one.code, said[f"name-{one.code}"], one.kind, one.fills)
            for one in self.proposed
            if said[f"keep-{one.code}"]
        ]
        own = [
            ProposedBody(said[f"own-code-{n}"].upper(), said[f"own-{n}"], said[f"own-sort-{n}"])
            for n in range(1, OWN_ROWS + 1)
            if said[f"own-{n}"] or said[f"own-code-{n}"]
        ]
        return (*kept, *own)

    def told(self, template: str, source: Congress | None) -> NewCongress:
        """What the verb is told."""
        said = self.cleaned_data
        return NewCongress(
            template=template,
            opening=said["opening"],
            association=None if source else self.told_association(),
            source=source,
            number=said["number"],
            term=said["term"],
            bodies=self.told_bodies(),
            kinds=tuple(said["kinds"]),
            seats=said.get("seats", False),
            full_name=said["full_name"],
            code=said["code"],
        )

    def told_association(self) -> NewAssociation | None:
        """The association, where the form asks for one."""
        return None


class FirstSetupForm(SetupForm):
    """The same for an association that is not known yet."""

    name = PlainField(label=_("Tên đầy đủ của Hội, tổ chức"))
    short_name = PlainField(label=_("Tên gọi tắt"), help_text=_("Ví dụ Hội Khuyến học tỉnh."))
    lines = PlainField(
        label=_("Tên in trên văn bản"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi dòng in trên một dòng, chữ in hoa. Để trống thì hệ thống tự ngắt dòng."),
    )
    symbol = PlainField(label=_("Ký hiệu văn bản"), help_text=_("Phần sau dấu gạch nối của số, ví dụ HKH."))
    place = PlainField(label=_("Địa danh"), help_text=_("Ghi trước ngày tháng trên văn bản, ví dụ Hà Nội."))
    office_phone = PlainField(label=_("Điện thoại Văn phòng"), required=False)
    address = forms.ChoiceField(
        label=_("Cách xưng hô trong thư, thông báo"), choices=ADDRESSES, widget=forms.RadioSelect
    )
    rank_first = forms.BooleanField(label=_("Ghi cấp bậc, học hàm trước họ tên"), required=False)
    precedence = forms.ChoiceField(label=_("Thứ tự trong danh sách"), choices=PRECEDENCES)

    field_order = (
        "name",
        "short_name",
        "lines",
        "symbol",
        "place",
        "office_phone",
        "address",
        "rank_first",
        "precedence",
    )

    def told_association(self) -> NewAssociation | None:
        """The association as typed."""
        said = self.cleaned_data
        columns = ("name", "short_name", "symbol", "place", "office_phone", "address", "precedence")
        lines = tuple(said["lines"].splitlines())
        return NewAssociation(
            **{name: said[name] for name in columns}, lines=lines, rank_first=said["rank_first"]
        )


class NextSetupForm(SetupForm):
    """The same after an earlier congress of the association."""

    seats = forms.BooleanField(
        label=_("Giữ nguyên người đang làm nhiệm vụ trong các cơ quan"),
        required=False,
        help_text=_("Không chọn thì các cơ quan chưa có ai; nhập người ở bước sau."),
    )


def first_form(template: SetupTemplate, *args: Any, **more: Any) -> FirstSetupForm:
    """The form with what a template proposes."""
    return FirstSetupForm(*args, initial={"address": template.address}, bodies=template.bodies, **more)
