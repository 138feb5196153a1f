"""What the frame of every page needs to know: whose site this is, which day, who is signed in."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.models.memberships import Membership
from congress.roles import Right, kinds_and_roles_with
from congress.site.menu import Entry, entries
from congress.site.typed import back_url
from workflows import clock
from workflows.models import Duty

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from congress.people.models.people import Person


def site(request: HttpRequest) -> dict[str, Site]:
    """The context processor; asks the database once, and only when a page uses what it asked for."""
    return {"site": Site(request)}


class Site:
    """The latest congress and its office, for the templates; every value is ready to be shown."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @property
    def organisation(self) -> list[str]:
        """Name of the association, line by line as on paper."""
        return list(self._row.org_lines)

    @property
    def congress(self) -> str:
        """Short name: "Đại hội III"."""
        return self._row.short_name

    @property
    def term(self) -> str:
        """The term, such as "2022–2027"; empty before a congress is set up."""
        return self._row.term

    @property
    def office_phone(self) -> str:
        """The office's telephone as people write it; "" when none is recorded."""
        return self._row.office_phone

    @property
    def office_tel(self) -> str:
        """The same for a `tel:` link: digits and a leading plus."""
        return re.sub(r"[^\d+]", "", self.office_phone)

    @property
    def signs(self) -> bool:
        """Whether the signers' desk is offered: to the chairman, and to a head with something to sign."""
        return bool(getattr(self._row, "signs", False))

    @property
    def of_office(self) -> bool:
        """Whether the pages of the office are offered."""
        return bool(getattr(self._row, "of_office", False))

    @property
    def menu(self) -> list[Entry]:
        """The links that are offered to this reader, in their order."""
        return [entry for entry in entries() if not entry.only or getattr(self, entry.only)]

    @property
    def frozen_day(self) -> str:
        """Such as "Thứ Sáu, 18/03/2022" while the day is not the machine's own; else empty."""
        return long_day(clock.today()) if clock.is_frozen() else ""

    @property
    def demo(self) -> bool:
        """Whether the button that moves the day is offered."""
        return bool(settings.DEMO)

    @property
    def section(self) -> str:
        """First part of the address now open: "ho-so", or "" for the home page."""
        return self._request.path.strip("/").partition("/")[0]

    @property
    def here(self) -> str:
        """Where a change of language leads back to: this page, or the one whose form it answers."""
        request = self._request
        return request.get_full_path() if request.method in ("GET", "HEAD") else back_url(request)

    @property
    def person(self) -> str:
        """How who is signed in is called: "Ông Nguyễn Văn Hùng"."""
        return str(self._request.user)

    @cached_property
    def _row(self) -> Congress:
        found = Congress.objects.order_by("-opening", "-pk")
        user = getattr(self._request, "user", None)
        if user is not None and user.is_authenticated:
            found = found.annotate(signs=Exists(_signing_seats(user)), of_office=Exists(_office_seats(user)))
        return found.first() or Congress(short_name=_("Đại hội"))


def _signing_seats(person: Person) -> QuerySet[Membership]:
    """Seats in force today from which the person signs: the chairman's, or one that a signature waits for."""
    waiting = Duty.objects.filter(holder=OuterRef("body"), right=Right.SIGN, closed=None)
    held = Membership.objects.bearing(Right.SIGN, clock.today()).filter(person=person.pk)
    return held.filter(Q(body__kind="chair") | Exists(waiting))


def _office_seats(person: Person) -> QuerySet[Membership]:
    """Seats in force today from which the person records for the whole congress."""
    sources = Q(pk__in=[])
    for kind, role in kinds_and_roles_with(Right.RECORD):
        sources |= Q(body__kind=kind, role=role)
    return Membership.objects.in_force(clock.today()).filter(sources, person=person.pk)


def long_day(day: date) -> str:
    """The day as "Thứ Sáu, 18/03/2022": the weekday in letters, where Django says "Thứ 6"."""
    weekdays = (
        _("Thứ Hai"),
        _("Thứ Ba"),
        _("Thứ Tư"),
        _("Thứ Năm"),
        _("Thứ Sáu"),
        _("Thứ Bảy"),
        _("Chủ nhật"),
    )
    return f"{weekdays[day.weekday()]}, {day:%d/%m/%Y}"
