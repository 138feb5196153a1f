"""One round: the drafts and the units asked about them, the letter's number, days moved, the end."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Congress
from congress.people.models.people import Person
from congress.people.models.units import Unit
from documents.packages.models.drafts import Version
from documents.packages.models.packages import Package
from workflows import clock
from workflows.models import AppendOnly, Ledgered

# What the letter says of those who send nothing: they are listed, or counted apart as agreeing.
LISTED, AGREED = "listed", "agreed"
SILENCES = (
    (LISTED, _("lập danh sách “không gửi ý kiến trong thời hạn”")),
    (AGREED, _("coi như nhất trí, tính riêng, không cộng vào số nhất trí")),
)


class Round(AppendOnly, Ledgered):
    """A consultation: one letter to many units about one or several drafts, with one last day.

    What is said of it later is in rows beside it: its number (`letters`), units added (`asked`), days moved,
    its end. `opened` is the day of the letter.
    """

    free_words = ("title",)
    told_with = ("drafts", "asked")

    congress = models.ForeignKey(Congress, models.PROTECT, related_name="rounds")
    title = models.CharField(_("nội dung lấy ý kiến"), max_length=300)
    opened = models.DateField(_("ngày lấy ý kiến"))
    last_day = models.DateField(_("ngày cuối nhận ý kiến"))
    silence = models.CharField(_("đơn vị không gửi ý kiến"), max_length=10, choices=SILENCES, default=LISTED)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    at = models.DateTimeField(_("lập lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("đợt lấy ý kiến")
        verbose_name_plural = _("đợt lấy ý kiến")
        ordering = ("-opened", "-id")

    def __str__(self) -> str:
        return self.title

    @property
    def about(self) -> list[int]:
        """Ids of the packages whose drafts were sent."""
        return list(self.drafts.values_list("package", flat=True))


class RoundDraft(AppendOnly):
    """A package in a round, and the draft of it that was sent; by a link it is read only where it says so."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="drafts")
    package = models.ForeignKey(Package, models.PROTECT, related_name="asked_in")
    version = models.ForeignKey(Version, models.PROTECT, related_name="asked_in")
    by_link = models.BooleanField(_("đọc được qua đường dẫn"), default=False)

    class Meta:
        verbose_name = _("dự thảo được lấy ý kiến")
        verbose_name_plural = _("dự thảo được lấy ý kiến")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("round", "package"), name="package_once_in_round")]

    def __str__(self) -> str:
        return f"{self.package.code}: {self.version.number}"


class AskedUnit(AppendOnly):
    """A unit that was asked, under its name of that day; the base of the round is the number of these.

    `addressed` follows "Kính gửi:" on its letter; `code` stands on its paper, in eight signs.
    """

    free_words = ("addressed",)

    round = models.ForeignKey(Round, models.PROTECT, related_name="asked")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="asked")
    name = models.CharField(_("tên đơn vị"), max_length=200)
    addressed = models.CharField(_("kính gửi"), max_length=400)
    code = models.CharField(_("mã"), max_length=8, unique=True)
    later = models.BooleanField(_("bổ sung sau"), default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("đơn vị được lấy ý kiến")
        verbose_name_plural = _("đơn vị được lấy ý kiến")
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=("round", "unit"), name="unit_once_in_round")]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date:
        """Its own last day where that was moved, else the round's."""
        moved = list(self.moved.all())
        return moved[-1].last_day if moved else self.round.last_day


class RoundLetter(AppendOnly, Ledgered):
    """The line of the register under which a round's letter left; the last whose number stands counts."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="letters")
    line = models.ForeignKey("documents.RegisterLine", models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("số công văn của đợt lấy ý kiến")
        verbose_name_plural = _("số công văn của đợt lấy ý kiến")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.line)


class ExtraDay(AppendOnly, Ledgered):
    """Another last day for one unit, with the reason; the last row counts."""

    free_words = ("reason",)

    asked = models.ForeignKey(AskedUnit, models.PROTECT, related_name="moved")
    last_day = models.DateField(_("ngày cuối mới"))
    reason = models.CharField(_("lý do"), max_length=300)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("gia hạn gửi ý kiến")
        verbose_name_plural = _("gia hạn gửi ý kiến")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.asked}: {self.last_day:%d/%m/%Y}"


class Sending(AppendOnly, Ledgered):
    """The letter was sent to a unit: on which day, in which way (`Unit.WAYS`)."""

    asked = models.ForeignKey(AskedUnit, models.PROTECT, related_name="sendings")
    way = models.CharField(_("cách gửi"), max_length=10, choices=Unit.WAYS)
    on = models.DateField(_("ngày gửi"))
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("lần gửi")
        verbose_name_plural = _("lần gửi")
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.asked}: {self.on:%d/%m/%Y}"


class RoundEnd(AppendOnly, Ledgered):
    """A round is closed: no unit answers any more; what the post brings later, the office still enters."""

    free_words = ("note",)

    round = models.OneToOneField(Round, models.PROTECT, related_name="end")
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("kết thúc đợt lấy ý kiến")
        verbose_name_plural = _("kết thúc đợt lấy ý kiến")

    def __str__(self) -> str:
        return str(self.round)
