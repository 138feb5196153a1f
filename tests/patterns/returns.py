"""Where the procedure leads back by itself, or from its end; `tests/workflows/test_patterns.py` runs this."""

from __future__ import annotations

from datetime import date

from tests.patterns.walking import Do, Example, begun, fresh, happen
from workflows import clock, engine, history

REASON = {"note": "Theo lịch của đại hội"}
NIGHT = date(2022, 4, 1)
SLOW = """
[procedure.slow]
start = "open"
stage = [{ code = "open" }, { code = "made", terminal = true }]
transition = [{ code = "make", from = ["open"], to = "made" }]
"""


def test_what_is_looked_at_again_goes_back_also_into_a_stage_with_a_way_back(cast):
    text = """
stage = [{ code = "first" }, { code = "second" }, { code = "done", terminal = true }]
transition = [
  { code = "on", from = ["first"], to = "second" },
  { code = "back", from = ["second"], to = "*back" },
  { code = "end", from = ["second"], to = "done" },
]
"""
    matter = begun(Example("ended", text, (), ()))
    for action in ("on", "end", "look_again"):
        assert happen(matter, Do("lan", action, more=REASON)) == ""

    assert happen(matter, Do("lan", "looked_again", more=REASON)) == ""
    assert fresh(matter).state == "second"
    assert happen(matter, Do("lan", "back")) == ""
    assert (fresh(matter).state, history.chain_faults(fresh(matter))) == ("first", [])


def test_what_is_looked_at_again_may_begin_anew(cast):
    text = """
stage = [{ code = "first" }, { code = "second" }, { code = "done", terminal = true }]
transition = [
  { code = "on", from = ["first"], to = "second" },
  { code = "end", from = ["second"], to = "done" },
]
"""
    matter = begun(Example("anew", text, (), ()))
    for action in ("on", "end", "look_again", "work_again"):
        assert happen(matter, Do("lan", action, more=REASON)) == ""

    assert (fresh(matter).state, fresh(matter).came_from) == ("first", [])
    assert history.chain_faults(fresh(matter)) == []


def test_a_last_day_leads_into_a_stage_only_when_what_blocks_it_is_done(cast):
    text = f"""
stage = [
  {{ code = "asking", track = [
    {{ code = "part", use = "slow", each = 3, join = {{ need = 1, rest = "block" }} }},
  ] }},
  {{ code = "writing" }},
  {{ code = "done", terminal = true }},
]
transition = [
  {{ code = "both", from = ["asking"], to = "writing", guards = ["joined"] }},
  {{ code = "late", from = ["writing"], to = "asking", on = "deadline", guards = [
    {{ name = "coin", side = "sun" }},
  ] }},
  {{ code = "end", from = ["writing"], to = "done" }},
]
{SLOW}
"""
    matter = begun(Example("blocked", text, (), (), coins=("sun",), due=date(2022, 3, 31)))
    assert [happen(matter, Do("lan", "make", "part:1")), happen(matter, Do("lan", "both"))] == ["", ""]
    assert fresh(matter).state == "writing"

    with clock.frozen(NIGHT):
        assert engine.settle(fresh(matter)) is False
        assert happen(matter, Do("lan", "make", "part:2")) == ""
        assert fresh(matter).state == "writing"
        assert happen(matter, Do("lan", "make", "part:3")) == ""
        assert fresh(matter).state == "asking"
        assert history.chain_faults(fresh(matter)) == []
