"""How far a unit is with its own congress, as it told the office: each time a row of its own."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from congress.people.models.units import Unit
from documents.packages.incoming import INCOMING_GROUNDS
from workflows import clock
from workflows.models import AppendOnly, Ledgered

STATES = (
    ("preparing", _("đang chuẩn bị")),
    ("ready", _("sẵn sàng, chờ phép")),
    ("allowed", _("đã được phép tổ chức")),
    ("held", _("đã tổ chức xong")),
)


class OwnCongress(AppendOnly, Ledgered):
    """What a unit said of its own congress, how it said so, and who wrote it down; the last row counts."""

    free_words = ("note",)

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="own_congresses")
    opening = models.DateField(_("ngày khai mạc"), null=True, blank=True)
    state = models.CharField(_("tình trạng"), max_length=10, choices=STATES)
    ground = models.CharField(_("nhận qua"), max_length=10, choices=INCOMING_GROUNDS)
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("tình hình đại hội đơn vị")
        verbose_name_plural = _("tình hình đại hội các đơn vị")
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_state_display()}"
