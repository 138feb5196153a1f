"""A file is read once, by one process, when it comes in; what goes wrong there is not kept for good."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from documents.models import Blob, BlobText, JoinedPhoto, Version
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.answers.values import Draft
from documents.packages.forms.on_paper import SignedPaperForm
from documents.packages.services import store
from documents.packages.services.paper_words import text_of
from documents.packages.services.taking_in import take_in
from documents.texts.files import PAPERS
from documents.texts.reading.reader import VERSION
from tests.cast import perform
from tests.demo_world import act_url, at, paper
from tests.demo_world import text_of as seen_in
from tests.documents import papers, readable
from tests.documents.racers import in_threads
from tests.documents.readable import par, run, word
from tests.documents.stored import AILING, mark_as_ours
from tests.documents.texts.test_reading_fonts import TCVN, TRUE
from workflows import clock, engine
from workflows.ledger import unlike

WORDS = "Tổng số tri ân là 3.383 triệu đồng."
CODE, MAIN = "DH3-NQ", "file_du-thao"
PAGE = f"/ho-so/{CODE}/du-thao/2/"


@pytest.fixture
def secretary(world):
    with at(18, hour=9):
        yield world.visitor("tbvk2")


@pytest.fixture
def processes(monkeypatch):
    """The processes that were begun, each by its command."""
    begun = []
    begin = subprocess.run

    def counted(command, **how):
        begun.append(command)
        return begin(command, **how)

    monkeypatch.setattr(subprocess, "run", counted)
    return begun


def sent_again(visitor, refused, **more):
    fields = refused.context["form"].data
    kept = {name: fields[name] for name in ("seen", "request_id", "base", "kept")}
    return visitor.send(CODE, "revise", **kept, **more)


def main_part():
    return Version.objects.get(package__code=CODE, number=2).parts.select_related("blob").get(code="du-thao")


def document(words=WORDS, **looks):
    return paper("nq.docx", word(par(run(words, **looks))))


def received(package, words=WORDS):
    upload = SimpleUploadedFile("bc.docx", word(par(run(words))))
    return take_in([upload], part=package.kind.parts[0].code, title="Báo cáo")


@engine.whole()
def kept_until_cut_off(part):
    stored_blob(part)
    raise ConnectionResetError


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("nq.docx", lambda: word(par(run(WORDS)))),
        ("nq.pdf", papers.pdf),
        ("nq.txt", lambda: WORDS.encode() * 10_000),
    ],
)
def test_an_upload_begins_one_process_until_everybody_has_read_it(secretary, processes, name, make):
    answer = secretary.act(CODE, "revise", **{MAIN: paper(name, make())})
    pages = [secretary.get(PAGE).status_code for _reader in range(2)]

    assert (answer.status_code, pages, len(processes)) == (302, [200, 200], 1)
    assert (main_part().blob.reading.reader, main_part().blob.reading.stored) == (VERSION, None)


def test_photographs_are_joined_by_one_process_and_not_read(secretary, processes):
    shots = [paper(f"{number}.jpg", readable.photo(), "image/jpeg") for number in range(2)]

    secretary.act(CODE, "revise", **{MAIN: shots})

    assert "không đọc được nội dung (bản quét)" in secretary.read(PAGE)
    assert len(processes) == 1


def test_a_file_kept_over_a_refusal_is_not_read_again(secretary, processes):
    refused = secretary.act(CODE, "revise", **{MAIN: document(), "file_to-trinh": paper("trong.pdf", b"")})
    waiting = BlobText.objects.get(blob=None)
    answer = sent_again(secretary, refused)

    assert (refused.status_code, answer.status_code) == (422, 302)
    assert WORDS in secretary.read(PAGE)
    assert (len(processes), BlobText.objects.get(pk=waiting.pk).text) == (1, WORDS)


def test_old_letters_are_read_once_for_the_preview_and_for_the_readers(secretary, processes):
    refused = secretary.act(CODE, "revise", **{MAIN: document(TCVN, font=".VnTime")})
    answer = sent_again(secretary, refused, **{"chu_du-thao": "dung"})

    assert (TRUE in seen_in(refused), answer.status_code) == (True, 302)
    assert TRUE in secretary.read(PAGE)
    assert len(processes) == 1


def test_a_picture_of_a_signed_sheet_is_read_by_nobody(db, processes):
    sheet = SimpleUploadedFile("phieu.pdf", papers.pdf())

    SignedPaperForm.base_fields["scan"].taken([sheet], part="scan", title="Bản chụp giấy")

    assert (processes, BlobText.objects.count()) == ([], 0)


def test_an_upload_cut_off_before_it_is_kept_leaves_no_draft_and_can_be_tried_again(
    cast, make_package, processes
):
    package = make_package("BCCT", "drafting")
    before, part = Blob.objects.count(), received(package)
    with pytest.raises(ConnectionResetError):
        kept_until_cut_off(part)

    cut_off = Blob.objects.count(), BlobText.objects.get(stored=part.stored_name).blob
    perform(package, "revise", cast.thuky, version=Draft((part,)))

    assert cut_off == (before, None)
    assert text_of(package.versions.last().parts.get(code=part.code)).text == WORDS
    assert len(processes) == 1


@pytest.mark.both_databases
@pytest.mark.django_db(transaction=True)
def test_a_paper_of_photographs_that_comes_four_times_at_once_is_one_row(cast, make_package):
    package = make_package("BCCT", "drafting")
    photo = received(package)
    part = replace(received(package, "Khác"), photos=(photo,))

    @engine.whole()
    def kept(_number):
        keep_beside(part, by=cast.thuky, at=clock.now())
        return stored_blob(part)

    rows = in_threads(4, kept)

    blob = Blob.objects.get(name=part.stored_name)
    assert set(rows) - {"busy"} == {blob.pk}
    assert [one.blob.name for one in blob.photos.all()] == [photo.stored_name]
    assert blob.reading.text == "Khác"
    assert list(unlike(Blob.objects.all())) + list(unlike(JoinedPhoto.objects.all())) == []


def test_words_of_a_file_that_no_draft_came_to_hold_go_with_it(cast, make_package, monkeypatch):
    mark_as_ours()
    package = make_package("BCCT", "drafting")
    part = received(package)
    call_command("daily")
    at_first = BlobText.objects.filter(stored=part.stored_name).exists()

    monkeypatch.setattr(store, "ORPHAN_AGE", store.TRASH_TERM * 0)
    call_command("daily")

    assert (at_first, BlobText.objects.filter(stored=part.stored_name).exists()) == (True, False)


@pytest.mark.expects_error_log
@pytest.mark.parametrize("field", [MAIN, "text"])
def test_a_full_store_gives_back_what_was_typed(secretary, settings, field):
    note, typed = "Đã sửa số dư theo ý kiến của Tiểu ban.", "Nghị quyết gồm ba phần."
    settings.STORAGES = {**settings.STORAGES, "papers": AILING}
    PAPERS.storage.ill = OSError(28, "No space left on device")
    sent = {MAIN: document()} if field == MAIN else {}

    full = secretary.act(CODE, "revise", text=typed, author_note=note, **sent)
    PAPERS.storage.ill = None
    fields = full.context["form"].data
    again = secretary.client.post(act_url(CODE, "revise"), fields)

    assert (full.status_code, again.status_code) == (507, 302)
    assert "Máy chủ đã hết chỗ lưu tệp" in seen_in(full)
    assert [words in seen_in(full) for words in (note, typed)] == [True, True]
