"""Worker processes of their own for tests: on the database and the store of the test, and killed at will."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from tests.house import source

PATIENCE = 60


def environment(**more: str) -> dict[str, str]:
    """The settings of a process beside the test."""
    told = connection.settings_dict
    url = f"sqlite:///{told['NAME']}"
    if connection.vendor == "postgresql":
        url = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**told)
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    own = {"SECRET_KEY": settings.SECRET_KEY, "DATABASE_URL": url, "FILES_ROOT": str(settings.FILES_ROOT)}
    return {**kept, **own, "PYTHONDONTWRITEBYTECODE": "1", "WORD_PAGES": "false", **more}


@contextmanager
def worker(**more: str):
    """A worker while the block lasts; it is told to stop at the end, if it still runs."""
    command = [sys.executable, "manage.py", "worker", "--with-parent"]
    running = subprocess.Popen(command, cwd=source.ROOT, env=environment(**more), stderr=subprocess.PIPE)
    try:
        yield running
    finally:
        running.send_signal(signal.SIGTERM)
        try:
            running.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()


def until(found, *, patience: float = PATIENCE):
    """What `found()` answers as soon as it is anything; fails when it is nothing for too long."""
    last = time.monotonic() + patience
    while time.monotonic() < last:
        if answer := found():
            return answer
        time.sleep(0.1)
    raise AssertionError("nothing came of it in time")
