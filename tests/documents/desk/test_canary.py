"""Scenario 6: forty names planted in confidential dossiers are heard by nobody outside, at any address."""

from __future__ import annotations

import logging
import re
from itertools import product

import pytest
from django.test import Client

from congress.models import Body, Decision, Membership
from documents.models import Objection, Package, PackageStep, ReadingGrant, Scan
from tests.cast import count
from tests.documents.canaries import Dossiers, asked, plant
from tests.documents.signing.test_signing_set import client_of
from tests.house.test_urls import all_routes
from tests.house.url_words import ADMIN
from tests.sampled import sampled
from workflows import engine

pytestmark = [pytest.mark.django_db, pytest.mark.expects_error_log, pytest.mark.one_database]

FIELD = re.compile(r"<(?:\w+:)?(\w+)>")
OUTSIDE = [
    "other",
    "organiser",
    "office",
    "reviewer",
    "observer",
    "stranger",
    "administrator",
    "anonymous",
]


@pytest.fixture
def dossiers(cast) -> Dossiers:
    return plant(cast)


@pytest.fixture
def visitors(dossiers) -> dict[str, Client]:
    """A browser for each outsider; what fails inside shows its error page, which is read like any other."""
    known = {name: client_of(person) for name, person in dossiers.outsiders.items()} | {"anonymous": Client()}
    for client in known.values():
        client.raise_request_exception = False
    assert sorted(known) == sorted(OUTSIDE)
    return known


def values(packages: list[Package]) -> dict[str, list[object]]:
    """What may stand in the place of each name of an address: real codes and real ids."""
    moves = {move.code for package in packages for move in package.definition.moves()}
    parts = {part.code for package in packages for part in package.kind.parts}
    seats = Membership.objects.filter(body__code="TBNS").values_list("pk", "person_id")[:2]
    steps = PackageStep.objects.exclude(acting_for=None).values_list("pk", flat=True)
    return {
        "action": sorted(moves),
        "body": ["TBNS", "TT", "BTV", "BCH"],
        "code": [package.code for package in packages],
        "entry": [1, 2],
        "grant": list(ReadingGrant.objects.values_list("pk", flat=True)),
        "new": [2, 3],
        "number": sorted({*range(1, 5), *Scan.objects.values_list("pk", flat=True)}),
        "objection": list(Objection.objects.values_list("pk", flat=True)),
        "old": [1, 2],
        "paper": ["so-yeu-ly-lich", "anh"],
        "part": ["chuong-1", *sorted(parts)],
        "person": sorted({person for _seat, person in seats}),
        "role": ["member"],
        "seat": [seat for seat, _person in seats],
        "step": list(steps),
    }


def addresses(packages: list[Package]) -> dict[str, tuple[str, str]]:
    """Every address of the site that could be about the dossiers, with its kind: a route and a package."""
    known, found = values(packages), {}
    for route in all_routes():
        if route.startswith(ADMIN):
            continue
        names = FIELD.findall(route)
        choices = [known.get(name, [1]) for name in names]
        for chosen in product(*choices):
            path = "/" + route
            for value in chosen:
                path = FIELD.sub(str(value), path, count=1)
            found[path] = (route, next((one.code for one in packages if f"/{one.code}/" in path), ""))
    return {path: kind for path, kind in found.items() if meant(path, packages)}


def some_addresses(packages: list[Package], *, turn: int, few: int = 1) -> list[str]:
    """Of each address a few, of another package and with other values at each turn; `make sweep` asks all."""
    found = addresses(packages)
    return sampled(found, kind=lambda path: found[path][0], turn=turn, few=few)


def meant(path: str, packages: list[Package]) -> bool:
    """Whether the package has such a part, move or draft at all: what it has not says nothing new."""
    package = next((one for one in packages if f"/{one.code}/" in path), None)
    if package is None:
        return True
    part = re.search(r"/(?:du-thao/\d+|thanh-phan|soan)/([\w-]+)/(?=\Z|phan-cong|gui|anh|\d)", path)
    draft = re.search(r"/(?:du-thao|thanh-phan/[\w-]+)/(\d+)/", path)
    move = re.search(r"/(?:viec|nhap-thay/[\w-]+)/(\w+)/\Z", path)
    if draft and int(draft[1]) > package.current.number:
        return False
    if part:
        return package.kind.part(part[1]) is not None or ("thanh-phan" in path and part[1] == "chuong-1")
    return not move or package.definition.knows(move[1])


def admin_addresses() -> list[str]:
    """The administrator's lists, and each row about the dossiers."""
    rows = [
        f"/quan-tri/congress/decision/{pk}/change/" for pk in Decision.objects.values_list("pk", flat=True)
    ]
    rows += [f"/quan-tri/congress/body/{pk}/change/" for pk in Body.objects.values_list("pk", flat=True)]
    lists = ["", *(f"congress/{name}/" for name in ("decision", "body", "membership", "person", "congress"))]
    return [*rows, *(f"/quan-tri/{name}" for name in lists)]


def forms(package: Package) -> list[dict[str, str]]:
    """What may be sent to any address: a form filled in with what is seen, and an older one."""
    filled = {
        "seen": engine.seen(package),
        "request_id": "la-1",
        "note_field": "Đề nghị hoàn thiện lại hồ sơ này.",
        "answer": "Đã nghe.",
        "text": "Nội dung ghi chưa đúng.",
        "verdict": "pass",
        "fingerprint": package.fingerprint(),
        "giay-ground": "paper",
        "giay-signer": str(Membership.objects.get(body__code="CT").person_id),
        "giay-day": "18/03/2022",
        "giay-hour": "09:00",
        "met_on": "18/03/2022",
        "present": str(count(package.lead).present),
    }
    return [filled, filled | {"seen": "0:"}]


def posts(packages: list[Package], *, turn: int) -> list[tuple[str, str, dict[str, str]]]:
    """Every form of every kind of address about the dossiers, and of those where the office enters."""
    found = []
    for path in some_addresses(packages, turn=turn):
        package = next((one for one in packages if f"/{one.code}/" in path), None)
        if package or path.startswith(("/da-nhap-thay/", "/van-phong/phan-doi/", "/bieu-quyet/")):
            found += [("POST", path, form) for form in forms(package or packages[0])]
    return found


def hits(dossiers: Dossiers, client: Client, requests) -> list[str]:
    """What was heard where."""
    heard = []
    for method, path, data in requests:
        answer = asked(client, method, path, data)
        heard += [f"{method} {path}: fails"] * (answer.status >= 500)
        heard += [
            f"{method} {path} ({answer.status}): {place}"
            for place in sorted(dossiers.canaries.caught(answer.text))
        ]
    return heard


@pytest.mark.slow
def test_at_least_forty_names_are_planted_and_a_reader_meets_them(dossiers, cast):
    reader = client_of(cast.tbns)
    paths = some_addresses(dossiers.packages[:2], turn=0, few=3)
    pages = [asked(reader, "GET", path).text for path in paths]

    met = dossiers.canaries.caught("\n".join(pages))

    assert len(dossiers.canaries.planted) >= 40
    # The net is no use if a reader himself would not be caught in it.
    assert len(met) >= 30


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("who", OUTSIDE)
def test_no_outsider_meets_a_name_at_any_address(who, dossiers, visitors, caplog):
    caplog.set_level(logging.INFO)
    paths = some_addresses(dossiers.packages, turn=OUTSIDE.index(who))

    heard = hits(dossiers, visitors[who], [("GET", path, None) for path in paths])

    assert "\n".join(heard) == ""
    assert dossiers.canaries.caught(caplog.text) == set()
    # Of each address at least one was asked.
    every = addresses(dossiers.packages)
    assert {every[path][0] for path in paths} == {route for route, _code in every.values()}


@pytest.mark.slow
@pytest.mark.sweep
@pytest.mark.parametrize("who", ["office", "organiser"])
def test_no_refusal_and_no_form_that_comes_back_holds_a_name(who, dossiers, visitors, caplog):
    caplog.set_level(logging.INFO)
    requests = posts(dossiers.packages, turn=OUTSIDE.index(who))

    heard = hits(dossiers, visitors[who], requests)

    assert "\n".join(heard) == ""
    assert dossiers.canaries.caught(caplog.text) == set()
    assert len(requests) > 200


def test_who_keeps_the_machines_reads_no_words_of_a_meeting(dossiers, visitors):
    paths = admin_addresses()

    heard = hits(dossiers, visitors["administrator"], [("GET", path, None) for path in paths])

    assert (heard, len(paths) > 20) == ([], True)


PAGES = ["/ho-so/?tim=", "/tien-do/?tim=", "/ho-so/bang-tinh.xlsx?tim="]


@pytest.mark.parametrize("page", PAGES)
def test_a_name_is_searched_for_as_in_vain_as_nonsense(page, dossiers, visitors):
    names = [word for word, place in dossiers.canaries.planted.items() if place.startswith(("title", "body"))]

    found = {
        (who, name): codes_in(client, page + name)
        for who, client in visitors.items()
        for name in [*names, "khongcogi"]
    }

    everybody_else = {who: codes for (who, name), codes in found.items() if name == "khongcogi"}
    assert {key: codes for key, codes in found.items() if codes != everybody_else[key[0]]} == {}


def codes_in(client: Client, path: str) -> list[str]:
    """The codes of packages on a page, each as often as it stands there."""
    return sorted(re.findall(r"DH3-[A-Z]+", asked(client, "GET", path).text))
