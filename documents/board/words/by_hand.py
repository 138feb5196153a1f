"""What is written by hand on the morning's sheet, and typed from it afterwards: called the same in both."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ANSWERED, PROMISED = _("Kết quả liên hệ"), _("Ngày hẹn")
