"""The first person of an office: with an account and a slip he can enter everybody else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.services.accounts import NewPerson, create_account, issue_slip
from congress.people.services.journal import log
from congress.people.services.seats import appoint, refuse_groundless
from congress.settingup.queries import office_of
from congress.settingup.words import FIRST_OFFICER
from workflows import clock
from workflows.engine import whole
from workflows.errors import Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person


@dataclass(frozen=True, slots=True)
class FirstSeat:
    """The seat at the head of the office: from which day, called what, on which paper."""

    start: date
    title: str = ""
    ground: str = ""


@whole()
def seat_first_officer(
    congress: Congress, new: NewPerson, *, by: Person, said: FirstSeat | None = None
) -> tuple[str, str]:
    """Make the account, the seat at the head of the office, and a slip: (user name, its code).

    Without `said` the seat is from today. The caller has asked whether `by` may. Raises Unmet where there is
    no office or somebody sits there, and for a day that is over without its paper.
    """
    said = said or FirstSeat(clock.today())
    refuse_groundless(said.start, said.ground)
    office, officers = office_of(congress)
    if office is None:
        raise Unmet(_("Đại hội này chưa có Văn phòng."))
    if officers:
        raise Unmet(_("Văn phòng đã có người; người tiếp theo do Văn phòng ghi."))
    person = create_account(replace(new, association=congress.association), by=by)
    seat = appoint(
        person,
        office,
        role="head",
        start=said.start,
        phone=new.phone,
        title=said.title,
        ground=said.ground,
    )
    log(by, seat, FIRST_OFFICER % {"who": person, "body": office.name}, new=True)
    _slip, code = issue_slip(person, by=by)
    person.refresh_from_db(fields=["username"])
    return str(person.username), code
