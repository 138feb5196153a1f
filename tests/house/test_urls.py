"""Every address is in the table of `url_table.py`, and answers as it says (by GET: test_all_pages.py)."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.house.url_table import TABLE
from tests.house.url_words import ACCOUNTS, ADMIN, OPEN
from tests.house.walked import answer

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
    return answer(client, method, path).status


def test_every_route_is_in_the_table_and_no_other():
    own = {route for route in all_routes() if not route.startswith(ADMIN) or route in OPEN}

    assert sorted(own) == sorted({row.route for row in TABLE})


@pytest.mark.slow
@pytest.mark.parametrize("visitor", ACCOUNTS)
def test_every_address_answers_a_form_as_the_table_says(visitor, visitors):
    faults = [
        f"{visitor} POST {row.address}: {got}, not {wanted}"
        for row in TABLE
        for wanted in [row.expected("POST")[visitor]]
        if (got := status(visitors[visitor], "POST", row.address)) != wanted
    ]

    assert faults == []


# On PostgreSQL too: so every page is asked there, by a visitor for each answer that it gives.
@pytest.mark.slow
@pytest.mark.both_databases
@pytest.mark.parametrize("visitor", ACCOUNTS)
def test_asking_for_the_head_tells_no_more_than_the_page(visitor, visitors):
    asked = [
        (row.address, wanted)
        for row in TABLE
        for wanted, asker in {code: name for name, code in row.expected("GET").items()}.items()
        if asker == visitor
    ]

    faults = [
        f"{visitor} HEAD {address}"
        for address, wanted in asked
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
