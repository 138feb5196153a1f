"""One act: the opening day moves, and every package with it, wholly or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.queries.seats import contacts, members_of_congress
from congress.people.services.telling import tell_many
from congress.roles import Right
from congress.settingup.models import GROUNDS, Postponement
from congress.settingup.services.postponing import NewOpening, move_opening, opening_faults
from congress.settingup.standstill import refuse_archived
from documents.packages.models.drafts import VersionPart
from documents.packages.models.packages import Package
from documents.packages.models.paper_words import BlobText
from documents.packages.services.paper_words import text_of
from documents.postponing.models import KEPT, MOVED, PackagePostponement
from documents.postponing.queries import (
    looking_again,
    may_enter_postponement,
    may_postpone,
    postponing_mark,
    replanning,
    resuming,
    touched_by,
)
from workflows import engine
from workflows.errors import Busy, Forbidden, Refused, Stale, Unmet
from workflows.models.ledger import enter_all
from workflows.once import holds, once
from workflows.planning import NewPlan
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.people import Person
    from documents.packages.models.steps import PackageStep
    from documents.postponing.queries import Touched
    from workflows.procedures.rows import Transition


DECIDED = _kept("%(body)s quyết định tại văn bản số %(number)s ngày %(day)s: %(what)s. %(reason)s")
OPENING = _kept("đổi ngày khai mạc từ %(old)s sang %(new)s")
TERM = _kept("đổi nhiệm kỳ %(old)s thành %(new)s")
TOLD = _kept("%(congress)s: %(body)s quyết định %(what)s (văn bản số %(number)s ngày %(day)s).")
NEW_DUES = _kept("Hồ sơ có thời hạn mới: %(titles)s.")
TO_LOOK_AT = _kept("Hồ sơ cần rà soát lại: %(titles)s.")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is said of the deadline of one package: "moved", "fixed", or "kept" with its reason."""

    ruling: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EnteredBy:
    """Who records it; `acting_for` is who coordinates, where the office enters it for him on a ground."""

    by: Person
    acting_for: Person | None = None
    ground: str = ""

    def refuse(self, congress: Congress) -> None:
        """Raise Forbidden for one who neither coordinates nor enters for who does; Unmet without a ground."""
        enters = self.acting_for is not None and may_enter_postponement(congress, self.by)
        if not may_postpone(congress, self.acting_for if enters and self.acting_for else self.by):
            raise postpones_nothing()
        if enters and self.ground not in dict(GROUNDS):
            raise Unmet(fields={"ground": [_("Căn cứ là phiếu giấy hoặc điện thoại.")]})


def postpones_nothing() -> Forbidden:
    """What is told to whoever does not coordinate the congress."""
    return Forbidden(_("Chỉ Ban Tổ chức Đại hội ghi quyết định hoãn, đổi ngày khai mạc."))


@dataclass(frozen=True, slots=True)
class Rulings:
    """What is said of packages, by id; `looked_at` are done ones beside those that must be."""

    dues: Mapping[int, Ruling] = field(default_factory=dict)
    resumed: frozenset[int] = frozenset()
    looked_at: frozenset[int] = frozenset()

    def are_in(self, row: Postponement) -> bool:
        """Whether the rows of a decision say just this."""
        rows = list(row.packages.all())
        dues = [self.dues.get(one.package_id, Ruling("")) for one in rows if one.ruling]
        said = [(ruling.ruling, clean(ruling.reason)) for ruling in dues]
        kept = [(one.ruling, one.reason) for one in rows if one.ruling]
        resumed = {one.package_id for one in rows if one.resumed}
        looked_at = {one.package_id for one in rows if one.looked_at}
        return (kept, resumed) == (said, set(self.resumed)) and self.looked_at <= looked_at


def what_was_decided(row: Postponement) -> str:
    """Opening day and, where it is another, term; kept as it is now, in Vietnamese."""
    told = [OPENING % {"old": f"{row.old_opening:%d/%m/%Y}", "new": f"{row.new_opening:%d/%m/%Y}"}]
    if row.old_term != row.new_term:
        told.append(TERM % {"old": row.old_term, "new": row.new_term})
    return ", ".join(told)


def decided_in_words(row: Postponement, pattern: str = DECIDED) -> str:
    """The decision as a sentence: the note of every step that follows from it, or what people are told."""
    facts = {"body": row.body.name, "number": row.number, "day": f"{row.decided_on:%d/%m/%Y}"}
    facts |= {"reason": row.reason, "congress": row.congress.short_name, "what": what_was_decided(row)}
    return pattern % facts


def read_papers(congress: Congress) -> None:
    """Read the papers in force that nobody has opened yet, so that their words are known.

    Never inside a transaction that writes.
    """
    drafts = Package.objects.filter(congress=congress, counts=True).exclude(current=None).values("current")
    known = BlobText.objects.current().exclude(blob=None).values("blob")
    for part in VersionPart.objects.filter(version__in=drafts).exclude(blob__in=known).select_related("blob"):
        text_of(part)


def postpone(
    congress: Congress,
    said: NewOpening,
    rulings: Rulings,
    *,
    entered: EnteredBy,
    seen: str,
    request_id: str | None = None,
) -> Postponement:
    """Move the opening day and term by a recorded decision, and do what follows for every package.

    Deadlines counted from the opening move with it, as steps of their packages; paused ones that are named
    go on; done ones that bear the old term must be looked at again, their signatures kept. `seen` is the
    `postponing_mark` of what was on the screen. The same request gives the row that it made before. Raises
    Forbidden, NotNow for a congress put away, Stale when anything shown is otherwise now, Unmet, Busy.
    """
    row: Postponement = once(
        Postponement.objects.filter(congress=congress, by=entered.by),
        request_id,
        lambda: _postponed(congress, said, rulings, entered=entered, seen=seen, request_id=request_id),
        same=lambda before: (
            said.is_in(before)
            and rulings.are_in(before)
            and holds(before, acting_for=entered.acting_for, ground=entered.ground)
        ),
    )
    return row


@engine.whole()
def _postponed(
    congress: Congress,
    said: NewOpening,
    rulings: Rulings,
    *,
    entered: EnteredBy,
    seen: str,
    request_id: str | None,
) -> Postponement:
    entered.refuse(congress)
    # The row first, as who puts a congress away does.
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    refuse_archived(congress.pk)
    # By id, as everybody locks who moves several.
    list(Package.objects.select_for_update(of=("self",)).filter(congress=held).order_by("pk").values("pk"))
    faults = opening_faults(held, said)
    if faults:
        raise Unmet(fields=faults)
    touched = touched_by(held, said.opening, clean(said.term))
    if seen != postponing_mark(held, touched):
        raise Stale(
            _("Có hồ sơ đã thay đổi sau khi bảng này được lập. Đề nghị xem lại bảng mới rồi xác nhận.")
        )
    refuse_rulings(touched, rulings)
    told: dict[str, Any] = {"by": entered.by, "acting_for": entered.acting_for, "ground": entered.ground}
    row = move_opening(held, said, request_id=request_id, **told)
    done = PackagePostponement.objects.bulk_create([_followed(row, one, rulings) for one in touched])
    enter_all(done)
    _tell(row, done)
    return row


def refuse_rulings(touched: Iterable[Touched], rulings: Rulings) -> None:
    """Raise Unmet, by field, for what was not said of a package, or cannot be done with it."""
    faults: dict[str, list[str]] = {}
    for one in touched:
        ruling = rulings.dues.get(one.package.pk, Ruling(""))
        if one.due is None:
            continue
        if not ruling.ruling:
            faults[f"ruling_{one.package.pk}"] = [_("Chưa chọn thời hạn của hồ sơ này.")]
        elif ruling.ruling == MOVED and one.too_late:
            faults[f"ruling_{one.package.pk}"] = [
                _(
                    "Tính theo ngày khai mạc mới thì thời hạn đã qua; "
                    "chọn giữ nguyên, rồi đổi kế hoạch của hồ sơ."
                )
            ]
        elif ruling.ruling == KEPT and not 5 <= len(clean(ruling.reason)) <= 400:
            faults[f"why_{one.package.pk}"] = [_("Phải nêu lý do giữ nguyên, từ 5 đến 400 ký tự.")]
    if faults:
        raise Unmet(fields=faults)


def _followed(row: Postponement, one: Touched, rulings: Rulings) -> PackagePostponement:
    """The steps of one package, and the row, to be stored, that says what the decision meant for it."""
    pk = one.package.pk
    ruling = rulings.dues.get(pk, Ruling("")) if one.due else Ruling("")
    looks = bool(one.ended and (one.says or pk in rulings.looked_at))
    resumes = one.paused and pk in rulings.resumed
    step = None
    if looks:
        step = _step(row, one.package, looking_again(one.package))
    if resumes:
        step = _step(row, one.package, resuming(one.package))
    if ruling.ruling == MOVED:
        step = _replanned(row, one) or step
    return PackagePostponement(
        postponement=row,
        package=one.package,
        ruling=ruling.ruling,
        old_due=one.package.due,
        new_due=one.due if ruling.ruling == MOVED else one.package.due,
        resumed=resumes,
        looked_at=looks,
        reason=clean(ruling.reason) if ruling.ruling == KEPT else "",
        step=step,
    )


def _replanned(row: Postponement, one: Touched) -> PackageStep | None:
    """The new days as a step; None where every day falls on the one that stands already."""
    package = Package.objects.get(pk=one.package.pk)
    days = {code: day for code, (_stage, day) in one.days.items() if package.plan_days.get(code) != day}
    due = one.due if one.due != package.due else None
    if not days and due is None:
        return None
    plan = NewPlan(days, due, package.due_exclusive)
    return _step(row, package, replanning(package), plan=plan)


def _step(row: Postponement, package: Package, move: Transition | None, **answers: Any) -> PackageStep | None:
    if move is None:
        return None
    fresh = Package.objects.get(pk=package.pk)
    words = decided_in_words(row)
    try:
        step = engine.perform(
            fresh,
            move.code,
            by=row.by,
            acting_for=row.acting_for,
            ground=row.ground,
            seen=engine.seen(fresh),
            note=words,
            **answers,
        )
    except Busy:
        raise
    except Refused as outcome:
        told = [_("%(code)s: %(fault)s") % {"code": fresh.code, "fault": one} for one in outcome.reasons]
        raise Unmet(*(told or [fresh.code])) from outcome
    return cast("PackageStep", step)


def _tell(row: Postponement, done: Iterable[PackagePostponement]) -> None:
    """One sentence to everybody who works for the congress; to who leads packages, also which of them."""
    rows = list(done)
    seats = contacts([postponement.package.lead_id for postponement in rows], Right.DRAFT)
    news = decided_in_words(row, TOLD)
    theirs: dict[int, list[str]] = {}
    for pattern, moved in (
        (NEW_DUES, [postponement for postponement in rows if postponement.old_due != postponement.new_due]),
        (TO_LOOK_AT, [postponement for postponement in rows if postponement.looked_at]),
    ):
        for lead, seat in seats.items():
            mine = [postponement.package for postponement in moved if postponement.package.lead_id == lead]
            if mine:
                titles = "; ".join(f"{package.listed_title} ({package.code})" for package in mine)
                theirs.setdefault(seat.person_id, []).append(pattern % {"titles": titles})
    members = members_of_congress(row.congress)
    told = [(person, " ".join([news, *theirs.get(person.pk, [])])) for person in members]
    tell_many(told, event="postponed", by=row.by, congress=row.congress_id)
