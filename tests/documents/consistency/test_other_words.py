"""The same thing counted in other words is compared; other times, plans, parts and meetings are let be."""

from __future__ import annotations

import pytest

from documents.desk.demo.parts import TEXTS
from documents.texts.consistency import TextSource, findings
from tests.documents.consistency.test_consistency import TERM, told

pytestmark = pytest.mark.one_database

FOUND = [
    ("Tổng thu hội phí 2.950 triệu đồng.", "Hội phí thu được là 2,905 tỷ đồng."),
    ("Trong nhiệm kỳ, Hội đã kết nạp 3.383 hội viên.", "Số hội viên mới được kết nạp: 3.338 người."),
    ("Toàn Hội có 12.450 hội viên.", "Tổng số hội viên hiện nay là 12.540 người."),
    ("Đại hội triệu tập 250 đại biểu.", "Số đại biểu được triệu tập dự Đại hội: 255 đồng chí."),
    ("Ban Chấp hành khóa III gồm 45 ủy viên.", "Số lượng ủy viên Ban Chấp hành khóa III: 47 đồng chí."),
    ("Tặng 1.200 suất quà cho gia đình chính sách.", "Số suất quà tặng gia đình chính sách: 1.250."),
    ("Tổ chức 28 lớp tập huấn nghiệp vụ.", "Số lớp tập huấn nghiệp vụ đã mở: 26 lớp."),
    ("Chi hoạt động tình nghĩa 1.850 triệu đồng.", "Hoạt động tình nghĩa đã chi 1.580 triệu đồng."),
]
# Found by a person, and by nothing that would not find what only looks alike as well.
BEYOND = [
    (
        "Vận động xây dựng 125 nhà tình nghĩa, trị giá 6 tỷ đồng.",
        "Số nhà tình nghĩa được xây dựng là 152 căn.",
    ),
    ("Đại hội tổ chức trong hai ngày, từ ngày 17/5/2022.", "Thời gian tổ chức Đại hội: ngày 18/5/2022."),
    ("Tổng kinh phí tổ chức Đại hội: 1.200 triệu đồng.", "Kinh phí tổ chức Đại hội dự kiến là 1,3 tỷ đồng."),
    ("Chủ tịch Hội: đồng chí Trần Văn Một.", "Đồng chí Trần Văn Hai giữ chức Chủ tịch Hội."),
]
LET_BE = [
    ("Tổng thu hội phí 2.950 triệu đồng.", "Hội phí thu được là 2,95 tỷ đồng."),
    ("Tổng thu hội phí 2.957 triệu đồng.", "Hội phí thu được là 2,95 tỷ đồng."),
    ("Tổng thu hội phí 2.950 triệu đồng.", "Hội phí thu được là 2.950.300.000 đồng."),
    ("Tổng thu hội phí 2.950 triệu đồng.", "Hội phí thu được là gần 3 tỷ đồng."),
    ("Tổng thu hội phí năm 2021 là 590 triệu đồng.", "Hội phí thu được là 2.950 triệu đồng."),
    ("Năm 2021, Hội đã kết nạp 300 hội viên.", "Số hội viên mới được kết nạp: 3.338 người."),
    ("Trong quý I, kết nạp 300 hội viên.", "Số hội viên mới được kết nạp: 3.338 người."),
    ("Phấn đấu kết nạp 4.000 hội viên.", "Số hội viên mới được kết nạp: 3.338 người."),
    ("Phương hướng nhiệm kỳ tới\nKết nạp 4.000 hội viên.", "Đã kết nạp 3.338 hội viên."),
    ("Công tác năm 2021\nKết nạp 300 hội viên.", "Đã kết nạp 3.338 hội viên."),
    ("Đã kết nạp 300 hội viên nữ.", "Đã kết nạp 3.338 hội viên."),
    ("Hội nghị có 45 đại biểu tham gia.", "Số đại biểu tham gia hội nghị: 40."),
    ("Toàn Hội tặng 1.200 suất quà.", "Tổng số suất quà: 300."),
    ("Kết nạp hội viên | 300", "Số hội viên được kết nạp | 3.338"),
    ("Điều 7 quy định quyền hội viên.", "Quyền hội viên được quy định tại Điều 8."),
    ("Sau khi kết nạp, trong 30 ngày cấp thẻ hội viên.", "Cấp thẻ hội viên trong 15 ngày."),
    ("Quan hệ chặt chẽ với Binh đoàn 12.", "Với Binh đoàn 15 quan hệ chặt chẽ."),
    ("Kết nạp 300 hội viên và thành lập 5 chi hội.", "Kết nạp 3.338 hội viên."),
]


@pytest.mark.parametrize("pair", FOUND)
def test_one_thing_counted_in_other_words_is_found_once(pair):
    assert [sort for sort, _thing, _values in told(*pair)] == ["figure"]


@pytest.mark.parametrize("pair", LET_BE + BEYOND)
def test_another_thing_and_the_same_figure_are_let_be(pair):
    assert told(*pair) == []


def test_what_equal_words_tell_is_not_told_once_more():
    pair = ("Hội có 95 đầu mối trực thuộc.", "Hội có 94 đầu mối trực thuộc.")

    assert told(*pair) == [("figure", "đầu mối trực thuộc", ["95 đầu mối", "94 đầu mối"])]


def test_finding_keeps_its_key_whichever_paper_comes_first():
    one, other = (TextSource(key, key, "", text) for key, text in zip("ab", FOUND[1], strict=True))

    keys = [findings(order, term=TERM)[0].key for order in ([one, other], [other, one])]

    assert keys[0] == keys[1]


def test_last_drafts_of_the_demo_count_nothing_otherwise_in_other_words():
    last = {path.stem.rstrip("0123456789"): path for path in sorted(TEXTS.glob("*.txt"))}
    sources = [TextSource(name, name, "", path.read_text(encoding="utf-8")) for name, path in last.items()]

    found = findings(sources, term=TERM)

    assert len(sources) > 10
    assert [one.thing for one in found if one.places[0].mention.same] == []
