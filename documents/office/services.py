"""Entering for others what they did on paper or said on the telephone, and their objections to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from congress.people.queries.hats import hats
from congress.people.services.journal import log
from documents.office.models import EntryConfirmed, Objection, ObjectionAnswer
from documents.office.queries import SPARE_PRINTED, way_said
from documents.packages.models.steps import PackageStep
from documents.packages.services.scans import keep_picture
from workflows import engine, history
from workflows.engine.perform import remember
from workflows.errors import Busy, Forbidden, Hidden, NotNow, Refused, Unmet, check
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from documents.packages.answers.values import NewPart
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class EnteredPaper:
    """What lies before the office: whose it is, why it counts, when it was done, its picture."""

    person: Person
    ground: str
    at: datetime | date
    scan: NewPart | None = None


@dataclass(frozen=True, slots=True)
class EnteredMove:
    """One move of one package as the paper has it; `answers` are those that `engine.perform` takes."""

    package: Package
    action: str
    seen: str
    request_id: str
    note: str = ""
    answers: dict[str, Any] = field(default_factory=dict)


def enter_move(entry: EnteredMove, paper: EnteredPaper, *, by: Person) -> PackageStep:
    """Make one move for somebody else, from his paper, with its picture in the same transaction.

    Raises what `engine.perform` raises; then nothing is written, except that a refused attempt at a
    decision or signature is remembered.
    """
    try:
        with engine.whole():
            return _entered(entry, paper, by)
    except Busy:
        raise
    except Refused as refused:
        # `perform` remembered it inside the transaction that is now undone.
        remember(entry.package, entry.action, by=by, refused=refused)
        raise


def enter_letter(entries: Sequence[EnteredMove], paper: EnteredPaper, *, by: Person) -> list[PackageStep]:
    """Enter what one letter says of several packages: all of it or nothing.

    Raises Busy, and Unmet whose `items` are the packages that were refused, by code.
    """
    refused: dict[str, Refused] = {}
    with engine.whole():
        steps = []
        for entry in entries:
            try:
                steps.append(_entered(entry, paper, by))
            except Busy:
                raise
            except Refused as outcome:
                refused[entry.package.code] = outcome
        if refused:
            raise Unmet(items=refused)
    return steps


def object_to(step: PackageStep, *, by: Person, text: str) -> Objection:
    """Somebody says that what was entered for him is not what he said; once for each step.

    Raises Forbidden when it was not entered for `by`, Unmet when it says too little or was said before.
    """
    words = clean(text, lines=True)
    if step.acting_for_id != by.pk:
        raise Forbidden(_("Chỉ người được nhập thay mới phản đối được việc nhập thay."))
    if not is_reason(words):
        raise Unmet(_("Phải nêu rõ chỗ ghi không đúng."))
    try:
        with transaction.atomic():
            return Objection.objects.create(step=step, person=by, text=words)
    except IntegrityError as twice:
        raise Unmet(_("Ý kiến phản đối đã được ghi trước đó.")) from twice


def answer_objection(objection: Objection, *, by: Person, text: str) -> ObjectionAnswer:
    """What the office did about it. Raises Unmet when it says too little or was answered before."""
    words = clean(text, lines=True)
    if not is_reason(words):
        raise Unmet(_("Phải ghi rõ đã giải quyết thế nào."))
    try:
        with transaction.atomic():
            return ObjectionAnswer.objects.create(objection=objection, by=by, text=words)
    except IntegrityError as twice:
        raise Unmet(_("Ý kiến này đã được giải quyết trước đó.")) from twice


def confirm_entered(key: str, *, congress: Congress, reason: str, by: Person) -> EntryConfirmed:
    """Who said it has signed for a step entered by telephone or resting on a talk alone; twice is once.

    Raises Forbidden, Hidden, NotNow (he objected), Unmet (no reason).
    """
    if not hats(by).enters_for(congress.pk):
        raise Forbidden(_("Chỉ Văn phòng làm việc này."))
    with engine.whole():
        steps = PackageStep.objects.filter(item__congress=congress, pk=int(key))
        step = steps.select_related("decision__decision").first()
        note = history.words_of([step]).get(step.note_digest, "") if step else ""
        if (
            step is None
            or not way_said(step, note)
            or (step.ground == "telephone" and not step.acting_for_id)
        ):
            raise Hidden
        if Objection.objects.filter(step=step).exists():
            raise NotNow(_("Người được nhập thay đã phản đối; cần giải quyết ý kiến ấy."))
        before = EntryConfirmed.objects.filter(step=step).first()
        row = before or EntryConfirmed(step=step, reason=clean(reason), by=by)
        if before is None:
            check(row)
            row.save()
        return row


def note_spare(congress: Congress, *, by: Person) -> None:
    """Keep that the set on paper was printed today: another is due in a week."""
    log(by, congress, SPARE_PRINTED)


def _entered(entry: EnteredMove, paper: EnteredPaper, by: Person) -> PackageStep:
    step: Any = engine.perform(
        entry.package,
        entry.action,
        by=by,
        seen=entry.seen,
        acting_for=paper.person,
        at=paper.at,
        note=entry.note,
        request_id=entry.request_id,
        ground=paper.ground,
        **entry.answers,
    )
    done: PackageStep = step
    keep_picture(done, paper.scan, by=by)
    return done
