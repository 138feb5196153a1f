"""Word files: bared to words and structure first, then turned into HTML by mammoth."""

from __future__ import annotations

import io
import posixpath
import zipfile
from xml.etree.ElementTree import Element, SubElement, tostring

import mammoth  # type: ignore[import-untyped]

from documents.texts.reading import docx_bare
from documents.texts.reading.docx_bare import OPEN, Fonts, W
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.trees import part, tree, walk

_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_STRICT = b"http://purl.oclc.org/ooxml/"
_LOOSE = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": OPEN[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": docx_bare.M[1:-1].encode(),
}
# Elements once bared: mammoth needs some 30 µs and 2 kB for each. Above the first number bold and italics
# go, so that runs join; above the second the file is refused.
_LOOKS, _BARE = 26_000, 36_000
_CHANGES = frozenset(
    W + name for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange")
)
_SHOWN = frozenset(
    {"{http://schemas.openxmlformats.org/drawingml/2006/main}blip"}
    | {"{urn:schemas-microsoft-com:vml}imagedata"}
)
_LEVELS = range(1, 6)


def _lists() -> list[str]:
    """Where a paragraph of each level of a list goes: into the item before it, one level up."""
    outer = ["" if level == 1 else " > ".join(["ul|ol > li"] * (level - 1)) + " > " for level in _LEVELS]
    kinds = (("unordered", "ul"), ("ordered", "ol"))
    return [
        f"p:{kind}-list({level}) => {outer[level - 1]}{tag} > li:fresh"
        for level in _LEVELS
        for kind, tag in kinds
    ]


# Fewer rules than mammoth brings along: each is asked of every paragraph and run.
_STYLES = "\n".join(
    [f"p[style-name='Heading {level}'] => h{level}:fresh" for level in range(1, 7)]
    + ["p[style-name='Title'] => h1:fresh", "r[style-name='Strong'] => strong"]
    + _lists()
)
_FOOTER = "↑"
_NOTES = ("footnotes", "endnotes")


def read_docx(data: bytes) -> Found:
    """What is in a .docx that the door let in; raises Fault."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # The path of the main part: what the package says, "word/document.xml" if it says nothing.
        home = "word/document.xml"
        told = part(archive, "_rels/.rels")
        for link in tree(told) if told else ():
            if link.get("Type", "").endswith("/officeDocument"):
                home = link.get("Target", home).lstrip("/")
        if home not in archive.namelist():
            raise Fault("broken")
        links = _links(archive, home)
        parts = {name: _part(archive, home, links, name) for name in (*_NOTES, "styles", "numbering")}
        body = _tree(part(archive, home) or b"")
        comments = _part(archive, home, links, "comments")
    warnings = _warnings([body, *(root for name in _NOTES if (root := parts[name]) is not None)], comments)
    fonts = Fonts.of(parts["styles"])
    bare = {"document": docx_bare.bared(body, fonts)}
    bare |= {name: docx_bare.bared(root, fonts) for name, root in parts.items() if root is not None}
    return Found(_html(bare, links), warnings)


def _links(archive: zipfile.ZipFile, home: str) -> list[Element]:
    """The relations of the main part."""
    folder, name = posixpath.split(home)
    told = part(archive, f"{folder}/_rels/{name}.rels")
    return list(tree(told)) if told else []


def _part(archive: zipfile.ZipFile, home: str, links: list[Element], name: str) -> Element | None:
    """A further part of the document by its kind, or None."""
    targets = [link.get("Target", "") for link in links if link.get("Type", "").endswith(f"/{name}")]
    folder = posixpath.dirname(home)
    for target in (*targets, f"{name}.xml"):
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        if data := part(archive, path):
            return _tree(data)
    return None


def _tree(data: bytes) -> Element:
    """The part, with the names of the strict form of the standard turned into the usual ones."""
    if _STRICT in data:
        for strict, usual in _LOOSE.items():
            data = data.replace(strict, usual)
    return tree(data)


def _warnings(roots: list[Element], comments: Element | None) -> list[tuple[str, int]]:
    tags = {element.tag for root in roots for element in walk(root)}
    told = {
        "tracked": bool(tags & _CHANGES),
        "comments": W + "commentReference" in tags or (comments is not None and len(comments) > 0),
        "pictures": bool(tags & _SHOWN),
    }
    return [(code, 0) for code, holds in told.items() if holds]


def _html(parts: dict[str, Element], links: list[Element]) -> str:
    _mend(parts, {link.get("Id") for link in _outward(links)})
    if _size(parts) > _LOOKS:
        docx_bare.without_looks(parts["document"])
    if _size(parts) > _BARE:
        raise Fault("huge")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, root in parts.items():
            archive.writestr(f"word/{name}.xml", tostring(root, encoding="utf-8"))
        archive.writestr("word/_rels/document.xml.rels", tostring(_outward(links), encoding="utf-8"))
        archive.writestr("_rels/.rels", tostring(Element(_PACKAGE + "Relationships"), encoding="utf-8"))
    result = mammoth.convert_to_html(
        packed, style_map=_STYLES, include_embedded_style_map=False, include_default_style_map=False
    )
    return str(result.value).replace(f">{_FOOTER}</a>", "></a>")


def _size(parts: dict[str, Element]) -> int:
    return sum(1 for root in parts.values() for _ in root.iter())


def _mend(parts: dict[str, Element], known: set[str | None]) -> None:
    """Takes away what points to nothing, on which mammoth would stumble."""
    for name, root in parts.items():
        for link in root.iter(W + "hyperlink"):
            if name != "document" or link.get(OPEN + "id") not in known:
                link.attrib.pop(OPEN + "id", None)
    for kind in ("footnote", "endnote"):
        notes = {note.get(W + "id") for note in parts.get(f"{kind}s", Element("none"))}
        for parent in [*parts["document"].iter(W + "r")]:
            for reference in parent.findall(f"{W}{kind}Reference"):
                if reference.get(W + "id") not in notes:
                    parent.remove(reference)


def _outward(links: list[Element]) -> Element:
    """The relations that lead out of the file, which are its links."""
    kept = Element(_PACKAGE + "Relationships")
    for link in links:
        if link.get("Type", "").endswith("/hyperlink"):
            SubElement(kept, _PACKAGE + "Relationship", link.attrib)
    return kept
