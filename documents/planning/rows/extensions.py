"""More time, told: what a new day would move, whom that meets, and every request with its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.models.packages import Package
from documents.packages.queries.duties import steps_of
from documents.packages.queries.sources import sources_of
from documents.packages.words.days import planned_day
from documents.packages.words.history import more_time_in_words
from documents.paper.listing import Column, Listing
from workflows import clock, deadlines, history
from workflows.engine.more_time import plan_until, present_day
from workflows.extensions import open_request, requests_in
from workflows.history import Names, names_of, words_of
from workflows.planning import stages_after
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from workflows.extensions import Request, Settled

DECIDED = ("signing", "done")


@dataclass(frozen=True, slots=True)
class MovedDay:
    """One last day, as it counts and as it would."""

    label: str
    old: date | None
    new: date | None

    @property
    def told(self) -> str:
        """The new day, where it is another."""
        return planned_day(self.new) if self.new and self.new != self.old else _("giữ nguyên")


@dataclass(frozen=True, slots=True)
class PlanAhead:
    """What follows from one day: the days as rows, and what must be said of the deadline and of others."""

    listing: Listing[MovedDay]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequestLine:
    """One request for more time in words."""

    who: str
    stage: str
    days: str
    why: str
    answer: str


def plan_ahead(package: Package, day: date) -> PlanAhead:
    """What would follow if the present stage had until that day."""
    moved = plan_until(package, day)
    plan = {**package.plan_days, package.state: present_day(package) or day}
    codes = [package.state, *stages_after(package.definition, package.state, plan, today=clock.today())]
    label, days = package.definition.label_of, {**plan, **moved.days}
    rows = [MovedDay(label(code), plan[code], days[code]) for code in codes]
    old = new = last_day_of(package)
    # Stages that had days of their own and would be left one and the same.
    later: dict[date, list[MovedDay]] = {}
    for moved_day in rows:
        if moved_day.new is not None:
            later.setdefault(moved_day.new, []).append(moved_day)
    pressed = _("Các bước sau dồn vào cùng ngày %(day)s: %(stages)s.")
    said = [
        *[
            pressed % {"day": planned_day(day), "stages": ", ".join(moved_day.label for moved_day in same)}
            for day, same in later.items()
            if len({moved_day.old for moved_day in same}) > 1
        ],
        *_hit(package, days),
    ]
    if old is not None and moved.due is not None:
        new = deadlines.Deadline(moved.due, exclusive=moved.due_exclusive).last_day
        words = _("Ngày này muộn hơn thời hạn của cả hồ sơ: thời hạn phải lùi từ %(old)s đến %(new)s.")
        said = [words % {"old": planned_day(old), "new": planned_day(new)}, *said]
    columns: list[Column[MovedDay]] = [
        Column(_("Bước"), lambda row: row.label, 34),
        Column(_("Hạn hiện tại"), lambda row: planned_day(row.old) if row.old else "", 13, whole=True),
        Column(_("Hạn mới"), lambda row: row.told, 16, whole=True),
    ]
    listing = Listing(_("Kế hoạch sau khi gia hạn"), columns, [*rows, MovedDay(_("Cả hồ sơ"), old, new)])
    return PlanAhead(listing, tuple(said))


def requests_of(package: Package) -> Listing[RequestLine]:
    """Every request for more time of a package, the newest first."""
    steps = steps_of(package)
    words, waiting = history.words_of(steps), open_request(package)
    lines = []
    for settled in reversed(requests_in(steps)):
        request, names = settled.request, Names.read(words.get(settled.request.step.names_digest, ""))
        days = {"before": planned_day(request.before), "day": planned_day(request.day)}
        open_ = waiting is not None and waiting.step.pk == request.step.pk
        lines.append(
            RequestLine(
                _("%(who)s, ngày %(on)s")
                % {"who": names.body or names.person, "on": f"{clock.local_day(request.step.at):%d/%m/%Y}"},
                package.definition.label_of(request.stage),
                _("Từ %(before)s đến %(day)s") % days,
                words.get(request.step.note_digest, ""),
                _("Đang chờ trả lời") if open_ else _answered(settled, words),
            )
        )
    columns: list[Column[RequestLine]] = [
        Column(_("Đề nghị của"), lambda line: line.who, 32),
        Column(_("Bước"), lambda line: line.stage, 26),
        Column(_("Gia hạn"), lambda line: line.days, 28),
        Column(_("Lý do"), lambda line: line.why, 40),
        Column(_("Trả lời"), lambda line: line.answer, 50),
    ]
    return Listing(_("Các đề nghị gia hạn"), columns, lines)


def request_in_words(request: Request) -> str:
    """Who asks for how much, and why, in one sentence."""
    names, note = names_of(request.step), words_of([request.step]).get(request.step.note_digest, "")
    facts = {"who": names.body or names.person, "why": note}
    facts |= {"before": planned_day(request.before), "day": planned_day(request.day)}
    return _("%(who)s đề nghị gia hạn từ %(before)s đến %(day)s: %(why)s") % facts


def _answered(one: Settled, words: Mapping[str, str]) -> str:
    if one.by is None:
        return _("Hết hiệu lực: hồ sơ đã chuyển bước hoặc bước đã có hạn khác")
    facts = {
        "who": Names.read(words.get(one.by.names_digest, "")).person,
        "on": f"{clock.local_day(one.by.at):%d/%m/%Y}",
        "what": more_time_in_words(one.outcome, one.day),
    }
    why = words.get(one.by.note_digest, "")
    return " ".join(filter(None, (_("%(who)s, ngày %(on)s: %(what)s.") % facts, why)))


def _hit(package: Package, plan: Mapping[str, date]) -> list[str]:
    """Packages that wait for the vote on this one, each with whether it still comes before theirs."""
    phases = {stage.code: stage.phase for stage in package.definition.stage}
    ready = max((day for code, day in plan.items() if phases.get(code) not in DECIDED), default=None)
    rows = Package.objects.filter(congress=package.congress_id, counts=True).exclude(pk=package.pk)
    found = []
    for other in rows.select_related("procedure", "congress").order_by("code"):
        voting = [
            transition
            for transition in other.definition.moves()
            if transition.is_guarded_by("sources_are_passed")
        ]
        guarded, planned = {code for transition in voting for code in transition.source}, other.plan_days
        ahead = stages_after(other.definition, other.state, planned, today=clock.today())
        vote = next((planned[one] for one in (other.state, *ahead) if one in guarded & planned.keys()), None)
        asked = vote and (package.kind_code in other.kind.depends or package.code in other.waits_for)
        if vote is None or not asked or package not in sources_of(other):
            continue
        facts = {"title": other.listed_title, "code": other.code, "vote": planned_day(vote)}
        if ready is not None and ready > vote:
            words = _("%(title)s (%(code)s) phải chờ hồ sơ này và có hạn biểu quyết %(vote)s: bị ảnh hưởng.")
        else:
            words = _("%(title)s (%(code)s) phải chờ hồ sơ này, hạn biểu quyết %(vote)s: chưa bị ảnh hưởng.")
        found.append(words % facts)
    return found
