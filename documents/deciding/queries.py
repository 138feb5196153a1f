"""Of which congress a meeting is, how many must be present for it to decide, and those that were held."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_among
from congress.people.queries.seats import electorate
from congress.roles import Right
from congress.tally import Rule
from documents.deciding.models import Meeting, MeetingVote
from documents.packages.models.judgements import PackageDecision
from documents.packages.polled import vote_teller
from workflows import clock

# Minutes are written some days after the meeting, not months.
RECENT = timedelta(days=60)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.queries.hats import Hats
    from workflows.port import Holder


def recording_congress(hats: Hats) -> Congress | None:
    """The congress of whose meetings the reader keeps papers: as its office, or for a body of it."""
    of_bodies = {hats.worn[body].congress_id for body in hats.bodies_with(Right.RECORD)}
    return congress_among(of_bodies | hats.congresses_with(Right.RECORD))


def quorum_of(holder: Holder) -> dict[str, int]:
    """{"members", "needed"}: who votes in a body today, and how many must be present."""
    body = Body.objects.get(pk=holder.body_id or 0)
    members = electorate(body).count()
    return {"members": members, "needed": Rule.of(body).needed_present(members)}


def meetings_of(hats: Hats) -> QuerySet[Meeting]:
    """The meetings of every body in which he sits or for which he records, the newest first."""
    bodies = {*hats.worn, *hats.bodies_with(Right.RECORD)}
    office = hats.congresses_with(Right.RECORD)
    found = Meeting.objects.filter(Q(body__in=bodies) | Q(body__congress__in=office))
    found = found.select_related("body__congress__association")
    return found.prefetch_related("numbers", "votes").order_by("-met_on", "-id")


def meeting_in_full(found: QuerySet[Meeting], number: int) -> Meeting | None:
    """One of them with everything that was voted on at it."""
    about = (
        "decision__decision__confirmer",
        "decision__version__package__procedure",
        "decision__decision__body",
    )
    votes = MeetingVote.objects.select_related(*about)
    full = found.prefetch_related(None).prefetch_related("numbers", Prefetch("votes", votes))
    return full.filter(pk=number).first()


def untied_decisions(body: Body) -> list[PackageDecision]:
    """What a body decided in the last two months that no recorded meeting has, but for votes in writing."""
    found = PackageDecision.objects.filter(
        decision__body=body,
        decision__met_on__gte=clock.today() - RECENT,
        decision__superseded_by=None,
        at_meeting=None,
    ).exclude(decision__supersedes__package_decision__at_meeting__isnull=False)
    rows = list(found.select_related("decision", "version__package__procedure").order_by("id"))
    told = vote_teller().told([one.pk for one in rows])
    return [one for one in rows if one.pk not in told or not told[one.pk].in_writing]


def unrecorded_votes(meeting: Meeting) -> list[str]:
    """Votes of that day that came to nothing, where it can only be this meeting."""
    same_day = Meeting.objects.filter(body=meeting.body, met_on=meeting.met_on)
    return vote_teller().without_result(meeting.body, meeting.met_on) if same_day.count() == 1 else []


def passed_votes(meeting: Meeting) -> list[MeetingVote]:
    """What the meeting passed; a count that was corrected later counts as it was corrected."""
    found = meeting.votes.select_related("decision__decision", "decision__version__package__procedure")
    return [vote for vote in found if standing_decision(vote.decision).decision.outcome.passed]


def standing_decision(decision: PackageDecision) -> PackageDecision:
    """The decision with its count as it was corrected last."""
    later = PackageDecision.objects.filter(decision__supersedes=decision.decision_id).first()
    return standing_decision(later) if later else decision
