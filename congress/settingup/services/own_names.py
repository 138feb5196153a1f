"""Kinds of body and roles that a congress adds by name: data, while what each may do stays in the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Congress
from congress.people.services.journal import log
from congress.people.words.own_names import SORTS, OwnName, own_names
from congress.settingup.words import NAME_ADDED, NAME_ENDED
from workflows.engine import whole
from workflows.errors import Unmet
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from congress.people.models.people import Person

LONGEST = 60


@whole()
def add_own_name(congress: Congress, sort: str, label: str, like: str, *, by: Person | None) -> OwnName:
    """One more kind of body or role (`sort` of `SORTS`), with the rights of the shipped one `like`.

    Said twice it is one. The caller has asked whether `by` may. Raises Unmet where name or likeness will
    not do, or where the name already means another.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    said = OwnName(clean(label), like)
    known = own_names(held, sort)
    if said in known:
        return said
    faults = {name: told for name, told in _faults(said, sort, known).items() if told}
    if faults:
        raise Unmet(fields=faults)
    _keep(held, sort, [*known, said])
    facts = {"sort": str(SORTS[sort].title), "name": said.label}
    log(by, held, NAME_ADDED % (facts | {"like": str(dict(SORTS[sort].shipped())[like])}))
    return said


@whole()
def end_own_name(congress: Congress, sort: str, label: str, *, by: Person | None) -> None:
    """Offer that name no more; bodies and seats that bear it keep it, and their rights.

    The caller has asked whether `by` may. Raises Unmet where there is no such name.
    """
    held = Congress.objects.select_for_update().get(pk=congress.pk)
    known = own_names(held, sort)
    left = [own_name for own_name in known if own_name.label != clean(label)]
    if left == known:
        raise Unmet(_("Không có tên này; có thể người khác vừa bỏ. Đề nghị xem lại."))
    _keep(held, sort, left)
    log(by, held, NAME_ENDED % {"sort": str(SORTS[sort].title), "name": clean(label)})


def _keep(held: Congress, sort: str, names: list[OwnName]) -> None:
    held.own = held.own | {sort: [{"label": own_name.label, "like": own_name.like} for own_name in names]}
    held.save()


def _faults(said: OwnName, sort: str, known: list[OwnName]) -> dict[str, list[str]]:
    shipped = dict(SORTS[sort].shipped())
    taken = {searchable(str(label)) for label in shipped.values()} | {
        searchable(own_name.label) for own_name in known
    }
    label = []
    if not said.label:
        label = [_("Chưa ghi tên.")]
    elif len(said.label) > LONGEST:
        label = [_("Tên dài quá %(most)d chữ.") % {"most": LONGEST}]
    elif searchable(said.label) in taken:
        label = [_("Đã có tên này. Đề nghị ghi tên khác.")]
    return {"label": label, "like": [] if said.like in shipped else [_("Chưa chọn quyền như loại nào.")]}
