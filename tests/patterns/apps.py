"""The examples tell the engine their words on start-up."""

from __future__ import annotations

from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "tests.patterns"
    label = "patterns"

    def ready(self):
        from tests.patterns import rules  # noqa: F401, PLC0415 - app registry
