"""Give a secret vote on the screen, once: kept are who has voted and one row of sums a question, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext as _

from congress.tally import AGAINST, FOR, NONE, OTHER
from documents.voting.models.ballots import SecretBox, SecretSum
from documents.voting.models.polls import SCREEN
from documents.voting.services.casting import refuse_wrong_choices, still_open
from workflows import engine
from workflows.errors import NotNow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from congress.people.models.people import Person
    from documents.voting.models.polls import Poll

COLUMN = {FOR: "votes_for", AGAINST: "votes_against", OTHER: "other_opinion", NONE: "not_voting"}


@engine.whole()
def cast_secret(poll: Poll, choices: Mapping[int, str], *, by: Person) -> None:
    """Put his ballot into the box; nothing of it is given back, written to a log, or told to anybody.

    There is no id of a request: whoever sends it twice is told that it is in the box. Raises Forbidden,
    Stale, NotNow (closed, or he has voted), Unmet by field, which names the question, never the choice.
    """
    held = still_open(poll, [by.pk])
    if held.way != SCREEN:
        raise NotNow(_("Cuộc biểu quyết này không bỏ phiếu kín trên màn hình."))
    box = SecretBox.objects.select_for_update().get(poll=held)
    if by.pk in box.voted:
        raise NotNow(_("Phiếu đã ở trong hòm. Phiếu kín chỉ bỏ một lần, không xem lại và không đổi được."))
    questions = list(held.questions.all())
    refuse_wrong_choices(questions, choices, person=by.pk)
    for question in questions:
        if question.number in choices:
            column = COLUMN[choices[question.number]]
            SecretSum.objects.filter(question=question).update(**{column: F(column) + 1})
    # In the order of their numbers: who came before whom is not kept.
    box.voted = sorted([*box.voted, by.pk])
    box.save(update_fields=["voted"])
