"""Giving a person the secret address of his own calendar, another in its place, or none."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from congress.people.models.links import CalendarLink
from congress.people.models.people import Person
from congress.people.queries.calendar_links import calendar_link_of
from congress.people.queries.unit_links import link_digest, made_token
from workflows.errors import NotNow
from workflows.once import once

if TYPE_CHECKING:
    from collections.abc import Callable


def renew_calendar(person: Person, *, by: Person, request_id: str | None = None) -> CalendarLink:
    """A new address for his calendar; the one before opens nothing from now on.

    The same request gives the row that it made before. Raises NotNow for anybody else's calendar.
    """

    def made() -> CalendarLink:
        seed = secrets.token_hex(16)
        return CalendarLink(person=person, seed=seed, digest=link_digest(made_token(seed)))

    return _new_link(person, by, request_id, made)


def end_calendar_link(person: Person, *, by: Person, request_id: str | None = None) -> CalendarLink:
    """His calendar has no address any more. Raises NotNow where it had none, and for anybody else's."""
    return _new_link(person, by, request_id, lambda: CalendarLink(person=person))


def _new_link(
    person: Person, by: Person, request_id: str | None, made: Callable[[], CalendarLink]
) -> CalendarLink:
    if by.pk != person.pk:
        raise NotNow(_("Địa chỉ lịch cá nhân chỉ do chính người ấy lập, cấp lại, thu hồi."))

    @transaction.atomic
    def write() -> CalendarLink:
        Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        row = made()
        if not row.digest and calendar_link_of(person) is None:
            raise NotNow(_("Lịch cá nhân hiện không có địa chỉ nào."))
        row.request_id = request_id or None
        row.save()
        return row

    wanted = bool(made().digest)
    mine = CalendarLink.objects.filter(person=person)
    row: CalendarLink = once(mine, request_id, write, same=lambda before: bool(before.digest) == wanted)
    return row
