"""Clauses are known by the numbers before them, with a point or without; what counts something is none."""

from __future__ import annotations

from itertools import product

import pytest

from documents.charter.law.errors import CharterFault
from documents.charter.law.reading import parse

pytestmark = pytest.mark.one_database

WORDS = ["Cá nhân", "Tổ chức", "Ủy viên danh dự", "Đơn vị"]
POINTS = [".", ")", ""]
SENTENCES = [
    *(
        "30 ngày sau khi Đại hội bế mạc.",
        "2 năm một lần.",
        "3 năm một lần.",
        "5 năm họp một lần",
        "12 tháng.",
    ),
    *("20 Hội viên trở lên.", "15 Ngày làm việc.", "50 đồng.", "9 Ủy viên."),
]
PARTS = ["{}. {}", "{}) {}", "{} - {}", "{} – {}", "{} — {}", "{}- {}", "{} -{}", "{}/ {}", "{}: {}"]


def clauses(body: str) -> list[int]:
    return [clause.number for clause in parse(f"Điều 1. Hội viên\n{body}")[0].clauses]


def told(body: str) -> list[str]:
    return list(parse(f"Điều 1. Hội viên\n{body}").warnings)


def lines_with(points: tuple[str, ...]) -> list[str]:
    return [
        f"{number}{point} {word}" for number, (point, word) in enumerate(zip(points, WORDS, strict=False), 1)
    ]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("lead", ["", "Hội viên gồm:\n"])
def test_clauses_with_and_without_a_point_are_all_read(count, lead):
    wrong = []
    for points in product(POINTS, repeat=count):
        body = lead + "\n".join(lines_with(points))
        asked = [line for line in lines_with(points) if not line[1:2].strip()] if any(points) else []
        if clauses(body) != list(range(1, count + 1)) or len(told(body)) != len(asked):
            wrong.append((points, clauses(body), told(body)))

    assert wrong == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_that_begins_with_a_number_is_no_clause(sentence):
    wrong = []
    for points in product(POINTS, repeat=3):
        lines = lines_with(points)
        for place in range(1, 4):
            body = "\n".join([*lines[:place], sentence, *lines[place:]])
            if clauses(body) != [1, 2, 3]:
                wrong.append((body, clauses(body)))

    assert wrong == []


@pytest.mark.parametrize(
    "before", ["gồm có", "gồm", "Ban gồm:", "bầu", "Chủ tịch,", "theo quy định của", "ít nhất", "Ban có"]
)
def test_what_a_line_counts_is_no_clause_and_asked_about_where_it_could_be_one(before):
    last = f"1. Hội viên.\n2. {before}\n3 Phó Chủ tịch"
    amid = f"1. {before}\n2 Phó Chủ tịch\n3 Ủy viên\n2. Nhiệm kỳ"

    assert (clauses(last), clauses(amid)) == ([1, 2], [1, 2])
    assert told(amid) == []
    (asked,) = told(last)
    assert asked == (
        "Điều 1: dòng “3 Phó Chủ tịch” có thể là một khoản nhưng không được đọc là khoản; nếu là khoản, "
        "đề nghị thêm dấu chấm sau số rồi nhập lại."
    )


def test_list_with_numbers_of_its_own_stays_in_its_clause():
    body = "1. Ban Chấp hành\n1 Chủ tịch\n2 Phó Chủ tịch\n3 Ủy viên"

    assert clauses(body) == [1]
    assert "“2 Phó Chủ tịch” có thể là một khoản" in told(body)[0]


def test_small_letters_without_a_point_are_asked_about_and_one_number_is_not():
    assert clauses("1 cá nhân\n2 tổ chức") == []
    assert len(told("1 cá nhân\n2 tổ chức")) == 2
    assert (clauses("Họp\n1 năm một lần."), told("Họp\n1 năm một lần.")) == ([], [])
    assert (clauses("Có\n1 Chủ tịch."), told("Có\n1 Chủ tịch.")) == ([], [])


@pytest.mark.parametrize("shape", PARTS)
@pytest.mark.parametrize("letters", ["AB", ("I", "II")])
@pytest.mark.parametrize("point", POINTS)
def test_clauses_numbered_anew_under_parts_leave_the_article_whole(shape, letters, point):
    first, second = (
        shape.format(letter, word) for letter, word in zip(letters, ["Quyền", "Nghĩa vụ"], strict=True)
    )
    body = f"{first}\n1{point} Một.\n2{point} Hai.\n{second}\n1{point} Ba.\n2{point} Bốn."

    assert clauses(body) == []
    assert told(body) == ["Điều 1 đánh số khoản lại từ đầu dưới các mục A, B; chỉ sửa được cả điều."]


@pytest.mark.parametrize("shape", PARTS)
def test_clauses_that_go_on_under_parts_are_read(shape):
    first, second = shape.format("A", "Quyền"), shape.format("B", "Nghĩa vụ")

    assert clauses(f"{first}\n1. Một.\n2 Hai.\n{second}\n3 Ba.\n4. Bốn.") == [1, 2, 3, 4]


@pytest.mark.parametrize("shape", PARTS)
def test_articles_numbered_anew_under_parts_are_named_by_them(shape):
    first, second = shape.format("A", "TỔ CHỨC"), shape.format("B", "TÀI CHÍNH")
    charter = parse(f"{first}\nĐiều 1. Tên\nMột.\nĐiều 2. Phí\nHai.\n{second}\nĐiều 1. Thu\nBa.")

    assert [str(article.number) for article in charter] == ["1 Phần A", "2 Phần A", "1 Phần B"]


@pytest.mark.parametrize("line", ["- Quyền", "A-10 là mã.", "A – 10", "Đ-Quyền", "AB - Quyền", "a - quyền"])
def test_other_lines_with_a_dash_begin_no_part(line):
    with pytest.raises(CharterFault, match="hai khoản 1"):
        parse(f"Điều 1. Quyền\n{line}\n1. Một.\n1. Hai.")
