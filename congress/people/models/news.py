"""What each person should hear of: one row a person and event; and what the office passed on to whom."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body, Congress
from congress.people.models.mailings import Mailing
from congress.people.models.people import Person
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class NewsQuerySet(models.QuerySet["News"]):
    """Rows of what people should hear of."""

    def come(self) -> NewsQuerySet:
        """Those whose moment has come."""
        return self.filter(at__lte=clock.now())

    def said(self) -> NewsQuerySet:
        """Those that keep their words."""
        return self.exclude(words="")


class News(models.Model):
    """One thing one person should hear of, once; written in the transaction in which it happened.

    `event` is a row of the table of who hears of what. The row holds no words: the sentence is made when it
    is read, of what may be said of the item then; but where what was done is no item that could be asked (a
    seat, an account, days of that hour), `words` keep it as it was said. `number` is the step of the item
    that it tells of, or the row of another sort (a call, an answer); 0 where the words tell it all. A row
    whose `at` is to come waits for an hour in which one may be spoken to, and is no news before.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="news", verbose_name=_("người được báo"))
    # None for what is about his account alone.
    congress = models.ForeignKey(
        Congress, models.PROTECT, null=True, related_name="+", verbose_name=_("đại hội")
    )
    event = models.CharField(_("sự việc"), max_length=20)
    item_type = models.CharField(max_length=60, blank=True)
    item_id = models.PositiveBigIntegerField(default=0)
    number = models.PositiveBigIntegerField(default=0)
    words = models.TextField(_("nội dung"), blank=True)
    # In which body it waits for him, for what, and until when (inclusive); empty where nothing does.
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+")
    right = models.CharField(max_length=40, blank=True)
    due = models.DateField(_("thời hạn"), null=True)
    by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name=_("người thực hiện")
    )
    at = models.DateTimeField(_("lúc"), default=clock.now)
    seen = models.DateTimeField(_("đã xem lúc"), null=True)
    mailing = models.ForeignKey(Mailing, models.PROTECT, null=True, related_name="news")

    objects = NewsQuerySet.as_manager()

    class Meta:
        verbose_name = _("tin cần báo")
        verbose_name_plural = _("tin cần báo")
        ordering = ("-id",)
        constraints = [
            models.UniqueConstraint(
                fields=("person", "item_type", "item_id", "number", "event"),
                condition=Q(words=""),
                name="news_once_a_person",
            )
        ]
        indexes = [
            models.Index(fields=("person", "-id"), name="news_of_person"),
            models.Index(fields=("person", "congress"), name="news_not_read", condition=Q(seen=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.event} {self.item_type}:{self.item_id}"


class PassedOn(AppendOnly, Ledgered):
    """The office told somebody, or tried to: in which way, in which words, up to which rows."""

    free_words = ("words",)

    TOLD, UNREACHABLE = "told", "unreachable"
    OUTCOMES = ((TOLD, _("Đã báo")), (UNREACHABLE, _("Không liên lạc được")))

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="passed_on", verbose_name=_("người được báo")
    )
    congress = models.ForeignKey(Congress, models.PROTECT, related_name="+", verbose_name=_("đại hội"))
    way = models.CharField(_("cách báo"), max_length=10, choices=Person.WAYS)
    outcome = models.CharField(_("kết quả"), max_length=12, choices=OUTCOMES)
    words = models.TextField(_("nội dung"))
    # The last row that the words tell of.
    news = models.PositiveBigIntegerField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người báo"))
    at = models.DateTimeField(_("báo lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("lần báo tin")
        verbose_name_plural = _("các lần báo tin")
        ordering = ("-id",)
        indexes = [models.Index(fields=("person", "congress", "-id"), name="passed_on_to_person")]

    def __str__(self) -> str:
        return f"{self.person}, {self.at:%d/%m/%Y}: {self.outcome}"
