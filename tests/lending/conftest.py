"""The cast of the library: Bà Sách lends, An borrows, Lạ has nothing to do with it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.db import connection

from tests.lending.models import Loan
from workflows import clock, engine, triggers
from workflows.procedures import store

TODAY = date(2022, 3, 18)


@pytest.fixture(autouse=True)
def day():
    with clock.frozen(TODAY):
        yield


@pytest.fixture
def cast(db):
    return SimpleNamespace(
        **{name: User.objects.create(username=name) for name in ("sach", "an", "binh", "la")}
    )


@pytest.fixture
def borrow(cast):
    """A function that asks for a book as the first step of a loan."""

    def make(book="Số đỏ", who=None, due=date(2022, 3, 31)):
        borrower = who or cast.an
        loan = Loan.objects.create(
            procedure=store.pin("loan"), book=book, borrower=borrower, librarian=cast.sach, due=due
        )
        engine.perform(loan, "request", by=borrower, seen=engine.seen(loan))
        return loan

    return make


@pytest.fixture
def flushable(transactional_db):
    """For stories that commit: emptying the tables afterwards needs the triggers gone."""
    yield
    triggers.drop_triggers(connection)
