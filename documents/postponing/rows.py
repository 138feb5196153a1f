"""What a moved opening day means for the packages, in rows that people read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from documents.packages.words.days import planned_day
from documents.paper.listing import Column, Listing
from documents.postponing.models import FIXED, KEPT, MOVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from django.forms import BoundField

    from documents.packages.models.packages import Package
    from documents.postponing.models import PackagePostponement
    from documents.postponing.queries import SaysTerm, Touched


# More packages than these are shown when somebody asks for them.
FEW = 5


@dataclass(frozen=True, slots=True)
class StageMove:
    """One stage: its last day as it stands, and counted from the new opening."""

    label: str
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class CheckBlock:
    """One package on the page that is checked; `asked` are its fields: ruling, why, resume, look."""

    touched: Touched
    asked: Mapping[str, BoundField]

    @property
    def package(self) -> Package:
        """The package."""
        return self.touched.package

    @property
    def ruling(self) -> str | None:
        """What is chosen of its deadline, "" where nothing is yet; None where it has none."""
        field = self.asked.get("ruling")
        return None if field is None else str(field.value() or "")

    @property
    def is_wrong(self) -> bool:
        """Whether something in its fields has to be put right."""
        return any(field.errors for field in self.asked.values())

    @property
    def places(self) -> list[str]:
        """Where it bears the old term, in words."""
        return [place_in_words(term) for term in self.touched.says]

    @property
    def days(self) -> Listing[StageMove] | None:
        """Its days, old and new; None where none is counted anew."""
        plan = self.package.plan_days
        rows = [StageMove(stage.label, plan[code], day) for code, (stage, day) in self.touched.days.items()]
        columns: list[Column[StageMove]] = [
            Column(_("Bước"), lambda row: row.label, 34),
            Column(_("Hạn hiện tại"), lambda row: planned_day(row.old), 13, whole=True),
            Column(_("Hạn tính theo ngày khai mạc mới"), lambda row: planned_day(row.new), 13, whole=True),
        ]
        return Listing(_("Hạn của từng bước"), columns, rows) if rows else None


@dataclass(frozen=True, slots=True)
class CheckBlocks:
    """The packages of one sort: in one line how many and what is chosen of them, and each behind it."""

    blocks: Sequence[CheckBlock]

    def __bool__(self) -> bool:
        return bool(self.blocks)

    def __iter__(self) -> Iterator[CheckBlock]:
        return iter(self.blocks)

    @property
    def is_open(self) -> bool:
        """Whether each is shown at once: few are, and all where one has to be put right."""
        return len(self.blocks) <= FEW or any(block.is_wrong for block in self.blocks)

    @property
    def moving(self) -> int:
        """How many get another deadline, by what is chosen."""
        return sum(block.ruling == MOVED and block.touched.due != block.package.due for block in self.blocks)

    @property
    def unchosen(self) -> int:
        """How many have a deadline of which nothing is chosen."""
        return sum(block.ruling == "" for block in self.blocks)

    @property
    def staying(self) -> int:
        """How many keep their deadline, by what is chosen."""
        return sum(bool(block.ruling) for block in self.blocks) - self.moving

    @property
    def in_words(self) -> str:
        """Such as "12 hồ sơ: 3 dời theo, 9 chưa chọn"."""
        chosen = Counter(block.ruling for block in self.blocks)
        names = {
            MOVED: _("%(number)d dời theo"),
            FIXED: _("%(number)d ngày cố định"),
            KEPT: _("%(number)d giữ nguyên lần này"),
            "": _("%(number)d chưa chọn"),
        }
        told = [words % {"number": chosen[key]} for key, words in names.items() if chosen[key]]
        whole = _("%(number)d hồ sơ") % {"number": len(self.blocks)}
        return f"{whole}: {', '.join(told)}" if told else whole


def place_in_words(one: SaysTerm) -> str:
    """Such as "Báo cáo, đoạn 2: … nhiệm kỳ 2021–2026 …"; of a confidential package no word is quoted."""
    if not one.part:
        return _("Tên hồ sơ: %(quote)s") % {"quote": one.quote} if one.quote else _("Tên hồ sơ")
    if not one.quote:
        return one.part
    facts = {"part": one.part, "number": one.number, "quote": one.quote}
    return _("%(part)s, đoạn %(number)d: %(quote)s") % facts


def due_in_words(package: Package, day: date | None) -> str:
    """A deadline as its package counts it: "trước ngày 30/03/2022", "hết ngày 30/03/2022"."""
    if day is None:
        return ""
    words = _("trước ngày %(day)s") if package.due_exclusive else _("hết ngày %(day)s")
    return words % {"day": planned_day(day)}


def meaning(row: PackagePostponement) -> str:
    """What one decision meant for one package, in a sentence or two."""
    facts: dict[str, Any] = {"old": due_in_words(row.package, row.old_due), "reason": row.reason}
    facts |= {"new": due_in_words(row.package, row.new_due)}
    stays = _("Thời hạn tính theo ngày khai mạc, không đổi: %(old)s.")
    moves = _("Thời hạn tính theo ngày khai mạc: %(old)s thành %(new)s.")
    words = {
        MOVED: moves if row.old_due != row.new_due else stays,
        FIXED: _("Thời hạn cố định, giữ nguyên: %(old)s."),
        KEPT: _("Giữ nguyên thời hạn %(old)s. Lý do: %(reason)s"),
    }
    told = [words[row.ruling] % facts] if row.ruling else []
    if row.resumed:
        told.append(_("Tiếp tục sau khi tạm dừng."))
    if row.looked_at:
        told.append(_("Cần rà soát lại; chữ ký đã có được lưu và không còn hiệu lực cho đến khi ký lại."))
    return " ".join(told)


def meanings(rows: Iterable[PackagePostponement]) -> Listing[PackagePostponement]:
    """What one decision meant, package by package."""
    columns: list[Column[PackagePostponement]] = [
        Column(_("Hồ sơ"), lambda row: f"{row.package.listed_title} ({row.package.code})", 50),
        Column(_("Thay đổi"), meaning, 60),
    ]
    return Listing(
        _("Các hồ sơ"), columns, list(rows), empty=_("Không có hồ sơ nào đang làm hoặc cần rà soát lại.")
    )
