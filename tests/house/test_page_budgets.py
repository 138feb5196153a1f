"""How often each page may ask the database: one line a page, which only goes down."""

from __future__ import annotations

import pytest

from tests.house.page_budgets import BUDGETS
from tests.house.walked import walked

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.slow]

# What depends on which page a process was asked for first.
SLACK = 2


def test_no_page_asks_more_than_its_budget_and_no_budget_is_idle(everybody):
    most: dict[str, int] = {}
    for visitor, client in everybody.items():
        for address, page in walked(visitor, client).items():
            if page.status == 200:
                most[address] = max(most.get(address, 0), page.asked)

    wrong = {
        address: (asked, BUDGETS.get(address))
        for address, asked in most.items()
        if not 0 <= BUDGETS.get(address, -1) - asked <= 2 * SLACK
    }

    assert wrong == {}
    assert set(BUDGETS) - set(most) == set()
