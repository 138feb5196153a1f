"""Sửa lỗi kỹ thuật of files that are not read whole is refused; what is told of files is passed on."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override
from pypdf import PdfReader

from documents.misprints.rows import correction_facts
from documents.models import BlobText, MisprintProposal
from documents.packages.answers.values import Draft
from documents.packages.services.misprints import set_misprint_limit
from documents.packages.services.taking_in import take_in
from documents.texts.reading import sentences
from tests.cast import perform
from tests.demo_world import Visitor, text_of
from tests.documents.misprints.conftest import PART, voted
from tests.documents.readable import par, run, word

pytestmark = pytest.mark.one_database

HIDDEN, STRUCK = "<w:vanish/>", "<w:strike/>"
UNREAD, READ = (str(sentences.WARNINGS[code]) for code in ("hidden_text", "struck_text"))


def report(slip, looks="", amount="12"):
    """A Word report with that word in it; the amount after it looks as told."""
    more = [run(f" {amount}", looks=looks)] if looks else []
    return SimpleUploadedFile("bao-cao.docx", word(par(run(f"Đội ngũ {slip} viên đạt kết quả."), *more)))


@pytest.fixture
def passed_as(cast, make_package):
    """The report as the board passed it, in a file that looks as told; five words may be put right."""

    def passed(looks):
        package = make_package("BCCT", "subcommittee")
        part = take_in([report("tuyền truyền", looks)], part=PART, title="Báo cáo")
        perform(package, "revise", cast.thuky, version=Draft((part,)))
        voted(cast, package)
        set_misprint_limit(cast.bodies.BCH, 5, ground="Quy chế làm việc, Điều 9", by=cast.vanphong)
        return package

    return passed


def proposed(package, by, file):
    form = {"part": PART, "fixed": file, "reason": "", "request_id": "mot"}
    return Visitor(by).client.post(f"/ho-so/{package.code}/sua-loi-ky-thuat/", form)


def test_where_hidden_words_may_differ_nothing_is_put_right(cast, passed_as):
    package = passed_as(HIDDEN)
    asked = Visitor(cast.thuky).client.get(f"/ho-so/{package.code}/sua-loi-ky-thuat/")

    page = proposed(package, cast.thuky, report("tuyên truyền", HIDDEN, "99.000"))

    told = text_of(page)
    assert (page.status_code, MisprintProposal.objects.count()) == (422, 0)
    assert f"bao-cao.docx: {UNREAD}" in text_of(asked)
    assert (f"Dự thảo: {UNREAD}" in told, f"Tệp đã sửa: {UNREAD}" in told) == (True, True)
    assert "bỏ phần không đọc được khỏi tệp, hoặc nhập nội dung trực tiếp, rồi trình lại" in told


def test_hidden_words_only_in_the_corrected_file_are_refused_too(cast, passed_as):
    page = proposed(passed_as(""), cast.thuky, report("tuyên truyền", HIDDEN))

    assert (page.status_code, MisprintProposal.objects.count()) == (422, 0)
    assert f"Tệp đã sửa: {UNREAD}" in text_of(page)


def test_what_is_told_of_both_files_stands_on_the_pages_and_on_paper(cast, passed_as):
    package = passed_as(STRUCK)
    done = proposed(package, cast.thuky, report("tuyên truyền", STRUCK))
    here = f"/ho-so/{package.code}/sua-loi-ky-thuat/{MisprintProposal.objects.get().pk}/"

    pages = [text_of(Visitor(by).client.get(here)) for by in (cast.thuky, cast.truong)]
    paper = PdfReader(BytesIO(Visitor(cast.truong).client.get(f"{here}ban-in.pdf").content))
    printed = re.sub(r"\s+", " ", " ".join(one.extract_text() for one in paper.pages))

    assert done.status_code == 302
    assert [page.count(READ) for page in [*pages, printed]] == [2, 2, 2]
    assert [page.count("Không thay đổi (máy so sánh)") for page in [*pages, printed]] == [1, 1, 1]


def test_a_better_reader_that_finds_something_unread_takes_the_assurance_back(cast, passed_as):
    proposed(passed_as(""), cast.thuky, report("tuyên truyền"))
    row = MisprintProposal.objects.get()

    BlobText.objects.filter(blob=row.blob).update(warnings=[UNREAD])

    told = {one["name"]: one["value"] for one in correction_facts(row)}
    assert told["Tệp đã sửa"] == UNREAD
    assert told["Số liệu, ngày, tên, điều khoản"].startswith("Không thay đổi ở phần đọc được")


def test_which_sentences_tell_of_something_unread_in_either_language():
    with override("en"):
        kept = [sentences.warning("struck_text"), sentences.warning("hidden_text")]

    assert sentences.left_unread([READ, UNREAD, *kept]) == [UNREAD, kept[1]]
