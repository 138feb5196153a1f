"""A name put right by the verb: history keeps the one of its day, and `doctor` finds nothing wrong."""

from __future__ import annotations

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
