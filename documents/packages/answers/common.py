"""What several answers ask alike: a reason, and the body in whose name one acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from workflows.errors import Unmet
from workflows.reasons import is_reason

if TYPE_CHECKING:
    from workflows.context import Context


def reason_faults(context: Context, words: str) -> list[str]:
    """[words] unless the note says something."""
    return [] if is_reason(context.note) else [words]


def body_of(context: Context) -> Body:
    """The body in whose name the step is made. Raises Unmet when there is none."""
    if context.capacity is None or context.capacity.body_id is None:
        raise Unmet(_("Chưa rõ thực hiện với tư cách cơ quan nào."))
    bound = (one.body for one in context.item.bindings if one.body_id == context.capacity.body_id)
    return next(bound, None) or Body.objects.get(pk=context.capacity.body_id)


def role_of(context: Context) -> str:
    """The role of the procedure whose move is being made."""
    return context.transition.holder if context.transition else ""
