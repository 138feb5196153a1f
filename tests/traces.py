"""A row in every table that is written once, for tests that try to change what was written."""

from __future__ import annotations

from congress.models import (
    CalendarLink,
    NameChange,
    PassedOn,
    Passing,
    PenChoice,
    Postponement,
    Unit,
    UnitLink,
    UnitSuccession,
    UrgedWork,
    Urging,
)
from congress.tally import Rule
from documents.models import (
    AgendaDropped,
    AgendaItem,
    AgendaPaper,
    AskedUnit,
    BackupTaken,
    BlobText,
    Call,
    CharterProposal,
    CharterReading,
    CharterText,
    Comment,
    ConclusionTask,
    Confirmation,
    ConvenedMeeting,
    ConveningEnd,
    Conversion,
    CountsAnnounced,
    Disposition,
    DraftAnswer,
    DraftRemark,
    DroppedScan,
    EntryConfirmed,
    ExchangedModel,
    Excused,
    ExtraDay,
    IncomingBatch,
    IncomingPaper,
    InvitationNumber,
    JoinedPhoto,
    Meeting,
    MeetingCorrection,
    MeetingPaper,
    MeetingVote,
    MinutesNumber,
    MisprintAnswer,
    MisprintLimit,
    MisprintProposal,
    Nominee,
    NomineeCount,
    NomineePaper,
    Objection,
    ObjectionAnswer,
    OpenBallot,
    OwnCongress,
    PackagePostponement,
    PaperCancelled,
    PaperCompared,
    PaperIssue,
    PaperSignature,
    PaperSorting,
    PartDraft,
    PartPlan,
    PlanVersion,
    Poll,
    PollCount,
    PollEnd,
    PollQuestion,
    PollVoter,
    ReadingEnd,
    ReadingGrant,
    RegisterChange,
    RegisterLine,
    RemarkJoin,
    Reply,
    ReplyFor,
    ReplyRuling,
    Round,
    RoundDraft,
    RoundEnd,
    RoundLetter,
    Scan,
    Sending,
    Signature,
    SignedSet,
    SpokenConfirmed,
    StampedPaper,
    SynthesisIssue,
    TakenPaper,
    TakenRemark,
    TaskFile,
    TaskNote,
    TaskUrging,
    UnitCall,
    UnitReminder,
    UrgingLetter,
    UrgingLetterWork,
    Verdict,
    VerdictNumber,
    Viewing,
    VoteUntied,
    VotingRule,
    Withdrawal,
)
from documents.tasks.models.values import TaskFacts
from documents.tasks.services.giving import give_task
from documents.tasks.services.plans import open_plan
from tests.cast import START
from workflows import clock
from workflows.models import Destruction, Duty, Edition


def leave_traces(package, cast):
    """One row in every table that the office writes once, about the last step of a package."""
    step, version, who = package.steps.last(), package.current, cast.vanphong
    blob = version.parts.first().blob
    Withdrawal.objects.create(version=version, reason="x", by=who, at=step.at)
    Confirmation.objects.create(
        version=version, decision=version.decisions.first(), body=cast.bodies.TT, by=who, at=step.at
    )
    Scan.objects.create(step=step, blob=blob, name="x", by=who)
    Call.objects.create(package=package, body=cast.bodies.BKT, person=cast.bkt, stage="x", answer="x", by=who)
    objection = Objection.objects.create(step=step, person=cast.bkt, text="x")
    ObjectionAnswer.objects.create(objection=objection, text="x", by=who)
    EntryConfirmed.objects.create(step=step, reason="x", by=who)
    BlobText.objects.create(blob=blob, text="x")
    Excused.objects.create(congress=cast.congress, key="x", by=who)
    JoinedPhoto.objects.create(whole=blob, number=1, blob=blob, name="x")
    Conversion.objects.create(blob=blob, font="VNI", accepted=True, by=who, at=step.at)
    comment = Comment.objects.create(version=version, author=who, text="x")
    Disposition.objects.create(comment=comment, kind="noted", by=who)
    SynthesisIssue.objects.create(package=package, version=version, by=who)
    RemarkJoin.objects.create(package=package, source="x", key="1", by=who)
    returned = {"package": package, "version": version, "blob": blob, "name": "x", "arrived": START}
    paper = TakenPaper.objects.create(**returned, by=who)
    TakenRemark.objects.create(paper=paper, number=1, sender="x", text="x")
    Viewing.objects.create(package=package, version=version, person=who, what="view")
    charter = CharterText.objects.create(package=package, name="x", text="Điều 1. x", by=who)
    CharterProposal.objects.create(charter=charter, number=1, by=who)
    CharterReading.objects.create(charter=charter, by=who)
    PartPlan.objects.create(package=package, code="x", by=who)
    PartDraft.objects.create(
        package=package, code="x", number=1, blob=blob, name="x", body=cast.bodies.VP, by=who
    )
    Edition.objects.create(version=package.procedure, by=who, reason="x")
    Destruction.objects.create(digests=[], reason="x", by=who)
    BackupTaken.objects.create(rows=1, papers=1, locked=True)
    NameChange.objects.create(person=who, before=str(who), after=str(who), reason="x", by=who)
    unit, day = Unit.objects.create(code="DV99", name="x"), step.at.date()
    UnitSuccession.objects.create(before=unit, after=unit, way="rename", on=day, by=who)
    UnitLink.objects.create(unit=unit, seed="x", digest="x", by=who)
    CalendarLink.objects.create(person=who, seed="x", digest="x")
    said = {"congress": cast.congress, "body": cast.bodies.BTV, "number": "x", "decided_on": day, "by": who}
    said |= {"old_opening": day, "new_opening": cast.congress.opening, "new_term": cast.congress.term}
    moved = Postponement.objects.create(**said)
    PackagePostponement.objects.create(postponement=moved, package=package)
    said = {"association": cast.congress.association, "book": "out", "year": 2022, "number": 1, "by": who}
    line = RegisterLine.objects.create(**said, mark="x", about="x", other="x")
    RegisterChange.objects.create(line=line, reason="x", by=who)
    ExchangedModel.objects.create(congress=cast.congress, paper="nghi-quyet", reason="x", by=who)
    _leave_papers(cast.congress, blob, who)
    _leave_pens(version, cast)
    _leave_a_meeting(version, who)
    _leave_a_summons(version, who)
    _leave_a_vote(version, who)
    _leave_tasks(cast, blob, who)
    _leave_replies(version, unit, line, who)
    _leave_names(package, who)


def _leave_papers(congress, blob, who):
    batch = IncomingBatch.objects.create(congress=congress, by=who)
    DroppedScan.objects.create(batch=batch, blob=blob, name="x", ground="slip", arrived=START)
    paper = IncomingPaper.objects.create(batch=batch, congress=congress, ground="phone", arrived=START)
    PaperSorting.objects.create(paper=paper, sender="x", about="x", by=who)
    PaperCancelled.objects.create(paper=paper, reason="x", by=who)
    SpokenConfirmed.objects.create(paper=paper, reason="x", by=who)


def _leave_pens(version, cast):
    signed = {"version": version, "body": cast.bodies.CT, "signer": cast.chutich, "at": clock.now()}
    signature = Signature.objects.create(**signed, fingerprint="x")
    paper = PaperSignature.objects.create(signature=signature, code="x", kept_at="x", by=cast.vanphong)
    PaperCompared.objects.create(paper=paper, against="original", by=cast.bkt)
    SignedSet.objects.create(signature=signature, blob=version.parts.first().blob, code="x", step_hash="x")
    blob, who = version.parts.first().blob, cast.vanphong
    StampedPaper.objects.create(signature=signature, blob=blob, name="x", by=who)
    MisprintLimit.objects.create(body=cast.bodies.BCH, words=1, ground="x", by=who)
    told = {"part": "x", "name": "x", "words": 1, "allowed": 1, "body": cast.bodies.BCH}
    slip = MisprintProposal.objects.create(version=version, blob=blob, by=who, **told)
    MisprintAnswer.objects.create(proposal=slip, subject="x", reason="x", by=who)
    Passing.objects.create(person=cast.chutich, ground="x", by=cast.vanphong)
    PenChoice.objects.create(person=cast.chutich, paper_only=True, ground="x", by=cast.vanphong)


def _leave_tasks(cast, blob, who):
    facts = TaskFacts(title="x", lead=cast.bodies.VP.pk, due=clock.today())
    task = give_task(cast.congress, facts, by=cast.btc)
    now = clock.now()
    note = TaskNote.objects.create(task=task, kind="report", words="x", author=who, created=now)
    TaskFile.objects.create(note=note, blob=blob, name="x")
    TaskUrging.objects.create(
        task=task, day=clock.today(), body=cast.bodies.VP, person=who, by=cast.btc, at=now
    )
    told = {"way": "phone", "outcome": "told", "words": "x", "news": 1}
    PassedOn.objects.create(person=who, congress=cast.congress, by=cast.btc, **told)
    urging = Urging.objects.create(person=who, congress=cast.congress, day=START, rank="below")
    works = {"rung": "late", "due": START, "duty": Duty.objects.first()}
    UrgedWork.objects.create(urging=urging, person=who, **works)
    plan = open_plan(cast.bodies.TBTC, by=cast.tbtc)
    PlanVersion.objects.create(plan=plan, number=1, author=who, entered_by=who, created=now)


def _leave_replies(version, unit, line, who):
    congress = version.package.congress
    asked_in = Round.objects.create(congress=congress, title="x", opened=START, last_day=START, by=who)
    RoundLetter.objects.create(round=asked_in, line=line, by=who)
    about = RoundDraft.objects.create(round=asked_in, package=version.package, version=version)
    asked = AskedUnit.objects.create(round=asked_in, unit=unit, name="x", addressed="x", code="x", by=who)
    ExtraDay.objects.create(asked=asked, last_day=START, reason="x", by=who)
    UnitCall.objects.create(asked=asked, heard="x", said="x", by=who)
    OwnCongress.objects.create(congress=congress, unit=unit, state="ready", ground="phone", by=who)
    Sending.objects.create(asked=asked, way="paper", on=START, by=who)
    UnitReminder.objects.create(asked=asked, day=START, words="x", by=who)
    letter = {"congress": congress, "body": version.package.lead, "day": START, "rank": "below", "by": who}
    letter = UrgingLetter.objects.create(**letter, line=line)
    UrgingLetterWork.objects.create(letter=letter, duty=Duty.objects.first(), what="x", due=START)
    said = {"unit": unit, "unit_name": "x", "ground": "letter", "arrived": START, "by": who}
    reply = Reply.objects.create(round=asked_in, **said)
    ReplyFor.objects.create(reply=reply, asked=asked)
    answer = DraftAnswer.objects.create(reply=reply, draft=about, stand="remarks")
    DraftRemark.objects.create(answer=answer, text="x", by=who)
    ReplyRuling.objects.create(reply=reply, ruling="counts", reason="x", by=who)
    RoundEnd.objects.create(round=asked_in, by=who)


def _leave_a_meeting(version, who):
    said = {"chair": who, "chair_name": "x", "secretary": who, "secretary_name": "x", "minutes_ref": "x"}
    said |= {"chair_signs": "x", "secretary_signs": "x", "manner": "online"}
    said |= {"electorate": [who.pk], "members": 1, "present": 1, "rule": Rule().snapshot()}
    meeting = Meeting.objects.create(body=version.package.lead, met_on=START, by=who, **said)
    put_right = MeetingCorrection.objects.create(meeting=meeting, met_on=START, reason="x", by=who, **said)
    votes = [MeetingVote.objects.create(meeting=meeting, decision=version.decisions.first()) for _one in "ab"]
    VoteUntied.objects.create(vote=votes[0], correction=put_right)
    said = {"version": version, "role": "x", "body": version.package.lead, "passed": True, "at": clock.now()}
    verdict = Verdict.objects.create(**said)
    PaperIssue.objects.create(congress=version.package.congress, number=1, day=START, by=who)
    VerdictNumber.objects.create(verdict=verdict, number=1, mark="x", day=START, by=who)
    MinutesNumber.objects.create(meeting=meeting, number=1, mark="x", by=who)
    ConclusionTask.objects.create(meeting=meeting, place=1, task_code="x", by=who)
    MeetingPaper.objects.create(meeting=meeting, kind="TB", number=1, mark="x", day=START, by=who)


def _leave_a_summons(version, who):
    said = {"meets_on": START, "manner": "online", "place": "x", "chair": who, "chair_name": "x", "by": who}
    meeting = ConvenedMeeting.objects.create(body=version.package.lead, **said)
    item = AgendaItem.objects.create(meeting=meeting, place=1, package=version.package)
    AgendaPaper.objects.create(item=item, version=version, by=who)
    AgendaDropped.objects.create(item=item, reason="x", by=who)
    ConveningEnd.objects.create(meeting=meeting, reason="x", by=who)
    InvitationNumber.objects.create(meeting=meeting, line=RegisterLine.objects.first(), by=who)


def _leave_a_vote(version, who):
    package, body = version.package, version.package.lead
    VotingRule.objects.create(body=body, reason="x", by=who)
    said = {"version": version, "body": body, "role": "x", "action": "x", "source": "x", "subject": "x"}
    poll = Poll.objects.create(
        package=package, manner="meeting", way="open", rule=Rule().snapshot(), members=1, by=who, **said
    )
    question = PollQuestion.objects.create(poll=poll, number=1, kind="draft")
    PollVoter.objects.create(poll=poll, person=who, number=1, name="x")
    OpenBallot.objects.create(poll=poll, person=who, choices={"1": "for"}, by=who)
    PollEnd.objects.create(poll=poll, how="cancelled", reason="x", by=who)
    figures = dict.fromkeys(("votes_for", "votes_against", "other_opinion", "not_voting"), 0)
    PollCount.objects.create(question=question, members=1, present=1, **figures)
    CountsAnnounced.objects.create(package=package, body=body, by=who)


def _leave_names(package, who):
    nominee = Nominee.objects.create(
        package=package, number=1, full_name="x", born=START, duty="x", proposed="x", changed_by=who
    )
    NomineePaper.objects.create(nominee=nominee, code="anh", kept_at="x", by=who)
    numbers = {"members": 44, "issued": 44, "returned": 44, "valid": 44, "agreed": 44}
    rest = {"met_on": START, "rule": Rule().snapshot(), "minutes_ref": "x"}
    body = package.lead
    NomineeCount.objects.create(
        nominee=nominee, version=package.current, body=body, by=who, **numbers, **rest
    )
    grant = ReadingGrant.objects.create(package=package, person=who, until=START, reason="x", by=who)
    ReadingEnd.objects.create(grant=grant, by=who)
