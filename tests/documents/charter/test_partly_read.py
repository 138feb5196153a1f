"""What could not be read of a draft repeals nothing: it is asked about, and told wherever its lines stand."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.core.files.base import ContentFile

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.numbers import ArticleNumber
from documents.charter.services import enter_charter, propose
from documents.models import CharterProposal
from tests.documents.on_charter import charter_package
from tests.documents.printed import pages
from tests.documents.readable import par, pdf, run, word

ARTICLES = (
    ("Điều 1. Tên gọi", "Hội Mẫu."),
    ("Điều 2. Trụ sở", "Hà Nội."),
    ("Điều 3. Hội viên", "Người tự nguyện vào Hội."),
    ("Điều 4. Hội phí", "Mười nghìn đồng một tháng."),
    ("Điều 5. Hiệu lực", "Từ ngày Đại hội thông qua."),
)
TEXT = "\n".join(line for article in ARTICLES for line in article)


def in_word(*articles, looks=""):
    return "".join(par(run(line, looks=looks)) for article in articles for line in article)


HIDDEN = (
    "Tệp có chữ ẩn; chữ ẩn không được đọc. Đề nghị xóa, hoặc bỏ thuộc tính ẩn nếu là nội dung chính thức."
)
# File -> what is told of it, the articles that are not in what was read, and how they are named.
FILES = {
    "quet.pdf": (
        pdf([*ARTICLES[0], *ARTICLES[1]], (), ARTICLES[4]),
        "Có 1 trang không đọc được nội dung (trang quét).",
        "Điều 3, Điều 4",
    ),
    "chen.docx": (
        word(in_word(*ARTICLES[:2]), "<w:altChunk/>", in_word(ARTICLES[4])),
        "Tệp có phần chèn nguyên từ tệp khác",
        "Điều 3, Điều 4",
    ),
    "an.docx": (
        word(in_word(*ARTICLES[:3]), in_word(*ARTICLES[3:], looks="<w:vanish/>")),
        HIDDEN,
        "Điều 4, Điều 5",
    ),
}


def in_force(cast):
    package = charter_package(cast)
    enter_charter(package, TEXT, name="Điều lệ", by=cast.truong)
    return package, f"/ho-so/{package.code}/dieu-le/"


def sent(client, page, name, data, seen=0):
    typed = {"file": ContentFile(data, name=name), "seen": str(seen)}
    return client.post(f"{page}toan-van/", typed)


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_article_that_may_stand_in_what_was_not_read_is_asked_about(cast, client, name):
    _package, page = in_force(cast)
    client.force_login(cast.truong)
    data, told, lost = FILES[name]

    answer = sent(client, page, name, data)

    assert (answer.status_code, CharterProposal.objects.count()) == (422, 0)
    assert told in answer.content.decode()
    assert f"Có thể {lost} nằm trong phần không đọc được của tệp" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", FILES)
def test_what_was_not_read_stays_with_the_lines_on_every_page_and_paper(cast, client, name):
    package, page = in_force(cast)
    client.force_login(cast.truong)
    data, told, lost = FILES[name]
    for seen, number in enumerate(int(one.removeprefix("Điều ")) for one in lost.split(", ")):
        repeal = Amendment(AmendmentKind.REPEAL, ArticleNumber(number), reason="Trùng với Luật.")
        propose(package, repeal, seen=seen, by=cast.truong)

    assert sent(client, page, name, data, seen=2).status_code == 302
    # Another line by hand says nothing of what could not be read.
    renamed = Amendment(AmendmentKind.AMEND, ArticleNumber(1), text="Điều 1. Tên\nHội.", reason="Gọn.")
    propose(package, renamed, seen=3, by=cast.truong)

    told = f"Toàn văn dự thảo: {told}"
    for where in ("", "bang-so-sanh/", "hop-nhat/"):
        assert told in client.get(f"{page}{where}").content.decode()
    assert told in " ".join(pages(client.get(f"{page}bang-so-sanh.pdf").content))
    with zipfile.ZipFile(io.BytesIO(client.get(f"{page}hop-nhat.docx").content)) as archive:
        assert told in archive.read("word/header1.xml").decode()


@pytest.mark.django_db
def test_a_draft_that_was_read_whole_takes_the_sentences_away(cast, client):
    package, page = in_force(cast)
    client.force_login(cast.truong)
    hidden = word(in_word(*ARTICLES), in_word(("Ghi chú",), looks="<w:vanish/>"))

    partly, whole = (
        sent(client, page, "an.docx", one, n) for n, one in enumerate((hidden, word(in_word(*ARTICLES))))
    )

    assert (partly.status_code, whole.status_code) == (302, 302)
    kept = CharterProposal.objects.filter(charter__package=package).order_by("number")
    assert [one.unread for one in kept] == [[HIDDEN], []]
    assert "chữ ẩn" not in client.get(page).content.decode().split("</h1>")[1]


@pytest.mark.django_db
def test_words_put_right_from_an_old_font_are_still_a_part_of_the_file(cast, client):
    _package, page = in_force(cast)
    client.force_login(cast.truong)
    old = par(run("§iÒu 1. Tªn gäi", font=".VnTime")) + par(run("Héi MÉu.", font=".VnTime"))
    hidden = in_word(*ARTICLES[1:], looks="<w:vanish/>")

    form = sent(client, page, "cu.docx", word(old, hidden)).context["form"]
    typed = {name: form[name].value() for name in ("words", "left_out")} | {"seen": "0"}
    answer = client.post(f"{page}toan-van/", typed)

    assert (form["left_out"].value(), typed["words"]) == (
        HIDDEN,
        "Điều 1. Tên gọi\nHội Mẫu.",
    )
    assert (answer.status_code, CharterProposal.objects.count()) == (422, 0)
    assert "Có thể Điều 2, Điều 3, Điều 4, Điều 5 nằm trong phần không đọc được" in answer.content.decode()
