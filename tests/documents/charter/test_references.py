"""Which words speak of an article of this charter, and which of another law's."""

from __future__ import annotations

import pytest

from documents.charter.law.numbers import ArticleNumber as N
from documents.charter.law.repair import CharterPlace, Numbers, repaired

# No question to a database.
pytestmark = pytest.mark.one_database

# Everything from Điều 5 on moves up by one; of Điều 7, clause 1 goes and the rest moves up.
NUMBERS = Numbers(
    articles={N(number): N(number + (number >= 5)) for number in range(1, 29)} | {N(29): None},
    clauses={N(7): {1: None, 2: 1, 3: 2}},
)
HERE = CharterPlace(old_article=N(7), article=N(8), clause=4)


def after(text: str) -> str:
    return repaired(text, NUMBERS, HERE, own="dieu le hoi truyen thong")[0]


@pytest.mark.parametrize(
    ("before", "after_renumbering"),
    [
        ("theo Điều 12", "theo Điều 13"),
        ("theo điều 12 của Điều lệ này", "theo điều 13 của Điều lệ này"),
        ("khoản 2 Điều 7", "khoản 1 Điều 8"),
        ("khoản 3, Điều 7", "khoản 2, Điều 8"),
        ("khoản 2 và khoản 3 của Điều 7", "khoản 1 và khoản 2 của Điều 8"),
        ("các khoản 2, 3 Điều này", "các khoản 1, 2 Điều này"),
        ("Điều 7 khoản 2", "Điều 8 khoản 1"),
        ("quy định tại khoản 3", "quy định tại khoản 2"),
        ("điểm a khoản 1 Điều 9", "điểm a khoản 1 Điều 10"),
        ("điểm a, b khoản 2 và khoản 3 Điều 7", "điểm a, b khoản 1 và khoản 2 Điều 8"),
        ("các Điều 5, 6 và 7", "các Điều 6, 7 và 8"),
        ("Điều 4 và Điều 5, Điều 6", "Điều 4 và Điều 6, Điều 7"),
        ("Điều 5 đến Điều 8", "Điều 6 đến Điều 9"),
        ("từ Điều 5 đến 8.", "từ Điều 6 đến 9."),
        ("Điều 9 Điều lệ Hội", "Điều 10 Điều lệ Hội"),
        ("Điều 9 Điều lệ Hội Truyền thống", "Điều 10 Điều lệ Hội Truyền thống"),
        ("Điều 9 Điều lệ Hội áp dụng", "Điều 10 Điều lệ Hội áp dụng"),
        ("Điều 9 Điều lệ, ủy viên Ban Chấp hành", "Điều 10 Điều lệ, ủy viên Ban Chấp hành"),
        ("Điều 5 Điều lệ này và Điều 20 Nghị định 45", "Điều 6 Điều lệ này và Điều 20 Nghị định 45"),
        ("khoản 2 Điều này và Điều 5 của Luật Thanh niên", "khoản 1 Điều này và Điều 5 của Luật Thanh niên"),
        ("Điều 5 và 10 hội viên", "Điều 6 và 10 hội viên"),
        ("theo Điều 5, 6 tháng họp một lần", "theo Điều 6, 6 tháng họp một lần"),
        ("Điều 12 quy định", "Điều 13 quy định"),
    ],
)  # fmt: skip
def test_our_own_articles_get_their_new_numbers(before, after_renumbering):
    assert after(before) == after_renumbering


@pytest.mark.parametrize(
    "words",
    [
        "Điều 20 Nghị định 45/2010/NĐ-CP",
        "Điều 20 của Nghị định số 45/2010/NĐ-CP",
        "Điều 20, Nghị định 45/2010/NĐ-CP",
        "Điều 148 Bộ luật Dân sự",
        "khoản 2 Điều 14 Luật Thanh niên",
        "Điều 5 và Điều 6 của Luật Thanh niên",
        "các Điều 5, 6 và 7 Thông tư 03/2013/TT-BNV",
        "Điều 9 Điều lệ Hội Cựu chiến binh Việt Nam",
        "Điều 9 Điều lệ mẫu",
        "Điều 5 Quy chế làm việc",
        "khoản 2 triệu đồng",
        "từ 5 đến 8 ngày",
    ],
)
def test_other_laws_and_plain_counts_are_left_alone(words):
    assert after(words) == words


def test_an_article_just_behind_the_name_of_a_law_is_left_alone_and_reported():
    text, findings = repaired("Theo Luật Thanh niên, Điều 12 được áp dụng.", NUMBERS, HERE)

    assert text == "Theo Luật Thanh niên, Điều 12 được áp dụng."
    assert [(one.trouble, one.article, one.clause, one.words) for one in findings] == [
        ("doubtful", 8, 4, "Điều 12")
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "theo Điều 29",
            "Khoản 4 Điều 8 dẫn chiếu “Điều 29”, nhưng Điều 29 (theo số hiện hành) đã bãi bỏ.",
        ),
        (
            "theo khoản 1 Điều 7",
            "Khoản 4 Điều 8 dẫn chiếu “khoản 1 Điều 7”, nhưng khoản 1 Điều 7 (theo số hiện hành) đã bãi bỏ.",
        ),
        (
            "từ Điều 3 đến Điều 6",
            (
                "Khoản 4 Điều 8: “Điều 3 đến Điều 6” là một khoảng các điều; sau khi đánh số lại, khoảng này "
                "không còn gồm đúng các điều như trước. Đề nghị kiểm tra."
            ),
        ),
    ],
)
def test_what_no_number_can_put_right_is_reported_with_its_place(text, sentence):
    assert [finding.sentence for finding in repaired(text, NUMBERS, HERE)[1]] == [sentence]


@pytest.mark.parametrize("words", ["Điều 5, ", "khoản 1 và ", "điểm a, khoản 1, ", "theo khoản 2, điểm b "])
def test_a_list_without_end_is_read_in_time(words):
    # Read as one reference, 60,000 numbers took minutes.
    text, _findings = repaired(words * 20_000, NUMBERS, HERE)

    assert len(text) == len(words) * 20_000
