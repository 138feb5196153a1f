"""The condition that every remark that came in time was answered, laid over the way out of the synthesis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.packages.guards import CONSULTATION, consultation_held
from documents.packages.queries.remarks import unsettled
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
    package came back from a later stage: whoever sent it back has said why.
    """
    if context.item.state not in synthesis_stages(context.definition) or not consultation_held(context):
        return True
    left = unsettled(context.item)
    if not left:
        return True
    where = _("Ghi tại mục Tiếp thu, giải trình của hồ sơ, lọc “Chưa giải trình”.")
    return f"{waiting_in_words(len(left))} {where}"


@stands_before(SETTLED)
def leaves_the_synthesis(definition: Definition, move: Transition) -> bool:
    """Whether a person leaves with it the stage in which remarks are answered, and not to ask once more."""
    here = synthesis_stages(definition) & set(move.source)
    if not here or move.aside or move.on is not None:
        return False
    asked = definition.in_phase(CONSULTATION)
    return any(set(definition.targets(move, source)) - asked - {source} for source in here)


def synthesis_stages(definition: Definition) -> set[str]:
    """The stages to which the end of a consultation leads."""
    asked = definition.in_phase(CONSULTATION)
    ends = [(move, one) for move in definition.transition for one in move.source if one in asked]
    found = {to for move, one in ends if not move.aside for to in definition.targets(move, one)}
    return found - asked
