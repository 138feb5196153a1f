"""A charter as offices type it, cut into chapters, articles, clauses and points."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.charter.law.articles import BlockKind
from documents.charter.law.errors import CharterFault
from documents.charter.law.marks import normalised
from documents.charter.law.reading import parse
from tests.documents.charter_samples import CURRENT, current_charter, written

# No question to a database.
pytestmark = pytest.mark.one_database

TYPED = """ĐIỀU LỆ
HỘI MẪU

**Chương I**
**QUY ĐỊNH CHUNG**
**Điều 1.** Tên gọi
Hội tên là Hội Mẫu, hoạt động theo
Điều 2 của Điều lệ này.
ĐIỀU 2: Mục\u00ad đích
1. Thứ nhất:
a) một;
b) hai.
2) Thứ hai.
Chương 2. TỔ CHỨC
Mục 1. Đại hội
Điều 3 Đại hội
Điều 20 Nghị định 45/2010/NĐ-CP được áp dụng.
TM. BAN CHẤP HÀNH
Nguyễn Văn Mẫu
"""


def test_a_typed_charter_is_read_in_order():
    charter = parse(TYPED)

    assert [(article.number, article.title, article.chapter) for article in charter] == [
        (1, "Tên gọi", "Chương I"),
        (2, "Mục đích", "Chương I"),
        (3, "Đại hội", "Chương 2, Mục 1"),
    ]
    assert [(head.part, head.text) for head in charter.headings] == [
        (BlockKind.PREAMBLE, "ĐIỀU LỆ\nHỘI MẪU"),
        (BlockKind.CHAPTER, "Chương I\nQUY ĐỊNH CHUNG"),
        (BlockKind.CHAPTER, "Chương 2. TỔ CHỨC"),
        (BlockKind.SECTION, "Mục 1. Đại hội"),
        (BlockKind.END, "TM. BAN CHẤP HÀNH\nNguyễn Văn Mẫu"),
    ]
    assert charter.warnings == ()


def test_clauses_and_points_are_found():
    article = parse(TYPED)[1]

    assert [clause.number for clause in article.clauses] == [1, 2]
    assert [point.text for point in article.clauses[0].points] == ["a) một;", "b) hai."]
    assert (article.lead, article.body.split("\n")[0]) == ("ĐIỀU 2: Mục đích", "Mục đích")


def test_the_whole_charter_has_29_articles_in_seven_chapters():
    charter = current_charter()

    assert [article.number for article in charter] == list(range(1, 30))
    assert charter.text == written(CURRENT)
    assert charter[28].chapter == "Chương VII"


@given(
    st.lists(
        st.sampled_from([*TYPED.split("\n"), "", "__Điều 7.__ Tên", "1. a", "a) b", "* * *", "\x07Điều 9"])
    )
)
def test_joining_gives_back_the_normalised_text(lines):
    text = unicodedata.normalize("NFD", "\r\n".join(lines))

    try:
        charter = parse(text)
    except CharterFault:
        return
    assert charter.text == normalised(text)
    assert parse(charter.text) == charter


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalised(normalised(text)) == normalised(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Văn bản không có điều nào (không có dòng bắt đầu bằng “Điều 1.”)."),
        (
            "Chỉ có lời nói đầu, theo Điều 7.",
            "Văn bản không có điều nào (không có dòng bắt đầu bằng “Điều 1.”).",
        ),
        ("Điều 7. Một\nĐiều 7. Hai", "Văn bản có hai Điều 7."),
        ("Điều 1. Một\n2. hai\n2. ba", "Điều 1 có hai khoản 2."),
        ("Điều 1. Một\nĐiều 1a. Hai\nĐiều 1A. Ba", "Văn bản có hai Điều 1a."),
    ],
)
def test_what_cannot_be_worked_with_is_refused(text, sentence):
    with pytest.raises(CharterFault) as refusal:
        parse(text)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("Điều 1. A\nĐiều 3. B", ("Thiếu Điều 2.",)),
        ("Điều 1. A\nĐiều 5. B", ("Thiếu các điều từ Điều 2 đến Điều 4.",)),
        ("Điều 1. A\nĐiều 3. B\nĐiều 2. C", ("Thiếu Điều 2.", "Điều 2 đứng sau Điều 3.")),
        ("Điều 1. A\n1. b\n3. c", ("Điều 1: số khoản không liên tục (1, 3).",)),
        ("Chương I\nTRỐNG\nChương II\nĐiều 1. A", ("“Chương I TRỐNG” không có điều nào.",)),
    ],
)
def test_what_looks_wrong_is_a_warning(text, warnings):
    assert parse(text).warnings == warnings


def test_a_table_of_contents_is_no_second_article():
    charter = parse("MỤC LỤC\nĐiều 1. Tên gọi ........ 3\nĐiều 1. Tên gọi\nHội Mẫu.")

    assert [article.text for article in charter] == ["Điều 1. Tên gọi\nHội Mẫu."]


def test_article_typed_with_a_letter_that_only_looks_vietnamese_is_an_article():
    assert [article.text for article in parse("Ðiều 1. Tên\nMột.\nÐiều 2. Trụ sở\nHai.")] == [
        "Điều 1. Tên\nMột.",
        "Điều 2. Trụ sở\nHai.",
    ]


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        (
            "Điều 1. Tên\n1. Một.\n2. Hai.\n2a. Hai a.\n2b. Hai b.\n3. Ba.",
            (
                "Điều 1: khoản 2a, 2b được đọc chung với khoản đứng trước; khi sửa đổi, đề nghị sửa cả "
                "khoản ấy hoặc cả điều."
            ),
        ),
        (
            "Điều 1. Tên\nMột.\nTrang 2/3\nĐiều 2. Trụ sở\nHai.\nBài viết liên quan\n© 2022 Hội",
            (
                "Dòng “Trang 2/3” có thể thuộc khung của trang mạng hoặc trang in, không phải của Điều lệ "
                "(3 dòng như vậy); đề nghị bỏ trước khi nhập."
            ),
        ),
        (
            "Điều 1. Tên. Một. Điều 2. Trụ sở. Hai.",
            "Có thể Điều 2 đang bị ghép vào Điều 1, đề nghị kiểm tra.",
        ),
    ],
)
def test_what_may_be_read_otherwise_than_meant_is_asked(text, warning):
    assert parse(text).warnings == (warning,)


def test_words_that_only_resemble_those_of_a_page_are_of_the_charter():
    text = "Điều 1. Tên\n1. Chia sẻ kinh nghiệm.\n2. Bài viết liên quan đến Hội.\n3. Trang 2 của sổ."

    assert parse(text).warnings == ()
