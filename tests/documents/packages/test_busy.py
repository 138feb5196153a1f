"""While another holds the database: 503, the form kept, nothing half done; a moment later it goes."""

from __future__ import annotations

from contextlib import closing
from datetime import date

import pytest
from django.db import connection

from documents.models import Package, PackageStep
from tests.demo_world import at, text_of
from workflows.models import Refusal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_databases]

UNTIL = date(2022, 3, 15)
CODE = "DH3-BCCT"
WORDS = "Mục II.3 cần ghi rõ thời điểm thống kê số liệu tri ân."


@pytest.fixture
def town(world):
    """The demo as it stands in a real database, outside any transaction."""
    with connection.cursor() as cursor:
        waits = "PRAGMA busy_timeout=50" if connection.vendor == "sqlite" else "SET lock_timeout = '50ms'"
        cursor.execute(waits)
    with at(18):
        yield world
    connection.close()


@pytest.fixture
def locked():
    """Takes the lock as another process would, over a connection of its own."""
    with closing(connection.copy()) as other:

        def take() -> None:
            other.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            with other.cursor() as cursor:
                cursor.execute("UPDATE documents_package SET revision = revision WHERE code = 'DH3-BCCT'")

        yield take, other.rollback


@pytest.mark.expects_error_log
def test_busy_database_keeps_the_form(town, locked):
    take, release = locked
    clerk = town.visitor("thuongtruc")
    fields = clerk.form(CODE, "send_back")
    fields |= {"note_field": WORDS, "basis": "Kết luận cuộc họp ngày 18/03/2022"}
    steps = PackageStep.objects.count()

    take()
    busy = clerk.send(CODE, "send_back", **fields)
    release()
    again = clerk.send(CODE, "send_back", **fields)

    assert busy.status_code == 503
    assert "Hệ thống đang bận ghi việc khác." in text_of(busy)
    assert WORDS in text_of(busy)
    assert "Trả lại để hoàn thiện" in text_of(busy)
    assert again.status_code == 302
    assert PackageStep.objects.count() == steps + 1
    assert Refusal.objects.count() == 0
    assert Package.objects.get(code=CODE).state == "returned"
