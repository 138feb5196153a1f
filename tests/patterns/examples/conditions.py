"""Workflow patterns 16 to 18, 23, 24, 39: what the state, or the world outside, allows just now."""

from __future__ import annotations

from datetime import date

from tests.patterns.walking import Do, Example

# Whoever is first, or the calendar: what happens takes the choice from the others.
WP16 = Example(
    "16 deferred choice",
    """
stage = [
  { code = "waiting", duties = [{ holder = "lead", right = "act" }, { holder = "other", right = "act" }] },
  { code = "taken" },
  { code = "refused", terminal = true },
  { code = "lapsed", terminal = true },
]
transition = [
  { code = "take", from = ["waiting"], to = "taken" },
  { code = "refuse", from = ["waiting"], to = "refused", holder = "other" },
  { code = "lapse", from = ["waiting"], to = "lapsed", on = "deadline" },
  { code = "put_back", from = ["taken"], to = "waiting" },
]
""",
    (
        Do("dung", offered="refuse"),
        Do("lan", "take", offered="take"),
        Do("dung", "refuse", offered="", refused="not_now"),
        Do("lan", "put_back"),
        Do(day=date(2022, 3, 21)),
        Do("lan", offered="take"),
        Do(day=date(2022, 3, 22)),
        Do("lan", "take", refused="not_now"),
        Do("dung", "refuse", refused="not_now"),
    ),
    ("lan: - > waiting", "lan: waiting > taken", "lan: taken > waiting", "deadline: waiting > lapsed"),
    due=date(2022, 3, 21),
)

# Three pieces of work, each once, never two at a time; the last after the first, whatever comes between.
WP17 = Example(
    "17 interleaved parallel routing",
    """
stage = [
  { code = "parts", track = [
    { code = "first", use = "piece" }, { code = "between", use = "piece" },
    { code = "last", use = "after_first" },
  ] },
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

[procedure.after_first]
start = "open"
stage = [{ code = "open" }, { code = "begun" }, { code = "made", terminal = true }]
transition = [
  { code = "begin", from = ["open"], to = "begun", guards = [
    "alone", { name = "stands", stage = "made", track = "first" },
  ] },
  { code = "make", from = ["begun"], to = "made" },
]
""",
    (
        Do("lan", "begin", "last", refused="unmet"),
        Do("lan", "begin", "first"),
        Do("lan", "begin", "between", refused="unmet"),
        Do("lan", "begin", "last", refused="unmet"),
        Do("lan", "make"),
        Do("lan", "begin", "last"),
        Do("lan", "begin", "between", refused="unmet"),
        Do("lan", "make"),
        Do("lan", "begin", "between"),
        Do("lan", "make"),
    ),
    (
        "lan: - > parts",
        "first:1 lan: open > begun",
        "first:1 lan: begun > made",
        "last:1 lan: open > begun",
        "last:1 lan: begun > made",
        "between:1 lan: open > begun",
        "between:1 lan: begun > made",
        "joined: parts > done",
    ),
)

# The address may be changed as often as one likes, between packing and sending.
WP18 = Example(
    "18 milestone",
    """
stage = [
  { code = "parts", track = [{ code = "parcel", use = "parcel" }, { code = "address", use = "address" }] },
  { code = "done", terminal = true },
]
transition = [{ code = "together", from = ["parts"], to = "done", on = "joined" }]

[procedure.parcel]
start = "open"
stage = [{ code = "open" }, { code = "packed" }, { code = "sent" }, { code = "there", terminal = true }]
transition = [
  { code = "pack", from = ["open"], to = "packed" },
  { code = "send", from = ["packed"], to = "sent" },
  { code = "arrive", from = ["sent"], to = "there" },
]

[procedure.address]
start = "known"
stage = [{ code = "known" }, { code = "final", terminal = true }]
transition = [
  { code = "change", from = ["known"], guards = [{ name = "stands", stage = "packed", track = "parcel" }] },
  { code = "settle", from = ["known"], to = "final" },
]
""",
    (
        Do("lan", "change", refused="unmet"),
        Do("lan", "pack"),
        Do("lan", "change"),
        Do("lan", "change"),
        Do("lan", "send"),
        Do("lan", "change", refused="unmet"),
        Do("lan", "settle"),
        Do("lan", "arrive"),
    ),
    (
        "lan: - > parts",
        "parcel:1 lan: open > packed",
        "address:1 lan: known > known",
        "address:1 lan: known > known",
        "parcel:1 lan: packed > sent",
        "address:1 lan: known > final",
        "parcel:1 lan: sent > there",
        "joined: parts > done",
    ),
)

TRIGGERED = """
stage = [{ code = "busy" }, { code = "waiting" }, { code = "told" }, { code = "done", terminal = true }]
transition = [
  { code = "wait", from = ["busy"], to = "waiting" },
  { code = "hear", from = ["waiting"], to = "told", on = "event:news" },
  { code = "stop_waiting", from = ["waiting"], to = "done" },
  { code = "end", from = ["told"], to = "done" },
]
"""

# News that nobody waits for is lost; another kind moves nothing either.
WP23 = Example(
    "23 transient trigger",
    TRIGGERED,
    (
        Do(event="news"),
        Do("lan", "wait"),
        Do("lan", "end", refused="not_now"),
        Do(event="weather"),
        Do("lan", "end", refused="not_now"),
        Do(event="news"),
        Do("lan", "stop_waiting", refused="not_now"),
        Do("lan", "end"),
    ),
    ("lan: - > busy", "lan: busy > waiting", "event:news: waiting > told", "lan: told > done"),
)

# News that came early is kept until somebody waits for it, and is used once.
WP24 = Example(
    "24 persistent trigger",
    TRIGGERED.replace(
        '{ code = "end"', '{ code = "once_more", from = ["told"], to = "busy" },\n  { code = "end"'
    ),
    (
        Do(event="news", kept=True),
        Do("lan", "end", refused="not_now"),
        Do("lan", "wait"),
        Do("lan", "once_more"),
        Do("lan", "wait"),
        Do("lan", "end", refused="not_now"),
        Do(event="news", kept=True),
        Do("lan", "end"),
    ),
    (
        "lan: - > busy",
        "lan: busy > waiting",
        "event:news: waiting > told",
        "lan: told > busy",
        "lan: busy > waiting",
        "event:news: waiting > told",
        "lan: told > done",
    ),
)

# Two sections of several steps: once one is begun it is ended before the other begins. The rest goes on.
WP39 = Example(
    "39 critical section",
    """
stage = [
  { code = "parts", track = [
    { code = "till", use = "till" }, { code = "safe", use = "safe" }, { code = "floor", use = "free" },
  ] },
  { code = "done", terminal = true },
]
transition = [{ code = "together", from = ["parts"], to = "done", on = "joined" }]

[procedure.till]
start = "shut"
stage = [{ code = "shut" }, { code = "open" }, { code = "counted" }, { code = "locked", terminal = true }]
transition = [
  { code = "unlock", from = ["shut"], to = "open", guards = [{ name = "alone", track = "safe" }] },
  { code = "count", from = ["open"], to = "counted" },
  { code = "lock", from = ["counted"], to = "locked" },
]

[procedure.safe]
start = "shut"
stage = [{ code = "shut" }, { code = "open" }, { code = "counted" }, { code = "locked", terminal = true }]
transition = [
  { code = "unlock", from = ["shut"], to = "open", guards = [{ name = "alone", track = "till" }] },
  { code = "count", from = ["open"], to = "counted" },
  { code = "lock", from = ["counted"], to = "locked" },
]

[procedure.free]
start = "dirty"
stage = [{ code = "dirty" }, { code = "wet" }, { code = "clean", terminal = true }]
transition = [
  { code = "wash", from = ["dirty"], to = "wet" },
  { code = "dry", from = ["wet"], to = "clean" },
]
""",
    (
        Do("lan", "wash"),
        Do("lan", "unlock", "safe"),
        Do("lan", "unlock", "till", refused="unmet"),
        Do("lan", "dry"),
        Do("lan", "count"),
        Do("lan", "unlock", "till", refused="unmet"),
        Do("lan", "lock"),
        Do("lan", "unlock"),
        Do("lan", "count"),
        Do("lan", "lock"),
    ),
    (
        "lan: - > parts",
        "floor:1 lan: dirty > wet",
        "safe:1 lan: shut > open",
        "floor:1 lan: wet > clean",
        "safe:1 lan: open > counted",
        "safe:1 lan: counted > locked",
        "till:1 lan: shut > open",
        "till:1 lan: open > counted",
        "till:1 lan: counted > locked",
        "joined: parts > done",
    ),
)
