"""A plain Word file: headings and paragraphs, in the letters and measures of an official paper."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Literal, NamedTuple

from documents.paper.word_styles import styles_of_papers

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
_FIRST = '<w:headerReference w:type="first" r:id="r3"/>'
_TO_FIRST = f'<Relationship Id="r3" {_KIND}/header" Target="header2.xml"/>'
_FIRST_TYPE = _HEADER_TYPE.replace("header1", "header2")
_CORE_TYPE = (
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
)
_TO_CORE = (
    f'<Relationship Id="r2" Type="{_OFFICE}/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
)
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:language>vi-VN</dc:language>'
    "</cp:coreProperties>"
)
# Decree 30/2020: 13 or 14 points, in the middle of the upper margin.
_PAGE_NUMBER = (
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
    '<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
    '<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:rPr><w:sz w:val="26"/></w:rPr>'
    '<w:fldChar w:fldCharType="end"/></w:r></w:p>'
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


# The same lying, for wide tables.
_LYING = PAGE.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')


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


def styled_word(body: str, *, title: str, lying: bool) -> bytes:
    """A file of this XML in the styles of official papers, its number on every page but the first."""
    numbered = f'{_HEAD}<w:hdr xmlns:w="{_W}">{_PAGE_NUMBER}</w:hdr>'
    first = f'{_HEAD}<w:hdr xmlns:w="{_W}"><w:p/></w:hdr>'
    page = (_LYING if lying else PAGE).replace("<w:sectPr>", f"<w:sectPr>{_REFERENCE}{_FIRST}")
    parts = {
        "[Content_Types].xml": _TYPES.replace("</Types>", f"{_HEADER_TYPE}{_FIRST_TYPE}{_CORE_TYPE}</Types>"),
        "_rels/.rels": _TO_DOCUMENT.replace("</Rel", f"{_TO_CORE}</Rel"),
        "docProps/core.xml": _CORE.format(title=escape(title, quote=False)),
        "word/document.xml": _document(body, page.replace("</w:sectPr>", "<w:titlePg/></w:sectPr>")),
        "word/header1.xml": numbered,
        "word/header2.xml": first,
        "word/styles.xml": styles_of_papers(),
        "word/_rels/document.xml.rels": _TO_STYLES.replace("</Rel", f"{_TO_HEADER}{_TO_FIRST}</Rel"),
    }
    return _packed(parts)


def word_bytes(body: str, *, page: str = PAGE, over: Sequence[str] = ()) -> bytes:
    """The container around the XML of a text; `page` is its size and margins, `over` stands over each."""
    header = {"word/header1.xml": _header(over)} if over else {}
    page = page.replace("<w:sectPr>", f"<w:sectPr>{_REFERENCE}") if over else page
    parts = header | {
        "[Content_Types].xml": _TYPES.replace("</Types>", f"{_HEADER_TYPE}</Types>") if over else _TYPES,
        "_rels/.rels": _TO_DOCUMENT,
        "word/document.xml": _document(body, page),
        "word/styles.xml": _STYLES,
        "word/_rels/document.xml.rels": _TO_STYLES.replace("</Rel", f"{_TO_HEADER}</Rel")
        if over
        else _TO_STYLES,
    }
    return _packed(parts)


def _document(body: str, page: str) -> str:
    links = f"{_OFFICE}/officeDocument/2006/relationships"
    return f'{_HEAD}<w:document xmlns:w="{_W}" xmlns:r="{links}"><w:body>{body}{page}</w:body></w:document>'


def _packed(parts: Mapping[str, str]) -> bytes:
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
