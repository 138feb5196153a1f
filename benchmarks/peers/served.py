"""Settings of the peer's own server: the product's, with the peer's site at /peer/."""

from __future__ import annotations

from congress.settings import *  # noqa: F403 - settings are extended
from congress.settings import INSTALLED_APPS, STATIC_ROOT

INSTALLED_APPS = [*INSTALLED_APPS, "viewflow", "viewflow.workflow", "benchmarks.peers"]
ROOT_URLCONF = "benchmarks.peers.urls"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
