"""What lies in a text and is no line of it (notes, diagrams), and what tracked changes took out of tables."""

from __future__ import annotations

import re
from html import unescape
from itertools import count
from typing import TYPE_CHECKING

from tests.documents.readable import par, run
from tests.documents.texts.test_reading_rtf import typed

if TYPE_CHECKING:
    import zipfile

NOTES = {"foot": "Ghi chú một", "end": "Theo Điều lệ"}
DIAGRAM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
BOXES = ("Chủ tịch Hội", "Ban Kiểm tra")
_POINTS = "".join(
    f'<dgm:pt modelId="{number}"><dgm:t><a:p><a:r><a:t>{words}</a:t></a:r></a:p></dgm:t></dgm:pt>'
    for number, words in enumerate(BOXES, 1)
)
# The further parts of a Word file that these shapes need, as `readable.word` takes them.
WORD_PARTS = {
    "links": '<Relationship Id="r7" Type="http://x/diagramData" Target="diagrams/data1.xml"/>',
    "diagrams/data1": f"<dgm:dataModel {DIAGRAM}><dgm:ptLst>{_POINTS}</dgm:ptLst></dgm:dataModel>",
} | {
    f"{kind}notes": f'<w:{kind}notes><w:{kind}note w:id="2">{par(run(words))}</w:{kind}note></w:{kind}notes>'
    for kind, words in NOTES.items()
}
_TEXT_P = "<text:p>{}</text:p>"


def _note(kind: str) -> tuple[str, str, str, str]:
    body = f"<text:note-citation>9</text:note-citation><text:note-body>{_TEXT_P.format(NOTES[kind])}"
    note = f'<text:note text:note-class="{kind}note">{body}</text:note-body></text:note>'
    alt = r"\ftnalt " if kind == "end" else ""
    return (
        f"Chi[1] hết [1] {NOTES[kind]}",
        par(run("Chi"), f'<w:r><w:{kind}noteReference w:id="2"/></w:r>', run(" hết")),
        _TEXT_P.format(f"Chi{note} hết"),
        rf"Chi{{\super \chftn}}{{\footnote {alt}{{\super \chftn}}{typed(NOTES[kind])}}} {typed('hết')}\par ",
    )


def _word_cell(words: str, change: str = "") -> str:
    return f"<w:tc><w:tcPr>{change}</w:tcPr>{par(run(words))}</w:tc>"


def _word_row(*cells: str, change: str = "") -> str:
    return f"<w:tr><w:trPr>{change}</w:trPr>{''.join(cells)}</w:tr>"


def _rich_row(*cells: str, gone: int = -1) -> str:
    cellx = "".join(rf"{chr(92)}cldel" * (place == gone) + rf"\cellx{place}" for place in range(len(cells)))
    return rf"\trowd{cellx}\intbl " + "".join(rf"{one}\cell " for one in cells) + r"\row "


_ODT_ROW = "<table:table-row>{}</table:table-row>"
_ODT_TABLE = "<table:table>{}</table:table>"


def _odt_table(*words: str) -> str:
    cells = "".join(f"<table:table-cell>{_TEXT_P.format(one)}</table:table-cell>" for one in words)
    return _ODT_TABLE.format(_ODT_ROW.format(cells))


def _odt_deleted(inside: str) -> str:
    region = (
        f'<text:changed-region text:id="c1"><text:deletion>{inside}</text:deletion></text:changed-region>'
    )
    return f"<text:tracked-changes>{region}</text:tracked-changes>"


_GROUP = "<draw:g>" + "".join(
    f"<draw:custom-shape>{_TEXT_P.format(one)}</draw:custom-shape>" for one in BOXES
)
# As `SHAPES` of the corpus has them.
INLAID = {
    "footnote": _note("foot"),
    "endnote": _note("end"),
    "diagram": (
        f"Sơ đồ {' '.join(BOXES)}",
        par(run("Sơ đồ"), f'<w:r><w:drawing><dgm:relIds {DIAGRAM} r:dm="r7"/></w:drawing></w:r>'),
        _TEXT_P.format(f"Sơ đồ{_GROUP}</draw:g>"),
        # Word keeps a picture of it there, which is told.
        "",
    ),
    "tracked rows": (
        "Mục | Chi Tết | 12",
        (
            f"<w:tbl>{_word_row(_word_cell('Mục'), _word_cell('Chi'))}"
            f"{_word_row(_word_cell('Bỏ'), _word_cell('10'), change='<w:del/>')}"
            f"{_word_row(_word_cell('Tết'), _word_cell('12'), change='<w:ins/>')}</w:tbl>"
        ),
        _odt_deleted(_odt_table("Bỏ", "10")) + _odt_table("Mục", "Chi") + _odt_table("Tết", "12"),
        (
            _rich_row(typed("Mục"), "Chi")
            + _rich_row(rf"{{\deleted {typed('Bỏ')}}}", r"{\deleted 10}")
            + _rich_row(rf"{{\revised {typed('Tết')}}}", r"{\revised 12}")
            + r"\pard "
        ),
    ),
    "tracked cells": (
        "Mục | 12",
        (
            f"<w:tbl>{_word_row(_word_cell('Mục'), _word_cell('10', '<w:cellDel/>'))[:-7]}"
            f"{_word_cell('12', '<w:cellIns/>')}</w:tr></w:tbl>"
        ),
        "",
        _rich_row(typed("Mục"), "10", "12", gone=1) + r"\pard ",
    ),
    "paragraph mark taken away": (
        "Chi 12 đồng",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Chi ") + "</w:p>" + par(run("12 đồng")),
        "",
        rf"Chi {{\deleted\par}}12 {typed('đồng')}\par ",
    ),
    "chunk of another file": ("Trước sau", par(run("Trước")) + "<w:altChunk/>" + par(run("sau")), "", ""),
}
# Shapes of which something is told, and the words of the sentence.
TOLD = {
    "tracked rows": "dấu vết sửa đổi",
    "tracked cells": "dấu vết sửa đổi",
    "paragraph mark taken away": "dấu vết sửa đổi",
    "tracked": "dấu vết sửa đổi",
    "chunk of another file": "chèn nguyên từ tệp khác",
    "struck": "gạch ngang",
    "hidden": "chữ ẩn",
}


def flat_inlaid(xml: str, archive: zipfile.ZipFile) -> str:
    """The XML of a text with notes at its end, diagrams as words, without what changes took away."""
    xml = re.sub(r"<w:tr><w:trPr><w:del/>.*?</w:tr>|<w:tc><w:tcPr><w:cellDel/>.*?</w:tc>", "", xml)
    xml = re.sub(
        r"<text:tracked-changes>.*?</text:tracked-changes>|<text:note-citation>.*?</text:note-citation>",
        "",
        xml,
    )
    cited: dict[str, int] = {}
    xml = re.sub(
        r"<w:(foot|end)noteReference [^>]*/>",
        lambda found: f"<w:t>[{cited.setdefault(found[1], len(cited) + 1)}]</w:t>",
        xml,
    )
    xml += "".join(f"<w:p>[{number}] {NOTES[kind]}</w:p>" for kind, number in cited.items())
    data = (
        archive.read("word/diagrams/data1.xml").decode()
        if "word/diagrams/data1.xml" in archive.namelist()
        else ""
    )
    points = " ".join(re.findall(r"<a:t>(.*?)</a:t>", data))
    xml = re.sub(r"<dgm:relIds [^>]*/>", f" {unescape(points)}", xml)
    xml = xml.replace("<draw:custom-shape>", " ")
    return _numbered(r"<text:note [^>]*>(.*?)</text:note>", xml)


def flat_rich_inlaid(body: str) -> str:
    """The same of rich text."""
    body = re.sub(r"\\cldel.*?\\intbl (.*?)\\cell .*?\\cell ", r" \1 ", body)
    body = re.sub(r"\{\\super \\chftn\}", "", body).replace(r"\ftnalt ", "").replace(r"{\deleted\par}", "")
    return _numbered(r"\{\\footnote ([^{}]*)\}", body)


def _numbered(pattern: str, text: str) -> str:
    numbers, told = count(1), []

    def cite(found: re.Match[str]) -> str:
        told.append(f" [{(number := next(numbers))}] {found[1]} ")
        return f"[{number}]"

    return re.sub(pattern, cite, text) + "".join(told)
