"""A database that is away or full: pages say so, keep what was typed, and come back by themselves."""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from django.conf import settings as product
from django.db import close_old_connections, connection, connections
from django.test import Client
from django.urls import path

from congress import urls as site
from congress.models import Person, Unit

LONG = "Mục II.3 cần nêu rõ nguồn số liệu tài trợ của từng đơn vị."
HERE = {"referer": "http://testserver/ho-so/"}


def kept(request):
    """Stands for a page that writes what was typed."""
    Unit.objects.filter(name=request.POST["note"]).exists()
    Unit.objects.create(name=request.POST["note"] * 2000)


urlpatterns = [path("ghi/", kept), *site.urlpatterns]
handler400, handler403, handler404, handler500 = (
    site.handler400,
    site.handler403,
    site.handler404,
    site.handler500,
)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls(__name__),
    pytest.mark.expects_error_log,
]


@pytest.fixture
def visitor() -> Client:
    """A browser of somebody who is in, for whom a fault is a page."""
    browser = Client(raise_request_exception=False)
    person = Person.objects.create_user("an", full_name="Trần Văn An", honorific="Ông")
    browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return browser


@contextmanager
def away():
    """Nothing answers where the database was."""
    known = dict(connection.settings_dict)
    connection.close()
    nowhere = {"NAME": "/khong-co/x.sqlite3"} if connection.vendor == "sqlite" else {"PORT": "1"}
    connection.settings_dict.update(nowhere)
    yield
    connection.close()
    connection.settings_dict.update(known)


@pytest.mark.parametrize("address", ["/dang-nhap/", "/ho-so/", "/khong-co/", "/quan-tri/"])
def test_while_the_database_is_away_every_page_says_to_try_again(visitor, address):
    with away():
        shown = visitor.get(address)

    assert shown.status_code == 503
    assert "Hệ thống đang bận" in shown.text
    assert "Errno" not in shown.text


def test_what_was_typed_meanwhile_is_shown_back(visitor):
    with away():
        shown = visitor.post("/ghi/", {"note": LONG, "password": "bí mật không được hiện lại"}, headers=HERE)

    assert (shown.status_code, LONG in shown.text, "bí mật" in shown.text) == (503, True, False)


def test_a_broken_form_sent_meanwhile_is_the_same_page(visitor):
    with away():
        shown = visitor.generic("POST", "/ghi/", b"--x", "multipart/form-data", headers=HERE)

    assert (shown.status_code, "Hệ thống đang bận" in shown.text) == (503, True)


def test_afterwards_the_pages_are_back(visitor):
    with away():
        visitor.get("/dang-nhap/")

    assert visitor.get("/dang-nhap/").status_code == 200


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_a_full_disk_is_told_and_what_was_typed_kept(visitor):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")

    shown = visitor.post("/ghi/", {"note": LONG}, headers=HERE)

    connection.close()
    assert (shown.status_code, LONG in shown.text) == (507, True)
    assert "Máy chủ đã hết chỗ lưu" in shown.text
    assert Unit.objects.count() == 0


def test_a_fault_of_the_program_is_not_called_an_outage(visitor):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE congress_unit RENAME TO congress_khac")
    try:
        shown = visitor.post("/ghi/", {"note": LONG}, headers=HERE)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE congress_khac RENAME TO congress_unit")

    assert (shown.status_code, "Hệ thống gặp lỗi" in shown.text) == (500, True)


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_text_that_the_database_cannot_hold_is_a_bad_request(visitor):
    shown = visitor.post("/ghi/", {"note": f"{LONG}\x00"}, headers=HERE)

    assert (shown.status_code, "Yêu cầu không hợp lệ" in shown.text) == (400, True)
    assert Unit.objects.count() == 0


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_a_connection_that_died_between_two_pages_fails_none():
    assert product.DATABASES["default"]["CONN_HEALTH_CHECKS"] is True
    connection.close()
    connection.settings_dict["CONN_MAX_AGE"] = 60
    Person.objects.count()
    number = connection.connection.info.backend_pid
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    other.close()

    # What Django does when a request begins.
    close_old_connections()
    shown = Client(raise_request_exception=False).get("/dang-nhap/")

    connection.settings_dict["CONN_MAX_AGE"] = 0
    assert shown.status_code == 200
