"""What must be true of a package after every step that anybody takes."""

from __future__ import annotations

from django.db.models import Q

from congress.people.queries.seats import held_right, people_who_may
from documents.models import PackageDecision, Signature, Verdict
from documents.packages.queries.judgements import bodies_answered, drafts_judged_alike
from workflows import clock, engine
from workflows.context import Context
from workflows.engine import duties
from workflows.procedures import store

ABOVE = {"subcommittee", "standing", "executive", "board", "rejected", "signing", "signed"}


def who_acted_had_the_right(cast, package):
    step = package.steps.select_related("actor", "acting_for").last()
    move = package.definition.move(step.action, step.source)
    pairs = package.definition.rights_to(move, step.source)
    assert step.body_id in {body.body_id for _right, role in pairs for body in package.bodies(role)}
    person, today = step.acting_for or step.actor, clock.today()
    rights = {right for right, _role in pairs}
    assert "coordinate" in rights or any(held_right(person.pk, one, step.body_id, today) for one in rights)
    assert (step.acting_for is None) or step.actor == cast.vanphong


def signed_only_what_was_passed(cast, package):
    for signature in Signature.objects.filter(version__package=package).select_related("step", "version"):
        step = signature.step
        passed = PackageDecision.objects.filter(
            decision__body=cast.bodies.BCH,
            decision__subject__in=texts(signature.version),
            step__item=package,
            step__sequence__lt=step.sequence,
        ).order_by("step__sequence")
        vote = passed.last().decision
        # Counted here again: more than half of 45 present, more than half of those for it.
        assert vote.present >= 23
        assert vote.votes_for * 2 > vote.present
        assert step.fingerprint == signature.fingerprint == signature.version.fingerprint
        assert signature.signer_id == cast.chutich.pk
    if package.state == "signed":
        last = package.steps.exclude(signature=None).last()
        assert package.fingerprint() == last.signature.fingerprint


def texts(version):
    """What a vote may have been about: the draft itself, or the one whose amended form it is."""
    decided = version.confirmations.values_list("decision__version__fingerprint", flat=True)
    return [version.fingerprint, *decided]


def nobody_was_passed_over(package):
    """Consultation was held, the inspectors passed this very draft, and judged nothing of their own."""
    if package.state not in ABOVE:
        return
    if package.kind_code == "BCCT":
        assert package.steps.filter(action="close_consultation").exists()
    if package.kind_code == "BCTC" and package.state != "subcommittee":
        same = Q(version__in=drafts_judged_alike(package))
        judged = Verdict.objects.filter(
            same | Q(version__fingerprint__in=texts(package.current)),
            version__package=package,
            role="inspector",
            takes_back=None,
            taken_back_by=None,
        )
        verdict = judged.last()
        judge = verdict.step.acting_for_id or verdict.step.actor_id
        writers = set(package.versions.values_list("author", flat=True))
        assert verdict.passed
        assert judge not in writers | set(package.versions.values_list("entered_by", flat=True))
        # Who only typed in both papers wrote neither.
        assert verdict.step.actor_id not in writers


def somebody_can_move_it(package):
    definition = store.load(package.procedure).definition
    context = Context(item=package, definition=definition, at=clock.now(), fingerprint=package.fingerprint())
    rows = list(duties.open_duties(package))
    assert duties.open_keys(package) == duties.expected(context)
    assert (rows == []) == definition.stage_of(package.state).terminal
    if package.state == "consultation":
        asked = {body.body_id for body in package.bodies("reviewers")}
        answered = bodies_answered(package)
        assert {duty.holder for duty in rows if duty.right == "review"} == asked - answered
    if rows:
        able = [list(people_who_may(duty.right, [duty.holder])) for duty in rows]
        assert all(able)
        everybody = {person for people in able for person in people}
        assert any(offer.allowed for person in everybody for offer in engine.available(package, person))
