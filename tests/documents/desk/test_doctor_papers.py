"""`manage.py doctor` on drafts and files: every disagreement between books and store is named."""

from __future__ import annotations

import os
import time

import pytest

from documents.desk.doctor import drafts as papers
from documents.models import Blob, Package
from documents.packages.services.taking_in import receive_text
from tests.documents.examined import faults, tamper
from tests.documents.stored import mark_as_ours, path_of


@pytest.fixture
def drafted(make_package):
    """DANS, confidential, with its first draft."""
    return make_package("DANS", "drafting")


def test_a_draft_out_of_order_is_found(drafted):
    tamper("UPDATE documents_version SET number = 2")

    assert faults() == [
        "DH3-DANS: bước 3: dự thảo khác với lúc ghi",
        "DH3-DANS: số thứ tự các dự thảo không liền nhau",
    ]


def test_a_part_exchanged_in_the_books_is_found(drafted):
    tamper("UPDATE documents_blob SET sha256 = %s", "0" * 64)

    stored = Blob.objects.order_by("pk").values_list("name", flat=True)
    assert faults() == [
        *(f"tệp đã lưu: “{name}” khác với sổ ghi." for name in stored),
        "DH3-DANS: bước 3: dự thảo khác với lúc ghi",
        "DH3-DANS: dự thảo lần 1: mã kiểm tra không khớp các thành phần",
    ]


def test_a_package_pointing_at_no_draft_is_found(drafted):
    Package.objects.update(current=None)

    assert "DH3-DANS: dự thảo hiện hành không phải dự thảo mới nhất" in faults()


def test_a_lost_file_is_found(drafted):
    name = Blob.objects.first().name
    path_of(name).unlink()

    assert faults() == [f"Tệp {name}: không còn trong kho."]


def test_changed_bytes_are_found_when_the_files_are_read(drafted):
    name = Blob.objects.first().name
    path = path_of(name)
    path.write_bytes(b"x" * path.stat().st_size)

    assert faults() == []
    assert faults("--files") == [f"Tệp {name}: nội dung đã bị thay đổi so với mã kiểm tra đã ghi."]


def test_an_orphan_file_is_found_once_the_night_should_have_swept_it(drafted):
    mark_as_ours()
    stored = receive_text("Không ai giữ", part="de-an", title="Thừa").stored_name
    assert faults() == []

    old = time.time() - papers.ORPHAN_AGE.total_seconds() - 60
    os.utime(path_of(stored), (old, old))

    assert faults() == [f"Tệp {stored}: có trong kho nhưng không có trong sổ; cần chạy manage.py daily."]


def test_a_file_in_the_books_of_no_draft_is_found(drafted):
    part = receive_text("Không ai giữ", part="de-an", title="Thừa")
    facts = {"extension": "txt", "content_type": "text/plain", "size": part.size, "sha256": part.sha256}
    Blob.objects.create(name=part.stored_name, **facts)

    assert faults() == [f"Tệp {part.stored_name}: có trong sổ nhưng không thuộc hồ sơ nào."]
