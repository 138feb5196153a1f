"""Days away, and rights lent for some days."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.models.offices import Absence
from congress.people.models.people import Person
from congress.people.services.authority import authority_faults, form_of_signing
from congress.people.services.journal import log
from congress.people.services.seats import refuse_who_left
from congress.people.services.telling import tell
from congress.people.words.addressed import addressed_within, spoken_to_anybody
from congress.roles import DELEGATE, LENDABLE, READING, Right, body_rights
from workflows import clock
from workflows.errors import Unmet, check
from workflows.text import clean

# The same to both, each spoken to where he stands.
LENT = _kept(
    "%(by)s ghi: %(lender)s ủy quyền cho %(borrower)s tại %(body)s, từ ngày %(start)s đến hết ngày %(end)s. "
    "Căn cứ: %(ground)s."
)


@transaction.atomic
def record_absence(person: Person, *, start: date, end: date, reason: str, by: Person) -> Absence:
    """Keep that somebody is away on these days (both inclusive); said twice it is one row.

    Raises Unmet.
    """
    Person.objects.select_for_update().get(pk=person.pk)
    known = person.absences.filter(start__lte=end, end__gte=start).first()
    if known and (known.start, known.end, known.recorded_by_id) == (start, end, by.pk):
        return known
    if known:
        facts = {"who": person, "start": f"{known.start:%d/%m/%Y}", "end": f"{known.end:%d/%m/%Y}"}
        words = _("Đã ghi %(who)s vắng từ ngày %(start)s đến hết ngày %(end)s; cần hủy ghi vắng đó trước.")
        raise Unmet(words % facts)
    absence = Absence(person=person, start=start, end=end, reason=clean(reason), recorded_by=by)
    check(absence)
    absence.save()
    facts = {"start": f"{start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}"}
    log(by, person, _kept("Ghi vắng từ ngày %(start)s đến hết ngày %(end)s") % facts)
    return absence


@transaction.atomic
def cancel_absence(absence: Absence, *, by: Person) -> None:
    """Take back days away that were entered wrongly, or that ended early."""
    facts = {"start": f"{absence.start:%d/%m/%Y}", "end": f"{absence.end:%d/%m/%Y}"}
    log(by, absence.person, _kept("Hủy ghi vắng từ ngày %(start)s đến hết ngày %(end)s") % facts)
    absence.delete()


@transaction.atomic
def delegate(
    seat: Membership,
    person: Person,
    *,
    rights: Collection[str],
    start: date,
    end: date,
    ground: str,
    by: Person,
    title: str = "",
    sign_form: str = "",
    rule: str = "",
) -> Membership:
    """Lend some rights of a seat to a person for some days (both inclusive); reading goes with them.

    They count only while the seat itself is in force; said twice it is one row. Raises Unmet:
    a vote is never lent, nor what was borrowed, nor what the lender does not have; nor to himself or to
    somebody who has left. A signature is lent in a form (KT., TL., TUQ.) to those whom that form admits, or
    by a `rule` of the association.
    """
    body = Body.objects.select_for_update().get(pk=seat.body_id)
    scope = sorted({str(right) for right in rights} | (READING & body_rights(seat.role)))
    same = {"person": person, "delegator": seat.person, "start": start, "end": end, "ground": clean(ground)}
    known = body.memberships.filter(role=DELEGATE, **same).first()
    if known and (known.scope, known.title) == (scope, clean(title)):
        return known
    faults = [*_lending_faults(seat, person, rights), *_day_faults(seat, start, end)]
    faults += _entry_faults(person, by, clean(ground))
    signs = Right.SIGN in rights
    form = (sign_form or form_of_signing(seat, person, start)) if signs else ""
    told = _form_faults(seat, person, form, clean(rule), start=start, end=end) if signs else {}
    faults += told.pop("", [])
    if faults or told:
        raise Unmet(*faults, fields=told)
    row = {**same, "body": body, "role": DELEGATE, "scope": scope, "title": title, "sign_form": form}
    lending = Membership(**row, rule=rule if signs else "")
    check(lending)
    lending.save()
    _tell_of_lending(seat, lending, by)
    return lending


def _tell_of_lending(seat: Membership, lending: Membership, by: Person) -> None:
    """The journal has it, and both who lends and who is lent to hear of it."""
    end = lending.end or lending.start
    facts = {"start": f"{lending.start:%d/%m/%Y}", "end": f"{end:%d/%m/%Y}", "ground": lending.ground}
    words = _kept("%(who)s ủy quyền từ ngày %(start)s đến hết ngày %(end)s. Căn cứ: %(ground)s")
    log(by, lending, words % (facts | {"who": seat.person}), new=True)
    association = seat.body.congress.association
    told = facts | {"by": by, "body": seat.body.name}
    both = {"lender": seat.person, "borrower": lending.person}
    names = {place: addressed_within(person, association) for place, person in both.items()}
    for place, person in both.items():
        himself = {place: spoken_to_anybody(person, association)}
        tell(person, LENT % (told | names | himself), event="lent", by=by, congress=seat.body.congress_id)


def _lending_faults(seat: Membership, person: Person, rights: Collection[str]) -> list[str]:
    if seat.role == DELEGATE:
        return [_("Người được ủy quyền không được ủy quyền lại cho người khác.")]
    refuse_who_left(person)
    faults = []
    if person == seat.person:
        faults.append(_("Không ủy quyền cho chính mình."))
    if not rights:
        faults.append(_("Chưa chọn việc ủy quyền."))
    if set(rights) - {str(right) for right in LENDABLE & body_rights(seat.role)}:
        faults.append(_("Chỉ ủy quyền việc mà người ủy quyền có quyền làm; biểu quyết không ủy quyền được."))
    return faults


def _form_faults(
    seat: Membership, person: Person, form: str, rule: str, *, start: date, end: date
) -> dict[str, list[str]]:
    """What stands against the form in which a signature is lent, by field; "" for the whole."""
    told: dict[str, list[str]] = {}
    for name, why in authority_faults(seat, person, form, rule, start=start, end=end):
        told.setdefault(name, []).append(why)
    return told


def _entry_faults(person: Person, by: Person, ground: str) -> list[str]:
    faults = []
    if person == by:
        faults.append(_("Người ghi không tự ghi ủy quyền cho mình; đề nghị người khác trong Văn phòng ghi."))
    if not ground:
        faults.append(_("Phải ghi văn bản ủy quyền: số, ngày."))
    return faults


def _day_faults(seat: Membership, start: date, end: date) -> list[str]:
    if end < start:
        return [_("Ngày kết thúc phải từ ngày bắt đầu trở đi.")]
    if end < clock.today():
        return [_("Thời hạn ủy quyền đã qua.")]
    if start < seat.start or (seat.end and end > seat.end):
        facts = {
            "start": f"{seat.start:%d/%m/%Y}",
            "end": f"{seat.end:%d/%m/%Y}" if seat.end else _("khi có thay đổi"),
        }
        words = _(
            "Thời gian ủy quyền phải nằm trong nhiệm kỳ của người ủy quyền: "
            "từ ngày %(start)s đến hết %(end)s."
        )
        return [words % facts]
    return []
