"""A signature that was given with a pen: what was entered of it, and who has compared it since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.judgements import Signature
from workflows import clock
from workflows.models import AppendOnly, Ledgered

ORIGINAL, PHOTO = "original", "photo"
AGAINST = ((ORIGINAL, _("Bản gốc")), (PHOTO, _("Ảnh chụp mang đúng mã")))


class PaperSignature(AppendOnly, Ledgered):
    """How a pen signature was entered: code of the sheet, where the original lies, what else stands on it.

    `words` are the signer's own (bút phê), which `holder` carries out until `until`.
    """

    free_words = ("kept_at", "words")

    signature = models.OneToOneField(Signature, models.PROTECT, related_name="paper")
    code = models.CharField(_("mã bản in"), max_length=20)
    kept_at = models.CharField(_("nơi để bản gốc"), max_length=200)
    words = models.TextField(_("bút phê"), blank=True)
    holder = models.ForeignKey(
        Body, models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan thực hiện bút phê")
    )
    until = models.DateField(_("thực hiện chậm nhất hết ngày"), null=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người nhập"))
    at = models.DateTimeField(_("nhập lúc"), default=clock.now)

    class Meta:
        verbose_name = _("chữ ký trên giấy")
        verbose_name_plural = _("chữ ký trên giấy")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.signature)

    @property
    def is_compared(self) -> bool:
        """Whether a second person has seen it."""
        return hasattr(self, "compared")


class PaperCompared(AppendOnly, Ledgered):
    """Somebody else than who entered it has seen the signature: on the original, or on a photograph."""

    paper = models.OneToOneField(PaperSignature, models.PROTECT, related_name="compared")
    against = models.CharField(_("đối chiếu với"), max_length=10, choices=AGAINST)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người đối chiếu"))
    at = models.DateTimeField(_("đối chiếu lúc"), default=clock.now)

    class Meta:
        verbose_name = _("đối chiếu chữ ký trên giấy")
        verbose_name_plural = _("đối chiếu chữ ký trên giấy")
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.paper)
