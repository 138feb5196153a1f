"""An account for somebody new to an association: who may be known is asked about, never made twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.people import Person
from congress.people.queries.reach import people_of, person_by_telephone
from congress.people.services.accounts import create_account
from congress.people.words.naming import same_name
from workflows.engine import whole
from workflows.errors import Unmet
from workflows.text import searchable

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.services.accounts import NewPerson


@whole()
def enter_account(new: NewPerson, congress: Congress, *, by: Person | None, namesake: bool = False) -> Person:
    """A person with an account; the same request gives the one that it made before.

    `namesake` says that he is another than those of his name. Raises Unmet where somebody known, to this
    association or to another on the server, may be meant, and as `create_account` does.
    """
    made = bool(new.request_id) and Person.objects.filter(request_id=new.request_id).exists()
    if not (namesake or made):
        mine = people_of(congress)
        known = person_by_telephone(new.full_name, [new.phone])
        if known is not None and not mine.filter(pk=known.pk).exists():
            words = _(
                "Người có họ tên và số điện thoại này đã được tổ chức khác ghi trên hệ thống. "
                "Giao nhiệm vụ tại trang Ghi nhiệm vụ thì vẫn là một người; "
                "nếu là người khác thì đánh dấu “Người khác trùng họ tên”."
            )
            raise Unmet(fields={"full_name": [words]})
        alike = mine.filter(folded=searchable(new.full_name)[:150])
        if any(same_name(person.full_name) == same_name(new.full_name) for person in alike):
            words = _(
                "Đã có người tên %(name)s: tìm tại trang Tài khoản rồi cấp phiếu cho người ấy; "
                "nếu là người khác thì đánh dấu “Người khác trùng họ tên”."
            )
            raise Unmet(fields={"full_name": [words % {"name": new.full_name}]})
    return create_account(replace(new, association=congress.association), by=by)
