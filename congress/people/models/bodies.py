"""Congresses and the bodies that work for them, with the grants people hold on each."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from congress import roles
from congress.people.models.associations import Association
from congress.people.models.units import Unit
from workflows.models import Ledgered, LedgeredQuerySet
from workflows.models.shaped import JsonList, JsonTable
from workflows.queries import star
from workflows.text import clean, searchable


class Congress(Ledgered):  # type: ignore[django-manager-missing]  # guardian has no types
    """One congress of an association, beside others; it keeps the letterhead it was begun with."""

    association = models.ForeignKey(
        Association,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="congresses",
        verbose_name=_("Hội, tổ chức"),
    )
    code = models.CharField(_("mã"), max_length=20, unique=True)
    name = models.CharField(_("tên đầy đủ"), max_length=300)
    short_name = models.CharField(_("tên ngắn"), max_length=100)
    term = models.CharField(_("nhiệm kỳ"), max_length=20)
    number = models.PositiveSmallIntegerField(_("đại hội lần thứ"), null=True, blank=True)
    opening = models.DateField(_("ngày khai mạc"))
    hour = models.TimeField(_("giờ khai mạc"), null=True, blank=True)
    venue = models.CharField(_("nơi khai mạc"), max_length=200, blank=True)
    org_lines = JsonList(_("tên cơ quan trên văn bản, từng dòng"), default=list)
    symbol = models.CharField(_("ký hiệu văn bản"), max_length=20)
    place = models.CharField(_("địa danh"), max_length=100)
    office_phone = models.CharField(_("điện thoại Văn phòng"), max_length=40, blank=True)
    legal_profile = models.CharField(_("bộ quy định áp dụng"), max_length=20, blank=True)
    # What official papers and titles call things here, such as who signs; filled in when it is set up.
    words = JsonTable(default=dict, blank=True, editable=False)
    # Kinds of body, roles and papers of a nominee that its administrator added (`words.own_names`).
    own = JsonTable(default=dict, blank=True, editable=False)
    archived = models.DateField(_("ngày đưa vào lưu trữ"), null=True, blank=True, editable=False)
    # The request that set it up: a second click makes no second congress.
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("đại hội")
        verbose_name_plural = _("đại hội")
        ordering = ("-opening", "id")
        permissions = roles.right_choices()

    def __str__(self) -> str:
        return self.short_name

    @property
    def opens(self) -> str:
        """When and where it opens, as far as that is known: "08:00, 20/04/2027, Hội trường UBND xã"."""
        hour = f"{self.hour:%H:%M}" if self.hour else ""
        return ", ".join(filter(None, (hour, f"{self.opening:%d/%m/%Y}", self.venue)))

    @property
    def opens_starred(self) -> str:
        """The same on a page, which says below that the days off of that year are not published yet."""
        day = f"{self.opening:%d/%m/%Y}"
        return self.opens.replace(day, f"{day}{star(self.opening)}", 1)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the words in NFC."""
        for field in ("name", "short_name", "term", "symbol", "place", "venue", "office_phone"):
            setattr(self, field, clean(getattr(self, field)))
        self.org_lines = [clean(line) for line in self.org_lines]
        super().save(*args, **kwargs)


class Body(Ledgered):  # type: ignore[django-manager-missing]  # guardian has no types
    """A body that holds packages and decides; the rule it decides by is data of the body.

    A count passes when `numerator/denominator` of the base is reached, or with `strict` exceeded.
    Quorum is counted over all members; the majority over those present, over all members, or over the
    votes cast.
    Default: more than half of the members, more than half of those present (scenario 3).
    """

    BASES = (
        ("present", _("số người có mặt")),
        ("members", _("tổng số thành viên")),
        ("cast", _("số phiếu đã bỏ: tán thành, không tán thành, ý kiến khác")),
    )

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="bodies", verbose_name=_("đại hội"))
    code = models.CharField(_("mã"), max_length=20)
    name = models.CharField(_("tên đầy đủ"), max_length=200)
    short = models.CharField(_("tên ngắn"), max_length=60, blank=True)
    kind = models.CharField(_("loại"), max_length=20, choices=roles.kind_choices)
    # What its kind is called where the congress has a name of its own for it.
    sort = models.CharField(_("tên loại riêng"), max_length=60, blank=True)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="bodies", verbose_name=_("đơn vị")
    )
    quorum_num = models.PositiveSmallIntegerField(_("số người dự họp: tử số"), default=1)
    quorum_den = models.PositiveSmallIntegerField(_("số người dự họp: mẫu số"), default=2)
    quorum_strict = models.BooleanField(_("số người dự họp phải quá tỷ lệ"), default=True)
    majority_num = models.PositiveSmallIntegerField(_("số phiếu tán thành: tử số"), default=1)
    majority_den = models.PositiveSmallIntegerField(_("số phiếu tán thành: mẫu số"), default=2)
    majority_strict = models.BooleanField(_("số phiếu tán thành phải quá tỷ lệ"), default=True)
    majority_base = models.CharField(
        _("tỷ lệ tán thành tính trên"), max_length=10, choices=BASES, default="present"
    )
    folded = models.CharField(max_length=200, editable=False, default="")

    objects = LedgeredQuerySet.as_manager()

    class Meta:
        verbose_name = _("cơ quan, bộ phận")
        verbose_name_plural = _("cơ quan, bộ phận")
        ordering = ("congress", "id")
        permissions = roles.right_choices()
        constraints = [
            models.UniqueConstraint(fields=("congress", "code"), name="body_code_once"),
            models.CheckConstraint(
                condition=Q(quorum_den__gt=0, quorum_num__lte=F("quorum_den")),
                name="body_quorum_is_a_share",
                violation_error_message=_("Tỷ lệ số người dự họp phải từ 0 đến 1."),
            ),
            models.CheckConstraint(
                condition=Q(majority_den__gt=0, majority_num__lte=F("majority_den")),
                name="body_majority_is_a_share",
                violation_error_message=_("Tỷ lệ số phiếu tán thành phải từ 0 đến 1."),
            ),
            models.CheckConstraint(
                condition=Q(quorum_num__gt=0, majority_num__gt=0),
                name="body_rule_asks_somebody",
                violation_error_message=_("Tỷ lệ dự họp và tỷ lệ tán thành phải lớn hơn 0."),
            ),
            # More than the whole can never be reached: a body that could never decide.
            models.CheckConstraint(
                condition=~Q(quorum_strict=True, quorum_num=F("quorum_den"))
                & ~Q(majority_strict=True, majority_num=F("majority_den")),
                name="body_rule_can_be_met",
                violation_error_message=_("Không thể quá toàn bộ: bỏ chọn “phải quá tỷ lệ”."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the name in NFC with its search key."""
        self.name, self.short, self.sort = clean(self.name), clean(self.short), clean(self.sort)
        self.folded = searchable(self.name)[:200]
        super().save(*args, **kwargs)


class BodyGrant(roles.GrantBase):
    """One right of one person on one body; written by `congress.roles` only."""

    content_object = models.ForeignKey(Body, models.CASCADE, related_name="grants")

    class Meta(roles.GrantBase.Meta):
        verbose_name = _("quyền tại cơ quan")
        verbose_name_plural = _("quyền tại cơ quan")


class CongressGrant(roles.GrantBase):
    """One right of one person on a whole congress; written by `congress.roles` only."""

    content_object = models.ForeignKey(Congress, models.CASCADE, related_name="grants")

    class Meta(roles.GrantBase.Meta):
        verbose_name = _("quyền tại đại hội")
        verbose_name_plural = _("quyền tại đại hội")
