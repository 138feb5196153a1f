"""Forms of the checklist: who writes a part or chapter, handing one in, putting a draft together."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from documents.drafting.services.parts import LONGEST_NOTE, LONGEST_TITLE, Charge, joined_bodies
from documents.packages.forms.fields import TextField, count_field, day_field, words_field
from documents.packages.forms.received import PAGES_AT_ONCE, PaperField, ReceivingForm, Wanted
from documents.packages.forms.typed import field_as, leave_tacit, retyped
from documents.texts.uploads.kinds import ALL
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.drafting.queries.parts import ChecklistItem
    from documents.packages.forms.received import Preview
    from documents.packages.models.packages import Package

UNSUITABLE = ("chair",)
# Of a collective nobody writes alone.
WHOLE_ONLY = ("collective",)


class ChargeForm(forms.Form):
    """Who writes a part or a chapter, until when; a chapter also has its title and place."""

    use_required_attribute = False
    previews: Sequence[Preview] = ()
    seen = TextField(widget=forms.HiddenInput, required=False)
    title = TextField(
        label=_("Tên chương"),
        required=False,
        max_length=LONGEST_TITLE,
        help_text=_("Ghi như sẽ in trong báo cáo, ví dụ “Chương 2. Công tác kiểm tra”."),
    )
    place = count_field(
        _("Thứ tự"),
        required=False,
        help_text=_("Chương có số nhỏ đứng trước; để trống thì xếp cuối."),
    )
    owner = forms.ChoiceField(
        label=_("Giao cho"),
        required=False,
        error_messages={"invalid_choice": _("Người hoặc cơ quan này không còn trong danh sách; chọn lại.")},
    )
    due = day_field(_("Hạn"), required=False)
    required = forms.BooleanField(label=_("Bắt buộc phải có khi trình"), required=False)
    dropped = forms.BooleanField(label=_("Bỏ chương này khỏi báo cáo"), required=False)

    def __init__(self, *args: Any, package: Package, item: ChecklistItem | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": _initial(item)})
        self.owners = _owners(package)
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for key, (body, seat) in self.owners.items():
            whole = _t("%(body)s (cả cơ quan)") % {"body": body}
            groups[str(body)].append((key, f"{seat.person} – {body}" if seat else whole))
        field_as(self, "owner", forms.ChoiceField).choices = [
            ("", _t("Chưa giao (cơ quan chủ trì làm)")),
            *groups.items(),
        ]
        chapter = item is None or item.chapter
        if chapter:
            leave_tacit(self, "title", "owner")
        kept = {"title", "place"} if chapter else set()
        if chapter and item is not None:
            kept.add("dropped")
        known = package.kind.part(item.code) if item else None
        if known is None or not known.required:
            kept.add("required")
        for name in {"title", "place", "required", "dropped"} - kept:
            del self.fields[name]

    def charge(self) -> Charge:
        """What `services.parts` is told."""
        data = self.cleaned_data
        body, seat = self.owners.get(data["owner"], (None, None))
        return Charge(
            owner=body,
            person=seat.person if seat else None,
            due=data["due"],
            required=data.get("required", False),
            title=data.get("title", ""),
            place=data.get("place") or 0,
            dropped=data.get("dropped", False),
        )

    def look_again(self, seen: str) -> None:
        """After a refusal what was typed stays, and the next try is about what counts now."""
        self.data = retyped(self.data, {"seen": seen})


class HandInForm(ReceivingForm):
    """One file of a part or chapter, or its words typed here."""

    seen = TextField(widget=forms.HiddenInput, required=False)
    file = PaperField(label=_("Chọn tệp"), help_text=ALL.said(PAGES_AT_ONCE))
    text = words_field(
        _("Hoặc nhập nội dung trực tiếp"),
        required=False,
        rows=8,
        max_length=400_000,
        help_text=_("Chỉ cần khi không có tệp. Mỗi đoạn một dòng."),
    )
    note = words_field(
        _("Lời người soạn"),
        required=False,
        rows=3,
        max_length=LONGEST_NOTE,
        help_text=_("Bản này sửa những gì, cần lưu ý gì khi ghép."),
    )

    def __init__(self, *args: Any, item: ChecklistItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": {"seen": item.seen}})
        self.item = item
        leave_tacit(self, "file")

    def wanted(self) -> list[Wanted]:
        """The file, or the words in its place."""
        return [Wanted("file", self.item.code, self.item.title, str(self.cleaned_data.get("text", "")))]

    def clean(self) -> dict[str, Any]:
        """There is a file, or there are words."""
        cleaned = super().clean()
        if not self.received and not self.errors:
            self.add_error("file", _t("Chưa chọn tệp hoặc nhập nội dung."))
        return cleaned

    def look_again(self, seen: str) -> None:
        """After a refusal the file stays, and the next try is about what counts now."""
        self.data = retyped(self.data, {"seen": seen})

    @property
    def kept_as(self) -> str:
        """The file of one part is nothing to another."""
        return f"part.{self.item.code}"


class AssembleForm(forms.Form):
    """What the new draft is made of as it was seen, the author's words, consent to what is missing."""

    use_required_attribute = False
    seen = TextField(widget=forms.HiddenInput)
    made_of = TextField(widget=forms.HiddenInput, required=False)
    request_id = TextField(widget=forms.HiddenInput, max_length=64)
    note = words_field(
        _("Lời người soạn"),
        required=False,
        rows=4,
        max_length=4000,
        help_text=_("Người ký sẽ đọc dòng này."),
    )
    confirmed = forms.BooleanField(
        label=_("Vẫn ghép dù còn thiếu; chỗ thiếu ghi “Chưa có nội dung”, phải bổ sung trước khi trình"),
        required=False,
    )

    def __init__(self, *args: Any, lacking: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not lacking:
            del self.fields["confirmed"]

    def look_again(self, **fresh: str) -> None:
        """After a refusal what was typed stays, and the next try is about what counts now."""
        self.data = retyped(self.data, {**fresh, "request_id": uuid.uuid4().hex})


def _initial(item: ChecklistItem | None) -> dict[str, Any]:
    if item is None:
        return {"required": True}
    plan = item.plan
    if plan is None:
        return {"seen": item.seen}
    return {
        "seen": item.seen,
        "title": plan.title,
        "place": plan.place,
        "owner": _key(plan.owner_id, plan.person_id),
        "due": plan.due,
        "required": plan.required,
    }


def _owners(package: Package) -> dict[str, tuple[Body, Membership | None]]:
    """Key in the form -> a body, or one person in it; of a confidential package those that take part."""
    bodies = Body.objects.filter(congress=package.congress_id).exclude(kind__in=UNSUITABLE)
    if package.confidential:
        bodies = bodies.filter(pk__in=joined_bodies(package))
    seats = defaultdict(list)
    rows = Membership.objects.in_force(clock.today()).filter(body__in=bodies, person__is_active=True)
    for seat in rows.select_related("person").order_by("id"):
        seats[seat.body_id].append(seat)
    found: dict[str, tuple[Body, Membership | None]] = {}
    for body in bodies.order_by("id"):
        found[_key(body.pk)] = (body, None)
        if body.kind not in WHOLE_ONLY:
            found.update({_key(body.pk, seat.person_id): (body, seat) for seat in seats[body.pk]})
    return found


def _key(body: int | None, person: int | None = None) -> str:
    if body is None:
        return ""
    return f"{body}-{person}" if person else str(body)
