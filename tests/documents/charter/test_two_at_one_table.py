"""Two people at the table of a charter: the slower one keeps what he typed, and can send it again."""

from __future__ import annotations

import pytest

from documents.charter import queries
from tests.demo_world import at
from tests.documents.signed_in import hidden, hidden_in

pytestmark = pytest.mark.one_database

ARTICLE = "/ho-so/DH3-DL/dieu-le/dieu/{}/"
REASON = "Cho đúng với Nghị định số 45/2010/NĐ-CP"


def proposed(visitor, number, **fields):
    """The form of one article, filled in."""
    path = ARTICLE.format(number)
    return (
        hidden(visitor.client, path)
        | {"kind": "amend", "text": f"Điều {number}. Sửa.", "reason": REASON}
        | fields
    )


def test_who_was_slower_sends_it_again_as_he_typed_it(world):
    with at(18):
        one, other = world.visitor("tbvk"), world.visitor("tbvk2")
        slow = proposed(other, 5)
        one.client.post(ARTICLE.format(4), proposed(one, 4))

        refused = other.client.post(ARTICLE.format(5), slow)
        again = other.client.post(ARTICLE.format(5), slow | hidden_in(refused))

    lines = queries.charter_state(world.package("DH3-DL")).lines
    assert (refused.status_code, REASON in refused.content.decode(), again.status_code) == (409, True, 302)
    assert {4, 5} <= {line.article for line in lines if line.reason == REASON}
