"""The cast of the examples (an, binh, chi, dung, em; lan leads) and how one is walked."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.db import connection

from workflows import clock, triggers

pytest.register_assert_rewrite("tests.patterns.walking")
TODAY = date(2022, 3, 18)
NAMES = ("lan", "an", "binh", "chi", "dung", "em")


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def cast(db):
    return SimpleNamespace(**{name: User.objects.create(username=name) for name in NAMES})


@pytest.fixture
def flushable(transactional_db):
    """For stories that commit: emptying the tables afterwards needs the triggers gone."""
    yield
    triggers.drop_triggers(connection)
