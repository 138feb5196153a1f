"""Verbs about packages that are not steps of a procedure."""

from documents.services.calls import record_call
from documents.services.copies import hand_out, take_back
from documents.services.packages import (
    PackageRefused,
    assign,
    quorum_of,
    settle_duties,
)
from documents.services.signing import fault_of, sign_on_paper, signers, signing_move
from documents.services.taking_in import receive, receive_text, take_in

__all__ = [
    "PackageRefused",
    "assign",
    "fault_of",
    "hand_out",
    "quorum_of",
    "receive",
    "receive_text",
    "record_call",
    "settle_duties",
    "sign_on_paper",
    "signers",
    "signing_move",
    "take_back",
    "take_in",
]
