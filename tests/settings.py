"""Settings of the tests: the product's own, on a throw-away database, key and folder of papers."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

# The tests decide their own world: what the shell happens to export must not change a result.
for _name in (
    "CONGRESS_DEMO",
    "CONGRESS_TODAY",
    "DEBUG",
    "HTTPS",
    "FILES_ROOT",
    "DATABASE_URL",
    "QUEUE",
    "EMAIL_URL",
):
    os.environ.pop(_name, None)
os.environ["SECRET_KEY"] = "only-for-tests-" + "0" * 40
if os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = os.environ["TEST_DATABASE_URL"]
# Playwright keeps an event loop in the main thread, which Django would take for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from congress.settings import *  # noqa: E402,F403 - the environment above must stand before it is read
from congress.settings import DATABASES, TEMPLATES  # noqa: E402 - as above
from tests.undefined import Undefined  # noqa: E402 - as above

# One name for all workers of a run; two people may test on one machine at the same time.
RUN = os.environ.setdefault("CONGRESS_TEST_RUN", f"{os.getpid()}_{secrets.token_hex(3)}")
# What the walk through every address brought is read by all of them.
WALKED = Path(tempfile.gettempdir()) / f"congress-walked-{RUN}"
# And each worker writes beside the others.
SCRATCH = Path(tempfile.gettempdir()) / f"congress-test-{os.getpid()}"
FILES_ROOT = SCRATCH / "files"
# Seconds for each Word file; tests that print one as its pages say so.
WORD_PAGES = False
# What a test asks of the worker wakes nobody; tests that run one say where its queue lies.
QUEUE = f"sqlite:///{SCRATCH}-queue"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads, processes and the live server each open it, as in production.
    DATABASES["default"]["TEST"] = {"NAME": f"{SCRATCH}.sqlite3"}
else:
    DATABASES["default"]["TEST"] = {"NAME": f"test_congress_{os.getpid()}"}
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# Each visitor of a test starts the site anew; to look every file of it up each time costs more than his page.
WHITENOISE_AUTOREFRESH = True

# Django's tests keep mail in memory instead of sending it; the product sends none where this is empty.
MAIL_URL = "memorymail://"

# Hashing a password slowly is the point in production and a waste here.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()
# Only so can it be told which lines of a template were walked.
TEMPLATES[0]["OPTIONS"]["debug"] = True
