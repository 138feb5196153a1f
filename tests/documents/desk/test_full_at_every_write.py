"""A disk that fills at any write of a step, or at its end: a clear answer, all that was typed; no write."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, connection

from documents.models import Blob, Package, PackageStep, Verdict, Version
from documents.packages.services import store
from documents.texts.files import PAPERS
from tests.documents.examined import faults
from tests.documents.signed_in import hidden, sign_in
from workflows import history
from workflows.models import Duty, LedgerLine, Notice, SealedText

pytestmark = [pytest.mark.one_database, pytest.mark.expects_error_log, pytest.mark.slow]

TYPED = "Thẩm tra đủ số liệu thu, chi theo sổ quỹ."
# What is done -> kind and stage of the package, who does it, what he types.
ACTS = {
    "verify": ("BCTC", "verification", "bkt", {"verdict": "pass", "note_field": TYPED}),
    "revise": ("BCCT", "drafting", "thuky", {"text": TYPED}),
}
TABLES = (PackageStep, Verdict, Version, Blob, SealedText, LedgerLine, Notice, Duty)


class Filling:
    """The database takes so many writes, and then has no room for another; what was begun is taken back."""

    def __init__(self, writes):
        self.left, self.full = writes, False

    def __call__(self, execute, sql, params, many, context):
        ends = sql.startswith("RELEASE")
        if ends or sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            if self.left == 0 and not (ends and self.full):
                self.full = True
                raise OperationalError("database or disk is full")
            self.left = max(0, self.left - 1)
        return execute(sql, params, many, context)


def rows():
    return [model.objects.count() for model in TABLES]


@pytest.mark.parametrize("act", ACTS)
def test_a_step_is_written_whole_or_not_at_all(make_package, cast, act):
    kind, stage, who, typed = ACTS[act]
    package, path = make_package(kind, stage), f"/ho-so/DH3-{kind}/viec/{act}/"
    person = sign_in(getattr(cast, who))
    person.raise_request_exception = False
    form = hidden(person, path) | typed
    before, told = rows(), []

    for writes in range(90):
        # The last of them is that of the session, which takes nothing back.
        with connection.execute_wrapper(Filling(writes)):
            page = person.post(path, form, headers={"referer": f"http://testserver{path}"})
        if page.status_code == 302:
            break
        package = Package.objects.get(pk=package.pk)
        told.append((page.status_code, TYPED in page.text, rows() == before, history.chain_faults(package)))

    # Texts that came in for nothing, each time anew.
    PAPERS.sweep(store.known_names(), timedelta(0))
    assert told == [(507, True, True, [])] * len(told)
    assert len(told) >= 5
    assert (page.status_code, rows()[0]) == (302, before[0] + 1)
    assert faults() == []
