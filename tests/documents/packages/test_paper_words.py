"""What is kept of a file is a cache: a bad moment is not kept, and an older reader's words are read again."""

from __future__ import annotations

import sys
from html import unescape

import pytest
from django.core.files.base import ContentFile

from documents.models import BlobText
from documents.packages.answers.values import Draft
from documents.packages.services.paper_words import text_of
from documents.packages.services.taking_in import receive, receive_text
from documents.texts.reading.reader import VERSION
from tests.cast import perform
from tests.documents.examined import faults
from tests.documents.readable import par, run, word
from tests.documents.signed_in import sign_in
from workflows import clock
from workflows.models import Job

pytestmark = pytest.mark.one_database

OLD, WORDS = "Tổng số tri ân là 2.950 triệu đồng.", "Tổng số tri ân là 3.383 triệu đồng."
READING = "Đang đọc nội dung tệp này"
AWAY = "Lúc này máy chủ không mở được tệp đã lưu nên chưa đọc được nội dung."


@pytest.fixture
def package(cast, make_package):
    """BCCT with one draft typed and another sent as a Word file, which nobody has opened."""
    found = make_package("BCCT", "drafting")
    typed = receive_text(OLD, part="bao-cao", title="Báo cáo")
    perform(found, "revise", cast.thuky, version=Draft((typed,)))
    sent = receive(ContentFile(word(par(run(WORDS)))), "bao cao.docx", part="bao-cao")
    perform(found, "revise", cast.thuky, version=Draft((sent,)))
    return found


@pytest.fixture
def read(client, cast, package):
    """A function: a page of the package as its reader sees it."""
    client.force_login(cast.btc, backend="django.contrib.auth.backends.ModelBackend")
    return lambda rest: unescape(client.get(f"/ho-so/{package.code}/{rest}").text)


@pytest.fixture
def store(settings):
    """The folder of papers, that can be moved away and back."""
    return settings.FILES_ROOT


@pytest.mark.expects_error_log
def test_a_store_that_is_away_for_a_moment_is_no_property_of_the_file(read, store):
    gone = store.rename(store.with_name("elsewhere"))
    pages = [read("du-thao/3/"), read("so-sanh/2/3/"), read("du-thao/3/y-kien/")]
    gone.rename(store)

    assert [AWAY in pages[0], "Lúc này chưa đọc được chữ của tệp để so sánh" in pages[1]] == [True, True]
    assert [page for page in pages if "Errno" in page or str(store.parent) in page] == []
    assert BlobText.objects.count() == 0
    assert [WORDS in read("du-thao/3/"), "2.950 → 3.383" in read("so-sanh/2/3/")] == [True, True]


@pytest.mark.expects_error_log
def test_no_paper_is_printed_without_what_could_not_be_read(cast, make_package, store):
    package = make_package("BCTC", "signing")
    signer, address = sign_in(cast.chutich), f"/ho-so/{package.code}/bo-trinh-ky.pdf"
    gone = store.rename(store.with_name("elsewhere"))
    refused = signer.get(address)
    gone.rename(store)

    assert (refused.status_code, AWAY in unescape(refused.text)) == (503, True)
    assert signer.get(address)["Content-Type"] == "application/pdf"


def test_a_reader_that_was_ended_is_sent_again_after_a_while(read, monkeypatch):
    with monkeypatch.context() as ended:
        # A reader that ends without a word, as one does that the system killed.
        ended.setattr(sys, "executable", "/bin/false")
        busy = read("du-thao/3/")
    at_once = read("du-thao/3/")
    # Some seconds later.
    Job.objects.update(free_from=clock.real_now())
    later = read("du-thao/3/")

    assert [READING in page for page in (busy, at_once, later)] == [True, True, False]
    assert [WORDS in page for page in (busy, at_once, later)] == [False, False, True]
    assert [row.warnings for row in BlobText.objects.filter(text=WORDS)] == [[]]


def test_what_an_older_reader_kept_is_read_again(read, package):
    part = package.versions.last().parts.get(code="bao-cao")
    BlobText.objects.create(blob=part.blob, warnings=["[Errno 2] No such file or directory: '/x/files/93/a'"])

    assert [WORDS in page and "Errno" not in page for page in (read("du-thao/3/"),)] == [True]
    rows = BlobText.objects.filter(blob=part.blob)
    assert [(row.text, row.reader, row.warnings) for row in rows] == [(WORDS, VERSION, [])]


def test_words_exchanged_behind_the_back_of_the_file_are_found(package):
    part = package.versions.last().parts.get(code="bao-cao")
    row = text_of(part)
    sound = faults("--files")

    BlobText.objects.filter(pk=row.pk).update(text=OLD, html=f"<p>{OLD}</p>")

    name = part.blob.name
    assert sound == []
    assert faults("--files") == [f"Tệp {name}: nội dung đang hiện cho người đọc khác với nội dung trong tệp."]
