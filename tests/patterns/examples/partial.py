"""Workflow patterns 9 and 28 to 32: to go on when some branches are done, and what becomes of the rest."""

from __future__ import annotations

from tests.patterns.examples.parts import WORK
from tests.patterns.walking import Do, Example


def some_of_three(need: int, rest: str) -> str:
    """Three branches of which so many are enough, and what becomes of the rest."""
    join = f'join = {{ need = {need}, rest = "{rest}" }}'
    return f"""
stage = [
  {{ code = "ready" }},
  {{ code = "asking", track = [{{ code = "part", use = "work", each = 3, {join} }}] }},
  {{ code = "after" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "ask", from = ["ready"], to = "asking" }},
  {{ code = "enough", from = ["asking"], to = "after", on = "joined" }},
  {{ code = "again", from = ["after"], to = "ready" }},
  {{ code = "end", from = ["after"], to = "done" }},
]
{WORK}
"""


FIRST_ROUND = ("lan: - > ready", "lan: ready > asking", "part:2 lan: open > made", "joined: asking > after")

# The first done goes on; the others may still be done, and move nothing; then it can be gone through anew.
WP9 = Example(
    "9 structured discriminator",
    some_of_three(1, "leave"),
    (
        Do("lan", "ask"),
        Do("lan", "again", refused="not_now"),
        Do("lan", "make", "part:2"),
        Do("lan", "make", "part:2", refused="not_now"),
        Do("lan", "make", "part:1"),
        Do("lan", "make", "part:3"),
        Do("lan", "again"),
        Do("lan", "ask"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "make", "part:3"),
        Do("lan", "end"),
    ),
    (
        *FIRST_ROUND,
        "part:1 lan: open > made",
        "part:3 lan: open > made",
        "lan: after > ready",
        "lan: ready > asking",
        "part:3 lan: open > made",
        "joined: asking > after",
        "lan: after > done",
    ),
)

# The next round cannot begin before all branches of this one are done.
WP28 = Example(
    "28 blocking discriminator",
    some_of_three(1, "block"),
    (
        Do("lan", "ask"),
        Do("lan", "make", "part:2"),
        Do("lan", "again"),
        Do("lan", "ask", refused="unmet"),
        Do("lan", "make", "part:1"),
        Do("lan", "ask", refused="unmet"),
        Do("lan", "make", "part:3"),
        Do("lan", "ask"),
        Do("lan", "make", "part:1"),
        Do("lan", "end"),
    ),
    (
        *FIRST_ROUND,
        "lan: after > ready",
        "part:1 lan: open > made",
        "part:3 lan: open > made",
        "lan: ready > asking",
        "part:1 lan: open > made",
        "joined: asking > after",
        "lan: after > done",
    ),
)

# The first done ends the others: nobody can do them any more.
WP29 = Example(
    "29 cancelling discriminator",
    some_of_three(1, "cancel"),
    (
        Do("lan", "ask"),
        Do("lan", "make", "part:2"),
        Do("lan", "make", "part:1", refused="not_now"),
        Do("lan", "make", "part:3", refused="not_now"),
        Do("lan", "again"),
        Do("lan", "ask"),
        Do("lan", "make", "part:1"),
        Do("lan", "end"),
    ),
    (
        *FIRST_ROUND,
        "lan: after > ready",
        "lan: ready > asking",
        "part:1 lan: open > made",
        "joined: asking > after",
        "lan: after > done",
    ),
)

TWO = (
    "lan: - > ready",
    "lan: ready > asking",
    "part:3 lan: open > made",
    "part:1 lan: open > made",
    "joined: asking > after",
)

WP30 = Example(
    "30 structured partial join",
    some_of_three(2, "leave"),
    (
        Do("lan", "ask"),
        Do("lan", "make", "part:3"),
        Do("lan", "end", refused="not_now"),
        Do("lan", "make", "part:1"),
        Do("lan", "make", "part:2"),
        Do("lan", "end"),
    ),
    (*TWO, "part:2 lan: open > made", "lan: after > done"),
)

WP31 = Example(
    "31 blocking partial join",
    some_of_three(2, "block"),
    (
        Do("lan", "ask"),
        Do("lan", "make", "part:3"),
        Do("lan", "make", "part:1"),
        Do("lan", "again"),
        Do("lan", "ask", refused="unmet"),
        Do("lan", "make", "part:2"),
        Do("lan", "ask"),
        Do("lan", "make", "part:1"),
        Do("lan", "make", "part:2"),
        Do("lan", "end"),
    ),
    (
        *TWO,
        "lan: after > ready",
        "part:2 lan: open > made",
        "lan: ready > asking",
        "part:1 lan: open > made",
        "part:2 lan: open > made",
        "joined: asking > after",
        "lan: after > done",
    ),
)

WP32 = Example(
    "32 cancelling partial join",
    some_of_three(2, "cancel"),
    (
        Do("lan", "ask"),
        Do("lan", "make", "part:3"),
        Do("lan", "make", "part:1"),
        Do("lan", "make", "part:2", refused="not_now"),
        Do("lan", "end"),
    ),
    (*TWO, "lan: after > done"),
)
