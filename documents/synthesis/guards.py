"""The condition that every remark that came in time was answered, laid over the way out of the synthesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.asking import ASKED_UNITS, still_awaited
from documents.packages.guards import CONSULTATION, consultation_held
from documents.packages.models.packages import WORKING_PHASES
from documents.packages.queries.remarks import unsettled
from documents.packages.sections import has_rows
from documents.packages.services.remarks import waiting_in_words
from workflows.registry import guard, stands_before

if TYPE_CHECKING:
    from workflows.context import Context
    from workflows.procedures.rows import Transition
    from workflows.procedures.schema import Definition

SETTLED = "remarks_are_settled"


@guard(SETTLED, reason="")
def remarks_are_settled(context: Context) -> bool | str:
    """The stage is not left while a remark in time has no settled disposition (scenario 7).

    Late ones, those outside the list and plain agreement hold nothing; nor does a remark made when the
    package came back from a later stage: whoever sent it back has said why. A package whose procedure has
    no consultation waits where a letter asked units about it: until their last day, then for its remarks.
    """
    item, definition = context.item, context.definition
    here, reasons = synthesis_stages(definition), []
    if item.state in here:
        if not consultation_held(context):
            return True
    elif here or item.state not in first_writing(definition) or not has_rows(item, ASKED_UNITS):
        return True
    else:
        reasons = still_awaited(item)
    if left := unsettled(item):
        where = _("Ghi tại mục Tiếp thu, giải trình của hồ sơ, lọc “Chưa giải trình”.")
        reasons = [*reasons, f"{waiting_in_words(len(left))} {where}"]
    return " ".join(reasons) or True


@stands_before(SETTLED)
def leaves_the_synthesis(definition: Definition, move: Transition) -> bool:
    """Whether a person leaves with it the stage in which remarks are answered, and not to ask once more.

    Without a consultation that is the first way up: from the stages that only the task leads to.
    """
    asked = definition.in_phase(CONSULTATION)
    answered = synthesis_stages(definition)
    here = (answered or first_writing(definition)) & set(move.source)
    if not here or move.aside or move.on is not None:
        return False
    inside = asked if answered else working_stages(definition)
    return any(set(definition.targets(move, source)) - inside - {source} for source in here)


def synthesis_stages(definition: Definition) -> set[str]:
    """The stages to which the end of a consultation leads."""
    asked = definition.in_phase(CONSULTATION)
    ends = [(move, one) for move in definition.transition for one in move.source if one in asked]
    found = {to for move, one in ends if not move.aside for to in definition.targets(move, one)}
    return found - asked


def first_writing(definition: Definition) -> set[str]:
    """The stages of a package in which it is written before anybody has judged it."""
    inside = working_stages(definition)
    found = new = {definition.first} & inside
    while new:
        moves = [(move, one) for move in definition.transition for one in set(move.source) & new]
        new = {to for move, one in moves for to in definition.targets(move, one)} & inside - found
        found = found | new
    return found


def working_stages(definition: Definition) -> set[str]:
    """The stages before it goes up; none of what is no package."""
    if "parts" not in definition.kind:
        return set()
    return {code for phase in WORKING_PHASES for code in definition.in_phase(phase)}
