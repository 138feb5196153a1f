"""The pages made from the code say what the code says."""

from __future__ import annotations

import pytest

from docs.pages import PAGES
from tests.house.source import ROOT

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("name", PAGES)
def test_the_page_made_from_the_code_is_current(name):
    assert (ROOT / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"
