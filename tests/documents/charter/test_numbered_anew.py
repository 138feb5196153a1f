"""Charters whose articles begin with 1 under each Phần, Chương, Mục or A, B: every article has one name."""

from __future__ import annotations

import pytest

from documents.charter import queries
from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.articles import BlockKind, Charter, Heading
from documents.charter.law.consolidation import consolidate
from documents.charter.law.deriving import derive_amendments
from documents.charter.law.errors import CharterFault
from documents.charter.law.numbers import ArticleNumber
from documents.charter.law.outlines import charter_of, outline_of
from documents.charter.law.reading import article_in, parse
from documents.charter.law.structure import structural
from documents.charter.law.table import comparison_table
from documents.charter.models import CharterProposal, CharterReading, CharterText
from documents.charter.services import derive_proposal, enter_charter, propose, take_reading
from tests.documents.on_charter import charter_package
from tests.documents.printed import words
from tests.documents.signed_in import sign_in
from workflows.errors import Unmet

pytestmark = pytest.mark.one_database

TWO = (
    "ĐIỀU LỆ\nHỘI THỬ\n"
    "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Tên gọi\nHội Thử.\nĐiều 2. Trụ sở\nHà Nội, theo Điều 1 Chương II.\n"
    "Chương II\nHỘI VIÊN\nĐiều 1. Tiêu chuẩn\n1. Là công dân.\n2. Tán thành Điều 2 của Chương I.\n"
    "Điều 2. Quyền\nQuyền theo khoản 1 Điều 1.\nĐiều 3. Nghĩa vụ\nNộp hội phí hằng năm."
)
QUESTION = (
    "Số điều bắt đầu lại từ Điều 1 ở mỗi phần, chương hoặc mục, nên mỗi điều được gọi kèm nơi đứng, như "
    "“Điều {}”. Đề nghị kiểm tra."
)


def names(charter: Charter) -> list[str]:
    return [str(article.number) for article in charter]


def one(kind: AmendmentKind, article: str | None = None, **said: str) -> Amendment:
    number = ArticleNumber.of(article) if article else None
    place = ArticleNumber.of(said.pop("place")) if "place" in said else None
    return Amendment(kind, number, place=place, reason="Cần.", **said)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TWO, ["1 Chương I", "2 Chương I", "1 Chương II", "2 Chương II", "3 Chương II"]),
        (
            "A. ĐIỀU LỆ\nĐiều 1. Tên\nHội.\nB. QUY CHẾ\nĐiều 1. Thu\nThu.\nC. BẦU CỬ\nĐiều 1. Bầu\nBầu.",
            ["1 Phần A", "1 Phần B", "1 Phần C"],
        ),
        (
            "I. CHUNG\nĐiều 1. Tên\nHội.\nII. HỘI VIÊN\nĐiều 1. Thu\nThu.\nĐiều 1a. Chi\nChi.",
            ["1 Phần I", "1 Phần II", "1a Phần II"],
        ),
        (
            (
                "PHẦN THỨ NHẤT\nCHUNG\nChương I\nA\nĐiều 1. Tên\nHội.\nChương II\nB\nĐiều 2. Phí\nPhí.\n"
                "Phần thứ hai\nRIÊNG\nChương I\nC\nĐiều 1. Thu\nThu."
            ),
            ["1 Phần thứ nhất", "2 Phần thứ nhất", "1 Phần thứ hai"],
        ),
        (
            (
                "Phần A\nChương 1. X\nĐiều 1. Tên\nHội.\nChương 2. Y\nĐiều 1. Phí\nPhí.\n"
                "Phần B\nChương 1. Z\nĐiều 1. Thu\nThu."
            ),
            ["1 Chương 1 Phần A", "1 Chương 2 Phần A", "1 Chương 1 Phần B"],
        ),
        (
            "Chương I\nX\nMục 1. Một\nĐiều 1. A\na.\nMục 2. Hai\nĐiều 1. C\nc.\nChương II\nY\nĐiều 1. D\nd.",
            ["1 Mục 1 Chương I", "1 Mục 2 Chương I", "1 Chương II"],
        ),
        (
            (
                "MỤC LỤC\nChương I\nĐiều 1. Tên\nĐiều 2. Trụ sở\nChương II\nĐiều 1. Quyền\nĐiều 2. Lợi\n"
                "Chương I\nĐiều 1. Tên\nHội.\nĐiều 2. Trụ sở\nHà Nội.\nChương II\nĐiều 1. Quyền\nCó.\n"
                "Điều 2. Lợi\nCó."
            ),
            ["1 Chương I", "2 Chương I", "1 Chương II", "2 Chương II"],
        ),
        (
            "Chương I\nX\nĐiều 1. Tên là Hội Thử.\nĐiều 2. Trụ sở ở Hà Nội.\nChương II\nY\nĐiều 1. Quyền có.",
            ["1 Chương I", "2 Chương I", "1 Chương II"],
        ),
    ],
    ids=[
        "chapter",
        "letters",
        "Roman",
        "Phần",
        "chapters of Phần",
        "sections",
        "with contents",
        "one line each",
    ],
)
def test_article_is_named_with_where_it_stands(text, found):
    charter = parse(text)

    assert names(charter) == found
    assert charter.text == text
    assert charter.warnings == (QUESTION.format(found[-1]),)
    assert charter_of(text, outline_of(charter)).articles == charter.articles


def test_gap_is_told_with_its_chapter_and_a_number_twice_in_one_is_refused():
    assert parse(TWO.replace("Điều 3. Nghĩa", "Điều 4. Nghĩa")).warnings[1:] == ("Thiếu Điều 3 Chương II.",)
    with pytest.raises(CharterFault, match="hai Điều 2 Chương II"):
        parse(TWO.replace("Điều 3. Nghĩa", "Điều 2. Nghĩa"))


def test_article_that_may_lie_in_another_is_asked_for_in_its_chapter():
    charter = parse(TWO.replace("Điều 2. Quyền", "Điều 2 quyền của hội viên"))

    assert charter.warnings[1] == (
        "Có thể Điều 2 Chương II đang bị ghép vào Điều 1 Chương II, đề nghị kiểm tra."
    )


@pytest.mark.parametrize(
    ("number", "again"), [("1 Mục 2, Chương ii", "1 Mục 2 Chương II"), ("3a phần thứ hai", "3a Phần thứ hai")]
)
def test_name_is_read_however_it_is_written(number, again):
    assert str(ArticleNumber.of(number)) == again
    assert ArticleNumber.of("2 Chương 4") == ArticleNumber.of("2 Chương IV")
    assert ArticleNumber.of("9 Chương V") < ArticleNumber.of("1 Chương IX")


def test_new_article_moves_on_those_of_its_chapter_only():
    made = consolidate(parse(TWO), [one(AmendmentKind.ADD, text="Gia nhập\nĐơn.", place="1 Chương II")])

    assert names(made.charter) == ["1 Chương I", "2 Chương I", *(f"{n} Chương II" for n in range(1, 5))]
    assert "Hà Nội, theo Điều 2 Chương II." in made.text
    assert "Tán thành Điều 2 của Chương I." in made.text
    assert "Quyền theo khoản 1 Điều 2." in made.text
    # Which article 1 is meant is for a person to say.
    assert [finding.sentence for finding in made.findings] == [
        (
            "Điều 3 Chương II: “khoản 1 Điều 1” có thể là điều của nhiều phần, chương, vì số điều bắt đầu "
            "lại ở mỗi phần, chương và đã thay đổi. Đề nghị kiểm tra."
        )
    ]


def test_repealed_article_is_named_where_others_speak_of_it():
    made = consolidate(parse(TWO), [one(AmendmentKind.REPEAL, "2 Chương I")])

    assert [finding.sentence for finding in made.dangling] == [
        (
            "Khoản 2 Điều 1 Chương II dẫn chiếu “Điều 2 của Chương I”, nhưng Điều 2 Chương I (theo số hiện "
            "hành) đã bãi bỏ."
        )
    ]


def test_chapter_of_which_every_article_is_repealed_leaves_the_names_of_the_others():
    gone = [one(AmendmentKind.REPEAL, "1 Chương I"), one(AmendmentKind.REPEAL, "2 Chương I")]

    assert names(consolidate(parse(TWO), gone).charter) == ["1 Chương II", "2 Chương II", "3 Chương II"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Điều 3. Nghĩa vụ", "Điều 3. Gia nhập\nNộp đơn cho chi hội.\nĐiều 4. Nghĩa vụ"),
        ("Điều 3. Nghĩa vụ\nNộp hội phí hằng năm.", "Điều 3. Nghĩa vụ\nNộp hội phí mỗi quý."),
        ("\nĐiều 3. Nghĩa vụ\nNộp hội phí hằng năm.", ""),
        ("Chương II\nHỘI VIÊN", "Điều 3. Biểu trưng\nHội có biểu trưng riêng.\nChương II\nHỘI VIÊN"),
    ],
    ids=["new", "amended", "repealed", "new at the end of a chapter"],
)
def test_proposal_read_from_a_draft_leads_to_that_draft(old, new):
    current, draft = parse(TWO), parse(TWO.replace(old, new))

    assert consolidate(current, derive_amendments(current, draft)).text == draft.text


def test_article_moved_to_another_chapter_is_moved_and_the_table_says_from_where_to_where():
    moved = TWO.replace("Điều 3. Nghĩa vụ\nNộp hội phí hằng năm.", "").replace(
        "Chương II\nHỘI", "Điều 3. Nghĩa vụ\nNộp hội phí hằng năm.\nChương II\nHỘI"
    )
    current, draft = parse(TWO), parse(moved)
    found = derive_amendments(current, draft)

    assert [(str(item.article), str(item.place)) for item in found if item.kind is AmendmentKind.MOVE] == [
        ("3 Chương II", "3 Chương I")
    ]
    assert consolidate(current, found).text == draft.text
    (row,) = [row for row in comparison_table(current, draft, found).rows if row.kind is AmendmentKind.MOVE]
    assert (row.current[0].text, row.draft[0].text) == ("(Chương II)\n", "(Chương I)\n")


@pytest.mark.parametrize(
    "draft",
    [
        TWO.replace("Chương II\nHỘI VIÊN\n", "")[:0] + "Điều 1. Tên\nHội.",
        TWO + "\nChương III\nQUỸ\nĐiều 1. Thu\nThu.",
    ],
)
def test_draft_numbered_otherwise_repeals_nothing_and_says_what_to_do(draft):
    with pytest.raises(CharterFault, match="đề nghị ghi đề xuất cho từng điều"):
        derive_amendments(parse(TWO), parse(draft))


@pytest.mark.parametrize("place", ["3", "1 Chương IX"])
def test_place_without_a_chapter_of_the_charter_is_no_place(place):
    (fault,) = structural(parse(TWO), [one(AmendmentKind.ADD, text="Mới\nMới.", place=place)])

    assert fault.sentence == (
        f"Điều {place} mới: số điều bắt đầu lại ở mỗi phần, chương nên phải ghi “Thuộc chương” "
        "(Chương I, Chương II)."
    )


@pytest.fixture
def package(cast):
    package = charter_package(cast)
    enter_charter(package, TWO, name="Điều lệ", by=cast.truong)
    return package


@pytest.mark.django_db
def test_pages_and_papers_name_the_article_with_its_chapter(cast, package):
    page, here = sign_in(cast.truong), f"/ho-so/{package.code}/dieu-le/"
    new = {
        "kind": "add",
        "text": "Gia nhập\nĐơn.",
        "place": "2",
        "chapter": "Chương II",
        "reason": "Cần.",
        "seen": "0",
    }
    amend = {"kind": "amend", "text": "Trụ sở\nHuế.", "reason": "Dời.", "seen": "1"}

    without = page.post(f"{here}dieu-moi/", new | {"chapter": ""})
    added = page.post(f"{here}dieu-moi/", new)
    changed = page.post(f"{here}dieu/2 Chương I/", amend)
    listed, table = page.get(here).content.decode(), page.get(f"{here}bang-so-sanh/").content.decode()
    paper = words(page.get(f"{here}bang-so-sanh.pdf").content)

    assert (without.status_code, added.status_code, changed.status_code) == (422, 302, 302)
    assert "phải ghi “Thuộc chương” (Chương I, Chương II)" in without.content.decode()
    lines = CharterProposal.objects.order_by("-number")[0].lines
    assert [(line["article"], line["place"]) for line in lines] == [
        ("2 Chương I", None),
        (None, "2 Chương II"),
    ]
    assert "Điều 2 Chương II mới" in listed
    assert "Điều 2 Chương I" in listed
    assert page.get(f"{here}dieu-moi/?so=2+Ch%C6%B0%C6%A1ng+II").status_code == 200
    assert "(Chương I)" in table
    assert "(ChươngI)Điều2.Trụsở" in paper


@pytest.mark.django_db
def test_whole_text_of_a_draft_is_read_article_by_article(cast, package):
    made = derive_proposal(package, TWO.replace("hằng năm", "mỗi quý"), seen=0, by=cast.truong)
    with pytest.raises(Unmet) as refused:
        derive_proposal(package, "Điều 1. Tên\nHội.", seen=1, by=cast.truong)

    assert [(line["article"], line["kind"]) for line in made.lines] == [("3 Chương II", "amend")]
    assert "không đánh số điều theo cùng một cách" in refused.value.reasons[0]


@pytest.mark.django_db
def test_what_was_proposed_for_the_first_part_alone_goes_with_its_articles(cast):
    package = charter_package(cast)
    lines = ["A. ĐIỀU LỆ", "Điều 1. Tên", "Hội.", "B. QUY CHẾ", "Điều 1. Thu", "Thu."]
    # As readers of before cut it: the second part was no article.
    old = Charter(
        (
            Heading(BlockKind.PREAMBLE, lines[0]),
            article_in(
                lines[1:3], number=ArticleNumber(1), title="Tên", head="Điều 1.", chapter="", clauses=[]
            ),
            Heading(BlockKind.END, "\n".join(lines[3:])),
        )
    )
    text = CharterText.objects.create(package=package, name="Điều lệ", text="\n".join(lines), by=cast.truong)
    CharterReading.objects.create(charter=text, outline=outline_of(old), by=cast.truong)
    propose(package, one(AmendmentKind.AMEND, "1", text="Tên\nHội Mới."), seen=0, by=cast.truong)

    before = queries.charter_state(package)
    take_reading(package, seen=1, by=cast.truong)
    after = queries.charter_state(package)

    assert names(before.current) == ["1"]
    assert [str(cut.number) for cut in before.cut_otherwise] == ["1", "1 Phần A", "1 Phần B"]
    assert names(after.current) == ["1 Phần A", "1 Phần B"]
    assert [str(line.article) for line in after.lines] == ["1 Phần A"]
    assert "Hội Mới." in after.consolidated.text
