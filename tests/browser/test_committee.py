"""The organising committee at its board: the whole width on a desk, one card for each package on a phone."""

from __future__ import annotations


def test_board_is_a_table_on_a_desk_and_cards_on_a_phone(visitor, width):
    visitor.resize(width)
    page = visitor.login("btc")
    visitor.open("/tien-do/")
    row = page.locator("tbody tr").first
    name, holder = row.locator("th"), row.locator("td").last
    beside = holder.bounding_box()["y"] < name.bounding_box()["y"] + name.bounding_box()["height"]

    assert (page.locator("thead").first.bounding_box()["width"] > 600) == (width > 600)
    assert beside == (width > 600)
    assert row.locator("a[href^='tel:']").first.bounding_box()["y"] < 1000
    assert (visitor.barriers(), visitor.sideways()) == ([], 0)


def test_committee_that_slips_in_a_count_is_asked_before_it_is_final(visitor):
    page = visitor.login("thuongtruc")
    visitor.open("/ho-so/DH3-BCCT/viec/decide_standing/")
    page.get_by_label("Có mặt", exact=True).fill("5")
    page.get_by_label("Tán thành", exact=True).fill("2")
    page.get_by_label("Số, ký hiệu biên bản").fill("12/BB-TT")
    page.get_by_role("button", name="Ghi ý kiến của Thường trực").click()

    assert "Có mặt 5 người nhưng kết quả mới ghi 2" in page.get_by_role("alert").inner_text()
    assert visitor.barriers() == []
