"""Who is only asked, by link or account, finds at no address what others said before it is due."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from congress.people.queries.unit_links import token_of
from congress.people.services.seating import seat_unit
from congress.people.services.unit_links import give_links, renew_link
from congress.people.services.units import UnitFacts, add_unit
from documents.models import DraftRemark, Package
from documents.packages.services.remarks import publish_synthesis
from tests.cast import START
from tests.documents.answering import asked_about, packaged, send
from tests.documents.canaries import everything_in
from tests.documents.consulting.test_unit_results import OTHER, OWN, answered, says
from tests.documents.signed_in import sign_in
from tests.house.test_urls import ANYTHING, routes

pytestmark = pytest.mark.one_database
# What only the second unit said, and who of it; what stands in the draft that was never put to any link.
SECRETS = (OTHER[1], "Nguyễn Thị Bảy", "Thu chi nội bộ")
NUMBERS = ("1", "2", "3")
OF_LINKS = [route for route in routes(get_resolver().url_patterns) if route.startswith("y-kien/<code:token>")]


@pytest.fixture
def heard(cast, sent_round, branches, links, form):
    """Two units answered the round; a third was asked in another round only, about what no link opens."""
    send(form, says(sent_round, OWN))
    other = f"/y-kien/{token_of(links[1])}/tra-loi/{sent_round.pk}/"
    send(other, says(sent_round, OTHER) | {"writer": "Nguyễn Thị Bảy"})
    elsewhere = add_unit(UnitFacts("Hội tỉnh Sơn La"), association=cast.congress.association, by=None)
    inside = packaged(cast, "BCTC", "Thu chi nội bộ")
    # Its letter was printed once, without a link to the draft.
    asked_about(cast, [elsewhere], {inside: False}, title="Đợt khác")
    ended = links[2]
    renew_link(branches[2], reason="Mất điện thoại", seen=ended.pk, by=cast.vanphong)
    given = give_links([elsewhere], by=cast.vanphong)[elsewhere.pk]
    return {"own": token_of(links[0]), "elsewhere": token_of(given), "ended": token_of(ended)}


def addresses(route, **known):
    """The route with each of the numbers that stand in this small world."""
    for number in NUMBERS:
        facts = {"number": number, "comment": number, "part": "bao-cao", **known}
        path = re.sub(
            r"<(?:(\w+):)?(\w+)>",
            lambda found: facts.get(found[2], ANYTHING.get(found[1], "x")),  # noqa: B023 - used at once
            route,
        )
        yield "/" + re.sub(r"\(\?P<\w+>[^)]*\)", "x", path).replace("\\Z", "").strip("^$")


@pytest.mark.parametrize("actor", ["own", "elsewhere", "ended", "guessed"])
def test_no_address_of_a_link_tells_what_another_unit_said(heard, actor):
    token, client = heard.get(actor, "a" * 32), Client()
    pages = [path for route in OF_LINKS for path in addresses(route, token=token)]

    told = {path: client.get(path) for path in pages} | {f"POST {path}": client.post(path) for path in pages}

    caught = [path for path, page in told.items() if any(one in everything_in(page) for one in SECRETS)]
    assert caught == []
    opened = {path for path, page in told.items() if page.status_code == 200}
    assert bool(opened) is (actor in ("own", "elsewhere"))
    if actor == "elsewhere":
        assert opened == {f"/y-kien/{token}/", f"/y-kien/{token}/dai-hoi/"}
        assert OWN[1] not in everything_in(client.get(f"/y-kien/{token}/"))


def test_link_opens_no_address_but_its_own(heard):
    client = Client()
    client.get(f"/y-kien/{heard['own']}/")

    inside = {client.get(path).status_code for path in ("/", "/ho-so/", "/lay-y-kien/", "/giay-to-den/")}

    assert (inside, "sessionid" in client.cookies) == ({302}, False)


def test_unit_by_account_finds_nothing_at_any_address(cast, heard, branches, sent_round):
    unit = branches[2]
    unit.head = cast.nguoila
    unit.save()
    seat_unit(
        unit, cast.congress, start=START, ground="Quyết định số 02/QĐ-HTS ngày 04/01/2022", by=cast.vanphong
    )
    client, code = sign_in(cast.nguoila), sent_round.drafts.first().package.code
    every = [route for route in routes(get_resolver().url_patterns) if not route.startswith("quan-tri/")]
    shut = (*OF_LINKS, "dang-xuat/", "ngon-ngu/")
    pages = [path for route in every if route not in shut for path in addresses(route, code=code)]

    told = {path: client.get(path) for path in dict.fromkeys(pages)}

    seen = {path: everything_in(page) for path, page in told.items() if page.status_code < 500}
    assert [path for path, page in told.items() if page.status_code >= 500] == []
    assert [path for path, text in seen.items() if any(one in text for one in (*SECRETS, OWN[1]))] == []


def test_after_the_synthesis_remarks_are_told_and_the_names_of_writers_only_in_the_table(
    cast, heard, place, branches, sent_round
):
    report = Package.objects.get(pk=sent_round.drafts.first().package_id)
    for unit in branches[:2]:
        answered(report, cast.truong, unit.name, kind="accepted", answered_in=report.current)
    publish_synthesis(report, by=cast.truong)

    page = everything_in(Client().get(place))
    table = everything_in(Client().get(f"{place}bang-tong-hop/{sent_round.drafts.first().pk}/"))
    foreign = Client().get(f"/y-kien/{heard['elsewhere']}/bang-tong-hop/{sent_round.drafts.first().pk}/")

    assert (OTHER[1] in page, "bỏ cả khoản" in " ".join(table.split())) == (False, True)
    assert (foreign.status_code, DraftRemark.objects.count()) == (404, 2)
