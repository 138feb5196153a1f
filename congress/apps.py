"""The congress app: people, bodies, rights and decisions."""

from __future__ import annotations

from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from congress.site.converters import CodeConverter


class CongressConfig(AppConfig):
    """Installed under its plain name."""

    # The module holds two; this is the one that is meant by "congress".
    default = True
    name = "congress"
    verbose_name = _("Tổ chức Đại hội")

    def ready(self) -> None:
        """Addresses may name a code before any of them is read."""
        register_converter(CodeConverter, "code")


class SignInsConfig(AxesConfig):  # type: ignore[misc]  # axes has no types
    """django-axes, under a name that administrators can read."""

    verbose_name = _("Đăng nhập")
