"""Setting up a congress: its association, its bodies, the kinds of package it has; wholly or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max
from django.utils.translation import gettext as _

from congress.people.models.associations import Association
from congress.people.models.bodies import Body, Congress
from congress.people.models.memberships import Membership
from congress.people.services.journal import log
from congress.people.services.placing import place_the_unplaced
from congress.people.services.seats import appoint
from congress.settingup.models import CongressKind
from congress.settingup.offers import complete_congress
from congress.settingup.proposals import SetupTemplate, setup_templates
from congress.settingup.queries import (
    bindings_of,
    bodies_of,
    congresses_mark,
    proposed_bindings,
    scope_of,
)
from congress.settingup.services.days import term_as_written, term_years
from congress.settingup.services.faults import (
    NewAssociation,
    NewCongress,
    letterhead_of,
    set_up_faults,
    symbol_of,
)
from congress.settingup.words import SEAT_AGAIN, SET_UP, congress_code, name_after, short_name_of, term_of
from workflows import clock
from workflows.engine import whole
from workflows.errors import Stale, Unmet
from workflows.models import Edition
from workflows.once import once
from workflows.text import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from congress.people.models.people import Person
    from congress.settingup.proposals import ProposedBody

# How a body decides and what its kind is called go along to the next congress; the rest is said anew.
RULE = (
    "sort",
    "quorum_num",
    "quorum_den",
    "quorum_strict",
    "majority_num",
    "majority_den",
    "majority_strict",
    "majority_base",
)


def set_up(new: NewCongress, *, by: Person | None, seen: str = "", request_id: str | None = None) -> Congress:
    """Found the congress with everything it needs; the same request gives the congress it made before.

    The caller has asked whether `by` may; None is the command line. `seen` is the mark of the page
    (`congresses_mark`). Raises Unmet by field, and Stale when somebody set one up since the page was opened.
    """
    return once(
        Congress.objects.all(),
        request_id,
        lambda: _set_up(new, by, seen, request_id),
        same=lambda before: _is_as_told(before, new),
    )


def _is_as_told(before: Congress, new: NewCongress) -> bool:
    """Whether the request that made a congress said the same of it."""
    told, kept = new.association, before.association
    named = told is None or (kept is not None and (told.name, told.symbol) == (kept.name, kept.symbol))
    names = set(before.bodies.values_list("name", flat=True))
    bodies = new.bodies is None or {one.name for one in new.bodies} == names
    called = _called_as_told(before, new)
    days = (new.opening, new.number or before.number) == (before.opening, before.number)
    return named and called and bodies and days


def _called_as_told(before: Congress, new: NewCongress) -> bool:
    """Whether name and code are those said, or those made where nothing was said."""
    kept, template = before.association, setup_templates().get(new.template)
    if kept is None or template is None:
        return False
    made = _full_name(new, template, association=kept.name, number=before.number, term=before.term)
    base = congress_code(kept.symbol, before.number, before.opening)
    coded = before.code == symbol_of(new.code) if clean(new.code) else before.code.startswith(base)
    return coded and before.name == made


def _full_name(
    new: NewCongress, template: SetupTemplate, *, association: str, number: int | None, term: str
) -> str:
    """The full name as said; else the earlier one's moved on, so that its sort of congress stays; or made."""
    last = new.source
    after = name_after(last.name, numbers=(last.number, number), terms=(last.term, term)) if last else ""
    made = template.full_name(association=association, number=number, term=term)
    return (clean(new.full_name) or after or made)[:300]


@whole()
def _set_up(new: NewCongress, by: Person | None, seen: str, request_id: str | None) -> Congress:
    # Of an empty table nothing can be locked, so all who set up wait at the row that stands for the table.
    ContentType.objects.get_for_model(Congress)
    ContentType.objects.select_for_update().get(app_label="congress", model="congress")
    if seen and seen != congresses_mark():
        last = Congress.objects.order_by("-pk").first()
        words = _(
            "Người khác vừa thiết lập xong %(congress)s, nên nội dung này chưa được ghi. Đề nghị xem lại."
        )
        raise Stale(words % {"congress": last.short_name if last else ""})
    template = setup_templates().get(new.template)
    if template is None:
        words = _("Không có mẫu “%(name)s”. Các mẫu: %(known)s.")
        facts = {"name": new.template, "known": ", ".join(setup_templates())}
        raise Unmet(fields={"template": [words % facts]})
    new = _numbered(new)
    bodies, bindings = _bodies_of(new, template), _bindings_of(new, template)
    faults = {name: said for name, said in set_up_faults(new, bodies, bindings).items() if said}
    if faults:
        raise Unmet(fields=faults)
    association = new.source.association if new.source else None
    if association is None:
        place_the_unplaced()
        association = _associated(new, template)
    congress = _founded(new, template, association)
    congress.request_id = request_id or None
    congress.save()
    # The bodies decide as those of the earlier congress did.
    rules = {row.pop("code"): row for row in new.source.bodies.values("code", *RULE)} if new.source else {}
    for one in bodies:
        named = {"code": one.code, "name": one.name, "kind": one.kind}
        Body.objects.create(congress=congress, **named, **rules.get(one.code, {}))
    for code, bound in bindings.items():
        CongressKind.objects.create(congress=congress, code=code, bound=bound)
    if new.source:
        _carry_over(new.source, congress, seats=new.seats)
    complete_congress(congress, by)
    facts = {"congress": congress.short_name, "day": f"{congress.opening:%d/%m/%Y}"}
    log(by, congress, SET_UP % (facts | {"bodies": len(bodies), "kinds": len(bindings)}), new=True)
    return congress


def _numbered(new: NewCongress) -> NewCongress:
    """The next congress is the one after the last of its association, unless it is said to be another."""
    if new.number is not None or new.source is None or new.source.number is None:
        return new
    numbers = Congress.objects.filter(association=new.source.association).exclude(number=None)
    last = numbers.aggregate(last=Max("number"))["last"] if new.source.association else new.source.number
    return replace(new, number=last + 1)


def _bodies_of(new: NewCongress, template: SetupTemplate) -> tuple[ProposedBody, ...]:
    bodies = new.bodies
    if bodies is None:
        bodies = bodies_of(new.source) if new.source else template.bodies
    return tuple(replace(one, code=clean(one.code), name=clean(one.name)) for one in bodies)


def _bindings_of(new: NewCongress, template: SetupTemplate) -> Mapping[str, Mapping[str, Sequence[str]]]:
    bodies = _bodies_of(new, template)
    if new.source is None:
        return proposed_bindings(new.kinds if new.kinds is not None else template.kinds, bodies)
    held, kept = bindings_of(new.source), {one.code for one in bodies}
    chosen = new.kinds if new.kinds is not None else tuple(held)
    proposed = proposed_bindings([code for code in chosen if code not in held], bodies, new.source)
    again = {
        code: {role: [one for one in codes if one in kept] for role, codes in held[code].items()}
        for code in chosen
        if code in held
    }
    return again | proposed


def _associated(new: NewCongress, template: SetupTemplate) -> Association:
    said = new.association or _letterhead_as_association(new.source)
    return Association.objects.create(
        name=said.name,
        short_name=said.short_name,
        org_lines=letterhead_of(said),
        symbol=symbol_of(said.symbol),
        place=said.place,
        office_phone=said.office_phone,
        address=said.address or template.address,
        rank_first=said.rank_first,
        precedence=said.precedence,
    )


def _letterhead_as_association(source: Congress | None) -> NewAssociation:
    """What a congress without an association of its own says of one: its letterhead."""
    if source is None:
        raise Unmet(fields={"name": [_("Chưa ghi tên Hội, tổ chức.")]})
    name = " ".join(source.org_lines) or source.name
    return NewAssociation(
        name,
        name[:60],
        source.symbol or source.code,
        lines=tuple(source.org_lines),
        place=source.place,
        office_phone=source.office_phone,
    )


def _founded(new: NewCongress, template: SetupTemplate, association: Association) -> Congress:
    years = (term_years(new.source.term) if new.source else None) or template.years
    term = term_as_written(new.term) or term_of(new.opening, years)
    base = congress_code(association.symbol, new.number, new.opening)
    taken = set(Congress.objects.filter(code__startswith=base).values_list("code", flat=True))
    tries = [base, *(f"{base}L{number}" for number in range(2, len(taken) + 2))]
    called = _full_name(new, template, association=association.name, number=new.number, term=term)
    return Congress(
        association=association,
        code=symbol_of(new.code) or next(code for code in tries if code not in taken),
        name=called,
        short_name=short_name_of(association.short_name, new.number)[:100],
        term=term,
        number=new.number,
        opening=new.opening,
        org_lines=association.org_lines,
        symbol=association.symbol,
        place=association.place,
        office_phone=association.office_phone,
        words=dict(new.source.words if new.source else template.words),
        own=dict(new.source.own if new.source else {}),
    )


def _carry_over(source: Congress, congress: Congress, *, seats: bool) -> None:
    """Procedures that were the earlier congress's own are the new one's own too; its people where chosen."""
    last: dict[str, Edition] = {}
    for edition in Edition.objects.filter(scope=scope_of(source)).select_related("version").order_by("pk"):
        last[edition.version.code] = edition
    for edition in last.values():
        Edition.objects.create(
            version=edition.version,
            scope=scope_of(congress),
            by=edition.by,
            reason=edition.reason,
            source=edition.source,
        )
    if seats:
        # Who sits in a body of the earlier congress today, for himself, sits in the same body of the new one.
        today = clock.today()
        bodies = {body.code: body for body in congress.bodies.all()}
        sitting = Membership.objects.in_force(today).own().filter(body__congress=source)
        for seat in sitting.select_related("person", "body").order_by("pk"):
            if seat.body.code in bodies and seat.person.is_active:
                appoint(
                    seat.person,
                    bodies[seat.body.code],
                    role=seat.role,
                    start=today,
                    end=seat.end,
                    phone=seat.phone,
                    title=seat.title,
                    ground=SEAT_AGAIN % {"congress": source.short_name},
                )
