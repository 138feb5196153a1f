"""One file of each kind is carried from upload to page, comparison and print, and says its words at each."""

from __future__ import annotations

from html import unescape

import pytest

from documents.packages.answers.values import Draft
from documents.packages.services.taking_in import receive_text
from tests.cast import perform
from tests.demo_world import Visitor, paper
from tests.documents.papers import doc
from tests.documents.pdf_samples import solid
from tests.documents.printed import words
from tests.documents.readable import grid, odt, par, pdf, run, word, workbook
from tests.documents.texts.test_reading_corpus import NUMBERED, SENTENCE, SHAPES, STYLES
from tests.documents.texts.test_reading_odt import odt_file
from tests.documents.texts.test_reading_rtf import rich

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

SAID = ["Phần thứ nhất. Kết quả", "Vận động được 3.383 triệu đồng", "Hết phần này"]
TABLE = [("TT", "Họ tên"), ("1", "Lê An")]
UNREAD = "Tệp .doc được lưu nhưng không đọc được nội dung."


def in_rich_text() -> bytes:
    """Letters beyond Latin are written by their numbers, as Word does."""
    lines = "\\par ".join(
        "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in line) for line in SAID
    )
    return f"{{\\rtf1\\ansi\\uc1 {lines}\\par}}".encode()


def in_cells() -> bytes:
    def fill(book):
        for row in [[line] for line in SAID] + [list(row) for row in TABLE]:
            book.active.append(row)

    return workbook(fill)


IN_ODT = "".join(f"<text:p>{line}</text:p>" for line in SAID) + (
    "<table:table><table:table-row><table:table-cell><text:p>TT</text:p></table:table-cell>"
    "<table:table-cell><text:p>Họ tên</text:p></table:table-cell></table:table-row>"
    "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
    "<table:table-cell><text:p>Lê An</text:p></table:table-cell></table:table-row></table:table>"
)
CELLS = [cell for row in TABLE for cell in row]
FILES = {
    "docx": (lambda: word(*(par(run(line)) for line in SAID), grid(*TABLE)), [*SAID, *CELLS]),
    "odt": (lambda: odt(IN_ODT), [*SAID, *CELLS]),
    "rtf": (in_rich_text, SAID),
    "pdf": (lambda: pdf(tuple(SAID)), SAID),
    "xlsx": (in_cells, [*SAID, *CELLS]),
}


def in_order(said: list[str], whole: str) -> bool:
    """Whether every line stands in the text, one after the other."""
    at = 0
    for line in said:
        at = whole.find(solid(line), at) + len(solid(line))
        if at < len(solid(line)):
            return False
    return True


@pytest.fixture
def uploaded(cast, make_package):
    """A function: the second draft of a package is this file, sent through the page; what is then read."""
    package = make_package("BCCT", "accepted")
    first = receive_text("Đoạn cũ.", part="bao-cao", title="Báo cáo")
    perform(package, "revise", cast.truong, version=Draft((first,)))
    drafter = Visitor(cast.truong)

    def carry(name: str, data: bytes) -> dict[str, str]:
        here = f"/ho-so/{package.code}"
        sent = drafter.act(
            package.code, "revise", **{"file_bao-cao": paper(name, data, "application/octet-stream")}
        )
        assert sent.status_code == 302, unescape(sent.content.decode())
        return {
            "upload": solid(drafter.read(sent.url)),
            "draft": solid(drafter.read(f"{here}/du-thao/2/")),
            "comparison": solid(drafter.read(f"{here}/so-sanh/1/2/")),
            "print": words(drafter.get(f"{here}/so-sanh/1/2/ban-in.pdf").content),
        }

    return carry


def every_shape(kind: int) -> str:
    return " ".join(shape[kind] for shape in SHAPES.values())


IN_SHAPES = [
    *(SENTENCE, "Đậm nghiêng thường", "Điều 1. Tên", "a) một", "b) hai", "Điều 2. Quyền"),
    *("TT", "Họ tên", "1", "Lê An", "10⁶ người", "Chi [gạch bỏ: 10] 12 đồng", "Thu 90 đồng"),
    *("Ông LÊ ĐÀO ký", "Trước", "Trong khung", "1/2 số"),
]
WITH_SHAPES = {
    "docx": lambda: word(every_shape(1), numbering=NUMBERED),
    "odt": lambda: odt_file(every_shape(2), styles=STYLES),
    "rtf": lambda: rich(every_shape(3)),
}


@pytest.mark.parametrize("kind", WITH_SHAPES)
def test_every_shape_says_its_own_words_on_the_page_in_comparison_and_in_print(uploaded, kind):
    said = [words for words in IN_SHAPES if kind == "docx" or words != "1/2 số"]

    pages = uploaded(f"bao-cao.{kind}", WITH_SHAPES[kind]())

    told = {name: solid("Tệp có chữ ẩn; chữ ẩn không được đọc") in page for name, page in pages.items()}
    # The page of the draft raises the figure and strikes the words themselves.
    pages["draft"] = pages["draft"].replace("106ng", "10⁶ng").replace("Chi1012", "Chi[gạchbỏ:10]12")
    whole = {"draft": True, "comparison": True, "print": True}
    assert {name: in_order(said, pages[name]) for name in whole} == whole
    assert told == dict.fromkeys(pages, True)


@pytest.mark.parametrize("kind", FILES)
def test_file_says_its_own_words_on_the_page_in_comparison_and_in_print(uploaded, kind):
    make, said = FILES[kind]

    pages = uploaded(f"bao-cao.{kind}", make())

    whole = {"draft": True, "comparison": True, "print": True}
    assert {name: in_order(said, pages[name]) for name in whole} == whole


def test_old_word_file_is_told_at_upload_on_the_page_in_comparison_and_in_print(uploaded):
    pages = uploaded("bao-cao.doc", doc())

    assert {name: solid(UNREAD) in page for name, page in pages.items()} == dict.fromkeys(pages, True)
