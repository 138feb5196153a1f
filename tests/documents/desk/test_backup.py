"""A backup brings the whole house back, other_house too; one that is not whole brings nothing."""

from __future__ import annotations

import io
import resource
import shutil
import threading
import zipfile
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from congress.models import Person
from documents.desk.keeping import bundle
from documents.desk.keeping.alone import only_one
from documents.models import BackupTaken, Comment, Package
from documents.opinions.services import comment
from documents.texts.files import PAPERS
from tests.cast import draft, perform
from tests.documents.examined import faults
from tests.documents.kept import whole_house
from tests.documents.stored import path_of
from workflows import triggers

pytestmark = pytest.mark.django_db(transaction=True)
PASSPHRASE = "bốn bức tường vàng"


@pytest.fixture
def drafted(make_package):
    """BCCT with a draft and a remark on it."""
    return make_package("BCCT")


@pytest.fixture
def secret(tmp_path):
    """The file in which an administrator keeps the pass phrase."""
    file = tmp_path / "mat-khau"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return ("--passphrase-file", str(file))


def run(*words):
    """What the command says; CommandError where it refuses."""
    out = io.StringIO()
    call_command(*(str(word) for word in words), stdout=out, stderr=out)
    return out.getvalue()


def refusal(*words):
    with pytest.raises(CommandError) as told:
        run(*words)
    return str(told.value)


def is_bare():
    return (Person.objects.count(), Package.objects.count(), PAPERS.names()) == (0, 0, set())


def test_all_of_it_comes_back(drafted, cast, tmp_path, other_house):
    call_command("daily")
    file, heads = tmp_path / "a.zip", tmp_path / "heads"
    heads.write_text(run("doctor", "--heads"), encoding="utf-8")
    house = whole_house()
    said = run("backup", file)
    other_house()
    back = run("restore", file)

    assert (whole_house(), f"{len(house[1])} tệp" in said, "Đã phục hồi" in back) == (house, True, True)
    assert (triggers.missing(connection), faults("--files", "--anchors", str(heads))) == ([], [])
    # And people go on working: new rows get numbers that none had.
    package = Package.objects.get()
    perform(package, "revise", cast.thuky, version=draft(package, "Khác"))
    assert (Package.objects.get().current.number, faults("--files")) == (2, [])


def test_a_locked_one_opens_with_its_pass_phrase_only(drafted, tmp_path, other_house, secret):
    file, wrong = tmp_path / "a.kin", tmp_path / "khac"
    wrong.write_text("bốn bức tường xanh", encoding="utf-8")
    house = whole_house()
    run("backup", file, *secret)
    other_house()
    without = refusal("restore", file)
    other = refusal("restore", file, "--passphrase-file", wrong)
    untouched = is_bare()
    run("restore", file, *secret)

    assert "Cần mật khẩu của bản sao lưu" in without
    assert "không đúng, hoặc tệp đã bị sửa hay bị cắt cụt" in other
    assert (untouched, whole_house(), b"manifest" in file.read_bytes()) == (True, house, False)


@pytest.mark.parametrize("locked", [False, True])
def test_one_that_is_cut_short_or_changed_by_a_byte_brings_nothing(
    drafted,
    tmp_path,
    other_house,
    secret,
    locked,
):
    key = secret if locked else ()
    file, spoilt = tmp_path / "a", tmp_path / "b"
    run("backup", file, *key)
    whole = file.read_bytes()
    other_house()
    size = len(whole)
    cut = [whole[:length] for length in (0, 10, 60, size // 2, size - 1)]
    changed = [
        whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        for at in (0, 20, 100, size // 3, size // 2, size - 100, size - 20, size - 1)
    ]

    for data in [*cut, *changed, whole + b"x"]:
        spoilt.write_bytes(data)
        refusal("restore", spoilt, *key)

    assert is_bare()
    assert "Không mở được tệp" in refusal("restore", tmp_path / "khong-co")
    assert not connection.in_atomic_block


def test_what_is_whole_and_no_backup_brings_nothing(db, tmp_path):
    file = tmp_path / "khac.zip"
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("thu.txt", "Kính gửi")
        other.comment = bundle.BEFORE.encode()
    data = file.read_bytes()[: -len(bundle.BEFORE)]
    file.write_bytes(data + bundle.hashlib.sha256(data).hexdigest().encode())

    assert "không phải bản sao lưu của chương trình" in refusal("restore", file)


def test_one_of_another_version_says_which_program_can_restore_it(
    drafted, tmp_path, other_house, monkeypatch
):
    ours = bundle.steps_of_schema()
    newer, older = tmp_path / "moi", tmp_path / "cu"
    for file, steps in ((newer, [*ours, "documents.9999_later"]), (older, ours[1:])):
        monkeypatch.setattr("documents.desk.keeping.taking.steps_of_schema", lambda kept=steps: kept)
        run("backup", file)
    other_house()

    told = refusal("restore", newer), refusal("restore", older)

    assert "thuộc phiên bản mới hơn (0.9.0): chương trình này không có bước documents.9999_later" in told[0]
    assert f"thuộc phiên bản cũ hơn (0.9.0): bản sao lưu không có bước {ours[0]}." in told[1]
    assert is_bare()


def test_what_is_there_stays_unless_it_is_to_be_replaced(drafted, cast, tmp_path, settings):
    file, later = tmp_path / "a.zip", "Viết sau khi sao lưu"
    house = whole_house()
    run("backup", file)
    perform(drafted, "revise", cast.thuky, version=draft(drafted, later))
    extra = PAPERS.names() - house[1].keys()
    told = refusal("restore", file)
    kept = PAPERS.names()
    said = run("restore", file, "--replace")

    assert "Cơ sở dữ liệu đang có dữ liệu (" in told
    assert f"đang có {len(extra)} tệp không thuộc bản sao lưu" in told
    assert extra < kept
    assert (whole_house(), f"Đã chuyển {len(extra)} tệp" in said) == (house, True)
    trash = [(settings.FILES_ROOT / "trash" / name).read_bytes() for name in extra]
    assert any(data.startswith(later.encode()) for data in trash)
    assert (triggers.missing(connection), faults("--files")) == ([], [])


def test_begun_again_after_a_power_cut_it_goes_on(drafted, tmp_path, other_house):
    file, house = tmp_path / "a.zip", whole_house()
    run("backup", file)
    [first, *_rest] = sorted(house[1])
    other_house()
    # It had written one paper whole, and no row.
    PAPERS.storage.save(first, io.BytesIO(house[1][first]))
    run("restore", file)

    assert whole_house() == house


def test_others_write_meanwhile_and_the_picture_is_of_one_moment(drafted, cast, tmp_path, other_house):
    over, written = threading.Event(), []

    def write():
        while not over.is_set():
            written.append(comment(drafted.current, by=cast.bch01, text=f"Ý kiến số {len(written)}"))
        connection.close()

    busy = threading.Thread(target=write)
    busy.start()
    for number in range(3):
        run("backup", tmp_path / f"{number}.zip")
    over.set()
    busy.join()
    other_house()
    run("restore", tmp_path / "2.zip")

    assert 0 < Comment.objects.count() <= len(written)
    assert faults("--files") == []


def test_two_at_once_are_refused(drafted, tmp_path):
    begun, over = threading.Event(), threading.Event()

    def hold():
        with only_one():
            begun.set()
            over.wait(20)
        connection.close()

    first = threading.Thread(target=hold)
    first.start()
    begun.wait(20)
    told = refusal("backup", tmp_path / "a.zip")
    over.set()
    first.join()
    run("backup", tmp_path / "a.zip")

    assert told.startswith("Đang có một lần sao lưu hoặc phục hồi khác")
    assert [path.name for path in tmp_path.glob("*.zip")] == ["a.zip"]


@contextmanager
def room_for(size):
    """No file of this process grows beyond so many bytes, as on a disk that is full."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_leaves_nothing_behind(drafted, tmp_path):
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    with room_for(20_000):
        told = refusal("backup", folder / "a.zip")

    assert told == "Đĩa đã đầy: chưa sao lưu được, không để lại tệp nào."
    assert (list(folder.iterdir()), BackupTaken.objects.count()) == ([], 0)


def test_what_a_killed_one_left_never_has_the_name_and_goes_with_the_next(drafted, tmp_path):
    file, left = tmp_path / "a.zip", tmp_path / ".a.zip.0123abcd.part"
    left.write_bytes(b"PK half")
    run("backup", file)

    assert (left.exists(), file.stat().st_mode & 0o077) == (False, 0)
    assert "Đã có tệp" in refusal("backup", file)
    assert BackupTaken.objects.count() == 1


def test_a_paper_that_is_gone_is_named_and_the_rest_is_kept(drafted, tmp_path, other_house, capsys):
    name = drafted.current.parts.first().blob.name
    path_of(name).unlink()

    with pytest.raises(SystemExit) as end:
        call_command("backup", str(tmp_path / "a.zip"))
    told = capsys.readouterr().err
    other_house()
    run("restore", tmp_path / "a.zip")

    assert (end.value.code, told) == (1, f"Tệp {name}: không còn trong kho.\n")
    assert faults("--files") == [f"Tệp {name}: không còn trong kho."]


def test_doctor_names_a_store_and_a_database_that_do_not_belong_together(drafted, settings, other_house):
    call_command("daily")
    store = settings.FILES_ROOT
    names = PAPERS.names()
    settings.FILES_ROOT = store.with_name("trong")
    without_store = faults()
    shutil.rmtree(settings.FILES_ROOT, ignore_errors=True)
    other_house()
    settings.FILES_ROOT = store
    without_rows = faults()

    assert sorted(without_store) == sorted(f"Tệp {name}: không còn trong kho." for name in names)
    assert [line.partition(" mang ")[2][:30] for line in without_rows] == ["dấu của cơ sở dữ liệu khác. Cầ"]
