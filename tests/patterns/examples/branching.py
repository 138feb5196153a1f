"""Workflow patterns 6, 7, 37, 41, 42: branches chosen while it runs, and what brings them together again."""

from __future__ import annotations

from tests.patterns.examples.parts import WORK
from tests.patterns.walking import Do, Example

CHOSEN = f"""
stage = [
  {{ code = "ready" }},
  {{ code = "parts", track = [
    {{ code = "law", use = "work", when = {{ name = "coin", side = "law" }} }},
    {{ code = "money", use = "work", when = {{ name = "coin", side = "money" }} }},
    {{ code = "staff", use = "work", when = {{ name = "coin", side = "staff" }} }},
  ] }},
  {{ code = "after" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "split", from = ["ready"], to = "parts" }},
  {{ code = "together", from = ["parts"], to = "after", on = "joined" }},
  {{ code = "again", from = ["after"], to = "ready" }},
  {{ code = "end", from = ["after"], to = "done" }},
]
{WORK}
"""

# Two of three branches; the third was not chosen, and cannot be taken.
WP6 = Example(
    "6 multi-choice",
    CHOSEN,
    (
        Do("lan", "split"),
        Do("lan", "make", "money", refused="not_now"),
        Do("lan", "make", "staff"),
        Do("lan", "make", "law"),
        Do("lan", "end"),
    ),
    (
        "lan: - > ready",
        "lan: ready > parts",
        "staff:1 lan: open > made",
        "law:1 lan: open > made",
        "joined: parts > after",
        "lan: after > done",
    ),
    coins=("law", "staff"),
)

# The merge waits for as many as were opened: two, then one, then none.
WP7 = Example(
    "7 structured synchronising merge",
    CHOSEN,
    (
        Do("lan", "split"),
        Do("lan", "make", "law"),
        Do("lan", "again", refused="not_now"),
        Do("lan", "make", "staff"),
        Do("lan", "again"),
        Do("lan", "split", coins=("money",)),
        Do("lan", "make"),
        Do("lan", "again"),
        Do("lan", "split", coins=()),
        Do("lan", "end"),
    ),
    (
        "lan: - > ready",
        "lan: ready > parts",
        "law:1 lan: open > made",
        "staff:1 lan: open > made",
        "joined: parts > after",
        "lan: after > ready",
        "lan: ready > parts",
        "money:1 lan: open > made",
        "joined: parts > after",
        "lan: after > ready",
        "lan: ready > parts",
        "joined: parts > after",
        "lan: after > done",
    ),
    coins=("law", "staff"),
)

# Whether the last merge waits for one, two or three is known only when the inner branch was reached.
WP37 = Example(
    "37 local synchronising merge",
    f"""
stage = [
  {{ code = "parts", track = [{{ code = "text", use = "work" }}, {{ code = "review", use = "review" }}] }},
  {{ code = "done", terminal = true }},
]
transition = [{{ code = "together", from = ["parts"], to = "done", on = "joined" }}]

[procedure.review]
start = "looking"
stage = [
  {{ code = "looking" }},
  {{ code = "deeper", track = [
    {{ code = "law", use = "work", when = {{ name = "coin", side = "law" }} }},
    {{ code = "money", use = "work", when = {{ name = "coin", side = "money" }} }},
  ] }},
  {{ code = "seen", terminal = true }},
]
transition = [
  {{ code = "go_deeper", from = ["looking"], to = "deeper" }},
  {{ code = "pass", from = ["looking"], to = "seen" }},
  {{ code = "all_seen", from = ["deeper"], to = "seen", on = "joined" }},
]
{WORK}
""",
    (
        Do("lan", "make", "text"),
        Do("lan", "go_deeper", coins=("law",)),
        Do("lan", "pass", refused="not_now"),
        Do("lan", "make", "money", refused="not_now"),
        Do("lan", "make", "law"),
    ),
    (
        "lan: - > parts",
        "text:1 lan: open > made",
        "review:1 lan: looking > deeper",
        "law:1.1 lan: open > made",
        "review:1 joined: deeper > seen",
        "joined: parts > done",
    ),
)

SEVERAL = f"""
stage = [
  {{ code = "ready" }},
  {{ code = "three", track = [{{ code = "copy", use = "work", each = 3, join = {{ need = NEED }} }}] }},
  {{ code = "after" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "split", from = ["ready"], to = "three" }},
  {{ code = "merged", from = ["three"], to = "after", on = "joined:copy" }},
  {{ code = "end", from = ["after"], to = "done" }},
]
{WORK}
"""

# A number of threads of one branch become one thread again.
WP41 = Example(
    "41 thread merge",
    SEVERAL.replace("NEED", '"all"'),
    (
        Do("lan", "split"),
        Do("lan", "make", "copy:2"),
        Do("lan", "make", "copy:1"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "make", "copy:3"),
        Do("lan", "end"),
    ),
    (
        "lan: - > ready",
        "lan: ready > three",
        "copy:2 lan: open > made",
        "copy:1 lan: open > made",
        "copy:3 lan: open > made",
        "joined:copy: three > after",
        "lan: after > done",
    ),
)

# One thread becomes three of the same branch, as the file says; each may be moved once.
WP42 = Example(
    "42 thread split",
    SEVERAL.replace("NEED", "3"),
    (
        Do("lan", "make", "copy:1", refused="not_now"),
        Do("lan", "split"),
        Do("lan", "make", refused="unmet"),
        Do("lan", "make", "copy:4", refused="not_now"),
        Do("lan", "make", "copy:1"),
        Do("lan", "make", "copy:1", refused="not_now"),
        Do("lan", "make", "copy:2"),
        Do("lan", "make"),
        Do("lan", "end"),
    ),
    (
        "lan: - > ready",
        "lan: ready > three",
        "copy:1 lan: open > made",
        "copy:2 lan: open > made",
        "copy:3 lan: open > made",
        "joined:copy: three > after",
        "lan: after > done",
    ),
)
