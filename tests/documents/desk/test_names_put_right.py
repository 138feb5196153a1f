"""A name put right by the verb: history keeps the one of its day, and `doctor` finds nothing wrong."""

from __future__ import annotations

from html import unescape

import pytest

from congress.people.services.naming import correct_name
from tests.cast import perform
from tests.documents.examined import faults
from workflows import history
from workflows.errors import Unmet


@pytest.fixture
def signed(make_package, cast):
    package = make_package("BCTC", "signing")
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    return package


def test_a_name_put_right_leaves_history_as_it_was(signed, cast):
    correct_name(
        cast.chutich, full_name="Người Chủ Tịch", honorific="Ông", reason="Theo căn cước", by=cast.vanphong
    )

    assert faults() == []
    assert history.names_of(signed.steps.last()).actor == "Ông Người chutich"


def test_a_name_is_not_put_right_without_a_reason(cast):
    with pytest.raises(Unmet):
        correct_name(cast.chutich, full_name="Người Khác", honorific="Ông", reason=" ", by=cast.vanphong)

    cast.chutich.refresh_from_db()
    assert cast.chutich.full_name == "Người chutich"


def test_the_pages_of_a_draft_call_its_author_as_he_was_called_that_day(client, signed, cast):
    author, before = signed.current.author, str(signed.current.author)
    correct_name(author, full_name="Lê Tên Mới", honorific="Bà", reason="Theo căn cước", by=cast.vanphong)
    client.force_login(cast.chutich)
    pages = [
        unescape(client.get(address).content.decode())
        for address in (f"/ho-so/{signed.code}/", f"/ho-so/{signed.code}/du-thao/1/")
    ]

    assert [f"{before}, {signed.current.when}" in page for page in pages] == [True, True]
    assert ["Lê Tên Mới" in page for page in pages] == [False, False]
