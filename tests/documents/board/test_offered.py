"""What the board offers to take along, and to whom."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize("name", ["nguoila", "btc", "truong", "chutich"])
def test_every_paper_that_the_board_offers_opens(cast, make_package, name):
    make_package("BCCT", "standing")
    client = Client()
    client.force_login(getattr(cast, name), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/tien-do/").content.decode()

    offered = re.findall(r'class="btn [^"]*"\s+href="(/[^"]*)"', page)

    assert {url: client.get(url).status_code for url in offered} == dict.fromkeys(offered, 200)
    assert (name == "nguoila") is (not offered)
