"""OpenDocument texts: the parts of the container, the words in them, and what their reader should know."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from documents.texts.reading.faults import Fault, Found
from documents.texts.reading.markup import joined_struck
from documents.texts.reading.odt_formulas import MATH, mathml_line
from documents.texts.reading.odt_styles import DRAW, OFFICE, STYLE, TEXT, OdtStyles
from documents.texts.reading.odt_writer import OdtWriter
from documents.texts.reading.page_edges import edges_say
from documents.texts.reading.trees import part, tree, walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def read_odt(data: bytes) -> Found:
    """What is in an .odt that the door let in; raises Fault."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = tree(part(archive, "content.xml") or b"")
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        if body is None:
            raise Fault("broken")
        styles = part(archive, "styles.xml")
        edges = [*_edges(tree(styles))] if styles else []
        writer = OdtWriter(
            OdtStyles.of([*([tree(styles)] if styles else []), root]),
            thing=lambda target: _embedded(archive, target),
        )
        writer.inside(body)
    tags = {element.tag for element in walk(body)}
    told = ["tracked"] if TEXT + "changed-region" in tags else []
    told += ["comments"] if OFFICE + "annotation" in tags else []
    told += ["page_edges"] if edges_say(" ".join(" ".join(element.itertext()) for element in edges)) else []
    pictures = (
        {"pictures"} if any(element.find(f".//{DRAW}image") is not None for element in edges) else set()
    )
    told += sorted(writer.warnings() | pictures)
    return Found("".join([*writer.out, *writer.notes]), [(code, 0) for code in told])


def _edges(styles: Element) -> Iterator[Element]:
    """The headers and footers."""
    tags = {f"{STYLE}{name}{side}" for name in ("header", "footer") for side in ("", "-left", "-first")}
    return (element for element in walk(styles) if element.tag in tags)


def _embedded(archive: zipfile.ZipFile, target: str) -> str | None:
    """The words of an equation that is embedded; None for anything else."""
    data = part(archive, posixpath.normpath(f"{target}/content.xml"))
    root = tree(data) if data else None
    return joined_struck(mathml_line(root)) if root is not None and root.tag == MATH + "math" else None
