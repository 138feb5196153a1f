"""No way of writing “Điều 2.” lets an article be repealed unseen: it is read, or it is asked about."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.deriving import derive_amendments
from documents.charter.law.errors import CharterFault
from documents.charter.law.lost import against_silent_loss
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.reading import parse
from documents.charter.services import derive_proposal, enter_charter, propose
from tests.documents.charter_samples import current_charter
from tests.documents.on_charter import charter_package
from tests.documents.signed_in import sign_in
from workflows.errors import Unmet

if TYPE_CHECKING:
    from documents.charter.law.articles import Charter

pytestmark = pytest.mark.one_database

# What an article may be written like; {n} is its number.
PLAINLY_MEANT = [
    *(
        "Điều{n}.",
        "Điều {n}",
        "Điều {n}:",
        "Điều {n} -",
        "Điều {n} –",
        "Điều {n} —",
        "Điều {n} .",
        "Điều {n})",
    ),
    *("ĐIỀU {n}", "ĐIỀU {n}.", "điều {n}.", "Điều thứ {n}.", "Điều số {n}.", "Điều 0{n}.", "Điều. {n}."),
    *("Điêu {n}.", "Diều {n}.", "Điếu {n}.", "Điểu {n}:", "Điề {n}.", "Điêù {n}.", "Dieu {n}.", "DIEU {n}."),
    *("Đ iều {n}.", "Đi ều {n}.", "Đ i ề u {n}.", "Ðiều {n}.", "ðiều {n}.", "Ɖiều {n}.", "Ðiêu {n}."),
    *("Điều: {n}.", "Điều ({n}).", "Điều-{n}.", "Điều  {n}."),
]
DOUBTFUL = [
    *("Điều {n},", "Điều {n};", "Điều {n}/", "Điều .{n}", "Điều_{n}", "Điều {n}_", "Điều {n}=", "Điều {n}’"),
    *("“Điều {n}.", '"Điều {n}.', "- Điều {n}.", "• Điều {n}.", "* Điều {n}.", "1. Điều {n}.", "(Điều {n})"),
    *(
        "[Điều {n}.",
        "|Điều {n}.",
        "Điều {n} bis.",
        "Điều {n} (mới).",
        "Đ.{n}.",
        "Đ. {n}.",
        "Điều {n}, khoản 1:",
    ),
]
# A number in words, or with letters for its figures, is told by it alone for these.
OTHERWISE = {2: ["Điều thứ hai.", "Điều hai.", "Điều thứ hai", "Điều ii.", "Article 2.", "2.", "II."]}
TITLES = {2: "Trụ sở của Hội", 4: "Hội phí", 6: "Hiệu lực thi hành"}
BEFORE = (
    "ĐIỀU LỆ\nĐiều 1. Tên gọi\nHội Mẫu.\nĐiều 2. Trụ sở của Hội\n1. Hội đóng trụ sở chính tại Hà Nội.\n"
    "2. Có văn phòng ở nơi khác.\nChương II\nTHU, CHI\nĐiều 3. Nguồn thu\nHội viên đóng góp theo quy định\n"
    "Điều 4. Hội phí\nMười nghìn đồng một tháng, thu theo quý.\nĐiều 5. Chi\nChi cho hoạt động.\n"
    "Điều 6. Hiệu lực thi hành\nĐiều lệ có hiệu lực từ ngày Đại hội thông qua."
)
OTHER_WORDS = {2: "Nơi đặt văn phòng", 4: "Mức đóng góp hằng năm", 6: "Tổ chức thực hiện"}
WRITTEN = [
    (shape, number, title)
    for number, title in TITLES.items()
    for shape in [*PLAINLY_MEANT, *DOUBTFUL, *OTHERWISE.get(number, [])]
]


def with_head(shape: str, number: int, title: str) -> str:
    """The charter in which the article bears that title behind that beginning."""
    return BEFORE.replace(f"Điều {number}. {TITLES[number]}", f"{shape.format(n=number)} {title}")


def is_unseen(draft_text: str, number: int, current: Charter | None = None) -> bool:
    """Whether the draft lacks the article and nothing is asked about it."""
    current = current or parse(BEFORE)
    try:
        draft = parse(draft_text)
    except CharterFault as fault:
        return f"Có thể Điều {number} " not in str(fault)
    found = derive_amendments(current, draft)
    asked = " ".join(against_silent_loss(current, draft, found, earlier=()))
    gone = [one.article for one in found if one.kind is AmendmentKind.REPEAL]
    return number in gone and not draft.article(number) and f"Có thể Điều {number} " not in asked


@pytest.mark.parametrize("shape", PLAINLY_MEANT)
@pytest.mark.parametrize("number", TITLES)
def test_what_is_plainly_meant_is_read(shape, number):
    draft = parse(with_head(shape, number, TITLES[number]))

    assert [article.number for article in draft] == [1, 2, 3, 4, 5, 6]
    assert draft.article(number).title == TITLES[number]


def test_no_way_of_writing_it_repeals_an_article_unseen():
    wrong = []
    for (shape, number, title), small in product(WRITTEN, (False, True)):
        words = title[0].lower() + title[1:] if small else title
        if is_unseen(with_head(shape, number, words), number):
            wrong.append((shape, number, words))

    assert wrong == []


def test_nor_does_it_where_the_article_has_other_words_as_well():
    wrong = []
    for shape, number, _title in WRITTEN:
        body = BEFORE.split(f"{TITLES[number]}\n")[1].split("\n", maxsplit=1)[0]
        text = with_head(shape, number, OTHER_WORDS[number]).replace(body, "Nội dung viết lại cho rõ.")
        if is_unseen(text, number):
            wrong.append((shape, number))

    assert wrong == []


@pytest.mark.parametrize("last", ["theo quy định", "theo quy định tại", "các quyền sau,", "Gồm:", "và"])
def test_nor_whatever_the_line_above_ends_in(last):
    text = BEFORE.replace("theo quy định\n", f"{last}\n")
    shapes = [*PLAINLY_MEANT, *DOUBTFUL]

    assert [
        shape
        for shape in shapes
        if is_unseen(text.replace("Điều 4. Hội phí", f"{shape.format(n=4)} Hội phí"), 4)
    ] == []


@pytest.mark.parametrize(
    "shape", ["{head}", "Điều {n}, {title}", "Điều{n}-{title}", "Muc {n} {title}", "{title}"]
)
def test_every_article_of_the_whole_charter_is_read_or_asked_about(shape):
    current = current_charter()
    unseen = []
    for article in current:
        head = shape.format(head=article.head, n=article.number, title=article.title)
        old = f"{article.head} {article.title}" if "{title}" in shape else article.head
        if is_unseen(current.text.replace(f"\n{old}", f"\n{head}", 1), article.number, current):
            unseen.append(article.number)

    assert unseen == []


def test_whole_charter_on_one_line_is_asked_about():
    text = BEFORE.replace("\nĐiều 2.", " Điều2.").replace("\n1. Hội đóng", " 1. Hội đóng")

    assert not is_unseen(text, 2)


@pytest.mark.parametrize("number", range(1, 30))
def test_article_that_is_truly_gone_is_not_asked_about(number):
    current = current_charter()
    article = current.article(number)
    draft = parse(current.text.replace(f"{article.text}\n", "").replace(f"\n{article.text}", ""))
    found = derive_amendments(current, draft)

    assert [one.article for one in found if one.kind is AmendmentKind.REPEAL] == [number]
    assert against_silent_loss(current, draft, found, earlier=()) == ()


def test_new_article_that_a_leap_of_the_numbers_leaves_out_is_asked_about():
    current = parse("Điều 1. Tên\nHội.\nĐiều 2. Phí\nMười đồng.\nĐiều 3. Chi\nChi đúng.")
    draft = parse("Điều 1. Tên\nHội.\nĐiều 2. Phí\nMười đồng.\nQuỹ dự phòng\nCó quỹ.\nĐiều 4. Chi\nChi đúng.")

    asked = against_silent_loss(current, draft, derive_amendments(current, draft), earlier=())

    assert asked == (
        "Dự thảo không có Điều 3 trước Điều 4: có thể một điều đang bị ghép vào điều khác, đề nghị kiểm tra.",
    )


def test_head_that_is_read_though_mistyped_is_told():
    charter = parse("Điều 1. Tên\nHội.\nĐiêu 2. Phí\nMười đồng.")

    assert charter.warnings == ("“Điêu 2.” được đọc là Điều 2; đề nghị sửa cho đúng chữ.",)


@pytest.mark.parametrize(
    "title", ["Luật áp dụng", "Quyết định kỷ luật", "Điều lệ và việc sửa đổi", "Nghị định hướng dẫn"]
)
def test_title_that_begins_like_the_name_of_another_text_is_a_title(title):
    text = f"Điều 1. Tên\nHội.\nĐiều 2. {title}\nMột.\nĐiều 3. Phí\nHai theo\nĐiều 20 Luật Hội."

    assert [article.title for article in parse(text)] == ["Tên", title, "Phí"]


def test_points_and_references_are_no_lost_articles():
    text = (
        "Điều 1. Tên\nHội theo\nĐiều 2 của Điều lệ này.\nĐiều 2. Phí\n1. Gồm:\na) Một;\nd) 3 người;\n"
        "đ) 3 ngày;\nđ. 3 tháng.\nĐ. 3.000 đồng.\nĐiều 3 của Quy chế tài chính áp dụng.\nđiều này có 3 khoản."
    )

    assert parse(text).warnings == ()


@pytest.mark.django_db
def test_repeal_that_a_person_gave_a_reason_for_is_not_asked_about_again(cast):
    package = charter_package(cast)
    enter_charter(package, BEFORE, name="Điều lệ", by=cast.truong)
    merged = BEFORE.replace("Điều 2. Trụ sở của Hội\n", "")
    repeal = Amendment(AmendmentKind.REPEAL, ArticleNumber(2), reason="Ghép vào Điều 1.")

    with pytest.raises(Unmet) as asked:
        derive_proposal(package, merged, seen=0, by=cast.truong)
    propose(package, repeal, seen=0, by=cast.truong)
    made = derive_proposal(package, merged, seen=1, by=cast.truong)

    assert asked.value.reasons == [
        "Có thể Điều 2 đang bị ghép vào Điều 1, đề nghị kiểm tra.",
        "Nếu bãi bỏ thật: ghi “Bãi bỏ” kèm lý do cho điều ấy trong bảng, rồi lấy lại thay đổi.",
    ]
    assert [(line["article"], line["kind"]) for line in made.lines] == [(1, "amend"), (2, "repeal")]


@pytest.mark.django_db
def test_new_article_proposed_before_that_the_next_draft_lacks_is_asked_about(cast):
    package = charter_package(cast)
    enter_charter(package, BEFORE, name="Điều lệ", by=cast.truong)
    fund = "\nĐiều 7. Quỹ dự phòng\nCó quỹ."
    derive_proposal(package, BEFORE + fund, seen=0, by=cast.truong)

    with pytest.raises(Unmet) as asked:
        derive_proposal(package, BEFORE + fund.replace("Điều 7. ", ""), seen=1, by=cast.truong)

    assert asked.value.reasons[0].startswith("Điều 7 mới đã đề xuất (“Điều 7. Quỹ dự phòng”) không có")


@pytest.mark.django_db
def test_page_tells_what_is_doubtful_in_the_draft_from_which_changes_were_read(cast):
    package = charter_package(cast)
    enter_charter(package, BEFORE, name="Điều lệ", by=cast.truong)
    typed = {"words": BEFORE.replace("Điều 4. Hội", "Điêu 4. Hội"), "seen": "0"}

    page = sign_in(cast.truong).post(f"/ho-so/{package.code}/dieu-le/toan-van/", typed, follow=True)

    assert "“Điêu 4.” được đọc là Điều 4; đề nghị sửa cho đúng chữ." in page.content.decode()
