"""The documents app: on start-up it gives the engine its guards, answers, rules and procedures."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from workflows import registry


class DocumentsConfig(AppConfig):
    """Installed under its plain name."""

    name = "documents"
    verbose_name = _("Hồ sơ văn kiện")

    def ready(self) -> None:
        """Fill the registry; importing the modules registers what they define."""
        # Models exist only now, and these modules speak of them.
        from documents.forms import drafts as _d  # noqa: F401, PLC0415 - app registry
        from documents.forms import votes  # noqa: F401, PLC0415 - app registry
        from documents.procedures import (  # noqa: F401, PLC0415 - app registry
            charter_guards,
            dossier_guards,
            guards,
            lint,
            part_guards,
        )
        from documents.procedures.answers import (  # noqa: F401, PLC0415 - app registry
            decisions,
            drafts,
            signatures,
            verdicts,
        )
        from documents.services import writing  # noqa: F401, PLC0415 - app registry

        registry.procedure_folder(Path(__file__).parent / "procedures")
