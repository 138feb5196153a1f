"""The lists of the desk, each told once for its page and its workbook; a listed title names nobody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.packages.words.days import (
    Label,
    call_to,
    deadline_label,
    planned_day,
    put_away_label,
    standing_label,
)
from documents.packages.words.viewings import page_in_words
from documents.paper.listing import Column, Listing
from documents.personnel import dossiers
from workflows.models.records import NO_DATE
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from documents.packages.models.packages import Package
    from documents.packages.models.viewings import Viewing
    from documents.packages.queries.passages import Passage
    from workflows.models import Duty, Notice
    from workflows.standing import Standing


@dataclass(frozen=True)
class PackageLine:
    """A package in a list: how it stands, and whether the reader may open it."""

    package: Package
    standing: Standing
    opened: bool

    @property
    def title(self) -> str:
        """Its title; of one that the reader may not open, what may be said of it in a list."""
        if self.opened:
            return self.package.title
        return _("%(title)s (lưu hành nội bộ)") % {"title": self.package.listed_title}

    @property
    def url(self) -> str:
        """Its page, "" where he may not open it."""
        return reverse("package", args=[self.package.code]) if self.opened else ""

    @cached_property
    def label(self) -> Label:
        """How the deadline of its stage stands."""
        if not self.package.counts:
            return Label("none", _("Đã hủy"))
        if not self.standing.holder:
            return Label("done", _("Đã hoàn thành"))
        return put_away_label(self.package) or standing_label(self.standing)


def passages_listing(found: Sequence[Passage]) -> Listing[Passage]:
    """Where papers say what was sought, each leading to its paragraph."""
    columns: list[Column[Passage]] = [
        Column(_("Văn kiện"), _paper, link=_paragraph_url),
        Column(_("Đoạn"), lambda row: row.number, align="centre"),
        Column(_("Nội dung"), lambda row: row.before + row.found + row.after, drawn="desk/passage.html"),
    ]
    return Listing(_("Tìm thấy trong nội dung"), columns, found, look="block")


def _paper(row: Passage) -> str:
    package, part = row.part.version.package, row.part.version.package.kind.part(row.part.code)
    return f"{package.title} – {part.title if part else row.part.name}"


def _paragraph_url(row: Passage) -> str:
    version = row.part.version
    return f"{reverse('comments', args=[version.package.code, version.number])}#{row.part.code}-{row.number}"


def packages_listing(
    packages: Sequence[Package], standings: Mapping[int, Standing], *, opened: set[int], name: str = ""
) -> Listing[PackageLine]:
    """Packages with what is waited for in each, and by how many days it is late."""
    columns: list[Column[PackageLine]] = [
        Column(
            _("Hồ sơ"),
            lambda line: line.title,
            link=lambda line: line.url,
            parts=[
                Column(_("Hồ sơ"), lambda line: line.package.listed_title, 50),
                Column(_("Lưu hành nội bộ"), lambda line: inside(line.package), 12),
            ],
        ),
        Column(_("Mã"), lambda line: line.package.code, 14, whole=True),
        Column(_("Chủ trì"), lambda line: line.package.lead.name, 32),
        Column(_("Bước hiện tại"), lambda line: line.package.stage_label, 30),
        Column(
            _("Hạn của bước"),
            lambda line: line.label.text,
            tone=lambda line: line.label.tone,
            parts=[
                Column(_("Hạn của bước"), lambda line: _day(line.standing.due), 14),
                Column(_("Quá hạn (ngày làm việc)"), lambda line: line.standing.late_days or None, 12),
            ],
        ),
        Column(
            _("Hạn của cả hồ sơ"),
            lambda line: planned_day(day) if (day := last_day_of(line.package)) else "",
            parts=[Column(_("Hạn của cả hồ sơ"), lambda line: last_day_of(line.package), 14)],
        ),
    ]
    lines = [PackageLine(package, standings[package.pk], package.pk in opened) for package in packages]
    return Listing(name or _("Hồ sơ văn kiện"), columns, lines, empty=_("Không có hồ sơ nào."))


def work_listing(
    pairs: Sequence[tuple[Duty, Package]], bodies: Mapping[int, str]
) -> Listing[tuple[Duty, Package]]:
    """What waits for one person, in the order of his cards; `bodies` names those he acts for."""
    columns: list[Column[tuple[Duty, Package]]] = [
        Column(_("Hồ sơ"), lambda pair: pair[1].listed_title, 50),
        Column(_("Lưu hành nội bộ"), lambda pair: inside(pair[1]), 12),
        Column(_("Mã"), lambda pair: pair[1].code, 14),
        Column(_("Bước"), lambda pair: pair[1].definition.label_of(pair[0].stage), 30),
        Column(_("Trong tư cách"), lambda pair: bodies.get(pair[0].holder or 0, ""), 32),
        Column(_("Việc"), lambda pair: call_to(pair[0].right), 28),
        Column(_("Hạn"), lambda pair: _day(pair[0].due), 14),
        Column(_("Tình trạng"), lambda pair: deadline_label(pair[0].due).text, 36),
    ]
    return Listing(_("Việc cần xử lý"), columns, pairs)


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice with its package, until when what it tells of waits now, and how it ended where it does not.

    `done` where its holder did it, else `taken` says whose step took it away.
    """

    notice: Notice
    package: Package
    due: date | None
    done: bool
    taken: str = ""

    @property
    def label(self) -> Label:
        """How what it tells of stands: work that was done since must not cry that it is late."""
        if self.due is not None:
            return deadline_label(self.due)
        if self.done:
            return Label("done", _("Đã xong"))
        if self.taken:
            return Label("none", _("Không còn chờ (%(taken)s)") % {"taken": self.taken})
        return Label("none", _("Không còn chờ"))


def notices_listing(lines: Sequence[NoticeLine]) -> Listing[NoticeLine]:
    """Notices, the newest first, each with its package and whether it still waits."""
    columns: list[Column[NoticeLine]] = [
        Column(
            _("Hồ sơ"),
            lambda line: line.package.title,
            link=lambda line: reverse("package", args=[line.package.code]),
            parts=[
                Column(_("Hồ sơ"), lambda line: line.package.listed_title, 50),
                Column(_("Lưu hành nội bộ"), lambda line: inside(line.package), 12),
            ],
        ),
        Column(_("Mã"), lambda line: line.package.code, 14, whole=True),
        Column(_("Lúc"), lambda line: line.notice.created, 17),
        Column(_("Bước"), lambda line: line.package.definition.label_of(line.notice.stage), 30),
        Column(_("Việc"), lambda line: call_to(line.notice.right), 28),
        Column(
            _("Tình trạng"),
            lambda line: line.label.text,
            tone=lambda line: line.label.tone,
            parts=[
                Column(_("Hạn"), lambda line: _day(line.due or line.notice.due), 14),
                Column(_("Tình trạng"), lambda line: line.label.text, 36),
            ],
        ),
    ]
    return Listing(_("Thông báo"), columns, lines, empty=_("Chưa có thông báo nào."))


def viewings_listing(package: Package, rows: Sequence[Viewing]) -> Listing[Viewing]:
    """Who opened or took away what of a confidential package."""
    titles = {part.code: part.title for part in package.kind.parts}
    columns: list[Column[Viewing]] = [
        Column(_("Người xem"), lambda row: str(row.person)),
        Column(_("Lúc"), lambda row: row.at),
        Column(_("Việc"), lambda row: row.get_what_display()),
        Column(
            _("Dự thảo"),
            lambda row: _("Lần %(number)d") % {"number": row.version.number} if row.version else "",
        ),
        Column(_("Thành phần"), lambda row: _part_words(package, row.part, titles)),
    ]
    return Listing(_("Lượt xem"), columns, rows, empty=_("Chưa ghi lượt xem nào."))


def _part_words(package: Package, part: str, titles: Mapping[str, str]) -> str:
    """What was read, in words: a part of a draft, or the dossier of a nominee and a paper in it."""
    page = page_in_words(part)
    if page:
        return page
    number, of_dossier, code = part.partition(":")
    if not of_dossier:
        return titles.get(part, part)
    asked = dossiers.papers_asked_by(package)
    paper = asked.paper(code) if asked else None
    which = _("hồ sơ số %(number)s") % {"number": number} if number != "0" else _("danh sách hồ sơ")
    return f"{which}: {paper.title if paper else code}" if code else which


def inside(package: Package) -> str:
    """What a workbook says of a confidential package."""
    return _("Có") if package.confidential else ""


def _day(day: date | None) -> date | None:
    """A real day, or an empty cell where there is none."""
    return None if day in (None, NO_DATE) else day
