"""What is proposed rests on the articles as they were cut: other readers change nothing unasked."""

from __future__ import annotations

import pytest

from documents.charter import queries
from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.outlines import charter_of, outline_of
from documents.charter.law.reading import parse
from documents.charter.models import CharterReading, CharterText
from documents.charter.services import enter_charter, propose, take_reading
from tests.documents.charter_samples import current_charter
from tests.documents.on_charter import charter_package
from tests.documents.signed_in import sign_in
from workflows.errors import NotNow, Stale

pytestmark = pytest.mark.one_database

# A reader of before took the second line for words of Article 1.
TEXT = "Điều 1. Tên\nĐiều 1a. Biểu tượng\nHoa sen.\nĐiều 2. Phí\n1. Phí.\n2. Quỹ."
BEFORE = [
    {"number": 1, "lines": 3, "clauses": [], "title": "Tên", "head": "Điều 1.", "chapter": ""},
    {"number": 2, "lines": 3, "clauses": [[1, 1], [2, 2]], "title": "Phí", "head": "Điều 2.", "chapter": ""},
]
RENAMED = Amendment(AmendmentKind.AMEND, 1, text="Điều 1. Tên gọi\nHội.", reason="Cho rõ.")


@pytest.fixture
def package(cast):
    return charter_package(cast)


@pytest.fixture
def amended(cast, package):
    """Its charter was cut by that reader when Article 1 was amended."""
    charter = CharterText.objects.create(package=package, name="Điều lệ", text=TEXT, by=cast.truong)
    CharterReading.objects.create(charter=charter, outline=BEFORE, by=cast.truong)
    propose(package, RENAMED, seen=0, by=cast.truong)
    return package


@pytest.mark.parametrize(
    "text", [current_charter().text, TEXT, "Lời nói đầu\nĐiều 12a. A\nB\n3. C\nd\nChủ tịch"]
)
def test_charter_comes_back_from_its_outline(text):
    charter = parse(text)

    again = charter_of(charter.text, outline_of(charter))

    assert (again.blocks, again.text) == (charter.blocks, charter.text)


@pytest.mark.django_db
def test_proposal_keeps_the_articles_on_which_it_was_made(amended):
    work = queries.charter_state(amended)

    assert [article.number for article in work.current] == [1, 2]
    assert work.current.article(1).text == TEXT.partition("\nĐiều 2")[0]
    assert [(str(one.number), one.new) for one in work.cut_otherwise] == [
        ("1", "Điều 1. Tên"),
        ("1a", "Điều 1a. Biểu tượng\nHoa sen."),
    ]
    assert work.consolidated.text.startswith("Điều 1. Tên gọi\nHội.\nĐiều 2. Phí")


@pytest.mark.django_db
def test_charter_that_no_reader_of_today_can_cut_keeps_its_articles_and_says_so(cast, package):
    text = "Mục thứ nhất\nHội.\nMục thứ hai\nPhí."
    cut = [{**BEFORE[0], "lines": 2, "head": "Mục"}, {**BEFORE[1], "lines": 2, "clauses": [], "head": "Mục"}]
    charter = CharterText.objects.create(package=package, name="Điều lệ", text=text, by=cast.truong)
    CharterReading.objects.create(charter=charter, outline=cut, by=cast.truong)

    page = sign_in(cast.truong).get(f"/ho-so/{package.code}/dieu-le/").content.decode()

    assert [article.number for article in queries.charter_state(package).current] == [1, 2]
    assert "không tự chia được Điều lệ hiện hành thành điều; bảng giữ cách chia cũ" in page


@pytest.mark.django_db
def test_page_shows_what_differs_and_takes_it_only_when_told(cast, amended):
    page, here = sign_in(cast.truong), f"/ho-so/{amended.code}/dieu-le/"
    first, shown = (page.get(f"{here}{more}").content.decode() for more in ("", "cach-chia/"))

    late = page.post(f"{here}cach-chia/", {"seen": "0"})
    done = page.post(f"{here}cach-chia/", {"seen": "1"})
    work = queries.charter_state(amended)

    assert "nay được chia điều khác" in first
    assert "Điều 1a. Biểu tượng" in shown
    assert (late.status_code, done.status_code) == (409, 302)
    assert [str(article.number) for article in work.current] == ["1", "1a", "2"]
    assert (work.lines, work.seen, work.cut_otherwise) == ((RENAMED,), 2, ())


@pytest.mark.django_db
def test_reading_is_kept_when_a_charter_is_entered_and_taken_once(cast, package):
    stored = enter_charter(package, TEXT, name="Điều lệ", by=cast.truong)

    with pytest.raises(NotNow):
        take_reading(package, seen=0, by=cast.truong)

    assert stored.readings.get().outline == outline_of(parse(TEXT))


@pytest.mark.django_db
def test_charter_of_before_readings_were_kept_gets_one_with_the_next_proposal(cast, package):
    charter = CharterText.objects.create(package=package, name="Điều lệ", text=TEXT, by=cast.truong)

    propose(package, RENAMED, seen=0, by=cast.truong)
    with pytest.raises(Stale):
        propose(package, RENAMED, seen=0, by=cast.truong)

    assert charter.readings.get().outline == outline_of(parse(TEXT))
