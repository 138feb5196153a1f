"""Files that cannot be a draft: refused with their reason, the rest of the form kept, nothing written."""

from __future__ import annotations

import hashlib
import tempfile
import unicodedata
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import TemporaryUploadedFile

from documents.models import Blob, Package, PackageStep, Version, VersionPart
from tests.demo_world import act_url, at, paper, text_of
from tests.documents import papers

CODE = "DH3-DANS"
DRAFT = "/ho-so/DH3-DANS/du-thao/4/"
NOTE = "Đã sửa số dư theo ý kiến của Tiểu ban."
LARGE = 80 * 1024 * 1024


@pytest.fixture(autouse=True)
def on_18_march():
    """The demo's own day, in the morning."""
    with at(18, hour=9):
        yield


@pytest.fixture
def secretary(world):
    """Drafts the personnel scheme, which was returned."""
    return world.visitor("tv14")


def rows() -> tuple[int, ...]:
    """How much is written of what a new draft writes."""
    return tuple(model.objects.count() for model in (PackageStep, Version, VersionPart, Blob))


def sent(visitor, upload, **more):
    return visitor.act(CODE, "revise", **{"file_de-an": upload, "author_note": NOTE} | more)


def sent_by_hand(visitor, name: str):
    """A request no browser makes: the name arrives exactly as it is (RFC 5987)."""
    fields = visitor.form(CODE, "revise")
    lines = [
        f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{fields[key]}\r\n' for key in fields
    ]
    head = f"--x\r\nContent-Disposition: form-data; name=\"file_de-an\"; filename*=UTF-8''{quote(name)}\r\n"
    body = "".join([*lines, head, "Content-Type: application/octet-stream\r\n\r\n"]).encode()
    whole = body + papers.docx() + b"\r\n--x--\r\n"
    return visitor.client.post(act_url(CODE, "revise"), whole, content_type="multipart/form-data; boundary=x")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("trong.docx", b"", "Tệp trống, không có nội dung."),
        ("doi-ten.docx", papers.pdf(), "tên ghi là .docx nhưng nội dung là .pdf"),
        ("doi-ten.pdf", papers.docx(), "Tệp không đúng với tên của nó: tên ghi là .pdf"),
        ("chuong-trinh.exe", b"MZ" + bytes(100), "Loại tệp .exe không được nhận"),
        ("an.docx\x00.exe", papers.docx(), "Loại tệp .exe không được nhận"),
        ("bao-cao\u202excod.exe", b"MZ" + bytes(100), "Loại tệp .exe không được nhận"),
        ("macro.docx", papers.docx(**{"vbaProject.bin": b"x"}), "Tệp chứa mã lệnh tự chạy (macro)."),
        ("trang.html", b"<script>alert(1)</script>", "Loại tệp .html không được nhận"),
        ("khong-duoi", papers.docx(), "Tên tệp không có phần đuôi"),
    ],
)
def test_bad_file_is_refused_with_its_reason(world, secretary, name, data, reason):
    before, stored = rows(), world.papers()

    response = sent(secretary, paper(name, data))

    assert response.status_code == 422
    assert reason in text_of(response)
    assert NOTE in text_of(response)
    assert (rows(), world.papers()) == (before, stored)


def test_eighty_megabytes_are_too_much(world, secretary):
    before, stored = rows(), world.papers()
    with TemporaryUploadedFile("lon.pdf", "application/pdf", LARGE, None) as upload:
        # A hole in the file: it is 80 MB long and takes no room.
        upload.file.truncate(LARGE)
        upload.seek(0)

        response = sent(secretary, upload)

    assert response.status_code == 413
    assert "Tệp vượt quá 20 MB (tệp này 80 MB)." in text_of(response)
    assert NOTE in text_of(response)
    assert (rows(), world.papers()) == (before, stored)
    assert tempfile.gettempdir() not in text_of(response)


def test_good_file_beside_a_bad_one_need_not_be_sent_again(world, secretary):
    refused = sent(
        secretary, paper("de-an.docx", papers.docx()), **{"file_phuong-an": paper("trong.pdf", b"")}
    )
    fields = secretary.form(CODE, "revise") | {"kept": refused.context["form"].data["kept"]}

    response = secretary.send(CODE, "revise", author_note=NOTE, **fields)

    assert "Đã nhận, không cần chọn lại: de-an.docx" in text_of(refused)
    assert response.status_code == 302
    assert world.package(CODE).current.parts.get(code="de-an").name == "de-an.docx"


@pytest.mark.parametrize("kept", ["", "bịa", "W10:abc:def", "\x00"])
def test_forged_list_of_kept_files_is_nothing(secretary, kept):
    before = rows()

    response = secretary.act(CODE, "revise", kept=kept, author_note=NOTE)

    assert response.status_code == 422
    assert "Chưa chọn tệp hoặc nhập nội dung nào cho dự thảo mới." in text_of(response)
    assert rows() == before


@pytest.mark.parametrize(
    ("sent_as", "shown"),
    [
        ("de an\r\nX-Bay: 1.docx", "de anX-Bay- 1.docx"),
        ("de\x00an.docx", "dean.docx"),
        ("../../etc/passwd.docx", "passwd.docx"),
        ("C:\\Users\\ban\\de-an.docx", "de-an.docx"),
        ("de-an\u202e\u2066.docx", "de-an.docx"),
        (unicodedata.normalize("NFD", "Đề án nhân sự.docx"), "Đề án nhân sự.docx"),
        ("CON.docx", "tệp-CON.docx"),
        ("<b>&\"'.docx", "-b-&-'.docx"),
    ],
)
def test_odd_file_name_is_made_plain(world, secretary, sent_as, shown):
    response = sent_by_hand(secretary, sent_as)
    part = world.package(CODE).current.parts.get(code="de-an")
    data, download = secretary.download(f"{DRAFT}de-an/")

    assert response.status_code == 302
    assert part.name == shown
    assert hashlib.sha256(data).hexdigest() == part.blob.sha256
    assert "\n" not in download["Content-Disposition"]
    assert download["X-Content-Type-Options"] == "nosniff"
    assert (world.folder / part.blob.name).resolve().is_relative_to(world.folder.resolve())


def test_every_kind_of_file_is_taken(world, secretary):
    taken = [
        sent(secretary, paper(f"de-an.{kind}", make())).status_code for kind, make in papers.GOOD.items()
    ]

    assert taken == [302] * len(papers.GOOD)
    assert world.package(CODE).current.number == 3 + len(papers.GOOD)


def test_html_in_words_is_shown_as_words(secretary):
    secretary.act(
        CODE, "revise", text="<script>alert(1)</script>", author_note="<img src=x onerror=alert(1)>"
    )

    pages = [secretary.get(path).content.decode() for path in (DRAFT, "/ho-so/DH3-DANS/")]

    assert [page for page in pages if "<script" in page or "<img src=x" in page] == []


def test_text_in_two_forms_of_unicode_is_one_draft(world, secretary):
    words = "Đề án tổ chức, nhân sự: số dư 15%."
    secretary.act(CODE, "revise", text=words)
    before = rows()

    response = secretary.act(CODE, "revise", text=unicodedata.normalize("NFD", words))

    assert response.status_code == 422
    assert "Nội dung giống hệt dự thảo đang có" in text_of(response)
    assert rows() == before
    assert Package.objects.get(code=CODE).current.number == 4
