"""Giving units the links at which they answer without an account, and knowing a unit by name and code."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Congress
from congress.people.models.links import UnitLink
from congress.people.models.units import Unit
from congress.people.queries.hats import hats
from congress.people.queries.reach import units_of
from congress.people.queries.unit_links import (
    link_code,
    link_digest,
    made_token,
    merged_into,
    standing_links,
    token_of,
    unit_in_force,
)
from congress.people.queries.unit_names import begun_now, names_before
from congress.people.services.journal import log, log_many
from congress.people.words.codes import bare
from congress.roles import Right
from workflows import clock
from workflows.errors import Forbidden, NotNow, Stale, Unmet, check
from workflows.models.ledger import enter_all
from workflows.once import holds, once
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from django.db.models import QuerySet

    from congress.people.models.people import Person

GIVEN = _kept("Cấp đường dẫn trả lời của đơn vị")
RENEWED = _kept("Cấp lại đường dẫn trả lời của đơn vị, đường dẫn trước hết hiệu lực. Lý do: %(why)s")
# Units that one name may mean before it is asked for in full.
ALIKE = 5


def give_links(units: Sequence[Unit], *, by: Person) -> dict[int, UnitLink]:
    """Id of a unit -> its standing link; those who have none yet get one. The same queries for any number.

    Units that have ended get none. Raises Forbidden (neither of the office nor of the organisers).
    """
    if not units:
        return {}
    with transaction.atomic():
        _may_give(units, by)
        # Two who give at once wait here: the second finds the links of the first.
        held = list(Unit.objects.select_for_update(of=("self",)).filter(pk__in=[unit.pk for unit in units]))
        known = standing_links(held)
        lacking = [unit for unit in held if unit.pk not in known and unit_in_force(unit) == unit]
        made = UnitLink.objects.bulk_create([_new_link(unit, by=by) for unit in lacking])
        enter_all(made)
        log_many(by, [(unit, GIVEN) for unit in lacking])
        return known | {link.unit_id: link for link in made}


def renew_link(
    unit: Unit, *, reason: str, seen: int | None, by: Person, request_id: str | None = None
) -> UnitLink:
    """Another link for a unit: lost telephone, forwarded letter. The one before opens nothing from now on.

    `seen` is the id of the link that was on the screen, None for none. The same request gives the link that
    it made before. Raises Forbidden, NotNow (the unit has ended), Stale, Unmet (no reason).
    """
    link: UnitLink = once(
        UnitLink.objects.filter(unit=unit, by=by),
        request_id,
        lambda: _renewed(unit, clean(reason), seen, by, request_id),
        same=lambda before: holds(before, reason=clean(reason)),
    )
    return link


def link_by_code(name: str, code: str, *, printed: Collection[int] = ()) -> tuple[list[Unit], str]:
    """The units that a typed name may mean, and the token of the one whose code was typed; "" for none.

    A unit is meant by any name that it bears or bore; `printed` are ids of those whom a letter calls so. The
    code is of the letter in somebody's hands: of the unit itself, or of one that merged into it since.
    """
    wanted, typed = searchable(name), bare(code)
    if not wanted:
        return [], ""
    units = begun_now(Unit.objects.order_by("pk"))
    bore = names_before()
    whole = Q(folded=wanted) | Q(pk__in=printed) | Q(pk__in=[key for key, old in bore if old == wanted])
    part = Q(folded__contains=wanted) | Q(pk__in=[key for key, old in bore if wanted in old])
    meant = _open_of(units.filter(whole)) or _open_of(units.filter(part))
    if len(meant) > ALIKE:
        return [], ""
    meant += [unit for unit in merged_into(meant) if unit not in meant]
    links = standing_links(meant).values()
    right = [link for link in links if typed and compare_digest(typed.encode(), link_code(link).encode())]
    return meant, token_of(right[0]) if right else ""


def _open_of(units: QuerySet[Unit]) -> list[Unit]:
    """Those of these whose letter still opens a page: there by today, or merged into one that is."""
    there = Q(until=None) | Q(until__gte=clock.today()) | Q(successions__way="merge")
    found = units.filter(there).distinct()[: ALIKE + 1]
    return [unit for unit in found if unit_in_force(unit) is not None]


@transaction.atomic
def _renewed(unit: Unit, reason: str, seen: int | None, by: Person, request_id: str | None) -> UnitLink:
    _may_give([unit], by)
    held = Unit.objects.select_for_update(of=("self",)).get(pk=unit.pk)
    before = standing_links([held]).get(held.pk)
    if unit_in_force(held) != held:
        raise NotNow(_("Đơn vị này đã hết hoạt động nên không cấp đường dẫn."))
    if (before.pk if before else None) != seen:
        raise Stale(
            _("Đường dẫn của đơn vị này vừa được cấp lại sau khi trang này được mở; đề nghị xem lại.")
        )
    if before and not reason:
        raise Unmet(fields={"reason": [_("Phải nêu rõ lý do.")]})
    link = _new_link(held, by=by, reason=reason, request_id=request_id or None)
    check(link)
    link.save()
    log(by, held, RENEWED % {"why": reason} if before else GIVEN)
    return link


def _new_link(unit: Unit, *, by: Person, reason: str = "", request_id: str | None = None) -> UnitLink:
    seed = secrets.token_hex(16)
    return UnitLink(
        unit=unit,
        seed=seed,
        digest=link_digest(made_token(seed)),
        by=by,
        reason=reason,
        request_id=request_id,
    )


def _may_give(units: Sequence[Unit], by: Person) -> None:
    mine, keys = hats(by), {unit.pk for unit in units}
    congresses = mine.congresses_with(Right.RECORD) | mine.congresses_with(Right.COORDINATE)
    own = Congress.objects.filter(pk__in=congresses)
    if not any(units_of(congress).filter(pk__in=keys).count() == len(keys) for congress in own):
        raise Forbidden(_("Chỉ Văn phòng và Ban Tổ chức Đại hội cấp đường dẫn cho đơn vị."))
