"""The patterns and adaptations that the engine claims, run without the product in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.house import source

pytestmark = pytest.mark.both_databases

FILES = [
    ("stories", "laws", "storms", "moments", "firsts", "returns", "waiting"),
    ("endings",),
    ("spoiling",),
]
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "--ds=tests.patterns.settings")


@pytest.mark.slow
@pytest.mark.parametrize("names", FILES, ids=["claimed", "drawn", "spoilt"])
def test_every_pattern_and_adaptation_that_is_claimed_runs(names):
    files = [f"tests/patterns/{name}.py" for name in names]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO"))}

    run = subprocess.run(
        [sys.executable, *PYTEST, "--confcutdir=tests/patterns", *files],
        cwd=source.ROOT,
        env=kept,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )

    assert (run.returncode, run.stderr) == (0, ""), run.stdout
