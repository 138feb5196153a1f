"""What is sent in great amounts, by who is not signed in above all, takes nobody else's time or disk."""

from __future__ import annotations

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from congress.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

LONG = "Mục II.3 cần nêu rõ nguồn số liệu tài trợ của từng đơn vị."
DOOR = {"referer": "http://testserver/dang-nhap/"}


@pytest.fixture
def stranger() -> Client:
    """A browser with nothing switched off: forged forms are refused as in production."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def member(stranger) -> Client:
    """Another such browser, of somebody who is in."""
    browser = Client(enforce_csrf_checks=True)
    person = Person.objects.create_user("an", full_name="Trần Văn An", honorific="Ông")
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def test_a_pile_of_marks_from_a_stranger_is_answered_at_once(stranger):
    form = {"note": "a" + "\u0301" * 50_000 + "\u0316" * 50_000, "why": LONG}
    start = time.process_time()

    shown = stranger.post("/ho-so/", form, headers=DOOR)

    assert (shown.status_code, LONG in shown.text) == (403, True)
    assert time.process_time() - start < 1


def test_a_stranger_is_shown_back_no_more_than_an_article(stranger, member):
    form = {"one": "a" * 150_000, "two": "b" * 150_000, "three": LONG}

    strange, known = (who.post("/ho-so/", form, headers=DOOR).text for who in (stranger, member))

    assert ("b" * 50_000 in strange, "b" * 50_001 in strange, LONG in strange) == (True, False, False)
    assert ("b" * 150_000 in known, LONG in known) == (True, True)


class Unread:
    """A body that must not be read."""

    def read(self, *size):
        raise AssertionError("the body was read")

    readline = read


def announced(browser, length: int, path: str = "/dang-nhap/"):
    kind = "multipart/form-data; boundary=x"
    words = {"CONTENT_LENGTH": str(length), "CONTENT_TYPE": kind, "wsgi.input": Unread()}
    return browser.generic("POST", path, headers=DOOR, **words)


def test_a_stranger_cannot_make_the_server_take_in_400_megabytes(stranger):
    refused = announced(stranger, 400_000_000)

    assert refused.status_code == 413
    assert "Chưa đăng nhập, hoặc phiên làm việc đã kết thúc" in refused.text
    assert refused.headers["Content-Language"] == "vi"


def test_whoever_is_in_is_told_how_much_may_be_sent_at_once(member):
    refused = announced(member, 400_000_000, "/ho-so/")

    assert refused.status_code == 413
    assert "Các tệp gửi một lần vượt quá 200 MB." in refused.text


@pytest.mark.parametrize("length", ["x", "", "²"])
def test_a_length_that_is_none_is_an_empty_body(stranger, length):
    assert announced(stranger, length).status_code == 403


def test_a_large_form_of_a_member_is_read(member):
    form = {"note": LONG, "file": SimpleUploadedFile("lon.txt", b"x" * 3_000_000)}

    assert LONG in member.post("/ho-so/", form, headers=DOOR).text
