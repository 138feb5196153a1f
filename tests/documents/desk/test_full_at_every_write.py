"""A disk that fills at any write of a step: a clear answer, all that was typed, and nothing written."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection

from documents.models import Package, PackageStep, Verdict
from tests.documents.examined import faults
from tests.documents.signed_in import hidden, sign_in
from workflows import history
from workflows.models import Duty, LedgerLine, Notice, SealedText

pytestmark = [pytest.mark.one_database, pytest.mark.expects_error_log, pytest.mark.slow]

TYPED = "Thẩm tra đủ số liệu thu, chi theo sổ quỹ."
PATH = "/ho-so/DH3-BCTC/viec/verify/"
HERE = {"referer": f"http://testserver{PATH}"}
TABLES = (PackageStep, Verdict, SealedText, LedgerLine, Notice, Duty)


class Filling:
    """The database takes so many writes, and then has no room for another."""

    def __init__(self, writes):
        self.left = writes

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            if self.left == 0:
                raise OperationalError("database or disk is full")
            self.left -= 1
        return execute(sql, params, many, context)


def rows():
    return [model.objects.count() for model in TABLES]


def test_a_verdict_is_written_whole_or_not_at_all(make_package, cast):
    package = make_package("BCTC", "verification")
    inspector = sign_in(cast.bkt)
    inspector.raise_request_exception = False
    form = hidden(inspector, PATH) | {"verdict": "pass", "note_field": TYPED}
    before, told = rows(), []

    for writes in range(60):
        # The last of them is that of the session, which takes nothing back.
        with connection.execute_wrapper(Filling(writes)):
            page = inspector.post(PATH, form, headers=HERE)
        if page.status_code == 302:
            break
        package = Package.objects.get(pk=package.pk)
        told.append((page.status_code, TYPED in page.text, rows() == before, history.chain_faults(package)))

    assert told == [(507, True, True, [])] * len(told)
    assert len(told) >= 5
    assert (page.status_code, Verdict.objects.count()) == (302, 1)
    assert faults() == []
