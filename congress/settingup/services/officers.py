"""The first person of an office: with an account and a slip he can enter everybody else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.services.accounts import NewPerson, create_account, issue_slip
from congress.people.services.journal import log
from congress.people.services.seats import appoint
from congress.settingup.queries import office_of
from congress.settingup.words import FIRST_OFFICER
from workflows import clock
from workflows.engine import whole
from workflows.errors import Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


@whole()
def seat_first_officer(congress: Congress, new: NewPerson, *, by: Person) -> tuple[str, str]:
    """Make the account, the seat at the head of the office from today, and a slip: (user name, its code).

    The caller has asked whether `by` may. Raises Unmet where there is no office, or somebody sits there.
    """
    office, officers = office_of(congress)
    if office is None:
        raise Unmet(_("Đại hội này chưa có Văn phòng."))
    if officers:
        raise Unmet(_("Văn phòng đã có người; người tiếp theo do Văn phòng ghi."))
    person = create_account(replace(new, association=congress.association), by=by)
    seat = appoint(person, office, role="head", start=clock.today(), phone=new.phone)
    log(by, seat, FIRST_OFFICER % {"who": person, "body": office.name}, new=True)
    _slip, code = issue_slip(person, by=by)
    person.refresh_from_db(fields=["username"])
    return str(person.username), code
