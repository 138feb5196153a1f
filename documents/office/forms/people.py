"""Forms of the office about people: who sits where, who is away, who may act for whom, who has an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.people.queries import seats
from congress.people.queries.passings import the_dead
from congress.people.queries.reach import people_of
from congress.people.queries.seats import holders_of
from congress.people.services.accounts import NewPerson
from congress.people.words.days import with_day
from congress.people.words.sign_forms import ACTING, DEPUTY, LENT_FORMS
from congress.roles import LENDABLE, READING, Right, body_rights
from documents.packages.forms.fields import EMPTY, OnceForm, TextField, day_field, words_field
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from workflows import clock

if TYPE_CHECKING:
    from django.utils.functional import Promise

    from congress.people.models.bodies import Body, Congress
    from congress.people.models.memberships import Membership

NAME, PHONE, TITLE, GROUND = 150, 40, 100, 200


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Somebody whom the office may see (`choose_among`); who has left is shown, and refused with why."""

    default_error_messages = {**EMPTY, "invalid_choice": _("Chưa có người này trong danh sách.")}

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"queryset": Person.objects.none()})

    def label_from_instance(self, person: Person) -> str:
        """The name with what tells namesakes apart."""
        if not person.is_active:
            return _t("%(who)s (đã ngừng hoạt động)") % {"who": person}
        apart = [person.username, str(person.birth_year or ""), person.phone]
        return f"{person} ({next(filter(None, apart), person.pk)})"


def choose_among(form: forms.Form, congress: Congress, *names: str) -> None:
    """These fields offer the people of the association of a congress, and take no other."""
    for name in names:
        field_as(form, name, forms.ModelChoiceField).queryset = people_of(congress).exclude(pk__in=the_dead())


def ground_field(label: Any = None) -> TextField:
    """The paper on which a change rests."""
    return TextField(
        label=label or _("Căn cứ"),
        max_length=GROUND,
        help_text=with_day(_("Số, ngày văn bản; ví dụ Quyết định số 12/QĐ ngày %(day)s.")),
    )


class OfficeForm(forms.Form):
    """What the forms of the office share."""

    use_required_attribute = False


class KnownOrNewForm(OfficeForm):
    """One in the list (`person`), or one who is not (`full_name`)."""

    nobody: str | Promise

    def clean(self) -> dict[str, Any]:
        """Either somebody known or somebody new, not both and not nobody."""
        cleaned = super().clean() or {}
        known, new = cleaned.get("person"), cleaned.get("full_name")
        if known and new:
            self.add_error("full_name", _t("Đã chọn một người trong danh sách; bỏ trống mục này."))
        if not known and not new and "person" not in self.errors and "full_name" not in self.errors:
            self.add_error("person", str(self.nobody))
        return cleaned


class ReplaceForm(KnownOrNewForm):
    """One form that puts a new head in office."""

    nobody = _("Chưa chọn người đứng đầu mới.")
    seen = TextField(widget=forms.HiddenInput, max_length=64)
    person = PersonField(
        label=_("Người đứng đầu mới"),
        required=False,
        empty_label=_("– Chọn trong danh sách, hoặc nhập tên người mới ở dưới –"),
    )
    full_name = TextField(
        label=_("Họ và tên người mới"),
        max_length=NAME,
        required=False,
        help_text=_("Chỉ nhập khi chưa có trong danh sách trên; tài khoản được tạo luôn."),
    )
    honorific = forms.ChoiceField(label=_("Danh xưng"), choices=Person.HONORIFICS, required=False)
    title = TextField(label=_("Chức danh"), max_length=TITLE, required=False)
    phone = TextField(label=_("Điện thoại"), max_length=PHONE, required=False)
    acting = forms.ChoiceField(
        label=_("Đứng đầu"),
        choices=[
            ("", _("Chính thức")),
            (ACTING, _("Quyền người đứng đầu, ký “Q.”")),
            (DEPUTY, _("Cấp phó phụ trách, điều hành, ký “KT.”")),
        ],
        required=False,
        help_text=_("Khi người đứng đầu từ trần, thôi nhiệm vụ hoặc vắng dài ngày."),
    )
    start = day_field(_("Nhận nhiệm vụ từ ngày"))
    ground = ground_field()

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        head = holders_of(body).filter(role="head").first()
        fresh = {"seen": seats.seats_mark(body), "start": clock.today(), "title": head.title if head else ""}
        super().__init__(*args, **kwargs | {"initial": fresh})
        self.body = body
        choose_among(self, body.congress, "person")
        # One of the two is needed, which their help says.
        leave_tacit(self, "person", "full_name", "honorific")
        vars(self.fields["acting"])["tacit"] = True

    def look_again(self) -> None:
        """After somebody else was quicker: what was typed stays, the next try is about what is there."""
        self.data = retyped(self.data, {"seen": seats.seats_mark(self.body)})

    def told(self) -> dict[str, Any]:
        """What `replace_head` is told."""
        data = self.cleaned_data
        new = NewPerson(data["full_name"], data["honorific"], data["phone"])
        return {
            "person": data["person"] or new,
            "start": data["start"],
            "ground": data["ground"],
            "title": data["title"],
            "phone": data["phone"] if data["person"] else "",
            "seen": data["seen"],
            "acting": data["acting"],
        }


class EndForm(OfficeForm):
    """The last day of a seat."""

    on = day_field(
        _("Ngày cuối làm nhiệm vụ"), help_text=with_day(_("Hết ngày này mới thôi; ví dụ %(day)s."))
    )
    ground = ground_field()


class AbsenceForm(OfficeForm):
    """Days on which somebody is away."""

    start = day_field(_("Vắng từ ngày"))
    end = day_field(_("Đến hết ngày"))
    reason = TextField(label=_("Lý do"), max_length=GROUND, required=False)


class PassingForm(OfficeForm):
    """The day on which somebody died."""

    day = day_field(_("Từ trần ngày"))
    ground = TextField(
        label=_("Căn cứ"), max_length=GROUND, help_text=_("Cáo phó, giấy báo tử, hoặc gia đình ai báo tin.")
    )


class NotPassedForm(OfficeForm):
    """Why what was recorded of him was a mistake, and which record that was."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    ground = TextField(label=_("Lý do"), max_length=GROUND)

    def __init__(self, *args: Any, seen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"seen": seen}})


class PenForm(OfficeForm):
    """How somebody signs from now on."""

    paper_only = forms.ChoiceField(
        label=_("Từ nay"),
        choices=[("1", _("Chỉ ký trên giấy")), ("0", _("Ký trên giấy hoặc trên hệ thống"))],
        widget=forms.RadioSelect,
        error_messages=EMPTY,
    )
    ground = ground_field()

    def __init__(self, *args: Any, now: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper_only"].initial = "1" if now else "0"

    def told(self) -> dict[str, Any]:
        """What `choose_pen` is told."""
        return {"paper_only": self.cleaned_data["paper_only"] == "1", "ground": self.cleaned_data["ground"]}


class DelegateForm(OfficeForm):
    """Some rights of one seat, lent for some days."""

    person = PersonField(label=_("Người được ủy quyền"), empty_label=_("– Chọn trong danh sách –"))
    rights = forms.MultipleChoiceField(
        label=_("Việc được ủy quyền"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kèm quyền xem. Biểu quyết không ủy quyền được; người được ủy quyền không ủy quyền lại."),
        error_messages={"required": _("Chưa chọn việc ủy quyền.")},
    )
    sign_form = forms.ChoiceField(
        label=_("Hình thức ký, nếu ủy quyền ký duyệt"),
        choices=[("", _("Cấp phó ký “KT.”, người khác ký “TUQ.”")), *LENT_FORMS],
        required=False,
        help_text=_("KT.: cấp phó. TL.: Chánh Văn phòng, Trưởng ban. TUQ.: người đứng đầu một cơ quan."),
    )
    rule = TextField(
        label=_("Quy định của Hội cho phép ủy quyền ký cho người khác"),
        max_length=GROUND,
        required=False,
        help_text=with_day(_("Ghi số và ngày, ví dụ Quy chế số 12 ngày %(day)s, Điều 5.")),
    )
    title = TextField(
        label=_("Chức danh in dưới chữ “KT.”, “TL.”, “TUQ.”"),
        max_length=TITLE,
        required=False,
        help_text=_("Ví dụ Chánh Văn phòng."),
    )
    start = day_field(_("Từ ngày"))
    end = day_field(_("Đến hết ngày"))
    ground = ground_field(_("Văn bản ủy quyền"))

    def __init__(self, *args: Any, seat: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"start": clock.today()}})
        choose_among(self, seat.body.congress, "person")
        lendable = (LENDABLE & body_rights(seat.role)) - READING
        field_as(self, "rights", forms.ChoiceField).choices = [
            (right.value, str(right.label).capitalize()) for right in sorted(lendable, key=list(Right).index)
        ]


class AccountForm(OnceForm, OfficeForm):
    """A new account; its password is set by its owner, with a slip."""

    honorific = forms.ChoiceField(
        label=_("Danh xưng"), choices=[("", _("– Chọn –")), *Person.HONORIFICS], error_messages=EMPTY
    )
    full_name = TextField(label=_("Họ và tên"), max_length=NAME)
    namesake = forms.BooleanField(
        label=_("Người khác trùng họ tên"),
        required=False,
        help_text=_("Chỉ đánh dấu khi hệ thống hỏi và chắc chắn là người khác."),
    )
    phone = TextField(label=_("Điện thoại"), max_length=PHONE, required=False)
    username = TextField(
        label=_("Tên đăng nhập"),
        max_length=NAME,
        required=False,
        help_text=_("Để trống thì lấy họ tên viết liền không dấu, ví dụ nguyenvanan."),
    )

    def told(self) -> NewPerson:
        """Who is new."""
        return NewPerson(**{name: said for name, said in self.cleaned_data.items() if name != "namesake"})


class StateForm(OfficeForm):
    """Why an account is closed or opened again."""

    reason = words_field(_("Lý do"), rows=2, max_length=GROUND)
