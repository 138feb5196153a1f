"""“Điều 12a”: an article inserted as law inserts, in texts, proposals, references, addresses and rows."""

from __future__ import annotations

import pytest

from documents.charter import queries
from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.consolidation import consolidate
from documents.charter.law.deriving import derive_amendments
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.reading import parse
from documents.charter.law.table import comparison_table
from documents.charter.models import CharterProposal
from documents.charter.services import enter_charter, propose
from tests.documents.on_charter import charter_package
from tests.documents.signed_in import sign_in

pytestmark = pytest.mark.one_database

FOUR = (
    "Điều 1. Tên\nHội.\nĐiều 2. Phí\n1. Phí theo Điều 3.\n"
    "Điều 3. Quỹ\nQuỹ theo Điều 2.\nĐiều 4. Hiệu lực\nNgay."
)
NEW = "Kho sách\nKho theo khoản 1 Điều 2 và các Điều 3, 4."


def added(place: str, text: str = NEW) -> Amendment:
    return Amendment(AmendmentKind.ADD, text=text, place=ArticleNumber.of(place), reason="Cần.")


def heads(text: str) -> list[str]:
    return [article.head for article in parse(text)]


@pytest.mark.parametrize("letters", [["12", "12a", "12b", "12d", "12đ", "12e", "13"]])
def test_numbers_stand_in_the_order_of_law_and_a_plain_one_is_its_figure(letters):
    numbers = [ArticleNumber.of(one) for one in letters]

    assert sorted({*numbers}) == numbers
    assert [str(one) for one in numbers] == letters
    assert (numbers[0] == 12, numbers[1] == 12, {numbers[0]: "x"}[12]) == (True, False, "x")
    assert [str(one.inserted) for one in numbers[:5]] == ["12a", "12b", "12c", "12đ", "12e"]


def test_inserted_articles_are_read_and_gaps_are_told_by_figure():
    charter = parse("Điều 1. A\nMột.\nĐiều 1a. B\nHai.\nĐiều 1b. C\nBa.\nĐiều 3a. D\nBốn.")

    assert [str(article.number) for article in charter] == ["1", "1a", "1b", "3a"]
    assert charter.warnings == ("Thiếu các điều từ Điều 2 đến Điều 3.",)


def test_inserted_article_that_may_lie_in_the_one_before_it_is_asked_for():
    charter = parse("Điều 1. A\nMột.\nĐiều 1a quyền của hội viên\nHai.\nĐiều 2. C\nBa.")

    assert charter.warnings == ("Có thể Điều 1a đang bị ghép vào Điều 1, đề nghị kiểm tra.",)
    assert charter.doubted == (ArticleNumber.of("1a"),)


def test_article_inserted_with_a_letter_leaves_every_other_number():
    made = consolidate(parse(FOUR), [added("2a")])

    assert heads(made.text) == ["Điều 1.", "Điều 2.", "Điều 2a.", "Điều 3.", "Điều 4."]
    assert made.text.replace(f"Điều 2a. {NEW}\n", "") == FOUR
    assert made.findings == ()


def test_article_inserted_with_a_plain_number_moves_the_others_on():
    made = consolidate(parse(FOUR), [added("3", "Kho sách\nKho.")])

    assert heads(made.text) == ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4.", "Điều 5."]
    assert "Phí theo Điều 4." in made.text


def test_reference_to_an_inserted_article_follows_it():
    text = FOUR.replace(
        "Điều 3. Quỹ\nQuỹ theo Điều 2.", "Điều 2a. Kho\nKho.\nĐiều 3. Quỹ\nTheo khoản 2 Điều 2a."
    )
    current = parse(text.replace("Kho.\n", "1. Một.\n2. Hai.\n"))

    first = consolidate(current, [Amendment(AmendmentKind.ADD, text="Mới\nMới.", place=1, reason="x")])
    gone = consolidate(current, [Amendment(AmendmentKind.REPEAL, ArticleNumber.of("2a"), reason="x")])

    assert heads(first.text) == ["Điều 1.", "Điều 2.", "Điều 3.", "Điều 3a.", "Điều 4.", "Điều 5."]
    assert "Theo khoản 2 Điều 3a." in first.text
    assert [one.sentence for one in gone.dangling] == [
        "Điều 3 dẫn chiếu “khoản 2 Điều 2a”, nhưng Điều 2a (theo số hiện hành) đã bãi bỏ."
    ]


def test_range_that_gets_an_inserted_article_is_asked_for():
    text = FOUR.replace("Ngay.", "Theo các điều từ Điều 1 đến Điều 3.")

    assert [one.words for one in consolidate(parse(text), [added("2a")]).findings] == ["Điều 1 đến Điều 3"]
    assert consolidate(parse(text), [added("3a")]).findings == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FOUR, FOUR.replace("Điều 3. Q", "Điều 2a. Kho\nKho sách của Hội.\nĐiều 3. Q", 1)),
        (FOUR.replace("Điều 4. H", "Điều 3a. H"), FOUR),
        (FOUR, FOUR.replace("Điều 4. H", "Điều 3a. H")),
        (
            FOUR.replace("Điều 4. H", "Điều 3a. Kho\nKho.\nĐiều 3b. H"),
            FOUR.replace("Điều 4. H", "Điều 3b. H"),
        ),
    ],
    ids=["inserted", "loses its letter", "gets a letter", "keeps b without a"],
)
def test_proposal_read_from_a_draft_leads_to_that_draft(old, new):
    made = consolidate(parse(old), derive_amendments(parse(old), parse(new)))

    assert made.text == parse(new).text


def test_roman_numbers_stay_roman_and_references_to_them_follow():
    current = parse("Điều I. Tên\nHội.\nĐiều II. Phí\nTheo Điều III.\nĐiều III. Quỹ\nQuỹ.")

    made = consolidate(current, [Amendment(AmendmentKind.ADD, text="Kho\nKho.", place=2, reason="x")])

    assert heads(made.text) == ["Điều I.", "Điều 2.", "Điều III.", "Điều IV."]
    assert "Theo Điều IV." in made.text


def test_table_names_the_inserted_article_and_keeps_its_neighbours_together():
    current = parse(FOUR.replace("Điều 3. Q", "Điều 2a. Kho\nKho.\nĐiều 3. Q", 1))
    draft_ = parse(current.text.replace("Ngay.", "Sau một ngày."))

    (kept, _changed) = comparison_table(current, draft_).rows

    assert [str(number) for number in kept.articles] == ["1", "2", "2a", "3"]
    assert kept.current[0].text == "Điều 1 đến Điều 3"


@pytest.fixture
def package(cast):
    package = charter_package(cast)
    enter_charter(package, FOUR, name="Điều lệ", by=cast.truong)
    return package


@pytest.mark.django_db
def test_page_takes_12a_in_words_and_address(cast, package):
    page, here = sign_in(cast.truong), f"/ho-so/{package.code}/dieu-le/"
    typed = {"kind": "add", "text": NEW, "place": "2a", "reason": "Cần.", "seen": "0"}

    wrong = page.post(f"{here}dieu-moi/", typed | {"place": "hai"})
    kept = page.post(f"{here}dieu-moi/", typed)
    enter_charter(package, FOUR.replace("Điều 4. H", "Điều 3a. H"), name="Điều lệ mới", by=cast.truong)

    assert (wrong.status_code, kept.status_code) == (422, 302)
    assert "Số điều ghi như 12, hoặc 12a." in wrong.content.decode()
    assert [line["place"] for line in CharterProposal.objects.get().lines] == ["2a"]
    assert "Điều 3a. Hiệu lực" in page.get(f"{here}dieu/3a/").content.decode()
    assert page.get(f"{here}dieu/3b/").status_code == 404


@pytest.mark.django_db
def test_clause_has_a_plain_number_and_rows_of_before_are_read(cast, package):
    row = {"kind": "amend", "article": 2, "clause": 1, "text": "Phí.", "place": None, "chapter": ""}
    old = row | {"reason": "Cần.", "ground": ""}
    package.charters.get().proposals.create(number=1, lines=[old], by=cast.truong)

    line = queries.charter_state(package).line((ArticleNumber(2), 1, None))
    again = propose(package, line, seen=1, by=cast.truong)

    assert line.subject == "khoản 1 Điều 2"
    assert again.lines == [old]
