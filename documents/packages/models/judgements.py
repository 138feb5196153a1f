"""What was said of one draft: verdicts, decisions of bodies, signatures. Each belongs to its draft."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.meetings.models import Decision
from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.drafts import Version
from workflows import clock
from workflows.models import AppendOnly
from workflows.models.shaped import JsonList, JsonTable


class Opinion(models.TextChoices):
    """What a body that is asked answers; it judges nothing (people.md, change 19)."""

    AGREED = "agreed", _("Nhất trí")
    REMARKS = "remarks", _("Nhất trí, có góp ý")
    REFUSED = "refused", _("Chưa nhất trí")
    NONE = "none", _("Không có ý kiến")


class Verdict(AppendOnly):
    """What one body concluded on one draft, or answered when asked; its words are the note of the step."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="verdicts")
    role = models.CharField(max_length=40)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    passed = models.BooleanField(_("đạt"))
    # Of a body that is asked; "" of one that judges.
    opinion = models.CharField(_("ý kiến"), max_length=10, choices=Opinion, blank=True, default="")
    at = models.DateTimeField(_("ghi lúc"))
    # A row that only says: the verdict it names was taken back before anyone relied on it.
    takes_back = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="taken_back_by"
    )

    class Meta:
        verbose_name = _("kết luận thẩm định")
        verbose_name_plural = _("kết luận thẩm định")

    def __str__(self) -> str:
        return f"{self.version} {self.body.code}: {self.passed}"

    @property
    def in_words(self) -> str:
        """What it says, with a capital: "Đạt", "Chưa đạt", or the answer of a body that was asked."""
        if self.opinion:
            return str(Opinion(self.opinion).label)
        return str(_("Đạt") if self.passed else _("Chưa đạt"))


class PackageDecision(AppendOnly):
    """Binds a decision of a body to the draft it decided and the role in which it decided."""

    told_with = ("decision",)

    version = models.ForeignKey(Version, models.PROTECT, related_name="decisions")
    role = models.CharField(max_length=40)
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="package_decision")
    # code -> fingerprint of the packages this one sums up, as they stood when the vote was taken.
    basis = JsonTable(default=dict)
    # Codes of the parts that the body asked to be put right; the others stay as they were voted on.
    amended_parts = JsonList(default=list)
    # Papers with which it passed though they were lacking: {code, title, until (ISO day), who (id)}.
    owed = JsonList(default=list, blank=True)
    # Of a list voted on name by name: how many passed, and of how many; [] where the draft was voted on.
    names = JsonList(default=list, blank=True)

    class Meta:
        verbose_name = _("quyết định về hồ sơ")
        verbose_name_plural = _("quyết định về hồ sơ")

    def __str__(self) -> str:
        return f"{self.version} {self.role}"


class Confirmation(AppendOnly):
    """The body a decision named has compared the amended draft and found what was asked, and no more."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="confirmations")
    decision = models.ForeignKey(PackageDecision, models.PROTECT, related_name="confirmations")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người xác nhận"))
    at = models.DateTimeField(_("xác nhận lúc"))

    class Meta:
        verbose_name = _("xác nhận bản hoàn thiện")
        verbose_name_plural = _("xác nhận bản hoàn thiện")

    def __str__(self) -> str:
        return f"{self.version} {self.body.code}"


class Signature(AppendOnly):
    """An approval recorded in the system, not a digital signature (Nghị định 30/2020, Phụ lục I)."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="signatures")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")
    signer = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người ký"))
    fingerprint = models.CharField(_("mã kiểm tra"), max_length=64)
    at = models.DateTimeField(_("ký lúc"))

    class Meta:
        verbose_name = _("lần ký duyệt")
        verbose_name_plural = _("các lần ký duyệt")

    def __str__(self) -> str:
        return f"{self.version} {self.signer}"

    @property
    def when(self) -> str:
        """When it was signed, as a sentence says it."""
        return clock.in_a_sentence(self.at)
