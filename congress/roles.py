"""The one table of roles and rights, which may be lent, and the only place that grants or revokes.

A right is a guardian grant of one person on one body or congress. Grants are derived from
memberships and confer nothing by themselves: `congress.people` counts a grant only together
with a membership in force.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from guardian.models import UserObjectPermissionBase
from guardian.utils import get_user_obj_perms_model

from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from congress.people.models.bodies import Body
    from congress.people.models.memberships import Membership
    from congress.people.models.people import Person

GrantBase = UserObjectPermissionBase


class Right(TextChoices):
    """What may be done, named after the verb; the value is the permission's codename."""

    DRAFT = "draft", _("soạn thảo")
    SUBMIT = "submit", _("trình")
    REVIEW = "review", _("thẩm định")
    VERIFY = "verify", _("thẩm tra")
    DECIDE = "decide", _("biểu quyết")
    RECORD = "record", _("ghi nhận kết quả")
    SIGN = "sign", _("ký duyệt")
    COORDINATE = "coordinate", _("theo dõi, đôn đốc")
    VIEW = "view", _("xem")
    VIEW_CONFIDENTIAL = "view_confidential", _("xem hồ sơ hạn chế")


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One role in a body: its name, its rights on that body, its place in a list (head first)."""

    label: Any
    rights: frozenset[Right]

    @property
    def votes(self) -> bool:
        """Whether who holds the role belongs to the body's electorate."""
        return Right.DECIDE in self.rights


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of body: its name, and the rights on the whole congress that a role in it brings."""

    label: Any
    congress_rights: Mapping[str, frozenset[Right]] = field(default_factory=dict)


READING = frozenset({Right.VIEW, Right.VIEW_CONFIDENTIAL})
SECRETARIAL = READING | {
    Right.DRAFT,
    Right.SUBMIT,
    Right.REVIEW,
    Right.VERIFY,
    Right.RECORD,
    Right.DECIDE,
}

# Order matters: it is the order in which the people of a body are listed and telephoned.
ROLES: dict[str, RoleRow] = {
    "head": RoleRow(_("Trưởng"), SECRETARIAL | {Right.SIGN}),
    "deputy": RoleRow(_("Phó Trưởng"), SECRETARIAL),
    "secretary": RoleRow(_("Thư ký"), SECRETARIAL),
    # Holds no right of its own: what a named person lent it, while he himself has it (`lent`).
    "delegate": RoleRow(_("Người được ủy quyền"), frozenset()),
    "editor": RoleRow(_("Tổ biên tập"), READING | {Right.DRAFT, Right.DECIDE}),
    "member": RoleRow(_("Ủy viên"), READING | {Right.DECIDE}),
    "clerk": RoleRow(_("Thư ký giúp việc"), READING | {Right.RECORD, Right.REVIEW}),
    "observer": RoleRow(_("Người theo dõi"), frozenset({Right.VIEW})),
}

DELEGATE = "delegate"
# A vote cannot be lent, and neither can what is held on the whole congress. Who is lent anything reads too.
LENDABLE = READING | {Right.DRAFT, Right.SUBMIT, Right.REVIEW, Right.VERIFY, Right.RECORD, Right.SIGN}

COORDINATING = frozenset({Right.COORDINATE})
RECORDING = frozenset({Right.RECORD})

KINDS: dict[str, KindRow] = {
    "chair": KindRow(_("Chủ tịch")),
    "collective": KindRow(_("Cơ quan lãnh đạo tập thể")),
    "inspection": KindRow(_("Ban Kiểm tra")),
    "office": KindRow(_("Văn phòng"), {"head": RECORDING, "secretary": RECORDING}),
    "organising": KindRow(_("Ban Tổ chức Đại hội"), {"head": COORDINATING, "secretary": COORDINATING}),
    "subcommittee": KindRow(_("Tiểu ban")),
    "department": KindRow(_("Ban, bộ phận chuyên môn")),
    "unit": KindRow(_("Đơn vị trực thuộc")),
}
# Bodies of these kinds are reported to: they are asked, never urged.
REPORTED_TO = frozenset({"chair", "collective"})
# Of this kind is the body over whose desk papers pass: it looks at their form.
OFFICE = "office"
# Who sits in a body of these kinds is asked and answers: no sight of packages comes with it.
ASKED = frozenset({"unit"})
ANSWERING = frozenset({Right.REVIEW})


def right_choices() -> list[tuple[str, Any]]:
    """Codes and names of all rights: the permissions a body and a congress declare."""
    return [(right.value, right.label) for right in Right]


def role_choices() -> list[tuple[str, Any]]:
    """Codes and names of all roles, head first."""
    return [(code, row.label) for code, row in ROLES.items()]


def kind_choices() -> list[tuple[str, Any]]:
    """Codes and names of all kinds of bodies."""
    return [(code, row.label) for code, row in KINDS.items()]


def body_rights(role: str) -> frozenset[Right]:
    """Rights a role brings on its body; none for a code that is no longer in the table."""
    row = ROLES.get(role)
    return row.rights if row else frozenset()


def limited(rights: frozenset[Right], kind: str) -> frozenset[Right]:
    """Those of the rights that a body of that kind leaves to who sits in it."""
    return rights & ANSWERING if kind in ASKED else rights


def lent(scope: Iterable[str], roles: Iterable[str]) -> frozenset[Right]:
    """Rights that reach a delegate: those in `scope` that the lender's own `roles` in the body bring.

    Roles of a delegate bring none, so nothing that was borrowed is lent on.
    """
    own = frozenset().union(*map(body_rights, roles))
    return own & LENDABLE & {Right(name) for name in scope if name in Right}


def congress_rights(kind: str, role: str) -> frozenset[Right]:
    """Rights a role in a body of that kind brings on the whole congress."""
    row = KINDS.get(kind)
    return row.congress_rights.get(role, frozenset()) if row else frozenset()


def roles_with(right: str) -> list[str]:
    """Codes of the roles that bring the right on their body, head first."""
    return [code for code, row in ROLES.items() if right in row.rights]


def kinds_and_roles_with(right: str) -> list[tuple[str, str]]:
    """Pairs (kind, role) that bring the right on the whole congress."""
    return [
        (kind, role)
        for kind, row in KINDS.items()
        for role, rights in row.congress_rights.items()
        if right in rights
    ]


def grant(person: Person, right: str, obj: Any) -> None:
    """Give one right on one object (with a direct-FK grant model); nothing if it is there already."""
    _add(person, [right], obj)


def revoke(person: Person, right: str, obj: Any) -> None:
    """Take one right on one object away; nothing if it is not there."""
    _grants(obj).objects.filter(user=person, content_object=obj, permission__codename=right).delete()


def sync(person: Person, body: Body) -> None:
    """Make the person's grants on the body and its congress equal what memberships derive.

    A membership counts until the end of its last day (inclusive), also one that has not begun:
    so nothing has to run on the day it begins. An inactive person derives nothing, and lends nothing.
    """
    rows = person.memberships.not_ended(clock.today()).filter(body__congress=body.congress_id)
    held = list(rows.select_related("body")) if person.is_active else []
    here = [seat for seat in held if seat.body_id == body.pk]
    borrowed: frozenset[Right] = frozenset()
    for seat in here:
        lender = seat.delegator if seat.role == DELEGATE else None
        if lender is not None and lender.is_active:
            theirs = lender.memberships.not_ended(clock.today()).filter(body=body)
            borrowed |= lent(seat.scope, theirs.values_list("role", flat=True))
    on_body = frozenset().union(*(body_rights(seat.role) for seat in here), borrowed)
    on_congress = frozenset().union(*(congress_rights(seat.body.kind, seat.role) for seat in held))
    with transaction.atomic():
        _equalise(person, limited(on_body, body.kind), body)
        _equalise(person, on_congress, body.congress)


def sync_new(seats: Sequence[Membership]) -> None:
    """The same as `sync` for many seats just given, none of them lent: their grants in a few queries."""
    today = clock.today()
    live = [seat for seat in seats if seat.person.is_active and (seat.end is None or seat.end >= today)]
    if not live:
        return
    on_bodies = {
        (seat.person_id, right.value, seat.body_id)
        for seat in live
        for right in limited(body_rights(seat.role), seat.body.kind)
    }
    on_congress = {
        (seat.person_id, right.value, seat.body.congress_id)
        for seat in live
        for right in congress_rights(seat.body.kind, seat.role)
    }
    with transaction.atomic():
        _add_many(live[0].body, on_bodies)
        _add_many(live[0].body.congress, on_congress)


def sync_delegates(person: Person, body: Body) -> None:
    """The same for everybody to whom the person lends in that body: what he lost, they lost."""
    lending = person.delegations.not_ended(clock.today()).filter(body=body).select_related("person")
    for seat in lending:
        sync(seat.person, body)


def _equalise(person: Person, wanted: Iterable[Right], obj: Any) -> None:
    names = {str(right) for right in wanted}
    grants = _grants(obj).objects.filter(user=person, content_object=obj)
    held = dict(grants.values_list("permission__codename", "pk"))
    surplus = [pk for name, pk in held.items() if name not in names]
    if surplus:
        grants.filter(pk__in=surplus).delete()
    _add(person, sorted(names - held.keys()), obj)


def _add(person: Person, names: Iterable[str], obj: Any) -> None:
    _add_many(obj, {(person.pk, str(name), obj.pk) for name in names})


def _add_many(like: Any, wanted: Collection[tuple[int, str, int]]) -> None:
    """Grants (person, right, row) on rows of the table of `like`, those that are there already aside."""
    if not wanted:
        return
    model, meta = _grants(like), like._meta
    names = {str(name) for _person, name, _row in wanted}
    permissions = Permission.objects.filter(
        content_type__app_label=meta.app_label, content_type__model=meta.model_name, codename__in=names
    )
    known = {permission.codename: permission for permission in permissions}
    # A right without its permission row would be silently no right (guardian's trap).
    if known.keys() != names:
        message = f"permission rows missing for {sorted(names - known.keys())} on {meta.label}: run migrate"
        raise LookupError(message)
    rows = [
        model(user_id=person, permission=known[str(name)], content_object_id=row)
        for person, name, row in sorted(wanted)
    ]
    model.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def _grants(obj: Any) -> type[Any]:
    return get_user_obj_perms_model(obj)
