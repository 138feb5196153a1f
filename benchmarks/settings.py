"""Settings of the benches: those of the tests, with the peer beside the product."""

from __future__ import annotations

from tests.settings import *  # noqa: F403 - settings are extended
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "viewflow", "viewflow.workflow", "benchmarks.peers"]
ROOT_URLCONF = "benchmarks.peers.urls"
# A page in a bench is the page as it is served: no marks for what a template lacks.
TEMPLATES[0]["OPTIONS"].pop("string_if_invalid", None)  # noqa: F405 - as above
# The peer's site switches its middleware on for every page; ours are to be measured as they are served.
VIEWFLOW = {"AUTOREGISTER": False}
