"""A meeting that was held is recorded on one page, with or without votes; its minutes are numbered later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.queries.hats import hats
from congress.people.queries.seats import electorate, holders_of, people_who_may
from congress.people.words.addressed import addressed, in_precedence, with_rank
from congress.roles import Right
from congress.settingup.standstill import refuse_archived
from congress.tally import Rule
from documents.deciding.models import Meeting, MeetingVote
from documents.deciding.services.held import meeting_faults
from documents.deciding.services.sittings import record_sitting
from documents.packages.models.judgements import PackageDecision
from workflows import engine
from workflows.errors import Forbidden, Unmet
from workflows.once import holds, once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.deciding.services.held import HeldMeeting
    from documents.deciding.services.sittings import Vote

CITED = _kept("Biên bản họp ngày %(day)s")
# No day, which has figures on both sides of its stroke.
NUMBERED = re.compile(r"\b(\d{1,5})/([^\W\d][\w-]{1,39})")


def usual_minutes(met_on: date) -> str:
    """How minutes are cited before they have a number; kept, so in Vietnamese whoever writes it."""
    return CITED % {"day": f"{met_on:%d/%m/%Y}"}


def cited_number(minutes_ref: str) -> tuple[int, str] | None:
    """Number and mark within how minutes are cited: (12, "BB-HTS"); None where they have none yet."""
    found = NUMBERED.search(minutes_ref)
    return (int(found[1]), found[2]) if found else None


def record_meeting(
    body: Body, held: HeldMeeting, votes: Sequence[Vote], *, by: Person, request_id: str | None = None
) -> Meeting:
    """Record a meeting and what it decided, all or nothing; the same request gives the row it made before.

    A meeting without a quorum is recorded, but takes no vote. Raises Forbidden (does not record for the
    body), NotNow (put away), Stale, Busy, and Unmet: by field, or with `items` for packages refused.
    """
    told = said_columns(held)
    codes = {vote.package.pk for vote in votes}
    made: Meeting = once(
        Meeting.objects.filter(body=body, by=by),
        request_id,
        lambda: _recorded(body, held, votes, by=by, columns=told | {"request_id": request_id}),
        same=lambda before: (
            holds(before, **told)
            and codes
            == set(
                before.votes.exclude(decision__in=held.earlier).values_list(
                    "decision__version__package", flat=True
                )
            )
        ),
    )
    return made


@engine.whole()
def _recorded(
    body: Body, held: HeldMeeting, votes: Sequence[Vote], *, by: Person, columns: dict[str, Any]
) -> Meeting:
    refuse_strangers(body, by)
    refuse_archived(body.congress_id)
    judged = judged_columns(body, held, voting=bool(votes or held.earlier))
    row = Meeting.objects.create(body=body, by=by, **judged, **columns)
    steps = record_sitting(votes, by=by, body=body) if votes else []
    tie_votes(row, held.earlier, [step.decision.pk for step in steps if step.decision])
    return row


def said_columns(held: HeldMeeting) -> dict[str, Any]:
    """What is said of a meeting as it is stored, but for who was there."""
    return {
        "met_on": held.met_on,
        "half": held.half,
        "manner": held.manner,
        "chair_id": held.chair,
        "secretary_id": held.secretary,
        "business": clean(held.business, lines=True),
        "conclusions": clean(held.conclusions, lines=True),
    }


def judged_columns(body: Body, held: HeldMeeting, *, voting: bool, **more: list[str]) -> dict[str, Any]:
    """Who was there, and the names of that day. Raises Unmet by field, with what else is wrong (`more`)."""
    association = body.congress.association
    seats = in_precedence(electorate(body, held.met_on), association)
    members = {seat.person_id: seat for seat in seats}
    present = held.present if held.present is not None else len(members) - len(held.absent & members.keys())
    faults = meeting_faults(body, held, members, present=present, voting=voting) | more
    if faults:
        raise Unmet(fields=faults)
    people = {seat.person_id: seat.person for seat in holders_of(body, held.met_on)}
    people |= {one.pk: one for one in people_who_may(Right.RECORD, [body.pk], held.met_on)}
    names = {pk: addressed(one, association) for pk, one in people.items()}
    signs = {pk: with_rank(one, association) for pk, one in people.items()}
    return {
        "chair_name": names[held.chair or 0],
        "chair_signs": signs[held.chair or 0],
        "secretary_name": names[held.secretary or 0],
        "secretary_signs": signs[held.secretary or 0],
        "electorate": sorted(members),
        "members": len(members),
        "rule": Rule.of(body).snapshot(),
        "present": present,
        "absent": [{"person": pk, "name": names[pk]} for pk in members if pk in held.absent],
        "why_absent": clean(held.why_absent, lines=True),
        "minutes_ref": clean(held.minutes_ref) or usual_minutes(held.met_on),
    }


def tie_votes(meeting: Meeting, *decisions: Iterable[int]) -> None:
    """Say at which meeting these decisions (ids) were made, those that were recorded earlier first."""
    for ids in decisions:
        for decision in PackageDecision.objects.filter(pk__in=ids).order_by("pk"):
            MeetingVote.objects.create(meeting=meeting, decision=decision)


def refuse_strangers(body: Body, by: Person) -> None:
    """Who writes of the meetings of a body records for it. Raises Forbidden."""
    if Right.RECORD not in hats(by).rights(body.pk):
        raise Forbidden(_("Chỉ thư ký của cơ quan và người được giao ghi kết quả của cơ quan ghi cuộc họp."))
