"""Tables of the congress: people, units, bodies, who sits where and until when, and what was decided."""

from congress.meetings.models import Decision
from congress.people.models.associations import Association, Emblem
from congress.people.models.bodies import Body, BodyGrant, Congress, CongressGrant
from congress.people.models.links import CalendarLink, UnitLink
from congress.people.models.lists import ListFile
from congress.people.models.mailings import Mailing
from congress.people.models.memberships import Membership, NeverDeleted
from congress.people.models.names import NameChange
from congress.people.models.news import News, PassedOn
from congress.people.models.offices import Absence, Slip
from congress.people.models.passings import Passing
from congress.people.models.pens import PenChoice
from congress.people.models.people import Person
from congress.people.models.second_keys import KeyAsk, SecondKey
from congress.people.models.units import Unit, UnitSuccession
from congress.people.models.urgings import UrgedWork, Urging
from congress.settingup.models import CongressKind, Postponement

__all__ = [
    "Absence",
    "Association",
    "Body",
    "BodyGrant",
    "CalendarLink",
    "Congress",
    "CongressGrant",
    "CongressKind",
    "Decision",
    "Emblem",
    "KeyAsk",
    "ListFile",
    "Mailing",
    "Membership",
    "NameChange",
    "NeverDeleted",
    "News",
    "PassedOn",
    "Passing",
    "PenChoice",
    "Person",
    "Postponement",
    "SecondKey",
    "Slip",
    "Unit",
    "UnitLink",
    "UnitSuccession",
    "UrgedWork",
    "Urging",
]
