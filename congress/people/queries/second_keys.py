"""Who is asked for a number besides his password, who should be, and what he can answer with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.memberships import Membership
from congress.people.models.second_keys import KeyAsk, SecondKey
from congress.people.queries.eyes import second_people
from congress.people.words.counted_codes import CARD_LINES
from congress.roles import Right, kinds_and_roles_with
from workflows import clock

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.people import Person

# Under this name a congress keeps which of them should have a second key (`Congress.own`).
DEMAND = "second_keys"
OFFICE, ORGANISERS, SIGNERS, ADMINISTRATORS = "office", "organisers", "signers", "administrators"
# Signers last: many are old, and sign with a pen.
GROUPS = (
    (ADMINISTRATORS, _("Người quản trị hệ thống")),
    (OFFICE, _("Văn phòng")),
    (ORGANISERS, _("Ban Tổ chức Đại hội")),
    (SIGNERS, _("Người đứng đầu, người ký")),
)
# From so few lines on a new card should be printed.
FEW_LINES = 5


@dataclass(frozen=True, slots=True)
class Answerable:
    """What a person can answer with now: whether an app, and the next line of his card (None without one)."""

    app: bool
    line: int | None

    @property
    def lines_left(self) -> int | None:
        """How many of the card are unused; None without one."""
        return None if self.line is None else CARD_LINES - self.line + 1

    def __bool__(self) -> bool:
        return self.app or self.line is not None


def live_keys(person: Person) -> QuerySet[SecondKey]:
    """Those that open something; a card whose lines are all used does not."""
    return person.second_keys.filter(ended=None).exclude(sort=SecondKey.CARD, used__gte=CARD_LINES)


def standing_asks() -> QuerySet[KeyAsk]:
    """What was asked for of cards and keys and still waits for a second person, the oldest first."""
    since = clock.real_now() - timedelta(hours=KeyAsk.HOURS)
    return KeyAsk.objects.filter(ended=None, made__gt=since).select_related("person", "by")


def asks_to_confirm(reader: Person) -> list[KeyAsk]:
    """Those that this reader may confirm (docs/adr/0013)."""
    return [ask for ask in standing_asks() if reader in second_people(ask.person, by=ask.by)]


def answerable(person: Person) -> Answerable:
    """What the door may ask him."""
    used = dict(live_keys(person).values_list("sort", "used"))
    return Answerable(SecondKey.APP in used, used[SecondKey.CARD] + 1 if SecondKey.CARD in used else None)


def demanded_groups(congress: Congress) -> list[str]:
    """Which groups of a congress should have a second key; none until it says so."""
    said = congress.own.get(DEMAND) or []
    return [code for code, _label in GROUPS if code in said]


def is_demanded(person: Person) -> bool:
    """Whether one of his tasks asks for a second key; without one he still comes in, and is told."""
    running = Congress.objects.filter(archived=None)
    asked = {congress.pk: demanded_groups(congress) for congress in running if congress.own.get(DEMAND)}
    if not asked:
        return False
    if person.is_superuser or person.is_staff:
        return any(ADMINISTRATORS in groups for groups in asked.values())
    may = {OFFICE: Right.RECORD, ORGANISERS: Right.COORDINATE}
    seats = Membership.objects.in_force(clock.today()).filter(person=person, body__congress__in=asked)
    for congress, kind, role in seats.order_by().values_list("body__congress", "body__kind", "role"):
        said = [right for code, right in may.items() if code in asked[congress]]
        if any((kind, role) in kinds_and_roles_with(right) for right in said):
            return True
    signing = Membership.objects.bearing(Right.SIGN, clock.today()).filter(pk__in=seats.values("pk"))
    held = signing.order_by().values_list("body__congress", flat=True)
    return any(SIGNERS in asked[congress] for congress in held)
