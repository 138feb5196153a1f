"""XML from outside as a tree: no entities, no more elements and no deeper than a paper needs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from documents.texts.megabyte import MEGABYTE
from documents.texts.reading.faults import Fault

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# A report of 300 pages has about 60,000 elements; one with every word edited twice, 200,000.
ELEMENTS = 250_000
BYTES = 16 * MEGABYTE
# Word nests some eight elements a table in a table; nobody writes a tenth table inside nine others.
DEPTH = 100


def tree(data: bytes) -> Element:
    """The root element; raises Fault for what is broken, sets a trap, is too large or too deep."""
    # An element has at least its own "<"; most have a second one for the end.
    if len(data) > BYTES or data.count(b"<") > 2 * ELEMENTS:
        raise Fault("huge")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError) as fault:
        raise Fault("broken") from fault
    level = [root]
    for _depth in range(DEPTH):
        level = [child for parent in level for child in parent]
        if not level:
            return root
    raise Fault("deep")


def part(archive: zipfile.ZipFile, name: str) -> bytes | None:
    """The bytes of a part, or None when the container has none of that name."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > BYTES:
        raise Fault("huge")
    return archive.read(info)


def walk(element: Element, *, but: frozenset[str] = frozenset()) -> Iterator[Element]:
    """The element and all below it in reading order, without the branches named in `but`."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(child for child in reversed(each) if child.tag not in but)
