"""Open a vote: who may vote, on what and by which rule are fixed now and stay whatever happens later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from congress.people.queries.seats import electorate
from congress.people.services.telling import tell_of
from congress.people.words.addressed import addressed, in_precedence
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from congress.tally import Rule
from documents.packages.models.packages import Package
from documents.packages.named import name_keeper
from documents.voting.models.ballots import SecretBox, SecretSum
from documents.voting.models.polls import (
    ASKED,
    DRAFT,
    MEETING,
    NAME,
    OPEN,
    PAPER,
    SCREEN,
    WRITING,
    Poll,
    PollQuestion,
    PollVoter,
)
from documents.voting.queries.polls import barred_from, rule_of_votes, voter_ids, voting_move
from documents.voting.services.terms import PollTerms, term_faults
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.models.ledger import enter_all
from workflows.once import holds, once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from congress.people.models.bodies import Body
    from congress.people.models.memberships import Membership
    from congress.people.models.people import Person
    from documents.packages.named import NamedOne
    from documents.voting.models.rules import VotingRule
    from workflows.procedures.rows import Transition


def open_poll(
    package: Package, body: Body, terms: PollTerms, *, by: Person, seen: str, request_id: str | None = None
) -> Poll:
    """Put the package to the vote of a body that decides where it stands; the same request, the same row.

    The electorate is who sits there today, by name. Raises Hidden, Forbidden (does not record for the body),
    Stale (changed since it was seen), NotNow (no vote here, or one is open), and Unmet: nobody may vote, no
    quorum is there or can ever be, a secret vote that could tell, or a field that is wrong.
    """
    told = {"manner": terms.manner, "way": terms.way, "until": terms.until, "by_name": terms.by_name}
    made: Poll = once(
        Poll.objects.filter(package=package, by=by),
        request_id,
        lambda: _opened(package, body, terms, by=by, seen=seen, request_id=request_id),
        same=lambda before: holds(before, **told),
    )
    return made


@engine.whole()
def _opened(
    package: Package, body: Body, terms: PollTerms, *, by: Person, seen: str, request_id: str | None
) -> Poll:
    held = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
    refuse_archived(held.congress_id)
    move, draft = _votable(held, body, by=by, seen=seen), held.current
    if draft is None:
        raise NotNow(_("Chưa có dự thảo nào để biểu quyết."))
    seats = in_precedence(electorate(body), body.congress.association)
    voters = list({seat.person_id: seat for seat in seats}.values())
    rule, names = rule_of_votes(body), name_keeper().names(held) if terms.by_name else ()
    reasons = term_faults(
        body, terms, rule, members={seat.person_id for seat in voters}, names=names, move=move
    )
    if reasons:
        raise Unmet(fields=reasons)
    poll = Poll.objects.create(
        package=held,
        version=draft,
        body=body,
        role=move.holder,
        action=move.code,
        source=held.state,
        subject=held.fingerprint(),
        manner=terms.manner,
        way=terms.way,
        by_name=terms.by_name,
        rule=Rule.of(body).snapshot(),
        takes_slips=rule.takes_slips and terms.manner == MEETING and terms.way == OPEN,
        tellers=rule.tellers_for(len(voters)) if terms.way == PAPER else 0,
        members=len(voters),
        present=terms.present if terms.manner == MEETING else None,
        until=terms.until if terms.manner == WRITING else None,
        ground=rule.screen_ground if terms.way == SCREEN else "",
        by=by,
        request_id=request_id,
    )
    call_voters(poll, voters)
    put_questions(poll, names, terms.asked, rule)
    return poll


def call_voters(poll: Poll, seats: Sequence[Membership]) -> None:
    """Keep who may vote, by the name of this day, and tell each of them where nobody hands him a paper."""
    association = poll.body.congress.association
    rows = (
        PollVoter(
            poll=poll,
            person_id=seat.person_id,
            number=number,
            name=addressed(seat.person, association),
            title=seat.shown_title[:120],
        )
        for number, seat in enumerate(seats, 1)
    )
    enter_all(PollVoter.objects.bulk_create(rows, batch_size=500))
    if poll.way != PAPER:
        people = [seat.person_id for seat in seats]
        tell_of(poll, people, event="poll", number=poll.pk, by=poll.by, body=poll.body, due=poll.until)


def _votable(package: Package, body: Body, *, by: Person, seen: str) -> Transition:
    """The move that the vote will make, for one who may record it now; raises what stands in the way."""
    if not package.is_visible(by):
        raise Hidden
    if Right.RECORD not in hats(by).rights(body.pk):
        raise Forbidden(_("Chỉ thư ký của cơ quan và người được giao ghi kết quả của cơ quan mở biểu quyết."))
    if engine.seen(package) != seen:
        raise Stale
    move = voting_move(package, body)
    if move is None:
        raise NotNow.at(package.stage_label)
    before = Poll.objects.filter(package=package, end=None).select_related("by").first()
    if before is not None:
        facts = {"who": before.by, "when": clock.in_words(before.at)}
        raise NotNow(_("Hồ sơ đang được biểu quyết: %(who)s mở lúc %(when)s.") % facts)
    offer = next(one for one in engine.available(package, by) if one.action == move.code)
    if not offer.allowed:
        raise Unmet(*offer.reasons)
    return move


def put_questions(poll: Poll, names: Sequence[NamedOne], asked: Sequence[str], rule: VotingRule) -> None:
    """Store what is voted on: each name, or the draft, and then what is asked besides."""
    members = set(voter_ids(poll))
    put = [
        {"kind": NAME, "named": one.key, "barred": sorted(members & barred_from(one, names, rule))}
        for one in names
    ]
    put = put or [{"kind": DRAFT}]
    put += [{"kind": ASKED, "text": words} for words in asked]
    for number, row in enumerate(put, 1):
        question = PollQuestion.objects.create(poll=poll, number=number, **row)
        if poll.way == SCREEN:
            SecretSum.objects.create(question=question)
    if poll.way == SCREEN:
        SecretBox.objects.create(poll=poll)
