"""The visitors of the table of addresses, and one of the office, in the demo."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.test import Client

from congress.models import Person
from tests.house.url_words import ACCOUNTS
from workflows import clock

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def visitors(settings) -> dict[str, Client]:
    """One client for each visitor, on 18/03/2022 of the demo."""
    settings.DEMO = True
    with clock.frozen(date(2022, 3, 18)):
        call_command("demo", stdout=io.StringIO())
        clients = {visitor: Client(raise_request_exception=True) for visitor in ACCOUNTS}
        for visitor, account in ACCOUNTS.items():
            if account:
                clients[visitor].force_login(Person.objects.get(username=account), backend=BACKEND)
        yield clients
