"""What comes in at the door: sound files of every kind, and none of the hostile ones."""

from __future__ import annotations

import io
import os
import random
import time
import tracemalloc
import unicodedata
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from documents.texts.names import LONGEST, content_disposition, display_name
from documents.texts.uploads.door import Accepted, inspect
from documents.texts.uploads.reasons import MIXED, NotTaken, TooLarge
from tests.documents import papers
from tests.documents.hostile import CORPUS, LIMIT, Case
from workflows import errors

# No question to a database.
pytestmark = pytest.mark.one_database

OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = {
    "docx": OFFICE + "wordprocessingml.document",
    "xlsx": OFFICE + "spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "txt": "text/plain",
    "doc": "application/msword",
    "rtf": "application/rtf",
}
FORMAL = ("Tệp", "Tên tệp", "Loại tệp", "Bên trong tệp", "Nội dung bên trong tệp", "Ảnh")


def verdict(data: bytes, filename: str) -> Accepted | str:
    """What the door says: the accepted file, or the reason against it."""
    try:
        return inspect(io.BytesIO(data), filename, limit=LIMIT)
    except NotTaken as refused:
        return refused.reason


@pytest.mark.parametrize("extension", papers.GOOD)
def test_sound_file_of_every_kind_is_accepted(extension: str):
    data = papers.GOOD[extension]()

    accepted = verdict(data, f"Báo cáo lần 2.{extension.upper()}")

    name = f"Báo cáo lần 2.{extension.upper()}"
    readable = extension != "doc"
    assert accepted == Accepted(name, extension, CONTENT_TYPES[extension], len(data), readable)


@pytest.mark.parametrize(
    ("filename", "data"),
    [
        ("a.txt", b"\xef\xbb\xbf" + papers.txt()),
        ("a.txt", "Điều 1. Thông qua".encode("utf-16")),
        ("a.txt", "BM là viết tắt của Ban mua sắm; <script> là chữ".encode()),
        ("a.jpeg", papers.picture("JPEG", progressive=True)),
        ("a.jpg", papers.jpg() + papers.jpg()),
        ("a.jpg", papers.jpg() + b"\x00\x00\x01\x0aImage_UTC_Data\x00SEFH\x00\x00SEFT"),
        ("a.jpg", papers.jpg() + bytes(4096)),
        ("a.png", papers.picture("PNG", optimize=True)),
        ("a.pdf", papers.pdf(pages=40)),
        ("a.pdf", b"\r\n" + papers.pdf() + b"\r\n\x00\x00"),
        ("a.docx", papers.docx(**{"embeddings/Bảng 1.xlsx": papers.xlsx()})),
        ("a.xlsx", papers.widened(papers.xlsx())),
        ("a.odt", papers.zipped(papers.TEXT | {"mimetype": papers.ODT_MIME})),
    ],
)
def test_odd_but_sound_file_is_accepted(filename: str, data: bytes):
    accepted = verdict(data, filename)

    assert isinstance(accepted, Accepted), accepted


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", bytes(512), b"\0\x01", b"note", b"Zip by 7-Zip 22.01"])
@pytest.mark.parametrize("is_comment", [True, False])
def test_plain_note_at_the_end_of_an_archive_is_accepted(kind: str, end: bytes, *, is_comment: bool):
    data = papers.GOOD[kind]()
    data = data[:-2] + len(end).to_bytes(2, "little") + end if is_comment else data + end

    accepted = verdict(data, f"a.{kind}")

    assert isinstance(accepted, Accepted), accepted


@pytest.mark.parametrize("kind", ["docx", "xlsx", "odt"])
@pytest.mark.parametrize("end", [b"<script>alert(1)</script>", b"%PDF-1.7\n", bytes(60_000) + b"<html>"])
@pytest.mark.parametrize("is_comment", [True, False])
def test_page_at_the_end_of_an_archive_is_refused(kind: str, end: bytes, *, is_comment: bool):
    data = papers.GOOD[kind]()
    data = data[:-2] + len(end).to_bytes(2, "little") + end if is_comment else data + end

    assert verdict(data, f"a.{kind}") == MIXED.words


def test_corpus_is_wide_enough():
    labels = [case.label for case in CORPUS]

    assert len(labels) == len(set(labels))
    assert len(labels) >= 100


@pytest.mark.parametrize("case", CORPUS, ids=str)
def test_hostile_file_is_refused_in_time_with_its_reason(case: Case):
    data = case.make()

    started = time.perf_counter()
    said = verdict(data, case.filename)
    spent = time.perf_counter() - started

    assert said == case.reason
    assert said.startswith(FORMAL)
    assert said.count("Đề nghị") == 1
    assert "%(" not in said
    assert spent < 2


def test_too_large_says_both_sizes_and_what_to_do():
    with pytest.raises(TooLarge) as refused:
        inspect(io.BytesIO(bytes(LIMIT + 1)), "a.pdf", limit=LIMIT)

    expected = "Tệp vượt quá 20 MB (tệp này 20,1 MB). Đề nghị nén ảnh hoặc tách tệp rồi gửi lại."
    assert refused.value.reason == expected
    assert (refused.value.status, NotTaken.status) == (413, 422)


def test_file_of_exactly_the_limit_is_not_too_large():
    data = papers.txt()

    assert inspect(io.BytesIO(data), "a.txt", limit=len(data)).size == len(data)


def test_refusal_is_an_outcome_that_every_page_can_show():
    with pytest.raises(errors.Refused) as refused:
        inspect(io.BytesIO(b""), "a.pdf", limit=LIMIT)

    assert str(refused.value) == "Tệp trống, không có nội dung. Đề nghị kiểm tra tệp gốc rồi chọn lại."


@pytest.mark.parametrize("extension", [kind for kind in papers.GOOD if kind != "txt"])
def test_file_cut_off_anywhere_is_refused(extension: str):
    data = papers.GOOD[extension]()
    cuts = sorted({*range(0, len(data) - 4, max(1, len(data) // 40))})

    accepted = [cut for cut in cuts if isinstance(verdict(data[:cut], f"a.{extension}"), Accepted)]

    assert accepted == []


@pytest.mark.parametrize("extension", papers.GOOD)
def test_damaged_file_gets_an_answer_never_a_crash(extension: str):
    chance = random.Random(extension)  # noqa: S311 - the same damage at every run
    data = papers.GOOD[extension]()

    for _round in range(150):
        damaged = bytearray(data)
        for _flip in range(chance.randint(1, 8)):
            damaged[chance.randrange(len(damaged))] = chance.choice((0, 0xFF, chance.randrange(256)))
        assert verdict(bytes(damaged), f"a.{extension}")


@pytest.mark.parametrize(
    "case", [case for case in CORPUS if case.filename.endswith(("docx", "pdf"))], ids=str
)
def test_hostile_file_cut_or_joined_gets_an_answer_never_a_crash(case: Case):
    data = case.make()[: 256 * 1024]

    for other in (data[: len(data) // 2], data[:-7], data + data, data[1:], papers.docx() + data):
        assert verdict(other, case.filename)


def test_large_file_is_never_held_in_memory():
    photos = {f"media/{number}.jpg": os.urandom(1024 * 1024) for number in range(18)}
    files = {"a.docx": papers.docx(**photos), "a.pdf": papers.pdf()[:9] + bytes(18 << 20) + papers.pdf()[9:]}
    files["a.txt"] = "Điều khoản chung. ".encode() * 900_000

    for filename, data in files.items():
        stream = io.BytesIO(data)
        tracemalloc.start()
        started = time.perf_counter()
        accepted = inspect(stream, filename, limit=LIMIT)
        spent, peak = time.perf_counter() - started, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert accepted.size == len(data)
        assert spent < 2
        assert peak < 4 * 1024 * 1024


@pytest.mark.parametrize("data", [papers.docx(), b"not a document"])
def test_stream_is_left_at_its_start(data: bytes):
    stream = io.BytesIO(data)

    with suppress(NotTaken):
        inspect(stream, "a.docx", limit=LIMIT)

    assert stream.tell() == 0


def test_what_django_hands_over_is_taken():
    data = papers.docx()
    small = SimpleUploadedFile("a.docx", data)
    with TemporaryUploadedFile("a.docx", "", len(data), None) as large:
        large.write(data)

        assert inspect(small, "a.docx", limit=LIMIT) == inspect(large, "a.docx", limit=LIMIT)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Báo cáo chính trị.docx", "Báo cáo chính trị.docx"),
        ("Ba\u0301o ca\u0301o.docx", "Báo cáo.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\lan\\Báo cáo.docx", "Báo cáo.docx"),
        ("a\x00b.docx", "ab.docx"),
        ("Báo\r\ncáo.docx", "Báo cáo.docx"),
        ("bao-cao\u202excod.exe", "bao-caoxcod.exe"),
        ("B\u200báo\u2066 cáo\ufeff.docx", "Báo cáo.docx"),
        ("CON.docx", "tệp-CON.docx"),
        ("nul", "tệp-nul"),
        ("COM1.tar.gz", "tệp-COM1.tar.gz"),
        ("Con người.docx", "Con người.docx"),
        ("Công văn.docx", "Công văn.docx"),
        ('Số 12: "mật" <1>|?*.docx', "Số 12- -mật- -1----.docx"),
        ("a.docx. . ", "a.docx"),
        ("...", "tệp-không-tên"),
        ("", "tệp-không-tên"),
        (".docx", "tệp-không-tên.docx"),
        ("..\\..\\.docx", "tệp-không-tên.docx"),
        ("\u3164\u200b.pdf", "tệp-không-tên.pdf"),
        ("ă" * 300 + ".docx", "ă" * 145 + ".docx"),
    ],
)
def test_name_is_shown_clean(raw: str, shown: str):
    assert display_name(raw) == shown


@given(st.text(max_size=200) | st.text(alphabet="./\\ CONaux:\u0301\u202e\x00ă1", max_size=200))
def test_any_name_becomes_a_short_clean_one_that_stays(raw: str):
    shown = display_name(raw)

    assert 0 < len(shown) <= LONGEST
    assert display_name(shown) == shown
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert unicodedata.is_normalized("NFC", shown)
    assert not set(shown) & set('/\\<>:"|?*\r\n\x00')
    assert content_disposition(raw).isascii()


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a.docx", "attachment; filename=\"a.docx\"; filename*=UTF-8''a.docx"),
        (
            "Đề án.docx",
            "attachment; filename=\"De an.docx\"; filename*=UTF-8''%C4%90%E1%BB%81%20%C3%A1n.docx",
        ),
        (
            'x"\r\nSet-Cookie: a=b.txt',
            "attachment; filename=\"x- Set-Cookie- a=b.txt\"; filename*=UTF-8''x-%20Set-Cookie-%20a%3Db.txt",
        ),
        (
            "100% đạt.pdf",
            "attachment; filename=\"100_ dat.pdf\"; filename*=UTF-8''100%25%20%C4%91%E1%BA%A1t.pdf",
        ),
    ],
)
def test_download_header_carries_the_name_safely(name: str, header: str):
    assert content_disposition(name) == header
