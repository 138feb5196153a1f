"""A paper in the tray is sorted: whose it is, what it is about; or cancelled, and its number kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.reach import units_of
from congress.people.queries.unit_names import begun_now
from documents.packages.incoming import late_to, open_to
from documents.packages.letters import ArrivedLetter, letter_book
from documents.packages.models.incoming import IncomingPaper, PaperCancelled, PaperSorting
from documents.packages.queries.incoming import is_of_tray, papers_seen_by, tray_papers
from documents.packages.queries.visible import visible_to
from documents.tray.queries import same_day_of_unit
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet, check
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.people.models.units import Unit
    from documents.packages.models.packages import Package
    from documents.packages.queries.incoming import TrayPaper

# Kept in the book, so in Vietnamese whatever language the page is in.
SORTED = _kept("Phân loại trong mục Giấy tờ đến")
EARLIEST = 1990


@dataclass(frozen=True, slots=True, kw_only=True)
class SortingFacts:
    """Whose a paper is and what it is about. Without `unit`, `sender` names who wrote.

    `day` is None where the paper bears none; `part_of_day` is asked where another paper of the unit came
    that day. `taken_as` is the key of what it answers (`packages.incoming.PaperTaker`), "" for nothing.
    """

    about: str
    unit: Unit | None = None
    sender: str = ""
    package: Package | None = None
    sign: str = ""
    day: date | None = None
    part_of_day: str = ""
    taken_as: str = ""

    def columns(self) -> dict[str, Any]:
        """What a row says, cleaned."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        told["sender"] = self.unit.name if self.unit else self.sender
        return {name: clean(value) if isinstance(value, str) else value for name, value in told.items()}


def sort_paper(paper: IncomingPaper, facts: SortingFacts, *, seen: str, by: Person) -> PaperSorting:
    """Say whose a paper is; its line in the book says so too. Said again, the first row is the answer.

    `seen` is what the page showed (`seen_in_tray`). Raises Forbidden, Hidden, NotNow (cancelled), Stale, and
    Unmet by field.
    """
    with engine.whole():
        now = held_paper(paper, by=by)
        last, told = now.sorting, facts.columns()
        if last is not None and all(getattr(last, name) == value for name, value in told.items()):
            return last
        if seen_in_tray(now) != seen:
            raise Stale(_("Giấy này vừa được người khác phân loại; đề nghị xem lại."))
        refuse_faults(sorting_faults(now.paper, facts, by=by))
        return sorted_as(now.paper, told, by=by)


def cancel_paper(paper: IncomingPaper, *, reason: str, by: Person) -> PaperCancelled:
    """A paper that should not be there: it stays with its number, which is given to no other.

    Raises Forbidden, Hidden, NotNow (cancelled, or entered already), Unmet (no reason).
    """
    with engine.whole():
        now = held_paper(paper, by=by)
        if now.entered is not None:
            words = _("Giấy này đã nhập (%(where)s) nên không hủy được; sai thì sửa ý kiến đã nhập.")
            raise NotNow(words % {"where": now.entered.label})
        if not clean(reason):
            raise Unmet(fields={"reason": [_("Phải nêu rõ lý do.")]})
        row = PaperCancelled(paper=now.paper, reason=clean(reason), by=by)
        check(row)
        row.save()
        if now.paper.line is not None:
            letter_book().given_up(now.paper.line, reason=row.reason, by=by)
        return row


def held_paper(paper: IncomingPaper, *, by: Person) -> TrayPaper:
    """The paper as it stands, under its lock. Raises Forbidden, Hidden, NotNow (cancelled)."""
    refuse_outside(paper.congress, by)
    IncomingPaper.objects.select_for_update().get(pk=paper.pk)
    papers = tray_papers(papers_seen_by(by, paper.congress).filter(pk=paper.pk))
    if not papers:
        raise Hidden
    if papers[0].is_cancelled:
        raise NotNow(_("Giấy này đã hủy."))
    return papers[0]


def refuse_outside(congress: Congress, by: Person) -> None:
    """Raise Forbidden for who takes no papers in here."""
    if not is_of_tray(congress, by):
        raise Forbidden(_("Chỉ Văn phòng nhận và phân loại giấy tờ đến."))


def seen_in_tray(now: TrayPaper) -> str:
    """The mark of what a reader has seen of a paper."""
    return f"{now.paper.pk}.{now.sorting.pk if now.sorting else 0}"


def sorting_faults(paper: IncomingPaper, facts: SortingFacts, *, by: Person) -> dict[str, list[str]]:
    """What cannot be, by field."""
    congress, told = paper.congress, whose_faults(paper.congress, facts, by=by)
    if facts.day and facts.day > paper.arrived:
        told["day"] = [_("Ngày của văn bản muộn hơn ngày đến.")]
    if facts.day and facts.day > clock.today():
        told["day"] = [_("Ngày này chưa tới.")]
    if facts.day and facts.day.year < EARLIEST:
        told["day"] = [_("Đề nghị kiểm tra lại năm.")]
    twin = same_day_of_unit(paper, facts.unit, congress) if facts.unit and not facts.part_of_day else None
    if twin is not None:
        words = _("Cùng ngày, đơn vị này đã có giấy số đến %(number)s; đề nghị ghi buổi.")
        told["part_of_day"] = [words % {"number": twin}]
    return told


def whose_faults(congress: Congress, facts: SortingFacts, *, by: Person) -> dict[str, list[str]]:
    """What cannot be of whose it is and what it is about, by field."""
    told: dict[str, list[str]] = {}
    if facts.unit is None and not clean(facts.sender):
        told["unit"] = [_("Chưa ghi nơi gửi.")]
    if facts.unit is not None and not begun_now(units_of(congress)).filter(pk=facts.unit.pk).exists():
        told["unit"] = [_("Không có đơn vị này trong danh sách.")]
    if not clean(facts.about):
        told["about"] = [_("Chưa nhập mục này.")]
    seen = visible_to(by).filter(congress=congress)
    if facts.package is not None and not seen.filter(pk=facts.package.pk).exists():
        told["package"] = [_("Không có hồ sơ này.")]
    if facts.taken_as and facts.taken_as not in {*open_to(congress), *late_to(congress)}:
        told["taken_as"] = [_("Không có đợt lấy ý kiến này.")]
    return told


def refuse_faults(told: Mapping[str, list[str]]) -> None:
    """Raise Unmet where a field has a fault."""
    if told:
        raise Unmet(fields=told)


def sorted_as(
    paper: IncomingPaper, told: Mapping[str, Any], *, by: Person, by_code: bool = False
) -> PaperSorting:
    """The row, and the line of the book that says so too; inside the transaction of a verb that judged it."""
    row = PaperSorting(paper=paper, **told, by_code=by_code, by=by)
    check(row)
    row.save()
    if paper.line is not None:
        letter = ArrivedLetter(
            about=row.about, other=row.sender, arrived=paper.arrived, day=row.day, sign=row.sign
        )
        letter_book().put_right(paper.line, letter, reason=SORTED, by=by)
    return row
