"""The workflows app: after each migrate, history is locked again."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from workflows import triggers


def lock_history(*, using: str, **_kwargs: Any) -> None:
    """Re-install the triggers: a table rebuilt by a migration on SQLite loses them silently."""
    triggers.install(connections[using])


class WorkflowsConfig(AppConfig):
    """Installed under its plain name."""

    name = "workflows"
    verbose_name = _("Quy trình")

    def ready(self) -> None:
        """Lock history after every migrate and flush, whichever app it was for; look before a migrate."""
        import_module("workflows.upgrading")
        import_module("workflows.vocabulary")
        post_migrate.connect(lock_history, dispatch_uid="workflows.lock_history")
