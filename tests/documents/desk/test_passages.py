"""A search finds words inside the papers the reader may see, without marks, and says where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import BlobText, FoldedParagraph, Package
from documents.packages.queries.passages import passages
from documents.packages.queries.visible import visible_to
from documents.packages.services.paper_words import make_searchable
from documents.packages.services.taking_in import receive
from tests.cast import draft, perform
from tests.documents.signed_in import sign_in
from tests.documents.stored import mark_as_ours

pytestmark = pytest.mark.both_databases

OLD_WORD = Path(__file__).parents[1] / "texts" / "old_word.doc"
SAID = "Phần mở đầu.\n\nTổng số vận động 3.383 triệu đồng, đạt 100% kế hoạch_năm.\nHết."


@pytest.fixture
def package(cast, make_package):
    package = make_package("BCCT", "accepted", cast.congress.opening)
    perform(package, "revise", cast.truong, version=draft(package, SAID))
    make_searchable()
    return package


def found(person, words):
    return sorted({(one.number, one.found) for one in passages(visible_to(person), words)})


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("3.383 triệu", [(2, "3.383 triệu")]),
        ("TONG SO VAN DONG", [(2, "Tổng số vận động")]),
        ("triệu tổng", [(2, "triệu")]),
        ("100%", [(2, "100%")]),
        ("kế hoạch_năm", [(2, "kế hoạch_năm")]),
        ("kế hoạchxnăm", []),
        ("mở đầu hết", []),
        ("ế", []),
        ("", []),
    ],
)
def test_words_are_found_where_one_paragraph_holds_them_all(cast, package, words, where):
    assert found(cast.truong, words) == where


def test_confidential_papers_and_drafts_no_longer_in_force_are_never_searched(cast, package):
    perform(package, "revise", cast.truong, version=draft(package, "Bản mới."))
    make_searchable()
    assert (found(cast.truong, "3.383"), found(cast.truong, "bản mới")) == ([], [(1, "Bản mới")])

    Package.objects.filter(pk=package.pk).update(confidential=True)

    assert found(cast.truong, "bản mới") == []


def test_stranger_finds_nothing(cast, package):
    assert found(cast.nguoila, "3.383") == []


def test_old_word_file_is_read_by_the_night_once_the_machine_has_a_program(
    cast, make_package, monkeypatch, tmp_path
):
    monkeypatch.setenv("PATH", str(tmp_path))
    mark_as_ours()
    package = make_package("BCCT", "accepted", cast.congress.opening)
    with OLD_WORD.open("rb") as file:
        taken = receive(file, "bao-cao.doc", part="bao-cao")
    perform(package, "revise", cast.truong, version=replace(draft(package), parts=(taken,)))
    make_searchable()
    before = found(cast.truong, "Tri ân")
    program = tmp_path / "antiword"
    program.write_text("#!/bin/sh\necho Tri ân đồng đội")
    program.chmod(0o755)

    call_command("daily")

    assert (before, found(cast.truong, "tri an")) == ([], [(1, "Tri ân")])


@pytest.mark.parametrize("lost", [FoldedParagraph, BlobText])
def test_what_a_search_reads_is_written_again_by_the_night(cast, package, lost):
    lost.objects.all().delete()
    assert found(cast.truong, "3.383") == []

    call_command("daily")

    assert found(cast.truong, "3.383") == [(2, "3.383")]


def test_page_leads_to_the_paragraph_in_two_questions_more(cast, package):
    page, counts = sign_in(cast.truong), []
    shown = page.get("/ho-so/?tim=3.383+trieu").content.decode()
    for words in ("3.383+trieu", "khong+co+chu+nao"):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            page.get(f"/ho-so/?tim={words}")
        # What bodies are called is kept, and the newest line of the book asked where a stage is shown.
        beside = ("congress_congresskind", "workflows_ledgerline")
        counts.append(sum(not any(name in one["sql"] for name in beside) for one in asked))

    assert f"/ho-so/{package.code}/du-thao/{package.current.number}/y-kien/#" in shown
    assert "<mark>3.383 triệu</mark>" in shown
    assert counts[0] - counts[1] <= 2
