"""The congress app: people, bodies, rights and decisions."""

from __future__ import annotations

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from congress.site.converters import CodeConverter


class CongressConfig(AppConfig):
    """Installed under its plain name."""

    name = "congress"
    verbose_name = _("Tổ chức Đại hội")

    def ready(self) -> None:
        """Addresses may name a code before any of them is read."""
        register_converter(CodeConverter, "code")
