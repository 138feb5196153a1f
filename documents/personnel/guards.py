"""Conditions about nominees that procedures name; what a dossier lacks is asked of `queries`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from congress.people.queries.hats import capacity
from congress.roles import Right
from documents.personnel.queries import is_nominee, lacking
from workflows.registry import guard

if TYPE_CHECKING:
    from workflows.context import Context


@guard("dossiers_complete", reason="")
def dossiers_complete(context: Context) -> bool | str:
    """Every nominee entered has his required papers, none out of date; the reason has numbers, not names."""
    return "\n".join(lacking(context.item)) or True


@guard(
    "signer_is_not_a_nominee",
    reason=gettext_lazy("Người được giới thiệu không xác nhận hồ sơ của chính mình; đề nghị ủy quyền."),
)
def signer_is_not_a_nominee(context: Context) -> bool:
    """Who signs is not named in the package; to whom a nominee has lent his right judges for himself."""
    signers = [one.body_id for one in context.item.bodies("signer") if one.body_id]
    signs = context.actor is not None and capacity(context.actor, Right.SIGN, signers)
    concerned = {context.actor} if signs else {context.actor, context.person}
    return not any(is_nominee(context.item, one) for one in concerned if one is not None)
