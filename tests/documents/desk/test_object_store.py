"""The papers in a store that is no folder: what reads, sweeps, marks and examines them is the same."""

from __future__ import annotations

import io
import shutil
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from documents.packages.services import store
from documents.packages.services.taking_in import receive_text
from documents.texts.files import PAPERS, Stored, StoreFull
from tests.documents.examined import faults
from tests.documents.signed_in import sign_in
from tests.documents.stored import AILING, mark_as_ours

pytestmark = pytest.mark.one_database

NOW = timedelta(0)


@pytest.fixture
def drafted(make_package):
    """BCKD with its first draft: one file in the books."""
    return make_package("BCKD", "drafting")


@pytest.fixture(autouse=True)
def elsewhere(drafted, settings, monkeypatch):
    """The papers were moved to an object store, and what no draft keeps is old at once."""
    lying = {name: PAPERS.read(name) for name in PAPERS.names()}
    shutil.rmtree(settings.FILES_ROOT)
    settings.STORAGES = {**settings.STORAGES, "papers": AILING}
    for name, data in lying.items():
        PAPERS.storage.save(name, ContentFile(data))
    monkeypatch.setattr(store, "ORPHAN_AGE", NOW)
    return PAPERS.storage


def the_file(package):
    return package.current.parts.get().blob


def test_a_draft_is_taken_in_read_and_handed_out(drafted, cast, settings):
    reader = sign_in(cast.btc)

    page = reader.get(f"/ho-so/{drafted.code}/du-thao/1/")
    part = drafted.current.parts.get()
    sent = reader.get(f"/ho-so/{drafted.code}/du-thao/1/{part.code}/")

    assert page.status_code == 200
    assert b"".join(sent.streaming_content) == PAPERS.read(part.blob.name)
    assert (faults("--files"), settings.FILES_ROOT.exists()) == ([], False)


def test_what_no_draft_keeps_goes_to_the_trash_and_then_away(drafted, elsewhere, capsys, monkeypatch):
    mark_as_ours()
    name = receive_text("Thừa", part="x", title="Thừa").stored_name
    call_command("daily", "--dry-run")
    told = capsys.readouterr().out
    call_command("daily")
    swept = elsewhere.exists(name), elsewhere.exists(f"trash/{name}")
    monkeypatch.setattr(store, "TRASH_TERM", NOW)
    call_command("daily")

    assert told == f"{name}\nSẽ dọn 1 tệp thừa.\n"
    assert (swept, elsewhere.exists(f"trash/{name}")) == ((False, True), False)
    assert PAPERS.names() == {the_file(drafted).name}


def test_two_databases_on_one_store_do_not_sweep_each_other(drafted, elsewhere):
    name = receive_text("Của nơi khác", part="x", title="Thừa").stored_name
    PAPERS.set_mark("0" * 32)
    PAPERS.set_mark("1" * 32)

    with pytest.raises(CommandError, match="Kho tệp Ailing mang dấu của cơ sở dữ liệu khác"):
        call_command("daily")

    assert (PAPERS.mark(), elsewhere.exists(name)) == ("0" * 32, True)
    assert [line[:30] for line in faults()] == ["Kho tệp Ailing mang dấu của cơ"]


def test_nightly_work_twice_at_once_takes_each_file_once(drafted, elsewhere, monkeypatch):
    mark_as_ours()
    name = receive_text("Thừa", part="x", title="Thừa").stored_name
    first = PAPERS.orphans(store.known_names(), NOW)
    call_command("daily")

    # The slower of two had made his list before the faster moved the file.
    monkeypatch.setattr(PAPERS, "orphans", lambda *_asked: first)
    call_command("daily")

    assert first == [name]
    assert elsewhere.listdir(f"trash/{name[:2]}") == ([], [name[3:]])
    assert PAPERS.names() == {the_file(drafted).name}


def test_every_fault_of_a_file_is_told(elsewhere):
    lost, longer, changed, sound = (PAPERS.keep(io.BytesIO(b"so lieu")) for _ in range(4))
    elsewhere.delete(lost.name)
    for one, data in ((longer, b"so lieu 2"), (changed, b"so li3u")):
        elsewhere.delete(one.name)
        elsewhere.save(one.name, ContentFile(data))

    told = PAPERS.faults([lost, longer, changed, Stored("../x", "", 0), sound])

    assert told == [
        f"Tệp {lost.name}: không còn trong kho.",
        f"Tệp {longer.name}: có 9 byte, sổ ghi 7 byte.",
        f"Tệp {changed.name}: nội dung đã bị thay đổi so với mã kiểm tra đã ghi.",
        "Tệp '../x': tên không phải do kho tệp đặt.",
    ]


@pytest.mark.expects_error_log
def test_a_store_out_of_reach_is_no_property_of_the_file(drafted, cast, elsewhere):
    reader, page = sign_in(cast.btc), f"/ho-so/{drafted.code}/du-thao/1/"
    elsewhere.ill = RuntimeError("the endpoint says 503")

    away, told = reader.get(page).text, PAPERS.faults([the_file(drafted)])
    elsewhere.ill = None

    assert "Lúc này máy chủ không mở được tệp đã lưu" in away
    assert told == [f"Tệp {the_file(drafted).name}: không đọc được (RuntimeError)."]
    assert "Lúc này máy chủ không mở được tệp đã lưu" not in reader.get(page).text


def test_a_store_that_takes_no_more_keeps_nothing(drafted, elsewhere):
    elsewhere.ill = OSError(28, "No space left on device")

    with pytest.raises(StoreFull):
        PAPERS.keep(io.BytesIO(b"so lieu"))

    assert PAPERS.names() == {the_file(drafted).name}
