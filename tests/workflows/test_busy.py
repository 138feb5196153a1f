"""A database that another holds: the answer is "busy", soon, and nothing is lost or half done."""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import OperationalError, connection, connections

from congress.models import Decision
from documents.assigning.services import assign_package
from documents.models import Package, PackageStep
from tests.cast import count, perform
from workflows.engine.whole import whole
from workflows.errors import Busy
from workflows.models import Refusal

pytestmark = pytest.mark.django_db(transaction=True)


@contextmanager
def held():
    """Another connection holds the lock that the next writer needs; this one waits 0.2 s for it."""
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("PRAGMA busy_timeout = 200" if sqlite else "SET lock_timeout = 200")
    other = connections.create_connection("default")
    with other.cursor() as cursor:
        cursor.execute("BEGIN IMMEDIATE" if sqlite else "BEGIN")
        if not sqlite:
            cursor.execute("LOCK TABLE documents_package IN SHARE ROW EXCLUSIVE MODE")
            cursor.execute("SELECT id FROM documents_package FOR UPDATE")
        yield
        cursor.execute("ROLLBACK")
    other.close()


def test_a_busy_database_is_told_soon_and_once(make_package, cast):
    package = make_package(state="board")
    counted = count(cast.bodies.BCH)
    start = time.monotonic()
    with held(), pytest.raises(Busy) as busy:
        perform(package, "decide_board", cast.vanphong, decision=counted, request_id="r-1")
    waited = time.monotonic() - start

    assert (busy.value.status, busy.value.reasons) == (
        503,
        ["Hệ thống đang bận ghi việc khác. Nội dung vừa nhập còn nguyên; đề nghị bấm lại sau ít giây."],
    )
    assert waited < 2
    assert (Decision.objects.filter(body=cast.bodies.BCH).count(), Refusal.objects.count()) == (0, 0)
    assert (
        perform(package, "decide_board", cast.vanphong, decision=counted, request_id="r-1").target
        == "signing"
    )


def test_a_package_is_assigned_wholly_or_not_at_all(cast):
    with held(), pytest.raises(Busy):
        assign_package(cast.congress, "BCCT", by=cast.btc, due=date(2022, 3, 30))

    assert (Package.objects.count(), PackageStep.objects.count()) == (0, 0)


def test_any_other_fault_of_the_database_passes_through(db):
    with pytest.raises(OperationalError, match="disk"), whole():
        raise OperationalError("database or disk is full")
