"""Forms of the register of units and of what is known of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.people.models.units import Unit, UnitSuccession
from congress.people.queries.reach import units_of
from congress.people.services.person_facts import PersonFacts
from congress.people.services.units import RENAME, UnitFacts, unit_mark
from congress.people.words.days import Birth, birth_of
from documents.office.forms.people import (
    GROUND,
    NAME,
    PHONE,
    TITLE,
    OfficeForm,
    PersonField,
    choose_among,
    ground_field,
)
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field
from documents.packages.forms.typed import field_as, leave_tacit, retyped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Congress

# Kinds of unit that the list proposes; the field takes any words.
PROPOSED_KINDS = ("tỉnh hội", "đơn vị truyền thống", "ban liên lạc")
UNIT_NAME, KIND, ADDRESS, MAIL = 200, 60, 300, 254
FACTS = ("name", "code", "kind", "head", "head_title", "phone", "second_phone", "address", "email", "way")
DAYS = ("since", "until")


class UnitForm(OfficeForm):
    """What the register says of one unit."""

    name = TextField(label=_("Tên đơn vị"), max_length=UNIT_NAME)
    code = TextField(
        label=_("Mã"),
        max_length=20,
        required=False,
        help_text=_("Để trống thì lấy mã tiếp theo, ví dụ DV03."),
    )
    kind = TextField(
        label=_("Loại đơn vị"),
        max_length=KIND,
        required=False,
        help_text=_("Ví dụ tỉnh hội, đơn vị truyền thống, ban liên lạc."),
        widget=forms.TextInput(attrs={"list": "loai-don-vi"}),
    )
    head = PersonField(label=_("Người chủ trì"), required=False, empty_label=_("– Khuyết người chủ trì –"))
    head_title = TextField(label=_("Chức danh người chủ trì"), max_length=TITLE, required=False)
    phone = TextField(label=_("Điện thoại"), max_length=PHONE, required=False)
    second_phone = TextField(label=_("Điện thoại thứ hai"), max_length=PHONE, required=False)
    address = TextField(label=_("Địa chỉ nhận thư"), max_length=ADDRESS, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), max_length=MAIL, required=False)
    way = forms.ChoiceField(label=_("Cách liên hệ"), choices=[("", "–"), *Unit.WAYS], required=False)
    since = day_field(_("Hoạt động từ ngày"), required=False)
    until = day_field(_("Hết hoạt động ngày"), required=False)

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_among(self, congress, "head")

    def told(self) -> UnitFacts:
        """What the verbs are told."""
        data = self.cleaned_data
        return UnitFacts(**{name: data[name] for name in (*FACTS, *DAYS)})


class NewUnitForm(OnceForm, UnitForm):
    """A unit that is not in the register yet."""


class UnitChangeForm(UnitForm):
    """The same for a unit that is, with the reason for a name that was written wrongly."""

    seen = TextField(widget=forms.HiddenInput, max_length=64)
    reason = TextField(
        label=_("Lý do sửa tên ghi sai"),
        max_length=GROUND,
        required=False,
        help_text=_("Chỉ khi sửa tên. Đổi tên theo quyết định ghi ở mục Hợp nhất, chia tách, đổi tên."),
    )

    def __init__(self, *args: Any, unit: Unit, **kwargs: Any) -> None:
        now = {name: getattr(unit, name) for name in (*FACTS, *DAYS)} | {"head": unit.head_id}
        super().__init__(*args, **kwargs | {"initial": now | {"seen": unit_mark(unit)}})
        self.unit = unit

    def look_again(self) -> None:
        """After somebody else was quicker: what was typed stays, the next try is about what is there."""
        fresh = Unit.objects.get(pk=self.unit.pk)
        self.data = retyped(self.data, {"seen": unit_mark(fresh)})


class SuccessionForm(OfficeForm):
    """Units that become others by a decision."""

    way = forms.ChoiceField(
        label=_("Hình thức"), choices=UnitSuccession.WAYS, widget=forms.RadioSelect, error_messages=EMPTY
    )
    before = forms.ModelMultipleChoiceField(
        label=_("Đơn vị trước"),
        queryset=Unit.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Chưa chọn đơn vị nào.")},
        help_text=_("Hợp nhất: chọn từ hai đơn vị. Chia tách, đổi tên: chọn một."),
    )
    names = TextField(
        label=_("Tên đơn vị sau"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mỗi tên một dòng. Tên đã có trong danh sách là đơn vị ấy; tên khác là đơn vị mới."),
    )
    on = day_field(_("Có hiệu lực từ ngày"))
    decision = ground_field(_("Quyết định"))

    def __init__(self, *args: Any, congress: Congress, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = units_of(congress).filter(until=None)
        field_as(self, "before", forms.ModelMultipleChoiceField).queryset = self.standing

    def after(self) -> list[Unit | UnitFacts]:
        """The units after it: known by their names, or new."""
        data = self.cleaned_data
        lines = [line.strip() for line in data["names"].splitlines() if line.strip()]
        known = {unit.name.casefold(): unit for unit in self.standing}
        first: Unit = data["before"][0]
        found = [known.get(line.casefold()) or UnitFacts(line, kind=first.kind) for line in lines]
        return [UnitFacts(one.name) if data["way"] == RENAME else one for one in found]

    def told(self) -> dict[str, Any]:
        """What `succeed` is told besides who writes."""
        data = self.cleaned_data
        before: Sequence[Unit] = list(data["before"])
        return {
            "before": before,
            "after": self.after(),
            "way": data["way"],
            "decision": data["decision"],
            "on": data["on"],
        }


class PersonFactsForm(OfficeForm):
    """What is known of a person: to be filled in after a list was taken in."""

    full_name = TextField(label=_("Họ và tên"), max_length=NAME)
    honorific = forms.ChoiceField(
        label=_("Danh xưng"), choices=[("", "–"), *Person.HONORIFICS], required=False
    )
    reason = TextField(
        label=_("Lý do, căn cứ đính chính họ tên"),
        max_length=GROUND,
        required=False,
        help_text=_("Chỉ khi sửa họ tên hoặc danh xưng đã có."),
    )
    form_of_address = TextField(
        label=_("Cách xưng hô khác"), max_length=20, required=False, help_text=_("Ví dụ Đồng chí.")
    )
    rank = TextField(label=_("Cấp bậc, học hàm, học vị"), max_length=120, required=False)
    birth = TextField(
        label=_("Ngày sinh hoặc năm sinh"),
        max_length=40,
        required=False,
        help_text=_("Ví dụ 12/03/1948, hoặc 1948 khi chỉ biết năm."),
    )
    phone = TextField(label=_("Điện thoại"), max_length=PHONE, required=False)
    second_phone = TextField(label=_("Điện thoại thứ hai"), max_length=PHONE, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), max_length=MAIL, required=False)
    way = forms.ChoiceField(
        label=_("Cách nhận tin"), choices=[("", _("– Chưa chọn –")), *Person.WAYS], required=False
    )
    unit = forms.ModelChoiceField(
        label=_("Đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("– Không ghi –"),
    )

    def __init__(self, *args: Any, person: Person, congress: Congress, **kwargs: Any) -> None:
        names = ("full_name", "honorific", "form_of_address", "rank", "phone", "second_phone", "email", "way")
        now: dict[str, Any] = {name: getattr(person, name) for name in names} | {"unit": person.unit_id}
        born = f"{person.birth_day:%d/%m/%Y}" if person.birth_day else str(person.birth_year or "")
        super().__init__(*args, **kwargs | {"initial": now | {"birth": born}})
        units = units_of(congress)
        field_as(self, "unit", forms.ModelChoiceField).queryset = units.filter(until=None)
        # A unit of another association is not shown here, and stays.
        self.elsewhere = person.unit if person.unit and person.unit not in units else None
        leave_tacit(self, "reason")

    def clean_unit(self) -> Unit | None:
        """The unit that was chosen, or the one that this office does not see."""
        chosen: Unit | None = self.cleaned_data["unit"]
        return chosen or self.elsewhere

    def clean_birth(self) -> Birth:
        """The day or the year."""
        text = self.cleaned_data["birth"]
        birth = birth_of(text) if text else Birth()
        if birth is None:
            raise forms.ValidationError(_t("Ghi ngày sinh hoặc năm sinh, ví dụ 12/03/1948 hoặc 1948."))
        return birth

    def told(self) -> PersonFacts:
        """What the verb is told."""
        return PersonFacts(**self.cleaned_data)
