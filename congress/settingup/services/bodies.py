"""Bodies of a congress after it was set up: one added, another name, another rule by which one decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body, Congress
from congress.people.services.journal import log
from congress.people.services.seating import remove_body
from congress.people.words.own_names import OwnName
from congress.settingup.models import CongressKind
from congress.settingup.proposals import ProposedBody
from congress.settingup.queries import bindings_of, bodies_of, body_mark, unfilled
from congress.settingup.services.faults import body_faults
from congress.settingup.words import BODY_ADDED, BODY_CHANGED, SHARES
from workflows.engine import whole
from workflows.errors import Stale, Unmet
from workflows.text import clean

if TYPE_CHECKING:
    from congress.people.models.people import Person


@dataclass(frozen=True, slots=True)
class SaidBody:
    """What is said of a body; a share or base that is "" stays as it is."""

    name: str
    quorum: str = ""
    majority: str = ""
    base: str = ""


@whole()
def add_body(
    congress: Congress, code: str, kind: str | OwnName, said: SaidBody, *, by: Person | None
) -> Body:
    """One more body, of a shipped kind or of one that the congress added; said twice it is one.

    The caller has asked whether `by` may. Raises Unmet where code or name will not do.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    code, name = clean(code).upper(), clean(said.name)
    sort = kind if isinstance(kind, OwnName) else OwnName("", kind)
    told = {"congress": held, "code": code, "kind": sort.like, "sort": sort.label}
    before = Body.objects.filter(name=name, **told).first()
    if before is not None:
        return before
    faults = body_faults([*bodies_of(held), ProposedBody(code, name, sort.like)])
    if faults:
        raise Unmet(fields={"code": faults})
    body = Body(**told)
    _write(body, said)
    log(by, body, BODY_ADDED % {"body": body.name, "code": body.code}, new=True)
    return body


@whole()
def change_body(body: Body, said: SaidBody, *, by: Person | None, seen: str) -> Body:
    """Another name or rule: for what is decided and printed from now on; what was decided keeps its rule.

    `seen` is the mark of the page (`body_mark`). The caller has asked whether `by` may. Raises Unmet where
    the name will not do, and Stale when somebody was faster.
    """
    held = Body.objects.select_for_update(of=("self",)).select_related("congress").get(pk=body.pk)
    if seen != body_mark(held):
        words = _("Người khác vừa sửa cơ quan này, nay là “%(body)s”. Nội dung này chưa được ghi.")
        raise Stale(words % {"body": held.name})
    faults = body_faults([ProposedBody(held.code, clean(said.name), held.kind)])
    if faults:
        raise Unmet(fields={"name": faults})
    before = held.name
    _write(held, said)
    log(by, held, BODY_CHANGED % {"before": before, "after": held.name})
    return held


def _write(body: Body, said: SaidBody) -> None:
    body.name = clean(said.name)
    if said.quorum:
        body.quorum_num, body.quorum_den, body.quorum_strict = SHARES[said.quorum].share
    if said.majority:
        body.majority_num, body.majority_den, body.majority_strict = SHARES[said.majority].share
    body.majority_base = said.base or body.majority_base
    body.save()


@whole()
def leave_out_body(body: Body, *, by: Person | None, reason: str) -> str:
    """Take out a body that nothing rests on yet, and out of the kinds in which it has a part; its name.

    The caller has asked whether `by` may. Raises Unmet where it alone fills a role, or has a history.
    """
    congress = Congress.objects.select_for_update().get(pk=body.congress_id)
    bindings = {
        kind: {role: [code for code in codes if code != body.code] for role, codes in roles.items()}
        for kind, roles in bindings_of(congress).items()
    }
    kept = [one for one in bodies_of(congress) if one.code != body.code]
    faults = unfilled(bindings, kept, congress)
    if faults:
        words = _("%(body)s đang giữ vai trò mà chưa cơ quan nào khác giữ; phân công lại rồi mới bỏ được.")
        raise Unmet(words % {"body": body.name}, *faults)
    name = remove_body(body, by=by, reason=reason)
    for row in CongressKind.objects.filter(congress=congress):
        row.bound = bindings[row.code]
        row.save(update_fields=["bound"])
    return name
