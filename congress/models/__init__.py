"""Tables of the congress: people, units, bodies, who sits where and until when, and what was decided."""

from congress.models.bodies import Body, BodyGrant, Congress, CongressGrant
from congress.models.decisions import Decision
from congress.models.memberships import Membership, NeverDeleted
from congress.models.offices import Absence, Slip
from congress.models.people import Person, Unit

__all__ = [
    "Absence",
    "Body",
    "BodyGrant",
    "Congress",
    "CongressGrant",
    "Decision",
    "Membership",
    "NeverDeleted",
    "Person",
    "Slip",
    "Unit",
]
