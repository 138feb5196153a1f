"""Units directly under the association, who leads them, how they are reached, and what became of them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress.people.models.associations import Association
from congress.people.models.people import Person
from congress.people.words.numbers import with_nought
from workflows import clock
from workflows.models import AppendOnly, Ledgered
from workflows.text import clean, searchable


class Unit(Ledgered):
    """A unit directly under the association (đầu mối trực thuộc), with or without somebody who leads it."""

    free_words = ("head_title", "phone", "second_phone", "address", "email")

    WAYS = (
        ("zalo", _("nhắn qua Zalo")),
        ("phone", _("điện thoại")),
        ("paper", _("giấy, qua bưu điện")),
        ("site", _("trên hệ thống")),
        ("mail", _("thư điện tử")),
    )

    # Empty only where nobody can tell (ADR 0016); then no office sees it beside another association's.
    association = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="units",
        verbose_name=_("Hội, tổ chức"),
    )
    code = models.CharField(_("mã"), max_length=20)
    name = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại đơn vị"), max_length=60, blank=True)
    head = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="leads", verbose_name=_("người chủ trì")
    )
    head_title = models.CharField(_("chức danh người chủ trì"), max_length=100, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    second_phone = models.CharField(_("điện thoại thứ hai"), max_length=40, blank=True)
    address = models.CharField(_("địa chỉ nhận thư"), max_length=300, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    way = models.CharField(_("cách liên hệ"), max_length=10, choices=WAYS, blank=True)
    since = models.DateField(_("từ ngày"), null=True, blank=True)
    until = models.DateField(_("hết ngày"), null=True, blank=True)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)
    folded = models.CharField(max_length=200, editable=False, default="")

    class Meta:
        verbose_name = _("đơn vị")
        verbose_name_plural = _("đơn vị")
        ordering = ("code", "id")
        constraints = [
            models.UniqueConstraint(fields=("association", "code"), name="unit_code_once"),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="unit_ends_after_it_begins",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the words in NFC with the search key."""
        for field in ("code", "name", "kind", "head_title", "address"):
            setattr(self, field, clean(getattr(self, field)))
        self.phone, self.second_phone = with_nought(self.phone), with_nought(self.second_phone)
        self.folded = searchable(self.name)[:200]
        super().save(*args, **kwargs)


class UnitSuccession(AppendOnly, Ledgered):
    """By a decision one unit became another, or part of it, or got another name; names are of that day."""

    WAYS = (("merge", _("hợp nhất, sáp nhập")), ("split", _("chia, tách")), ("rename", _("đổi tên")))

    before = models.ForeignKey(
        Unit, models.PROTECT, related_name="successions", verbose_name=_("đơn vị trước")
    )
    after = models.ForeignKey(Unit, models.PROTECT, related_name="origins", verbose_name=_("đơn vị sau"))
    before_name = models.CharField(_("tên trước"), max_length=200)
    after_name = models.CharField(_("tên sau"), max_length=200)
    way = models.CharField(_("hình thức"), max_length=10, choices=WAYS)
    decision = models.CharField(_("quyết định"), max_length=200)
    on = models.DateField(_("có hiệu lực từ ngày"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    class Meta:
        verbose_name = _("kế thừa của đơn vị")
        verbose_name_plural = _("kế thừa của đơn vị")
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.before_name} → {self.after_name}"
