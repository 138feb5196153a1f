"""The answer to a technical correction: the corrected text in force as the next draft, or left as it is."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.people.queries.hats import hats
from congress.people.queries.seats import people_who_may
from congress.roles import REPORTED_TO, Right
from documents.packages.handlers import happened
from documents.packages.models.drafts import Version, VersionPart, fingerprint_of
from documents.packages.models.misprints import MisprintAnswer
from documents.packages.queries.judgements import decisions_on_current, signature_on_current
from documents.packages.services.misprints import (
    held_for_correction,
    refuse_unjudged,
    tell_of_correction,
    who_confirm,
)
from documents.packages.services.scans import attach_scan
from documents.packages.told import REPORTING
from workflows import clock, engine
from workflows.engine.contents import facts_changed
from workflows.errors import Forbidden, NotNow, Stale, Unmet
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from documents.packages.answers.values import NewPart
    from documents.packages.models.misprints import MisprintProposal
    from documents.packages.models.packages import Package
    from workflows.port import Capacity

log = logging.getLogger(__name__)

DONE = _kept(
    "%(title)s (%(code)s) đã sửa lỗi kỹ thuật ngày %(day)s (%(count)d chữ), %(who)s xác nhận; số liệu, tên, "
    "kết quả biểu quyết, chữ ký không thay đổi."
)
FORM_DONE = _kept(
    "%(title)s (%(code)s) đã hoàn thiện thể thức ngày %(day)s, %(who)s xác nhận; không sửa chữ nào, kết quả "
    "biểu quyết, chữ ký không thay đổi."
)
REFUSED = _kept("%(by)s không xác nhận đề nghị sửa lỗi kỹ thuật %(title)s (%(code)s). Lý do: %(reason)s")
NOTE = _kept("%(count)d chữ: %(changes)s. Người đề nghị: %(by)s.")
FORM_NOTE = _kept("Thể thức, không sửa chữ nào. Người đề nghị: %(by)s.")


def confirming_capacity(proposal: MisprintProposal, package: Package, person: Person) -> Capacity | None:
    """In whose name he confirms: the head of the lead body, where another proposed it."""
    return None if proposal.by_id == person.pk else package.may(person, Right.SIGN, holder="lead")


@dataclass(frozen=True, slots=True)
class SignedSlip:
    """The answer as signed with a pen: on which day, where it lies, its picture, who enters it."""

    entered_by: Person
    day: date
    kept_at: str
    scan: NewPart | None = None


@engine.whole()
def confirm_correction(
    proposal: MisprintProposal, *, by: Person, seen: str, slip: SignedSlip | None = None
) -> MisprintAnswer:
    """Put the corrected text in force as the next draft: what was voted and signed holds for it.

    Who voted and who signed is told. `slip` is the paper on which `by` confirmed it, entered by the office.
    Raises Hidden, Forbidden (not the head of the lead body, he proposed it himself, or whoever proposed it
    enters the paper), NotNow (answered already), Stale, and Unmet by field of the paper.
    """
    held, row = _answerable(proposal, by, seen, slip)
    capacity = confirming_capacity(proposal, held, by)
    if capacity is None:
        heads = who_confirm(held)
        if by in heads:
            raise Forbidden(_("Người đề nghị không tự xác nhận; cần người khác đề nghị."))
        who = ", ".join(map(str, heads)) or _("Trưởng cơ quan chủ trì")
        raise Forbidden(_("Chỉ %(who)s xác nhận sửa lỗi kỹ thuật.") % {"who": who})
    refuse_unjudged(held)
    heard = _voters_and_signers(held) | {proposal.by, by}
    row.version = _corrected_draft(held, proposal, by)
    row.save()
    facts = {"count": proposal.words, "changes": proposal.changes.replace("\n", "; "), "by": proposal.by}
    changes, links = {"current": row.version}, {"version": row.version, "misprint": row}
    note, done = (NOTE, DONE) if proposal.words else (FORM_NOTE, FORM_DONE)
    doer = slip.entered_by if slip else by
    entered: dict[str, Any] = {"acting_for": by, "ground": "paper", "at": slip.day} if slip else {}
    told: dict[str, Any] = {"by": doer, "note": note % facts, "capacity": capacity, "links": links}
    step: Any = facts_changed(held, "misprint", changes, **told, **entered)
    attach_scan(step, slip.scan if slip else None, doer)
    facts |= {"title": held.listed_title, "code": held.code, "day": f"{clock.today():%d/%m/%Y}"}
    words = done % (facts | {"who": row.office})
    sitting = Membership.objects.in_force(clock.today()).filter(person__in=heard, body__kind__in=REPORTED_TO)
    above = {seat.person for seat in sitting.filter(body__congress=held.congress_id).select_related("person")}
    tell_of_correction(held, above, f"{REPORTING}{words}", doer)
    tell_of_correction(held, heard - above, words, doer)
    log.info("misprints of package %s corrected by %s, proposed by %s", held.pk, by.pk, proposal.by_id)
    return row


@engine.whole()
def refuse_correction(
    proposal: MisprintProposal, *, by: Person, seen: str, reason: str, slip: SignedSlip | None = None
) -> MisprintAnswer:
    """Leave the text as it is: the head does not confirm, or who proposed takes it back.

    Raises Hidden, Forbidden, NotNow (answered already), Stale, and Unmet without a reason.
    """
    held, row = _answerable(proposal, by, seen, slip)
    if proposal.by_id != by.pk and confirming_capacity(proposal, held, by) is None:
        raise Forbidden(_("Chỉ Trưởng cơ quan chủ trì trả lời, hoặc người đề nghị rút lại."))
    row.reason = clean(reason, lines=True)
    if not is_reason(row.reason):
        raise Unmet(fields={"reason": [_("Phải nêu rõ lý do.")]})
    row.save()
    facts = {"by": by, "title": held.listed_title, "code": held.code, "reason": row.reason}
    heard = {proposal.by, *who_confirm(held)}
    tell_of_correction(held, heard, REFUSED % facts, slip.entered_by if slip else by)
    return row


def _answerable(
    proposal: MisprintProposal, by: Person, seen: str, slip: SignedSlip | None
) -> tuple[Package, MisprintAnswer]:
    """The package under its lock, and the row to be stored."""
    held = held_for_correction(proposal.version.package, slip.entered_by if slip else by)
    before = MisprintAnswer.objects.filter(proposal=proposal).select_related("by").first()
    if before is not None:
        facts = {"who": before.by, "day": f"{clock.local_day(before.at):%d/%m/%Y}"}
        raise NotNow(_("%(who)s đã trả lời đề nghị này ngày %(day)s.") % facts)
    if engine.seen(held) != seen or held.current_id != proposal.version_id:
        raise Stale
    row = MisprintAnswer(proposal=proposal, subject=held.fingerprint(), by=by)
    seat = held.lead.memberships.in_force(clock.today()).filter(person=by, role="head").first()
    title = seat.title if seat and seat.sign_form else ""
    row.office = title or (f"{seat.get_role_display()} {held.lead.name}" if seat else held.lead.name)
    if slip:
        _refuse_unfit(slip, proposal, held)
        row.signed_on, row.entered_by, row.kept_at = slip.day, slip.entered_by, clean(slip.kept_at)
    return held, row


def _refuse_unfit(slip: SignedSlip, proposal: MisprintProposal, held: Package) -> None:
    """The office enters what another proposed, with its day and where it lies."""
    if not hats(slip.entered_by).enters_for(held.congress_id):
        raise Forbidden(_("Chỉ Văn phòng ghi xác nhận trên giấy."))
    if slip.entered_by == proposal.by:
        raise Forbidden(
            _("Người đề nghị không ghi xác nhận trên giấy của chính đề nghị ấy; cần người khác ghi.")
        )
    faults: dict[str, list[str]] = {}
    if not clean(slip.kept_at):
        faults["kept_at"] = [_("Phải ghi bản gốc để ở đâu.")]
    if slip.day > clock.today():
        faults["day"] = [_("Ngày ký trên giấy không được sau ngày hôm nay.")]
    elif slip.day < clock.local_day(proposal.at):
        day = f"{clock.local_day(proposal.at):%d/%m/%Y}"
        faults["day"] = [_("Ngày ký trên giấy không được trước ngày đề nghị (%(day)s).") % {"day": day}]
    if faults:
        raise Unmet(fields=faults)


def _corrected_draft(package: Package, proposal: MisprintProposal, by: Person) -> Version:
    """The next draft: the parts of the one in force, but for the one that was put right."""
    old = proposal.version
    kept = {row.code: (row.blob, row.name) for row in old.parts.select_related("blob")}
    kept[proposal.part] = (proposal.blob, proposal.name)
    last = package.versions.order_by("-number").values_list("number", flat=True)[0]
    version = Version.objects.create(
        package=package,
        number=last + 1,
        fingerprint=fingerprint_of((code, blob.sha256) for code, (blob, _name) in kept.items()),
        author=proposal.by,
        entered_by=proposal.by,
        created=clock.now(),
        corrects=old,
    )
    rows = [
        VersionPart(version=version, code=code, blob=blob, name=name) for code, (blob, name) in kept.items()
    ]
    VersionPart.objects.bulk_create(rows)
    happened("draft_made", version, by=by, written=[])
    return version


def _voters_and_signers(package: Package) -> set[Person]:
    """Those whose vote or signature holds for the text, and those for whose hand it is meant."""
    ids = {one for bound in decisions_on_current(package) for one in bound.decision.electorate}
    signature = signature_on_current(package)
    ids |= {signature.signer_id} if signature else set()
    heads = people_who_may(
        Right.SIGN, [one.body_id for one in package.bodies("signer") if one.body_id], own=True
    )
    return {*Person.objects.filter(pk__in=ids, is_active=True), *heads}
