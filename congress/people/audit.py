"""What `doctor` asks about rights: do stored grants equal what memberships derive, is there no other?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, BodyGrant, Congress, CongressGrant
from congress.people.models.memberships import Membership
from congress.people.models.people import Person
from congress.roles import DELEGATE, Right, body_rights, congress_rights, lent, limited
from workflows import clock

# Who, on which table ("body" or "congress"), which row of it, which right.
Held = tuple[int, str, int, str]


def grant_faults() -> list[str]:
    """One Vietnamese line for each grant too many, too few, or left to a closed account."""
    fields = ("user", "content_object", "permission__codename")
    stored = {
        (person, table, row, right)
        for table, model in (("body", BodyGrant), ("congress", CongressGrant))
        for person, row, right in model.objects.values_list(*fields)
    }
    held = Membership.objects.not_ended(clock.today()).filter(person__is_active=True)
    columns = ("person", "body", "body__congress", "body__kind", "role", "delegator", "scope")
    rows = list(held.order_by().values_list(*columns))
    own = _own_roles() if any(row[4] == DELEGATE for row in rows) else {}
    derived: set[Held] = set()
    for person, body, congress, kind, role, lender, scope in rows:
        rights = lent(scope, own.get((lender, body), ())) if role == DELEGATE else body_rights(role)
        derived.update((person, "body", body, right.value) for right in limited(rights, kind))
        derived.update((person, "congress", congress, right.value) for right in congress_rights(kind, role))
    people = Person.objects.in_bulk({one[0] for one in stored ^ derived})
    lacking = _("Thiếu quyền “%(right)s” của %(person)s tại %(where)s.")
    closed = _("Tài khoản đã ngừng hoạt động của %(person)s còn quyền “%(right)s” tại %(where)s.")
    over = _("Thừa quyền “%(right)s” của %(person)s tại %(where)s: không còn nhiệm vụ nào kèm quyền này.")
    surplus = [(one, over if people[one[0]].is_active else closed) for one in sorted(stored - derived)]
    missing = [(one, lacking) for one in sorted(derived - stored)]
    places = {("body", body.pk): str(body) for body in Body.objects.all()}
    places |= {("congress", congress.pk): str(congress) for congress in Congress.objects.all()}
    labels: dict[str, str] = {right.value: str(right.label) for right in Right}
    return [
        sentence % {"person": people[person], "where": places[table, row], "right": labels.get(right, right)}
        for (person, table, row, right), sentence in [*surplus, *missing]
    ]


def foreign_permissions() -> Iterator[str]:
    """One line for each permission of Django's own: no page gives one, and no book tells of it."""
    given = Person.user_permissions.through.objects.select_related("person", "permission")
    for row in given.order_by("pk"):
        facts = {"person": row.person, "right": row.permission.codename}
        yield _("%(person)s có quyền “%(right)s” không do nhiệm vụ nào và không ghi trong sổ.") % facts
    joined = Person.groups.through.objects.select_related("person", "group")
    for member in joined.order_by("pk"):
        facts = {"person": member.person, "group": member.group.name}
        yield _("%(person)s ở trong nhóm quyền “%(group)s” không ghi trong sổ.") % facts


def _own_roles() -> dict[tuple[int | None, int], list[str]]:
    """(lender, body) -> the roles he himself holds there, today or later."""
    lenders = Membership.objects.filter(role=DELEGATE).values("delegator")
    held = (
        Membership.objects.not_ended(clock.today()).own().filter(person__is_active=True, person__in=lenders)
    )
    found: dict[tuple[int | None, int], list[str]] = defaultdict(list)
    for person, body, role in held.order_by().values_list("person", "body", "role"):
        found[person, body].append(role)
    return found
