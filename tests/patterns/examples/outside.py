"""Adaptations for what is decided without a meeting, in an emergency or not, with a copy or without."""

from __future__ import annotations

from tests.patterns.examples.council import COUNCIL, VALIDATED
from tests.patterns.walking import Do, Example


def out_of_meeting(verb: str, *, guards: str, copied: bool) -> str:
    """An item that is presented to a meeting, or accepted without one where the conditions hold."""
    effects = ', effects = [{ name = "spawn", kind = "later", linked = true }]' if copied else ""
    state = verb.replace("accept", "accepted", 1)
    return f"""
stage = [
  {{ code = "validated" }}, {{ code = "presented" }},
  {{ code = "{state}", terminal = true }}, {{ code = "accepted", terminal = true }},
]
transition = [
  {{ code = "present", from = ["validated"], to = "presented", holder = "manager", guards = [
    {{ name = "coin", side = "out_of_meeting", up = false }},
  ] }},
  {{ code = "{verb}", from = ["validated"], to = "{state}", holder = "manager", guards = [
    {guards},
  ]{effects} }},
  {{ code = "back", from = ["{state}"], to = "validated", holder = "manager", aside = true }},
  {{ code = "accept", from = ["presented"], to = "accepted", holder = "manager" }},
]
"""


MAY = '{ name = "coin", side = "out_of_meeting" }'
URGENT = f'{MAY}, {{ name = "coin", side = "emergency" }}'
PLAIN, EMERGENCY = "accept_out_of_meeting", "accept_out_of_meeting_emergency"


def back_and_forth(state: str) -> tuple[str, ...]:
    """The trace of what was accepted, taken back, and accepted again."""
    return (
        "an: - > validated",
        f"lan: validated > {state}",
        f"lan: {state} > validated",
        f"lan: validated > {state}",
    )


accepted_out_of_meeting = Example(
    "accepted_out_of_meeting",
    out_of_meeting(PLAIN, guards=MAY, copied=False),
    (
        Do("lan", PLAIN, offered="present", refused="unmet"),
        Do("chi", PLAIN, coins=("out_of_meeting",), offered="", refused="forbidden"),
        Do("lan", "present", offered=PLAIN, refused="unmet"),
        Do("lan", PLAIN),
        Do("lan", "present", offered="back", refused="not_now"),
        Do("lan", "back"),
        Do("lan", PLAIN),
    ),
    back_and_forth("accepted_out_of_meeting"),
    roles=COUNCIL,
)

# The copy is validated, for a meeting: it may not be accepted without one again.
accepted_out_of_meeting_and_duplicated = Example(
    "accepted_out_of_meeting_and_duplicated",
    out_of_meeting(PLAIN, guards=MAY, copied=True),
    (
        Do("lan", PLAIN, refused="unmet"),
        Do("lan", PLAIN, coins=("out_of_meeting",)),
        Do("lan", PLAIN, copy=1, offered="present", refused="unmet"),
        Do("lan", "present", copy=1),
    ),
    (
        "an: - > validated",
        "lan: validated > accepted_out_of_meeting",
        "1| lan: - > validated",
        "1| lan: validated > presented",
    ),
    roles=COUNCIL,
    kinds={"later": VALIDATED},
)

# Both have to be there: that it may be accepted so, and that the emergency was granted.
accepted_out_of_meeting_emergency = Example(
    "accepted_out_of_meeting_emergency",
    out_of_meeting(EMERGENCY, guards=URGENT, copied=False),
    (
        Do("lan", EMERGENCY, offered="present", refused="unmet"),
        Do("lan", EMERGENCY, coins=("emergency",), offered="present", refused="unmet"),
        Do("lan", EMERGENCY, coins=("out_of_meeting",), offered="", refused="unmet"),
        Do("chi", EMERGENCY, coins=("out_of_meeting", "emergency"), offered="", refused="forbidden"),
        Do("lan", EMERGENCY, offered=EMERGENCY),
        Do("lan", "back"),
        Do("lan", EMERGENCY),
    ),
    back_and_forth("accepted_out_of_meeting_emergency"),
    roles=COUNCIL,
)

accepted_out_of_meeting_emergency_and_duplicated = Example(
    "accepted_out_of_meeting_emergency_and_duplicated",
    out_of_meeting(EMERGENCY, guards=URGENT, copied=True),
    (
        Do("lan", EMERGENCY, coins=("out_of_meeting",), refused="unmet"),
        Do("lan", EMERGENCY, coins=("out_of_meeting", "emergency")),
        Do("lan", "accept_out_of_meeting", copy=1, offered="present", refused="unmet"),
        Do("lan", "present", copy=1),
    ),
    (
        "an: - > validated",
        "lan: validated > accepted_out_of_meeting_emergency",
        "1| lan: - > validated",
        "1| lan: validated > presented",
    ),
    roles=COUNCIL,
    kinds={"later": VALIDATED},
)
