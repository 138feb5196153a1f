"""One reply from paper in hand: whose, by which way, one stand for all drafts or one for each, remarks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import begun_now, borne_names, units_called
from documents.consulting.models.replies import CONFIRMED, COUNTS, GROUNDS, OWN, STANDS
from documents.consulting.services.replies import ReplyFacts, Said
from documents.packages.forms.fields import OnceForm, TextField, day_field
from documents.paper.codes import Mistyped, parse_short
from workflows import clock
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.units import Unit
    from documents.consulting.models.replies import Reply
    from documents.consulting.models.rounds import Round, RoundDraft
    from documents.packages.queries.incoming import TrayPaper

# "Điều 12 khoản 2: …": what stands before the colon names the place.
_PLACE = re.compile(
    r"^((?:điều|khoản|điểm|mục|phần|chương|đoạn|trang)\b[^:\n]{0,120}):\s*(.+)$", re.IGNORECASE
)
ALIKE = 6


class ReplyForm(OnceForm):
    """What came back from one unit."""

    unit = TextField(
        label=_("Đơn vị"),
        max_length=200,
        help_text=_("Một phần tên, không cần dấu; hoặc mã đơn vị, mã tám ký tự trên phiếu."),
        widget=forms.TextInput(attrs={"list": "don-vi", "autocomplete": "off", "autofocus": True}),
    )
    ground = forms.ChoiceField(
        label=_("Nhận qua"),
        choices=[one for one in GROUNDS if one[0] not in OWN],
        initial="slip",
    )
    arrived = day_field(_("Ngày đến"), initial=clock.today)
    day = day_field(
        _("Ngày ghi trên văn bản"), required=False, help_text=_("Văn bản không ghi ngày thì để trống.")
    )
    whole = forms.ChoiceField(label=_("Ý kiến về cả đợt"), required=False)
    writer = TextField(label=_("Người ký, người gửi"), max_length=120, required=False)
    writer_office = TextField(label=_("Chức vụ"), max_length=120, required=False)
    note = TextField(label=_("Ghi chú, nơi lưu bản giấy"), max_length=300, required=False)
    outside = forms.BooleanField(label=_("Ý kiến ngoài danh sách lấy ý kiến"), required=False)

    def __init__(self, *args: Any, found: Round, drafts: list[RoundDraft], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found, self.drafts = found, drafts
        every = _t("%(stand)s cả %(number)d dự thảo") if len(drafts) > 1 else "%(stand)s"
        stands = [
            (code, (every % {"stand": label, "number": len(drafts)}).capitalize()) for code, label in STANDS
        ]
        self.fields["whole"].choices = [("", _t("Ghi riêng từng dự thảo ở dưới")), *stands]  # type: ignore[attr-defined]
        for draft in drafts:
            self.fields[f"stand_{draft.pk}"] = forms.ChoiceField(
                label=f"{draft.package.code}: {draft.package.listed_title}",
                choices=[("", _t("như ý kiến về cả đợt")), *STANDS],
                required=False,
            )
            self.fields[f"remarks_{draft.pk}"] = TextField(
                label=_t("Góp ý cho %(code)s") % {"code": draft.package.code},
                required=False,
                help_text=_t(
                    "Mỗi góp ý một dòng, ví dụ “Điều 12 khoản 2: bỏ chữ “và””. Viết tay thì để trống."
                ),
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        # Whose it is; found by `clean`.
        self.meant: Unit | None = None

    def clean(self) -> dict[str, Any]:
        """Find the unit."""
        data: dict[str, Any] = super().clean() or {}
        typed = data.get("unit", "")
        if typed and not data.get("outside"):
            alike = self.units_meant(typed)
            self.meant = alike[0] if len(alike) == 1 else None
            if len(alike) > 1:
                names = ", ".join(one.name for one in alike[:ALIKE])
                self.add_error(
                    "unit", _t("Có nhiều đơn vị: %(names)s. Đề nghị ghi rõ hơn.") % {"names": names}
                )
            if not alike:
                self.add_error(
                    "unit", _t("Không tìm thấy đơn vị; nếu không thuộc danh sách thì đánh dấu ô dưới.")
                )
        return data

    def units_meant(self, typed: str) -> list[Unit]:
        """The asked units that a code or part of any name may mean; else those of the register."""
        asked = self.found.asked.select_related("unit")
        try:
            by_code = [one.unit for one in asked.filter(code=parse_short(typed))]
        except Mistyped:
            by_code = []
        by_code = by_code or [one.unit for one in asked if one.unit.code.casefold() == typed.casefold()]
        if by_code:
            return by_code
        units = {one.unit_id: one.unit for one in asked}
        borne = borne_names(units.values())
        for one in asked:
            # As its letter calls it, whatever it was called before and since.
            borne[one.unit_id].add(searchable(one.name))
        if not (found := units_called(typed, borne)):
            units = {one.pk: one for one in begun_now(units_of(self.found.congress))}
            found = units_called(typed, borne_names(units.values()))
        return [units[key] for key in found]

    def told(self) -> ReplyFacts:
        """What the verb is told."""
        data = self.cleaned_data
        answers = {}
        for draft in self.drafts:
            lines = [line.strip() for line in data[f"remarks_{draft.pk}"].splitlines() if line.strip()]
            marks = [(_PLACE.match(line), line) for line in lines]
            remarks = tuple((mark[1], mark[2]) if mark else ("", line) for mark, line in marks)
            stand = data[f"stand_{draft.pk}"] or data["whole"]
            if stand or remarks:
                answers[draft.pk] = Said(stand, remarks)
        columns = ("ground", "arrived", "day", "writer", "writer_office", "note")
        facts = {name: data[name] for name in columns}
        return ReplyFacts(
            unit=self.meant, sender=data["unit"] if data["outside"] else "", answers=answers, **facts
        )


class RulingForm(OnceForm):
    """What the office says of a reply."""

    ruling = forms.ChoiceField(
        label=_("Kết luận"),
        choices=((CONFIRMED, _("Đơn vị đã xác nhận")), (COUNTS, _("Tính bản này, bản kia chỉ lưu"))),
        widget=forms.RadioSelect,
    )
    reason = TextField(
        label=_("Căn cứ"),
        max_length=300,
        help_text=_("Ví dụ: gọi cho ai, ngày nào; hoặc số văn bản xác nhận."),
    )


def said_before(reply: Reply) -> dict[str, Any]:
    """A reply as the form that corrects it begins with."""
    columns = ("ground", "arrived", "day", "writer", "writer_office", "note")
    told = {name: getattr(reply, name) for name in columns}
    told |= {"unit": reply.unit.name if reply.unit else reply.unit_name, "outside": reply.unit is None}
    for answer in reply.answers.all():
        told[f"stand_{answer.draft_id}"] = answer.stand
        told[f"remarks_{answer.draft_id}"] = "\n".join(
            f"{one.place}: {one.text}" if one.place else one.text for one in answer.remarks.all()
        )
    return told


def said_on_paper(standing: TrayPaper) -> dict[str, Any]:
    """What the tray knows of a paper, as the form into which it is entered begins with it."""
    paper, row = standing.paper, standing.sorting
    told: dict[str, Any] = {"ground": paper.ground, "arrived": paper.arrived}
    if row is not None:
        told |= {"unit": row.sender, "outside": row.unit_id is None, "day": row.day}
    return told
