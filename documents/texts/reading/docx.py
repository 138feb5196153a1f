"""Word files: the parts of the container, the words in them, and what their reader should know."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from documents.texts.reading import docx_drawings
from documents.texts.reading.docx_formulas import M
from documents.texts.reading.docx_styles import W, WordStyles, word_names
from documents.texts.reading.docx_writer import RELATION, WordWriter
from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.page_edges import edges_say
from documents.texts.reading.trees import part, tree, walk

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_STRICT = b"http://purl.oclc.org/ooxml/"
_LOOSE = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATION[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": docx_drawings.A[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/diagram": docx_drawings.DIAGRAM[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/chart": docx_drawings.CHART[1:-1].encode(),
}
_CHANGES = word_names(
    "ins del moveFrom moveTo rPrChange pPrChange tblPrChange trPrChange tcPrChange cellIns cellDel cellMerge"
)
_NOTES = ("footnotes", "endnotes")


def read_docx(data: bytes) -> Found:
    """What is in a .docx that the door let in; raises Fault."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        paper = WordPaper.of(archive)
        body = word_tree(part(archive, paper.home) or b"")
        notes = {name: root for name in _NOTES if (root := paper.named(name)) is not None}
        comments = paper.named("comments")
        edges = [*paper.edges()]
        writer = WordWriter(
            WordStyles.of(paper.named("styles")),
            paper.named("numbering"),
            notes={
                (name, note.get(W + "id", "")): note
                for name, root in notes.items()
                for note in root
                if note.get(W + "type", "normal") == "normal"
            },
            link=paper.target,
            diagram=paper.diagram,
        )
        writer.body(body)
    tags = {element.tag for root in [body, *notes.values()] for element in walk(root)}
    edge_tags = {element.tag for root in edges for element in walk(root)}
    seen = {
        "tracked": bool(tags & _CHANGES),
        "comments": W + "commentReference" in tags or (comments is not None and len(comments) > 0),
        "pictures": bool((tags | edge_tags) & docx_drawings.IMAGES),
        "page_edges": any(edges_say(docx_drawings.edge_words(root)) for root in edges),
        "embedded": paper.embeds,
        "charts": any(tag.startswith((docx_drawings.CHART, docx_drawings.NEW_CHART)) for tag in tags),
    }
    told = [code for code, holds in seen.items() if holds]
    return Found("".join(writer.out), [(code, 0) for code in [*told, *sorted(writer.told)]])


@dataclass(frozen=True, slots=True)
class WordPaper:
    """The container: its main part, and where the relations of that lead."""

    archive: zipfile.ZipFile
    home: str
    links: dict[str, Element]

    @classmethod
    def of(cls, archive: zipfile.ZipFile) -> Self:
        """Find the main part: what the package says, "word/document.xml" if it says nothing."""
        home = "word/document.xml"
        told = part(archive, "_rels/.rels")
        for link in tree(told) if told else ():
            if link.get("Type", "").endswith("/officeDocument"):
                home = link.get("Target", home).lstrip("/")
        if home not in archive.namelist():
            raise Fault("broken")
        folder, name = posixpath.split(home)
        relations = part(archive, f"{folder}/_rels/{name}.rels")
        links = tree(relations) if relations else ()
        return cls(archive, home, {link.get("Id", ""): link for link in links})

    def named(self, name: str) -> Element | None:
        """A further part of the document by its kind, or None."""
        known = [
            link.get("Target", "")
            for link in self.links.values()
            if link.get("Type", "").endswith(f"/{name}")
        ]
        return next(
            (root for target in (*known, f"{name}.xml") if (root := self._at(target)) is not None), None
        )

    @property
    def embeds(self) -> bool:
        """Whether a workbook or another file lies in the text, of which only a picture is shown."""
        names = self.archive.namelist()
        # The workbook behind a chart is no part of its own, and the chart is told.
        is_loose = any("/embeddings/" in name for name in names) and not any(
            "/charts/" in name for name in names
        )
        is_linked = (
            link.get("Type", "").endswith(("/package", "/oleObject")) for link in self.links.values()
        )
        return is_loose or any(is_linked)

    def edges(self) -> Iterator[Element]:
        """Each header and footer that the document has."""
        for link in self.links.values():
            is_edge = link.get("Type", "").endswith(("/header", "/footer"))
            root = self._at(link.get("Target", "")) if is_edge else None
            if root is not None:
                yield root

    def target(self, key: str) -> str:
        """Where a relation leads out of the file, "" for nowhere."""
        link = self.links.get(key)
        leads_out = link is not None and link.get("Type", "").endswith("/hyperlink")
        return link.get("Target", "") if link is not None and leads_out else ""

    def diagram(self, key: str) -> list[str]:
        """The words of a diagram that a relation leads to."""
        link = self.links.get(key)
        root = self._at(link.get("Target", "")) if link is not None else None
        return docx_drawings.diagram_words(root) if root is not None else []

    def _at(self, target: str) -> Element | None:
        folder = posixpath.dirname(self.home)
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
        data = part(self.archive, path)
        return word_tree(data) if data else None


def word_tree(data: bytes) -> Element:
    """The part, with the names of the strict form of the standard turned into the usual ones."""
    if _STRICT in data:
        for strict, usual in _LOOSE.items():
            data = data.replace(strict, usual)
    return tree(data)
