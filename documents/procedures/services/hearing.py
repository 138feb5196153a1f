"""Whoever works by a procedure hears that somebody took another edition of it into use, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body, Congress
from congress.people.queries.seats import seats_about
from congress.people.services.telling import tell_many
from congress.roles import Right
from congress.settingup.queries import scope_of
from documents.packages.kinds import kind_of
from documents.packages.queries.bindings import codes_by_role, kinds_of
from workflows.models import Edition

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from workflows.procedures.schema import Definition

CHANGED = _kept(
    "%(by)s đưa vào dùng quy trình mới của loại hồ sơ “%(kind)s”: hồ sơ lập từ nay theo quy trình mới, hồ sơ "
    "đang xử lý giữ quy trình cũ. Lý do: %(why)s"
)
# Who watches over all packages, who keeps their papers.
WATCHING = {"organising": Right.COORDINATE, "office": Right.RECORD}


def tell_of_edition(
    definition: Definition, *, reason: str, congress: Congress | None, by: Person | None
) -> None:
    """One sentence for the organising committee, the office and the drafters of that kind, of each congress.

    Without a congress: of every running one that has this kind and no edition of its own.
    """
    if by is None:
        return
    kind, facts = kind_of(definition), {"by": by, "why": reason}
    words = CHANGED % (facts | {"kind": kind.title})
    code = definition.code
    for one in [congress] if congress else Congress.objects.filter(archived=None).order_by("pk"):
        own = Edition.objects.filter(version__code=code, scope=scope_of(one))
        had = kinds_of(one)
        if congress is None and (own.exists() or (had and code not in had)):
            continue
        lead = codes_by_role(code, kind, one).get("lead", ())
        pairs = [
            (body.pk, right.value)
            for body in Body.objects.filter(congress=one)
            for right in (WATCHING.get(body.kind), Right.DRAFT if body.code in lead else None)
            if right is not None
        ]
        people = {seat.person_id: seat.person for seats in seats_about(pairs).values() for seat in seats}
        tell_many([(person, words) for person in people.values()], event="edition", by=by, congress=one.pk)
