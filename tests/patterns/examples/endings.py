"""Workflow patterns 10, 11, 19 to 21: going round, giving up, and coming to an end."""

from __future__ import annotations

from tests.patterns.examples.parts import SLOW, WORK
from tests.patterns.walking import Do, Example

# A circle with two ways in and two ways out.
WP10 = Example(
    "10 arbitrary cycles",
    """
stage = [
  { code = "first" }, { code = "second" }, { code = "third" },
  { code = "done", terminal = true }, { code = "dropped", terminal = true },
]
transition = [
  { code = "on", from = ["first"], to = "second" },
  { code = "skip", from = ["first"], to = "third" },
  { code = "on", from = ["second"], to = "third" },
  { code = "drop", from = ["second"], to = "dropped" },
  { code = "round", from = ["third"], to = "second" },
  { code = "anew", from = ["third"], to = "first" },
  { code = "end", from = ["third"], to = "done" },
]
""",
    (
        Do("lan", "skip", offered="on skip"),
        Do("lan", "round", offered="round anew end"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "on", offered="on drop"),
        Do("lan", "anew"),
        Do("lan", "on"),
        Do("lan", "drop"),
        Do("lan", "anew", refused="not_now"),
    ),
    (
        "lan: - > first",
        "lan: first > third",
        "lan: third > second",
        "lan: second > third",
        "lan: third > first",
        "lan: first > second",
        "lan: second > dropped",
    ),
)

# Nobody says that it is over: work brings more work, and it ends when none is left.
WP11 = Example(
    "11 implicit termination",
    """
stage = [
  { code = "working", track = [{ code = "piece", use = "piece", each = "asked", choose = "while_open" }] },
  { code = "over", terminal = true },
]
transition = [
  { code = "hand_out", from = ["working"], effects = [{ name = "open_tracks", track = "piece" }] },
  { code = "nothing_left", from = ["working"], to = "over", on = "joined" },
]

[procedure.piece]
start = "waiting"
stage = [{ code = "waiting" }, { code = "made", terminal = true }]
transition = [
  { code = "pass_on", from = ["waiting"], holder = "*track", effects = [
    { name = "open_tracks", track = "piece" },
  ] },
  { code = "make", from = ["waiting"], to = "made", holder = "*track" },
]
""",
    (
        Do("lan", "hand_out", more={"tracks": {"piece": ["an"]}}),
        Do("binh", "make", refused="forbidden"),
        Do("an", "pass_on", more={"tracks": {"piece": ["binh"]}}),
        Do("an", "make"),
        Do("binh", "make"),
        Do("lan", "hand_out", more={"tracks": {"piece": ["chi"]}}, refused="not_now"),
    ),
    (
        "lan: - > working",
        "lan: working > working",
        "piece:an an: waiting > waiting",
        "piece:an an: waiting > made",
        "piece:binh binh: waiting > made",
        "joined: working > over",
    ),
)

# One piece of work is given up while it is under way; the others go on, and the join does not wait for it.
WP19 = Example(
    "19 cancel task",
    f"""
stage = [
  {{ code = "parts", track = [{{ code = "text", use = "slow" }}, {{ code = "picture", use = "slow" }}] }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "no_picture", from = ["parts"], effects = [{{ name = "close_tracks", track = "picture" }}] }},
  {{ code = "end", from = ["parts"], to = "done", guards = [{{ name = "joined", track = "text" }}] }},
  {{ code = "end_with_picture", from = ["parts"], to = "done", guards = ["joined"] }},
]
{SLOW}
""",
    (
        Do("lan", "begin", "picture"),
        Do("lan", "no_picture"),
        Do("lan", "make", "picture", refused="not_now"),
        Do("lan", "begin"),
        Do("lan", "end", refused="unmet"),
        Do("lan", "make"),
        Do("lan", "end"),
    ),
    (
        "lan: - > parts",
        "picture:1 lan: open > begun",
        "lan: parts > parts",
        "text:1 lan: open > begun",
        "text:1 lan: begun > made",
        "lan: parts > done",
    ),
)

# The whole is given up, with a reason, by whoever begins such matters; nothing of it moves any more.
WP20 = Example(
    "20 cancel case",
    f"""
stage = [
  {{ code = "both", track = [{{ code = "left", use = "work" }}, {{ code = "right", use = "work" }}] }},
  {{ code = "done", terminal = true }},
]
transition = [{{ code = "together", from = ["both"], to = "done", on = "joined" }}]
{WORK}
""",
    (
        Do("lan", "make", "left"),
        Do("lan", "cancel", refused="unmet"),
        Do("dung", "cancel", more={"note": "Không cần nữa."}, refused="forbidden"),
        Do("lan", "cancel", more={"note": "Không cần nữa."}),
        Do("lan", "make", refused="not_now", holds={"counts": False}),
        Do("lan", "cancel", more={"note": "Không cần nữa."}, refused="not_now"),
    ),
    ("lan: - > both", "left:1 lan: open > made", "lan: both > cancelled"),
)

# The condition is looked at before each round, the first included.
WP21 = Example(
    "21 structured loop",
    """
stage = [
  { code = "ready" }, { code = "looking" }, { code = "round" }, { code = "done", terminal = true },
]
transition = [
  { code = "look", from = ["ready"], to = "looking" },
  { code = "more", from = ["looking"], to = "round", on = "entered", guards = [
    { name = "coin", side = "more" },
  ] },
  { code = "enough", from = ["looking"], to = "done", on = "entered" },
  { code = "made", from = ["round"], to = "looking" },
]
""",
    (
        Do("lan", "made", refused="not_now"),
        Do("lan", "look"),
        Do("lan", "look", refused="not_now"),
        Do("lan", "made"),
        Do("lan", "made", coins=()),
        Do("lan", "made", refused="not_now"),
    ),
    (
        "lan: - > ready",
        "lan: ready > looking",
        "entered: looking > round",
        "lan: round > looking",
        "entered: looking > round",
        "lan: round > looking",
        "entered: looking > done",
    ),
    coins=("more",),
)
