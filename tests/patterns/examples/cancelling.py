"""Workflow patterns 22, 25 to 27, 40, 43: what calls itself, what is cut short, what goes in turn."""

from __future__ import annotations

from tests.patterns.examples.parts import ASK, SLOW, WORK
from tests.patterns.walking import Do, Example

# A review may ask for a review, and that one for another: five within one another, and no more.
WP22 = Example(
    "22 recursion",
    """
stage = [
  { code = "parts", track = [{ code = "part", use = "review" }] },
  { code = "done", terminal = true },
]
transition = [{ code = "together", from = ["parts"], to = "done", on = "joined" }]

[procedure.review]
start = "looking"
stage = [
  { code = "looking" },
  { code = "asking", track = [{ code = "part", use = "review" }] },
  { code = "seen", terminal = true },
]
transition = [
  { code = "ask", from = ["looking"], to = "asking" },
  { code = "pass", from = ["looking"], to = "seen" },
  { code = "answered", from = ["asking"], to = "seen", on = "joined" },
]
""",
    (
        Do("lan", "ask"),
        Do("lan", "pass", "part:1", offered="ask pass", refused="not_now"),
        Do("lan", "ask"),
        Do("lan", "ask"),
        Do("lan", "ask"),
        Do("lan", "ask", refused="unmet"),
        Do("lan", "pass"),
    ),
    (
        "lan: - > parts",
        "part:1 lan: looking > asking",
        "part:1.1 lan: looking > asking",
        "part:1.1.1 lan: looking > asking",
        "part:1.1.1.1 lan: looking > asking",
        "part:1.1.1.1.1 lan: looking > seen",
        "part:1.1.1.1 joined: asking > seen",
        "part:1.1.1 joined: asking > seen",
        "part:1.1 joined: asking > seen",
        "part:1 joined: asking > seen",
        "joined: parts > done",
    ),
)

# A part of the whole, in several branches at once, is given up wherever it stands; the rest is not touched.
WP25 = Example(
    "25 cancel region",
    f"""
stage = [
  {{ code = "parts", track = [
    {{ code = "hall", use = "slow" }}, {{ code = "music", use = "slow" }}, {{ code = "paper", use = "slow" }},
  ] }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "no_party", from = ["parts"], effects = [
    {{ name = "close_tracks", track = "hall" }}, {{ name = "close_tracks", track = "music" }},
  ] }},
  {{ code = "end", from = ["parts"], to = "done", guards = [{{ name = "joined", track = "paper" }}] }},
  {{ code = "end_with_party", from = ["parts"], to = "done", guards = ["joined"] }},
]
{SLOW}
""",
    (
        Do("lan", "begin", "hall"),
        Do("lan", "begin", "paper"),
        Do("lan", "no_party"),
        Do("lan", "make", "hall", refused="not_now"),
        Do("lan", "begin", refused="not_now"),
        Do("lan", "end", refused="unmet"),
        Do("lan", "make"),
        Do("lan", "end"),
    ),
    (
        "lan: - > parts",
        "hall:1 lan: open > begun",
        "paper:1 lan: open > begun",
        "lan: parts > parts",
        "paper:1 lan: begun > made",
        "lan: parts > done",
    ),
)

# Those who have not answered are asked no longer; what was answered stands, and other work goes on.
WP26 = Example(
    "26 cancel multiple instance task",
    f"""
stage = [
  {{ code = "asking", track = [
    {{ code = "part", use = "ask", each = "asked" }}, {{ code = "own", use = "work" }},
  ] }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "ask_no_more", from = ["asking"], effects = [{{ name = "close_tracks", track = "part" }}] }},
  {{ code = "all_done", from = ["asking"], to = "done", on = "joined" }},
]
{ASK}
{WORK}
""",
    (
        Do("binh", "answer"),
        Do("lan", "ask_no_more"),
        Do("an", "answer", "part:an", refused="not_now"),
        Do("chi", "answer", "part:chi", refused="not_now"),
        Do("lan", "make"),
    ),
    (
        "lan: - > asking",
        "part:binh binh: waiting > answered",
        "lan: asking > asking",
        "own:1 lan: open > made",
        "joined: asking > done",
    ),
)

# The remaining are withdrawn and it goes on as if all had answered: once there is one answer at least.
WP27 = Example(
    "27 complete multiple instance task",
    f"""
stage = [
  {{ code = "asking", track = [{{ code = "part", use = "ask", each = "asked" }}] }},
  {{ code = "after" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "all_answered", from = ["asking"], to = "after", on = "joined" }},
  {{ code = "close", from = ["asking"], to = "after", guards = [
    {{ name = "done", track = "part", least = 1 }},
  ] }},
  {{ code = "give_up", from = ["asking"], to = "done" }},
  {{ code = "end", from = ["after"], to = "done" }},
]
{ASK}
""",
    (
        Do("lan", "close", refused="unmet"),
        Do("chi", "answer"),
        Do("lan", "close"),
        Do("an", "answer", "part:an", refused="not_now"),
        Do("lan", "end"),
    ),
    ("lan: - > asking", "part:chi chi: waiting > answered", "lan: asking > after", "lan: after > done"),
)

# All pieces once each, in whatever order, but never two at the same time.
WP40 = Example(
    "40 interleaved routing",
    """
stage = [
  { code = "parts", track = [{ code = "piece", use = "piece", each = 3 }] },
  { code = "done", terminal = true },
]
transition = [{ code = "together", from = ["parts"], to = "done", on = "joined" }]

[procedure.piece]
start = "open"
stage = [{ code = "open" }, { code = "begun" }, { code = "made", terminal = true }]
transition = [
  { code = "begin", from = ["open"], to = "begun", guards = ["alone"] },
  { code = "make", from = ["begun"], to = "made" },
]
""",
    (
        Do("lan", "begin", "piece:3", offered="begin begin begin"),
        Do("lan", "begin", "piece:1", offered="make", refused="unmet"),
        Do("lan", "begin", "piece:2", refused="unmet"),
        Do("lan", "make"),
        Do("lan", "begin", "piece:1"),
        Do("lan", "begin", "piece:2", refused="unmet"),
        Do("lan", "make"),
        Do("lan", "begin"),
        Do("lan", "make"),
    ),
    (
        "lan: - > parts",
        "piece:3 lan: open > begun",
        "piece:3 lan: begun > made",
        "piece:1 lan: open > begun",
        "piece:1 lan: begun > made",
        "piece:2 lan: open > begun",
        "piece:2 lan: begun > made",
        "joined: parts > done",
    ),
)

# One branch reaches the end named for the whole: it is over, whatever is still under way elsewhere.
WP43 = Example(
    "43 explicit termination",
    f"""
stage = [
  {{ code = "parts", track = [
    {{ code = "verdict", use = "work" }},
    {{ code = "notes", use = "slow", each = 2, join = {{ rest = "leave" }} }},
  ] }},
  {{ code = "over", terminal = true }},
]
transition = [{{ code = "decided", from = ["parts"], to = "over", on = "joined:verdict" }}]
{WORK}
{SLOW}
""",
    (
        Do("lan", "begin", "notes:1"),
        Do("lan", "make", "verdict"),
        Do("lan", "make", "notes:1", refused="not_now"),
        Do("lan", "begin", "notes:2", refused="not_now"),
    ),
    (
        "lan: - > parts",
        "notes:1 lan: open > begun",
        "verdict:1 lan: open > made",
        "joined:verdict: parts > over",
    ),
)
