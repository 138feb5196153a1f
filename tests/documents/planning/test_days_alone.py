"""Who coordinates a confidential package plans it and answers its requests by its days alone."""

from __future__ import annotations

from datetime import date

import pytest

from documents.models import Package
from tests.cast import perform
from tests.demo_world import HIDDEN, Visitor, at
from tests.documents.examined import faults
from workflows.extensions import open_request

pytestmark = pytest.mark.one_database

PLAN = "/ho-so/DH3-DANS/ke-hoach/"
SECRET = "Chờ hồ sơ của ông Nguyễn Văn Kín."


@pytest.fixture
def scheme(cast, make_package):
    """A confidential scheme, whose subcommittee asks for more time."""
    with at(10, 1):
        package = make_package("DANS", "drafting", due=date(2022, 6, 30))
        perform(package, "ask_extension", cast.tbns, note=SECRET, more_time=date(2022, 6, 10))
    with at(11, 1):
        yield Package.objects.get(pk=package.pk)


def hidden_of(visitor, url):
    return dict(HIDDEN.findall(visitor.get(url).content.decode()))


def test_the_committee_reads_days_and_nothing_else(cast, scheme):
    btc = Visitor(cast.btc)

    page, answering, work = btc.read(PLAN), btc.read(f"{PLAN}answer_extension/"), btc.read("/")

    assert btc.get("/ho-so/DH3-DANS/").status_code == 404
    assert "Đề nghị gia hạn bước hiện tại từ 30/05/2022 đến 10/06/2022, đang chờ trả lời." in page
    assert [SECRET in words for words in (page, answering, work)] == [False, False, False]
    assert f'href="{PLAN}answer_extension/"' in btc.get("/").content.decode()
    assert f'href="{PLAN}"' in btc.get("/tien-do/").content.decode()


def test_it_answers_and_plans_there(cast, scheme):
    btc, answer, replan = Visitor(cast.btc), f"{PLAN}answer_extension/", f"{PLAN}replan/"

    given = btc.client.post(answer, hidden_of(btc, answer) | {"outcome": "granted"})
    typed = {"day_drafting": "13/06/2022", "note_field": "Theo tiến độ chung."}
    planned = btc.client.post(replan, hidden_of(btc, replan) | typed)

    package = Package.objects.get(pk=scheme.pk)
    assert (given.status_code, planned.status_code, open_request(package)) == (302, 302, None)
    assert package.plan_days["drafting"] == date(2022, 6, 13)
    assert faults() == []


def test_nobody_else_reads_them_and_nothing_else_is_done_there(cast, scheme):
    for name in ("truong", "vanphong", "chutich", "nguoila"):
        assert Visitor(getattr(cast, name)).get(PLAN).status_code == 404
    btc = Visitor(cast.btc)
    assert [btc.get(f"{PLAN}{one}/").status_code for one in ("cancel", "sign", "x")] == [404, 404, 404]
    lead = Visitor(cast.tbns)
    assert lead.get(PLAN).status_code == 200
    assert lead.get(f"{PLAN}replan/")["Location"] == "/ho-so/DH3-DANS/viec/replan/"


def test_an_answer_to_what_was_settled_meanwhile_says_so(cast, scheme):
    btc, answer, replan = Visitor(cast.btc), f"{PLAN}answer_extension/", f"{PLAN}replan/"
    opened = hidden_of(btc, answer)
    typed = {"day_drafting": "13/06/2022", "note_field": "Theo tiến độ chung."}
    btc.client.post(replan, hidden_of(btc, replan) | typed)

    again, sent = btc.get(answer), btc.client.post(answer, opened | {"outcome": "granted"})

    assert (again.status_code, sent.status_code) == (409, 409)
    assert f'href="{PLAN}"' in again.content.decode()
