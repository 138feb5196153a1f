"""Hostile and broken files, made on the spot: each with a name, its bytes and the reason it must get."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from documents.texts.uploads import reasons
from documents.texts.uploads.kinds import ALL
from documents.texts.uploads.reasons import renamed
from tests.documents import papers
from tests.documents.forgery import (
    EXE,
    GIF,
    HTML,
    SVG,
    chunk,
    commented,
    crowd,
    early_end,
    flood,
    gapped,
    jar,
    jpg_flood,
    link_inside,
    overlapped,
    patched,
    spread,
)
from tests.documents.papers import WORD, docx, odt, zipped

LIMIT = 20 * 1024 * 1024
BOMB = bytes(16 * 1024 * 1024)
ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'


@dataclass(frozen=True)
class Case:
    """One file that must be refused, and the words the person who sent it must read."""

    label: str
    filename: str
    make: Callable[[], bytes]
    reason: str

    def __str__(self) -> str:
        return self.label


def _word(part: str | bytes, *, name: str = "word/document.xml") -> bytes:
    return zipped(WORD | {name: part})


def _types(of: str, by: str) -> bytes:
    return _word(WORD["[Content_Types].xml"].replace(of, by), name="[Content_Types].xml")


def _cases() -> list[tuple[str, str, Callable[[], bytes], object]]:
    return [*_containers(), *_office(), *_pdfs(), *_pictures(), *_texts(), *_names()]


def _containers() -> list[tuple[str, str, Callable[[], bytes], object]]:
    part, a = "word/document.xml", "a.docx"
    return [
        ("bomb by total", a, lambda: docx(**{f"{n}.xml": BOMB for n in range(8)}), reasons.OVERBLOWN),
        ("bomb by ratio", a, lambda: docx(**{"big.bin": BOMB}), reasons.OVERBLOWN),
        ("bomb by claim", a, lambda: patched(docx(), part, size=0xFFFFFFF0), reasons.OVERBLOWN),
        ("size told too small", a, lambda: patched(_word(BOMB), part, size=1000), reasons.OVERBLOWN),
        ("size told too large", a, lambda: patched(docx(), part, size=9_000_000), reasons.BROKEN),
        ("wrong check sum", a, lambda: patched(docx(), part, crc=1), reasons.BROKEN),
        ("20,000 entries", a, lambda: crowd(20_000), reasons.CROWDED),
        ("20,000 entries, 3 told", a, lambda: crowd(20_000, told=3), reasons.CROWDED),
        ("5 entries, 3 told", a, lambda: crowd(2, told=3), reasons.BROKEN),
        ("traversal", a, lambda: _word("x", name="word/../../etc/passwd"), reasons.ODD_INSIDE),
        ("absolute", a, lambda: _word("x", name="/etc/passwd"), reasons.ODD_INSIDE),
        ("backslash", a, lambda: _word("x", name="..\\windows"), reasons.ODD_INSIDE),
        ("drive", a, lambda: _word("x", name="C:/windows"), reasons.ODD_INSIDE),
        ("NUL inside a name", a, lambda: docx(aXb="x").replace(b"aXb", b"a\0b"), reasons.ODD_INSIDE),
        (
            "twice the same",
            a,
            lambda: docx(a1="x", a2="y").replace(b"word/a2", b"word/a1"),
            reasons.ODD_INSIDE,
        ),
        ("same but for case", a, lambda: docx(a="x", A="y"), reasons.ODD_INSIDE),
        ("symbolic link", a, link_inside, reasons.ODD_INSIDE),
        (
            "one name, two tellings",
            a,
            lambda: docx(aa="x").replace(b"word/aa", b"word/ab", 1),
            reasons.ODD_INSIDE,
        ),
        ("encrypted entry", a, lambda: patched(docx(), part, flags=1), reasons.LOCKED),
        ("AES entry", a, lambda: patched(docx(), part, method=99), reasons.LOCKED),
        ("other packing", a, lambda: zipped(WORD, method=zipfile.ZIP_BZIP2), reasons.BROKEN),
        ("two names on one place", a, overlapped, reasons.ODD_INSIDE),
        ("one file over the next", a, spread, reasons.MIXED),
        ("part ends early", a, lambda: early_end(40), reasons.BROKEN),
        ("part ends very early", a, lambda: early_end(200_000), reasons.BROKEN),
        ("page in a gap", a, gapped, reasons.MIXED),
        ("page in the comment", a, commented, reasons.MIXED),
        ("page behind", a, lambda: docx() + HTML, reasons.MIXED),
        ("archive before", a, lambda: jar() + docx(), reasons.MIXED),
        ("program before", a, lambda: EXE + docx(), renamed("docx", "exe").reason),
        ("half of it", a, lambda: docx()[:400], reasons.TRUNCATED),
        ("last byte lost", a, lambda: docx()[:-1], reasons.TRUNCATED),
        ("archive inside", a, lambda: _word(jar(), name="word/embeddings/a.zip"), reasons.PROGRAM_INSIDE),
        ("program inside", a, lambda: _word(EXE, name="word/a.EXE"), reasons.PROGRAM_INSIDE),
        (
            "PDF inside its first part",
            a,
            lambda: zipped({"word/a.bin": papers.pdf()} | WORD, method=0),
            reasons.MIXED,
        ),
    ]


def _office() -> list[tuple[str, str, Callable[[], bytes], object]]:
    a, macro = "a.docx", "macroEnabled.main+xml"
    locked = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    script = {"Basic/Standard/Module1.xml": "<script/>"}
    return [
        ("macros", a, lambda: docx(**{"vbaProject.bin": b"x"}), reasons.MACRO),
        (
            "macros by type",
            a,
            lambda: _types("</Types>", f'<Default ContentType="{macro}"/></Types>'),
            reasons.MACRO,
        ),
        (
            "macro sheet",
            "a.xlsx",
            lambda: zipped(papers.SHEET | {"xl/macrosheets/s.xml": "x"}),
            reasons.MACRO,
        ),
        ("macros of LibreOffice", "a.odt", lambda: odt(**script), reasons.MACRO),
        ("password, Word", a, lambda: papers.ole("EncryptedPackage"), reasons.LOCKED),
        ("password, Excel", "a.xlsx", lambda: papers.ole("EncryptedPackage"), reasons.LOCKED),
        ("password, LibreOffice", "a.odt", lambda: odt(**locked), reasons.LOCKED),
        ("template", a, lambda: _types("document.main", "template.main"), renamed("docx").reason),
        ("workbook as document", a, papers.xlsx, renamed("docx", "xlsx").reason),
        ("document as workbook", "a.xlsx", docx, renamed("xlsx", "docx").reason),
        ("document as OpenDocument", "a.odt", docx, renamed("odt", "docx").reason),
        (
            "sheet as OpenDocument text",
            "a.odt",
            lambda: odt(papers.ODT_MIME[:-4] + "sheet"),
            renamed("odt").reason,
        ),
        ("archive as document", a, jar, renamed("docx").reason),
        ("old document as new", a, papers.doc, renamed("docx", "doc").reason),
        ("entity bomb", a, lambda: _word(ENTITIES), reasons.TRAP),
        ("entity bomb in UTF-16", a, lambda: _word(ENTITIES.encode("utf-16")), reasons.TRAP),
        ("other encoding told", a, lambda: _word('<?xml version="1.0" encoding="utf-7"?><a/>'), reasons.TRAP),
        ("UTF-16 text as document", a, lambda: "Báo cáo".encode("utf-16"), renamed("docx").reason),
        ("page as document", a, lambda: HTML, renamed("docx").reason),
        ("program as document", a, lambda: EXE, renamed("docx", "exe").reason),
        ("old: macros", "a.doc", lambda: papers.ole("WordDocument", "_VBA_PROJECT"), reasons.MACRO),
        ("old: password", "a.doc", lambda: papers.ole("WordDocument", flags=0x100), reasons.LOCKED),
        ("old: a workbook", "a.doc", lambda: papers.ole("Workbook"), renamed("doc").reason),
        ("old: cut off", "a.doc", lambda: papers.doc()[:4000], reasons.TRUNCATED),
        ("old: header only", "a.doc", lambda: papers.doc()[:300], reasons.TRUNCATED),
        ("old: rich text", "a.doc", lambda: b"{\\rtf1 B\\'e1o}", renamed("doc", "rtf").reason),
        ("old: page", "a.doc", lambda: HTML, renamed("doc").reason),
        ("old: archive behind", "a.doc", lambda: papers.doc() + jar(), reasons.MIXED),
    ]


def _pdfs() -> list[tuple[str, str, Callable[[], bytes], object]]:
    a = "a.pdf"
    return [
        ("PDF cut off", a, lambda: papers.pdf(pages=3)[:-200], reasons.TRUNCATED),
        ("PDF header only", a, lambda: b"%PDF-1.7\n", reasons.TRUNCATED),
        ("PDF without objects", a, lambda: b"%PDF-1.7\nstartxref\n9\n%%EOF\n", reasons.BROKEN),
        ("PDF without table", a, lambda: b"%PDF-1.7\n1 0 obj\n%%EOF\n", reasons.BROKEN),
        (
            "PDF first part of a fast one",
            a,
            lambda: b"%PDF-1.7\n1 0 obj\nstartxref\n0\n%%EOF",
            reasons.TRUNCATED,
        ),
        ("PDF with password", a, lambda: papers.pdf(encrypt="bi-mat"), reasons.LOCKED),
        ("PDF and archive", a, lambda: papers.pdf() + jar(), reasons.MIXED),
        ("PDF header and archive", a, lambda: b"%PDF-1.7\n" + jar(), reasons.MIXED),
        ("PDF and page behind", a, lambda: papers.pdf() + HTML, reasons.MIXED),
        (
            "PDF and page before its objects",
            a,
            lambda: b"%PDF-1.7\n" + HTML + papers.pdf()[9:],
            reasons.MIXED,
        ),
        ("page before PDF", a, lambda: HTML + papers.pdf(), renamed("pdf").reason),
        ("program as PDF", a, lambda: EXE, renamed("pdf", "exe").reason),
        ("document as PDF", a, docx, renamed("pdf", "docx").reason),
    ]


def _pictures() -> list[tuple[str, str, Callable[[], bytes], object]]:
    pixels = reasons.too_many_pixels
    return [
        ("PNG cut off", "a.png", lambda: papers.png()[:-20], reasons.TRUNCATED),
        ("PNG and archive", "a.png", lambda: papers.png() + jar(), reasons.MIXED),
        ("PNG and page", "a.png", lambda: papers.png() + HTML, reasons.MIXED),
        ("PNG wrong check sum", "a.png", lambda: papers.png().replace(b"IDATx", b"IDATy"), reasons.BROKEN),
        ("PNG flood", "a.png", lambda: flood(90_000, 90_000), pixels(90_000, 90_000, 50_000_000).reason),
        ("PNG of no height", "a.png", lambda: flood(10, 0), reasons.BROKEN),
        ("PNG in crumbs", "a.png", lambda: flood(9, 9)[:33] + chunk(b"tEXt", b"") * 500_000, reasons.BROKEN),
        ("SVG as PNG", "a.png", lambda: SVG, renamed("png").reason),
        ("GIF as PNG", "a.png", lambda: GIF, renamed("png", "gif").reason),
        ("JPEG as PNG", "a.png", papers.jpg, renamed("png", "jpg").reason),
        ("JPEG cut off", "a.jpg", lambda: papers.jpg()[:-30], reasons.TRUNCATED),
        ("JPEG and archive", "a.jpg", lambda: papers.jpg() + jar(), reasons.MIXED),
        ("JPEG and page", "a.jpeg", lambda: papers.jpg() + HTML, reasons.MIXED),
        (
            "JPEG with a script before",
            "a.jpg",
            lambda: b"\xff\xd8\xff\xfe\x00\x10<?php exit;?>",
            reasons.MIXED,
        ),
        ("JPEG flood", "a.jpg", jpg_flood, pixels(65_535, 65_535, 50_000_000).reason),
        ("JPEG in crumbs", "a.jpg", lambda: b"\xff\xd8" + b"\xff\xe0\x00\x02" * 2_000_000, reasons.BROKEN),
        ("JPEG without picture", "a.jpg", lambda: b"\xff\xd8\xff\xd9", reasons.BROKEN),
        ("JPEG and PDF", "a.jpg", lambda: papers.jpg()[:20] + papers.pdf(), reasons.MIXED),
        ("GIF and archive as JPEG", "a.jpg", lambda: GIF + jar(), renamed("jpg", "gif").reason),
    ]


def _texts() -> list[tuple[str, str, Callable[[], bytes], object]]:
    a = "a.txt"
    return [
        ("page as text", a, lambda: b"\xef\xbb\xbf \n" + HTML, reasons.NOT_TEXT),
        ("drawing as text", a, lambda: SVG, reasons.NOT_TEXT),
        ("shell script as text", a, lambda: b"#!/bin/sh\nrm -rf /\n", reasons.NOT_TEXT),
        ("batch file as text", a, lambda: b"@echo off\r\ndel *.*\r\n", reasons.NOT_TEXT),
        ("program as text", a, lambda: EXE, reasons.NOT_UNICODE),
        ("NUL in text", a, lambda: b"abc\x00def", reasons.NOT_TEXT),
        ("UTF-16 without mark", a, lambda: "abc".encode("utf-16-le"), reasons.NOT_TEXT),
        ("UTF-16 cut off", a, lambda: "Báo cáo".encode("utf-16")[:-1], reasons.NOT_UNICODE),
        ("UTF-32", a, lambda: "abc".encode("utf-32"), reasons.NOT_TEXT),
        (
            "old Vietnamese letters",
            a,
            lambda: "Bỏo cỏo".encode("cp1258", "ignore") + b"\xb8\xe1",
            reasons.NOT_UNICODE,
        ),
        ("only blanks", a, lambda: b" \r\n\t " * 50_000, reasons.EMPTY),
        ("PDF as text", a, papers.pdf, reasons.NOT_UNICODE),
    ]


def _names() -> list[tuple[str, str, Callable[[], bytes], object]]:
    largest = reasons.too_large(LIMIT + 1, LIMIT).reason
    return [
        ("empty", "a.docx", bytes, reasons.EMPTY),
        ("one byte too many", "a.pdf", lambda: bytes(LIMIT + 1), largest),
        ("80 MB", "a.pdf", lambda: bytes(4 * LIMIT), reasons.too_large(4 * LIMIT, LIMIT).reason),
        ("program", "a.exe", lambda: EXE, ALL.refusal("exe").reason),
        ("page", "a.html", lambda: HTML, ALL.refusal("html").reason),
        ("drawing", "a.svg", lambda: SVG, ALL.refusal("svg").reason),
        ("archive", "a.zip", jar, ALL.refusal("zip").reason),
        ("telephone picture", "a.heic", lambda: EXE, ALL.refusal("heic").reason),
        ("named with macros", "a.docm", docx, reasons.MACRO),
        ("no extension", "báo cáo", docx, ALL.refusal("").reason),
        ("no name", "...", docx, ALL.refusal("").reason),
        ("NUL before the true extension", "a.docx\x00.exe", docx, ALL.refusal("exe").reason),
        ("written backwards", "bao-cao\u202excod.exe", lambda: EXE, ALL.refusal("exe").reason),
        ("two extensions", "a.docx.exe", lambda: EXE, ALL.refusal("exe").reason),
    ]


CORPUS = [Case(label, name, make, str(reason)) for label, name, make, reason in _cases()]
