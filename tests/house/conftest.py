"""The visitors of the table of addresses, on 18/03/2022 of the demo."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from congress.models import Person
from tests.house.url_words import ACCOUNTS, KEEPERS
from workflows import clock

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def visitors(demo_day) -> dict[str, Client]:
    """One client for each visitor, on 18/03/2022 of the demo."""
    with clock.frozen(date(2022, 3, 18)):
        clients = {visitor: Client(raise_request_exception=True) for visitor in ACCOUNTS}
        for visitor, account in ACCOUNTS.items():
            if account:
                clients[visitor].force_login(Person.objects.get(username=account), backend=BACKEND)
        yield clients


@pytest.fixture
def everybody(visitors) -> dict[str, Client]:
    """The visitors of the table, and those who have pages of their own: the office, the administrator."""
    for account in KEEPERS:
        visitors[account] = Client()
        visitors[account].force_login(Person.objects.get(username=account), backend=BACKEND)
    return visitors
