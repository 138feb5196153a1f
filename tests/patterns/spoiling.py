"""Rules of tracks spoilt on purpose: the examples find each; `tests/workflows/test_patterns.py` runs this."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from tests.mutants import spoilt
from tests.patterns import walking
from tests.patterns.catalogue import EXAMPLES
from tests.patterns.examples.parts import WORK
from tests.patterns.walking import Do, Example
from tests.sampled import WHOLE
from workflows.engine import marking, tracks

OF_TRACKS = {
    "one group is enough": (tracks, "is_joined", "bool(rules) and all(", "bool(rules) and any("),
    "all of them is one": (tracks, "needed", "return number if", "return 1 if"),
    "a share is rounded down": (tracks, "needed", "math.ceil(", "math.floor("),
    "one more than is needed": (tracks, "_is_done", "done >= needed", "done > needed"),
    "one less than is needed": (tracks, "_is_done", "done >= needed", "done >= -1 + needed"),
    "who was let off is waited for": (tracks, "_is_done", 'if one.ended != "cancelled"', "if True"),
    "who is open is done": (tracks, "_is_done", 'one.ended == "done"', 'one.ended != "x"'),
    "all of none have not answered": (tracks, "_is_done", 'need == "all" and', 'need == "x" and'),
    "nobody may be added": (tracks, "_is_done", 'rule.choose != "while_open"', "True"),
    "a join is always spent": (tracks, "is_spent", "not rule.join.again and", "True or"),
    "an end leaves what runs": (tracks, "follow_move", "if ends or not stays or", "if not stays or"),
    "nothing is left": (tracks, "follow_move", 'in ("leave", "block")', 'in ("block",)'),
    "nothing blocks": (tracks, "follow_move", 'in ("leave", "block")', 'in ("leave",)'),
    "all is left": (tracks, "follow_move", "if ends or not stays or", "if ends or"),
    "what is done stays open": (tracks, "follow_move", "or (track and track.ended)", ""),
    "nothing is opened": (tracks, "enter_stage", "for rule in stage.track", "for rule in ()"),
    "opened against its condition": (tracks, "enter_stage", "rule.when is None or not", "True or not"),
    "opened beside what blocks": (tracks, "enter_stage", "and any(", "and False and any("),
    "nobody need be chosen": (tracks, "chosen", 'rule.choose == "opening"', "False"),
    "the fixed are chosen": (tracks, "chosen", 'rule.choose == "fixed"', "False"),
    "asked twice": (tracks, "open_group", "holder.key not in there", "True"),
    "no end of depth": (tracks, "_open", ">= DEPTH", ">= 99 * DEPTH"),
    "an end of a track is none": (tracks, "_followed", '"done" if terminal else ""', '""'),
    "any move ends a track": (tracks, "_followed", '"done" if terminal else ""', '"done"'),
    "every track sleeps": (marking.Marking, "_sleeps", "spot.track.stage != above.state", "True"),
    "a track is of every entry": (marking.Marking, "group", "entry=spot.row.entered,", ""),
}


def counted(*, again: bool) -> str:
    """Three parts; whenever one is done it is noted, or only the first time."""
    join = f'join = {{ need = 1, rest = "leave", again = {str(again).lower()} }}'
    return f"""
stage = [
  {{ code = "asking", track = [{{ code = "part", use = "work", each = 3, {join} }}] }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "note", from = ["asking"], on = "joined" }},
  {{ code = "end", from = ["asking"], to = "done" }},
]
{WORK}
"""


PARTS = tuple(Do("lan", "make", f"part:{number}") for number in (1, 2, 3))
MADE = tuple(f"part:{number} lan: open > made" for number in (1, 2, 3))
NOTED = "joined: asking > asking"
AGAIN = Example(
    "a join that happens again",
    counted(again=True),
    PARTS,
    ("lan: - > asking", *(line for made in MADE for line in (made, NOTED))),
)
ONCE = Example("a join of once", counted(again=False), PARTS, ("lan: - > asking", MADE[0], NOTED, *MADE[1:]))
FIRST = ("all of them is one", "who was let off is waited for", "an end leaves what runs", "asked twice")


def found_out():
    """The name of the first example that leaves another trace; None where all of them leave their own."""
    for example in (AGAIN, ONCE, *EXAMPLES):
        try:
            with transaction.atomic():
                same = walking.trace(walking.walk(example)) == example.trace
                transaction.set_rollback(True)
        except (AssertionError, AttributeError, DatabaseError, LookupError, TypeError, ValueError):
            same = False
        if not same:
            return example.name
    return None


@pytest.mark.parametrize("example", [AGAIN, ONCE], ids=lambda one: one.name)
def test_each_of_these_leaves_its_trace(cast, example):
    assert walking.trace(walking.walk(example)) == example.trace


@pytest.mark.parametrize("name", list(OF_TRACKS) if WHOLE else FIRST)
def test_a_rule_of_tracks_that_is_spoilt_is_found(cast, name):
    with spoilt(*OF_TRACKS[name]):
        assert found_out() is not None, name


def test_there_are_enough_of_them():
    assert len(OF_TRACKS) >= 20
