"""What the frame of every page needs to know: whose site this is, which day, who is signed in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from congress.people.models.associations import Emblem
from congress.people.models.bodies import Congress
from congress.people.models.memberships import Membership
from congress.people.models.news import News
from congress.people.models.offices import Slip
from congress.people.models.second_keys import KeyAsk
from congress.people.queries.congresses import congresses_named_to
from congress.roles import Right, kinds_and_roles_with
from congress.site.choosing import chosen_id
from congress.site.menu import MenuLink, menu_links
from congress.site.typed import back_url
from congress.site.upkeep import reminders
from workflows import clock
from workflows.background.worker import words_of_worker
from workflows.models import Duty
from workflows.queries import calendar_notes

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


# Stand in the question where the person, the congress he chose, the day and the moment will stand.
_NOBODY, _CHOSEN, _NEVER, _NO_MOMENT = -1, -2, date.min, datetime(1900, 1, 1, tzinfo=UTC)


def site(request: HttpRequest) -> dict[str, Site]:
    """The context processor; asks the database once, and only when a page uses what it asked for."""
    return {"site": site_of(request)}


def site_of(request: HttpRequest) -> Site:
    """The frame of this request: a page that asks before it is shown asks no second time."""
    found: Site | None = getattr(request, "site_here", None)
    if found is None:
        found = request.site_here = Site(request)  # type: ignore[attr-defined]  # kept for its template
    return found


class Site:
    """The reader's congress and its office, for the templates; every value is ready to be shown."""

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
    def asks_a_second(self) -> bool:
        """Whether any account, card or key waits for a second pair of eyes, whosever."""
        return bool(getattr(self._row, "slips_asked", False) or getattr(self._row, "keys_asked", False))

    @property
    def unread(self) -> int:
        """How much the reader was told and has not read, of the congress he looks at and of his account."""
        return getattr(self._row, "fresh_news", 0)

    @property
    def others(self) -> list[Congress]:
        """The other congresses in which the reader sits: asked for only where there are any."""
        if not getattr(self._row, "several", False):
            return []
        mine = congresses_named_to(self._request.user.pk, clock.today())
        return list(mine.exclude(pk=self._row.pk).select_related("association"))

    @property
    def archived(self) -> str:
        """The day on which this congress was put away, such as "30/06/2027"; "" while it is at work."""
        return f"{self._row.archived:%d/%m/%Y}" if self._row.archived else ""

    @property
    def emblem(self) -> str:
        """The digest of the emblem of the association, by which its picture is asked for; "" without one."""
        return getattr(self._row, "emblem_digest", None) or ""

    @property
    def sets_up(self) -> bool:
        """Whether the reader sets up congresses: an administrator with that right."""
        user = getattr(self._request, "user", None)
        return bool(user is not None and user.is_staff and user.has_perm("congress.add_congress"))

    @property
    def empty(self) -> bool:
        """Whether nothing is set up yet, which only who can change it is told."""
        return self.sets_up and self._row.pk is None and not Congress.objects.exists()

    @property
    def keeps(self) -> bool:
        """Whether the reader keeps the machine and all that is in it."""
        user = getattr(self._request, "user", None)
        return bool(user is not None and user.is_active and user.is_superuser)

    @property
    def upkeep(self) -> list[str]:
        """What an administrator is told on every page: nothing runs beside it, long without a backup."""
        return [words for words in (words_of_worker(), *reminders()) if words] if self.sets_up else []

    @property
    def menu(self) -> list[MenuLink]:
        """The links that are offered to this reader, in their order."""
        return [entry for entry in menu_links() if not entry.only or getattr(self, entry.only)]

    @property
    def frozen_day(self) -> str:
        """Such as "Thứ Sáu, 18/03/2022" while the day is not the machine's own; else empty."""
        return long_day(clock.today()) if clock.is_frozen() else ""

    @property
    def calendar_notes(self) -> list[str]:
        """What is to be said of the dates that the page has shown above with a star."""
        return calendar_notes()

    @property
    def demo(self) -> bool:
        """Whether the button that moves the day is offered."""
        return bool(settings.DEMO)

    @property
    def mails(self) -> bool:
        """Whether this site sends letters, and so a code to who forgot his password."""
        return bool(settings.MAIL_URL)

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
        user = getattr(self._request, "user", None)
        congresses: Iterable[Congress] = _with_emblem(congresses_named_to(None, clock.today()))[:1]
        if user is not None and user.is_authenticated:
            day = clock.today()
            sql, values = _question(connection.vendor)
            chosen = chosen_id(self._request) or 0
            given = {_NOBODY: user.pk, _CHOSEN: chosen, _as_stored(_NEVER): _as_stored(day)}
            given[_moment_stored(_NO_MOMENT)] = _moment_stored(clock.now())
            congresses = Congress.objects.raw(sql, [given.get(value, value) for value in values])
        return next(iter(congresses), None) or Congress(short_name=_("Đại hội"))


@cache
def _question(vendor: str) -> tuple[str, tuple[Any, ...]]:
    """The one question of the frame, put into SQL once for each sort of database.

    It stands under every page, and building it took ten times as long as answering it.
    """
    # Seats in force that day from which the person signs: the chairman's, or one a signature waits for.
    waiting = Duty.objects.filter(holder=OuterRef("body"), right=Right.SIGN, closed=None)
    mine = Membership.objects.in_force(_NEVER).filter(person=_NOBODY)
    held = Membership.objects.bearing(Right.SIGN, _NEVER).filter(
        person=_NOBODY, body__congress=OuterRef("pk")
    )
    sources = Q(pk__in=[])
    for kind, role in kinds_and_roles_with(Right.RECORD):
        sources |= Q(body__kind=kind, role=role)
    found = _with_emblem(congresses_named_to(_NOBODY, _NEVER, chosen=_CHOSEN)).annotate(
        signs=Exists(held.filter(Q(body__kind="chair") | Exists(waiting))),
        of_office=Exists(mine.filter(sources, body__congress=OuterRef("pk"))),
        several=Exists(mine.exclude(body__congress=OuterRef("pk"))),
        slips_asked=Exists(Slip.objects.filter(digest="", used=None, cancelled=None)),
        keys_asked=Exists(KeyAsk.objects.filter(ended=None)),
        fresh_news=_number_of(News.objects.filter(Q(congress=OuterRef("pk")) | Q(congress=None))),
    )
    return found[:1].query.sql_with_params()


def _with_emblem(congresses: QuerySet[Congress]) -> QuerySet[Congress]:
    digests = Emblem.objects.filter(association=OuterRef("association")).values("digest")
    return congresses.annotate(emblem_digest=Subquery(digests[:1]))


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of these rows the reader has not read."""
    mine = rows.filter(person=_NOBODY, seen=None, at__lte=_NO_MOMENT).order_by().values("person")
    return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)


def _as_stored(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)


def _moment_stored(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


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
