"""Taking a procedure into use: for all congresses or for one, with its text as it was uploaded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.settingup.queries import bindings_of, bodies_of, scope_of, unfilled
from congress.settingup.services.binding import bind_kind
from documents.packages.kinds import kind_of
from documents.packages.queries.bindings import kinds_of
from documents.procedures.queries import code_fault, title_fault
from documents.procedures.services.hearing import tell_of_edition
from workflows import engine
from workflows.errors import Stale, Unmet
from workflows.models import Edition
from workflows.once import once
from workflows.procedures import store
from workflows.reasons import is_reason
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from workflows.procedures.schema import Definition


@dataclass(frozen=True, slots=True)
class NewEdition:
    """What is to be taken into use: for `congress` alone, or for all that have none of their own."""

    definition: Definition
    reason: str
    congress: Congress | None = None
    source: bytes = b""
    new: bool = False
    seen: tuple[str, str] = ("", "")

    @property
    def scope(self) -> str:
        """Whose editions it is among."""
        return scope_of(self.congress)


def adopt(
    definition: Definition,
    *,
    by: Person | None,
    reason: str,
    congress: Congress | None = None,
    source: bytes = b"",
    new: bool = False,
    seen: tuple[str, str] = ("", ""),
    request_id: str | None = None,
) -> Edition:
    """From now on new packages of this kind start with this procedure; running ones stay on theirs.

    Those of `congress`, or without one those of every congress that has no edition of its own. The caller
    has linted the definition and asked whether `by` may edit procedures; None is the command line. `seen` is
    the scope whose text the changes were told of and its `mark_in_force`; another there raises Stale. The
    same `request_id` gives the edition it made before, and raises Stale when that one says otherwise.
    Raises Unmet without a reason, when nothing would change, and for a `new` kind whose code another bears.
    """
    said = NewEdition(definition, clean(reason, lines=True), congress, source, new, seen)
    edition: Edition = once(
        Edition.objects.filter(by=by).select_related("version"),
        request_id,
        lambda: _adopted(said, by, request_id),
        same=lambda row: (row.scope, row.reason, bytes(row.source)) == (said.scope, said.reason, source),
    )
    return edition


@engine.whole()
def _adopted(new: NewEdition, by: Person | None, request_id: str | None) -> Edition:
    if not is_reason(new.reason):
        raise Unmet(fields={"reason": [_("Phải nêu rõ lý do thay đổi quy trình.")]})
    code = new.definition.code
    taken = code_fault(code) if new.new else ""
    if taken:
        raise Unmet(fields={"code": [taken]})
    scope, mark = new.seen
    if mark and mark != mark_in_force(code, scope):
        raise Stale(_("Quy trình đã được sửa sau khi trang này được mở. Đề nghị xem lại những gì thay đổi."))
    known = store.in_force(code, new.scope) if code in store.codes(new.scope) else None
    if known and store.canonical(known) == store.canonical(new.definition):
        raise Unmet(_("Quy trình giống hệt quy trình đang dùng, nên không lập lần mới."))
    title = kind_of(new.definition).written
    alike = title_fault(title, code, new.scope) if known is None or kind_of(known).written != title else ""
    if alike:
        raise Unmet(alike)
    version = store.keep_definition(new.definition)
    facts = {"scope": new.scope, "reason": new.reason, "source": new.source, "request_id": request_id}
    made: Edition = Edition.objects.create(version=version, by=by, **facts)
    tell_of_edition(new.definition, reason=new.reason, congress=new.congress, by=by)
    return made


def mark_in_force(code: str, scope: str) -> str:
    """What a page carries back: another once another text is in force there; "" for a new kind."""
    if code not in store.codes(scope):
        return ""
    return store.definition_digest(store.canonical(store.in_force(code, scope)))


@engine.whole()
def let_bodies_follow(congress: Congress, definition: Definition, *, by: Person) -> None:
    """New packages here go to the bodies that the text names, where the congress has the kind.

    A congress that hides the kind goes on hiding it; packages on their way keep the bodies they have. Raises
    Unmet for a role that nobody here fills. The caller has asked whether `by` may.
    """
    code, kind = definition.code, kind_of(definition)
    named = {role: list(codes) for role, codes in kind.bodies.items()}
    held = {role: list(codes) for role, codes in bindings_of(congress).get(code, {}).items()}
    if code in kinds_of(congress) and held | named != held:
        bind_kind(congress, code, held | named, by=by)


@engine.whole()
def give_kind(congress: Congress, definition: Definition, *, by: Person) -> bool:
    """Let a congress have a kind that was just adopted, where its own bodies fill every role the text names.

    False where one is lacking: then the roles are first given to bodies. The caller has asked whether he may.
    """
    if definition.code in kinds_of(congress):
        return True
    bodies = bodies_of(congress)
    known = {one.code for one in bodies}
    named = kind_of(definition).bodies
    bound = {role: [code for code in codes if code in known] for role, codes in named.items()}
    if unfilled({definition.code: bound}, bodies, congress) or len(bound["lead"]) > 1:
        return False
    bind_kind(congress, definition.code, bound, by=by)
    return True
