"""Taking the remarks of a returned paper in: looked at before, kept with the file they came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from congress.people.models.units import Unit
from congress.people.queries.hats import hats
from congress.people.queries.unit_names import begun_now, units_by_name
from congress.roles import Right
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.queries.remarks import may_propose
from documents.packages.remarks import OUTSIDE, TIMELY
from documents.packages.services.remarks import held
from documents.synthesis.models import TakenPaper, TakenRemark
from documents.synthesis.queries.taken import standings_in
from workflows import clock, engine
from workflows.engine.contents import contents_changed
from workflows.errors import Forbidden, NotNow, Unmet
from workflows.models.ledger import enter_all
from workflows.once import holds, once
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.synthesis.queries.found import FoundRemark

LONGEST_REMARK = 4000
MOST_REMARKS = 3000


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOrigin:
    """Where a returned paper comes from: on which draft, from whom ("" where its rows say so), and when."""

    version: Version
    arrived: date
    sender: str = ""
    outside: bool = False


def may_take_in(package: Package, person: Person) -> bool:
    """Whether he takes remarks in: a drafter of the lead body, or the office."""
    if may_propose(package, person):
        return True
    return package.congress_id in hats(person).congresses_with(Right.RECORD)


def refuse_taking_in(package: Package, by: Person) -> None:
    """Raise Forbidden for who takes in no remarks on it."""
    if not may_take_in(package, by):
        words = _("Chỉ Văn phòng và người soạn thảo của %(lead)s nhập ý kiến góp ý.")
        raise Forbidden(words % {"lead": package.lead})


def take_in_remarks(
    paper: NewPart,
    found: Sequence[FoundRemark],
    origin: PaperOrigin,
    *,
    by: Person,
    request_id: str | None = None,
) -> TakenPaper:
    """Keep a stored paper and those of its remarks that were not left out; once for each request.

    Raises Hidden, Forbidden, NotNow (the package is signed), Stale, and Unmet: nothing to keep, a day to
    come, the same file twice, nobody named as its sender, words too long.
    """
    package = origin.version.package
    mine = TakenPaper.objects.filter(package=package, by=by)
    made: TakenPaper = once(
        mine,
        request_id,
        lambda: _taken(package, paper, found, origin, by=by, request_id=request_id),
        same=lambda before: _says_same(before, paper, found, origin),
    )
    return made


@engine.whole()
def _taken(
    package: Package,
    paper: NewPart,
    found: Sequence[FoundRemark],
    origin: PaperOrigin,
    *,
    by: Person,
    request_id: str | None,
) -> TakenPaper:
    fresh = held(package, by)
    refuse_taking_in(fresh, by)
    stage = fresh.definition.stage_of(fresh.state)
    if stage is None or stage.terminal:
        raise NotNow.at(fresh.stage_label)
    sender = clean(origin.sender)
    faults = list(_faults(fresh, paper, found, origin))
    if faults:
        raise Unmet(*faults)
    keep_beside(paper, by=by, at=clock.now())
    made = TakenPaper(
        package=fresh,
        version=origin.version,
        blob=stored_blob(paper),
        name=paper.name,
        sender=sender,
        arrived=origin.arrived,
        late=_after_the_plan(fresh, origin.arrived),
        outside=origin.outside,
        by=by,
        request_id=request_id or None,
    )
    rows = list(_remark_rows(made, found, sender))
    _note_standing(made, rows)
    # Its line in the book holds its remarks too, so it is written after them.
    TakenPaper.objects.bulk_create([made])
    TakenRemark.objects.bulk_create(rows)
    enter_all([made])
    contents_changed(fresh, "taken", by=by)
    return made


def _note_standing(paper: TakenPaper, rows: Sequence[TakenRemark]) -> None:
    """By one who was asked and in time, else noted as what keeps all of it from counting."""
    standing = standings_in(paper.package)
    stands = {standing(row) for row in rows}
    paper.late, paper.outside = stands.isdisjoint({TIMELY, OUTSIDE}), stands <= {OUTSIDE}


def _after_the_plan(package: Package, day: date) -> bool:
    """Whether the planned last day of its consultation was over; never so where none was planned."""
    days = [package.due_for(stage) for stage in package.definition.in_phase("consultation")]
    last = max((planned for planned in days if planned), default=None)
    return last is not None and day > last


def _says_same(before: TakenPaper, paper: NewPart, found: Sequence[FoundRemark], origin: PaperOrigin) -> bool:
    told = {name: getattr(origin, name) for name in ("version", "arrived")}
    if not holds(before, name=paper.name, sender=clean(origin.sender), **told):
        return False
    texts = [clean(one.text, lines=True) for one in found]
    return list(before.remarks.order_by("number").values_list("text", flat=True)) == texts


def _remark_rows(paper: TakenPaper, found: Sequence[FoundRemark], sender: str) -> Iterator[TakenRemark]:
    association = paper.package.congress.association_id
    # A unit of this association, or one of which nobody can tell whose it is.
    units = begun_now(Unit.objects.filter(Q(association=association) | Q(association=None)))
    known = units_by_name(list(units))
    for number, one in enumerate(found, 1):
        who = clean(one.sender) or sender or clean(one.author)
        yield TakenRemark(
            paper=paper,
            number=number,
            author=clean(one.author)[:120],
            sender=who[:200],
            unit_id=known.get(searchable(who)[:200]),
            day=one.day,
            part=one.part,
            paragraph=one.paragraph,
            place=clean(one.place)[:300],
            quote=clean(one.quote, lines=True),
            text=clean(one.text, lines=True),
        )


def _faults(
    package: Package, paper: NewPart, found: Sequence[FoundRemark], origin: PaperOrigin
) -> Iterator[str]:
    if not found:
        yield _("Không có ý kiến nào được chọn để nhận.")
    if len(found) > MOST_REMARKS:
        yield _("Tệp có hơn %(most)d ý kiến. Đề nghị tách ra.") % {"most": MOST_REMARKS}
    if origin.arrived > clock.today():
        yield _("Ngày nhận không được ở sau hôm nay.")
    if origin.version.package_id != package.pk or hasattr(origin.version, "withdrawal"):
        yield _("Dự thảo được nêu không thuộc hồ sơ này hoặc đã được rút.")
    if not clean(origin.sender) and any(not clean(one.sender or one.author) for one in found):
        yield _("Có ý kiến chưa rõ của ai. Đề nghị ghi đơn vị, người gửi.")
    if any(len(one.text) > LONGEST_REMARK for one in found):
        yield _("Có ý kiến dài quá %(limit)d ký tự. Đề nghị tách ra.") % {"limit": LONGEST_REMARK}
    before = package.taken_papers.filter(blob__sha256=paper.sha256).first()
    if before is not None:
        facts = {"name": before.name, "day": f"{clock.local_day(before.at):%d/%m/%Y}"}
        yield _("Tệp này đã được nhận ngày %(day)s: %(name)s.") % facts
