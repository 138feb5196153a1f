"""Who reads words of a confidential package is written in its log, at whatever address he reads them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import transaction

from documents.models import Viewing
from tests.documents.canaries import everything_in, plant
from tests.documents.desk.test_canary import some_addresses
from tests.documents.signing.test_signing_set import client_of

# What stands in lists and on the page of named readers is no word of the package's papers.
FRAME = (
    "title",
    "why a reader",
    "answer on the telephone",
    "objection",
    "answer to an objection",
    "open objection",
    "remark on a paper copy",
    "reason of a withdrawal",
)


def read(client, path):
    """One address: what came back, and whether a row of the log came with it; then all is undone."""
    with transaction.atomic():
        before = Viewing.objects.count()
        text = everything_in(client.get(path))
        rows = Viewing.objects.count() - before
        transaction.set_rollback(True)
    return SimpleNamespace(text=text, written=rows > 0)


@pytest.mark.django_db
@pytest.mark.one_database
@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize(("turn", "name"), list(enumerate(["bkt2", "vanphong"])))
def test_no_word_of_a_confidential_package_is_read_without_a_row_in_its_log(turn, name, cast):
    """A named reader, and who records: of each address some, of every package between them."""
    planted = plant(cast)
    client = client_of(getattr(cast, name))

    found = {}
    for path in some_addresses(planted.packages, turn=turn, few=6):
        got = read(client, path)
        words = {one for one in planted.canaries.caught(got.text) if not one.startswith(FRAME)}
        found[path] = (words, got.written)

    assert [(where, words) for where, (words, written) in found.items() if words and not written] == []
    # The net is no sieve: many an address has shown him words.
    assert sum(bool(words) for words, _written in found.values()) > 20
