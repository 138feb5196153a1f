"""A body votes, told twice: by the product, and by a reckoning of its own of what must come of each act.

A seed is a story: whatever anybody tries in whatever order. Where the two differ an AssertionError says
at which act; so a rule that is spoilt on purpose is found (`mutants.py`).
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta

from congress.people.models.memberships import Membership
from congress.people.services.seating import SeatFacts, give_seat
from congress.people.services.seats import end_membership
from documents.models import OpenBallot, Package, Poll, PollEnd
from documents.voting.services.casting import cast_open, enter_open
from documents.voting.services.closing import cancel_poll, close_poll
from documents.voting.services.figures import PollClosing
from documents.voting.services.opening import open_poll
from documents.voting.services.rules import VotingTerms, set_voting_rule
from documents.voting.services.terms import PollTerms
from workflows import clock, engine
from workflows.errors import Refused

VOTERS = ("chutich", "thuongtruc", "bch01", "bch02", "bch03")
SAID = ("for", "against", "other", "none")
STEPS, HALF = 45, 0.5


class Chamber:
    """Thường trực of five with one package before it; `tell` lives one story."""

    def __init__(self, cast, package, seed):
        self.cast, self.body, self.pk = cast, cast.bodies.TT, package.pk
        self.draw = random.Random(seed)  # noqa: S311 - the same story each time
        self.now, self.day = clock.now(), None
        self.joined = False
        self.left, self.slips_count = set(), bool(self.draw.getrandbits(1))
        self.poll, self.ended, self.said, self.rows = None, True, {}, 0
        set_voting_rule(
            self.body, VotingTerms(takes_slips=self.slips_count, reason="Quy chế 04"), by=cast.thuongtruc
        )

    @property
    def package(self):
        return Package.objects.select_related("procedure", "current").get(pk=self.pk)

    @property
    def today(self):
        return clock.today()

    def tell(self):
        """So many acts, or until the body has decided and everything was tried once more."""
        acts = (self.opens, *[self.votes] * 6, *[self.enters] * 5, *[self.closes] * 2)
        acts += (self.cancels, self.day_passes, self.one_leaves, self.one_joins, self.votes_twice)
        self.wakes()
        try:
            for _step in range(STEPS):
                waits = self.ended and self.draw.random() < HALF
                (self.opens if waits else self.draw.choice(acts))()
        finally:
            self.day.__exit__(None, None, None)

    def wakes(self):
        """The clock stands at this day; at the end of the story it goes on as before."""
        if self.day is not None:
            self.day.__exit__(None, None, None)
        self.day = clock.frozen(self.now)
        self.day.__enter__()

    def tries(self, what, verb, *, allowed):
        """The verb does it just where the reckoning allows it."""
        before = (OpenBallot.objects.count(), PollEnd.objects.count(), Poll.objects.count())
        try:
            made = verb()
        except Refused:
            if allowed:
                raise AssertionError(what) from None
            after = (OpenBallot.objects.count(), PollEnd.objects.count(), Poll.objects.count())
            assert before == after, what
            return None
        assert allowed, (what, "was done")
        return made

    def members(self):
        return [name for name in VOTERS if name not in self.left] + ["bch04"] * self.joined

    def opens(self):
        by = self.draw.choice(("thuongtruc", "thuongtruc", "bch03"))
        meets = self.draw.random() < 0.7
        present = self.draw.choice((None, 2, 3, 3, 4, 5, 6)) if meets else None
        until = None if meets else self.today + timedelta(days=self.draw.choice((-1, 0, 1, 3)))
        manner = "meeting" if meets else "writing"
        seen = engine.seen(self.package) if self.draw.random() < 0.9 else "0:"
        whole = len(self.members())
        enough = present is not None and whole // 2 + 1 <= present <= whole if meets else until >= self.today
        allowed = by == "thuongtruc" and seen != "0:" and self.ended and enough
        allowed = allowed and self.package.state == "standing" and by not in self.left
        terms = PollTerms(manner=manner, way="open", present=present, until=until)
        poll = self.tries(
            ("open", terms, by),
            lambda: open_poll(self.package, self.body, terms, by=getattr(self.cast, by), seen=seen),
            allowed=allowed,
        )
        if poll is not None:
            self.poll, self.ended, self.said, self.until = poll, False, {}, until
            self.meets, self.voters = meets, list(self.members())
            told = (poll.members, poll.needed)
            assert told == (whole, whole // 2 + 1), (told, whole)

    def may_vote(self, names, choice):
        in_time = self.poll is not None and not self.ended and (self.meets or self.today <= self.until)
        ours = self.poll is not None and all(one in self.voters and one not in self.left for one in names)
        return in_time and ours and choice in SAID

    def votes(self):
        if self.poll is None:
            return
        name = self.draw.choice((*VOTERS, "bch04", "bch04"))
        choice = self.draw.choice((*SAID, *SAID, "", "yes"))
        done = self.tries(
            ("cast", name, choice),
            lambda: cast_open(self.poll, {1: choice}, by=getattr(self.cast, name)),
            allowed=self.may_vote([name], choice),
        )
        if done is not None:
            self.said[name] = (choice, "")

    def votes_twice(self):
        """The second click of one form makes no second row."""
        if self.poll is None or not self.may_vote(["bch01"], "for"):
            return
        self.rows += 1
        told = {"by": self.cast.bch01, "request_id": f"c{self.rows}"}
        one, two = (cast_open(self.poll, {1: "for"}, **told) for _click in range(2))
        assert one == two
        self.said["bch01"] = ("for", "")

    def enters(self):
        if self.poll is None:
            return
        by = self.draw.choice(("thuongtruc",) * 4 + ("bch02",))
        names = self.draw.sample(self.members(), self.draw.randint(0, 3))
        ground = self.draw.choice(("hands", "post", "photo", "slip", "slip", "x"))
        choice = self.draw.choice(SAID)
        fits = {
            "hands": self.meets,
            "photo": not self.meets,
            "slip": self.slips_count and self.meets,
            "post": True,
        }
        allowed = by == "thuongtruc" and by not in self.left and bool(names) and fits.get(ground, False)
        done = self.tries(
            ("enter", names, ground),
            lambda: enter_open(
                self.poll,
                [getattr(self.cast, one) for one in names],
                {1: choice},
                ground=ground,
                by=getattr(self.cast, by),
            ),
            allowed=allowed and self.may_vote(names, choice),
        )
        if done is not None:
            self.said |= dict.fromkeys(names, (choice, ground))

    def closes(self):
        if self.poll is None:
            return
        by = self.draw.choice(("thuongtruc",) * 4 + ("bch03",))
        present = self.draw.choice((None, 1, 2, 3, 4, 5)) if self.meets else None
        members, slips = len(self.voters), sum(ground == "slip" for _said, ground in self.said.values())
        if self.meets:
            here, taken = len(self.said) - slips, present or 0
            fits = present is not None and taken + slips <= members and here <= taken
        else:
            here, taken = len(self.said), len(self.said)
            fits = here == members or self.today > self.until
        seen = engine.seen(self.package)
        done = self.tries(
            ("close", present, by, dict(self.said)),
            lambda: close_poll(self.poll, PollClosing(present=present), by=getattr(self.cast, by), seen=seen),
            allowed=by == "thuongtruc" and by not in self.left and not self.ended and fits,
        )
        if done is not None:
            self.ended = True
            self.came_to(done, taken, slips, members)

    def came_to(self, end, present, slips, members):
        """The figures, reckoned by hand: more than half there, more than half of those for it."""
        if present * 2 <= members:
            assert (end.how, end.decision) == ("no_quorum", None)
            assert self.package.state == "standing"
            return
        said, whole = Counter(choice for choice, _ground in self.said.values()), present + slips
        decision = end.decision.decision
        silent = whole - said["for"] - said["against"] - said["other"]
        assert end.how == "decided"
        assert (decision.members, decision.present) == (members, whole)
        assert (decision.votes_for, decision.votes_against) == (said["for"], said["against"])
        assert (decision.other_opinion, decision.not_voting) == (said["other"], silent)
        passed = said["for"] * 2 > whole
        assert decision.outcome.passed == passed
        assert (self.package.state == "executive") == passed

    def cancels(self):
        if self.poll is None or self.draw.random() < 0.5:
            return
        reason = self.draw.choice(("", "Mở nhầm cơ quan"))
        by = self.draw.choice(("thuongtruc", "bch03"))
        done = self.tries(
            ("cancel", reason, by),
            lambda: cancel_poll(self.poll, reason, by=getattr(self.cast, by)),
            allowed=by == "thuongtruc" and by not in self.left and not self.ended and bool(reason),
        )
        self.ended = self.ended or done is not None

    def day_passes(self):
        self.now += timedelta(days=1)
        self.wakes()

    def one_leaves(self):
        name = self.draw.choice(("bch01", "bch02", "bch03"))
        if name in self.left or len(self.left) == 1:
            return
        seat = Membership.objects.get(person=getattr(self.cast, name), body=self.body)
        end_membership(seat, on=self.today - timedelta(days=1), ground="Xin thôi")
        self.left.add(name)

    def one_joins(self):
        """Who comes in after the opening has no ballot in that vote."""
        if not self.joined:
            give_seat(self.body, self.cast.bch04, SeatFacts("member", self.today, "QĐ 09"), by=None)
            self.joined = True
