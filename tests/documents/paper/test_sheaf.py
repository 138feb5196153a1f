"""Foreign PDFs bound into one set: every page whole, upright, on A4, and clear of the mark."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, RectangleObject
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from documents.paper import marks as codes
from documents.paper import set_marks, sheaf
from documents.paper.binding import Bound, bind_set
from tests.documents.papers import pdf as small_pdf
from tests.documents.pdf_samples import find
from tests.documents.printed import codes_of, opened, pages, qr_of

pytestmark = pytest.mark.one_database

CODE = "4F7K-9HXC-2TRP"
MARK = codes.Mark(CODE, "Bộ trình ký DH3-BCCT, dự thảo lần 4")


def foreign(width: float, height: float, *, turn: int = 0, crop: tuple[int, ...] = ()) -> bytes:
    """A page with a word in its lower left corner and one in its upper right."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height), invariant=1)
    left, bottom, right, top = crop or (0, 0, width, height)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(left + 4, bottom + 4, "DUOI")
    canvas.drawRightString(right - 4, top - 12, "TREN")
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(out))
    page = writer.pages[0]
    page.rotate(turn)
    if crop:
        page.cropbox = RectangleObject(crop)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


SHAPES = {
    "A4": foreign(595, 842),
    "A4 lying": foreign(842, 595),
    "A3": foreign(842, 1191),
    "A5": foreign(420, 595),
    "letter": foreign(612, 792),
    "poster": foreign(3000, 900),
    "turned 90": foreign(595, 842, turn=90),
    "turned 180": foreign(595, 842, turn=180),
    "turned 270": foreign(842, 595, turn=270),
    "cropped": foreign(700, 900, crop=(60, 80, 640, 860)),
    "cropped, turned": foreign(700, 900, turn=90, crop=(60, 80, 640, 860)),
}


def bound(*papers: bytes) -> bytes:
    """The papers as one set, each as it came; the contents stand after the first."""
    whole = [Bound(f"Phần {number}", paper, is_own=False) for number, paper in enumerate(papers, 1)]
    return bind_set(whole, MARK, title="Bộ trình ký", author="Hội")


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_of_any_shape_is_whole_on_a4(name):
    page = opened(bound(SHAPES[name])).pages[0]

    words = [find(page, word) for word in ("DUOI", "TREN")]

    sizes = sorted(round(side / mm) for side in (page.width, page.height))
    assert sizes == [210, 297]
    clear = [0 <= box.x0 < box.x1 <= page.width / mm and box.top >= 0 for box in words]
    assert clear == [True, True]
    assert max(box.bottom for box in words) <= page.height / mm


@pytest.mark.parametrize("name", ["A4", "A4 lying", "A5", "turned 180", "cropped"])
def test_a_page_that_fits_is_not_made_smaller(name):
    page = opened(bound(SHAPES[name])).pages[0]

    assert {find(page, word).size for word in ("DUOI", "TREN")} == {10}


@pytest.mark.parametrize("name", SHAPES)
def test_a_page_is_read_the_way_it_was_turned(name):
    """Where both words stood on the screen of its author, there they stand on paper."""
    before, after = opened(SHAPES[name]).pages[0], opened(bound(SHAPES[name])).pages[0]

    def corner(page, word):
        box = find(page, word)
        left, top, right, bottom = (float(value) / mm for value in page.cropbox)
        return box.centre > (left + right) / 2, (box.top + box.bottom) / 2 > (top + bottom) / 2

    assert [corner(after, word) for word in ("DUOI", "TREN")] == [
        corner(before, word) for word in ("DUOI", "TREN")
    ]


def test_every_page_bears_the_code_and_its_number():
    data = bound(*SHAPES.values())
    found = pages(data)
    total = len(SHAPES) + 1

    assert codes_of(data) == [[CODE]] * total
    # The second is the contents, a page of ours, whose number stands at its top.
    foreign_pages = [page for page in range(1, total + 1) if page != 2]
    assert [f"trang {page}/{total}" in found[page - 1] for page in foreign_pages] == [True] * len(SHAPES)


@pytest.mark.parametrize("name", ["A4", "poster"])
def test_the_qr_on_the_page_is_the_code(name):
    page = opened(bound(SHAPES[name])).pages[0]
    wanted = ["".join("#" if dark else "." for dark in row) for row in codes.modules(CODE)]

    drawn = qr_of(page, left=set_marks.EDGE, bottom=set_marks.LOW, size=codes.QR_SIZE, count=len(wanted))

    assert drawn == wanted
    assert len(wanted) == 21


def test_the_qr_has_its_white_border():
    page = opened(bound(SHAPES["A4"])).pages[0]
    quiet = codes.QUIET * codes.QR_SIZE / 21
    top = page.height - set_marks.LOW - codes.QR_SIZE

    near = [
        sign["text"]
        for sign in page.chars
        if sign["x0"] < set_marks.EDGE + codes.QR_SIZE + quiet
        and top - quiet < sign["bottom"] < page.height - 30
    ]

    assert near == []


def test_an_unclosed_drawing_does_not_reach_the_mark():
    """A page that forgets to close its own scaling would draw the mark elsewhere if it were merged in."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(SHAPES["A4"])))
    stream = DecodedStreamObject()
    stream.set_data(b"q q 9 0 0 9 50 50 cm 1 0 0 rg 20 20 10 10 re f")
    writer.pages[0][NameObject("/Contents")] = stream
    out = io.BytesIO()
    writer.write(out)

    page = opened(bound(out.getvalue())).pages[0]

    box = find(page, CODE)
    assert (box.x0 > 6, box.x1 < 20) == (True, True)


def test_a_locked_a_broken_and_an_endless_pdf_are_told_apart_from_sound_ones():
    endless = small_pdf(pages=sheaf.MOST_PAGES + 1)

    found = [
        sheaf.sound(data)
        for data in (small_pdf(encrypt="x"), b"%PDF-1.7\nrubbish\n%%EOF", endless, b"", small_pdf(pages=3))
    ]

    assert [data is None for data in found] == [True, True, True, True, False]
    assert len(PdfReader(io.BytesIO(found[-1])).pages) == 3


def test_a_filled_field_and_a_stamp_are_printed():
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(72, 720, "Trang")
    canvas.acroForm.textfield(name="ten", value="DIEN SAN", x=72, y=600, width=200, height=30)
    canvas.save()

    assert "DIEN SAN" in pages(bound(out.getvalue()))[0]


def test_equal_papers_are_equal_bytes():
    assert bound(SHAPES["A4"]) == bound(SHAPES["A4"])
