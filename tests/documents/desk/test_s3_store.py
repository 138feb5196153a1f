"""One file of object storage, from end to end: django-storages speaks to a server that speaks S3."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from documents.packages.services import store
from documents.packages.services.taking_in import receive_text
from documents.texts.files import PAPERS
from tests.documents.examined import faults
from tests.documents.s3_server import Kept, object_server
from tests.documents.signed_in import sign_in
from tests.documents.stored import mark_as_ours

pytestmark = pytest.mark.one_database


@pytest.fixture
def drafted(make_package):
    """BCKD with its first draft: one file in the books."""
    return make_package("BCKD", "drafting")


@pytest.fixture(autouse=True)
def server(drafted, settings):
    """The papers were moved to an object store, as FILES_STORAGE and FILES_STORAGE_OPTIONS name one."""
    lying = {name: PAPERS.read(name) for name in PAPERS.names()}
    shutil.rmtree(settings.FILES_ROOT)
    with object_server() as running:
        papers = {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": running.options}
        settings.STORAGES = {**settings.STORAGES, "papers": papers}
        for name, data in lying.items():
            PAPERS.storage.save(name, ContentFile(data))
        yield running


def the_name(package) -> str:
    return package.current.parts.get().blob.name


def test_a_draft_lies_there_once_and_is_handed_out_as_it_is(drafted, server, cast, settings):
    mark_as_ours()
    part = drafted.current.parts.get()

    sent = sign_in(cast.btc).get(f"/ho-so/{drafted.code}/du-thao/1/{part.code}/")

    assert b"".join(sent.streaming_content) == server.objects[part.blob.name].data
    assert set(server.objects) == {part.blob.name, "STORE"}
    assert (faults("--files"), settings.FILES_ROOT.exists()) == ([], False)
    assert set(server.asked) == {"PUT", "GET", "HEAD"}


def test_what_no_draft_keeps_goes_to_the_trash_and_then_away(drafted, server, monkeypatch):
    mark_as_ours()
    name = receive_text("Thừa", part="x", title="Thừa").stored_name
    monkeypatch.setattr(store, "ORPHAN_AGE", timedelta(0))
    server.objects[name].at -= timedelta(days=3)
    call_command("daily")
    swept = set(server.objects)
    monkeypatch.setattr(store, "TRASH_TERM", timedelta(0))
    server.objects[f"trash/{name}"].at -= timedelta(days=31)
    call_command("daily")

    assert swept == {the_name(drafted), "STORE", f"trash/{name}"}
    assert set(server.objects) == {the_name(drafted), "STORE"}
    assert "DELETE" in server.asked


def test_an_object_taken_out_or_changed_behind_the_program_is_named(drafted, server):
    mark_as_ours()
    name = the_name(drafted)
    kept = server.objects[name]
    server.objects[name] = Kept(bytes(len(kept.data)))
    changed = faults("--files")
    del server.objects[name]
    lost = faults("--files")

    assert [f"Tệp {name}: nội dung đã bị thay đổi" in line for line in changed] == [True]
    assert [f"Tệp {name}: không còn trong kho" in line for line in lost] == [True]


@pytest.mark.expects_error_log
def test_a_store_that_knows_another_key_is_told_and_nothing_is_poisoned(drafted, server, cast, settings):
    page, papers = f"/ho-so/{drafted.code}/du-thao/1/", settings.STORAGES["papers"]
    wrong = papers | {"OPTIONS": papers["OPTIONS"] | {"access_key": "khoa-khac"}}
    settings.STORAGES = {**settings.STORAGES, "papers": wrong}
    away = sign_in(cast.btc).get(page).text
    settings.STORAGES = {**settings.STORAGES, "papers": papers}

    assert "Lúc này máy chủ không mở được tệp đã lưu" in away
    assert "Lúc này máy chủ không mở được tệp đã lưu" not in sign_in(cast.btc).get(page).text
