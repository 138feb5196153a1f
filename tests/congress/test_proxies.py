"""Behind a proxy the site knows who asks; what a stranger writes into the same headers counts for nothing."""

from __future__ import annotations

import re
from ipaddress import ip_network

import pytest
from axes.models import AccessAttempt
from django.http import HttpResponse
from django.test import Client, RequestFactory

from congress.site.proxies import proxy_middleware

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

HERE, FAR = "127.0.0.1", "203.0.113.7"


def seen(here: str, **headers: str):
    """The request as the site has it, and the answer it gave."""
    kept = []
    answer = proxy_middleware(lambda request: kept.append(request) or HttpResponse())
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR=here)
    return answer(request), kept[0]


def who(here: str, row: str) -> str:
    return seen(here, **{"X-Forwarded-For": row})[1].META["REMOTE_ADDR"]


def test_a_proxy_of_ours_says_who_asks():
    assert who(HERE, FAR) == FAR
    # A stranger may write what he likes in front; the last address is the one the proxy saw.
    assert who(HERE, f"10.9.9.9, 127.0.0.1, {FAR}") == FAR
    assert who("", FAR) == FAR


def test_a_stranger_says_nothing_of_himself():
    assert who(FAR, HERE) == FAR
    assert who("khong-phai-dia-chi", HERE) == "khong-phai-dia-chi"


def test_two_proxies_in_a_row_are_both_passed_by(settings):
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]

    assert who("10.0.0.1", f"{FAR}, 10.0.0.2") == FAR
    assert who(HERE, FAR) == HERE
    assert who("", FAR) == ""


@pytest.mark.parametrize("row", ["", "khong-biet", ", ,", "<script>", "1.2.3"])
def test_a_row_that_names_nobody_changes_nothing(row):
    assert who(HERE, row) == HERE


def test_only_a_proxy_of_ours_says_that_he_came_by_https():
    said = {"X-Forwarded-Proto": "https"}

    assert (seen(HERE, **said)[1].is_secure(), seen(FAR, **said)[1].is_secure()) == (True, False)


def test_behind_https_nobody_is_led_in_a_circle(settings):
    settings.SECURE_SSL_REDIRECT = True
    plain, secure = (
        Client(REMOTE_ADDR=HERE, headers={"X-Forwarded-Proto": proto}).get("/dang-nhap/").status_code
        for proto in ("http", "https")
    )

    assert (plain, secure) == (301, 200)


def test_every_request_has_a_code():
    own = seen(HERE)[0].headers["X-Request-ID"]
    given = seen(HERE, **{"X-Request-ID": "abcdef0123456789"})[0].headers["X-Request-ID"]
    forged = seen(FAR, **{"X-Request-ID": "abcdef0123456789"})[0].headers["X-Request-ID"]
    odd = seen(HERE, **{"X-Request-ID": "a b\n" * 50})[0].headers["X-Request-ID"]

    assert re.fullmatch(r"[0-9a-f]{12}", own)
    assert (given, len(forged), len(odd)) == ("abcdef0123456789", 12, 12)


def test_the_lock_out_notes_the_address_of_who_tried():
    form = {"username": "chutich", "password": "sai"}

    Client(REMOTE_ADDR=HERE, headers={"X-Forwarded-For": f"8.8.8.8, {FAR}"}).post("/dang-nhap/", form)
    Client(REMOTE_ADDR=FAR, headers={"X-Forwarded-For": "8.8.8.8"}).post("/dang-nhap/", form)

    assert set(AccessAttempt.objects.values_list("ip_address", flat=True)) == {FAR}
