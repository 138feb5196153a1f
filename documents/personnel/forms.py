"""Forms about nominees: the facts of one, a paper of his dossier, the ballots on his name, a named reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.packages.forms.fields import OnceForm, TextField, count_field, day_field, words_field
from documents.packages.forms.received import PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as
from documents.personnel.services.asking import AskedPaper
from documents.personnel.services.ballots import NamedBallots
from documents.personnel.services.nominees import LONGEST, NomineeFacts
from documents.texts.uploads.kinds import ALL

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person

NOT_CHOSEN = {"invalid_choice": _("Không có người này; đề nghị chọn lại.")}


class NomineeForm(OnceForm):
    """The facts of a nominee."""

    is_printed = True

    full_name = TextField(label=_("Họ và tên"), max_length=120)
    born = day_field(_("Ngày sinh"))
    duty = TextField(label=_("Chức vụ, đơn vị hiện nay"), max_length=300)
    proposed = TextField(label=_("Giới thiệu giữ chức vụ"), max_length=300)
    heads = forms.BooleanField(
        label=_("Được giới thiệu làm người đứng đầu (cần phiếu lý lịch tư pháp số 1)"), required=False
    )
    managed = forms.BooleanField(
        label=_("Thuộc diện cơ quan quản lý cán bộ quản lý (cần ý kiến đồng ý)"), required=False
    )
    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        queryset=None,
        label=_("Tài khoản trên hệ thống"),
        required=False,
        empty_label=_("Không có tài khoản"),
        help_text=_("Có tài khoản thì người này tự viết sơ yếu lý lịch và không bỏ phiếu về chính mình."),
        error_messages=NOT_CHOSEN,
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "person", forms.ModelChoiceField).queryset = people

    def facts(self) -> NomineeFacts:
        """What the service is told."""
        return NomineeFacts(**{name: self.cleaned_data[name] for name in NomineeFacts.__slots__})


class AskPaperForm(OnceForm):
    """One more paper that every nominee of a kind of package is asked for."""

    title = TextField(label=_("Tên giấy tờ"), max_length=200)
    required = forms.BooleanField(label=_("Bắt buộc phải có"), required=False, initial=True)
    needs = forms.ChoiceField(
        label=_("Bắt buộc đối với"),
        required=False,
        choices=[
            ("", _("mọi người được giới thiệu")),
            ("heads", _("người được giới thiệu làm người đứng đầu")),
            ("managed", _("người thuộc diện cơ quan quản lý cán bộ quản lý")),
        ],
    )
    months = count_field(
        _("Có giá trị bao nhiêu tháng kể từ ngày cấp"),
        required=False,
        help_text=_("Để trống khi không có hạn."),
    )
    own = forms.BooleanField(label=_("Người được giới thiệu tự viết"), required=False)

    def told(self) -> AskedPaper:
        """What the verb is told."""
        said = self.cleaned_data
        return AskedPaper(said["title"], said["required"], said["needs"], said["months"] or 0, said["own"])


class EndAskingForm(forms.Form):
    """A paper that is asked for no more."""

    ended = TextField(widget=forms.HiddenInput, max_length=40)


class StrikeForm(forms.Form):
    """Why a nominee is taken off the list."""

    use_required_attribute = False
    ground = words_field(_("Lý do, căn cứ"), rows=3, max_length=LONGEST)


class PaperForm(ReceivingForm, OnceForm):
    """A paper of a dossier: its file, or where the original is kept, and the days on it."""

    file = PaperField(
        label=_("Tệp"),
        read=False,
        widget=forms.ClearableFileInput,
        help_text=ALL.said(_("Tên tệp không được lưu.")),
    )
    kept_at = TextField(
        label=_("Hoặc bản gốc đang giữ tại"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: tủ hồ sơ Tiểu ban Nhân sự."),
    )
    issued = day_field(_("Ngày cấp"), required=False)
    valid_until = day_field(_("Có giá trị đến hết ngày"), required=False)

    def __init__(self, *args: Any, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code = code

    def wanted(self) -> list[Wanted]:
        """The file, under no title: its name is not kept."""
        return [Wanted("file", self.code, "")]

    @property
    def kept_as(self) -> str:
        """One paper of a dossier is nothing to another."""
        return f"dossier.{self.code}"

    def answers(self) -> dict[str, Any]:
        """What the service is told."""
        names = ("kept_at", "issued", "valid_until", "request_id")
        return {name: self.cleaned_data[name] for name in names} | {"part": self.paper}


class BallotsForm(OnceForm):
    """The ballots on one name, as the minutes have them."""

    met_on = day_field(_("Ngày bỏ phiếu"))
    issued = count_field(_("Phiếu phát ra"), help_text=_("Không tính phiếu của chính người được giới thiệu."))
    returned = count_field(_("Phiếu thu về"))
    valid = count_field(_("Phiếu hợp lệ"))
    agreed = count_field(_("Phiếu đồng ý"))
    minutes_ref = TextField(label=_("Biên bản kiểm phiếu số"), max_length=200)
    reason = TextField(
        label=_("Lý do ghi lại"),
        required=False,
        max_length=400,
        help_text=_("Chỉ khi đã ghi kết quả của hồ sơ này và nay đính chính."),
    )

    def answer(self) -> NamedBallots:
        """What the service is told."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "request_id"}
        return NamedBallots(**told)


class ReaderForm(OnceForm):
    """Who may read a confidential package, until when, and why."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        queryset=None,
        label=_("Người được đọc"),
        empty_label=_("Chọn một người"),
        error_messages=NOT_CHOSEN | {"required": _("Chưa chọn người được đọc.")},
    )
    until = day_field(_("Được đọc đến hết ngày"))
    reason = TextField(label=_("Lý do"), max_length=400)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_as(self, "person", forms.ModelChoiceField).queryset = people
