"""Workflow patterns 12 to 15 and 34 to 36: the same thing several times over."""

from __future__ import annotations

from tests.patterns.examples.parts import ASK, WORK
from tests.patterns.walking import Do, Example

# Each begun by itself and lives by itself: nobody waits for it, and it outlives what began it.
WP12 = Example(
    "12 multiple instances without synchronisation",
    """
stage = [{ code = "open" }, { code = "done", terminal = true }]
transition = [
  { code = "more", from = ["open"], effects = [{ name = "spawn", kind = "letter", linked = false }] },
  { code = "end", from = ["open"], to = "done" },
]
""",
    (
        Do("lan", "more"),
        Do("lan", "more"),
        Do("lan", "end"),
        Do("lan", "more", refused="not_now"),
        Do("lan", "send", copy=2, holds={"copied_from_id": None}),
        Do("lan", "send", copy=1),
    ),
    (
        "lan: - > open",
        "lan: open > open",
        "lan: open > open",
        "lan: open > done",
        "1| lan: - > written",
        "1| lan: written > sent",
        "2| lan: - > written",
        "2| lan: written > sent",
    ),
    kinds={
        "letter": """
stage = [{ code = "written" }, { code = "sent", terminal = true }]
transition = [{ code = "send", from = ["written"], to = "sent" }]
"""
    },
)


def asking(group: str, more: str = "", *, small: str = ASK) -> str:
    """A stage in which the group is asked, and left when it is joined."""
    return f"""
stage = [
  {{ code = "ready" }},
  {{ code = "asking", track = [{{ code = "part", {group} }}] }},
  {{ code = "after" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "ask", from = ["ready"], to = "asking" }},
  {more}
  {{ code = "enough", from = ["asking"], to = "after", on = "joined" }},
  {{ code = "end", from = ["after"], to = "done" }},
]
{small}
"""


BEGUN = ("lan: - > ready", "lan: ready > asking")
ENDED = ("joined: asking > after", "lan: after > done")

WP13 = Example(
    "13 multiple instances with a priori design-time knowledge",
    asking('use = "work", each = 3', small=WORK),
    (
        Do("lan", "ask"),
        Do("lan", "make", "part:3"),
        Do("lan", "make", "part:4", refused="not_now"),
        Do("lan", "make", "part:1"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "make", "part:2"),
        Do("lan", "end"),
    ),
    (
        *BEGUN,
        "part:3 lan: open > made",
        "part:1 lan: open > made",
        "part:2 lan: open > made",
        *ENDED,
    ),
)

# How many, and for whom, is said when they begin, and cannot be changed afterwards.
WP14 = Example(
    "14 multiple instances with a priori run-time knowledge",
    asking('use = "ask", each = "asked", choose = "opening"'),
    (
        Do("lan", "ask", refused="unmet"),
        Do("lan", "ask", more={"tracks": {"part": ["dung"]}}, refused="unmet"),
        Do("lan", "ask", more={"tracks": {"part": ["chi", "an"]}}),
        Do("binh", "answer", refused="forbidden"),
        Do("an", "answer"),
        Do("lan", "end", refused="not_now"),
        Do("chi", "answer"),
        Do("lan", "end"),
    ),
    (*BEGUN, "part:an an: waiting > answered", "part:chi chi: waiting > answered", *ENDED),
)

# More are asked while the first answer: also when all that were asked so far but one have answered.
MORE = """{ code = "ask_more", from = ["asking"], effects = [{ name = "open_tracks", track = "part" }] },"""
WP15 = Example(
    "15 multiple instances without a priori run-time knowledge",
    asking('use = "ask", each = "asked", choose = "while_open"', MORE),
    (
        Do("lan", "ask", more={"tracks": {"part": ["an"]}}),
        Do("binh", "answer", refused="forbidden"),
        Do("lan", "ask_more", refused="unmet"),
        Do("lan", "ask_more", more={"tracks": {"part": ["binh"]}}),
        Do("an", "answer"),
        Do("lan", "ask_more", more={"tracks": {"part": ["chi", "an"]}}),
        Do("an", "answer", refused="forbidden"),
        Do("binh", "answer"),
        Do("lan", "end", refused="not_now"),
        Do("chi", "answer"),
        Do("lan", "ask_more", more={"tracks": {"part": ["an"]}}, refused="not_now"),
        Do("lan", "end"),
    ),
    (
        *BEGUN,
        "lan: asking > asking",
        "part:an an: waiting > answered",
        "lan: asking > asking",
        "part:binh binh: waiting > answered",
        "part:chi chi: waiting > answered",
        *ENDED,
    ),
)

# Nobody knows of a role how many fill it: where two are needed there is a way for one.
CLOSE = """{ code = "close", from = ["asking"], to = "after" },"""

# Two of three answers are enough; the third may still come, and moves nothing.
WP34 = Example(
    "34 static partial join for multiple instances",
    asking('use = "ask", each = "asked", join = { need = 2, rest = "leave" }', CLOSE),
    (
        Do("lan", "ask"),
        Do("chi", "answer"),
        Do("lan", "end", refused="not_now"),
        Do("an", "answer"),
        Do("binh", "answer"),
        Do("lan", "end"),
    ),
    (
        *BEGUN,
        "part:chi chi: waiting > answered",
        "part:an an: waiting > answered",
        "joined: asking > after",
        "part:binh binh: waiting > answered",
        "lan: after > done",
    ),
)

WP35 = Example(
    "35 cancelling partial join for multiple instances",
    asking('use = "ask", each = "asked", join = { need = 2, rest = "cancel" }', CLOSE),
    (
        Do("lan", "ask"),
        Do("chi", "answer"),
        Do("an", "answer"),
        Do("binh", "answer", "part:binh", refused="not_now"),
        Do("lan", "end"),
    ),
    (*BEGUN, "part:chi chi: waiting > answered", "part:an an: waiting > answered", *ENDED),
)

# How many are enough is worked out from how many were asked at last: of one one, of four two, of five three.
WP36 = Example(
    "36 dynamic partial join for multiple instances",
    asking('use = "ask", each = "asked", choose = "while_open", join = { need = "50%" }', MORE),
    (
        Do("lan", "ask", more={"tracks": {"part": ["an", "binh"]}}),
        Do("lan", "ask_more", more={"tracks": {"part": ["chi", "dung"]}}),
        Do("an", "answer"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "ask_more", more={"tracks": {"part": ["em"]}}),
        Do("dung", "answer"),
        Do("lan", "end", refused="not_now"),
        Do("em", "answer"),
        Do("binh", "answer", "part:binh", refused="not_now"),
        Do("lan", "end"),
    ),
    (
        *BEGUN,
        "lan: asking > asking",
        "part:an an: waiting > answered",
        "lan: asking > asking",
        "part:dung dung: waiting > answered",
        "part:em em: waiting > answered",
        *ENDED,
    ),
    roles={"asked": ["an", "binh", "chi", "dung", "em"]},
)
