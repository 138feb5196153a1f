"""The nominees (người được giới thiệu) of a personnel package, their papers and counts, and named readers."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.meetings.words import outcome_label, reason_in_words
from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.tally import Outcome, Rule, outcome
from documents.packages.models.drafts import Blob, Version
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered, LedgeredQuerySet
from workflows.models.shaped import JsonTable
from workflows.text import clean


class NomineeQuerySet(LedgeredQuerySet["Nominee"]):
    """Nominees, of whom those struck off the list count nowhere."""

    def standing(self) -> NomineeQuerySet:
        """Those who are on the list."""
        return self.filter(struck=None)


class Nominee(Ledgered):
    """One person in a personnel package; outside pages of its readers he is only "hồ sơ số {number}".

    Who was entered by mistake, or withdrew, is struck: the row and its number stay, and count nowhere.
    """

    free_words = ("full_name", "born", "duty", "proposed", "struck_ground")

    package = models.ForeignKey(Package, models.PROTECT, related_name="nominees")
    number = models.PositiveIntegerField(_("hồ sơ số"))
    full_name = models.CharField(_("họ và tên"), max_length=120)
    born = models.DateField(_("ngày sinh"))
    duty = models.CharField(_("chức vụ, đơn vị hiện nay"), max_length=300)
    proposed = models.CharField(_("giới thiệu giữ chức vụ"), max_length=300)
    heads = models.BooleanField(_("được giới thiệu làm Chủ tịch"), default=False)
    managed = models.BooleanField(_("thuộc diện cơ quan quản lý cán bộ quản lý"), default=False)
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations", verbose_name=_("tài khoản")
    )
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    changed = models.DateTimeField(_("ghi lúc"), default=clock.now)
    struck = models.DateTimeField(_("đưa ra khỏi danh sách lúc"), null=True, blank=True)
    struck_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ghi")
    )
    struck_ground = models.CharField(_("lý do, căn cứ"), max_length=400, blank=True)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    objects = NomineeQuerySet.as_manager()

    class Meta:
        verbose_name = _("người được giới thiệu")
        verbose_name_plural = _("người được giới thiệu")
        ordering = ("package", "number")
        constraints = [
            models.UniqueConstraint(fields=("package", "number"), name="nominee_number_once"),
            models.UniqueConstraint(
                fields=("package", "person"), condition=models.Q(struck=None), name="nominee_person_once"
            ),
        ]

    def __str__(self) -> str:
        """No name: this is what a log or an error page would show."""
        return f"{self.package.code} / {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store, with every text in NFC."""
        for name in ("full_name", "duty", "proposed"):
            setattr(self, name, clean(getattr(self, name)))
        super().save(*args, **kwargs)


class NomineePaper(AppendOnly, Ledgered):
    """One paper of a dossier: a stored file, or where its original is kept; the last row of a code counts."""

    free_words = ("kept_at",)

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="papers")
    code = models.CharField(max_length=40)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, blank=True, related_name="+")
    kept_at = models.CharField(_("bản gốc đang giữ tại"), max_length=200, blank=True)
    issued = models.DateField(_("ngày cấp"), null=True, blank=True)
    valid_until = models.DateField(_("có giá trị đến hết ngày"), null=True, blank=True)
    # Whether approvals rest on it: not on one that brought what a body had passed as owed.
    covered = models.BooleanField(default=True, editable=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhận"))
    at = models.DateTimeField(_("nhận lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("giấy tờ của người được giới thiệu")
        verbose_name_plural = _("giấy tờ của người được giới thiệu")
        ordering = ("id",)
        indexes = [models.Index(fields=("nominee", "code"), name="paper_of_nominee")]

    def __str__(self) -> str:
        return f"{self.nominee}: {self.code}"

    @property
    def name(self) -> str:
        """The name under which the file is shown and taken away: never the sender's, which holds a name."""
        ending = self.blob.extension.lstrip(".") if self.blob else "txt"
        return f"{self.nominee.package.code}-ho-so-so-{self.nominee.number}-{self.code}.{ending}"


class NomineeCount(AppendOnly, Ledgered):
    """What a body's ballots said of one name; he himself is not among those who vote on it.

    `members` is the body's electorate of that day less the nominee; the last row of a body counts.
    """

    free_words = ("minutes_ref", "reason")

    nominee = models.ForeignKey(Nominee, models.PROTECT, related_name="counts")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    met_on = models.DateField(_("họp ngày"))
    members = models.PositiveIntegerField(_("số người có quyền bỏ phiếu"))
    recused = models.BooleanField(_("người được giới thiệu không bỏ phiếu"), default=False)
    rule = JsonTable(_("quy tắc biểu quyết"))
    issued = models.PositiveIntegerField(_("phiếu phát ra"))
    returned = models.PositiveIntegerField(_("phiếu thu về"))
    valid = models.PositiveIntegerField(_("phiếu hợp lệ"))
    agreed = models.PositiveIntegerField(_("phiếu đồng ý"))
    minutes_ref = models.CharField(_("biên bản kiểm phiếu"), max_length=200)
    reason = models.CharField(_("lý do ghi lại"), max_length=400, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ghi"))
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("kết quả bỏ phiếu theo từng người")
        verbose_name_plural = _("kết quả bỏ phiếu theo từng người")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.nominee}: {self.body.code}"

    @property
    def outcome(self) -> Outcome:
        """Computed from the numbers; who got a ballot was present."""
        return outcome(
            Rule.read(self.rule),
            members=self.members,
            present=self.issued,
            votes_for=self.agreed,
            against=self.valid - self.agreed,
            abstain=self.issued - self.returned,
            invalid=self.returned - self.valid,
        )

    @property
    def label(self) -> str:
        """The outcome in words."""
        return outcome_label(self.outcome)

    @property
    def why(self) -> str:
        """Why it did not pass; "" where it did."""
        return reason_in_words(self.outcome)


class CountsAnnounced(AppendOnly, Ledgered):
    """Công bố kết quả: from now on who is named may know what the body's ballots said of him until then."""

    package = models.ForeignKey(Package, models.PROTECT, related_name="announcements")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("cơ quan"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người công bố"))
    at = models.DateTimeField(_("công bố lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("công bố kết quả bỏ phiếu")
        verbose_name_plural = _("công bố kết quả bỏ phiếu")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.package.code}: {self.body.code}"
