"""Data of each release made so far is brought up to date, and nothing of the record is found changed.

A release keeps a small congress of its own in `releases/`: a signed package, one in the making, their papers
(CONTRIBUTING.md says how it is made).
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tarfile

import pytest

from tests.house.source import ROOT

pytestmark = [pytest.mark.one_database, pytest.mark.slow]

RELEASES = sorted((ROOT / "tests" / "documents" / "desk" / "releases").glob("*.tar.xz"))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name.removesuffix(".tar.xz"))
def test_data_of_a_release_is_whole_after_the_upgrade(release, tmp_path):
    with tarfile.open(release) as kept:
        kept.extractall(tmp_path, filter="data")
    database = sqlite3.connect(tmp_path / "db.sqlite3")
    database.executescript((tmp_path / "db.sql").read_text(encoding="utf-8"))
    database.close()
    for path in (tmp_path / "files", *(tmp_path / "files").rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)
    there = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "x" * 50,
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
        "FILES_ROOT": str(tmp_path / "files"),
    }

    said = [
        subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=there,
            capture_output=True,
            text=True,
            check=False,
        )
        for words in (["migrate", "--verbosity", "0"], ["doctor", "--files"])
    ]

    assert [(run.returncode, run.stderr if number == 0 else "") for number, run in enumerate(said)] == [
        (0, "")
    ] * 2
    assert said[1].stdout.endswith(" hồ sơ, 17 bước, 5 tệp – không có lỗi\n")
