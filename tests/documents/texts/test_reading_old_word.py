"""Old Word files: read by the program that the machine has, and kept unread where there is none."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from documents.texts.reading import office
from documents.texts.reading.reader import UnreadNow, read
from tests.documents import papers

FILE = Path(__file__).with_name("old_word.doc").read_bytes()
UNREAD = "Tệp .doc được lưu nhưng không đọc được nội dung."
LINES = [
    "BÁO CÁO CHÍNH TRỊ",
    "Số hội viên là 3.383 người, sinh hoạt tại 95 đầu mối trên cả nước.",
    "1. Củng cố tổ chức",
    "2. Chăm lo hội viên",
    "Phần xen giữa.",
    "3. Tri ân đồng đội",
    "Đơn vị | Hội viên",
    "Hà Nội | 1.204",
    "Lạng Sơn | 86",
]


def only(monkeypatch, folder, *programs):
    """The machine has these programs and no others that read .doc."""
    for name in programs:
        (folder / name).symlink_to(shutil.which(name) or pytest.skip(f"{name} is not installed"))
    monkeypatch.setenv("PATH", str(folder))


def pretending(monkeypatch, folder, script):
    """The machine has a program called antiword that does what the script says."""
    program = folder / "antiword"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_libreoffice_brings_numbers_and_tables(monkeypatch, tmp_path):
    only(monkeypatch, tmp_path, "soffice")

    found = read(FILE, "bao-cao.doc")

    assert found.text.split("\n")[:9] == LINES
    assert [line.split(".")[1] for line in found.warnings] == ["doc được đọc qua LibreOffice"]


def test_antiword_brings_the_words_and_it_is_told_what_may_be_missing(monkeypatch, tmp_path):
    only(monkeypatch, tmp_path, "antiword")

    found = read(FILE, "bao-cao.doc")

    assert found.text.split("\n")[:5] == [line.removeprefix("1. ").removeprefix("2. ") for line in LINES[:5]]
    assert "số tự động, bảng, công thức có thể thiếu hoặc sai" in found.warnings[0]


@pytest.mark.parametrize(
    ("field", "words", "is_told"),
    [
        ("\x13 PAGE \x145\x15.", "5.", False),
        ("\x13EQ \\f(2;3)\x15.", ".", True),
        ("\x13LISTNUM \x15.", ".", True),
    ],
)
def test_field_shows_what_it_keeps_and_one_without_is_told(monkeypatch, tmp_path, field, words, is_told):
    only(monkeypatch, tmp_path, "antiword")
    line = "Phần xen giữa."
    data = FILE.replace(line.encode("utf-16-le"), field.ljust(len(line)).encode("utf-16-le"))

    found = read(data, "bao-cao.doc")

    assert words in found.text.split("\n")
    assert any("số tự động kiểu cũ" in sentence for sentence in found.warnings) is is_told


def test_without_any_program_it_is_kept_and_said(monkeypatch, tmp_path):
    only(monkeypatch, tmp_path)

    found = read(FILE, "bao-cao.doc")

    assert (found.text, found.for_now, found.warnings[0].startswith(UNREAD)) == ("", False, True)


def test_what_it_embeds_is_told_to_be_missing(monkeypatch, tmp_path):
    pretending(monkeypatch, tmp_path, "echo Điều 1")

    found = read(papers.ole("WordDocument", "ObjectPool"), "a.doc")

    assert found.text == "Điều 1"
    assert "phần đó có thể không được đọc" in found.warnings[1]


@pytest.mark.parametrize(
    "script",
    ["exit 3", "kill -11 $$", ":", "head -c 999999999 /dev/zero", "ulimit -v 99999999 && echo Điều 1"],
    ids=["gives up", "crashes", "says nothing", "never stops writing", "takes its bounds away"],
)
def test_a_program_that_fails_leaves_the_file_unread(monkeypatch, tmp_path, script):
    pretending(monkeypatch, tmp_path, f"PATH=/usr/bin:/bin\n{script}")

    assert read(FILE, "a.doc").warnings[0].startswith(UNREAD)


def test_where_the_first_program_fails_the_next_one_reads(monkeypatch, tmp_path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 77\n")
    broken.chmod(0o755)
    pretending(monkeypatch, tmp_path, "echo Điều 1")

    found = read(FILE, "a.doc")

    assert (found.text, "antiword" in found.warnings[0]) == ("Điều 1", True)


def test_a_program_that_hangs_is_ended_with_its_children_and_tried_again(monkeypatch, tmp_path):
    monkeypatch.setattr(office, "PATIENCE", 0.3)
    alive = tmp_path / "alive"
    pretending(monkeypatch, tmp_path, f"(/bin/sleep 1; echo > {alive}) & /bin/sleep 60")

    with pytest.raises(UnreadNow):
        read(FILE, "a.doc")

    time.sleep(1)
    assert not alive.exists()


def test_it_knows_nothing_of_the_site(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    pretending(monkeypatch, tmp_path, "/usr/bin/env")

    assert "bi-mat" not in read(FILE, "a.doc").text


def test_what_the_program_made_badly_leaves_the_file_kept_and_not_refused(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    made = 'for each; do file=$each; done; echo hỏng > "${file%.doc}.docx"'
    program.write_text(f"#!/bin/sh\n{made}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    found = read(FILE, "bao-cao.doc")

    assert (found.text, found.warnings[0].startswith(UNREAD)) == ("", True)


def test_machine_without_room_is_tried_again(monkeypatch, tmp_path):
    only(monkeypatch, tmp_path, "soffice")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))

    with pytest.raises(UnreadNow):
        read(FILE, "bao-cao.doc")
