"""Who may what today, and who sits where: the reading side of people, bodies and rights.

Everywhere a right counts only where a grant exists and a membership in force has a role whose row
in `congress.roles` gives it, or lends it: a delegate's seat counts only while the one who lent it
has the right by a seat of his own. `is_superuser` gives nothing; an inactive account has nothing.
`on` is a date in Hà Nội, today by default.
"""

from congress.queries.hats import Capacity, Hat, Hats, capacity, hats, lender_of
from congress.queries.seats import (
    absences,
    contact,
    contacts,
    decisions_on,
    electorate,
    held_right,
    holders_of,
    in_rank,
    members_of_congress,
    people_who_may,
    people_who_may_on_congress,
    seen,
)

__all__ = [
    "Capacity",
    "Hat",
    "Hats",
    "absences",
    "capacity",
    "contact",
    "contacts",
    "decisions_on",
    "electorate",
    "hats",
    "held_right",
    "holders_of",
    "in_rank",
    "lender_of",
    "members_of_congress",
    "people_who_may",
    "people_who_may_on_congress",
    "seen",
]
