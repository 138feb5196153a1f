"""Pages printed from the browser: one size of sheet, no empty one, and the head of a table on each."""

from __future__ import annotations

import pypdfium2
import pytest

LYING, STANDING = (842, 595), (595, 842)
PRINTED = {
    "/tien-do/": LYING,
    "/tien-do/?theo=co-quan": LYING,
    "/tien-do/dung-han/": LYING,
    "/tien-do/thoi-gian/": LYING,
    "/ho-so/DH3-BCCT/": STANDING,
    "/ho-so/DH3-BCCT/quy-trinh/": STANDING,
    "/ho-so/DH3-BCCT/so-sanh/1/2/": LYING,
}


@pytest.fixture
def printed(visitor):
    """The sheets of each page as (size in points, words)."""
    page, found = visitor.login("btc"), {}
    for address in PRINTED:
        visitor.open(address)
        with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as paper:
            sizes = [tuple(round(side) for side in sheet.get_size()) for sheet in paper]
            words = [sheet.get_textpage().get_text_range() for sheet in paper]
            found[address] = list(zip(sizes, words, strict=True))
    return found


def test_every_sheet_has_the_size_of_its_page_and_something_to_say(printed):
    sizes = {address: {size for size, _words in sheets} for address, sheets in printed.items()}
    thin = [
        address for address, sheets in printed.items() if min(len(words) for _, words in sheets[:-1]) < 400
    ]

    assert sizes == {address: {size} for address, size in PRINTED.items()}
    assert thin == []
    assert [("Đang giữ" in words, "Tình trạng" in words) for _, words in printed["/tien-do/"][:2]] == [
        (True, True)
    ] * 2
    # A heading stands on no other sheet than what it heads; a card is printed though it has a heading alone.
    ends = {words.split()[-1] for _, words in printed["/tien-do/?theo=co-quan"]}
    assert ends.isdisjoint({"hiện", "trên", "giữ"})
    assert "2/2 việc đúng hạn" in " ".join(words for _, words in printed["/tien-do/dung-han/"])
