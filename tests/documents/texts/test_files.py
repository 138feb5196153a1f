"""The store of papers: written whole or not at all, found again, and every fault of it told."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import re
import resource
import signal
import stat
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from documents.texts import files
from documents.texts.files import PAPERS, NotOurs, Stored, StoreFull
from documents.texts.folder import CHUNK
from tests.documents.stored import path_of
from workflows import clock, errors

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "Báo cáo chính trị trình Đại hội lần thứ III".encode()
DAY = timedelta(days=1)


class Failing(io.BytesIO):
    """A stream that gives some bytes and then fails, as a disk or a browser does."""

    def __init__(self, fault: BaseException) -> None:
        super().__init__()
        self.fault = fault
        self.left = 3

    def read(self, size: int = -1, /) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise self.fault
        return b"x" * size


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file of this process may grow beyond this many bytes meanwhile."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def put(data: bytes = TEXT) -> Stored:
    return PAPERS.keep(io.BytesIO(data))


def left_behind(settings: object) -> list[Path]:
    return [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]


def aged(name: str, days: float) -> None:
    moment = time.time() - days * 86_400
    os.utime(path_of(name), (moment, moment))


def test_stored_bytes_come_back_under_a_random_name():
    stored = put()

    with PAPERS.open(stored.name) as file:
        assert file.read() == TEXT
    assert re.fullmatch(r"[0-9a-f]{2}/[0-9a-f]{30}", stored.name)
    assert stored == Stored(stored.name, hashlib.sha256(TEXT).hexdigest(), len(TEXT))
    assert PAPERS.rehash(stored.name) == stored.sha256


def test_same_bytes_twice_are_two_files():
    assert put().name != put().name


def test_stream_is_stored_from_its_beginning():
    stream = io.BytesIO(TEXT)
    stream.read(10)

    assert PAPERS.keep(stream).size == len(TEXT)


def test_large_file_is_stored_piece_by_piece():
    data = os.urandom(3 * CHUNK + 17)

    stored = put(data)

    assert (stored.size, stored.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    assert PAPERS.rehash(stored.name) == stored.sha256


def test_only_the_owner_may_look():
    path = path_of(put().name)

    modes = [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent, path.parent.parent)]

    assert modes == [0o600, 0o700, 0o700]


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "../etc/passwd",
        "/etc/passwd",
        "ab/../../etc/passwd",
        "ab/" + "c" * 29,
        "ab/" + "c" * 31,
        "AB/" + "c" * 30,
        "ab/" + "g" * 30,
        "ab/" + "c" * 30 + "\n",
        "ab/" + "c" * 30 + ".part",
        "ab\\" + "c" * 30,
        "ab/" + "c" * 29 + "\x00",
    ],
)
def test_any_other_name_is_refused(name: str):
    for look in (PAPERS.read, PAPERS.open, PAPERS.rehash):
        with pytest.raises(NotOurs):
            look(name)


def test_link_in_place_of_a_paper_is_not_followed():
    path = path_of(put().name)
    path.unlink()
    path.symlink_to("/etc/passwd")

    with pytest.raises(OSError, match="symbolic links"):
        PAPERS.open(f"{path.parent.name}/{path.name}")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_full_disk_is_told_and_nothing_is_left(settings: object, code: int):
    with pytest.raises(StoreFull) as full:
        PAPERS.keep(Failing(OSError(code, os.strerror(code))))

    assert str(full.value) == (
        "Máy chủ đã hết chỗ lưu tệp, tệp chưa được nhận. Đề nghị báo Văn phòng rồi gửi lại sau."
    )
    assert isinstance(full.value, errors.Refused)
    assert left_behind(settings) == []


def test_disk_that_fills_while_writing_leaves_nothing(settings: object):
    data = bytes(4 * CHUNK)

    with room_for(2 * CHUNK + 100), pytest.raises(StoreFull):
        put(data)

    assert left_behind(settings) == []
    assert put(data).size == len(data)


@pytest.mark.parametrize("fault", [ConnectionResetError("gone"), KeyboardInterrupt(), MemoryError()])
def test_upload_cut_off_leaves_nothing(settings: object, fault: BaseException):
    with pytest.raises(type(fault)):
        PAPERS.keep(Failing(fault))

    assert left_behind(settings) == []


def test_process_killed_while_writing_leaves_only_what_the_sweep_takes(settings: object, tmp_path: Path):
    root = tmp_path / "killed"
    script = (
        "import io, os, signal\n"
        "from django.conf import settings\n"
        f"settings.configure(FILES_ROOT={str(root)!r}, STORAGES={settings.STORAGES!r})\n"
        "from documents.texts.files import PAPERS\n"
        "class Deadly(io.BytesIO):\n"
        "    begun = 0\n"
        "    def seek(self, *where):\n"
        "        self.begun += 1\n"
        "        return super().seek(*where)\n"
        "    def read(self, size=-1, /):\n"
        "        if self.tell() and self.begun > 2: os.kill(os.getpid(), signal.SIGKILL)\n"
        "        return super().read(4)\n"
        "PAPERS.keep(Deadly(b'bytes'))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, cwd=Path(files.__file__).parents[2])
    settings.FILES_ROOT = root

    swept = PAPERS.sweep([], timedelta(0))

    assert done.returncode == -signal.SIGKILL
    assert [name.endswith(".part") for name in swept] == [True]
    assert left_behind(settings) == [root / "trash" / swept[0]]


def test_sweep_takes_old_orphans_and_nothing_else(settings: object):
    known, orphan, fresh = put(), put(), put()
    aged(known.name, 30)
    aged(orphan.name, 2)
    foreign = path_of(orphan.name).with_name("ghi-chu.txt")
    foreign.write_text("không phải của kho")
    os.utime(foreign, (0, 0))

    assert PAPERS.orphans([known.name], DAY) == [orphan.name]
    assert PAPERS.sweep([known.name], DAY) == [orphan.name]

    thrown = settings.FILES_ROOT / "trash" / orphan.name
    kept = sorted([path_of(known.name), path_of(fresh.name), foreign, thrown])
    assert sorted(left_behind(settings)) == kept


@pytest.mark.parametrize("day", [date(2002, 3, 18), date(2052, 3, 18)])
def test_sweep_goes_by_the_age_on_disk_whatever_day_is_frozen(day: date):
    fresh = put()

    with clock.frozen(day):
        assert PAPERS.sweep([], DAY) == []

    assert PAPERS.rehash(fresh.name) == fresh.sha256


def test_sweep_of_a_store_that_does_not_exist_yet_finds_nothing():
    assert PAPERS.sweep([], timedelta(0)) == []


def test_sound_store_has_no_faults():
    assert PAPERS.faults([put(), put(b"")]) == []


def test_every_fault_of_a_file_is_told():
    lost, longer, changed, open_to_all, replaced = (put() for _ in range(5))
    path_of(lost.name).unlink()
    path_of(longer.name).write_bytes(TEXT + b"!")
    path_of(changed.name).write_bytes(TEXT.replace(b"III", b"IV."))
    path_of(open_to_all.name).chmod(0o644)
    path_of(replaced.name).unlink()
    path_of(replaced.name).symlink_to(path_of(open_to_all.name))
    foreign = Stored("../congress.sqlite3", "", 0)

    told = PAPERS.faults([lost, longer, changed, open_to_all, replaced, foreign, put()])

    assert told == [
        f"Tệp {lost.name}: không còn trong kho.",
        f"Tệp {longer.name}: có 59 byte, sổ ghi 58 byte.",
        f"Tệp {changed.name}: nội dung đã bị thay đổi so với mã kiểm tra đã ghi.",
        f"Tệp {open_to_all.name}: người dùng khác của máy chủ đọc được.",
        f"Tệp {replaced.name}: không phải là tệp thường.",
        "Tệp '../congress.sqlite3': tên không phải do kho tệp đặt.",
    ]


def test_store_under_a_served_folder_is_told(settings: object, tmp_path: Path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [("paper", tmp_path / "paper")]
    settings.FILES_ROOT = tmp_path / "static" / "files"
    inside = PAPERS.faults([put()])
    settings.FILES_ROOT = tmp_path / "paper"
    same = PAPERS.faults([put()])

    assert inside == [f"Kho tệp nằm trong thư mục công khai {tmp_path / 'static'}."]
    assert same == [f"Kho tệp nằm trong thư mục công khai {tmp_path / 'paper'}."]


def test_store_open_to_other_users_is_told(settings: object):
    stored = put()
    Path(settings.FILES_ROOT).chmod(0o755)

    assert PAPERS.faults([stored]) == ["Thư mục kho tệp cho người dùng khác của máy chủ mở được."]
