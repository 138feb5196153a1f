"""The congress app: people, bodies, rights and decisions."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CongressConfig(AppConfig):
    """Installed under its plain name."""

    name = "congress"
    verbose_name = _("Tổ chức Đại hội")
