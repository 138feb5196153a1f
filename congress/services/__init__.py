"""The verbs of the congress: appoint, end, replace, record and correct; each one transaction."""

from congress.services.absences import cancel_absence, delegate, record_absence
from congress.services.accounts import (
    NewPerson,
    SlipRefused,
    cancel_slips,
    create_account,
    issue_slip,
    set_open,
    suggest_username,
    use_slip,
)
from congress.services.decisions import DecisionRefused, correct_decision, record_decision
from congress.services.journal import entries
from congress.services.people import appoint, end_membership, replace_head, settle_grants
from congress.services.welcome import welcome

__all__ = [
    "DecisionRefused",
    "NewPerson",
    "SlipRefused",
    "appoint",
    "cancel_absence",
    "cancel_slips",
    "correct_decision",
    "create_account",
    "delegate",
    "end_membership",
    "entries",
    "issue_slip",
    "record_absence",
    "record_decision",
    "replace_head",
    "set_open",
    "settle_grants",
    "suggest_username",
    "use_slip",
    "welcome",
]
