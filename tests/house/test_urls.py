"""Every address is in the table of `url_table.py`, and answers each visitor as the table says."""

from __future__ import annotations

import copy
import re

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.url_table import TABLE
from tests.house.url_words import ACCOUNTS, ADMIN, OPEN

pytestmark = pytest.mark.django_db

DOORS = ("/dang-nhap/?next=", "/quan-tri/login/?next=")
ANYTHING = {"int": "1", "uuid": "0" * 8 + "-0000-0000-0000-" + "0" * 12}


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> list[str]:
    """Every address as it is written in the urls modules, joined."""
    found = []
    for entry in patterns:
        here = before + str(entry.pattern)
        found += routes(entry.url_patterns, here) if isinstance(entry, URLResolver) else [here]
    return found


def sample(route: str) -> str:
    """An address that the route matches, whatever it then finds."""
    path = re.sub(r"<(?:(\w+):)?\w+>", lambda found: ANYTHING.get(found[1], "x"), route)
    path = re.sub(r"\(\?P<\w+>[^)]*\)", "x", path)
    return "/" + path.replace("\\Z", "").strip("^$")


def all_routes() -> list[str]:
    return routes(get_resolver().url_patterns)


def status(client: Client, method: str, path: str) -> int:
    """What the visitor gets; whatever the request wrote, here or in the browser, is undone."""
    cookies = copy.deepcopy(client.cookies)
    with transaction.atomic():
        response = client.generic(method, path)
        # A file is read to its end, or it would stay open.
        b"".join(response)
        transaction.set_rollback(True)
    client.cookies = cookies
    return response.status_code


def test_every_route_is_in_the_table_and_no_other():
    own = {route for route in all_routes() if not route.startswith(ADMIN) or route in OPEN}

    assert sorted(own) == sorted({row.route for row in TABLE})


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_address_answers_as_the_table_says(method, visitors):
    faults = [
        f"{visitor} {method} {row.address}: {got}, not {wanted}"
        for row in TABLE
        for visitor, wanted in row.expected(method).items()
        if (got := status(visitors[visitor], method, row.address)) != wanted
    ]

    assert faults == []


def test_asking_for_the_head_tells_no_more_than_the_page(visitors):
    # One visitor for each answer that the address gives.
    asked = [
        (visitor, row.address, wanted)
        for row in TABLE
        for wanted, visitor in {code: name for name, code in row.expected("GET").items()}.items()
    ]

    faults = [
        f"{visitor} HEAD {address}"
        for visitor, address, wanted in asked
        if status(visitors[visitor], "HEAD", address) != wanted
    ]

    assert faults == []


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stranger_is_sent_to_the_login_page(method):
    guarded = [route for route in all_routes() if route not in OPEN]

    doors = {route: Client().generic(method, sample(route)).get("Location", "") for route in guarded}

    # The admin sends a stranger to its own door, which leads to ours.
    assert {route: door for route, door in doors.items() if not door.startswith(DOORS)} == {}


def test_the_admin_lets_no_one_of_the_congress_in(visitors):
    doors = [route for route in all_routes() if route.startswith(ADMIN) and route not in OPEN]

    got = {
        status(client, method, sample(route))
        for visitor, client in visitors.items()
        for route in doors
        for method in ("GET", "POST")
    }

    assert got == {302}


def test_nobody_moves_the_day_outside_a_demo(visitors, settings):
    settings.DEMO = False

    got = {visitor: status(client, "POST", "/ngay-mo-phong/") for visitor, client in visitors.items()}

    assert got == {visitor: 302 if visitor == "stranger" else 404 for visitor in ACCOUNTS}


def test_no_form_is_taken_without_its_token(visitors):
    for client in visitors.values():
        client.handler.enforce_csrf_checks = True

    faults = [
        f"{visitor} POST {row.address}"
        for visitor, client in visitors.items()
        for row in TABLE
        # Who can send these knows the link; there is no cookie whose power another site could use.
        if "<code:token>" not in row.route and status(client, "POST", row.address) != 403
    ]

    assert faults == []
