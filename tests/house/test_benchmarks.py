"""The benches run: each at its smallest, for what it says and not for how fast it is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.db import connection

from benchmarks import asking, compare, my_work, pages, papers, reading, replanning, steps, uploading, world
from documents.models import Package, PackageStep
from tests.house import source
from workflows.models import Duty

pytestmark = pytest.mark.one_database


def rows(report: str) -> list[list[str]]:
    """The cells of the rows of a report's tables, without heads and rules."""
    lines = [line.strip("| ").split(" | ") for line in report.splitlines() if line.startswith("| ")]
    return [
        line for at, line in enumerate(lines[:-1]) if line[0] != "---" and lines[at + 1][0] != "---"
    ] + lines[-1:]


def test_steps_of_engine_and_hand_are_both_sound(cast):
    assert [row[0] for row in rows(steps.report(cast, 2))] == [
        "verdict (self-loop with a row)",
        "submission (other state, 4 conditions)",
    ]


def test_copied_world_has_real_rows_under_the_rules_of_the_tables(cast):
    counted = world.fill(cast, 60)

    assert counted["documents_package"] == Package.objects.count() == 60
    assert PackageStep.objects.values("item").distinct().count() == 60
    waited_for = Duty.objects.filter(closed=None).values("item_id").distinct().count()
    assert waited_for == Package.objects.exclude(state="signed").count()
    assert Package.objects.exclude(current=None).exclude(current__package__pk__gt=0).count() == 0
    connection.check_constraints()


def test_pages_and_work_are_fetched_and_counted(cast):
    report = pages.report(cast, 40, 1, addresses={"Việc cần xử lý": "/", "Bảng tiến độ": "/tien-do/"})

    assert [row[1] for row in rows(report)] == ["/", "/tien-do/"]
    assert len(rows(my_work.report(cast, [20], 8))) == 2


def test_papers_and_comparison_are_measured():
    assert len(rows(papers.report(2, files=1))) == 8
    assert compare.OURS in compare.report(8, pages=1)
    assert [row[0] for row in rows(reading.report(2, pages=2))] == ["docx", "odt", "rtf", "pdf", "xlsx"]


def test_every_bench_is_found_with_the_peer_installed():
    """The peer lives under settings of its own, so its modules are imported by a process of their own."""
    clean = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--help"],
        cwd=source.ROOT,
        env=clean,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "compare papers steps peer work load pages" in told.stdout


def test_pages_of_asking_ask_the_same_for_many_remarks(cast):
    report = rows(asking.report(cast, units=8, answered=2, remarks=40, rounds=1))

    fetched, entered = report[:10], report[10:]
    # Two pages grow once, by what is told when the synthesis is published.
    once = {"what a unit sees": 5, "the package": 1}
    same = [row for row in fetched if row[0] not in {*once, "settling all of them"}]
    assert [row[2] == row[4] for row in same] == [True] * 7
    assert {row[0]: int(row[4]) - int(row[2]) for row in fetched if row[0] in once} == once
    assert [row[0] for row in entered] == ["the first five", "the last five"]
    assert entered[0][2] == entered[1][2]


def test_a_file_is_sent_and_its_page_shown(cast):
    report = rows(uploading.report(cast, 1, words=80))

    assert [row[0] for row in report] == ["the answer to the click", "the page after it"]


def test_a_moved_opening_gives_each_package_its_row(cast):
    ((size, _looked, queries, _took, made, moved, *_each),) = rows(replanning.report(cast, 40))

    assert (size, queries) == ("40", "5")
    assert 0 < int(moved) <= int(made) < 40
