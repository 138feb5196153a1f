"""Hostile and broken files end in a reading or in a Vietnamese reason, soon, and within bounds of memory."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl.xml import functions

from documents.texts.megabyte import MEGABYTE
from documents.texts.reading import apart, worker
from documents.texts.reading.faults import Fault
from documents.texts.reading.reader import Reading, read
from documents.texts.reading.sentences import FAULTS
from documents.texts.uploads.limits import patient_seconds
from documents.texts.uploads.reasons import NotTaken
from tests.documents import papers, readable
from tests.documents.forgery import flood
from tests.documents.hostile import CORPUS, Case
from tests.documents.hostile_readable import LETTERS, MORE, drawn
from tests.documents.papers import zipped
from tests.documents.readable import par, run, word
from tests.documents.texts.joined import join_photos
from tests.documents.yardstick import REPORT_COST, in_yardsticks

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 2.0
FORMAL = ("Tệp", "Bên trong tệp", "Nội dung bên trong tệp")
MUTATIONS = 300


def outcome(data: bytes, name: str) -> Reading | str:
    """The reading, or the reason against it; anything else escapes and fails the test."""
    try:
        return read(data, name)
    except NotTaken as refused:
        return str(refused)


def spent_so_far() -> float:
    """Seconds of this process and the ones it started; a busy machine does not count."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("case", CORPUS, ids=str)
def test_whatever_the_door_refuses_is_unreadable_for_the_same_reason(case: Case):
    said = outcome(case.make(), case.filename)

    # Old letters are refused at the door of drafts; here they are tried, and these make no Vietnamese.
    changed = {"program as text", "PDF as text"}
    assert isinstance(said, str)
    assert said == case.reason or case.label in changed


@pytest.mark.parametrize("label", MORE)
def test_hostile_file_ends_soon_and_within_bounds(label):
    name, make = MORE[label]
    data = make()

    before = spent_so_far()
    said = outcome(data, name)
    spent = spent_so_far() - before

    assert isinstance(said, Reading) or said in {*map(str, FAULTS.values())} or said.startswith(FORMAL)
    assert spent < SECONDS


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some replaced, cut out, doubled or swapped."""
    out = bytearray(data)
    for _time in range(chance.randint(1, 3)):
        start = chance.randrange(len(out))
        end = min(len(out), start + chance.choice((1, 1, 2, 8, 64)))
        out[start:end] = chance.choice(
            (b"", chance.randbytes(end - start), out[start:end] * 3, b"<", b"9" * 9, b"/", b">", b"&#1;")
        )
        out = out or bytearray(b"x")
    return bytes(out)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """The container with one of its parts mutated and every size and check sum right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if parts[name] and name != "mimetype"])
    parts[name] = mutated(bytes(parts[name]), chance)
    return zipped(parts)


@pytest.mark.parametrize("kind", readable.GOOD)
def test_no_mutation_of_a_sound_file_lets_another_exception_out(kind, monkeypatch):
    # In this process, so that hundreds are quick; what the process apart adds is tested above.
    monkeypatch.setattr(apart, "run", in_this_process)
    chance, data = random.Random(20220318), readable.GOOD[kind]()  # noqa: S311 - the same bends each time
    bend = repacked if kind in {"docx", "odt", "xlsx"} else mutated

    started = time.perf_counter()
    ends = [outcome(bend(data, chance), f"a.{kind}") for _time in range(MUTATIONS)]
    raw = [outcome(mutated(data, chance), f"a.{kind}") for _time in range(MUTATIONS)]

    assert {type(end) for end in ends + raw} <= {Reading, str}
    assert [end for end in ends + raw if isinstance(end, str) and not end.startswith(FORMAL)] == []
    assert any(isinstance(end, Reading) for end in ends)
    assert time.perf_counter() - started < 60


def in_this_process(task, bodies, **_bounds):
    answer = worker.answer_for(task, bodies[0])
    if "fault" in answer:
        raise Fault(answer["fault"])
    return answer, b""


def test_process_that_takes_too_long_or_too_much_is_ended():
    with pytest.raises(Fault, match="slow"):
        apart.run("pdf", [drawn(b"BT (a) Tj ET " * 400_000)], seconds=0.02)
    with pytest.raises(Fault, match="slow"):
        apart.run("docx", [word("<w:p/>" * 100_000)], memory=28 * MEGABYTE)
    with pytest.raises(match="quá nhiều nội dung"):
        join_photos([(flood(7_000, 7_000), "a.png")])


def test_many_large_photographs_stay_within_memory():
    large = readable.photo(size=(8_000, 6_000))

    started = time.perf_counter()
    made = join_photos([(large, f"{number}.jpg") for number in range(6)])

    assert made.startswith(b"%PDF-")
    assert time.perf_counter() - started < 6


def test_sound_report_of_300_pages_is_read():
    body = [par(run(LETTERS[:120]), run(LETTERS[:120], looks="<w:b/>")) for _paragraph in range(4_500)]

    reading, cost = in_yardsticks(lambda: read(word(*body), "a.docx", seconds=patient_seconds()))

    assert len(reading.text) > 1_000_000
    assert reading.warnings == ()
    assert cost < REPORT_COST


def test_the_process_apart_loads_no_library_that_it_does_not_read_with():
    asked = "import sys, documents.texts.reading.worker, documents.texts.reading.docx; print(*sys.modules)"

    loaded = subprocess.run(
        [sys.executable, "-s", "-B", "-c", asked], cwd=ROOT, env={}, capture_output=True, check=True
    )

    assert {b"django", b"pypdf", b"PIL"} & set(loaded.stdout.split()) == set()


def test_every_reason_says_what_to_do():
    assert [str(reason) for reason in FAULTS.values() if str(reason).count("Đề nghị") != 1] == []
    assert all(first != second for first, second in pairwise(sorted(map(str, FAULTS.values()))))


def test_papers_of_the_door_are_all_read_or_broken():
    ends = {kind: outcome(make(), f"a.{kind}") for kind, make in papers.GOOD.items()}

    assert {kind for kind, end in ends.items() if isinstance(end, str)} <= {"odt", "xlsx"}


def test_another_library_does_not_change_what_reads_a_workbook():
    """docxtpl brings lxml, which openpyxl prefers to the parser that refuses entities."""
    assert {functions.fromstring.__module__, functions.iterparse.__module__} == {"defusedxml.common"}
