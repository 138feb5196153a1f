"""What is asked of a paper that leaves or arrives, of a line put right, of a number cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import EMPTY, OnceForm, TextField, count_field, day_field, words_field
from documents.registers.models import IN, KINDS, OUT
from documents.registers.queries import CORRECTABLE
from documents.registers.services import HIGHEST, PaperFacts
from workflows import clock

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from documents.registers.queries import RegisterEntry

OUTSIDE = _("Số phải từ 1 đến 99999.")


def _about() -> TextField:
    return TextField(label=_("Trích yếu nội dung"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        validators=[MinValueValidator(1, OUTSIDE), MaxValueValidator(HIGHEST, OUTSIDE)],
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        help_text=_("Để trống thì lấy số tiếp theo. Số đã ghi ở sổ giấy thì ghi đúng số ấy."),
    )


class PaperOutForm(OnceForm):
    """A paper that leaves."""

    kind = forms.ChoiceField(label=_("Tên loại văn bản"), choices=list(KINDS.items()))
    day = day_field(_("Ngày của văn bản"))
    about = _about()
    signer = TextField(label=_("Người ký"), max_length=120)
    other = TextField(label=_("Nơi nhận"), max_length=500)
    number = _number(_("Số"))
    mark = TextField(
        label=_("Ký hiệu"),
        max_length=40,
        required=False,
        help_text=_("Phần đứng sau số; để trống thì lấy ký hiệu thường dùng, ví dụ %(mark)s."),
    )
    package = forms.ChoiceField(
        label=_("Văn bản của hồ sơ"),
        required=False,
        help_text=_("Chỉ gồm hồ sơ đã ký, chưa có số."),
    )
    kept = TextField(label=_("Nơi lưu bản gốc"), max_length=300, required=False)
    copies = count_field(_("Số lượng bản"), required=False)
    note = TextField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, packages: list[Package], mark: str, **kwargs: Any) -> None:
        super().__init__(*args, initial={"day": clock.today()}, **kwargs)
        self.packages = {str(package.pk): package for package in packages}
        listed = [(key, f"{package.code}: {package.listed_title}") for key, package in self.packages.items()]
        self.fields["package"].choices = [("", _("Không thuộc hồ sơ nào")), *listed]  # type: ignore[attr-defined]
        self.fields["mark"].help_text = self.fields["mark"].help_text % {"mark": mark}

    def told(self) -> PaperFacts:
        """What the verb is told."""
        chosen = self.cleaned_data["package"]
        return PaperFacts(book=OUT, **_facts_of(self) | {"package": self.packages.get(chosen)})


class PaperInForm(OnceForm):
    """A paper that arrived."""

    arrived = day_field(_("Ngày đến"))
    other = TextField(label=_("Nơi gửi"), max_length=500)
    about = _about()
    sign = TextField(label=_("Số, ký hiệu của nơi gửi"), max_length=60, required=False)
    day = day_field(
        _("Ngày của văn bản"),
        required=False,
        help_text=_("Để trống nếu văn bản không ghi ngày; khi đó tính theo ngày đến."),
    )
    kept = TextField(label=_("Chuyển đến"), max_length=300, required=False)
    number = _number(_("Số đến"))
    note = TextField(label=_("Ghi chú"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"arrived": clock.today()}, **kwargs)

    def told(self) -> PaperFacts:
        """What the verb is told."""
        return PaperFacts(book=IN, **_facts_of(self))


class RegisterLineForm(forms.Form):
    """What may be put right in a line: the same fields as when it was written, and why."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, entry: RegisterEntry, **kwargs: Any) -> None:
        columns = CORRECTABLE[entry.line.book]
        said = {name: entry.says(name) for name in columns}
        super().__init__(*args, **kwargs | {"initial": said | {"seen": entry.seen}})
        asked = (PaperOutForm if entry.line.book == OUT else PaperInForm).base_fields
        self.fields |= {name: asked[name] for name in columns}
        self.fields["reason"] = words_field(_("Lý do sửa"), rows=2)
        self.columns = columns

    def told(self) -> dict[str, Any]:
        """What the line is to say."""
        return {name: self.cleaned_data[name] for name in self.columns}


class CancelForm(forms.Form):
    """Why a number is cancelled."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput, max_length=64)
    reason = words_field(_("Lý do hủy số"), rows=2, error_messages=EMPTY)


def _facts_of(form: forms.Form) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "request_id"}
