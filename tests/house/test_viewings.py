"""Who reads words of a confidential package is written in its log, at whatever address he reads them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import transaction

from documents.models import Viewing
from tests.documents.canaries import everything_in, plant
from tests.documents.desk.test_canary import addresses
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
def test_no_word_of_a_confidential_package_is_read_without_a_row_in_its_log(cast):
    planted = plant(cast)
    readers = {"named": cast.bkt2, "recorder": cast.vanphong}

    found = {}
    for name, person in readers.items():
        client = client_of(person)
        for path in addresses(planted.packages):
            got = read(client, path)
            words = {one for one in planted.canaries.caught(got.text) if not one.startswith(FRAME)}
            found[name, path] = (words, got.written)

    assert [(where, words) for where, (words, written) in found.items() if words and not written] == []
    # The net is no sieve: of each reader many an address has shown him words.
    assert all(sum(bool(found[one][0]) for one in found if one[0] == name) > 20 for name in readers)
