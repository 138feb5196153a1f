"""Words that were destroyed by an act: why and by whom; their digests stay in the chain."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflows import clock
from workflows.models.append_only import AppendOnly
from workflows.models.ledger import Ledgered
from workflows.models.sealing import SealedText
from workflows.models.shaped import JsonList
from workflows.shown import learnt


class Destruction(AppendOnly, Ledgered):
    """One act of `workflows.services.destroy_words`."""

    digests = JsonList(_("mã kiểm tra của lời đã hủy"))
    reason = models.TextField(_("lý do, căn cứ"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(_("hủy lúc"), default=clock.now)

    class Meta:
        verbose_name = _("lần hủy lời ghi")
        verbose_name_plural = _("các lần hủy lời ghi")

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}: {len(self.digests)}"


def sealed_words(digests: Iterable[str]) -> dict[str, SealedText | None]:
    """digest -> row, None for words that an act destroyed; what was never sealed, or is gone, is absent."""
    wanted, found = {one for one in digests if one}, learnt("sealed words")
    unread = wanted.difference(found)
    if unread:
        found |= SealedText.objects.in_bulk(unread)
    if not wanted <= found.keys():
        rows = Destruction.objects.values_list("digests", flat=True)
        destroyed = {digest for row in rows for digest in row}
        found |= dict.fromkeys(wanted.difference(found) & destroyed)
    return {one: found[one] for one in wanted if one in found}
