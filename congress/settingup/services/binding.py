"""Which kinds of package a congress has, and which bodies fill their roles, changed after it was set up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from congress.settingup.models import CongressKind
from congress.settingup.offers import offered_kinds
from congress.settingup.queries import bindings_of, bodies_of, unfilled
from congress.settingup.words import KIND_BOUND, KIND_LEFT_OUT
from workflows.engine import whole
from workflows.errors import Hidden, Unmet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.models.people import Person


@whole()
def bind_kind(
    congress: Congress, code: str, bound: Mapping[str, Sequence[str]] | None, *, by: Person | None
) -> None:
    """New packages of the kind are given to these bodies (role -> codes); None leaves the kind out.

    Packages on their way keep the bodies they have. The caller has asked whether `by` may. Raises Hidden
    for a kind there is not, and Unmet for a role that nobody fills or a congress left without any kind.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    kind = offered_kinds(held).get(code)
    if kind is None:
        raise Hidden
    bindings = dict(bindings_of(held))
    if bound is None:
        bindings.pop(code, None)
    else:
        bindings[code] = {role: list(codes) for role, codes in bound.items()}
    faults = unfilled({code: bindings[code]} if code in bindings else {}, bodies_of(held), held)
    if bound is not None and len(bound.get("lead", ())) > 1:
        faults.append(_("Chỉ chọn một cơ quan chủ trì."))
    if not bindings:
        faults = [_("Đại hội phải còn ít nhất một loại hồ sơ.")]
    if faults:
        raise Unmet(*faults)
    for gone in CongressKind.objects.filter(congress=held).exclude(code__in=bindings):
        gone.delete()
    for name, filled in bindings.items():
        CongressKind.objects.update_or_create(congress=held, code=name, defaults={"bound": filled})
    words = KIND_LEFT_OUT if bound is None else KIND_BOUND
    log(by, held, words % {"kind": kind.title})
