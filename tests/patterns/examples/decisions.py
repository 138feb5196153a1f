"""Adaptations that add a decided state, and copies that go on from one."""

from __future__ import annotations

from tests.patterns.examples.council import ANEW, COUNCIL, VALIDATED, decided
from tests.patterns.walking import Do, Example

LATER = '{ name = "spawn", kind = "later", linked = true }'


def deciding(state: str, verb: str) -> tuple[Do, ...]:
    """What must go well and what must not, wherever there is one decided state more."""
    return (
        Do("lan", verb, refused="not_now"),
        Do("lan", "present"),
        Do("an", verb, offered="", refused="forbidden"),
        Do("lan", verb, offered=f"accept {verb}"),
        Do("lan", "accept", offered="back", refused="not_now"),
        Do("lan", "back"),
        Do("lan", verb),
    )


def decisions(state: str) -> tuple[str, ...]:
    """The trace of them."""
    return (
        "an: - > validated",
        "lan: validated > itempublished",
        f"lan: itempublished > {state}",
        f"lan: {state} > itempublished",
        f"lan: itempublished > {state}",
    )


def one_more(name: str, state: str, verb: str) -> Example:
    """An adaptation that adds a decided state, and nothing else."""
    return Example(name, decided(state, verb), deciding(state, verb), decisions(state), roles=COUNCIL)


refused = one_more("refused", "refused", "refuse")
removed = one_more("removed", "removed", "remove")
mark_not_applicable = one_more("mark_not_applicable", "marked_not_applicable", "mark_not_applicable")
accepted_but_modified = one_more("accepted_but_modified", "accepted_but_modified", "accept_but_modify")


def copied(
    name: str,
    state: str,
    verb: str,
    *,
    kind: str,
    on: tuple[Do, ...],
    ends: tuple[str, ...],
    effects: str = "",
) -> Example:
    """An adaptation that adds a decided state from which a copy goes on; `on` is what happens then."""
    return Example(
        name,
        decided(state, verb, effects=f"{LATER}{effects}"),
        (
            Do("lan", "present"),
            Do("an", verb, refused="forbidden"),
            Do("lan", verb),
            Do("lan", verb, refused="not_now"),
            *on,
        ),
        (
            "an: - > validated",
            "lan: validated > itempublished",
            f"lan: itempublished > {state}",
            *(f"1| {one}" for one in ends),
        ),
        roles=COUNCIL,
        kinds={"later": kind},
        facts={"number": "12", "scan": "S-7"},
    )


AGAIN = ("lan: - > itemcreated", "an: itemcreated > proposed")
NEXT = ("lan: - > validated", "lan: validated > presented")
PROPOSE = (Do("an", "propose", copy=1, holds={"facts": {}}),)
PRESENT = (Do("lan", "present", copy=1, holds={"facts": {}}),)

# The copy begins anew with those who proposed it.
delayed = copied("delayed", "delayed", "delay", kind=ANEW, on=PROPOSE, ends=AGAIN)
removed_and_duplicated = copied(
    "removed_and_duplicated", "removed", "remove", kind=ANEW, on=PROPOSE, ends=AGAIN
)

# The copy is validated at once, for the next meeting; a number is kept, the mark of a scan moves over.
postpone_next_meeting = copied(
    "postpone_next_meeting",
    "postponed_next_meeting",
    "postpone_next_meeting",
    kind=VALIDATED,
    on=PRESENT,
    ends=NEXT,
)
postpone_next_meeting_keep_internal_number = copied(
    "postpone_next_meeting_keep_internal_number",
    "postponed_next_meeting",
    "postpone_next_meeting",
    kind=VALIDATED,
    on=(
        Do(holds={"facts": {"number": "12", "scan": "S-7"}}),
        Do("lan", "present", copy=1, holds={"facts": {"number": "12"}}),
    ),
    ends=NEXT,
    effects=', { name = "hand_over", what = "number" }',
)
postpone_next_meeting_transfer_annex_scan_id = copied(
    "postpone_next_meeting_transfer_annex_scan_id",
    "postponed_next_meeting",
    "postpone_next_meeting",
    kind=VALIDATED,
    on=(
        Do(holds={"facts": {"number": "12"}}),
        Do("lan", "present", copy=1, holds={"facts": {"scan": "S-7"}}),
    ),
    ends=NEXT,
    effects=', { name = "hand_over", what = "scan", keep = false }',
)
transfered_and_duplicated = copied(
    "transfered_and_duplicated", "transfered", "transfer", kind=VALIDATED, on=PRESENT, ends=NEXT
)

# Sent to another authority: there it is a matter of its own, that begins at its beginning and is linked.
transfered = Example(
    "transfered",
    decided("transfered", "transfer", effects='{ name = "spawn", kind = "elsewhere", linked = true }'),
    (
        Do("lan", "present"),
        Do("an", "transfer", refused="forbidden"),
        Do("lan", "transfer"),
        Do("an", "receive", copy=1, refused="forbidden"),
        Do("em", "receive", copy=1),
        Do("lan", "accept", refused="not_now"),
    ),
    (
        "an: - > validated",
        "lan: validated > itempublished",
        "lan: itempublished > transfered",
        "1| lan: - > sent",
        "1| em: sent > received",
    ),
    roles=COUNCIL,
    kinds={
        "elsewhere": """
start = { code = "start", label = "Gửi", to = "sent", right = "act", holder = "manager" }
stage = [{ code = "sent" }, { code = "received", terminal = true }]
transition = [{ code = "receive", from = ["sent"], to = "received", holder = "observer" }]
"""
    },
)

# Decided for the time being: it may still be worded, and then accepted one way or the other.
pre_accepted = Example(
    "pre_accepted",
    """
stage = [
  { code = "itempublished" }, { code = "pre_accepted" },
  { code = "accepted", terminal = true }, { code = "accepted_but_modified", terminal = true },
]
transition = [
  { code = "pre_accept", from = ["itempublished"], to = "pre_accepted", holder = "manager" },
  { code = "word", from = ["pre_accepted"], holder = "manager", effects = [
    { name = "write", text = "hai" },
  ] },
  { code = "accept", from = ["itempublished", "pre_accepted"], to = "accepted", holder = "manager" },
  { code = "accept_but_modify", from = ["pre_accepted"], to = "accepted_but_modified", holder = "manager" },
]
""",
    (
        Do("lan", "word", offered="pre_accept accept", refused="not_now"),
        Do("lan", "pre_accept"),
        Do("an", "word", refused="forbidden"),
        Do("lan", "word", offered="word accept accept_but_modify"),
        Do("lan", "accept_but_modify", holds={"text": "hai"}),
        Do("lan", "word", refused="not_now"),
    ),
    (
        "an: - > itempublished",
        "lan: itempublished > pre_accepted",
        "lan: pre_accepted > pre_accepted",
        "lan: pre_accepted > accepted_but_modified",
    ),
    roles=COUNCIL,
)

# Before it can be accepted it is said that the meeting took it up.
itemdecided = Example(
    "itemdecided",
    """
stage = [{ code = "itempublished" }, { code = "itemdecided" }, { code = "accepted", terminal = true }]
transition = [
  { code = "itemdecide", from = ["itempublished"], to = "itemdecided", holder = "manager" },
  { code = "accept", from = ["itemdecided"], to = "accepted", holder = "manager" },
  { code = "back", from = ["itemdecided"], to = "itempublished", holder = "manager" },
]
""",
    (
        Do("lan", "accept", offered="itemdecide", refused="not_now"),
        Do("an", "itemdecide", offered="", refused="forbidden"),
        Do("lan", "itemdecide"),
        Do("lan", "accept", offered="accept back"),
    ),
    ("an: - > itempublished", "lan: itempublished > itemdecided", "lan: itemdecided > accepted"),
    roles=COUNCIL,
)
