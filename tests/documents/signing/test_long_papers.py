"""Long sets for signing and long numbered copies: made by the worker, once for all who may have them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.signing import queries as papers
from documents.signing.papers import long_papers
from tests.documents.pdf_samples import solid
from tests.documents.printed import codes_of, words
from tests.documents.signing.test_copies import hand_out
from tests.documents.signing.test_copies import url as copies_url
from tests.documents.signing.test_signing_set import client_of, set_url
from workflows import clock
from workflows.background.running import run_waiting
from workflows.models import Beat, Job, JobPhase

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def long(monkeypatch):
    """Every paper counts as long."""
    monkeypatch.setattr(long_papers, "LETTERS", 1)


@pytest.fixture
def at_work(db):
    """A worker that was heard of just now."""
    return Beat.objects.create(name="a", began=clock.real_now(), seen=clock.real_now())


def test_a_set_is_made_by_the_worker_once_for_forty_who_ask(cast, make_package, at_work):
    package, reader = make_package("BCCT", "signing"), client_of(cast.chutich)
    before = [reader.get(set_url(package)) for _reader in range(39)]
    done = run_waiting("a")
    after = [client_of(person).get(set_url(package)) for person in (cast.chutich, cast.truong)]

    assert {(page.status_code, page["Refresh"]) for page in before} == {(202, "2")}
    assert (done, Job.objects.values_list("kind", "phase", "taken").get()) == (
        1,
        ("signing_set", JobPhase.DONE, 1),
    )
    assert [page["Content-Type"] for page in after] == ["application/pdf"] * 2
    assert solid("PHIẾU TRÌNH KÝ") in words(after[0].content)
    assert after[0].content == after[1].content


def test_a_page_that_waits_loads_no_words(cast, make_package, at_work):
    package, reader = make_package("BCCT", "signing"), client_of(cast.chutich)
    reader.get(set_url(package))

    with CaptureQueriesContext(connection) as asked:
        reader.get(set_url(package))

    selected = [one["sql"].split(" FROM ")[0] for one in asked if "blobtext" in one["sql"]]
    assert [
        sql for sql in selected if '"documents_blobtext"."html"' in sql or 'blobtext"."text",' in sql
    ] == []


def test_without_a_worker_it_is_made_in_the_request(cast, make_package):
    package = make_package("BCCT", "signing")

    page = client_of(cast.chutich).get(set_url(package))

    assert (page["Content-Type"], Job.objects.get().phase) == ("application/pdf", JobPhase.DONE)
    assert {code for page in codes_of(page.content) for code in page} == {papers.code_of(package)}


def test_a_stranger_is_given_nothing_that_was_made_for_others(cast, make_package):
    package = make_package("DANS", "drafting")
    hand_out(cast, package, cast.tbns2)
    made = client_of(cast.tbns).get(copies_url(package, "1.pdf"))

    assert made["Content-Type"] == "application/pdf"
    assert client_of(cast.nguoila).get(copies_url(package, "1.pdf")).status_code == 404


def test_copies_are_made_by_the_worker_each_with_its_mark(cast, make_package, at_work):
    package, giver = make_package("DANS", "drafting"), client_of(cast.tbns)
    hand_out(cast, package, cast.tbns2, cast.bch06)
    address = copies_url(package, "tat-ca.pdf")
    before = giver.get(address)
    run_waiting("a")
    after = giver.get(address)

    codes = {papers.code_of_copy(copy) for copy in papers.copies_of(package)}
    assert (before.status_code, before["Cache-Control"]) == (202, "no-store")
    assert {code for page in codes_of(after.content) for code in page} == codes


def test_a_set_of_a_package_that_moved_on_is_another(cast, make_package, at_work):
    package = make_package("BCCT", "signing")
    client_of(cast.chutich).get(set_url(package))
    type(package).objects.filter(pk=package.pk).update(revision=package.revision + 1)

    assert run_waiting("a") == 1
    assert Job.objects.get().phase == JobPhase.WAITING
    client_of(cast.chutich).get(set_url(package))
    assert Job.objects.count() == 2
