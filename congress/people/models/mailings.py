"""Mail on its way: one row a letter, which is sent until the server of mails has taken it or refused it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from workflows import clock


class Mailing(models.Model):
    """One letter to one person. It holds no words: they are made when it is sent, of the rows that are in it.

    `message_id` is given once, so that what is sent again after a fall is the same letter. Whoever sends it
    holds it until `held`; `tries` says how long to wait for the next try.
    """

    WAITING, SENT, REFUSED, VOID = "waiting", "sent", "refused", "void"
    OUTCOMES = (
        (WAITING, _("chưa gửi")),
        (SENT, _("đã gửi")),
        (REFUSED, _("không gửi được")),
        (VOID, _("không còn gì để báo")),
    )

    person = models.ForeignKey(Person, models.PROTECT, related_name="mailings", verbose_name=_("người nhận"))
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("đại hội"))
    message_id = models.CharField(max_length=120, unique=True, editable=False)
    # The day of a letter that holds a whole day; there is one a day.
    day = models.DateField(_("thư tổng hợp ngày"), null=True)
    made = models.DateTimeField(_("lập lúc"), default=clock.now)
    outcome = models.CharField(_("kết quả"), max_length=10, choices=OUTCOMES, default=WAITING)
    reason = models.CharField(_("lý do"), max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(_("số lần gửi"), default=0)
    held = models.DateTimeField(_("gửi lại từ lúc"), default=clock.now)
    sent = models.DateTimeField(_("gửi lúc"), null=True)

    class Meta:
        verbose_name = _("thư gửi đi")
        verbose_name_plural = _("thư gửi đi")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(fields=("person", "congress", "day"), name="mailing_of_day_once")
        ]
        indexes = [models.Index(fields=("held", "id"), name="mailing_waits", condition=Q(outcome="waiting"))]

    def __str__(self) -> str:
        return f"{self.person}, {self.made:%d/%m/%Y}"
