"""Workflow patterns 1 to 5: the basic control flow."""

from __future__ import annotations

from tests.patterns.examples.parts import WORK
from tests.patterns.walking import Do, Example

WP1 = Example(
    "1 sequence",
    """
stage = [{ code = "first" }, { code = "second" }, { code = "done", terminal = true }]
transition = [
  { code = "on", from = ["first"], to = "second" },
  { code = "end", from = ["second"], to = "done" },
]
""",
    (
        Do("lan", "end", refused="not_now"),
        Do("an", "on", refused="forbidden"),
        Do("lan", "on"),
        Do("lan", "on", refused="not_now"),
        Do("lan", "end"),
    ),
    ("lan: - > first", "lan: first > second", "lan: second > done"),
)

# One step opens both; they go on in any order, neither waits for the other.
WP2 = Example(
    "2 parallel split",
    f"""
stage = [
  {{ code = "ready" }},
  {{ code = "both", track = [{{ code = "left", use = "work" }}, {{ code = "right", use = "work" }}] }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "split", from = ["ready"], to = "both" }},
  {{ code = "end", from = ["both"], to = "done", guards = ["joined"] }},
]
{WORK}
""",
    (
        Do("lan", "make", refused="not_now"),
        Do("lan", "split"),
        Do("lan", "make", refused="unmet"),
        Do("lan", "make", "right"),
        Do("lan", "make", "left"),
        Do("lan", "end"),
    ),
    (
        "lan: - > ready",
        "lan: ready > both",
        "right:1 lan: open > made",
        "left:1 lan: open > made",
        "lan: both > done",
    ),
)

# The stage goes on once both are done: not before, and once.
WP3 = Example(
    "3 synchronisation",
    f"""
stage = [
  {{ code = "both", track = [{{ code = "left", use = "work" }}, {{ code = "right", use = "work" }}] }},
  {{ code = "after" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "together", from = ["both"], to = "after", on = "joined" }},
  {{ code = "end", from = ["after"], to = "done" }},
]
{WORK}
""",
    (
        Do("lan", "make", "left"),
        Do("lan", "make", "left", refused="not_now"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "make", "right"),
        Do("lan", "end"),
    ),
    (
        "lan: - > both",
        "left:1 lan: open > made",
        "right:1 lan: open > made",
        "joined: both > after",
        "lan: after > done",
    ),
)

WP4 = Example(
    "4 exclusive choice",
    """
stage = [{ code = "choosing" }, { code = "left" }, { code = "right" }, { code = "done", terminal = true }]
transition = [
  { code = "choose", from = ["choosing"], to = { yes = "left", no = "right" }, answers = ["choice"] },
  { code = "from_left", from = ["left"], to = "done" },
  { code = "from_right", from = ["right"], to = "done" },
]
""",
    (
        Do("lan", "choose", refused="unmet"),
        Do("lan", "choose", more={"choice": "no"}),
        Do("lan", "from_left", refused="not_now"),
        Do("lan", "from_right"),
    ),
    ("lan: - > choosing", "lan: choosing > right", "lan: right > done"),
)

# Two ways come together in one stage, which waits for none of them but the one that was taken.
WP5 = Example(
    "5 simple merge",
    """
stage = [
  { code = "choosing" }, { code = "left" }, { code = "right" }, { code = "merged" },
  { code = "done", terminal = true },
]
transition = [
  { code = "choose", from = ["choosing"], to = { yes = "left", no = "right" }, answers = ["choice"] },
  { code = "merge", from = ["left", "right"], to = "merged" },
  { code = "again", from = ["merged"], to = "choosing" },
  { code = "end", from = ["merged"], to = "done" },
]
""",
    (
        Do("lan", "choose", more={"choice": "yes"}),
        Do("lan", "merge"),
        Do("lan", "merge", refused="not_now"),
        Do("lan", "again"),
        Do("lan", "choose", more={"choice": "no"}),
        Do("lan", "merge"),
        Do("lan", "end"),
    ),
    (
        "lan: - > choosing",
        "lan: choosing > left",
        "lan: left > merged",
        "lan: merged > choosing",
        "lan: choosing > right",
        "lan: right > merged",
        "lan: merged > done",
    ),
)
