"""Of which congress a meeting is, how many must be present for it to decide, and those that were held."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q

from congress.people.models.bodies import Body
from congress.people.queries.congresses import congress_among
from congress.people.queries.seats import electorate
from congress.roles import Right
from congress.tally import Rule
from documents.deciding.models import Meeting, MeetingCorrection, MeetingVote
from documents.packages.models.judgements import PackageDecision
from documents.packages.polled import vote_teller
from documents.packages.queries.judgements import decision_on_current
from workflows import clock

# Minutes are written some days after the meeting, not months.
RECENT = timedelta(days=60)

# The answer by which a count is put right.
CORRECTION = "correction"

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.queries.hats import Hats
    from workflows.port import Holder
    from workflows.procedures.rows import Transition


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
    return found.prefetch_related("numbers", "votes", "corrections").order_by("-met_on", "-id")


def meeting_in_full(found: QuerySet[Meeting], number: int) -> Meeting | None:
    """One of them with everything that was voted on at it."""
    about = (
        "decision__decision__confirmer",
        "decision__version__package__procedure",
        "decision__decision__body",
    )
    votes = MeetingVote.objects.select_related(*about)
    corrections = MeetingCorrection.objects.select_related("by")
    full = found.prefetch_related(None).prefetch_related(
        "numbers", Prefetch("votes", votes), Prefetch("corrections", corrections)
    )
    return full.filter(pk=number).first()


def untied_decisions(body: Body) -> list[PackageDecision]:
    """What a body decided in the last two months that no recorded meeting has, but for votes in writing."""
    found = PackageDecision.objects.filter(
        decision__body=body,
        decision__met_on__gte=clock.today() - RECENT,
        decision__superseded_by=None,
    )
    tied = MeetingVote.objects.filter(decision__version__package__congress=body.congress_id)
    mine = Q(decision=OuterRef("pk")) | Q(decision__decision=OuterRef("decision__supersedes"))
    found = found.exclude(Exists(tied.filter(mine)))
    rows = list(found.select_related("decision", "version__package__procedure").order_by("id"))
    told = vote_teller().told([one.pk for one in rows])
    return [one for one in rows if one.pk not in told or not told[one.pk].in_writing]


def unrecorded_votes(meeting: Meeting) -> list[str]:
    """Votes of that day that came to nothing, where it can only be this meeting."""
    day = meeting.stands.met_on
    return (
        vote_teller().without_result(meeting.body, day) if meetings_on(meeting.body, day) == [meeting] else []
    )


def meetings_on(body: Body, day: date) -> list[Meeting]:
    """The meetings of a body that were held on a day, as their records stand now."""
    typed = Q(met_on=day) | Q(corrections__met_on=day)
    found = Meeting.objects.filter(typed, body=body).distinct().order_by("id")
    rows = found.select_related("body").prefetch_related("corrections")
    return [one for one in rows if one.stands.met_on == day and not one.is_withdrawn]


def votes_in_force(meeting: Meeting) -> list[PackageDecision]:
    """The decisions made at a meeting with which a package goes on, each with its count as corrected last."""
    about = ("decision__decision", "decision__version__package__procedure", "decision__step")
    rows = MeetingVote.objects.filter(meeting=meeting).select_related(*about).order_by("id")
    found = []
    for row in rows:
        standing, package = standing_decision(row.decision), row.decision.version.package
        place = {stage.code: at for at, stage in enumerate(package.definition.stage)}
        # What is laid over every stage, a pause, undoes nothing; before its own stage it was sent back.
        went_on = place.get(package.state, len(place)) > place.get(row.decision.step.source, -1)
        if went_on and decision_on_current(package, role=standing.role) == standing:
            found.append(standing)
    return found


def correction_of_count(bound: PackageDecision) -> Transition | None:
    """The move by which the count of a decision is put right where its package stands; None for none."""
    package = bound.version.package
    for move in package.definition.moves_from(package.state):
        if CORRECTION in move.answers and move.holder == bound.role:
            return move
    return None


def passed_votes(meeting: Meeting) -> list[MeetingVote]:
    """What the meeting passed; a count that was corrected later counts as it was corrected."""
    found = meeting.votes.select_related("decision__decision", "decision__version__package__procedure")
    return [vote for vote in found if standing_decision(vote.decision).decision.outcome.passed]


def standing_decision(decision: PackageDecision) -> PackageDecision:
    """The decision with its count as it was corrected last."""
    later = PackageDecision.objects.filter(decision__supersedes=decision.decision_id).first()
    return standing_decision(later) if later else decision
