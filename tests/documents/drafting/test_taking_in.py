"""Papers as officers have them: photographs of pages, letters of old fonts, words typed with marks."""

from __future__ import annotations

import io

import pypdf
import pytest
from django.utils.html import escape

from documents.models import BlobText, Conversion, JoinedPhoto, Version
from documents.texts.files import PAPERS
from tests.demo_world import at, paper, text_of
from tests.documents import readable
from tests.documents.readable import par, run, word
from tests.documents.texts.test_reading_fonts import TCVN, TRUE, VNIS

CODE = "DH3-NQ"
PAGE = f"/ho-so/{CODE}/"
MAIN = "file_du-thao"


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


@pytest.fixture
def secretary(world):
    return world.visitor("tbvk2")


def photo(name, **how):
    return paper(name, readable.photo(**how), "image/jpeg")


def old_letters():
    return paper("nghi quyet.docx", word(par(run(TCVN, font=".VnTime"))))


def whole(sent):
    sent.seek(0)
    return sent.read()


def main_part():
    return Version.objects.get(package__code=CODE, number=2).parts.get(code="du-thao")


def sent_again(visitor, refused, **more):
    fields = refused.context["form"].data
    kept = {name: fields[name] for name in ("seen", "request_id", "base", "kept")}
    return visitor.send(CODE, "revise", **kept, **more)


class TestPhotographs:
    def test_pages_become_one_paper_and_stay_as_they_were_taken(self, secretary):
        shots = [photo("IMG_1.jpg"), photo("IMG_2.jpg", turned=6)]
        answer = secretary.act(CODE, "revise", **{MAIN: shots})

        part = main_part()
        data, _response = secretary.download(f"{PAGE}du-thao/2/du-thao/")
        assert answer.status_code == 302
        assert (part.name, part.blob.extension) == ("Dự thảo Nghị quyết.pdf", "pdf")
        assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 2
        assert [row.name for row in part.blob.photos.all()] == ["IMG_1.jpg", "IMG_2.jpg"]
        taken = [secretary.download(f"{PAGE}du-thao/2/du-thao/anh/{number}/")[0] for number in (1, 2)]
        assert taken == [whole(shot) for shot in shots]

    def test_they_stay_with_the_paper_in_the_next_draft(self, secretary):
        secretary.act(CODE, "revise", **{MAIN: [photo("IMG_1.jpg"), photo("IMG_2.jpg")]})
        secretary.act(CODE, "revise", **{"file_to-trinh": paper("tt.docx", word(par(run("Tờ trình"))))})

        assert "Ảnh gốc: IMG_1.jpg , IMG_2.jpg" in secretary.read(f"{PAGE}du-thao/3/")
        assert secretary.get(f"{PAGE}du-thao/3/du-thao/anh/3/").status_code == 404

    def test_several_files_that_are_no_photographs_are_named(self, secretary):
        answer = secretary.act(CODE, "revise", **{MAIN: [photo("IMG_1.jpg"), old_letters()]})

        assert answer.status_code == 422
        assert "nghi quyet.docx không phải ảnh" in text_of(answer)
        assert JoinedPhoto.objects.count() == 0

    def test_a_picture_of_a_telephone_that_no_reader_opens_is_refused_with_advice(self, secretary):
        answer = secretary.act(CODE, "revise", **{MAIN: paper("IMG_1.HEIC", b"\x00\x00\x00\x18ftypheic", "")})

        assert answer.status_code == 422
        assert "Đề nghị chuyển ảnh thành .jpg rồi gửi lại." in text_of(answer)


def test_the_author_is_told_at_once_what_is_still_in_his_file(secretary):
    traced = f'<w:ins w:id="1" w:author="x">{run("đã chèn")}</w:ins>'
    sent = paper("nq.docx", word(par(run("Nghị quyết "), traced)))

    secretary.act(CODE, "revise", **{MAIN: sent})
    first, second = secretary.read(PAGE), secretary.read(PAGE)

    told = "nq.docx: Tệp còn dấu vết sửa đổi (track changes): phần chèn thêm được giữ"
    assert (told in first, told in second) == (True, False)
    assert "Nghị quyết đã chèn" in secretary.read(f"{PAGE}du-thao/2/")


class TestOldLetters:
    def test_they_are_shown_in_unicode_before_anything_is_kept(self, secretary):
        answer = secretary.act(CODE, "revise", **{MAIN: old_letters()})

        said = text_of(answer)
        assert answer.status_code == 422
        assert TRUE in said
        assert "nghi quyet.docx dùng phông chữ cũ TCVN3 (ABC)." in said
        assert Version.objects.filter(package__code=CODE).count() == 1

    @pytest.mark.parametrize(
        ("answered", "text", "told"),
        [("dung", TRUE, "đã xem trước và xác nhận."), ("sai", "", "không đọc nội dung tệp.")],
    )
    def test_what_the_officer_says_of_them_counts(self, secretary, answered, text, told):
        sent = old_letters()
        refused = secretary.act(CODE, "revise", **{MAIN: sent})

        answer = sent_again(secretary, refused, **{"chu_du-thao": answered})

        page = secretary.read(f"{PAGE}du-thao/2/")
        said = Conversion.objects.get()
        assert answer.status_code == 302
        assert (said.font, said.accepted, said.by) == ("TCVN3", answered == "dung", secretary.person)
        assert BlobText.objects.get(blob=main_part().blob).text == text
        assert told in page
        assert secretary.download(f"{PAGE}du-thao/2/du-thao/")[0] == whole(sent)

    def test_without_an_answer_the_question_comes_back(self, secretary):
        refused = secretary.act(CODE, "revise", **{MAIN: old_letters()})

        again = sent_again(secretary, refused)

        assert again.status_code == 422
        assert TRUE in text_of(again)

    def test_a_text_saved_by_an_old_editor_comes_through_the_same_door(self, secretary):
        refused = secretary.act(
            CODE, "revise", **{MAIN: paper("nq.txt", VNIS.encode("cp1252"), "text/plain")}
        )

        answer = sent_again(secretary, refused, **{"chu_du-thao": "dung"})

        assert TRUE in text_of(refused)
        assert answer.status_code == 302
        assert TRUE in secretary.read(f"{PAGE}du-thao/2/")

    def test_bytes_that_are_no_letters_are_refused_as_before(self, secretary):
        noise = paper("nq.txt", bytes(range(128, 256)) * 40, "text/plain")

        answer = secretary.act(CODE, "revise", **{MAIN: noise})

        assert answer.status_code == 422
        assert "không theo mã Unicode" in text_of(answer)


@pytest.mark.parametrize("typed", ["<html> là thẻ mở đầu trang", "<script>alert(1)</script>", "#!/bin/sh"])
def test_what_is_typed_is_words_whatever_it_looks_like(secretary, typed):
    answer = secretary.act(CODE, "revise", text=typed)
    page = secretary.get(f"{PAGE}du-thao/2/").content.decode()

    assert answer.status_code == 302
    assert f"<p>{escape(typed)}</p>" in page
    assert BlobText.objects.get(blob=main_part().blob).text == typed
    with PAPERS.open(main_part().blob.name) as stream:
        assert stream.read().decode() == typed


def test_nothing_but_unseen_signs_is_nothing(secretary):
    answer = secretary.act(CODE, "revise", text="\u200b\u2060")

    assert answer.status_code == 422
    assert Version.objects.filter(package__code=CODE).count() == 1
