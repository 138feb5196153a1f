"""Adaptations of a meeting and of what it means for the items on its agenda: both follow procedures."""

from __future__ import annotations

from itertools import pairwise

from tests.patterns.examples.council import COUNCIL, VERBS, item, meeting
from tests.patterns.walking import Do, Example

# Whoever may begin a meeting, and who only reads about it: those who see all, and those who see little.
READERS = {**COUNCIL, "lead": ["lan"], "group": ["an"], "observer": ["em"], "restricted": ["binh"]}
FROZEN, PUBLISHED = ("itemfrozen", "freeze"), ("itempublished", "publish")
PRESENTED = ("presented", "")


def without(name: str, left_out: str, verb: str, *, on_agenda: tuple[tuple[str, str], ...]) -> Example:
    """A meeting that lacks one of its stages, and an item that goes along with the others."""
    stages = tuple(one for one in ("created", "frozen", "published", "decided", "closed") if one != left_out)
    acts: list[Do] = [Do("lan", "take_in"), Do("lan", "accept", copy=1, refused="not_now")]
    for stage in stages[1:]:
        acts += [Do("lan", verb, refused="not_now"), Do("lan", VERBS[stage]), Do(copy=1)]
    moved = [
        f"1| event:{event}: {before} > {after}" for (before, _event), (after, event) in pairwise(on_agenda)
    ]
    return Example(
        name,
        meeting(*stages),
        (*acts, Do("lan", "accept", copy=1)),
        (
            "lan: - > created",
            "lan: created > created",
            *(f"lan: {before} > {after}" for before, after in pairwise(stages)),
            "1| lan: - > presented",
            *moved,
            f"1| lan: {on_agenda[-1][0]} > accepted",
        ),
        roles=READERS,
        kinds={"item": item(*on_agenda)},
    )


no_freeze = without("no_freeze", "frozen", "freeze", on_agenda=(PRESENTED, PUBLISHED))
no_publication = without("no_publication", "published", "publish", on_agenda=(PRESENTED, FROZEN))
no_decide = without("no_decide", "decided", "decide", on_agenda=(PRESENTED, FROZEN, PUBLISHED))

# The meeting is over; who leads it may still put something right, for a reason, and closes it again.
meetingmanager_correct_closed_meeting = Example(
    "meetingmanager_correct_closed_meeting",
    meeting(
        "created",
        "decided",
        "closed",
        more="""
  { code = "correct", from = ["closed"], to = "decided", holder = "manager", answers = ["reason"] },""",
    ),
    (
        Do("lan", "correct", more={"note": "Ghi nhầm số."}, refused="not_now"),
        Do("lan", "decide"),
        Do("lan", "close"),
        Do("an", "correct", more={"note": "Ghi nhầm số."}, offered="", refused="forbidden"),
        Do("lan", "correct", offered="correct", refused="unmet"),
        Do("lan", "correct", more={"note": "Ghi nhầm số."}),
        Do("lan", "close"),
    ),
    (
        "lan: - > created",
        "lan: created > decided",
        "lan: decided > closed",
        "lan: closed > decided",
        "lan: decided > closed",
    ),
    roles=READERS,
    kinds={"item": item(PRESENTED)},
)

# No stage shows the agenda to those who observe all meetings; each shows it to those who take part.
GLOBAL = """, veil = [{ what = "agenda", but = ["manager", "group"] }]"""
meeting_remove_global_access = Example(
    "meeting_remove_global_access",
    meeting("created", "decided", "closed")
    .replace('{ code = "created" }', f'{{ code = "created"{GLOBAL} }}')
    .replace('{ code = "decided" }', f'{{ code = "decided"{GLOBAL} }}')
    .replace('{ code = "closed", terminal = true }', f'{{ code = "closed", terminal = true{GLOBAL} }}'),
    (
        Do("em", veiled=("agenda",)),
        Do("lan", "decide", veiled=()),
        Do("an", veiled=()),
        Do("em", veiled=("agenda",)),
        Do("lan", "close"),
        Do("em", veiled=("agenda",)),
        Do("an", veiled=()),
    ),
    ("lan: - > created", "lan: created > decided", "lan: decided > closed"),
    roles=READERS,
    kinds={"item": item(PRESENTED)},
)

# Given back by its group after the meeting decided, it is decided by the procedure itself; before, it is not.
decide_item_when_back_to_meeting_from_returned_to_proposing_group = Example(
    "decide_item_when_back_to_meeting_from_returned_to_proposing_group",
    meeting("created", "decided", "closed"),
    (
        Do("lan", "take_in"),
        Do("lan", "return", copy=1),
        Do("lan", "send_back", copy=1, refused="forbidden"),
        Do("an", "send_back", copy=1),
        Do("lan", "return", copy=1),
        Do("lan", "decide"),
        Do("an", "send_back", copy=1),
        Do("lan", "return", copy=1, refused="not_now"),
        Do("lan", "close"),
    ),
    (
        "lan: - > created",
        "lan: created > created",
        "lan: created > decided",
        "lan: decided > closed",
        "1| lan: - > presented",
        "1| lan: presented > returned",
        "1| an: returned > given_back",
        "1| entered: given_back > presented",
        "1| lan: presented > returned",
        "1| an: returned > given_back",
        "1| entered: given_back > accepted_but_modified",
    ),
    roles=READERS,
    kinds={
        "item": """
start = { code = "start", label = "Đưa vào", to = "presented", right = "act", holder = "manager" }
stage = [
  { code = "presented" }, { code = "returned" }, { code = "given_back" },
  { code = "accepted", terminal = true }, { code = "accepted_but_modified", terminal = true },
]
transition = [
  { code = "return", from = ["presented"], to = "returned", holder = "manager" },
  { code = "send_back", from = ["returned"], to = "given_back", holder = "group" },
  { code = "decided", from = ["given_back"], to = "accepted_but_modified", on = "entered", guards = [
    { name = "meeting", stage = "decided" },
  ] },
  { code = "not_decided", from = ["given_back"], to = "presented", on = "entered" },
  { code = "accept", from = ["presented"], to = "accepted", holder = "manager" },
]
"""
    },
)


def under_writing(*but: str, returned: str = "") -> str:
    """An item whose decision is hidden from all but these until the meeting publishes its decisions."""
    seen = ", ".join(f'"{role}"' for role in ("manager", *but))
    veil = f'veil = [{{ what = "decision", but = [{seen}] }}]'
    group = f'veil = [{{ what = "decision", but = [{seen}{returned}] }}]'
    return f"""
start = {{ code = "start", label = "Đưa vào", to = "presented", right = "act", holder = "manager" }}
stage = [
  {{ code = "presented" }}, {{ code = "under_writing", {veil} }}, {{ code = "returned", {group} }},
  {{ code = "written", {veil} }}, {{ code = "accepted", terminal = true }},
]
transition = [
  {{ code = "decide", from = ["presented"], to = "under_writing", on = "event:decide" }},
  {{ code = "return", from = ["under_writing"], to = "returned", holder = "manager" }},
  {{ code = "send_back", from = ["returned"], to = "*back", holder = "group" }},
  {{ code = "write", from = ["under_writing"], to = "written", holder = "manager" }},
  {{ code = "published", from = [
    "under_writing", "written",
  ], to = "accepted", on = "event:publish_decisions" }},
  {{ code = "close", from = ["presented", "under_writing", "written"], to = "accepted", holder = "manager" }},
]
"""


PUBLISHING = meeting("created", "decided", "published", "closed").replace("publish", "publish_decisions")
PUBLISHING = PUBLISHING.replace("publish_decisionsed", "decisions_published")
HIDDEN = ("decision",)


def hidden(name: str, text: str, *readers: Do) -> Example:
    """The item of a meeting whose decisions are hidden from when it decided until it publishes them."""
    return Example(
        name,
        PUBLISHING,
        (
            Do("lan", "take_in"),
            Do("em", copy=1, veiled=()),
            Do("binh", copy=1, veiled=()),
            Do("lan", "decide"),
            Do(copy=1),
            *readers,
            Do("an", copy=1, veiled=HIDDEN),
            Do("lan", "write", copy=1, veiled=()),
            *readers,
            Do("lan", "publish_decisions"),
            Do(copy=1),
            *(Do(one.who, copy=1, veiled=()) for one in readers),
            Do("an", copy=1, veiled=()),
            Do("lan", "close"),
        ),
        (
            "lan: - > created",
            "lan: created > created",
            "lan: created > decided",
            "lan: decided > decisions_published",
            "lan: decisions_published > closed",
            "1| lan: - > presented",
            "1| event:decide: presented > under_writing",
            "1| lan: under_writing > written",
            "1| event:publish_decisions: written > accepted",
        ),
        roles=READERS,
        kinds={"item": text},
    )


hide_decisions_when_under_writing = hidden(
    "hide_decisions_when_under_writing",
    under_writing(),
    Do("em", copy=1, veiled=HIDDEN),
    Do("binh", copy=1, veiled=HIDDEN),
)
hide_decisions_when_under_writing__po__powerobservers = hidden(
    "hide_decisions_when_under_writing__po__powerobservers",
    under_writing("observer"),
    Do("em", copy=1, veiled=()),
    Do("binh", copy=1, veiled=HIDDEN),
)
hide_decisions_when_under_writing__po__restrictedpowerobservers = hidden(
    "hide_decisions_when_under_writing__po__restrictedpowerobservers",
    under_writing("restricted"),
    Do("em", copy=1, veiled=HIDDEN),
    Do("binh", copy=1, veiled=()),
)

# Who has to correct the item sees the decision that he corrects; others who read the item do not.
hide_decisions_when_under_writing_check_returned_to_proposing_group = Example(
    "hide_decisions_when_under_writing_check_returned_to_proposing_group",
    PUBLISHING,
    (
        Do("lan", "take_in"),
        Do("lan", "decide"),
        Do("an", copy=1, veiled=()),
        Do(copy=1),
        Do("an", "send_back", copy=1, veiled=HIDDEN, refused="not_now"),
        Do("lan", "return", copy=1),
        Do("em", copy=1, veiled=HIDDEN),
        Do("an", "send_back", copy=1, veiled=()),
        Do("an", copy=1, veiled=HIDDEN),
        Do("lan", "close", copy=1),
    ),
    (
        "lan: - > created",
        "lan: created > created",
        "lan: created > decided",
        "1| lan: - > presented",
        "1| event:decide: presented > under_writing",
        "1| lan: under_writing > returned",
        "1| an: returned > under_writing",
        "1| lan: under_writing > accepted",
    ),
    roles=READERS,
    kinds={"item": under_writing(returned=', "group"')},
)
