"""Whatever a package's papers read is summed up in its fingerprint, or says here why it need not be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.appraising.papers import conclusion_paper
from documents.charter.papers.table_facts import charter_paper
from documents.charter.queries import charter_state
from documents.comparing.papers import compared_on_paper
from documents.models import NomineePaper, Package, Reply, Round, TakenPaper, Verdict
from documents.packages import printed
from documents.packages.queries.drafts import drafts_with_parts
from documents.personnel.papers import nominee_paper_of
from documents.signing.papers.copies_facts import draft_of
from documents.signing.papers.signing_set_facts import set_of
from documents.synthesis.papers.table_facts import synthesis_table, table_for_units
from tests.demo_world import at
from tests.house import source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FROM = re.compile(r'(?:FROM|JOIN) "(\w+)"')
DRAWN = {"table", "table for units", "charter", "conclusion", "dossier", "set", "copies", "comparison"}
# How a room of papers stands to what is judged: its papers are the package's own, or why they are not.
OWN = "prints the package: what it reads stands below"
BESIDE = "tells how packages stand on a day; nobody decides or signs by it"
ROOMS = {
    "documents.appraising.papers": OWN,
    "documents.charter.papers": OWN,
    "documents.comparing.papers": OWN,
    "documents.packages.papers": OWN,
    "documents.personnel.papers": OWN,
    "documents.signing.papers": OWN,
    "documents.synthesis.papers": OWN,
    "documents.voting.papers": "what is asked is fixed when a vote is opened, and what came of it is a step",
    "documents.misprints.papers": "two texts side by side, of which the second becomes a draft",
    "documents.board.papers": BESIDE,
    "documents.telling.papers": BESIDE,
    "documents.registers.papers": "the book of papers: a line is written once, and put right by another",
    "documents.consulting.papers": "letters that ask units, and receipts: said before anybody judges",
    "documents.convening.papers": "calls people to a meeting; the drafts in it are drafts",
    "documents.deciding.papers": "papers of a meeting, each judged when it is numbered (issued_facts)",
    "documents.issuing.papers": "asks, lends, sets up; what it says under its number is kept with the number",
    "documents.office.papers": "slips and guides: of accounts and roles, not of a package",
    "documents.tray.papers": "what one person said, for him to sign",
}
NAMES = "how people, seats and bodies are called today; a signed paper prints the names that its steps keep"
DRAFT = "the draft: hashed part by part in the fingerprint"
STEP = "brought by a step, whose contents and hash say it; a judgement is what rests on the fingerprint"
PACKAGE = "written by steps alone; they tell its columns (`Package.told`)"
READ = "a cache of what a file says; the file stands in the draft"
LETTER = "names the letter that asked and says nothing of what was asked or said (ADR 55)"
# Every other table that such papers read, and why none of its rows changes them unseen.
READ_TABLES = {
    "congress.Absence": NAMES,
    "congress.Association": NAMES,
    "congress.Body": NAMES,
    "congress.Congress": NAMES,
    "congress.CongressKind": NAMES,
    "congress.Membership": NAMES,
    "congress.Person": NAMES,
    "congress.Decision": STEP,
    "documents.Confirmation": STEP,
    "documents.PackageDecision": STEP,
    "documents.PackageStep": STEP,
    "documents.Verdict": STEP,
    "documents.VerdictNumber": "the number of a conclusion, given once after it was said",
    "documents.Withdrawal": STEP,
    "workflows.SealedText": STEP,
    "documents.Package": PACKAGE,
    "documents.PackageBody": PACKAGE,
    "workflows.ProcedureVersion": "pinned; another version is a step",
    "documents.Version": DRAFT,
    "documents.VersionPart": DRAFT,
    "documents.Blob": DRAFT,
    "documents.BlobText": READ,
    "documents.FoldedParagraph": READ,
    "documents.JoinedPhoto": READ,
    "workflows.Job": READ,
    "workflows.ExceptionDay": "days off, told beside the last day, which is the package's",
    "documents.CharterReading": "made with the proposal that rests on it, which is summed up",
    "documents.AskedUnit": "in what its round says in the book (`Round.told_with`)",
    "documents.RoundDraft": "fixed with its round",
    "documents.RoundEnd": "possible only when every last day is over; what is printed is as before",
    "documents.RoundLetter": LETTER,
    "documents.RegisterLine": LETTER,
    "documents.RegisterChange": LETTER,
    "documents.DraftAnswer": "in what its reply says in the book (`Reply.told_with`)",
    "documents.DraftRemark": "in what its reply says in the book (`Reply.told_with`)",
    "documents.ReplyFor": "in what its reply says in the book (`Reply.told_with`)",
    "documents.TakenRemark": "in what its paper says in the book (`TakenPaper.told_with`)",
    "documents.Comment": "late once the package left the writing; what becomes of it is summed up (ADR 55)",
}


def package_papers(package: Package) -> Iterator[tuple[str, Callable[[], object]]]:
    """Everything printed of one package, each drawn from rows read afresh."""
    said = Verdict.objects.filter(version__package=package)
    dossiers = NomineePaper.objects.filter(nominee__package=package).exclude(blob=None)
    yield "table", lambda: synthesis_table(package)
    yield "table for units", lambda: table_for_units(package)
    state = charter_state(package)
    if state is not None and state.table is not None:
        yield "charter", lambda: charter_paper(package, charter_state(package))
    yield "conclusion", lambda: [conclusion_paper(row) for row in said]
    yield "dossier", lambda: [nominee_paper_of(str(row), row) for row in dossiers]
    if package.current is None:
        return
    yield "set", lambda: set_of(package)
    yield "copies", lambda: draft_of(package, package.current)
    drafts = list(drafts_with_parts(package))
    if len(drafts) > 1:
        yield "comparison", lambda: compared_on_paper(package, drafts[0], drafts[1])


def rooms_with_papers() -> set[str]:
    """The modules `papers` of the subjects, each a file or a folder."""
    found = [source.name_of(path).removesuffix(".py").split("/") for path in source.product()]
    return {".".join(names[:3]) for names in found if names[2:3] == ["papers"]}


def registered() -> set[str]:
    """The tables of the rows that subjects hang in."""
    package = Package.objects.latest("pk")
    rows = [one.rows(package)[0] for one in printed._hung_in.values()]  # noqa: SLF001 - no page asks for them
    return {one.model._meta.label for one in rows}


@pytest.fixture
def read(demo_day) -> dict[str, set[str]]:
    """name of a paper -> the tables that were read to draw it, over all packages of the demo."""
    labels = {one._meta.db_table: one._meta.label for one in apps.get_models()}
    tables: dict[str, set[str]] = {}
    with at(18):
        for package in Package.objects.order_by("pk"):
            for name, drawn in package_papers(Package.objects.get(pk=package.pk)):
                with CaptureQueriesContext(connection) as asked:
                    drawn()
                words = " ".join(one["sql"] for one in asked.captured_queries)
                tables.setdefault(name, set()).update(labels[one] for one in FROM.findall(words))
    return tables


def test_every_room_of_papers_says_whether_its_papers_are_the_package_s_own():
    assert rooms_with_papers() == set(ROOMS)


def test_every_paper_of_a_package_was_drawn(read):
    assert set(read) == DRAWN


def test_every_row_that_a_package_s_papers_read_is_summed_up_or_says_why_not(read):
    tables = set().union(*read.values())

    assert tables - registered() == set(READ_TABLES)


def test_what_is_registered_is_what_papers_of_packages_read(read):
    assert registered() - set().union(*read.values()) == set()


def test_what_hangs_together_in_the_book_is_told_there():
    told = {model: model.told_with for model in (Round, Reply, TakenPaper)}

    assert told == {Round: ("drafts", "asked"), Reply: ("heard", "answers"), TakenPaper: ("remarks",)}
