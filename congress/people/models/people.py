"""People who take part, with or without a computer: name, telephones, and the one unit each belongs to."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from congress import roles
from congress.people.words.numbers import with_nought
from workflows.models import Ledgered
from workflows.text import clean, searchable, sort_key


class Person(AbstractUser, Ledgered):  # type: ignore[django-manager-missing]  # guardian has no types
    """One person, who is also the account he signs in with; a title and a name are how he is shown.

    Rights never come from `is_superuser` or `is_staff`: those open the administration pages only.
    """

    HONORIFICS = (("Ông", "Ông"), ("Bà", "Bà"))
    # How he is told of what happens; one way each, "" where nobody has said (queries/ways.py).
    ZALO, TELEPHONE, PAPER, SCREEN, MAIL = "zalo", "phone", "paper", "screen", "mail"
    WAYS = (
        (ZALO, _("Zalo")),
        (TELEPHONE, _("Điện thoại")),
        (PAPER, _("Giấy")),
        (SCREEN, _("Trên hệ thống")),
        (MAIL, _("Thư điện tử")),
    )

    first_name = None  # type: ignore[assignment]  # a Vietnamese name is one field
    last_name = None  # type: ignore[assignment]
    # Who never signs in needs none; one is made with the first slip.
    username = models.CharField(  # type: ignore[assignment]  # Django's own may not be empty
        _("tên đăng nhập"),
        max_length=150,
        unique=True,
        null=True,
        blank=True,
        validators=[UnicodeUsernameValidator()],
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng.")},
    )
    full_name = models.CharField(_("họ và tên"), max_length=150)
    honorific = models.CharField(_("danh xưng"), max_length=10, choices=HONORIFICS, blank=True)
    # How letters address him where it is neither Ông nor Bà: "Đồng chí".
    form_of_address = models.CharField(_("cách xưng hô"), max_length=20, blank=True)
    rank = models.CharField(_("cấp bậc, học hàm, học vị"), max_length=120, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    second_phone = models.CharField(_("điện thoại thứ hai"), max_length=40, blank=True)
    way = models.CharField(_("cách nhận tin"), max_length=10, choices=WAYS, blank=True)
    daily = models.BooleanField(_("một thư tổng hợp mỗi ngày"), default=False)
    # The year is known more often than the day; it tells namesakes apart.
    birth_year = models.PositiveSmallIntegerField(_("năm sinh"), null=True, blank=True)
    birth_day = models.DateField(_("ngày sinh"), null=True, blank=True)
    unit = models.ForeignKey(
        "congress.Unit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("đơn vị"),
    )
    # Which association entered him: its office keeps his account and facts, another may only seat him too.
    association = models.ForeignKey(
        "congress.Association",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("Hội, tổ chức quản lý tài khoản"),
    )
    # The one technical right that is given apart, to who is no superuser; all others follow from seats.
    edits_procedures = models.BooleanField(_("sửa và đưa quy trình vào sử dụng"), default=False)
    # The day on which the short guide was shown; it is shown once.
    welcomed = models.DateField(_("đã xem hướng dẫn"), null=True, blank=True, editable=False)
    # The request that made the account, where the office made it on its page.
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)
    folded = models.CharField(max_length=150, editable=False, default="", db_index=True)
    sort_name = models.CharField(max_length=500, editable=False, default="", db_index=True)

    REQUIRED_FIELDS = ["full_name"]
    # What papers call him by and who opens the administration is in the book; how he is reached is not.
    told_columns = (
        "full_name",
        "honorific",
        "form_of_address",
        "rank",
        "is_active",
        "is_staff",
        "is_superuser",
        "edits_procedures",
    )
    free_words = ("full_name", "form_of_address", "rank")
    was_active: bool | None = True

    class Meta:
        verbose_name = _("người tham gia")
        verbose_name_plural = _("người tham gia")
        ordering = ("sort_name", "id")

    def __str__(self) -> str:
        return f"{self.honorific} {self.full_name}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the name in NFC with its search and sort keys, and the grants an activity change asks for."""
        self.tidy()
        fields = kwargs.get("update_fields")
        if fields and "full_name" in fields:
            kwargs["update_fields"] = {*fields, "folded", "sort_name"}
        with transaction.atomic():
            super().save(*args, **kwargs)
            if not fields or "is_active" in fields:
                self._settle_grants()

    def tidy(self) -> None:
        """Bring the words into the form in which they are stored, searched and sorted."""
        for field in ("full_name", "form_of_address", "rank"):
            setattr(self, field, clean(getattr(self, field)))
        self.phone, self.second_phone = with_nought(self.phone), with_nought(self.second_phone)
        # Two people without a name to sign in with do not share the empty one.
        self.username = self.username or None
        full_name = self.full_name
        self.folded = searchable(full_name)[:150]
        given = full_name.rpartition(" ")[2]
        self.sort_name = sort_key(f"{given} {full_name}")[:500]

    def get_full_name(self) -> str:
        """The name without the honorific."""
        return self.full_name

    def get_short_name(self) -> str:
        """The given name: the last word."""
        return self.full_name.rpartition(" ")[2]

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Person:
        """Remember whether the stored account was active, so that `save` sees the change."""
        person = super().from_db(*args, **kwargs)
        person.was_active = person.__dict__.get("is_active")
        return person

    def _settle_grants(self) -> None:
        before, self.was_active = self.was_active, self.is_active
        if before == self.is_active:
            return
        for membership in self.memberships.select_related("body__congress"):
            roles.sync(self, membership.body)
            roles.sync_delegates(self, membership.body)
