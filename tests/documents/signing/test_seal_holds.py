"""Whatever form is sent after the vote or the signature: what was judged stands there, or it is told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import transaction
from django.urls import get_resolver

from documents.assigning.services import assign_package
from documents.models import Package
from documents.packages.queries.judgements import is_passed, signature_on_current
from documents.packages.services.duties import settle_where_something_happened
from documents.personnel import queries as dossiers
from documents.personnel.services import nominees as personnel
from tests.cast import count, draft, perform
from tests.documents.asked import ask, make_units, reply
from tests.documents.filled_in import FilledForms
from tests.documents.on_charter import appraised_charter, passed_charter
from tests.documents.personnel.test_personnel import facts
from tests.documents.signed_in import sign_in
from tests.documents.synthesis.test_sealed_table import fresh, onward
from tests.house.test_urls import ANYTHING, routes
from tests.sampled import WHOLE, sampled

pytestmark = [pytest.mark.one_database, pytest.mark.sweep]
# Forms of the frame of every page.
FRAME = ("/dang-xuat/", "/ngon-ngu/")
LOOKED_AT = "Cần rà soát lại"
# Addresses that are about the package, its rounds and their replies, its nominees.
ABOUT = re.compile(r"(ho-so/<code:code>/|lay-y-kien/(<int|phieu)|giay-to-den/$)")


def report(cast, make_package):
    """The political report with a round: remarks answered, one unit that may still answer."""
    found = make_package("BCCT", "drafting")
    units = make_units(cast, 4)
    asked = ask(cast, [found], units[:3], last_day=date(2022, 3, 17))
    for unit in units[:2]:
        reply(cast, asked, unit, "remarks", "Thêm số liệu")
    return onward(cast, found, "signing"), "board", (cast.truong, cast.thuky, cast.vanphong, cast.chutich)


def dossier(cast, _make_package):
    """A personnel dossier with one nominee whose papers are all there."""
    found = assign_package(cast.congress, "HSNS", by=cast.btc, due=cast.congress.opening)
    perform(found, "revise", cast.tbns2, version=draft(found))
    nominee = personnel.enter_nominee(fresh(found), facts(), by=cast.tbns2)
    for one in dossiers.paper_standings_of(nominee):
        if one.lacking:
            personnel.take_paper(nominee, one.paper.code, by=cast.tbns2, kept_at="Tủ số 2")
    perform(found, "to_subcommittee", cast.tbns2)
    perform(found, "decide_subcommittee", cast.tbns2, decision=count(found.lead))
    perform(found, "decide_standing", cast.thuongtruc, decision=count(cast.bodies.TT))
    perform(found, "decide_executive", cast.vanphong, decision=count(cast.bodies.BTV))
    return fresh(found), "executive", (cast.tbns, cast.tbns2, cast.vanphong)


def charter(cast, _make_package, *, signed=False):
    """The report on the charter: its table may be worked on as long as lawyers judge it."""
    people = (cast.truong, cast.thuky, cast.tttd, cast.chutich)
    made = passed_charter(cast) if signed else appraised_charter(cast)
    return made, "board" if signed else "lead", people


def scheme(cast, make_package):
    """The confidential scheme on organisation and personnel."""
    people = ("tbns", "tbns2", "vanphong", "chutich")
    return make_package("DANS", "signing"), "board", tuple(getattr(cast, name) for name in people)


MADE = {"BCCT": report, "HSNS": dossier, "DL": charter, "DANS": scheme}
# An ordinary run asks of each kind one of the two.
CASES = [("BCCT", False), ("HSNS", True), ("DL", False), ("DANS", True)]
CASES += [(kind, not signed) for kind, signed in CASES]


def addresses(package):
    """Every address about it, with the numbers that stand in this small world."""
    parts = [part.code for part in package.kind.parts]
    moves = {move.code for move in package.definition.moves()}
    for route in routes(get_resolver().url_patterns):
        if not ABOUT.match(route):
            continue
        asked = "?tat-ca=1" if route.endswith("tiep-thu/ghi/") else ""
        for part in parts if "code:part" in route else parts[:1]:
            known = {"code": package.code, "part": part, "number": "1", "comment": "1"}
            known |= {"paper": "anh", "article": "1", "older": "1", "newer": "1"}
            for action in moves if ":action" in route else ("",):
                facts_of = known | {"action": action}
                yield (
                    "/"
                    + re.sub(
                        r"<(?:(\w+):)?(\w+)>",
                        lambda found: facts_of.get(found[2], ANYTHING.get(found[1], "x")),  # noqa: B023 - used at once
                        route,
                    )
                    + asked
                )


def folder_of(path):
    """What an address is about: "ho-so/viec", "lay-y-kien/1"."""
    return "/".join(path.split("/")[1:4:2])


def pressed(client, path):
    """What came of each form and button of a page; each is undone by whoever asks for the next."""
    page = client.get(path, follow=False)
    if page.status_code != 200 or "text/html" not in page.get("Content-Type", ""):
        # A file is read to its end, or it would stay open.
        b"".join(page)
        return
    for ticked in (True, False):
        for form in FilledForms(page.content.decode(), ticked=ticked).found:
            if form.action in FRAME:
                continue
            for button in form.buttons or [None]:
                yield (
                    form.action or path,
                    lambda form=form, button=button: client.post(form.action or path, form.sent(button)),
                )


def broken(package, role, before, *, signed):
    """What is wrong with how it stands now; "" where what was judged stands, or it is told."""
    now = fresh(package)
    if now.fingerprint() == before and now.worked_out(leaves=False) == {}:
        return ""
    if not signed:
        return "the votes count on" if is_passed(now, role=role) else ""
    settle_where_something_happened()
    later = fresh(package)
    if later.stage_label == LOOKED_AT or not later.has_ended:
        return ""
    return "it stays signed" if signature_on_current(later) else "nobody is told"


@pytest.mark.parametrize(("kind", "signed"), CASES if WHOLE else CASES[: len(MADE)])
def test_nothing_sent_from_any_page_changes_what_was_judged_unseen(kind, signed, cast, make_package):
    more = {"signed": signed} if kind == "DL" else {}
    package, role, people = MADE[kind](cast, make_package, **more)
    if signed:
        signer = cast.tbns if kind == "HSNS" else cast.chutich
        perform(package, "sign", signer, signature=package.fingerprint())
    package = fresh(package)
    before, faults, taken = package.fingerprint(), {}, set()
    paths = list(dict.fromkeys(addresses(package)))
    for turn, person in enumerate(people):
        client = sign_in(person)
        for path in sampled(paths, kind=folder_of, turn=turn):
            for where, press in pressed(client, path):
                with transaction.atomic():
                    answer = press()
                    b"".join(answer)
                    if answer.status_code == 302:
                        taken.add(where)
                    if wrong := broken(package, role, before, signed=signed):
                        faults[f"{person.username} {where}"] = wrong
                    transaction.set_rollback(True)

    # It would be no attack if nothing that was sent were ever taken.
    assert (faults, bool(taken)) == ({}, True)
    assert Package.objects.get(pk=package.pk).fingerprint() == before
