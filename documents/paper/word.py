"""A plain Word file: headings and paragraphs, in the letters and measures of an official paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal, NamedTuple

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.styles+xml"/></Types>'
)
_LINKS = f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
_KIND = f'Type="{_OFFICE}/officeDocument/2006/relationships'
_TO_DOCUMENT = f'{_LINKS}{_KIND}/officeDocument" Target="word/document.xml"/></Relationships>'
_TO_STYLES = f'{_LINKS}{_KIND}/styles" Target="styles.xml"/></Relationships>'
_TO_HEADER = f'<Relationship Id="r2" {_KIND}/header" Target="header1.xml"/>'
_REFERENCE = '<w:headerReference w:type="default" r:id="r2"/>'
_HEADER_TYPE = (
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.header+xml"/>'
)
_FONT = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
# Decree 30/2020, annex I: letters of 14 points, paragraphs 6 points apart, a first line of 1.27 cm.
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="28"/>'
    '<w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>'
    '<w:spacing w:before="120" w:after="0"/><w:ind w:firstLine="720"/><w:jc w:val="both"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Chapter"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:ind w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    "<w:rPr><w:b/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="Article"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style></w:styles>"
)
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567"/>'
    "</w:sectPr>"
)


class WordParagraph(NamedTuple):
    """A paragraph and how it stands: in the text, as the name of a chapter, or of an article."""

    text: str
    style: Literal["Normal", "Chapter", "Article"] = "Normal"


def word_file(paragraphs: Iterable[WordParagraph], *, over: Sequence[str] = ()) -> bytes:
    """The file with these paragraphs, the same bytes for the same words.

    The sentences `over` stand over the text of every page, and are none of it.
    """
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{one.style}"/></w:pPr><w:r><w:t xml:space="preserve">'
        f"{escape(one.text, quote=False)}</w:t></w:r></w:p>"
        for one in paragraphs
    )
    return word_bytes(body, over=over)


def word_bytes(body: str, *, page: str = PAGE, over: Sequence[str] = ()) -> bytes:
    """The container around the XML of a text; `page` is its size and margins, `over` stands over each."""
    header = {"word/header1.xml": _header(over)} if over else {}
    page = page.replace("<w:sectPr>", f"<w:sectPr>{_REFERENCE}") if over else page
    parts = header | {
        "[Content_Types].xml": _TYPES.replace("</Types>", f"{_HEADER_TYPE}</Types>") if over else _TYPES,
        "_rels/.rels": _TO_DOCUMENT,
        "word/document.xml": f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{_OFFICE}/officeDocument/2006/'
        f'relationships"><w:body>{body}{page}</w:body></w:document>',
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _TO_STYLES.replace("</Rel", f"{_TO_HEADER}</Rel")
        if over
        else _TO_STYLES,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _header(sentences: Sequence[str]) -> str:
    said = "".join(
        f'<w:p><w:pPr><w:ind w:firstLine="0"/></w:pPr><w:r><w:rPr><w:i/><w:sz w:val="20"/></w:rPr>'
        f"<w:t>{escape(one, quote=False)}</w:t></w:r></w:p>"
        for one in sentences
    )
    return f'{_HEAD}<w:hdr xmlns:w="{_W}">{said}</w:hdr>'
