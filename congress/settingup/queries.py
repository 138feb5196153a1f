"""What stands before somebody sets up: congresses, what a kind is bound to, which roles nobody fills."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept

from congress.people.models.bodies import Body, Congress
from congress.people.models.memberships import Membership
from congress.people.queries.congresses import office_body
from congress.people.queries.seats import in_rank
from congress.roles import KINDS
from congress.settingup.models import CongressKind
from congress.settingup.offers import OfferedKind, offered_kinds
from congress.settingup.proposals import ProposedBody, filled_roles
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def congresses_mark() -> str:
    """What a form carries back: another once a congress was set up since."""
    last: int | None = Congress.objects.aggregate(last=Max("pk"))["last"]
    return str(last or 0)


def body_mark(body: Body) -> str:
    """What a page about a body carries back: another once its name or rule was changed."""
    rule = (body.quorum_num, body.quorum_den, body.quorum_strict, body.majority_num, body.majority_den)
    said = repr((body.name, *rule, body.majority_strict, body.majority_base))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def scope_of(congress: Congress | None) -> str:
    """Whose editions of procedures those of one congress are; "" for those of all."""
    return f"congress:{congress.pk}" if congress else ""


def bodies_of(congress: Congress) -> tuple[ProposedBody, ...]:
    """The bodies of a congress as they are proposed to the next."""
    rows = Body.objects.filter(congress=congress).order_by("pk")
    return tuple(ProposedBody(body.code, body.name, body.kind) for body in rows)


def bindings_of(congress: Congress) -> dict[str, Mapping[str, Sequence[str]]]:
    """kind -> role -> codes of bodies, as the congress has them; every kind there is where it never chose."""
    rows = dict(CongressKind.objects.filter(congress=congress).values_list("code", "bound"))
    return rows or {
        kind.code: {role: offered.proposed for role, offered in kind.roles.items()}
        for kind in offered_kinds(congress).values()
    }


def proposed_bindings(
    kinds: Iterable[str], bodies: Sequence[ProposedBody], congress: Congress | None = None
) -> dict[str, dict[str, tuple[str, ...]]]:
    """kind -> role -> codes of those of these bodies that are proposed to fill it.

    With a `congress` its own kinds are among them.
    """
    offered = offered_kinds(congress)
    return {
        code: {role: filled_roles(one.proposed, bodies) for role, one in offered[code].roles.items()}
        for code in kinds
        if code in offered
    }


def unfilled(
    bindings: Mapping[str, Mapping[str, Sequence[str]]],
    bodies: Sequence[ProposedBody],
    congress: Congress | None = None,
) -> list[str]:
    """A sentence for each kind with roles that nobody fills, or only a body of the wrong sort."""
    sorts, offered = {one.code: one.kind for one in bodies}, offered_kinds(congress)
    found = []
    for code, bound in bindings.items():
        kind = offered.get(code)
        lacking = [] if kind is None else _lacking(kind, bound, sorts)
        if kind is not None and lacking:
            facts = {"kind": kind.title, "roles": "; ".join(lacking)}
            words = _("“%(kind)s” chưa có cơ quan nào giữ vai trò: %(roles)s.")
            found.append(words % facts)
    return found


def _lacking(kind: OfferedKind, bound: Mapping[str, Sequence[str]], sorts: Mapping[str, str]) -> list[str]:
    """Names of the roles without a body that may fill them, each with the sorts of body that may."""
    found = []
    for role, offered in kind.roles.items():
        able = [code for code in bound.get(role, ()) if code in sorts]
        if any(not offered.kinds or sorts[code] in offered.kinds for code in able):
            continue
        sort = ", ".join(str(KINDS[one].label) for one in sorted(offered.kinds))
        found.append(f"{offered.label} ({sort})" if sort else str(offered.label))
    return found


def roles_by_body(
    bindings: Mapping[str, Mapping[str, Sequence[str]]], congress: Congress | None = None
) -> dict[str, str]:
    """code of a body -> what it does in the packages, each once: "chủ trì soạn thảo; ký duyệt"."""
    offered, found = offered_kinds(congress), defaultdict[str, dict[str, None]](dict)
    for kind, bound in bindings.items():
        roles = offered[kind].roles if kind in offered else {}
        for role, codes in bound.items():
            for code in codes:
                if role in roles:
                    found[code][str(roles[role].label)] = None
    return {code: "; ".join(labels) for code, labels in found.items()}


def office_of(congress: Congress) -> tuple[Body | None, list[Membership]]:
    """The office of a congress, if it has one, and who sits there now or from a later day."""
    office = office_body(congress)
    if office is None:
        return None, []
    return office, list(in_rank(Membership.objects.not_ended(clock.today()).filter(body=office)))


def signs_for_office(congress: Congress) -> tuple[str, str, str]:
    """What frames the signature on a letter of the office: by whose order it signs, as what, and the name.

    The head of the office signs by order of the head of the association (Nghị định 30/2020, Điều 13.4); "" in
    the first line where the congress has nobody above it, in the last where nobody heads the office.
    """
    chair = Body.objects.filter(congress=congress, kind="chair").order_by("pk").first()
    _office, people = office_of(congress)
    head = next((seat for seat in people if seat.role == "head" and seat.start <= clock.today()), None)
    order = _kept("TL. %(head)s") % {"head": chair.name.upper()} if chair else ""
    title = (head.title if head else "") or _kept("Chánh Văn phòng")
    return order, title.upper(), head.person.full_name if head else ""
