"""What a move will do, told before it is made: where the package goes, what counts no more, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from congress.roles import Right
from documents.packages.models.packages import WORKING_PHASES
from documents.packages.owing import foretold_of, lacking_on
from documents.packages.queries.judgements import (
    decisions_on_current,
    signature_on_current,
    standing_verdicts,
)
from documents.packages.queries.sources import relying_on
from documents.packages.told import whom_told
from workflows import clock
from workflows.engine.write import came_from
from workflows.procedures.overlay import LOOKED_AT
from workflows.procedures.rows import AGAIN, BACK

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from workflows.engine.marking import Spot
    from workflows.procedures.rows import Transition

# Answers that put another text in force, so that nothing said of the present one counts for it.
OTHER_TEXT = frozenset({"version", "withdrawal"})
# Moves with these rights are gates: whoever makes one is told what is lacking.
GATES = frozenset({Right.SUBMIT, Right.RECORD, Right.SIGN})


def foreseen(spot: Spot, move: Transition | None, *, by: Person) -> list[dict[str, str]]:
    """Names and values: where a move of the package itself leads, what counts no more, who is told.

    Of one that stays where it is and leaves the text alone only who is told; [] of a track.
    """
    if move is None or spot.track is not None:
        return []
    package: Any = spot.item
    ends = _ends(spot, move)
    other_text = not OTHER_TEXT.isdisjoint(move.answers)
    told = {end: whom_told(package, move.code, by=by, end=end) for end in ends}
    if set(ends) == {package.state} and not other_text:
        bodies = _joined(ends, told)
        return [{"name": _("Được báo"), "value": bodies}] if bodies else []
    lost = {end: _lost(package, end, other_text=other_text) for end in ends}
    back = other_text or (len(ends) == 1 and any(lost.values()))
    stages = {end: [f"“{package.definition.label_of(end)}”"] for end in ends}
    goals = [package.definition.stage_of(end) for end in ends]
    to_writers = package.has_left_drafting and any(one and one.phase in WORKING_PHASES for one in goals)
    facts = [
        (_("Hồ sơ chuyển về") if back else _("Hồ sơ chuyển đến"), _joined(ends, stages)),
        (_("Không còn hiệu lực"), _joined(ends, lost)),
        (_("Dựa vào hồ sơ này"), relied_upon(package) if to_writers else ""),
        (_("Được báo"), _joined(ends, told)),
        *(_lacking(package) if move.right in GATES and not move.aside else ()),
    ]
    return [{"name": name, "value": value} for name, value in facts if value]


def relied_upon(package: Package) -> str:
    """What rests on it, and what becomes of that once it goes back to those who write it; "" of nothing."""
    signed = _("%(title)s (%(code)s): đã ký, sẽ đưa vào diện “Cần rà soát lại”")
    waiting = _("%(title)s (%(code)s): đang chờ ký, chưa ký được cho đến khi hồ sơ này lại được thông qua")
    return "; ".join(
        (signed if one.has_ended else waiting) % {"title": one.listed_title, "code": one.code}
        for one in relying_on(package)
    )


def _lacking(package: Package) -> list[tuple[str, str]]:
    """What is lacking today, and what will be where it is needed later."""
    lacking = [lack.sentence for lack in lacking_on(package, clock.today())]
    return [
        (_("Hồ sơ còn thiếu"), " ".join(lacking)),
        (_("Cần xem lại trước khi gửi"), " ".join(foretold_of(package))),
    ]


def _ends(spot: Spot, move: Transition) -> dict[str, str]:
    """Where the move can lead -> in which case, "" where it leads to one place alone."""
    if isinstance(move.to, dict):
        when = {
            "passed": _("khi thông qua"),
            "amended": _("khi thông qua, giao hoàn thiện"),
            "failed": _("khi không thông qua"),
        }
        # A stored table has no order; the words have.
        known = sorted(move.to, key=lambda one: list(when).index(one) if one in when else len(when))
        return {move.to[outcome]: when.get(outcome, "") for outcome in known}
    if move.to in (BACK, AGAIN):
        return {came_from(spot, move.to) or spot.state: ""}
    return {str(move.to or spot.state): ""}


def _joined(ends: dict[str, str], told: dict[str, list[str]]) -> str:
    """What is told of each end, with its case behind it; once where it is the same in every case."""
    said = {end: ", ".join(told[end]) for end in ends if told[end]}
    if len(said) == len(ends) and len(set(said.values())) == 1:
        return next(iter(said.values()))
    return "; ".join(f"{words} ({ends[end]})" if ends[end] else words for end, words in said.items())


def _lost(package: Package, end: str, *, other_text: bool) -> list[str]:
    """What was said of the text in force and counts no more once the package stands there."""
    stage, way = package.definition.stage_of(end), package.definition.main_way()
    # What is looked at again is judged anew, or upheld.
    anew = other_text or end == LOOKED_AT
    goes_on = _goes_on_at(package, end)
    from_here = way.index(goes_on) if goes_on else len(way)
    # A body that decides at several levels is named once, with its days.
    days: dict[str, dict[str, None]] = {}
    for bound in decisions_on_current(package):
        place = bound.step.source
        if anew or (place in way and way.index(place) >= from_here):
            days.setdefault(bound.decision.body.name, {})[f"{bound.decision.met_on:%d/%m/%Y}"] = None
    words = _("kết quả biểu quyết của %(body)s ngày %(day)s")
    found = [words % {"body": body, "day": ", ".join(on)} for body, on in days.items()]
    if anew:
        bodies = standing_verdicts(package).order_by("id").values_list("body__name", flat=True)
        found += [_("kết luận của %(body)s") % {"body": name} for name in dict.fromkeys(bodies)]
    signature = signature_on_current(package)
    if signature and not (stage and stage.terminal):
        facts = {"who": signature.body.name, "day": f"{clock.local_day(signature.at):%d/%m/%Y}"}
        found.append(_("chữ ký duyệt của %(who)s ngày %(day)s") % facts)
    return found


def _goes_on_at(package: Package, end: str) -> str | None:
    """The stage of the main way at which the package goes on from there; None where it goes back or ends."""
    definition, way = package.definition, package.definition.main_way()
    if end in way:
        return end
    onward = [move for move in definition.moves_from(end) if not move.aside]
    if any(move.to in (BACK, AGAIN) for move in onward):
        return None
    ends = (to for move in onward for to in definition.targets(move, end))
    return next((to for to in ends if to in way), None)
