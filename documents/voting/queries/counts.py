"""What the votes come to on each question, before the close as after it: one reckoning for both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from congress.tally import tallied
from documents.voting.models.ballots import SLIP
from documents.voting.models.polls import MEETING, NAME, OPEN, PAPER, PollCount
from documents.voting.queries.polls import last_ballots, who_voted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from documents.voting.models.ballots import OpenBallot
    from documents.voting.models.polls import Poll, PollQuestion

BALLOTS = ("issued", "returned", "invalid")


@dataclass(frozen=True, slots=True)
class PaperFigures:
    """The paper ballots on one question as the tellers counted them."""

    issued: int
    returned: int
    invalid: int
    votes_for: int
    votes_against: int
    other_opinion: int


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who took part: `present` in the room (in writing: who sent a ballot), `slips` of the absent.

    `voted` are those of the room who have voted.
    """

    present: int
    slips: int
    voted: int

    @property
    def whole(self) -> int:
        """All whose votes count."""
        return self.present + self.slips


def turnout_of(poll: Poll, present: int | None, papers: Mapping[int, PaperFigures]) -> Turnout:
    """Who took part, as far as rows or the tellers say."""
    if poll.way == PAPER:
        returned = max((one.returned for one in papers.values()), default=0)
        return Turnout(present or 0 if poll.manner == MEETING else returned, 0, 0)
    if poll.way == OPEN and poll.manner == MEETING:
        said = last_ballots(poll).values()
        slips = sum(one.ground == SLIP for one in said)
        return Turnout(present or 0, slips, len(said) - slips)
    voted = len(who_voted(poll))
    return Turnout(present or 0 if poll.manner == MEETING else voted, 0, voted)


def counts_now(poll: Poll, turnout: Turnout, papers: Mapping[int, PaperFigures]) -> list[PollCount]:
    """What each question comes to now, as rows that are not stored; a constant number of queries."""
    said = last_ballots(poll) if poll.way == OPEN else {}
    took_part = said.keys() if poll.way == OPEN else who_voted(poll)
    counts = []
    for question in poll.questions.select_related("sums"):
        question.poll = poll
        # A nominee who is there has no ballot on his own name: 13 present are 12.
        recused = len(took_part & set(question.barred))
        members = poll.members - len(question.barred)
        present = min(turnout.whole - recused, members)
        counts.append(_counted(question, members, present, said, papers.get(question.number)))
    return counts


def _counted(
    question: PollQuestion,
    members: int,
    present: int,
    said: Mapping[int, OpenBallot],
    paper: PaperFigures | None,
) -> PollCount:
    poll, meets = question.poll, question.poll.manner == MEETING
    row = PollCount(question=question, members=members, present=present)
    if poll.way == OPEN:
        choices = [one.choices.get(str(question.number), "") for one in said.values()]
        _fill(row, tallied(filter(None, choices), present=present))
        return row
    if paper is not None:
        _fill(row, {name: getattr(paper, name) for name in PaperFigures.__slots__})
        # On a name those are present who got a ballot; in writing those who sent one back.
        row.present = (paper.issued if question.kind == NAME else present) if meets else paper.returned
        row.not_voting = max(0, row.present - paper.returned)
        return row
    sums = question.sums
    names = ("votes_for", "votes_against", "other_opinion", "not_voting")
    _fill(row, {name: getattr(sums, name) for name in names})
    given = sums.votes_for + sums.votes_against + sums.other_opinion
    row.present = present if meets else given + sums.not_voting
    row.not_voting = row.present - given
    # Whoever chose "không biểu quyết" gave no ballot on this question.
    row.issued, row.returned, row.invalid = (row.present if meets else members), given, 0
    return row


def _fill(row: PollCount, figures: Mapping[str, int]) -> None:
    for name, value in figures.items():
        setattr(row, name, value)


def deciding_count(counts: Sequence[PollCount]) -> PollCount:
    """The count by which the package stands: the draft's, or that of the name with the fewest votes.

    A list is certified by the sum of its names (people.md, change 1): all passed when the weakest did.
    """
    names = [one for one in counts if one.question.kind == NAME]
    if not names:
        return counts[0]
    return min(names, key=lambda one: (one.outcome.passed, one.votes_for - one.outcome.needed_votes))


def names_passed(counts: Sequence[PollCount]) -> tuple[int, int] | None:
    """How many names passed, of how many; None where the draft was voted on."""
    names = [one for one in counts if one.question.kind == NAME]
    return (sum(one.outcome.passed for one in names), len(names)) if names else None
