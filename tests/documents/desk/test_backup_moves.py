"""From one sort of database to the other and back, and the rehearsal, each as an administrator runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from tests.documents.examined import faults
from tests.documents.kept import whole_house
from workflows import triggers

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROOT = Path(__file__).resolve().parents[3]


def manage(*told, **where):
    """Another site of the same program: exit code and whatever it said."""
    known = {"SECRET_KEY": "only-for-tests-" + "0" * 40, "DJANGO_SETTINGS_MODULE": "congress.settings"}
    run = subprocess.run(
        [sys.executable, "manage.py", *map(str, told)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **known, **where},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.returncode, run.stdout + run.stderr


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="the way begins on a PostgreSQL server")
def test_from_postgresql_to_sqlite_and_back(make_package, tmp_path, other_house):
    make_package("BCCT")
    call_command("daily")
    there = {"DATABASE_URL": f"sqlite:///{tmp_path}/nho.sqlite3", "FILES_ROOT": f"{tmp_path}/tep"}
    first, second, heads = tmp_path / "1.zip", tmp_path / "2.zip", tmp_path / "heads"
    house = whole_house()
    call_command("backup", str(first))
    moved = manage("restore", first, **there)
    examined = manage("doctor", "--files", **there)
    heads.write_text(manage("doctor", "--heads", **there)[1], encoding="utf-8")
    again = manage("backup", second, **there)
    other_house()
    call_command("restore", str(second))

    assert [moved[0], examined[0], again[0]] == [0, 0, 0], moved[1] + examined[1] + again[1]
    assert whole_house() == house
    assert (triggers.missing(connection), faults("--files", "--anchors", str(heads))) == ([], [])


@pytest.mark.one_database
def test_a_rehearsal_restores_in_a_scratch_place_and_examines_it(make_package, tmp_path, capsys):
    make_package("BCCT")
    file = tmp_path / "a.zip"
    call_command("backup", str(file))
    house = whole_house()
    call_command("restore", str(file), "--rehearse")

    told = capsys.readouterr().out
    assert "Đã kiểm: 1 hồ sơ" in told
    assert "không có lỗi\nDiễn tập xong: bản sao lưu phục hồi được.\n" in told
    assert whole_house() == house
