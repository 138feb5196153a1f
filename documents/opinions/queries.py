"""Comments at the place: who reads and writes them, what was said and answered, who has seen a draft."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet

from congress.people.models.people import Person
from congress.people.queries.hats import hats
from congress.roles import Right
from documents.opinions.models import Comment
from documents.packages.models.remarks import Disposition
from documents.packages.models.viewings import Viewing
from documents.packages.queries.duties import chain_end
from documents.packages.queries.viewings import may_see_viewings
from documents.packages.sections import ask_whether, known_to_lack
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

# Whoever has one of these in a body that takes part may say something of its drafts.
WRITING = frozenset(
    {Right.REVIEW, Right.VERIFY, Right.DRAFT, Right.SUBMIT, Right.RECORD, Right.DECIDE},
)


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment, the answers to it in the order in which they came, and what the lead body did with it."""

    comment: Comment
    answers: tuple[Comment, ...] = ()
    disposition: Disposition | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """That somebody opened or took away a draft, and when last."""

    person: Person
    at: datetime


def of_lead(package: Package, person: Person) -> bool:
    """Whether he is of the lead body: he reads and writes what stays within it."""
    return package.may(person, Right.VIEW, holder="lead") is not None


def is_open(package: Package) -> bool:
    """Whether something may still be said of its drafts: until it is signed; answers may follow later."""
    stage = package.definition.stage_of(package.state)
    return stage is not None and not stage.terminal


def writing_body(package: Package, person: Person) -> Body | None:
    """The body in whose name he comments, the lead body first; None when he only reads."""
    worn = hats(person)
    able = [
        bound.body
        for bound in package.bindings
        if worn.rights(bound.body_id) & WRITING and (bound.joined or not package.confidential)
    ]
    return min(able, key=lambda body: body.pk != package.lead_id, default=None)


def comments_in_sight(package: Package, reader: Person) -> QuerySet[Comment]:
    """Comments and answers he may read; those on a withdrawn draft, which quote it, are shown to nobody."""
    found = Comment.objects.filter(version__package=package, version__withdrawal=None)
    return found if of_lead(package, reader) else found.filter(internal=False)


def threads(package: Package, reader: Person) -> list[Thread]:
    """Every comment he may read with its answers and what became of it, in the order in which they came."""
    return _threads(comments_in_sight(package, reader))


def thread(package: Package, reader: Person, number: int) -> Thread | None:
    """One comment he may read, by its id."""
    found = comments_in_sight(package, reader).filter(Q(pk=number) | Q(parent=number))
    return next(iter(_threads(found)), None)


def comment_counts(package: Package, reader: Person) -> tuple[int, int]:
    """How many comments he may read, and how many of them nobody has answered for the lead body."""
    if known_to_lack(package, "comments"):
        return 0, 0
    # Drafts are withdrawn by steps; comments and what became of them stand in the book.
    return comments_counted(package, chain_end(package), internal=of_lead(package, reader))


@kept_by_the_book
def comments_counted(package: Package, _end: str, *, internal: bool) -> tuple[int, int]:
    """All comments, and those without an answer; with those internal to the lead body, or without."""
    settled = Exists(Disposition.objects.filter(comment=OuterRef("pk")))
    found = Comment.objects.filter(version__package=package, version__withdrawal=None, parent=None)
    found = found if internal else found.filter(internal=False)
    sums = found.aggregate(every=Count("pk"), waiting=Count("pk", filter=~settled))
    return sums["every"], sums["waiting"]


ask_whether("comments", Comment.objects.filter(version__package=OuterRef("pk")))
ask_whether("viewings", Viewing.objects.filter(version=OuterRef("current")))


def seen_by(version: Version, reader: Person) -> list[Seen]:
    """Who has seen a draft, the latest first; for the lead body, or its head alone when confidential."""
    package = version.package
    allowed = may_see_viewings if package.confidential else of_lead
    none = version.pk == package.current_id and known_to_lack(package, "viewings")
    if none or not allowed(package, reader):
        return []
    last = Viewing.objects.filter(version=version).order_by().values("person").annotate(last=Max("at"))
    when = {row["person"]: row["last"] for row in last}
    found = [Seen(person, when[person.pk]) for person in Person.objects.filter(pk__in=when)]
    return sorted(found, key=lambda one: one.at, reverse=True)


def _threads(found: QuerySet[Comment]) -> list[Thread]:
    decided = Disposition.objects.select_related("by", "answered_in").order_by("id")
    rows = found.select_related("author", "body", "version").prefetch_related(
        Prefetch("dispositions", decided)
    )
    answers: dict[int, list[Comment]] = defaultdict(list)
    roots: list[Comment] = []
    for row in rows.order_by("id"):
        (roots if row.parent_id is None else answers[row.parent_id]).append(row)
    last = {root.pk: next(reversed(root.dispositions.all()), None) for root in roots}
    return [Thread(root, tuple(answers[root.pk]), last[root.pk]) for root in roots]
