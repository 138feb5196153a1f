"""How a matter is led through a procedure that nobody has read: what may happen, and what must hold then."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from django.db import transaction

from tests.patterns.models import Matter
from tests.patterns.walking import fresh
from workflows import clock, engine, history
from workflows.engine import duties
from workflows.engine.marking import marking_of
from workflows.engine.tracks import needed
from workflows.errors import Refused
from workflows.models import Event, Track
from workflows.procedures.lint import edges
from workflows.procedures.rows import BACK
from workflows.services import note_event

FIRST, DUE = date(2022, 3, 18), date(2022, 3, 31)
# So many acts may a way to the end take.
PATIENCE = 200
# Where tracks sleep, or are over.
LAID = ("paused", "look_again")
REASON = "Theo lịch của đại hội"


@dataclass(frozen=True)
class Choice:
    """One thing that may happen: somebody acts, or the procedure is looked at while coins lie up."""

    rank: int
    spot: str = ""
    action: str = ""
    who: int = 0
    answer: str = ""
    first: bool = False
    coins: tuple[str, ...] = ()
    day: date | None = None
    event: str = ""


@dataclass
class Wandering:
    """A matter on its way, the day, and the markings from which somebody has already come to the end."""

    matter: Matter
    people: dict
    day: date = FIRST
    finished: set = field(default_factory=set)
    known: dict = field(default_factory=dict)
    looks: int = 0

    @cached_property
    def marking(self):
        """Where the matter stands now; forgotten whenever something has happened."""
        return marking_of(fresh(self.matter))

    @property
    def item(self):
        return self.marking.item

    def read(self):
        self.__dict__.pop("marking", None)

    def wander(self, lots):
        """Let as many things happen as there are lots; the end can be reached after each."""
        self.begin()
        for lot, luck in lots:
            choices = [*self.choices(), *self.accidents()]
            if self.happen(choices[lot % len(choices)], luck=luck):
                self.look(whole=True)
                self.finish()

    def begin(self):
        lead = next(one for one in self.people.values() if one.username == "lan")
        with clock.frozen(self.day):
            engine.perform(self.matter, "start", by=lead, seen=engine.seen(self.matter), tracks=self.tracks())
        self.read()
        self.look(whole=True)
        self.finish()

    def finish(self):
        """Come to the end from here by what people can do, and take it back; fail where nobody does.

        At each marking the next of its choices is taken, so that in the long run each is taken: whoever
        can come to the end at all does.
        """
        turns, day, way = {}, self.day, [self.key()]
        with transaction.atomic():
            for _number in range(PATIENCE):
                if way[-1] in self.finished or self.is_over():
                    break
                choices = sorted(self.choices(), key=lambda one: one.rank)
                assert choices, f"nothing can happen any more at {way[-1]}"
                turns[way[-1]] = turn = turns.get(way[-1], -1) + 1
                if self.happen(choices[turn % len(choices)]):
                    self.look()
                    way.append(self.key())
            else:
                raise AssertionError(f"nobody comes to the end from {way[0]}; at last {way[-1]}")
            transaction.set_rollback(True)
        self.read()
        self.finished.update(way)
        self.day = day

    def is_over(self):
        return self.marking.own.stage.terminal

    def happen(self, choice, *, luck=0):
        """Let one thing happen; True where it did. With bad luck its coins lie down, with more others up."""
        coins = () if luck == 1 else choice.coins
        coins = (*coins, *self.sides()[: luck // 2]) if luck > 1 else coins
        Matter.objects.filter(pk=self.matter.pk).update(coins=list(coins))
        self.read()
        self.day, item = choice.day or self.day, self.item
        with clock.frozen(self.day):
            if choice.event:
                note_event(item, choice.event, kept=luck > 3)
            if not choice.action:
                engine.settle(item)
                self.read()
                return True
            move = {"choice": choice.answer} if choice.answer else {}
            try:
                engine.perform(
                    item, choice.action, by=self.people[choice.who], seen=engine.seen(item, choice.spot),
                    track=choice.spot, note=REASON, tracks=self.tracks(first=choice.first), **move,
                )  # fmt: skip
            except Refused:
                return False
            finally:
                self.read()
        return True

    def tracks(self, *, first=False):
        """Who is chosen wherever somebody is: the first of them, or all; one track, or two."""
        keys = [one.key for one in self.item.bodies("asked")]
        groups = [
            one for machine in self.definition.machines() for stage in machine.stage for one in stage.track
        ]
        return {one.code: keys[: 1 if first else None] if one.role else 2 - first for one in groups}

    @property
    def definition(self):
        return self.marking.machine.definition

    def choices(self):
        """What people, the calendar and coins may do here, leaving aside what is laid over the procedure."""
        marking = self.marking
        found = []
        for spot in marking.awake():
            laid = {one.code for one in spot.machine.laid_over.moves} - {"resume", "looked_again"}
            for move in spot.machine.moves_from(spot.state):
                holders = spot.holders(move.holder)
                if move.code not in laid and holders:
                    found += self.ways(spot, move, holders[0].person_id)
            for rule in spot.machine.rules_from(spot.state):
                late = DUE + timedelta(days=1) if rule.on == "deadline" else None
                if not str(rule.on).startswith("event"):
                    rank = self.rank(spot, rule, "") + 1
                    found.append(Choice(rank, spot.ref, coins=sides_of(rule), day=late))
        return found

    def ways(self, spot, move, who):
        answers = [*move.to, "other"] if isinstance(move.to, dict) else ["yes" if move.answers else ""]
        if move.answers == ("reason",):
            answers = [""]
        firsts = (False, True) if self.definition.has_tracks else (False,)
        return [
            Choice(
                self.rank(spot, move, answer) + first, spot.ref, move.code, who, answer, first, sides_of(move)
            )
            for answer in answers
            for first in firsts
        ]

    def rank(self, spot, move, answer):
        """What comes first: what leads the matter on, then its tracks, then more tracks, then all else."""
        far = self.far(spot.machine)
        here, to = far.get(spot.state, 99), move.to
        if isinstance(to, dict):
            to = to.get(answer)
        if to == BACK:
            to = spot.row.came_from[-1][0] if spot.row.came_from else None
        if far.get(to or spot.state, 0) < here:
            return 4 if spot.track else 0
        return 8 if any(one.name == "open_tracks" for one in move.effects) else 12

    def far(self, machine):
        if id(machine) not in self.known:
            self.known[id(machine)] = distances(machine)
        return self.known[id(machine)]

    def accidents(self):
        """What is laid over the procedure, other days, events, and acts of those who may not."""
        moves = [move for move in self.definition.laid_over.moves if self.item.state in move.source]
        lead = next(key for key, one in self.people.items() if one.username == "lan")
        stranger = next(key for key, one in self.people.items() if one.username == "em")
        found = [Choice(0, "", move.code, lead) for move in moves]
        found += [
            Choice(0, one.spot, one.action, stranger, one.answer) for one in self.choices()[:1] if one.action
        ]
        days = (self.day + timedelta(days=20), self.day - timedelta(days=2))
        return [*found, *(Choice(0, day=day) for day in days), Choice(0, event="rain")]

    def sides(self):
        moves = [move for machine in self.definition.machines() for move in machine.transition]
        return [side for move in moves for side in sides_of(move)]

    def key(self):
        """A marking without its numbers: what can happen from two with one key is the same."""
        item, marking = self.item, self.marking
        steps = item.steps.exclude(rule="").values_list("track", "rule", "action", "sequence")
        entered = {spot.ref: spot.row.entered for spot in marking}
        made = {
            (bare(track), rule, action)
            for track, rule, action, number in steps
            if track in entered and number > entered[track]
        }
        spots = [
            (
                bare(spot.ref), spot.state, tuple(code for code, _number in spot.row.came_from),
                (spot.track.stage, spot.track.ended, spot.track.entry == entered.get(spot.track.parent))
                if spot.track else (),
            )
            for spot in marking
        ]  # fmt: skip
        events = Event.objects.filter(item_id=item.pk, used=None).count()
        return (tuple(sorted(spots)), tuple(sorted(made)), self.day > DUE, events)

    def look(self, *, whole=False):
        """What must hold of every marking: who is waited for, who can act, and what the history says."""
        self.looks += 1
        item, marking = self.item, self.marking
        waited = {(duty.track, duty.stage, duty.person_id) for duty in duties.open_duties(item)}
        if self.is_over():
            assert (len(marking.spots), waited) == (1, set()), item.state
            return
        if item.state in LAID:
            assert {track for track, _stage, _person in waited} == {""}, (
                "in a pause nobody else is waited for"
            )
        able = {
            (spot.ref, spot.state, one.person_id)
            for spot in marking.awake()
            for rule in spot.stage.duties
            for one in spot.holders(rule.holder)
        }
        assert waited == able
        comes = any(rule.comes for spot in marking.awake() for rule in spot.machine.rules_from(spot.state))
        assert comes or self.choices(), f"nobody can act at {item.state}"
        if whole:
            self.look_at_join()
            with clock.frozen(self.day):
                assert history.chain_faults(item) == []

    def look_at_join(self):
        """Where the last step waited for tracks, as many of those opened with its stage were done."""
        *before, last = self.item.steps.order_by("sequence")
        move = self.definition.move(last.action, last.source)
        sort, _colon, code = str(move.on if move else "").partition(":")
        asked = {
            rule.told.get("track", "") for rule in (move.guards if move else ()) if rule.name == "joined"
        }
        asked |= {code} if sort == "joined" else set()
        if last.track or not asked:
            return
        entry = max(one.sequence for one in before if not one.track and one.source != one.target)
        if any(one.rule.startswith("joined") for one in before if one.sequence > entry and not one.track):
            return
        for rule in self.definition.stage_of(last.source).track:
            rows = Track.objects.filter(item_id=self.item.pk, parent="", group=rule.code, entry=entry)
            rows = rows.exclude(ended="cancelled", closed_by__lt=last.sequence)
            done = rows.filter(ended="done").count()
            if asked & {"", rule.code} and rows:
                assert done >= needed(rule, len(rows)), f"{rule.code} was not done"


def sides_of(move):
    return tuple(rule.told["side"] for rule in move.guards if rule.name == "coin")


def bare(ref):
    """The name of a track without the number of the step that opened it."""
    return ref.partition("/")[2]


def distances(machine):
    """How many moves each stage is away from a last one."""
    graph, far = edges(machine), {stage.code: 0 for stage in machine.stage if stage.terminal}
    for number in range(1, len(graph)):
        near = {code for code, after in graph.items() if code not in far and any(one in far for one in after)}
        far |= dict.fromkeys(near, number)
    return far
