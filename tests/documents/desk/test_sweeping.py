"""The store of papers is swept by its own database only, and what is swept can be had back for 30 days."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import CommandError, call_command

from documents.models import Blob, StoreMark
from documents.packages.services import store
from documents.packages.services.taking_in import receive_text
from documents.texts.files import PAPERS
from tests.documents.examined import faults
from tests.documents.stored import mark_as_ours, path_of

OLD = store.ORPHAN_AGE.total_seconds() + 60


def aged(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


def thrown(number=1):
    """Files that nobody kept, and that lie there since before the term."""
    names = [receive_text(f"Thừa {n}", part="x", title="Thừa").stored_name for n in range(number)]
    for name in names:
        aged(path_of(name), OLD)
    return names


@pytest.fixture
def unmarked(make_package):
    """DANS with its first draft, one file in the books, in a store of before there were marks."""
    return make_package("DANS", "drafting")


@pytest.fixture
def drafted(unmarked):
    """The same in a store that its first paper marked."""
    mark_as_ours()
    return unmarked


def test_what_is_swept_lies_in_the_trash_for_thirty_days(drafted, settings, capsys):
    [name] = thrown()
    trash = settings.FILES_ROOT / "trash" / name
    call_command("daily")
    there = trash.read_bytes()
    aged(trash, store.TRASH_TERM.total_seconds() - 3600)
    call_command("daily")
    kept = trash.exists()
    aged(trash, store.TRASH_TERM.total_seconds() + 60)
    call_command("daily")

    said = capsys.readouterr().out
    assert there == "Thừa 0".encode()
    assert (kept, trash.exists(), path_of(name).exists()) == (True, False, False)
    assert "Đã chuyển 1 tệp thừa vào thùng rác, xóa 0 tệp" in said
    assert "Đã chuyển 0 tệp thừa vào thùng rác, xóa 1 tệp" in said
    assert PAPERS.mark() == StoreMark.objects.get().code
    assert faults("--files") == []


def test_a_dry_run_only_names_the_files(drafted, capsys):
    [name] = thrown()

    call_command("daily", "--dry-run")

    assert capsys.readouterr().out == f"{name}\nSẽ dọn 1 tệp thừa.\n"
    assert path_of(name).exists()


def test_another_database_sweeps_nothing_of_a_marked_store(unmarked, capsys):
    names = thrown(2)
    PAPERS.set_mark("0" * 32)

    for options in ((), ("--dry-run",)):
        with pytest.raises(CommandError, match="mang dấu của cơ sở dữ liệu khác"):
            call_command("daily", *options)

    assert [path_of(name).exists() for name in names] == [True, True]
    assert "Đã rà" in capsys.readouterr().out
    assert [line.partition(" mang ")[2][:30] for line in faults()] == ["dấu của cơ sở dữ liệu khác. Cầ"]


def test_without_a_mark_a_file_that_is_not_in_the_books_is_swept_by_nobody(unmarked, capsys):
    [name] = thrown()

    for options in ((), ("--dry-run",)):
        with pytest.raises(CommandError, match=r"chưa mang dấu .* có 1 trên 3 tệp .* daily --claim"):
            call_command("daily", *options)

    assert (path_of(name).exists(), PAPERS.mark()) == (True, "")
    assert "chưa mang dấu" in faults()[-1]


def test_somebody_may_say_that_a_store_without_a_mark_is_ours(unmarked, capsys):
    [name] = thrown()
    call_command("daily", "--claim", "--dry-run")
    told, before = capsys.readouterr().out, (path_of(name).exists(), PAPERS.mark())

    call_command("daily", "--claim")

    assert (told, before) == (f"{name}\nSẽ dọn 1 tệp thừa.\n", (True, ""))
    assert (path_of(name).exists(), PAPERS.mark()) == (False, StoreMark.objects.get().code)


def test_a_store_without_a_mark_whose_files_are_all_known_is_ours(unmarked):
    call_command("daily")

    assert PAPERS.mark() == StoreMark.objects.get().code


def test_the_files_of_another_are_not_claimed_by_an_empty_database(db, on_18_march):
    names = thrown(3)

    for options in ((), ("--dry-run",), ("--claim",)):
        with pytest.raises(CommandError, match="có 3 trên 3 tệp không có trong sổ"):
            call_command("daily", *options)

    assert ([path_of(name).exists() for name in names], PAPERS.mark()) == ([True] * 3, "")


@pytest.mark.django_db(transaction=True)
def test_the_first_paper_marks_the_store():
    receive_text("Dự thảo", part="x", title="Dự thảo")

    assert PAPERS.mark() == StoreMark.objects.get().code


def test_a_store_that_is_mostly_unknown_is_left_alone_and_not_marked(db, on_18_march):
    names = thrown(11)

    with pytest.raises(CommandError, match="có 11 trên 11 tệp không có trong sổ"):
        call_command("daily")

    assert [path_of(name).exists() for name in names] == [True] * 11
    assert (PAPERS.mark(), len(faults())) == ("", 1)


def test_a_store_that_is_not_there_is_named_once_more_than_its_files(drafted, cast, settings):
    call_command("daily")
    for number in range(10):
        one = receive_text(f"Chương {number}", part="x", title="Chương")
        facts = {"extension": "txt", "content_type": "text/plain", "size": one.size, "sha256": one.sha256}
        Blob.objects.create(name=one.stored_name, **facts)
    settings.FILES_ROOT = settings.FILES_ROOT.with_name("khac")

    with pytest.raises(CommandError, match="không có tệp nào trong số 12 tệp đã ghi sổ"):
        call_command("daily")

    assert "không có tệp nào trong số 12 tệp đã ghi sổ" in faults()[-1]
    assert not settings.FILES_ROOT.exists()


def test_a_mark_is_given_once(unmarked):
    call_command("daily")
    first = PAPERS.mark()
    PAPERS.set_mark("1" * 32)
    call_command("daily")

    assert (PAPERS.mark(), StoreMark.objects.count()) == (first, 1)


def test_nightly_work_twice_at_once_moves_each_file_once(drafted, settings):
    names = thrown(8)
    known, old = store.known_names(), store.ORPHAN_AGE

    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda _night: PAPERS.sweep(known, old), range(2)))

    assert [(settings.FILES_ROOT / "trash" / name).exists() for name in names] == [True] * 8
    assert (PAPERS.orphans(known, old), faults("--files")) == ([], [])
