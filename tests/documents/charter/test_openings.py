"""Articles are known by the numbers around them: no missing full stop repeals one."""

from __future__ import annotations

import pytest

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.consolidation import consolidate
from documents.charter.law.deriving import derive_amendments
from documents.charter.law.errors import CharterFault
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.reading import parse
from documents.charter.law.table import comparison_table
from documents.charter.papers.whole import whole_charter_word
from documents.charter.services import derive_proposal, enter_charter
from documents.texts.reading.reader import read
from tests.documents.charter_samples import current_charter
from tests.documents.on_charter import charter_package
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

UNFINISHED = ["quy định", "theo", "tại", "của", "và", "đến", "với", "ở", "trong", "các", "từ", "khoản 2"]


def numbers(text: str) -> list[int]:
    return [article.number for article in parse(text)]


@pytest.mark.parametrize("last", UNFINISHED)
def test_article_after_a_line_without_its_full_stop_is_an_article(last):
    assert numbers(f"Điều 1. A\n1. Một.\n2. Việc {last}\nĐiều 2. B\n1. Có.\nĐiều 3. C\nD.") == [1, 2, 3]


@pytest.mark.parametrize("heading", ["VĂN BẢN ĐẾN", "TỔ CHỨC, BỘ MÁY CỦA HỘI VÀ", "Văn bản đến"])
def test_article_under_a_heading_that_ends_in_such_a_word_is_an_article(heading):
    assert numbers(f"Chương I\nVĂN BẢN ĐI\nĐiều 1. Gửi\nMột.\nChương II\n{heading}\nĐiều 2. Nhận\nHai.") == [
        1,
        2,
    ]


def test_every_article_of_the_whole_charter_survives_the_loss_of_the_full_stop_before_it():
    text = current_charter().text

    for article in current_charter().articles[1:]:
        at = text.index(f"\n{article.head}")
        if text[at - 1] == ".":
            assert numbers(text[: at - 1] + text[at:]) == list(range(1, 30))


def test_reference_broken_over_two_lines_is_no_article():
    text = "Điều 1. A\nTheo\nĐiều 2 của Điều lệ này, tại\nĐiều 3.\nĐiều 2. B\nMột.\nĐiều 3. C\nHai."

    assert numbers(text) == [1, 2, 3]


@pytest.mark.parametrize(
    "line", ["Điều 2 quyền và nghĩa vụ", "Hội hoạt động. Điều 2. Quyền hạn của hội viên"]
)
def test_article_that_may_lie_in_the_one_before_it_is_asked_for(line):
    charter = parse(f"Điều 1. A\nMột.\n{line}\nHai.\nĐiều 3. C\nBa.")

    assert charter.warnings[0] == "Có thể Điều 2 đang bị ghép vào Điều 1, đề nghị kiểm tra."


def test_decision_before_the_charter_is_no_part_of_it():
    charter = parse(
        "QUYẾT ĐỊNH\nĐiều 1. Phê duyệt Điều lệ.\nĐiều 2. Có hiệu lực.\nNơi nhận:\n- Như Điều 2.\n"
        "ĐIỀU LỆ\nHỘI THỬ\n"
        "Điều 1. Tên gọi\nHội Thử.\nĐiều 2. Trụ sở\nHà Nội."
    )

    assert [(article.number, article.body) for article in charter] == [
        (1, "Tên gọi\nHội Thử."),
        (2, "Trụ sở\nHà Nội."),
    ]
    assert charter.preamble.startswith("QUYẾT ĐỊNH")
    assert "không tính là điều" in charter.warnings[0]


def test_titles_listed_before_or_after_the_charter_are_no_second_articles():
    titles, whole = "Chương I\nĐiều 1. A\nĐiều 2. B", "Chương I\nĐiều 1. A\nMột.\nĐiều 2. B\nHai."

    before, after = parse(f"MỤC LỤC\n{titles}\n{whole}"), parse(f"{whole}\nVăn bản liên quan\n{titles}")

    assert [article.body for article in before] == ["A\nMột.", "B\nHai."]
    assert [article.number for article in after] == [1, 2]


def test_roman_numbers_and_clauses_without_a_point_are_read():
    charter = parse(
        "Điều I. Tên\nHội.\nĐiều II. Quyền\n1 Cá nhân có quyền.\n2 Tổ chức có quyền.\nĐiều III\nHiệu lực."
    )

    assert [(article.number, article.head) for article in charter] == [
        (1, "Điều I."),
        (2, "Điều II."),
        (3, "Điều III"),
    ]
    assert [clause.number for clause in charter[1].clauses] == [1, 2]


def test_clauses_numbered_anew_under_a_and_b_leave_the_article_whole():
    charter = parse("Điều 1. Quyền\nA. Quyền\n1. Một.\n2. Hai.\nB. Nghĩa vụ\n1. Ba.\nĐiều 2. X\nY.")

    assert [(article.number, len(article.clauses)) for article in charter] == [(1, 0), (2, 0)]
    assert charter.warnings == ("Điều 1 đánh số khoản lại từ đầu dưới các mục A, B; chỉ sửa được cả điều.",)


OTHER = (
    "ĐIỀU LỆ\nĐiều 1. Tên\nHội.\nĐiều 2. Phí\nPhí.\nQUY CHẾ TÀI CHÍNH\nĐiều 1. Thu\nThu.\nĐiều 2. Chi\nChi."
)


def test_another_text_that_was_pasted_along_is_asked_about_and_kept():
    charter = parse(OTHER)

    assert [article.body for article in charter] == ["Tên\nHội.", "Phí\nPhí."]
    assert charter.text == OTHER
    (question,) = charter.warnings
    assert question == (
        "Từ “QUY CHẾ TÀI CHÍNH” số điều bắt đầu lại từ Điều 1: phần này không tính là điều của Điều lệ. "
        "Nếu cũng là Điều lệ, đề nghị đánh số điều liên tục rồi nhập lại."
    )


def test_old_way_of_writing_the_number_of_an_article_stays_as_it_is_written():
    text = (
        "Điều thứ 1. Tên\nHội, theo Điều thứ 3.\nĐiều thứ 2. Phí\nThu theo\nĐiều thứ 3 của Điều lệ này.\n"
        "Điều thứ 3. Quyền\nCó."
    )
    current = parse(text)
    repealed = [Amendment(AmendmentKind.REPEAL, ArticleNumber(2))]

    assert [(article.number, article.head) for article in current] == [
        (1, "Điều thứ 1."),
        (2, "Điều thứ 2."),
        (3, "Điều thứ 3."),
    ]
    assert consolidate(current, repealed).charter.text == (
        "Điều thứ 1. Tên\nHội, theo Điều thứ 2.\nĐiều thứ 2. Quyền\nCó."
    )


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ("Điều 1. Quyền\nQuyền.", r"hai Điều 1\.$"),
        (
            "Chương II\nQUYỀN\nĐiều 2. Quyền\nQuyền.\nĐiều 3. Lợi\nLợi.",
            r"hai Điều 2 ở hai chương.*kiểm tra số",
        ),
        (
            "Chương II\nQUYỀN\nĐiều 1. Quyền\nQuyền.\nĐiều 4. Lợi\nLợi.",
            r"hai Điều 1 ở hai chương.*kiểm tra số",
        ),
    ],
    ids=["one chapter", "slip of a number", "no true beginning"],
)
def test_two_articles_of_one_number_are_refused(second, told):
    with pytest.raises(CharterFault, match=told):
        parse(f"Chương I\nTÊN\nĐiều 1. Tên\nHội.\nĐiều 2. Phí\nPhí.\n{second}")


def test_sentence_added_to_a_clause_leaves_the_old_one_unmarked():
    old = "Điều 1. A\n1. Đại hội là cơ quan lãnh đạo cao nhất, năm năm tổ chức một lần."
    added = (
        " Trường hợp có thiên tai, dịch bệnh, Ban Chấp hành quyết định lùi Đại hội không quá mười hai tháng."
    )
    new = old + added + " Việc lùi phải báo cáo cơ quan quản lý nhà nước và thông báo đến các tổ chức hội."

    (row,) = comparison_table(parse(old), parse(new)).rows

    assert [segment.op for segment in row.current] == ["keep"]
    assert [segment.op for segment in row.draft] == ["keep", "insert"]


def test_whole_charter_as_a_word_file_says_the_same_when_it_is_read():
    charter = consolidate(current_charter(), derive_amendments(current_charter(), current_charter())).charter

    assert read(whole_charter_word(charter), "a.docx").text == charter.text


@pytest.mark.django_db
def test_line_that_may_be_an_article_repeals_none(cast):
    package = charter_package(cast)
    text = "Điều 1. Tên gọi\nHội Mẫu.\nĐiều 2. Trụ sở của Hội\nHà Nội.\nĐiều 3. Con dấu\nCó."
    enter_charter(package, text, name="Điều lệ", by=cast.truong)

    with pytest.raises(Unmet) as refused:
        derive_proposal(package, text.replace("Điều 2. Trụ", "Điều 2 trụ"), seen=0, by=cast.truong)
    with pytest.raises(Unmet) as anew:
        derive_proposal(
            package, text.replace("Điều 2. Trụ", "B. TRỤ SỞ\nĐiều 1. Trụ"), seen=0, by=cast.truong
        )
    gone = derive_proposal(
        package, text.replace("Điều 2. Trụ sở của Hội\nHà Nội.\n", ""), seen=0, by=cast.truong
    )

    assert anew.value.reasons[0].startswith("Từ “B. TRỤ SỞ” số điều bắt đầu lại từ Điều 1")
    assert refused.value.reasons[0] == "Có thể Điều 2 đang bị ghép vào Điều 1, đề nghị kiểm tra."
    assert [(line["article"], line["kind"]) for line in gone.lines] == [(2, AmendmentKind.REPEAL)]
