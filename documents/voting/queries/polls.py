"""Votes: those of a reader, those that wait for him, who has voted, and the rule of a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats
from congress.people.queries.seats import electorate
from congress.roles import Right
from documents.packages.named import name_keeper
from documents.voting.models.ballots import OpenBallot, SecretBox
from documents.voting.models.polls import MEETING, OPEN, PAPER, SCREEN, WRITING, Poll, PollQuestion, PollVoter
from documents.voting.models.rules import WHOLE, VotingRule
from workflows import clock
from workflows.kept import kept_by_the_book

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.models.packages import Package
    from documents.packages.named import NamedOne
    from workflows.procedures.rows import Transition

# Answers of moves that a vote gives.
COUNTING = ("decision", "ballot")
# Below so many voters a secret vote on the screen would tell who said what.
FEWEST_ON_SCREEN = 5


def polls_of(worn: Hats) -> QuerySet[Poll]:
    """The votes of every body in which he sits or for which he records, the newest first."""
    bodies = {*worn.worn, *worn.bodies_with(Right.RECORD)}
    office = worn.congresses_with(Right.RECORD)
    found = Poll.objects.filter(Q(body__in=bodies) | Q(body__congress__in=office))
    return found.select_related("body__congress__association", "package__procedure", "version", "end__by")


def polls_followed(worn: Hats) -> QuerySet[Poll]:
    """The votes of other bodies that he only follows: as committee, head of the lead, chairman.

    Of these he learns how far they are, and nothing of what anybody said.
    """
    signs = worn.bodies_with(Right.SIGN)
    chaired = Body.objects.filter(kind="chair", pk__in=signs).values("congress")
    tracked = Q(package__congress__in=worn.congresses_with(Right.COORDINATE))
    found = Poll.objects.filter(tracked | Q(package__lead__in=signs) | Q(package__congress__in=chaired))
    found = found.exclude(pk__in=polls_of(worn).order_by().values("pk"))
    return found.select_related("body__congress__association", "package__procedure", "version", "end__by")


def poll_in_full(found: QuerySet[Poll], number: int) -> Poll | None:
    """One of them with its questions, what they came to, and what came of it."""
    questions = PollQuestion.objects.select_related("count").order_by("number")
    about = found.select_related("by", "end__decision__decision", "package__congress", "package__lead")
    poll = about.prefetch_related(Prefetch("questions", questions)).filter(pk=number).first()
    if poll is not None:
        for question in poll.questions.all():
            question.poll = poll
    return poll


def polls_on(package: Package) -> QuerySet[Poll]:
    """The votes on one package, the newest first."""
    return Poll.objects.filter(package=package).select_related("body", "version", "end").order_by("-id")


def polls_behind(decisions: Collection[int]) -> QuerySet[Poll]:
    """The votes that made these decisions on packages, with their questions and what those came to."""
    questions = PollQuestion.objects.select_related("count").order_by("number")
    found = Poll.objects.filter(end__decision__in=decisions).prefetch_related(
        Prefetch("questions", questions)
    )
    return found.select_related("end", "version", "body", "package__procedure").order_by("id")


def polls_without_result(body: Body, day: date) -> list[Poll]:
    """The votes of a body at a meeting of that day that ended without a decision, the oldest first."""
    found = Poll.objects.filter(body=body, manner=MEETING, end__isnull=False, end__decision=None)
    rows = found.select_related("end", "version", "package__procedure").order_by("id")
    return [one for one in rows if one.opened_on == day]


def awaiting_ballots(person: Person, worn: Hats, *, on_paper: bool = False) -> list[Poll]:
    """The open votes of his bodies in which he has not given his ballot; those on paper when asked for."""
    if not is_polled(person):
        return []
    found = _polls_to_answer(person).filter(body__in=worn.worn)
    found = found if on_paper else found.exclude(way=PAPER)
    found = found.filter(Q(until=None) | Q(until__gte=clock.today()), package__congress__archived=None)
    rows = found.select_related("package__procedure", "body", "box").order_by("until", "id")
    return [
        one
        for one in rows
        if one.package.state == one.source and (one.way != SCREEN or person.pk not in one.box.voted)
    ]


@kept_by_the_book
def is_polled(person: Person) -> bool:
    """Whether any vote waits for him, in any body and until any day; mostly none does."""
    return _polls_to_answer(person).exists()


def _polls_to_answer(person: Person) -> QuerySet[Poll]:
    mine = PollVoter.objects.filter(poll=OuterRef("pk"), person=person)
    said = OpenBallot.objects.filter(poll=OuterRef("pk"), person=person)
    return Poll.objects.filter(Exists(mine), ~Exists(said), end=None)


def voter_ids(poll: Poll) -> list[int]:
    """Ids of those who may vote, in their order."""
    return list(poll.voters.values_list("person_id", flat=True))


def last_ballots(poll: Poll) -> dict[int, OpenBallot]:
    """person -> what he said last in an open vote; one query."""
    return {one.person_id: one for one in poll.open_ballots.order_by("id")}


def who_voted(poll: Poll) -> set[int]:
    """Ids of those who have given their ballot on the screen or by the office; of none on paper."""
    if poll.way == OPEN:
        return set(poll.open_ballots.order_by().values_list("person_id", flat=True))
    if poll.way == SCREEN:
        return set(SecretBox.objects.get(poll=poll).voted)
    return set()


def rule_of_votes(body: Body) -> VotingRule:
    """What the body has resolved last; the usual rule, not stored, where it has resolved nothing."""
    return VotingRule.objects.filter(body=body).last() or VotingRule(body=body)


def voting_move(package: Package, body: Body) -> Transition | None:
    """The move by which this body decides on the package where it stands now."""
    for move in package.definition.moves_from(package.state):
        holders = {one.body_id for one in package.bodies(move.holder)}
        if move.answers and move.answers[0] in COUNTING and body.pk in holders:
            return move
    return None


def deciding_bodies(package: Package, person: Person) -> list[int]:
    """Ids of the bodies that decide on it where it stands, and for which this person records."""
    mine = hats(person).bodies_with(Right.RECORD)
    found = []
    for move in package.definition.moves_from(package.state):
        if move.answers and move.answers[0] in COUNTING:
            found += [one.body_id for one in package.bodies(move.holder) if one.body_id in mine]
    return [one for one in dict.fromkeys(found) if one]


def barred_from(named: NamedOne, names: Collection[NamedOne], rule: VotingRule) -> set[int]:
    """Ids of the members without a ballot on one name, as the rule of the body has it (change 1)."""
    if rule.named == WHOLE:
        return {one.person for one in names if one.person}
    return {named.person} if named.person and rule.named != "votes" else set()


def left_without_named(body: Body, package: Package) -> tuple[int, int]:
    """(members of the body today who are not named in the package, all members)."""
    members = set(electorate(body).values_list("person_id", flat=True))
    named = {one.person for one in name_keeper().names(package)}
    return len(members - named), len(members)


def is_current(poll: Poll, package: Package) -> bool:
    """Whether the package still stands where it stood, with the text that lay before the voters."""
    return package.state == poll.source and package.fingerprint() == poll.subject


def waits_for_slips(poll: Poll, voted: int) -> bool:
    """Whether a vote in writing may not be closed yet: its last day is not over, and somebody is silent."""
    if poll.manner != WRITING or poll.until is None or poll.way == PAPER:
        return False
    return clock.today() <= poll.until and voted < poll.members
