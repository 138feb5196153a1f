"""The lists of the calendar: the special days of a year, and the deadlines that fall on days off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.site.context import long_day
from documents.paper.listing import Column, Listing

if TYPE_CHECKING:
    from documents.calendar.queries import OnDayOff, SpecialDay

# Quoted like any other source.
BY_LAW = _kept("Tính theo Bộ luật Lao động 2019, Điều 112; chưa ghi số văn bản công bố")


def special_days_listing(days: Sequence[SpecialDay]) -> Listing[SpecialDay]:
    """Each day with what holds, on what ground, and where it is put right."""
    columns: list[Column[SpecialDay]] = [
        Column(_("Ngày"), lambda one: long_day(one.day), 24, whole=True),
        Column(_("Lịch"), lambda one: _("Làm việc") if one.rule.works else _("Nghỉ"), 12),
        Column(
            _("Tên ngày nghỉ, ghi chú"),
            lambda day: day.rule.note,
            40,
            drawn="calendar/said.html",
            it=lambda day: day.rule.note,
        ),
        Column(_("Căn cứ"), _source, 50, drawn="calendar/said.html", it=_source),
        Column(_("Việc"), lambda _one: _("Sửa"), link=_address),
    ]
    return Listing(_("Lịch nghỉ"), columns, days, empty=_("Năm này chưa có ngày nào."))


def days_off_listing(found: Sequence[OnDayOff]) -> Listing[OnDayOff]:
    """Each last day on a day off, with who can set another."""
    columns: list[Column[OnDayOff]] = [
        Column(_("Ngày"), lambda one: long_day(one.day), 24, whole=True),
        Column(_("Hồ sơ"), lambda one: f"{one.package.listed_title} ({one.package.code})", 50),
        Column(_("Thời hạn"), _what, 30),
        Column(
            _("Nơi đặt thời hạn"),
            lambda day_off: day_off.package.who_may("coordinate", day_off.package.definition.start.holder),
            32,
        ),
    ]
    empty = _("Không có thời hạn nào rơi vào ngày nghỉ.")
    return Listing(_("Thời hạn rơi vào ngày nghỉ"), columns, found, empty=empty)


def _source(one: SpecialDay) -> str:
    return one.rule.source or BY_LAW


def _address(one: SpecialDay) -> str:
    return f"{reverse('calendar-day')}?{urlencode({'ngay': f'{one.day:%d/%m/%Y}'})}"


def _what(one: OnDayOff) -> str:
    if not one.stage:
        return _("Cả hồ sơ")
    return one.package.definition.label_of(one.stage)
