"""Papers of any origin bound into one: each page a little smaller, on A4, with a strip for its mark.

A foreign page becomes one closed object that is drawn, never rewritten: its own drawing cannot run into the
mark, whatever its size, rotation or crop, and comments and form fields that show on paper are drawn with it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import product
from typing import Any, TypeAlias

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from documents.paper import fonts
from workflows.text import clean

log = logging.getLogger(__name__)

# (canvas, page from 1, of how many, width and height of the page)
Draw: TypeAlias = Callable[[Canvas, int, int, float, float], None]
MOST_PAGES = 1000
HIDDEN, NO_VIEW = 2, 32


@dataclass(frozen=True, slots=True)
class Strip:
    """The place of the mark: points kept free at the foot and at the top, and what draws it."""

    draw: Draw
    foot: float = 0.0
    top: float = 0.0


def sound(data: bytes) -> bytes | None:
    """The PDF in a form that can be bound, or None when it is locked, broken or endless."""
    try:
        reader = PdfReader(BytesIO(data))
        # One that is locked against changes only opens without a password, and is printed as it is read.
        if (reader.is_encrypted and not reader.decrypt("")) or not 0 < len(reader.pages) <= MOST_PAGES:
            return None
        for page in reader.pages:
            _content(page)
        return _bound(list(reader.pages), Strip(draw=lambda *_: None), title="", author="")
    except Exception as fault:  # noqa: BLE001 - a foreign file fails in ways nobody can list; the reader is told
        log.info("a PDF cannot be bound: %s", type(fault).__name__)
        return None


def bound(
    papers: Sequence[bytes],
    strip: Strip,
    *,
    title: str,
    author: str,
    marks: Sequence[tuple[str, int]] = (),
    files: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    """One PDF of all papers in this order, the strip drawn on every page; papers must be sound.

    `marks` are bookmarks: a title and the page, from 0, that it leads to. `files` are put inside, by name.
    """
    pages = [page for paper in papers for page in PdfReader(BytesIO(paper)).pages]
    return _bound(pages, strip, title=title, author=author, marks=marks, files=files)


def page_count(paper: bytes) -> int:
    """How many pages a sound paper has."""
    return len(PdfReader(BytesIO(paper)).pages)


def program_of(paper: bytes) -> str:
    """The program that made a sound paper, as it names itself; "" where it does not."""
    told = PdfReader(BytesIO(paper)).metadata
    return clean((told.producer if told else None) or "")[:60]


def joined(
    papers: Sequence[bytes], *, title: str, author: str, marks: Sequence[tuple[str, int]] = ()
) -> bytes:
    """Papers one after the other, unchanged; with `marks` (as in `bound`) these bookmarks only."""
    writer = PdfWriter()
    for paper in papers:
        writer.append(BytesIO(paper), import_outline=not marks)
    _add_marks(writer, marks)
    return _bytes_of(writer, title, author)


def _bound(
    pages: list[PageObject],
    strip: Strip,
    *,
    title: str,
    author: str,
    marks: Sequence[tuple[str, int]] = (),
    files: Sequence[tuple[str, bytes]] = (),
) -> bytes:
    sheets = [landscape(A4) if wide > high else A4 for wide, high in map(_size, pages)]

    # Empty pages with their marks.
    fonts.register()
    out = BytesIO()
    canvas = Canvas(out, invariant=1, lang="vi-VN", initialFontName=fonts.REGULAR, initialFontSize=11)
    for number, (width, height) in enumerate(sheets, 1):
        canvas.setPageSize((width, height))
        strip.draw(canvas, number, len(sheets), width, height)
        canvas.showPage()
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(BytesIO(out.getvalue())))

    for sheet, page in zip(list(writer.pages), pages, strict=True):
        _draw(writer, sheet, page, strip)
    _add_marks(writer, marks)
    for name, data in files:
        writer.add_attachment(clean(name)[:200], data)
    return _bytes_of(writer, title, author)


def _add_marks(writer: PdfWriter, marks: Sequence[tuple[str, int]]) -> None:
    if marks:
        writer.page_mode = "/UseOutlines"
    for name, page_number in marks:
        writer.add_outline_item(title=clean(name)[:300], page_number=page_number)


def _bytes_of(writer: PdfWriter, title: str, author: str) -> bytes:
    writer.metadata = {"/Title": clean(title)[:300], "/Author": clean(author)[:300], "/Producer": ""}
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _draw(writer: PdfWriter, sheet: PageObject, page: PageObject, strip: Strip) -> None:
    """Put the page on the sheet, under the mark."""
    # Turned as it is read, never enlarged, in the middle of what the strip leaves free.
    width = float(sheet.mediabox.width)
    wide, high = _size(page)
    free = float(sheet.mediabox.height) - strip.foot - strip.top
    scale = min(width / wide, free / high, 1.0)
    upright = _upright(page)
    fit = upright.scale(scale, scale).translate(
        (width - wide * scale) / 2, strip.foot + (free - high * scale) / 2
    )

    pieces = [(_form(writer, page), fit)]
    pieces += [(form.clone(writer), place.transform(fit)) for form, place in _annotations(page)]

    resources: Any = sheet["/Resources"].get_object()
    if "/XObject" not in resources:
        resources[NameObject("/XObject")] = DictionaryObject()
    # Reportlab gives all pages one dictionary; each sheet needs its own, since each draws another page.
    own = DictionaryObject(resources)
    own[NameObject("/XObject")] = DictionaryObject(resources["/XObject"].get_object())
    sheet[NameObject("/Resources")] = own
    names: DictionaryObject = own["/XObject"]  # type: ignore[assignment]  # just put there

    commands = []
    for number, (form, place) in enumerate(pieces):
        name = f"/Page{number}"
        known = form if number == 0 else form.indirect_reference
        names[NameObject(name)] = known or writer._add_object(form)  # noqa: SLF001 - pypdf has no public name
        matrix = " ".join(f"{value:.5f}" for value in place.ctm)
        commands.append(f"q {matrix} cm {name} Do Q\n")
    marks = _content(sheet)
    sheet[NameObject("/Contents")] = writer._add_object(  # noqa: SLF001 - pypdf has no public name for it
        _stream("".join(commands).encode() + marks)
    )


def _form(writer: PdfWriter, page: PageObject) -> Any:
    """The page as an object that can be drawn: its bytes as they are, cut at its crop box."""
    form = _stream(_content(page))
    box = page.cropbox
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(map(FloatObject, (box.left, box.bottom, box.right, box.top)))
    for name in ("/Resources", "/Group"):
        if name in page:
            form[NameObject(name)] = page[name].clone(writer)
    return writer._add_object(form)  # noqa: SLF001 - pypdf has no public name for it


def _stream(data: bytes) -> Any:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream.flate_encode()


def _content(page: PageObject) -> bytes:
    """The drawing of a page, its pieces joined, as the standard says, by white space."""
    found = page.get("/Contents")
    found = found.get_object() if found is not None else None
    pieces = found if isinstance(found, ArrayObject) else [found] if found is not None else []
    return b"\n".join(piece.get_object().get_data() for piece in pieces)


def _size(page: PageObject) -> tuple[float, float]:
    """Width and height as the page is read; ValueError when it has none."""
    width, height = float(page.cropbox.width), float(page.cropbox.height)
    if width <= 0 or height <= 0:
        raise ValueError("a page without area")
    return (height, width) if page.rotation % 180 else (width, height)


def _upright(page: PageObject) -> Transformation:
    """The crop box with its corner at 0, 0, after the rotation the page asks for (clockwise)."""
    box = page.cropbox
    wide, high = float(box.width), float(box.height)
    moved = Transformation().translate(-float(box.left), -float(box.bottom))
    shifts = {0: (0.0, 0.0), 90: (0.0, wide), 180: (wide, high), 270: (high, 0.0)}
    turn = page.rotation % 360
    return moved.rotate(-turn).translate(*shifts.get(turn, (0.0, 0.0)))


def _annotations(page: PageObject) -> Iterator[tuple[Any, Transformation]]:
    """What comments, stamps and filled fields draw on paper, each with its place on the page."""
    held: Any = page.get("/Annots", ArrayObject()).get_object()
    for found in [entry.get_object() for entry in held]:
        if not isinstance(found, DictionaryObject) or int(found.get("/F", 0)) & (HIDDEN | NO_VIEW):
            continue
        # The stream that draws it, among several the one of its present state.
        normal: Any = (found.get("/AP") or {}).get("/N")
        looks: Any = normal.get_object() if normal is not None else None
        if isinstance(looks, DictionaryObject) and not hasattr(looks, "get_data"):
            chosen = looks.get(found.get("/AS"))
            looks = chosen.get_object() if chosen is not None else None
        if looks is None or found.get("/Subtype") in ("/Link", "/Popup"):
            continue
        # The box of the appearance, moved onto its rectangle (ISO 32000, 12.5.5).
        edges: Any = found["/Rect"]
        rect = [float(value) for value in edges]
        left, bottom, right, top = (float(value) for value in looks["/BBox"])
        a, b, c, d, e, f = (float(value) for value in looks.get("/Matrix", (1, 0, 0, 1, 0, 0)))
        own, box = Transformation((a, b, c, d, e, f)), product((left, right), (bottom, top))
        corners = [own.apply_on(point) for point in box]
        x0, x1 = min(x for x, _ in corners), max(x for x, _ in corners)
        y0, y1 = min(y for _, y in corners), max(y for _, y in corners)
        across = (abs(rect[2] - rect[0]) / (x1 - x0)) if x1 > x0 else 1.0
        up = (abs(rect[3] - rect[1]) / (y1 - y0)) if y1 > y0 else 1.0
        moved = Transformation().translate(-x0, -y0).scale(across, up)
        yield looks, moved.translate(min(rect[0], rect[2]), min(rect[1], rect[3]))
