"""What is a slip of letters between two texts, and what is never one."""

from __future__ import annotations

import pytest

from documents.texts.compare.misprints import misprints_between

SLIPS = [
    ("Công tác tuyền truyền", "Công tác tuyên truyền", "tuyền → tuyên"),
    ("hoànthành nhiệm vụ", "hoàn thành nhiệm vụ", "hoànthành → hoàn thành"),
    ("của của Hội", "của Hội", "của → …"),
    ("BÁO CÁO TUYỀN TRUYỀN", "BÁO CÁO TUYÊN TRUYỀN", "TUYỀN → TUYÊN"),
    ("Đạt, kết quả.", "Đạt kết quả.", ", → …"),
    ("thu , chi", "thu, chi", "␣ → ␣"),
    ("Tuyền truyền tốt. Cac đơn vị", "Tuyên truyền tốt. Các đơn vị", "Tuyền → Tuyên; Cac → Các"),
    ("tuyền truyền đạt 3.383 triệu đồng", "tuyên truyền đạt 3.383 triệu đồng", "tuyền → tuyên"),
]
CHANGES = [
    ("thu 3.383 triệu đồng", "thu 3.338 triệu đồng", "1 số liệu thay đổi (3.383 → 3.338 triệu đồng)"),
    ("thu 3.383 triệu đồng", "thu 3383 triệu đồng", "số liệu: 3.383 → 3383"),
    ("theo điểm a khoản 2", "theo điểm b khoản 2", "điều, khoản: a → b"),
    ("Phụ lục II", "Phụ lục III", "điều, khoản: II → III"),
    ("đạt 2/3 số đại biểu", "đạt 3/4 số đại biểu", "1 số liệu thay đổi (2/3 → 3/4)"),
    ("Hai phần ba số phiếu", "Một phần ba số phiếu", "1 số liệu thay đổi (Hai phần ba → Một phần ba)"),
    ("có mười phương án", "có mươi phương án", "số liệu: mười → mươi"),
    ("phương án a", "phương án e", "số liệu: a → e"),
    ("loại b được chọn", "loại d được chọn", "điều, khoản: b → d"),
    ("điểm đ khoản hai", "điểm d khoản hai", "điều, khoản: đ → d"),
    ("đạt kết quả", "đạt kết quả tốt", "thêm, bớt hoặc thay chữ: … → tốt"),
    ("họp 18/3/2022", "họp 19/3/2022", "1 ngày tháng thay đổi (18/3/2022 → 19/3/2022)"),
    ("họp 8 giờ 30", "họp 8 giờ 50", "1 giờ thay đổi (8 giờ 30 → 8 giờ 50)"),
    (
        "số 45/2010/NĐ-CP",
        "số 45/2010/NĐ-CT",
        "1 số, ký hiệu văn bản thay đổi (45/2010/NĐ-CP → 45/2010/NĐ-CT)",
    ),
    ("bà Lan dự", "bà Lam dự", "1 họ tên, địa danh thay đổi (bà Lan → bà Lam)"),
    ("gặp Lan tại Huế", "gặp Lam tại Huế", "tên riêng: Lan → Lam"),
    ("BCH họp", "BTV họp", "tên riêng: BCH → BTV"),
    ("không tán thành", "khống tán thành", "thêm, bớt hoặc thay chữ: không → khống"),
    ("tăng thu", "giảm thu", "thêm, bớt hoặc thay chữ: tăng → giảm"),
    ("Đạt.", "Đạt.\nThêm.", "1 đoạn thêm hoặc bớt"),
]


@pytest.mark.parametrize(("old", "new", "told"), SLIPS)
def test_slips(old, new, told):
    found = misprints_between(old, new)

    assert (found.changed, found.in_words()) == ((), told)


@pytest.mark.parametrize(("old", "new", "why"), CHANGES)
def test_what_is_no_slip_is_named(old, new, why):
    assert why in misprints_between(old, new).changed


def test_words_are_counted_one_by_one():
    found = misprints_between(
        "tuyền truyền, tuyền truyền viên\nhoànthành", "tuyên truyền, tuyên truyền viên\nhoàn thành"
    )

    assert found.count == 4
