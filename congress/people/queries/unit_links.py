"""Which link a unit has, what letters print of it, and to which unit a link leads that somebody brings."""

from __future__ import annotations

import hashlib
import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.crypto import salted_hmac

from congress.people.models.links import CalendarLink, UnitLink
from congress.people.models.units import UnitSuccession
from congress.people.words.codes import GROUP, LETTERS
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.associations import Association
    from congress.people.models.units import Unit

# 24 bytes of an HMAC: 192 bits in 32 signs.
TOKEN_BYTES = 24
CODE_LENGTH = 2 * GROUP
_TOKEN = re.compile(r"[A-Za-z0-9_-]{32}")


@dataclass(frozen=True, slots=True)
class LedTo:
    """Whose link somebody brought, and the unit whose page it opens now: None where it opens nothing more."""

    given_to: Unit
    unit: Unit | None

    @property
    def association(self) -> Association | None:
        """Whose office answers for it."""
        return self.given_to.association


def standing_links(units: Iterable[Unit]) -> dict[int, UnitLink]:
    """Id of a unit -> the link that opens its page, of those that were given one; one query for all."""
    found = UnitLink.objects.filter(unit__in=[unit.pk for unit in units]).order_by("pk")
    return {link.unit_id: link for link in found}


def token_of(link: UnitLink | CalendarLink) -> str:
    """What stands in the address: 32 signs; "" when the key of the site is another by now.

    The link in people's hands still opens then, but it cannot be printed again: a new one must be given.
    """
    key = _key_of(link)
    return made_token(link.seed, key=key) if key else ""


def link_code(link: UnitLink) -> str:
    """Eight letters that are typed from a letter together with the unit's name; "" as for `token_of`."""
    key = _key_of(link)
    if not key:
        return ""
    made = salted_hmac("congress.unit-code", link.seed, secret=key, algorithm="sha256").digest()
    number, signs = int.from_bytes(made), ""
    for _place in range(CODE_LENGTH):
        number, value = divmod(number, len(LETTERS))
        signs += LETTERS[value]
    return signs


def made_token(seed: str, *, key: str | None = None) -> str:
    """The token worked out of a seed with the key of the site."""
    made = salted_hmac("congress.unit-link", seed, secret=key, algorithm="sha256").digest()
    return urlsafe_b64encode(made[:TOKEN_BYTES]).decode()


def link_digest(token: str) -> str:
    """What a token is known by."""
    return hashlib.sha256(token.encode()).hexdigest()


def unit_led_to(token: str) -> LedTo | None:
    """What a link opens that somebody brings; None for one that was never given.

    A link that was replaced, or whose unit has ended, opens nothing; one whose unit merged opens the page
    of what it became.
    """
    if not _TOKEN.fullmatch(token):
        return None
    link = UnitLink.objects.select_related("unit__association").filter(digest=link_digest(token)).first()
    if link is None:
        return None
    replaced = UnitLink.objects.filter(unit=link.unit_id, pk__gt=link.pk).exists()
    return LedTo(link.unit, None if replaced else unit_in_force(link.unit))


def unit_in_force(unit: Unit) -> Unit | None:
    """The unit, or what it merged into; None for one that ended otherwise: split, or without a successor."""
    met: set[int] = set()
    while unit.until is not None and unit.until < clock.today():
        met.add(unit.pk)
        rows = unit.successions.filter(way="merge").select_related("after__association")
        after = {row.after for row in rows if row.after_id not in met}
        if len(after) != 1:
            return None
        unit = after.pop()
    return unit


def merged_into(units: Iterable[Unit]) -> list[Unit]:
    """The units that merged into these, by decisions that are in force; their links lead on to them."""
    found: dict[int, Unit] = {}
    new = {unit.pk for unit in units}
    while new:
        rows = UnitSuccession.objects.filter(way="merge", after__in=new, on__lte=clock.today())
        before = {row.before_id: row.before for row in rows.select_related("before__association")}
        new = before.keys() - found.keys()
        found |= before
    return list(found.values())


def _key_of(link: UnitLink | CalendarLink) -> str:
    """The key of the site with which the link was made, of those that are known."""
    keys = (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))
    return next((key for key in keys if link_digest(made_token(link.seed, key=key)) == link.digest), "")
