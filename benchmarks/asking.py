"""Ninety-five units asked, three thousand remarks: a round, the synthesis, a unit's page, one letter."""

from __future__ import annotations

import time
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.measure import table
from benchmarks.pages import measured_page
from congress.people.queries.unit_links import standing_links, token_of
from documents.assigning.services import assign_package
from documents.packages.models.packages import Package
from documents.packages.remarks import remarks_of
from documents.packages.services.remarks import publish_synthesis
from documents.synthesis.services.settling import dispose_of_remarks, how_they_stand
from tests.cast import TODAY, draft, perform
from tests.demo_world import HIDDEN, Visitor
from tests.documents.asked import ask, make_units, reply

if TYPE_CHECKING:
    from documents.consulting.models.rounds import Round

UNITS, ANSWERED, REMARKS, ROUNDS = 95, 45, 3_000, 5


def report(
    cast: Any, *, units: int = UNITS, answered: int = ANSWERED, remarks: int = REMARKS, rounds: int = ROUNDS
) -> str:
    """A table: each page with a tenth of the remarks and with all, its queries and its time."""
    package = _drafted(cast)
    asked = make_units(cast, units)
    found = ask(cast, [package], asked)
    few = _answer(cast, found, asked[:answered], remarks // 10)
    before = _pages(cast, package, found, rounds)
    many = _answer(cast, found, asked[:answered], remarks - remarks // 10)
    after = _pages(cast, package, found, rounds)
    head = ["page", f"{few:,} remarks: ms", "queries", f"{few + many:,} remarks: ms", "queries"]
    lines = [[name, *before[name], *after[name]] for name in before]
    title = f"### {units} units asked about one draft, {answered} answered\n"
    again = ask(cast, [package], asked, title="Lần hai")
    entered = table(["letters entered on the page", "ms each", "queries"], _entered(cast, again))
    return "\n".join([title, table(head, lines), "", entered])


def _drafted(cast: Any) -> Package:
    package = assign_package(cast.congress, "BCCT", by=cast.btc, due=TODAY + timedelta(days=12))
    perform(package, "accept", cast.truong)
    perform(package, "revise", cast.truong, version=draft(package))
    return Package.objects.get(pk=package.pk)


def _answer(cast: Any, found: Round, units: list[Any], number: int) -> int:
    """So many remarks, shared out; one letter in two replies of a unit, which the office may enter."""
    share, rest = divmod(number, len(units))
    for at, unit in enumerate(units):
        told = [f"Điều {at + place}: nêu rõ nội dung số {place}" for place in range(share + (at < rest))]
        if told:
            reply(cast, found, unit, "remarks", *told, arrived=date(2022, 3, 1))
    return number


def _pages(cast: Any, package: Package, found: Round, rounds: int) -> dict[str, list[object]]:
    here, unit = f"/ho-so/{package.code}/", found.asked.select_related("unit").first()
    token = token_of(standing_links([unit.unit])[unit.unit.pk]) if unit else ""
    fetched = {
        "a round": (cast.vanphong, f"/lay-y-kien/{found.pk}/"),
        "the synthesis": (cast.thuky, f"{here}tiep-thu/"),
        "… its last page": (cast.thuky, f"{here}tiep-thu/?trang=10000"),
        "the package": (cast.thuky, here),
        "what a unit sees": (None, f"/y-kien/{token}/"),
        "the form of a letter": (cast.vanphong, f"/lay-y-kien/{found.pk}/nhap/"),
        "the official table (.pdf)": (cast.thuky, f"{here}y-kien.pdf"),
        "… as Word": (cast.thuky, f"{here}tiep-thu/bang.docx"),
        "… as Excel": (cast.thuky, f"{here}tiep-thu/bang.xlsx"),
    }
    told = {name: measured_page(who, path, rounds)[:2] for name, (who, path) in fetched.items()}
    return told | {"settling all of them": _settled(cast, package)}


def _entered(cast: Any, found: Round) -> list[list[object]]:
    """Letters of forty-five units, saved one after another: what the first and the last five cost."""
    office, enter = Visitor(cast.vanphong), f"/lay-y-kien/{found.pk}/nhap/"
    costs = []
    for asked in list(found.asked.select_related("unit"))[:ANSWERED]:
        form = dict(HIDDEN.findall(office.get(enter).content.decode()))
        said = {"unit": asked.unit.code, "ground": "slip", "arrived": "01/03/2022", "whole": "agrees"}
        started = time.perf_counter()
        with CaptureQueriesContext(connection) as told:
            office.client.post(enter, form | said | {"next": "1"})
        costs.append(((time.perf_counter() - started) * 1000, len(told)))
    parts = {"the first five": costs[:5], "the last five": costs[-5:]}
    return [
        [name, f"{sum(ms for ms, _queries in part) / len(part):.0f}", part[-1][1]]
        for name, part in parts.items()
    ]


def _settled(cast: Any, package: Package) -> list[object]:
    refs = [one.ref for one in remarks_of(package)]
    told = {"seen": how_they_stand(package, refs), "settled": True, "kind": "noted"}
    act = partial(dispose_of_remarks, package, refs, by=cast.truong, **told)
    started = time.perf_counter()
    with CaptureQueriesContext(connection) as asked:
        act()
    took = (time.perf_counter() - started) * 1000
    if not package.synthesis_issues.exists():
        publish_synthesis(package, by=cast.truong)
    return [f"{took:.0f}", len(asked)]
