"""What a comparison says in numbers and words: figures, dates and names that changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from documents.texts.compare.changed_facts import Change
from documents.texts.compare.facts import facts
from documents.texts.compare.summary import summary
from tests.documents.compared import BRIDGE, GIFTS, GIFTS_NOW, HISTORY, TRUTH, texts

pytestmark = pytest.mark.one_database


class TestFacts:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("vận động được 2.950 triệu đồng", ["2.950 triệu đồng"]),
            ("đạt 47,4% và 12 %", ["47,4%", "12 %"]),
            ("1. Tổng thu | 18.508", ["18.508"]),
            ("28/95 đầu mối, 300 đại biểu, 1,5 tỷ đồng", ["28/95 đầu mối", "300 đại biểu", "1,5 tỷ đồng"]),
            ("trước ngày 30/3/2022, trình 25/3", ["30/3/2022", "25/3"]),
            ("Hà Nội, ngày 18 tháng 3 năm 2022", ["Hà Nội", "ngày 18 tháng 3 năm 2022"]),
            ("nhiệm kỳ 2021–2026; từ tháng 9/2016", ["2021–2026", "tháng 9/2016"]),
            ("Số: 05/QĐ-HTS, dịch Covid-19, dự thảo lần 2", []),
            ("do Đại tướng Võ Nguyên Giáp và bà Hoa chủ trì", ["Đại tướng Võ Nguyên Giáp", "bà Hoa"]),
            ("Nguyễn Văn A thay ông Trần Văn Bình", ["Nguyễn Văn A", "ông Trần Văn Bình"]),
            ("Trong Hội nghị, Ban Chấp hành họp tại Lạng Sơn", ["Lạng Sơn"]),
            ("Kiện toàn Hội Vĩnh Phúc. Các Hội Lào Cai", ["Vĩnh Phúc", "Lào Cai"]),
        ],
    )
    def test_figures_dates_and_names_are_found(self, text, found):
        assert [fact.text for fact in facts(text)] == found

    @given(text=texts)
    @settings(max_examples=100, deadline=None)
    def test_each_stands_where_it_says(self, text):
        assert [text[fact.start : fact.end] for fact in facts(text)] == [fact.text for fact in facts(text)]


class TestSummary:
    def test_what_changed_is_paired(self):
        found = summary(GIFTS, GIFTS_NOW)

        assert (found.changed, found.added, found.removed, found.moved) == (1, 0, 0, 0)
        assert found.figures == (
            Change("2.950 triệu đồng", "3.383 triệu đồng"),
            Change("5 nhà tình nghĩa", "7 nhà tình nghĩa"),
            Change("28/95 đầu mối", "35/95 đầu mối"),
        )
        assert found.dates == (Change("10/02/2022", "09/3/2022"),)
        assert found.names == ()

    def test_a_date_in_words_is_one_change(self):
        found = summary("Họp ngày 18 tháng 3 năm 2022 tại Hà Nội", "Họp ngày 25 tháng 4 năm 2022 tại Hà Nội")

        assert found.dates == (Change("ngày 18 tháng 3 năm 2022", "ngày 25 tháng 4 năm 2022"),)

    def test_names_are_paired_with_rank(self):
        old = "Ban Chấp hành cử Thiếu tướng Võ Sở làm Trưởng đoàn, họp tại Lạng Sơn."
        new = "Ban Chấp hành cử ông Trần Văn Phúc làm Trưởng đoàn, họp tại Lạng Sơn."

        assert summary(old, new).names == (Change("Thiếu tướng Võ Sở", "ông Trần Văn Phúc"),)

    def test_a_changed_unit_is_a_changed_figure(self):
        found = summary("Đã chi 5 đồng cho hội nghị này", "Đã chi 5 triệu đồng cho hội nghị này")

        assert found.figures == (Change("5 đồng", "5 triệu đồng"),)

    def test_what_has_no_partner_stands_alone(self):
        found = summary(f"{TRUTH}\nTặng 300 chăn ấm.", f"{TRUTH}\nĐã họp ở Lạng Sơn.")

        assert (found.figures, found.names) == (
            (Change("300 chăn ấm", None),),
            (Change(None, "Lạng Sơn"),),
        )

    def test_a_name_that_stood_elsewhere_is_no_news(self):
        old = "Hội đã thăm Lạng Sơn."
        new = "Hội đã thăm Lạng Sơn.\nĐoàn về qua Lạng Sơn trong buổi chiều."

        assert summary(old, new).names == ()

    def test_in_words(self):
        old = f"{HISTORY}\n{GIFTS}\n{TRUTH}\n{BRIDGE}\nBỏ đi"
        new = f"{GIFTS.replace('2.950', '3.383')}\n{TRUTH}\n{BRIDGE}\n{HISTORY}\nThăm Lạng Sơn.\nThêm nữa"

        assert summary(old, new).in_words() == (
            "1 đoạn sửa, 2 đoạn thêm, 1 đoạn bỏ, 1 đoạn chuyển chỗ; "
            "số liệu thay đổi: 2.950 → 3.383 triệu đồng; "
            "họ tên, địa danh thay đổi: thêm Lạng Sơn"
        )

    def test_many_changes_are_counted_not_listed(self):
        old = "\n".join(f"{TRUTH} Mục {number}: {number} người." for number in range(1, 9))
        new = old.replace(" người", "0 người")

        assert summary(old, new).in_words() == (
            "8 đoạn sửa; số liệu thay đổi: 1 → 10 người, 2 → 20 người, 3 → 30 người, 4 → 40 người, "
            "5 → 50 người và 3 chỗ khác"
        )

    def test_nothing_changed_in_words(self):
        assert summary(GIFTS, GIFTS).in_words() == "không có thay đổi"
