"""Every address answers each visitor by GET as the table says; nobody's page fails."""

from __future__ import annotations

import pytest

from tests.house.url_table import TABLE
from tests.house.url_words import ACCOUNTS, KEEPERS
from tests.house.walked import walked

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]


@pytest.mark.parametrize("visitor", ACCOUNTS)
def test_every_address_answers_as_the_table_says(visitor, visitors):
    pages = walked(visitor, visitors[visitor])

    faults = [
        f"{visitor} GET {row.address}: {got}, not {wanted}"
        for row in TABLE
        if (got := pages[row.address].status) != (wanted := row.expected("GET")[visitor])
    ]

    assert faults == []


@pytest.mark.parametrize("keeper", KEEPERS)
def test_no_page_of_those_with_pages_of_their_own_fails(keeper, everybody):
    pages = walked(keeper, everybody[keeper])

    assert [address for address, page in pages.items() if page.status >= 500] == []
    assert sum(page.status == 200 for page in pages.values()) > 10
