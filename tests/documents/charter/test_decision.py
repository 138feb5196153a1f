"""The articles of the decision that approves a charter are never read as the charter."""

from __future__ import annotations

from itertools import product

import pytest

from documents.charter.law.errors import CharterFault
from documents.charter.law.reading import parse

pytestmark = pytest.mark.one_database

NAMES = [
    *("ĐIỀU LỆ", "ĐIỀU LỆ HỘI THỬ", "ĐIỀU LỆ (SỬA ĐỔI, BỔ SUNG)", "ĐIỀU LỆ SỬA ĐỔI", "BẢN ĐIỀU LỆ"),
    *("ĐIỀU LỆ HỘI THỬ NHIỆM KỲ 2025 - 2030", "DỰ THẢO ĐIỀU LỆ", "DỰ THẢO ĐIỀU LỆ SỬA ĐỔI, BỔ SUNG"),
    *("Điều lệ Hội Thử", "Điều lệ", "ĐIỀU LỆ HỘI ƯƠM ĐỖ Ở ỨNG HÒA", "ĐIỀU LỆ Hội Thử", "B. ĐIỀU LỆ", ""),
    *("ĐIỀU LỆ HỘI THỬ (sửa đổi, bổ sung năm 2025)", "B - ĐIỀU LỆ HỘI THỬ", "ĐIỀU LỆ\nHỘI ĐỒ GỖ Ỷ LA"),
]
SECOND_LINES = ["", "HỘI THỬ\n", "(SỬA ĐỔI, BỔ SUNG)\n", "Hội Thử\n"]
BRACKETS = ["", "(Phê duyệt kèm theo Quyết định số 12/QĐ-BNV ngày 01/02/2025\ncủa Bộ trưởng Bộ Nội vụ)\n"]
CHAPTERS = (
    "Chương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Tên gọi\nHội Thử.\nĐiều 2. Trụ sở\nHà Nội.\n"
    "Chương II\nTài chính\nĐiều 3. Phí\nMười đồng."
)
BODIES = [
    "Điều 1. Tên gọi\nHội Thử.\nĐiều 2. Trụ sở\nHà Nội.\nĐiều 3. Phí\nMười đồng.",
    CHAPTERS,
    CHAPTERS.replace("I\nN", "I. N").replace("II\nTài chính", "II. ĐIỀU LỆ VÀ TÀI CHÍNH"),
]
SHORT = "QUYẾT ĐỊNH\n{}"
LONG = (
    "BỘ NỘI VỤ\nSố: 12/QĐ-BNV\nQUYẾT ĐỊNH\nVề việc phê duyệt Điều lệ Hội Thử\nBỘ TRƯỞNG BỘ NỘI VỤ\n"
    "Căn cứ Nghị định của Chính phủ;\nXét đề nghị của Hội Thử,\nQUYẾT ĐỊNH:\n{}"
)
CAPITALS = "QUYẾT ĐỊNH\nVỀ VIỆC PHÊ DUYỆT\nĐIỀU LỆ HỘI THỬ\nCăn cứ Luật;\n{}"
OF_CONGRESS = "NGHỊ QUYẾT\nĐại hội lần thứ II\nCăn cứ Luật;\nQUYẾT NGHỊ:\n{}"
ONLY_GROUNDS = "HỘI THỬ\nCăn cứ Luật;\n{}"
HEADS = [SHORT, LONG, CAPITALS, OF_CONGRESS, ONLY_GROUNDS, "{}"]
WITH_SIGNATURE = (
    "Điều 1. Phê duyệt kèm theo Quyết định này\nĐiều lệ Hội Thử.\nĐiều 2. Có hiệu lực.\n"
    "Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành.\nNơi nhận:\n- Lưu.\nBỘ TRƯỞNG\nLê Văn A\n"
)
ARTICLES = [
    "Điều 1. Phê duyệt Điều lệ Hội Thử.\nĐiều 2. Có hiệu lực từ ngày ký.\nNơi nhận:\n- Như Điều 2.\n",
    WITH_SIGNATURE,
    "Điều 1. Ban hành kèm theo Quyết định này Điều lệ.\n",
]
OTHER_ARTICLES = "Điều 1. Hội Thử được hoạt động.\nĐiều 2. Có hiệu lực từ ngày ký.\n"
TITLES = ["Tên gọi", "Trụ sở", "Phí"]


def titles(text: str) -> list[str]:
    return [article.title for article in parse(text)]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("articles", ARTICLES)
def test_charter_is_read_whatever_its_heading(head, articles):
    wrong = []
    for name, second, bracket, body in product(NAMES, SECOND_LINES, BRACKETS, BODIES):
        heading = f"{name}\n{second}{bracket}" if name else bracket
        charter = parse(head.format(articles) + heading + body)
        told = "không tính là điều" in " ".join(charter.warnings)
        chapters = [article.chapter for article in charter]
        in_chapters = ["Chương I", "Chương I", "Chương II"] if body.startswith("Chương") else [""] * 3
        if [one.title for one in charter] != TITLES or not told or chapters != in_chapters:
            wrong.append((name, second, bracket, body, charter.warnings))

    assert wrong == []


@pytest.mark.parametrize("head", [SHORT, LONG, CAPITALS, OF_CONGRESS])
def test_so_it_is_where_the_decision_never_says_what_it_approves(head):
    wrong = [
        (name, second, body)
        for name, second, body in product(NAMES, SECOND_LINES, BODIES)
        if titles(f"{head.format(OTHER_ARTICLES)}{name}\n{second}{body}") != TITLES
    ]

    assert wrong == []


def test_where_no_article_1_follows_the_decision_its_part_is_asked_for():
    lost = BODIES[0].replace("Điều 1. Tên gọi", "Tên gọi")
    with pytest.raises(CharterFault, match="bỏ phần Quyết định ở đầu"):
        parse(SHORT.format(ARTICLES[0]))
    with pytest.raises(CharterFault, match="bỏ phần Quyết định ở đầu"):
        parse(SHORT.format(ARTICLES[2]) + "Điều lệ Hội Thử\n" + lost)

    named = parse(SHORT.format(ARTICLES[0]) + "ĐIỀU LỆ HỘI THỬ\n" + lost)
    unnamed = parse(SHORT.format(OTHER_ARTICLES))

    assert [article.number for article in named] == [2, 3]
    assert "Thiếu Điều 1." in named.warnings
    assert unnamed.warnings[0].endswith("đề nghị bỏ phần Quyết định ở đầu rồi nhập lại.")


@pytest.mark.parametrize(
    "head",
    [
        "ĐIỀU LỆ HỘI THỬ\n(Phê duyệt kèm theo Quyết định số 1)\nCăn cứ Luật;\n",
        "QUYẾT ĐỊNH\nĐIỀU LỆ HỘI THỬ\n",
        "HỘI THỬ\nCăn cứ Luật;\n",
        "",
    ],
)
def test_charter_that_is_numbered_anew_or_followed_by_another_text_keeps_its_first_articles(head):
    anew = "Chương I\nĐIỀU LỆ\nĐiều 1. A\nMột.\nĐiều 2. B\nHai.\nChương II\nĐIỀU LỆ SỬA ĐỔI\nĐiều 1. C\nBa."
    other = "Điều 1. A\nMột.\nĐiều 2. B\nHai.\nQUY CHẾ TÀI CHÍNH\nĐiều 1. Thu\nBa."

    assert titles(head + anew) == ["A", "B", "C"]
    assert titles(head + other) == ["A", "B"]
