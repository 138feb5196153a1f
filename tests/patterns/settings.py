"""Settings of the examples: the engine and Django's own accounts, and nothing of the product."""

from __future__ import annotations

from tests.lending.settings import *  # noqa: F403 - the same database, the same clock

INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "workflows", "tests.patterns"]
