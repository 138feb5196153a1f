"""The columns and rows of those workbooks; a confidential package bears its listed title."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.words.days import call_to, deadline_label
from documents.paper.workbook import Column, Sheet
from workflows.models.records import NO_DATE
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from workflows.models import Duty, Notice
    from workflows.standing import Standing


def packages_sheet(
    packages: Sequence[Package],
    waiting: Mapping[int, Sequence[Duty]],
    standings: Mapping[int, Standing],
) -> Sheet:
    """Packages with what is waited for in each, and by how many days it is late."""
    columns = [
        Column(_("Mã"), 14),
        Column(_("Hồ sơ"), 50),
        Column(_("Chủ trì"), 32),
        Column(_("Bước hiện tại"), 30),
        Column(_("Hạn của bước"), 14),
        Column(_("Hạn của cả hồ sơ"), 14),
        Column(_("Quá hạn (ngày làm việc)"), 12),
        Column(_("Lưu hành nội bộ"), 12),
    ]
    rows = [
        (
            package.code,
            package.listed_title,
            package.lead.name,
            package.stage_label,
            _day(min((duty.due for duty in waiting[package.pk]), default=None)),
            last_day_of(package),
            standings[package.pk].late_days or None,
            _inside(package),
        )
        for package in packages
    ]
    return Sheet(_("Hồ sơ văn kiện"), columns, rows)


def work_sheet(pairs: Iterable[tuple[Duty, Package]], bodies: Mapping[int, str]) -> Sheet:
    """What waits for one person, in the order of his page; `bodies` names those he acts for."""
    columns = [
        Column(_("Mã"), 14),
        Column(_("Hồ sơ"), 50),
        Column(_("Việc"), 28),
        Column(_("Bước"), 30),
        Column(_("Trong tư cách"), 32),
        Column(_("Hạn"), 14),
        Column(_("Tình trạng"), 36),
        Column(_("Lưu hành nội bộ"), 12),
    ]
    rows = [
        (
            package.code,
            package.listed_title,
            call_to(duty.right),
            package.definition.label_of(duty.stage),
            bodies.get(duty.holder or 0, ""),
            _day(duty.due),
            deadline_label(duty.due).text,
            _inside(package),
        )
        for duty, package in pairs
    ]
    return Sheet(_("Việc cần xử lý"), columns, rows)


def notices_sheet(lines: Iterable[tuple[Notice, Package, bool]]) -> Sheet:
    """Notices, the newest first, each with its package and whether it still waits."""
    columns = [
        Column(_("Lúc"), 17),
        Column(_("Mã"), 14),
        Column(_("Hồ sơ"), 50),
        Column(_("Bước"), 30),
        Column(_("Việc"), 28),
        Column(_("Hạn"), 14),
        Column(_("Tình trạng"), 36),
        Column(_("Lưu hành nội bộ"), 12),
    ]
    rows = [
        (
            notice.created,
            package.code,
            package.listed_title,
            package.definition.label_of(notice.stage),
            call_to(notice.right),
            _day(notice.due),
            deadline_label(notice.due).text if waits else _("Đã xong"),
            _inside(package),
        )
        for notice, package, waits in lines
    ]
    return Sheet(_("Thông báo"), columns, rows)


def _inside(package: Package) -> str:
    return _("Có") if package.confidential else ""


def _day(day: date | None) -> date | None:
    """A real day, or an empty cell where there is none."""
    return None if day in (None, NO_DATE) else day
