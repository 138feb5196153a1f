"""The engine without the product: the toy library runs in a process of its own settings."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.house import source

pytestmark = pytest.mark.both_databases

PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds=tests.lending.settings")


def test_the_library_loan_needs_nothing_but_workflows():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO"))}

    run = subprocess.run(
        [sys.executable, *PYTEST, "--confcutdir=tests/lending", "tests/lending/stories.py"],
        cwd=source.ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, ""), run.stdout
