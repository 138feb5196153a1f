"""What holds of tracks, timers and the moves laid over all; `tests/workflows/test_patterns.py` runs this."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.contrib.auth.models import User

from tests.patterns.walking import Do, Example, begun, fresh, happen, place, trace
from workflows import clock, engine, history
from workflows.engine import duties
from workflows.engine.veils import veiled
from workflows.errors import NotNow, Unmet
from workflows.models import Event, Notice, Track

ASK = """
[[stage]]
code = "drafting"
duties = [{ holder = "lead", right = "act" }]
[[stage]]
code = "asking"
duties = [{ holder = "lead", right = "act" }]
[[stage.track]]
code = "asked"
label = "Lấy ý kiến"
use = "ask"
each = "asked"
choose = "while_open"
join = { need = 2, rest = "leave" }
[[stage]]
code = "writing"
duties = [{ holder = "lead", right = "act" }]
[[stage]]
code = "held"
duties = [{ holder = "lead", right = "act" }]
[[stage]]
code = "done"
terminal = true
[[transition]]
code = "ask"
from = ["drafting"]
to = "asking"
[[transition]]
code = "more"
from = ["asking"]
effects = [{ name = "open_tracks", track = "asked" }]
[[transition]]
code = "close"
from = ["asking"]
to = "writing"
guards = [{ name = "joined", track = "asked" }]
[[transition]]
code = "give_up"
from = ["asking"]
to = "drafting"
[[transition]]
code = "revise"
from = ["asking"]
effects = [{ name = "write", text = "hai" }]
[[transition]]
code = "finish"
from = ["writing"]
to = "done"
[[transition]]
code = "hold"
from = ["writing"]
to = "held"
[[transition]]
code = "release"
from = ["held"]
to = "*back"

[procedure.ask]
start = "waiting"
stage = [
  { code = "waiting", label = "Chờ trả lời", duties = [{ holder = "*track", right = "act" }] },
  { code = "answered", label = "Đã trả lời", terminal = true },
  { code = "silent", label = "Không phản hồi", terminal = true },
]
transition = [
  { code = "answer", from = ["waiting", "answered", "silent"], to = "answered", holder = "*track" },
  { code = "overdue", from = ["waiting"], to = "silent", on = "deadline" },
]
"""
CONSULTED = Example("consulted", ASK, (), (), due=date(2022, 3, 31))


@pytest.fixture
def asked(cast):
    """A matter about which an and binh are asked."""
    matter = begun(CONSULTED)
    keys = [f"p{cast.an.pk}", f"p{cast.binh.pk}"]
    assert happen(matter, Do("lan", "ask", more={"tracks": {"asked": keys}})) == ""
    return matter


def act(matter, who, action, track=None, **more):
    item, ref = fresh(matter), place(matter, track)
    by = User.objects.get(username=who)
    return engine.perform(item, action, by=by, seen=engine.seen(item, ref or ""), track=ref, **more)


def open_for(matter):
    return sorted(duty.person.username for duty in duties.open_duties(fresh(matter)))


def test_each_who_is_asked_has_a_track_a_duty_and_a_notice(asked, cast):
    told = Notice.objects.filter(sequence=2).exclude(track="").values_list("person__username", "due")

    assert open_for(asked) == ["an", "binh", "lan"]
    assert sorted(told) == [("an", date(2022, 3, 31)), ("binh", date(2022, 3, 31))]
    assert [one["use"] for one in asked.steps.last().opens] == ["ask", "ask"]
    act(asked, "an", "answer")
    assert open_for(asked) == ["binh", "lan"]
    assert history.chain_faults(fresh(asked)) == []


def test_an_answer_does_not_stale_the_other_and_a_new_text_stales_both(asked, cast):
    item = fresh(asked)
    refs = [place(asked, f"p{cast.an.pk}"), place(asked, f"p{cast.binh.pk}")]
    seen = [engine.seen(item, ref) for ref in refs]

    act(asked, "an", "answer")
    engine.perform(item, "answer", by=cast.binh, seen=seen[1], track=refs[1])

    assert [step.track for step in asked.steps.all()][2:] == refs
    old = engine.seen(fresh(asked), refs[0])
    act(asked, "lan", "revise")
    assert engine.seen(fresh(asked), refs[0]) != old


def test_somebody_is_asked_while_others_answer_and_only_once(asked, cast):
    key = f"p{cast.chi.pk}"
    act(asked, "lan", "more", tracks={"asked": [key]})
    act(asked, "lan", "more", tracks={"asked": [key]})

    assert open_for(asked) == ["an", "binh", "chi", "lan"]
    with pytest.raises(Unmet) as refused:
        act(asked, "lan", "more", tracks={"asked": [f"p{cast.em.pk}"]})
    assert refused.value.reasons == ["Có nơi được chọn không thuộc danh sách; đề nghị chọn lại."]
    with pytest.raises(Unmet) as refused:
        act(asked, "lan", "more")
    assert refused.value.reasons == ["Chưa chọn “Lấy ý kiến”."]


def test_the_lead_who_has_no_track_hears_whose_they_are(asked, cast):
    refused = happen(asked, Do("lan", "answer"))

    offers = {(one.action, one.track_name) for one in engine.available(fresh(asked), cast.an)}
    assert (refused, ("answer", "an (Chờ trả lời)") in offers) == ("forbidden", True)
    assert not any(one.track for one in engine.available(fresh(asked), cast.dung))


def test_enough_answers_let_the_lead_close_and_who_is_late_may_still_answer(asked, cast):
    act(asked, "lan", "more", tracks={"asked": [f"p{cast.chi.pk}"]})
    act(asked, "an", "answer")
    assert happen(asked, Do("lan", "close")) == "unmet"
    act(asked, "binh", "answer")
    act(asked, "lan", "close")

    # Two tracks are over with their stage; the third goes on, and its end closes it.
    assert [one.state for one in Track.objects.live_of(fresh(asked))] == ["waiting"]
    act(asked, "chi", "answer")
    assert not Track.objects.live_of(fresh(asked)).exists()
    with pytest.raises(NotNow) as refused:
        act(asked, "chi", "answer", track=Track.objects.get(person=cast.chi).ref)
    assert refused.value.reasons == [
        "Phần việc này đã khép lại ngày 18/03/2022 (Đã trả lời), không ghi thêm được."
    ]
    act(asked, "lan", "finish")
    assert history.chain_faults(fresh(asked)) == []


def test_an_end_leaves_no_track_and_no_duty(asked, cast):
    act(asked, "an", "answer")
    act(asked, "binh", "answer")
    act(asked, "lan", "more", tracks={"asked": [f"p{cast.chi.pk}"]})
    act(asked, "lan", "close")
    act(asked, "lan", "finish")

    assert (list(Track.objects.live_of(fresh(asked))), open_for(asked)) == ([], [])
    assert Track.objects.get(person=cast.chi).ended == "cancelled"
    assert history.chain_faults(fresh(asked)) == []


def test_ten_days_without_anybody_are_told_by_their_own_days(asked):
    with clock.frozen(datetime(2022, 4, 10, 9, 0, tzinfo=clock.HANOI)):
        act(asked, "lan", "revise")
        rows = [(step.action, step.at, step.entered.date()) for step in asked.steps.all()][2:]

    over = datetime(2022, 4, 1, tzinfo=clock.HANOI)
    assert rows[:2] == [("overdue", over, date(2022, 4, 10))] * 2
    assert rows[2][0] == "revise"
    assert [step.actor for step in asked.steps.filter(rule="deadline")] == [None, None]


def test_a_paper_of_before_the_last_day_is_taken_after_it(asked):
    with clock.frozen(date(2022, 4, 10)):
        engine.settle(fresh(asked))
        act(asked, "an", "answer", at=date(2022, 3, 25))

        ends = [line.partition(" ")[2] for line in trace(asked)[2:]]
        assert ends == ["deadline: waiting > silent"] * 2 + ["an: silent > answered"]
        assert asked.steps.last().by_day
        assert history.chain_faults(fresh(asked)) == []


def test_a_clock_set_back_fires_nothing(asked):
    with clock.frozen(date(2022, 3, 1)):
        assert engine.settle(fresh(asked)) is False
    assert asked.steps.count() == 2


def test_an_effect_that_breaks_leaves_nothing(asked, cast):
    text = ASK.replace('{ name = "write", text = "hai" }', '"stumble"')
    matter = begun(Example("broken", text, (), (), due=date(2022, 3, 31)))
    happen(matter, Do("lan", "ask", more={"tracks": {"asked": [f"p{cast.an.pk}"]}}))
    before = (engine.seen(fresh(matter)), matter.steps.count(), Track.objects.count())

    with pytest.raises(RuntimeError, match="stumbled"):
        act(matter, "lan", "revise")

    assert (engine.seen(fresh(matter)), matter.steps.count(), Track.objects.count()) == before
    act(matter, "an", "answer")


def test_a_pause_keeps_what_was_answered_and_what_fell_due_happens_after_it(asked, cast):
    act(asked, "an", "answer")
    act(asked, "lan", "pause", note="Chờ ý kiến cấp trên")

    assert open_for(asked) == ["lan"]
    assert happen(asked, Do("binh", "answer")) == "not_now"
    with clock.frozen(date(2022, 4, 10)):
        assert engine.settle(fresh(asked)) is False
        assert happen(asked, Do("lan", "resume", more={"note": "Đã có ý kiến"})) == ""
        states = [one.state for one in Track.objects.live_of(fresh(asked))]
        assert (fresh(asked).state, states) == ("asking", ["answered", "silent"])
        assert history.chain_faults(fresh(asked)) == []


def test_a_pause_inside_a_pause_comes_back_step_by_step(asked):
    act(asked, "an", "answer")
    act(asked, "binh", "answer")
    for action in ("close", "hold"):
        act(asked, "lan", action)
    act(asked, "lan", "pause", note="Hoãn đại hội")
    act(asked, "lan", "resume", note="Tiếp tục lại")
    act(asked, "lan", "release")

    assert (fresh(asked).state, fresh(asked).came_from) == ("writing", [])
    assert history.chain_faults(fresh(asked)) == []


def test_what_is_cancelled_counts_nowhere_and_waits_for_nobody(asked):
    with pytest.raises(Unmet) as refused:
        act(asked, "lan", "cancel")
    act(asked, "lan", "cancel", note="Giao nhầm hồ sơ")

    assert refused.value.reasons == ["Phải nêu rõ lý do."]
    assert (fresh(asked).state, fresh(asked).counts, open_for(asked)) == ("cancelled", False, [])
    assert happen(asked, Do("an", "answer")) == "not_now"
    assert history.chain_faults(fresh(asked)) == []


def test_what_is_looked_at_again_goes_back_to_before_its_end(asked, cast):
    act(asked, "an", "answer")
    act(asked, "binh", "answer")
    act(asked, "lan", "close")
    act(asked, "lan", "finish")
    act(asked, "lan", "look_again", note="Nhiệm kỳ thay đổi")
    assert (fresh(asked).state, open_for(asked)) == ("look_again", ["lan"])

    act(asked, "lan", "looked_again", note="Đã sửa nhiệm kỳ")

    assert (fresh(asked).state, fresh(asked).came_from) == ("writing", [])
    assert history.chain_faults(fresh(asked)) == []


def test_an_event_that_nobody_waits_for_is_dropped_unless_it_is_kept(asked):
    happen(asked, Do(event="rain"))
    happen(asked, Do(event="snow", kept=True))

    used = dict(Event.objects.values_list("name", "used"))
    assert (used["rain"] is None, used["snow"] is None) == (False, True)
    assert asked.steps.count() == 2


def test_a_stage_hides_what_others_said_until_enough_have(cast):
    veil = '[[stage.veil]]\nwhat = "words"\nuntil = "joined"\nbut = ["lead"]\n'
    text = ASK.replace("[[stage.track]]", f"{veil}[[stage.track]]")
    matter = begun(Example("veiled", text, (), (), due=date(2022, 3, 31)))
    act(matter, "lan", "ask", tracks={"asked": [f"p{cast.an.pk}", f"p{cast.binh.pk}"]})

    assert (veiled(fresh(matter), cast.an), veiled(fresh(matter), cast.lan)) == ({"words"}, set())
    act(matter, "an", "answer")
    assert veiled(fresh(matter), cast.binh) == {"words"}
    act(matter, "binh", "answer")
    assert veiled(fresh(matter), cast.binh) == set()
