"""What reminds somebody of his work: a sentence for each piece, by its verb, by his rank, by its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.models.bodies import Body
from congress.people.words.addressed import spoken_to
from documents.packages.told import ToldItem, told_by_key
from documents.packages.words.days import planned_day
from documents.paper.language import on_paper
from documents.telling.law import ABOVE, AHEAD, OVER, OVERSEES, TODAY, rank_of_work, words_to
from documents.telling.rules.acts import act_of_duty
from documents.telling.words.things import on_own_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from congress.people.models.urgings import UrgedWork, Urging
    from workflows.models import Duty


@on_paper()
def urging_in_words(urging: Urging, works: Sequence[UrgedWork]) -> str:
    """A line for each piece of work, by the rank of who reads it."""
    told = [(row.duty, row.rung) for row in works]
    dear = spoken_to(urging.person, urging.congress.association)
    return "\n".join(on_own_lines(reminder_words(told, urging.rank, urging.day, dear=dear)))


def reminder_words(works: Iterable[tuple[Duty, str]], rank: str, day: date, *, dear: str = "") -> list[str]:
    """A sentence for each piece of work as it stands on that day; none of what is not there any more."""
    return reminders_in_words([(list(works), rank, dear)], day)[0]


@on_paper()
def reminders_in_words(
    asked: Sequence[tuple[Sequence[tuple[Duty, str]], str, str]], day: date
) -> list[list[str]]:
    """The same for many people at once, each with his rank and how he is spoken to.

    As many questions as for one.
    """
    every = [duty for works, _rank, _dear in asked for duty, _rung in works]
    items = told_by_key((duty.item_type, duty.item_id) for duty in every)
    bodies = Body.objects.in_bulk({duty.holder for duty in every if duty.holder})
    found = []
    for works, rank, dear in asked:
        said = []
        for duty, rung in works:
            item, body = items.get((duty.item_type, duty.item_id)), bodies.get(duty.holder or 0)
            if item is not None:
                said.append(_reminder(duty, rung, item, body, rank=rank, dear=dear, day=day))
        found.append(said)
    return found


def _reminder(
    duty: Duty, rung: str, item: ToldItem, body: Body | None, *, rank: str, dear: str, day: date
) -> str:
    tense = OVER if duty.due < day else TODAY if duty.due == day else AHEAD
    act = act_of_duty(duty, item.item, body)
    facts = {
        "what": item.what,
        "does": act.said_of(item.what),
        "begs": act.begs,
        "body": body.name if body else dear,
        "whom": dear,
        "day": planned_day(duty.due),
    }
    mine = rank_of_work(rank, body.kind if body else "")
    # Only what is laid before somebody above was handed in to him.
    mine = OVERSEES if mine == ABOVE and not (act.begs and body) else mine
    return (words_to(mine, rung, tense) % facts).replace("  ", " ")
