"""Amendments worked into a charter: scenario 5, and numbers that always follow their articles."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.charter.law.amendments import Amendment, AmendmentKind
from documents.charter.law.checking import proposal_faults
from documents.charter.law.consolidation import consolidate
from documents.charter.law.deriving import derive_amendments, heading_changes
from documents.charter.law.errors import CharterFault
from documents.charter.law.reading import parse
from documents.charter.law.structure import FaultCode
from documents.charter.law.table import comparison_table
from tests.documents.charter_samples import (
    CHAPTERS,
    CURRENT,
    current_charter,
    draft_charter,
    drafted,
    proposal,
    written,
)

# No question to a database.
pytestmark = pytest.mark.one_database


def sentences(amendments, draft=None):
    found = proposal_faults(current_charter(), draft or draft_charter(), amendments)
    return [fault.sentence for fault in found]


def small(*texts):
    return parse("\n".join(f"Điều {number}. {text}" for number, text in enumerate(texts, 1)))


def test_scenario_5_four_amended_one_new_twenty_five_kept():
    amendments = derive_amendments(current_charter(), draft_charter())

    assert Counter(one.kind for one in amendments) == {
        AmendmentKind.KEEP: 25,
        AmendmentKind.AMEND: 4,
        AmendmentKind.ADD: 1,
    }
    assert [one.article for one in amendments if one.kind is AmendmentKind.AMEND] == [8, 13, 15, 22]
    assert [(one.place, one.chapter) for one in amendments if one.kind is AmendmentKind.ADD] == [
        (14, "Chương IV")
    ]


def test_scenario_5_exactly_the_article_without_its_reason_is_listed():
    assert sentences(proposal()) == []
    assert sentences(proposal(without="bch")) == ["Điều 15 (sửa đổi): chưa nêu “Lý do”."]
    assert sentences(proposal(without="truc_tuyen")) == ["Điều 14 mới (bổ sung mới): chưa nêu “Lý do”."]


def test_scenario_5_an_article_said_to_be_kept_differs_by_one_word():
    draft = parse(draft_charter().text.replace("trong lĩnh vực văn hóa đọc", "trong lĩnh vực văn hóa sách"))

    found = sentences([*proposal(), Amendment(AmendmentKind.KEEP, 4)], draft)

    assert found == ["Điều 4 ghi “giữ nguyên” nhưng dự thảo khác: “đọc” thành “sách”."]


@pytest.mark.parametrize(
    ("extra", "codes"),
    [
        (Amendment(AmendmentKind.AMEND, 40, text="x", reason="y"), [FaultCode.UNKNOWN]),
        (
            Amendment(AmendmentKind.AMEND, 5, clause=9, text="x", reason="y"),
            [FaultCode.UNKNOWN, FaultCode.NOT_CHANGED],
        ),
        (Amendment(AmendmentKind.KEEP, 8), [FaultCode.TWICE]),
        (Amendment(AmendmentKind.ADD, text="Mới", reason="y"), [FaultCode.NO_PLACE]),
        (Amendment(AmendmentKind.ADD, place=31, reason="y"), [FaultCode.NO_TEXT]),
        (Amendment(AmendmentKind.AMEND, 5, text="Khác", reason="y"), [FaultCode.NOT_CHANGED]),
    ],
)
def test_amendments_that_do_not_fit_are_listed(extra, codes):
    found = proposal_faults(current_charter(), draft_charter(), [*proposal(), extra])

    assert [fault.code for fault in found] == codes


def test_a_change_that_is_not_listed_is_missed():
    amendments = [one for one in proposal() if one.article != 13 and one.kind is not AmendmentKind.ADD]

    assert sentences(amendments) == [
        "Điều 13 đã thay đổi trong dự thảo nhưng chưa có trong bảng sửa đổi.",
        "Điều 14 mới của dự thảo chưa có trong bảng sửa đổi.",
    ]


def test_a_draft_that_kept_an_old_reference_is_told_the_number():
    text = draft_charter().text.replace("bị khai trừ theo Điều 27", "bị khai trừ theo Điều 26")

    assert sentences(proposal(), parse(text)) == [
        "Điều 11 của dự thảo còn dẫn chiếu theo số cũ. Cần sửa số: “26” thành “27”."
    ]


@pytest.mark.parametrize("amendments", [proposal(), derive_amendments(current_charter(), draft_charter())])
def test_the_consolidated_charter_is_the_draft_to_the_letter(amendments):
    made = consolidate(current_charter(), amendments)

    assert made.text == written(drafted())
    assert made.findings == ()
    assert (made.numbers.articles[13], made.numbers.articles[14]) == (13, 15)


def test_a_reference_to_a_repealed_article_is_reported_with_its_place():
    made = consolidate(current_charter(), [Amendment(AmendmentKind.REPEAL, 26, reason="Bỏ kỷ luật.")])

    assert [(one.article, one.clause, one.words) for one in made.dangling] == [
        (11, 2, "Điều 26"),
        (15, 1, "Điều 26"),
        (26, None, "Điều 26"),
    ]
    assert len(made.charter) == 28


def test_a_new_text_that_leads_nowhere_is_reported():
    made = consolidate(
        small("A", "B"), [Amendment(AmendmentKind.AMEND, 2, text="B theo khoản 3 Điều 1 và Điều 9")]
    )

    assert [one.sentence for one in made.dangling] == [
        "Điều 2 dẫn chiếu “khoản 3 Điều 1 và Điều 9”, nhưng điều lệ không có khoản 3 Điều 1."
    ]


def test_clauses_are_added_repealed_and_moved_and_references_follow():
    current = small("A\n1. một\n2. hai\n3. ba theo khoản 2 Điều này", "B theo khoản 3 Điều 1, khoản 1 Điều 1")
    amendments = [
        Amendment(AmendmentKind.ADD, 1, place=1, text="mới", reason="x"),
        Amendment(AmendmentKind.REPEAL, 1, clause=1, reason="x"),
        Amendment(AmendmentKind.MOVE, 1, clause=2, place=3, reason="x"),
    ]

    made = consolidate(current, amendments)

    assert made.text == (
        "Điều 1. A\n1. mới\n2. ba theo khoản 3 Điều này\n3. hai\n"
        "Điều 2. B theo khoản 2 Điều 1, khoản 1 Điều 1"
    )
    assert [(one.article, one.words) for one in made.dangling] == [(2, "khoản 3 Điều 1, khoản 1 Điều 1")]


def test_two_amendments_for_one_article_cannot_be_worked_in():
    twice = [Amendment(AmendmentKind.AMEND, 1, text="X"), Amendment(AmendmentKind.REPEAL, 1)]

    with pytest.raises(CharterFault, match="Điều 1 có hai nội dung sửa đổi"):
        consolidate(small("A", "B"), twice)


def test_a_new_text_of_two_articles_is_refused():
    with pytest.raises(CharterFault, match="chứa nhiều hơn một điều"):
        consolidate(small("A", "B"), [Amendment(AmendmentKind.AMEND, 1, text="Điều 1. X\nĐiều 2. Y")])


def test_a_renamed_chapter_is_told():
    draft = parse(draft_charter().text.replace("TỔ CHỨC, HOẠT ĐỘNG", "TỔ CHỨC"))

    assert heading_changes(current_charter(), draft) == (
        "Dự thảo bỏ “Chương IV TỔ CHỨC, HOẠT ĐỘNG”.",
        "Dự thảo thêm “Chương IV TỔ CHỨC”.",
    )


def test_the_table_says_what_changed_and_sums_up_the_rest():
    table = comparison_table(current_charter(), draft_charter(), proposal())

    assert table.summary == "sửa đổi 4 điều; bổ sung mới 1 điều; giữ nguyên 25 điều"
    assert [(row.number, row.kind.value, len(row.articles)) for row in table.rows] == [
        (1, "keep", 7),
        (2, "amend", 1),
        (3, "keep", 4),
        (4, "amend", 1),
        (5, "add", 0),
        (6, "keep", 1),
        (7, "amend", 1),
        (8, "keep", 6),
        (9, "amend", 1),
        (10, "keep", 7),
    ]
    assert [segment for segment in table.rows[6].draft if segment.op == "insert"] == [
        ("insert", "16"),
        ("insert", "24"),
        ("insert", "27"),
        ("insert", "mỗi quý một"),
    ]
    assert table.rows[7].draft[0].text == (
        "Giữ nguyên nội dung, đánh số lại thành Điều 17 đến Điều 22. Sửa số dẫn chiếu tại Điều 17, 18, 20."
    )


def test_both_columns_hold_the_texts_to_the_letter():
    table = comparison_table(current_charter(), draft_charter())
    changed = [row for row in table.rows if row.kind is AmendmentKind.AMEND]

    old = ["".join(segment.text for segment in row.current) for row in changed]
    new = ["".join(segment.text for segment in row.draft) for row in changed]
    assert old == [current_charter().article(number).text for number in (8, 13, 15, 22)]
    assert new == [draft_charter().article(number).text for number in (8, 13, 16, 23)]


FORMS = [
    "theo Điều {%s}",
    "khoản 2 Điều {%s} của Điều lệ này",
    "các Điều {%s}, {%s} và {%s}",
    "Điều {%s} và 10 hội viên",
    "Điều 3 Nghị định 45/2010/NĐ-CP, sau đó theo Điều {%s}",
]


@st.composite
def article(draw, name, targets):
    """An article of words of its own that speaks of some others by name."""
    chosen = [draw(st.sampled_from(FORMS)) for _ in range(draw(st.integers(0, 2)))]
    spoken = [
        form % tuple(draw(st.sampled_from(targets)) for _ in range(form.count("%s"))) for form in chosen
    ]
    words = " ".join(f"{name}{number}" for number in range(60))
    return "; ".join([f"Tên {name}\n1. {words}", *spoken]) + ".\n2. Hết."


@st.composite
def edited(draw):
    """A charter and a draft of it: some articles gone, some new, some changed, perhaps in another order."""
    olds = [f"cu{number}x" for number in range(draw(st.integers(2, 9)))]
    left = draw(st.lists(st.sampled_from(olds), unique=True, min_size=1))
    news = [f"moi{number}x" for number in range(draw(st.integers(0, 3)))]
    texts = {name: draw(article(name, left)) for name in olds}
    changed = {name: texts[name].replace(f"{name}7 ", "sua ") for name in left if draw(st.booleans())}
    added = {name: draw(article(name, [*left, *news])) for name in news}
    after = draw(st.permutations([*left, *news]))
    return (
        [("I", name, texts[name]) for name in olds],
        [("I", name, (texts | changed | added)[name]) for name in after],
    )


@given(edited())
def test_every_reference_points_to_the_same_article_as_before(charters):
    old, new = charters
    current, draft = parse(written(old)), parse(written(new))

    made = consolidate(current, derive_amendments(current, draft))

    gone = {name for _chapter, name, _text in old} - {name for _chapter, name, _text in new}
    assert made.text == draft.text
    assert len([number for number in made.numbers.articles.values() if number is None]) == len(gone)
    assert made.dangling == ()


@given(st.data())
def test_chapters_stay_around_their_articles(data):
    names = [name for _chapter, name, _text in CURRENT]
    texts = {name: f"Tên {name}\nNội dung {name}." for name in names}
    spot = data.draw(st.integers(0, len(names)))
    chapter = data.draw(st.sampled_from(sorted({CURRENT[max(0, spot - 1)][0], CURRENT[min(28, spot)][0]})))
    plain = [(own, name, texts[name]) for own, name, _text in CURRENT]
    wanted = [*plain[:spot], (chapter, "moi", "Tên mới\nMới."), *plain[spot:]]
    new = Amendment(
        AmendmentKind.ADD, text="Tên mới\nMới.", place=spot + 1, chapter=f"Chương {chapter}", reason="x"
    )

    made = consolidate(parse(written(plain)), [new])

    assert made.text == written(wanted)
    assert len(made.charter.headings) == 1 + len(CHAPTERS)
