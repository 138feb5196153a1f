"""Điều lệ hiện hành is entered once: a second click starts no second table."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.services import enter_charter, propose
from documents.texts.reading.reader import read
from tests.documents.on_charter import charter_package
from tests.documents.printed import pages
from tests.documents.readable import par, run, word


@pytest.mark.django_db
def test_the_same_text_from_the_same_person_is_one_charter(cast):
    package = charter_package(cast)
    text = "Điều 1. Tên gọi\nHội Truyền thống."

    first, second = (enter_charter(package, text, name="Điều lệ", by=cast.truong) for _ in range(2))
    other = enter_charter(package, text + " Việt Nam.", name="Điều lệ", by=cast.truong)

    assert first == second
    assert [one.pk for one in package.charters.order_by("id")] == [first.pk, other.pk]


@pytest.mark.django_db
def test_a_charter_of_which_nothing_is_proposed_is_not_called_ready(cast, client):
    package = charter_package(cast)
    text = "Điều 1. Tên gọi\nHội Truyền thống.\nĐiều 2. Trụ sở\nTại Hà Nội."
    enter_charter(package, text, name="Điều lệ", by=cast.truong)
    client.force_login(cast.truong)
    page = f"/ho-so/{package.code}/dieu-le/"
    ready, nothing = "bảng so sánh sẵn sàng để trình", "Chưa có đề xuất nào."

    def told():
        shown = client.get(page).content.decode()
        return [words in shown for words in (ready, nothing)]

    assert told() == [False, True]
    line = Amendment(
        AmendmentKind.AMEND, 2, text="Điều 2. Trụ sở\nTại Thành phố Hà Nội.", reason="Theo luật."
    )
    propose(package, line, seen=0, by=cast.truong)
    assert told() == [True, False]


@pytest.mark.django_db
def test_what_could_not_be_read_of_its_file_is_told_on_every_page_and_paper(cast, client):
    package = charter_package(cast)
    hidden = run(" Chữ ẩn", looks="<w:vanish/>")
    lines = (par(run("Điều 1. Tên gọi")), par(run("Hội Truyền thống."), hidden))
    page, told = f"/ho-so/{package.code}/dieu-le/", "Điều lệ hiện hành: Tệp có chữ ẩn; chữ ẩn không được đọc."
    client.force_login(cast.truong)

    paper = ContentFile(word(*lines), name="dieu-le.docx")
    thanks = client.post(f"{page}hien-hanh/", {"file": paper}, follow=True).content.decode()

    assert "Đã ghi Điều lệ hiện hành. Tệp có chữ ẩn" in thanks
    for name in ("", "bang-so-sanh/", "hop-nhat/"):
        assert told in client.get(f"{page}{name}").content.decode()
    whole = client.get(f"{page}hop-nhat.docx").content
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert told in archive.read("word/header1.xml").decode()
    # Over the pages, so that nobody hands the sentence in as a part of the charter.
    assert read(whole, "a.docx").text == "Điều 1. Tên gọi\nHội Truyền thống."
    assert told in " ".join(pages(client.get(f"{page}bang-so-sanh.pdf").content))
