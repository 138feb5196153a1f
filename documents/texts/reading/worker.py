"""The inside of the room where files are read: one request in, one answer out, then the process ends."""

from __future__ import annotations

import gc
import json
import logging
import re
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any

from documents.texts.reading import legacy, markup
from documents.texts.reading.faults import Fault, Found

# Only the reader that is needed is loaded: all of them together would cost half a second a file.
# What is read nests at most a hundred deep, and each step takes several calls.
_CALLS = 6000
# Signs that only one font knows; the commonest is the dot before a line.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DOT = ("\uf0b7", "\u2022")
_OF_SIGNS = {"odd_signs", "odd_letters"}


def answer_for(kind: str, data: bytes) -> dict[str, Any]:
    """The answer for one file of this kind: what was found, or the code of a fault; raises nothing."""
    return _read_by_kind(kind, data, _finished)


def join(photos: Sequence[bytes]) -> tuple[dict[str, Any], bytes]:
    """The PDF of the photographs beside an empty answer, or the code of a fault; raises nothing."""
    try:
        return {}, import_module("documents.texts.reading.photos").photos_as_pdf(photos)
    except Fault as fault:
        return {"fault": fault.code}, b""
    except MemoryError:
        return {"fault": "slow"}, b""
    except Exception:  # noqa: BLE001 - the library raises whatever a broken picture drives it to
        return {"fault": "broken"}, b""


def codes_of_all(papers: Sequence[bytes]) -> dict[str, Any]:
    """For each paper the texts of the codes on its pages; of a broken one none, since the others count."""
    reader = import_module("documents.texts.reading.codes")
    told: list[list[list[str]]] = []
    for paper in papers:
        try:
            told.append(reader.codes_on(paper))
        except Exception:  # noqa: BLE001 - the libraries raise whatever a broken picture drives them to
            told.append([])
    return {"papers": told}


def drawn(task: str, data: bytes, first: int, last: int) -> tuple[dict[str, Any], bytes]:
    """The picture of a page, or pages cut out of a scan, beside an empty answer; or the code of a fault."""
    leaves = import_module("documents.texts.reading.leaves")
    try:
        return {}, leaves.leaf_picture(data, first) if task == "leaf" else leaves.cut_out(data, first, last)
    except Fault as fault:
        return {"fault": fault.code}, b""
    except MemoryError:
        return {"fault": "slow"}, b""
    except Exception:  # noqa: BLE001 - the libraries raise whatever a broken file drives them to
        return {"fault": "broken"}, b""


def told_by(kind: str, data: bytes) -> dict[str, Any]:
    """What a reader of lists or of marks tells of a file, or the code of a fault; raises nothing."""
    return _read_by_kind(kind, data, dict)


def _read_by_kind(kind: str, data: bytes, finish: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    try:
        reader = import_module(f"documents.texts.reading.{kind}")
        return finish(getattr(reader, f"read_{kind}")(data))
    except Fault as fault:
        return {"fault": fault.code}
    except RecursionError:
        return {"fault": "deep"}
    except MemoryError:
        return {"fault": "slow"}
    except Exception:  # noqa: BLE001 - the libraries raise whatever a broken file drives them to
        return {"fault": "broken"}


def _finished(found: Found) -> dict[str, Any]:
    """Cleaned, told apart by font, and as plain lines."""
    marked = markup.safe(found.html)
    html = legacy.unmarked(marked)
    text = markup.lines_of(html)
    if len(text) > markup.LETTERS:
        raise Fault("huge")
    by_font = legacy.recognised(marked)
    whole = (
        "" if by_font else found.encoding or legacy.guessed(markup.bare_text(legacy.without_marks(marked)))
    )
    name = by_font or whole
    source = {"marked": marked, "whole": whole} if name else {}
    if not name:
        html, text = html.replace(*markup.ETH), text.replace(*markup.ETH)
    if _PRIVATE.search(text):
        html, text = (_PRIVATE.sub("\u25a1", said.replace(*_DOT)) for said in (html, text))
        told = {code for code, _number in found.warnings}
        found.warnings += [("odd_signs", 0)] if "\u25a1" in text and not told & _OF_SIGNS else []
    return {"html": html, "text": text, "warnings": found.warnings, "legacy": name, **source}


def main() -> None:
    """Read a request from the standard input, write the answer to the standard output."""
    request = json.loads(sys.stdin.buffer.readline())
    _confine(memory=request["memory"], seconds=request["seconds"])
    sys.setrecursionlimit(_CALLS)
    # Trees are built once and the process ends: looking for garbage in them takes a third of the time.
    gc.disable()
    logging.disable(logging.CRITICAL)
    bodies = [sys.stdin.buffer.read(length) for length in request["lengths"]]
    if request["task"] == "join":
        answer, body = join(bodies)
    elif request["task"] == "codes":
        answer, body = codes_of_all(bodies), b""
    elif request["task"] in ("leaf", "cut"):
        answer, body = drawn(request["task"], bodies[0], *json.loads(bodies[1]))
    elif request["task"] in ("sheets", "docx_marks"):
        answer, body = told_by(request["task"], bodies[0]), b""
    else:
        answer, body = answer_for(request["task"], bodies[0]), b""
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + body)


def _confine(*, memory: int, seconds: float) -> None:
    """Let the system end this process when it takes more; where a system cannot, the parent's clock does."""
    with suppress(ImportError, ValueError, OSError):
        resource = import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with suppress(AttributeError, ValueError, OSError):
        # Not caught anywhere, so that it also ends a loop inside a library written in C.
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    main()
