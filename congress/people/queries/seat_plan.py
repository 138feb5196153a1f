"""What a list would change about seats: a new one, one that stands already, and what stands in its way."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.figures import FigureSeat
from congress.people.words.days import with_day
from congress.people.words.grounds import names_a_paper
from congress.people.words.listed import Remark
from congress.roles import ROLES
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from congress.people.queries.figures import Figure, KnownFigures
    from congress.people.queries.people_plan import PeopleWrites
    from congress.people.words.person_rows import SeatSaid
    from congress.people.words.plans import PlanLine


class SeatPlanner:
    """Judges the seat of one row after the other; heads are one to a body at a time."""

    def __init__(self, figures: KnownFigures, writes: PeopleWrites, by: Person | None) -> None:
        self.writes, self.by = writes, by
        self.heads: dict[int, list[tuple[Figure, FigureSeat]]] = defaultdict(list)
        for figure in figures.of_key.values():
            for seat in figure.seats:
                self._keep_head(figure, seat)

    def plan(self, line: PlanLine, figure: Figure, asked: SeatSaid, body: Body) -> None:
        """Put the seat of a row into what is to be written, or say why not."""
        if asked.start is None:
            return
        held = [seat for seat in figure.seats if seat.body == body and seat.overlaps(asked.start, asked.end)]
        if held:
            self._held(line, figure, asked, held[0])
            return
        fault = self._fault(figure, asked, body)
        if fault is not None:
            line.remarks.append(Remark(line.row, *fault))
            return
        seat = FigureSeat(
            body, asked.role, asked.start, asked.end, asked.title, row=line.row, ground=asked.ground
        )
        seat.phone = asked.phone
        figure.seats.append(seat)
        self._keep_head(figure, seat)
        self.writes.seats.append((figure, seat))
        facts = {"title": title_of(seat), "body": body.name, "day": f"{seat.start:%d/%m/%Y}"}
        line.told.append(_("Nhiệm vụ mới: %(title)s, %(body)s, từ ngày %(day)s") % facts)

    def _keep_head(self, figure: Figure, seat: FigureSeat) -> None:
        if seat.role == "head":
            self.heads[seat.body.pk].append((figure, seat))

    def _held(self, line: PlanLine, figure: Figure, asked: SeatSaid, seat: FigureSeat) -> None:
        """He sits there already at that time: the same seat, put right, or another that must end first."""
        facts = {"title": title_of(seat), "day": f"{seat.start:%d/%m/%Y}"}
        if seat.role != asked.role:
            words = _("Đang là %(title)s tại cơ quan này từ ngày %(day)s; kết thúc nhiệm vụ đó trước.")
            line.remarks.append(Remark(line.row, "role", words % facts))
        elif seat.stored is None:
            words = _("Nhiệm vụ này đã ghi ở dòng %(number)d; dòng này không ghi thêm.")
            number = seat.row.number if seat.row else 0
            line.remarks.append(Remark(line.row, "body", words % {"number": number}, stops=False))
        elif seat.start != asked.start:
            words = _("Nhiệm vụ này đã ghi từ ngày %(day)s; giữ nguyên ngày đó.")
            line.remarks.append(Remark(line.row, "start", words % facts, stops=False))
        else:
            self._put_right(line, figure, asked, seat)

    def _put_right(self, line: PlanLine, figure: Figure, asked: SeatSaid, seat: FigureSeat) -> None:
        if asked.title and asked.title != seat.title:
            facts = {"before": title_of(seat), "after": asked.title}
            line.told.append(_("Chức danh: %(before)s → %(after)s") % facts)
            self.writes.titles.append((figure, seat, asked.title))
        if asked.phone and asked.phone != seat.phone:
            facts = {"before": seat.phone or "–", "after": asked.phone}
            line.told.append(_("Điện thoại làm việc: %(before)s → %(after)s") % facts)
            self.writes.phones.append((figure, seat, asked.phone))
        if not asked.end or asked.end == seat.end:
            return
        if seat.end is not None and seat.end < asked.end:
            words = _("Nhiệm vụ này đã kết thúc ngày %(day)s; giữ nguyên ngày đó.")
            told = words % {"day": f"{seat.end:%d/%m/%Y}"}
            line.remarks.append(Remark(line.row, "end", told, stops=False))
            return
        words = _("%(title)s, %(body)s: thôi nhiệm vụ hết ngày %(day)s")
        facts = {"title": title_of(seat), "body": seat.body.name, "day": f"{asked.end:%d/%m/%Y}"}
        line.told.append(words % facts)
        self.writes.ends.append((figure, seat, asked.end, asked.ground))

    def _fault(self, figure: Figure, asked: SeatSaid, body: Body) -> tuple[str, str] | None:
        """(column, why) the seat cannot be given."""
        if figure.is_closed:
            words = _("%(who)s đã ngừng hoạt động nên không nhận nhiệm vụ mới; chọn người khác.")
            return "name", words % {"who": figure.name}
        if self.by is not None and figure.person == self.by:
            return "name", _(
                "Người ghi không tự ghi nhiệm vụ cho mình; đề nghị người khác trong Văn phòng ghi."
            )
        if asked.start and asked.start < clock.today() and not names_a_paper(asked.ground):
            words = _(
                "Nhiệm vụ từ trước hôm nay phải ghi số và ngày văn bản, "
                "ví dụ Quyết định số 12/QĐ ngày %(day)s."
            )
            return "ground", str(with_day(words))
        return self._second_head(figure, asked, body) if asked.role == "head" else None

    def _second_head(self, figure: Figure, asked: SeatSaid, body: Body) -> tuple[str, str] | None:
        for other, seat in self.heads[body.pk]:
            if other is figure or asked.start is None or not seat.overlaps(asked.start, asked.end):
                continue
            facts = {"body": body.name, "who": other.name, "number": seat.row.number if seat.row else 0}
            if seat.row is not None:
                return "role", _("%(body)s đã có người đứng đầu ở dòng %(number)d: %(who)s.") % facts
            words = _("%(body)s đang có người đứng đầu là %(who)s; dùng trang Thay người đứng đầu.")
            return "role", words % facts
        return None


def title_of(seat: FigureSeat) -> str:
    """How the seat is called."""
    return seat.title or str(ROLES[seat.role].label if seat.role in ROLES else seat.role)
