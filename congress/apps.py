"""The congress app: people, bodies, rights and decisions."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig
from django.db.models.signals import pre_save
from django.urls import register_converter
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from congress.site.converters import CodeConverter
from congress.site.menu import hang_in


class CongressConfig(AppConfig):
    """Installed under its plain name."""

    # The module holds two; this is the one that is meant by "congress".
    default = True
    name = "congress"
    verbose_name = _("Tổ chức Đại hội")

    def ready(self) -> None:
        """Addresses may name a code before any is read; an archive refuses; who sets up finds his way."""
        # Tables exist only now.
        standstill = import_module("congress.settingup.standstill")
        pre_save.connect(standstill.refuse_where_archived, dispatch_uid="an archived congress stands still")
        storing_many = import_module("workflows.models.together").storing_many
        storing_many.connect(standstill.refuse_many, dispatch_uid="an archived congress stands still")
        register_converter(CodeConverter, "code")
        hang_in("setting-up", _("Thiết lập"), place="thiet-lap", order=90, only="sets_up")


class SignInsConfig(AxesConfig):  # type: ignore[misc]  # axes has no types
    """django-axes, under a name that administrators can read."""

    verbose_name = _("Đăng nhập")

    def ready(self) -> None:
        """Its rows are called in our words too: their own are written into its code."""
        super().ready()
        models = import_module("axes.models")
        for table in (models.AccessAttempt, models.AccessFailureLog, models.AccessLog):
            table.__str__ = _sign_in_called


def _sign_in_called(row: Any) -> str:
    """Who, and when."""
    return f"{row.username}, {localtime(row.attempt_time):%H:%M %d/%m/%Y}"
