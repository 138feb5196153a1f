"""From what the deadline of a package is counted: it moves with the opening day, or it does not."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

FROM_OPENING, FIXED_DAY = "opening", "fixed"
DUE_FROM = (
    (FROM_OPENING, _("ngày khai mạc, dời theo khi đại hội dời ngày")),
    (FIXED_DAY, _("ngày cố định, không dời theo đại hội")),
)
