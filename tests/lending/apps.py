"""The library tells the engine its words on start-up."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig

from workflows import registry


class LibraryConfig(AppConfig):
    name = "tests.lending"
    label = "library"

    def ready(self):
        from tests.lending import rules  # noqa: F401, PLC0415 - app registry

        registry.procedure_folder(Path(__file__).parent / "procedures")
