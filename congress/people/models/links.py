"""Addresses that open something without an account: the page of a unit, the calendar of a person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person
from congress.people.models.units import Unit
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class UnitLink(AppendOnly, Ledgered):
    """One link that was given to a unit; the newest opens its page, the ones before open nothing.

    Neither link nor code is kept: both are worked out of `seed` with the key of the site (ADR 26).
    `digest` is what the link is known by when somebody comes with it.
    """

    free_words = ("reason",)

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="links", verbose_name=_("đơn vị"))
    seed = models.CharField(max_length=64, editable=False)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    reason = models.CharField(_("lý do cấp lại"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người cấp"))
    at = models.DateTimeField(_("cấp lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("đường dẫn của đơn vị")
        verbose_name_plural = _("đường dẫn của đơn vị")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.unit}, {clock.local_day(self.at):%d/%m/%Y}"


class CalendarLink(AppendOnly, Ledgered):
    """The secret address of one person's calendar; the newest row counts, one without a digest ends it.

    The address is not kept: like a unit's link it is worked out of `seed` with the key of the site (ADR 26).
    """

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="calendar_links", verbose_name=_("người có lịch")
    )
    seed = models.CharField(max_length=64, blank=True, editable=False)
    digest = models.CharField(max_length=64, null=True, unique=True, editable=False)
    at = models.DateTimeField(_("lập lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("địa chỉ lịch cá nhân")
        verbose_name_plural = _("địa chỉ lịch cá nhân")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.person}, {clock.local_day(self.at):%d/%m/%Y}"
