"""What is asked at the door besides the password: an app that shows numbers, or a printed card of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.people import Person


class SecondKey(models.Model):
    """A secret that the person's telephone, or his card, shares with the site; one of each sort at a time.

    `sealed` is the secret, opened with the key of the site alone. `used` is the last number of the row that
    was typed: half minutes since 1970 of an app (RFC 6238), lines of a card (RFC 4226). None is taken twice.
    """

    APP, CARD = "app", "card"
    SORTS = ((APP, _("Ứng dụng trên điện thoại")), (CARD, _("Thẻ số in trên giấy")))

    person = models.ForeignKey(Person, models.PROTECT, related_name="second_keys", verbose_name=_("người"))
    sort = models.CharField(_("loại"), max_length=4, choices=SORTS)
    sealed = models.TextField(editable=False)
    used = models.BigIntegerField(default=0, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    made = models.DateTimeField(_("lập lúc"))
    ended = models.DateTimeField(_("bỏ lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("mã xác thực")
        verbose_name_plural = _("mã xác thực")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("person", "sort"), condition=Q(ended=None), name="second_key_of_a_sort_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_sort_display()}"


class KeyAsk(models.Model):
    """A card to be given, or keys to be ended, of one who signs: asked by one, done by a second person.

    It counts for `HOURS` after `made` (real time); `ended` is when it was done, or asked for anew.
    """

    HOURS = 72
    CARD, END = "card", "end"
    ACTS = ((CARD, _("Cấp thẻ số")), (END, _("Bỏ mã xác thực")))

    person = models.ForeignKey(Person, models.PROTECT, related_name="key_asks", verbose_name=_("người"))
    act = models.CharField(_("việc"), max_length=4, choices=ACTS)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người đề nghị"))
    made = models.DateTimeField(_("đề nghị lúc"))
    ended = models.DateTimeField(_("xong lúc"), null=True, blank=True)

    class Meta:
        verbose_name = _("đề nghị về mã xác thực")
        verbose_name_plural = _("đề nghị về mã xác thực")
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=("person", "act", "by"), condition=Q(ended=None), name="key_ask_of_one_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_act_display()}"
