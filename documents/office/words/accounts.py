"""How an account stands, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.passings import passed_in_words, passing_of
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.offices import Slip
    from congress.people.models.people import Person


@dataclass(frozen=True, slots=True)
class AccountState:
    """The words, the tone that repeats them, and whether a slip waits to be used."""

    text: str
    tone: str
    waiting: bool = False


def state_of(person: Person, slips: Sequence[Slip]) -> AccountState:
    """The state of an account; `slips` begins with the latest."""
    if not person.is_active:
        row = passing_of(person)
        died = passed_in_words(row.day) if row is not None and row.day else ""
        return AccountState(f"{died[:1].upper()}{died[1:]}" or _("Đã đóng"), "none")
    latest = slips[0] if slips else None
    waits = latest and not latest.digest and not latest.cancelled and latest.expires > clock.real_now()
    if waits:
        return AccountState(_("Phiếu chờ người thứ hai đối chiếu"), "soon", waiting=True)
    if (
        latest
        and latest.digest
        and not latest.used
        and not latest.cancelled
        and latest.expires > clock.real_now()
    ):
        when = f"{latest.expires.astimezone(clock.HANOI):%H:%M %d/%m/%Y}"
        return AccountState(_("Có phiếu, dùng trước %(when)s") % {"when": when}, "soon", waiting=True)
    if not person.has_usable_password():
        return AccountState(_("Chưa có mật khẩu"), "none")
    return AccountState(_("Đang dùng"), "ok")
