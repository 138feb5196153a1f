"""What people say of a draft at its place."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from congress.people.models.bodies import Body
from congress.people.models.people import Person
from documents.packages.models.drafts import Version
from workflows import clock
from workflows.models import AppendOnly, Ledgered


class Comment(AppendOnly, Ledgered):
    """Words about one paragraph of one part of a draft, or an answer to such words.

    `paragraph` counts from 1 in the text of the part; `quote` is that paragraph as it read. `internal`
    keeps it within the lead body. An answer names its `parent` and repeats neither place nor quote.
    """

    free_words = ("quote", "text")

    version = models.ForeignKey(Version, models.PROTECT, related_name="comments")
    part = models.CharField(max_length=40, blank=True)
    paragraph = models.PositiveIntegerField(_("đoạn"), default=0)
    quote = models.TextField(_("trích"), blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replies")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("người góp ý"))
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan"))
    text = models.TextField(_("ý kiến"))
    internal = models.BooleanField(_("chỉ trong cơ quan chủ trì"), default=False)
    at = models.DateTimeField(_("góp ý lúc"), default=clock.now)
    request_id = models.CharField(max_length=64, null=True, unique=True, editable=False)

    class Meta:
        verbose_name = _("ý kiến góp ý")
        verbose_name_plural = _("ý kiến góp ý")
        ordering = ("id",)
        indexes = [models.Index(fields=("version", "part", "paragraph"), name="comment_by_place")]

    def __str__(self) -> str:
        return f"{self.version}: {self.author}"
