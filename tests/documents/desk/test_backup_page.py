"""Tải bản sao lưu: for who keeps the machine, locked, and remembered when it is long ago."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from congress.models import Person
from documents.desk.keeping.alone import only_one
from documents.desk.keeping.bundle import is_locked
from documents.models import BackupTaken
from tests.documents.kept import whole_house
from tests.documents.signed_in import sign_in
from workflows import clock

PASSPHRASE = "bốn bức tường vàng"
TWICE = {"new_password1": PASSPHRASE, "new_password2": PASSPHRASE}


@pytest.fixture
def keeper(cast):
    return Person.objects.create_superuser("kythuat", full_name="Kỹ thuật")


def ago(**span):
    """The last backup was made so long ago."""
    BackupTaken.objects.create(rows=1, papers=1, locked=False, at=clock.real_now() - timedelta(**span))


@pytest.mark.django_db(transaction=True)
def test_what_was_taken_along_restores_the_house(make_package, keeper, tmp_path, other_house):
    make_package("DANS", "drafting")
    house = whole_house()
    sent = sign_in(keeper).post("/sao-luu/", TWICE)
    file, secret = tmp_path / "a.kin", tmp_path / "mat-khau"
    file.write_bytes(b"".join(sent.streaming_content))
    secret.write_text(PASSPHRASE, encoding="utf-8")
    row = BackupTaken.objects.get()
    other_house()
    call_command("restore", str(file), "--passphrase-file", str(secret))

    restored = whole_house()
    # What signing in wrote since is in the backup too.
    assert restored[0].keys() == house[0].keys()
    assert (restored[0]["documents.PackageStep"], restored[1]) == (
        house[0]["documents.PackageStep"],
        house[1],
    )
    assert (is_locked(file), row.by, row.locked) == (True, keeper, True)
    assert sent["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    assert sent["Content-Disposition"].startswith('attachment; filename="sao-luu-')


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({}, "Chưa nhập mục này."),
        ({"new_password1": "ngắn", "new_password2": "ngắn"}, "12"),
        (TWICE | {"new_password2": "khác hẳn mật khẩu"}, "Hai lần nhập mật khẩu không giống nhau."),
    ],
)
def test_a_pass_phrase_is_needed_twice_and_long(keeper, typed, told):
    page = sign_in(keeper).post("/sao-luu/", typed)

    assert (page.status_code, told in page.text, PASSPHRASE in page.text) == (422, True, False)
    assert BackupTaken.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_while_another_is_at_work_the_page_says_so(keeper):
    begun, over = threading.Event(), threading.Event()

    def hold():
        with only_one():
            begun.set()
            over.wait(20)
        connection.close()

    first = threading.Thread(target=hold)
    first.start()
    begun.wait(20)
    page = sign_in(keeper).post("/sao-luu/", TWICE)
    over.set()
    first.join()

    assert (page.status_code, "Đang có một lần sao lưu" in page.text) == (409, True)


def test_who_only_sets_up_takes_nothing_along(cast):
    clerk = Person.objects.create_user("thietlap", full_name="Thiết lập", is_staff=True)

    page = sign_in(clerk).post("/sao-luu/", TWICE)

    assert (page.status_code, BackupTaken.objects.count()) == (403, 0)


def test_administrators_are_told_when_the_last_is_long_ago(make_package, keeper, cast):
    client = sign_in(keeper)
    empty = "sao lưu" in client.get("/thiet-lap/").text
    make_package("DANS", "drafting")
    never = client.get("/thiet-lap/").text
    ago(days=9, hours=5)
    long = client.get("/thiet-lap/").text
    page = client.get("/sao-luu/").text
    nobody = sign_in(cast.vanphong).get("/thong-bao/").text
    ago(days=6)
    fresh = client.get("/thiet-lap/").text

    assert (empty, "Chưa sao lưu lần nào." in never) == (False, True)
    assert ("Đã 9 ngày chưa sao lưu." in long, "Đã 9 ngày chưa sao lưu." in page) == (True, True)
    assert ("ngày chưa sao lưu" in fresh, "sao lưu" in nobody) == (False, False)


def test_the_page_says_who_made_the_last_ones(keeper):
    BackupTaken.objects.create(rows=4284, papers=39, locked=True, by=keeper)
    ago(hours=3)

    page = sign_in(keeper).get("/sao-luu/").text

    assert "Đã sao lưu trong vòng một ngày qua." in page
    assert "4284 dòng, 39 tệp" in " ".join(page.split())
    assert ("lệnh trên máy chủ" in page, "Kỹ thuật" in page) == (True, True)
