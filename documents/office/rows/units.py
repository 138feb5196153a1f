"""The register of units as a list, what became of them, and what is still to be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from congress.people.models.units import Unit, UnitSuccession
    from congress.people.queries.lacking import LackingPerson, LackingUnit


def units_listing(units: Sequence[Unit], *, sought: str = "") -> Listing[Unit]:
    """Units with who leads them and how they are reached; `sought` says whether these are all."""
    columns: list[Column[Unit]] = [
        Column(
            _("Tên đơn vị"),
            lambda unit: unit.name,
            link=lambda unit: reverse("unit", args=[unit.pk]),
            width=36,
        ),
        Column(_("Mã"), lambda unit: unit.code, whole=True),
        Column(_("Loại đơn vị"), lambda unit: unit.kind),
        Column(_("Người chủ trì"), head_words, width=26),
        Column(_("Điện thoại"), lambda unit: "\n".join(filter(None, (unit.phone, unit.second_phone)))),
        Column(_("Cách liên hệ"), lambda unit: str(unit.get_way_display())),
        Column(_("Thời gian"), days_words),
    ]
    nothing = _("Không tìm thấy đơn vị nào.") if sought else _("Chưa ghi đơn vị nào.")
    return Listing(_("Đơn vị"), columns, units, empty=nothing)


def succession_listing(rows: Sequence[UnitSuccession]) -> Listing[UnitSuccession]:
    """What units became, each with its decision and day."""
    columns: list[Column[UnitSuccession]] = [
        Column(_("Hình thức"), lambda row: str(row.get_way_display())),
        Column(_("Đơn vị trước"), lambda row: row.before_name),
        Column(_("Đơn vị sau"), lambda row: row.after_name),
        Column(_("Từ ngày"), lambda row: row.on, whole=True),
        Column(_("Quyết định"), lambda row: row.decision),
    ]
    return Listing(_("Kế thừa"), columns, rows)


def lacking_people_listing(rows: Sequence[LackingPerson]) -> Listing[LackingPerson]:
    """People of whom something is to be filled in."""
    columns: list[Column[LackingPerson]] = [
        Column(
            _("Họ và tên"),
            lambda row: str(row.person),
            link=lambda row: reverse("person-facts", args=[row.person.pk]),
        ),
        Column(_("Điện thoại"), lambda row: row.person.phone),
        Column(_("Cần bổ sung"), lambda row: "; ".join(row.lacks)),
    ]
    return Listing(_("Người"), columns, rows, empty=_("Không còn gì phải bổ sung về người."))


def lacking_units_listing(rows: Sequence[LackingUnit]) -> Listing[LackingUnit]:
    """Units of which something is to be filled in."""
    columns: list[Column[LackingUnit]] = [
        Column(
            _("Tên đơn vị"),
            lambda row: row.unit.name,
            link=lambda row: reverse("unit-change", args=[row.unit.pk]),
        ),
        Column(_("Cần bổ sung"), lambda row: "; ".join(row.lacks)),
    ]
    return Listing(_("Đơn vị"), columns, rows, empty=_("Không còn gì phải bổ sung về đơn vị."))


def head_words(unit: Unit) -> str:
    """Who leads the unit, with his title."""
    if unit.head is None:
        return _("khuyết người chủ trì")
    return f"{unit.head}, {unit.head_title}" if unit.head_title else str(unit.head)


def days_words(unit: Unit) -> str:
    """From when to when it is at work."""
    since = _("từ %(day)s") % {"day": f"{unit.since:%d/%m/%Y}"} if unit.since else ""
    until = _("hết %(day)s") % {"day": f"{unit.until:%d/%m/%Y}"} if unit.until else ""
    return " ".join(filter(None, (since, until)))
