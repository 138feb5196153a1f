"""Remarks that came in Word, in tables and as text: found, looked at, taken in with their authors."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import TakenPaper, TakenRemark
from tests.demo_world import text_of
from tests.documents.returned import articles, consulted, marked, table_in_excel, table_in_word, taken
from tests.documents.said import fields, sign_in

pytestmark = pytest.mark.one_database
TEXT = articles(4)
ROW = ("Điều 2, khoản 1", "Đề nghị bổ sung căn cứ.", "Hội tỉnh Nghệ An")


@pytest.fixture
def package(cast, make_package):
    """The political report with a draft of four articles, asked about."""
    found = make_package("BCCT", "drafting")
    consulted(found, cast, TEXT)
    return found


def url(package):
    return f"/ho-so/{package.code}/tiep-thu/nhan/"


def look(client, package, data=None, name="gop-y.docx", **answers):
    """What is found in a file: the page that shows it before anything is kept."""
    sent = fields(client, url(package)) | {"arrived": "18/03/2022", "draft": "2", "sender": ""} | answers
    file = {"file": SimpleUploadedFile(name, data)} if data else {}
    return client.post(url(package), sent | file), sent


def test_comments_and_changes_are_looked_at_and_kept_with_their_authors(cast, package):
    secretary = sign_in(cast.thuky)
    data = marked(TEXT, "Nguyễn Văn An", comments={5}, changes={8})

    shown, sent = look(secretary, package, data, sender="Hội tỉnh Nghệ An")
    kept = dict(sent, kept=shown.context["form"]["kept"].value(), confirm="1", take=["0", "1"])
    answer = secretary.post(url(package), kept)

    assert (shown.status_code, "tìm thấy 2 ý kiến" in text_of(shown)) == (200, True)
    assert (answer.status_code, TakenPaper.objects.count()) == (302, 1)
    found = TakenRemark.objects.values_list("author", "sender", "paragraph", "text")
    assert list(found) == [
        ("Nguyễn Văn An", "Hội tỉnh Nghệ An", 5, "Đề nghị xem lại nội dung số 5."),
        ("Nguyễn Văn An", "Hội tỉnh Nghệ An", 8, "Đề nghị thay “Hội.” bằng “Hội. sửa”."),
    ]
    page = text_of(secretary.get(f"/ho-so/{package.code}/tiep-thu/"))
    assert ("Điều 2, khoản 1" in page, "Điều 3, khoản 1" in page, "Nguyễn Văn An" in page) == (True,) * 3


def test_what_is_left_out_is_not_kept_and_a_second_click_keeps_nothing_more(cast, package):
    secretary = sign_in(cast.thuky)
    shown, sent = look(secretary, package, marked(TEXT, "An", comments={5, 6}))
    kept = dict(sent, kept=shown.context["form"]["kept"].value(), confirm="1", take=["1"])

    answers = [secretary.post(url(package), kept).status_code for _click in range(2)]

    assert (answers, TakenRemark.objects.get().paragraph) == ([302, 302], 6)


@pytest.mark.parametrize(
    ("data", "name"), [(table_in_word(ROW), "bang.docx"), (table_in_excel(ROW), "bang.xlsx")]
)
def test_a_table_of_four_columns_is_read_by_its_headings(cast, package, data, name):
    taken(package, cast, data, name)

    one = TakenRemark.objects.get()

    assert (one.sender, one.place, one.text) == (ROW[2], ROW[0], ROW[1])
    assert (one.part, one.paragraph) == ("bao-cao", 5)


def test_pasted_paragraphs_are_a_remark_each(cast, package):
    told = "Điều 3, khoản 2: Câu này khó hiểu.\nNhất trí với dự thảo, đề nghị rút gọn."

    taken(package, cast, told, "Zalo.txt", sender="Ông Ba")

    assert list(TakenRemark.objects.values_list("place", "paragraph", "text")) == [
        ("Điều 3, khoản 2", 9, "Câu này khó hiểu."),
        ("", 0, "Nhất trí với dự thảo, đề nghị rút gọn."),
    ]


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"MZ\x90\x00", "gop-y.docx", "tệp"),
        (b"PK\x03\x04", "gop-y.xlsx", "tệp"),
        (marked(TEXT, "An"), "gop-y.docx", "Không tìm thấy ý kiến nào"),
        (None, "", "Chưa chọn tệp"),
    ],
)
def test_bad_files_are_refused_and_nothing_is_kept(cast, package, data, name, why):
    answer, _sent = look(sign_in(cast.thuky), package, data, name)

    assert (answer.status_code, TakenPaper.objects.count()) == (422, 0)
    assert why in text_of(answer)


def test_who_may_take_in(cast, package):
    codes = {
        name: sign_in(getattr(cast, name)).get(url(package)).status_code
        for name in ("thuky", "vanphong", "tttd", "nguoila")
    }

    assert codes == {"thuky": 200, "vanphong": 200, "tttd": 403, "nguoila": 404}
