"""A file saved again is no new draft; what was not read of a file is told wherever its words are used."""

from __future__ import annotations

import io
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from documents.packages.answers.values import Draft
from documents.packages.services.paper_words import first_look
from documents.packages.services.taking_in import take_in
from documents.paper.parts import PartPaper, printed
from documents.paper.sheet import Foot
from tests.cast import perform
from tests.documents.readable import par, pdf, run, word
from tests.documents.texts.test_reading_pdf import locked
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

HIDDEN = run(" và 90 đồng nữa", looks="<w:vanish/>")
SAID = "Tệp có chữ ẩn; chữ ẩn không được đọc."


@pytest.fixture
def package(cast, make_package):
    return make_package("BCCT", "drafting")


def sent(package, cast, data):
    part = take_in([SimpleUploadedFile("bc.docx", data)], part="bao-cao", title="Báo cáo")
    first_look(part)
    perform(package, "revise", cast.thuky, version=Draft((part,)))


def test_same_words_saved_again_by_word_are_no_new_draft(package, cast):
    words = par(run("Tổng số tri ân là 3.383 triệu đồng."))
    sent(package, cast, word(words))
    number = package.current.number

    with pytest.raises(Unmet, match="Tệp chỉ được lưu lại, chữ giống hệt dự thảo đang có"):
        sent(package, cast, word(words, settings="<w:settings/>"))
    sent(package, cast, word(words.replace("3.383", "3.384")))

    assert package.current.number == number + 1


def test_file_of_which_something_is_not_read_may_be_sent_again(package, cast):
    words = par(run("Chi 10 đồng"), HIDDEN)
    sent(package, cast, word(words))
    number = package.current.number

    sent(package, cast, word(words, settings="<w:settings/>"))

    assert package.current.number == number + 1


def test_what_was_not_read_is_told_on_the_draft_in_the_comparison_and_on_its_paper(package, cast, client):
    for amount in (10, 12):
        sent(package, cast, word(par(run(f"Chi {amount} đồng"), HIDDEN)))
    client.force_login(cast.btc)
    last = package.current.number
    address = f"/ho-so/{package.code}/so-sanh/{last - 1}/{last}/"

    draft = unescape(client.get(f"/ho-so/{package.code}/du-thao/{last}/").content.decode())
    page = unescape(client.get(address).content.decode())
    answer = client.get(f"{address}ban-in.pdf")
    paper = " ".join(
        " ".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.content)).pages).split()
    )

    assert (SAID in draft, f"bc.docx: {SAID}" in page, SAID in paper) == (True, True, True)
    assert "10 → 12 đồng" in page


def test_file_locked_against_changes_only_is_printed_as_it_is():
    data = locked(pdf(("Điều 1. Tên gọi",)), "AES-256")
    part = PartPaper("Báo cáo", "bc.pdf", len(data), "0" * 64, pdf=data)

    text = PdfReader(io.BytesIO(printed(part, foot=Foot("")))).pages[0].extract_text()

    assert "Điều 1. Tên gọi" in text
