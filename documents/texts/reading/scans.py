"""Scans on their way into the tray: codes read, a page shown, pages cut out, each in a process apart."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from documents.texts.reading import apart, sentences
from documents.texts.reading.faults import Fault
from documents.texts.reading.reader import Unreadable
from documents.texts.uploads.limits import photos_size

# Two hundred pages at some 60 ms each, and a margin; nobody waits longer for a stack.
CODE_SECONDS = 20.0


def codes_of(papers: Sequence[bytes]) -> list[list[list[str]]]:
    """For each paper and each of its pages the texts of the codes on it; [] for what could not be read.

    What cannot be read is no fault: it is sorted by hand.
    """
    return [one for batch in _batches(papers) for one in _codes(batch)]


def codes_at_once(papers: Sequence[bytes]) -> list[list[list[str]]] | None:
    """The same while a person waits for a page; None where it takes longer than a page has, or goes wrong."""
    if sum(map(len, papers)) > photos_size():
        return None
    try:
        answer, _body = apart.run("codes", papers)
    except Fault:
        return None
    told: list[list[list[str]]] = answer["papers"]
    return told


def page_picture(data: bytes, number: int) -> bytes:
    """Page `number` of a PDF, or a photograph, as JPEG. Raises Unreadable."""
    return _drawn("leaf", data, number, number)


def pages_cut_out(data: bytes, first: int, last: int) -> bytes:
    """A PDF of some pages of another. Raises Unreadable."""
    return _drawn("cut", data, first, last)


def _codes(papers: Sequence[bytes]) -> list[list[list[str]]]:
    try:
        answer, _body = apart.run("codes", papers, seconds=CODE_SECONDS)
    except Fault:
        # One of several may have ended the process: each for itself, and only that one is without.
        return [found for paper in papers for found in _codes([paper])] if len(papers) > 1 else [[]]
    told: list[list[list[str]]] = answer["papers"]
    return told


def _batches(papers: Sequence[bytes]) -> Iterator[list[bytes]]:
    """As many in one process as its memory holds beside the pictures it draws."""
    batch: list[bytes] = []
    for paper in papers:
        if batch and sum(map(len, batch)) + len(paper) > photos_size():
            yield batch
            batch = []
        batch.append(paper)
    if batch:
        yield batch


def _drawn(task: str, data: bytes, first: int, last: int) -> bytes:
    try:
        return apart.run(task, [data, json.dumps([first, last]).encode()], seconds=apart.PHOTO_SECONDS)[1]
    except Fault as fault:
        raise Unreadable(sentences.FAULTS[fault.code]) from fault
