"""The documents app: on start-up every subject makes its guards, answers, rules and forms known by name."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from workflows import registry

HERE = Path(__file__).parent
# The rooms in which a subject hangs something into the engine or the trunk; importing them does it.
TASKS = "tasks"
KNOWN_BY_NAME = ("answers", "forms", "guards", "handlers", "lint")


class DocumentsConfig(AppConfig):
    """Installed under its plain name."""

    name = "documents"
    verbose_name = _("Hồ sơ văn kiện")

    def ready(self) -> None:
        """Fill the registries; models exist only now, and these rooms speak of them."""
        # Those rooms of every subject, each a module or a folder of modules.
        for room in KNOWN_BY_NAME:
            for path in sorted([*HERE.glob(f"*/{room}.py"), *HERE.glob(f"*/{room}/*.py")]):
                import_module(".".join(("documents", *path.relative_to(HERE).with_suffix("").parts)))
        registry.procedure_folder(HERE / "procedures")
        registry.procedure_folder(HERE / "tasks" / "procedures", family=TASKS)
