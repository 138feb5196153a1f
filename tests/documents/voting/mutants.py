"""Rules spoilt on purpose, by name: which function, the words of it, and what stands there instead."""

from __future__ import annotations

from congress import tally
from documents.voting.models.polls import Poll
from documents.voting.queries import counts, polls
from documents.voting.services import casting, closing, figures, opening, terms

OF_VOTES = {
    "more than half is half": (tally.Rule, "needed_votes", "strict=self.majority_strict", "strict=False"),
    "half is quorum enough": (tally.Rule, "needed_present", "strict=self.quorum_strict", "strict=False"),
    "the base is what was cast": (
        tally,
        "outcome",
        '"present": present',
        '"present": votes_for',
    ),
    "a tie passes": (tally, "outcome", "votes_for >= votes", "votes_for >= votes - 1"),
    "another opinion is for it": (tally, "tallied", "said[FOR], ", "said[FOR] + said[OTHER], "),
    "the silent are left out": (tally, "tallied", "max(said[NONE], present - given)", "said[NONE]"),
    "the first ballot counts": (polls, "last_ballots", '"id"', '"-id"'),
    "a vote in writing never waits": (polls, "waits_for_slips", "clock.today() <= poll.until", "False"),
    "a vote in writing always waits": (polls, "waits_for_slips", "voted < poll.members", "True"),
    "a strong vote is closed a day early": (polls, "waits_for_slips", "<= poll.until", "< poll.until"),
    "slips are in the room": (counts, "turnout_of", "slips, len(said) - slips", "0, len(said)"),
    "slips count nowhere": (counts.Turnout, "whole", "self.present + self.slips", "self.present"),
    "a closed vote takes ballots": (casting, "refuse_ended", "end is not None", "False"),
    "the last day does not end it": (casting, "still_open", "clock.today() > held.until", "False"),
    "the last day is cut off": (
        casting,
        "still_open",
        "clock.today() > held.until",
        "clock.today() >= held.until",
    ),
    "anybody has a ballot": (
        casting,
        "still_open",
        "not wanted <= set(held.voters",
        "not wanted and not set(held.voters",
    ),
    "who left still votes": (
        casting,
        "still_open",
        "not wanted <= set(electorate",
        "not wanted and not set(electorate",
    ),
    "any word is an opinion": (casting, "refuse_wrong_choices", "said not in CHOSEN", "not said"),
    "no opinion is one": (
        casting,
        "refuse_wrong_choices",
        "said not in CHOSEN",
        "said and said not in CHOSEN",
    ),
    "anybody enters for others": (
        casting,
        "enter_open",
        "Right.RECORD not in",
        "False and Right.RECORD not in",
    ),
    "hands are raised in writing": (casting, "enter_open", "ground == HANDS and", "False and"),
    "a photograph at a meeting": (casting, "enter_open", "ground == PHOTO and", "False and"),
    "slips against the rule of the body": (casting, "enter_open", "not poll.takes_slips", "False"),
    "entered for nobody": (casting, "enter_open", '"people", not people', '"people", False'),
    "a second vote beside the first": (opening, "_votable", "before is not None", "False"),
    "opened unseen": (opening, "_votable", "engine.seen(package) != seen", "False"),
    "opened without a quorum": (terms, "time_rules", "present < needed", "False"),
    "more present than members": (terms, "time_rules", "meets and present > members", "False"),
    "until yesterday": (terms, "time_rules", "terms.until < today", "False"),
    "closed by anybody": (closing, "_held", "Right.RECORD not in", "False and Right.RECORD not in"),
    "closed twice": (closing, "_held", "refuse_ended(held)", "held.ended"),
    "quorum lost in mid-meeting": (closing, "_closed", "turnout.present < held.needed", "False"),
    "closed before the slips came": (
        closing,
        "_closed",
        "if waits_for_slips(held, turnout.voted)",
        "if False",
    ),
    "more ballots than people": (figures, "closing_faults", "turnout.voted > turnout.present", "False"),
    "more slips than members": (figures, "closing_faults", "turnout.whole > poll.members", "False"),
    "nobody counted those present": (figures, "closing_faults", "meets and not asked", "False"),
    "cancelled without a reason": (closing, "cancel_poll", "not is_reason(reason)", "False"),
    "one is enough to decide": (Poll, "needed", "self.decides_by.needed_present(self.members)", "1"),
}
