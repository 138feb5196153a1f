"""What several papers say of one thing is compared, and little else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.models import Excused
from documents.texts.consistency import TextSource, findings, mentions
from tests.demo_world import at

TERM = "2022–2027"
CCT, CTC = "Báo cáo chính trị", "Báo cáo Tài chính"


LABELLED = [
    ("Số đại biểu", "250", "260"),
    ("Số đại biểu", "250 đại biểu", "260 đại biểu"),
    ("Tổng số hội viên", "1.250", "1.260"),
    ("Tổng số đại biểu chính thức", "250", "260"),
    ("Tỷ lệ tán thành dự kiến", "95 %", "96 %"),
]


def told(*texts, term=TERM):
    """Sort, thing and values of every finding among these texts, each of another package."""
    sources = [TextSource(str(number), CCT, "", text) for number, text in enumerate(texts)]
    return [(one.sort, one.thing, one.values) for one in findings(sources, term=term)]


@pytest.mark.one_database
class TestTexts:
    def test_the_same_count_must_be_the_same_number(self):
        found = told("Hội có 95 đầu mối trực thuộc.", "Phí do 94 đầu mối trực thuộc nộp.")

        assert found == [("figure", "đầu mối trực thuộc", ["95 đầu mối", "94 đầu mối"])]

    def test_one_way_of_writing_a_number_is_as_good_as_another(self):
        texts = ("Tổng số vận động 3.383 triệu đồng.", "Tổng số vận động 3383 triệu đồng.")

        assert told(*texts) == []

    def test_amounts_are_told_by_the_words_before_them(self):
        found = told("Tổng số vận động 2.950 triệu đồng.", "Tổng số vận động 3.383 triệu đồng.")

        assert found == [("figure", "số vận động (triệu đồng)", ["2.950 triệu đồng", "3.383 triệu đồng"])]

    @pytest.mark.parametrize(
        "pair",
        [
            ("Tặng 40 suất quà Tết.", "Tặng 60 suất học bổng."),
            ("Đã dự 12 cuộc.", "Đã dự 15 cuộc."),
            ("Có 35 đầu mối trả lời.", "Có 41 đầu mối trả lời."),
            ("Hội có 95 đầu mối trực thuộc.", "Không nói đến."),
        ],
    )
    def test_what_only_looks_alike_is_let_be(self, pair):
        assert told(*pair) == []

    @pytest.mark.parametrize(
        ("one", "other", "values"),
        [
            (
                "Hội có 95 đầu mối trực thuộc.",
                "Phí do 94 đơn vị trực thuộc nộp.",
                ["95 đầu mối", "94 đơn vị"],
            ),
            (
                "Hội có chín mươi lăm đầu mối trực thuộc.",
                "Hội có 94 đầu mối trực thuộc.",
                ["chín mươi lăm đầu mối", "94 đầu mối"],
            ),
            ("Hội có 95 đầu mối trực thuộc.", "Số đơn vị trực thuộc hiện nay là 94.", ["95 đầu mối", "94"]),
            (
                "Tổng số vận động 2.950 triệu đồng.",
                "Tổng số vận động 3,383 tỷ đồng.",
                ["2.950 triệu đồng", "3,383 tỷ đồng"],
            ),
            (
                "Khai mạc Đại hội ngày 17/5/2022.",
                "Đại hội sẽ khai mạc ngày 18 tháng 5 năm 2022.",
                ["17/5/2022", "ngày 18 tháng 5 năm 2022"],
            ),
            (
                "Chủ tịch Hội Trần Văn Một.",
                "Do đồng chí Trần Văn Hai, Chủ tịch Hội, báo cáo.",
                ["Trần Văn Một", "đồng chí Trần Văn Hai"],
            ),
            (
                "Bầu 36 ủy viên Ban Chấp hành.",
                "Bầu 38 đồng chí ủy viên Ban Chấp hành.",
                ["36 ủy viên", "38 đồng chí"],
            ),
        ],
        ids=["unit", "in words", "behind", "billions", "order of words", "office behind", "comrades"],
    )
    def test_one_thing_in_other_words_is_found(self, one, other, values):
        assert [found[2] for found in told(one, other)] == [values]

    @pytest.mark.parametrize(
        "pair",
        [
            ("Hội có chín mươi lăm đầu mối trực thuộc.", "Hội có 95 đơn vị trực thuộc."),
            ("Tổng số vận động 3.383 triệu đồng.", "Tổng số vận động 3.383.000.000 đồng."),
            ("Tổng số vận động 3.383 triệu đồng.", "Tổng số vận động gần 3,4 tỷ đồng."),
            ("Khai mạc Đại hội ngày 17/5/2022.", "Đại hội khai mạc ngày 17 tháng 5 năm 2022."),
            (
                "Đại hội khai mạc ngày 17/5/2022.",
                "Gửi giấy mời trước khi Đại hội khai mạc mười ngày, ngày 7/5/2022.",
            ),
            ("Chủ tịch Hội Trần Văn Một.", "Đồng chí TRẦN VĂN MỘT, Chủ tịch Hội."),
            ("Chủ tịch Hội Trần Văn Một.", "Phó Chủ tịch Hội Trần Văn Hai."),
            ("Chủ tịch Hội Trần Văn Một.", "Nguyên Chủ tịch Hội Trần Văn Hai."),
            ("Chủ tịch Hội Trần Văn Một.", "Trần Văn Hai, Chủ tịch Hội Cựu chiến binh tỉnh."),
            ("Hội có 95 đầu mối trực thuộc.", "Ba đơn vị trực thuộc nộp chậm."),
            ("Hội có 95 đơn vị trực thuộc.", "Hội có 94 đơn vị kết nghĩa mới."),
        ],
    )
    def test_the_same_in_other_words_and_what_only_sounds_alike_are_let_be(self, pair):
        assert told(*pair) == []

    @pytest.mark.parametrize("counted", ["Có 95 {}.", "Số {} là 95.", "Tổng số {} hiện nay là 95."])
    @pytest.mark.parametrize("label", ["Số {}: {}", "Số {} | {}", "- Tổng số {}: {}", "a) Số {}: {}."])
    @pytest.mark.parametrize("thing", ["đầu mối trực thuộc", "đại biểu chính thức"])
    def test_figure_behind_a_colon_is_of_what_a_sentence_counts(self, counted, label, thing):
        one = counted.format(thing)

        assert len(told(one, label.format(thing, 94))) == 1
        assert told(one, label.format(thing, 95)) == told(one, label.format(thing, "80 %")) == []

    @pytest.mark.parametrize("before", ["", "1. ", "- ", "a) ", "Hội nghị đã họp. "])
    @pytest.mark.parametrize("colon", [": ", " : ", " | "])
    @pytest.mark.parametrize(("label", "one", "other"), LABELLED)
    def test_figure_behind_a_colon_is_of_the_words_before_it(self, before, colon, label, one, other):
        found = told(f"{before}{label}{colon}{one}", f"{label}: {other}")

        assert [values for _sort, _thing, values in found] == [[one, other]]
        assert told(f"{before}{label}{colon}{one}.", f"{label}: {one}") == []

    @pytest.mark.parametrize(
        "label",
        ["Số", "Tổng số", "Trong đó nữ", "Số trang", "Số lượng bản in", "Số điện thoại bàn", "Ý kiến khác"],
    )
    def test_label_that_says_too_little_is_let_be(self, label):
        assert told(f"{label}: 250", f"{label}: 260") == []

    def test_one_paper_may_count_twice(self):
        sources = [
            TextSource("BCCT", CCT, "", "Có 95 đầu mối trực thuộc.\nNăm 2016 có 90 đầu mối trực thuộc.")
        ]

        assert findings(sources, term=TERM) == []

    def test_dates_of_one_event_differ(self):
        found = told("Khai mạc Đại hội ngày 17/5/2022.", "Khai mạc Đại hội ngày 15/12/2021.")

        assert found == [("date", "mạc đại hội", ["17/5/2022", "15/12/2021"])]

    def test_a_stale_term_is_found_however_its_dash_is_written(self):
        for dash in ("-", "–", "—", " – "):
            text = f"Phương hướng nhiệm kỳ 2021{dash}2026."
            assert told(text) == [("term", "2021–2026", [f"2021{dash}2026"])]

    def test_the_own_term_and_the_one_that_is_over_are_right(self):
        assert told("Nhiệm kỳ 2022–2027.", "Tổng kết nhiệm kỳ II (2016–2021).") == []

    @given(st.text(max_size=300))
    def test_any_text_can_be_looked_through(self, text):
        assert all(found.quote for found in mentions(text))


PAGE = "/doi-chieu/"


def test_the_demo_has_one_figure_and_one_label_to_be_settled(world):
    with at(18):
        page = world.visitor("btc").read(PAGE)
        groups = world.visitor("btc").get(PAGE).context["groups"]

    assert [len(group.rows) for group in groups] == [1, 1]

    assert "Đầu mối trực thuộc: 95 đầu mối / 94 đầu mối" in page
    assert "2021–2026 (nhiệm kỳ đúng: 2022–2027)" in page
    assert "Chương trình, kịch bản, quy chế Đại hội, dự thảo lần 1" in page


def test_what_concerns_one_package_is_asked_by_its_code(world):
    with at(18):
        page = world.visitor("btc").read(f"{PAGE}?ho_so=DH3-CTDH")

    assert "2021–2026 (nhiệm kỳ đúng: 2022–2027)" in page
    assert "Đầu mối trực thuộc" not in page


def test_confidential_drafts_are_compared_by_nobody(world):
    with at(18):
        page = world.visitor("tbns").read(PAGE)

    assert ("DH3-DANS" in page, "DH3-HSNS" in page) == (False, False)


def difference(visitor):
    """The key of the one figure that differs in the demo."""
    groups = visitor.get(PAGE).context["groups"]
    return next(row.finding.key for group in groups for row in group.rows if row.finding.sort == "figure")


def test_the_committee_says_what_is_no_fault_and_takes_it_back(world):
    committee = world.visitor("btc")
    with at(18):
        key = difference(committee)
        done = committee.client.post(PAGE, {"cho": key, "ly_do": "Một đầu mối mới thành lập, chưa nộp phí."})
        page = world.visitor("tbvk").read(PAGE)
        again = committee.client.post(PAGE, {"cho": key, "xem-lai": "1"})
        fresh = committee.read(PAGE)

    assert (done.status_code, again.status_code) == (302, 302)
    assert "đã xem ngày 18/03/2022, không phải lỗi: Một đầu mối mới thành lập, chưa nộp phí." in page
    assert "Số liệu khác nhau" not in page
    assert "Số liệu khác nhau" in fresh
    assert list(Excused.objects.values_list("excused", flat=True)) == [True, False]


def test_another_value_is_another_difference(world):
    committee = world.visitor("btc")
    with at(18):
        before = difference(committee)
        committee.client.post(PAGE, {"cho": before, "ly_do": "Một đầu mối mới thành lập."})
        world.visitor("tbvk2").act("DH3-NQ", "revise", text="Hội có 96 đầu mối trực thuộc.")
        page = committee.read(PAGE)

    assert difference(committee) != before
    assert "Số liệu khác nhau" in page


@pytest.mark.parametrize(
    ("account", "sent", "status"),
    [
        ("btc", {"ly_do": "x"}, 422),
        ("btc", {"ly_do": "Đã xem kỹ.", "cho": "khong-con"}, 409),
        ("tbvk", {"ly_do": "Đã xem kỹ."}, 403),
        ("nguoila", {"ly_do": "Đã xem kỹ."}, 404),
    ],
)
def test_who_may_not_or_gives_no_reason_is_told(world, account, sent, status):
    with at(18):
        key = difference(world.visitor("btc"))
        answer = world.visitor(account).client.post(PAGE, {"cho": key} | sent)

    assert (answer.status_code, Excused.objects.count()) == (status, 0)
