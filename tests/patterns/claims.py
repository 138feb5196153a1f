"""What the engine claims of two outside lists: `docs/procedures.md` prints it, `catalogue` shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Claim:
    """A row of a list: what it is called, what carries it here, or the `reason` why it is not carried."""

    name: str
    by: str = ""
    reason: str = ""


FREE = "needs tokens that move freely; a track belongs to the stage that opened it"
# The 43 control-flow patterns of the Workflow Patterns Initiative, by their numbers.
PATTERNS = {
    1: Claim("sequence", "stages and moves"),
    2: Claim("parallel split", "tracks"),
    3: Claim("synchronisation", "a join of all tracks"),
    4: Claim("exclusive choice", "a target for each outcome of an answer"),
    5: Claim("simple merge", "several sources of a move"),
    6: Claim("multi-choice", "tracks with a condition (when)"),
    7: Claim("structured synchronising merge", "a join of all tracks that were opened"),
    8: Claim("multi-merge", reason=FREE),
    9: Claim("structured discriminator", "a join of one; the rest goes on (leave)"),
    10: Claim("arbitrary cycles", "moves back and forth"),
    11: Claim("implicit termination", "a join that leads to the end"),
    12: Claim("multiple instances without synchronisation", "the effect spawn, not linked"),
    13: Claim("multiple instances with a priori design-time knowledge", "each = a number"),
    14: Claim("multiple instances with a priori run-time knowledge", "tracks chosen at the opening"),
    15: Claim("multiple instances without a priori run-time knowledge", "tracks added while open"),
    16: Claim("deferred choice", "moves of several holders, and of the calendar"),
    17: Claim("interleaved parallel routing", "the guards alone and stands"),
    18: Claim("milestone", "the guard stands"),
    19: Claim("cancel task", "the effect close_tracks"),
    20: Claim("cancel case", "cancel, which every procedure has"),
    21: Claim("structured loop", "a move on entering, with a guard"),
    22: Claim("recursion", "a small procedure that uses itself"),
    23: Claim("transient trigger", "an event"),
    24: Claim("persistent trigger", "an event that is kept"),
    25: Claim("cancel region", "close_tracks of several groups"),
    26: Claim("cancel multiple instance task", "close_tracks of a group"),
    27: Claim("complete multiple instance task", "a move with the guard done; the rest ends (cancel)"),
    28: Claim("blocking discriminator", "a join of one; the rest blocks (block)"),
    29: Claim("cancelling discriminator", "a join of one; the rest ends (cancel)"),
    30: Claim("structured partial join", "a join of a number; the rest goes on (leave)"),
    31: Claim("blocking partial join", "a join of a number; the rest blocks (block)"),
    32: Claim("cancelling partial join", "a join of a number; the rest ends (cancel)"),
    33: Claim("generalised AND-join", reason=FREE),
    34: Claim("static partial join for multiple instances", "a join of a number, for each of a role (leave)"),
    35: Claim("cancelling partial join for multiple instances", "the same (cancel)"),
    36: Claim("dynamic partial join for multiple instances", "a join of a share, tracks added while open"),
    37: Claim("local synchronising merge", "tracks within tracks, with a condition"),
    38: Claim("general synchronising merge", reason=FREE),
    39: Claim("critical section", "the guard alone, of a group"),
    40: Claim("interleaved routing", "the guard alone"),
    41: Claim("thread merge", "a join of as many tracks of one procedure"),
    42: Claim("thread split", "as many tracks of one procedure"),
    43: Claim("explicit termination", "a last stage, which ends all tracks"),
}
TABLED = "a last stage more, with a move back"
COPY = "the effect spawn, linked"
VEIL = "what a stage hides (veil), and events of the meeting"
LESS = "the meeting's own procedure, and events that it tells its items"
ADVICE = "a stage with a track for each adviser, and *back"
# The 43 adaptations of council workflows that the tests of PloneMeeting name.
ADAPTATIONS = {
    one.name: one
    for one in (
        Claim("accepted_but_modified", TABLED),
        Claim("accepted_out_of_meeting", "a move with a guard"),
        Claim("accepted_out_of_meeting_and_duplicated", COPY),
        Claim("accepted_out_of_meeting_emergency", "a move with two guards"),
        Claim("accepted_out_of_meeting_emergency_and_duplicated", COPY),
        Claim(
            "decide_item_when_back_to_meeting_from_returned_to_proposing_group",
            "a move on entering, with a guard that asks the meeting",
        ),
        Claim("delayed", COPY),
        Claim("hide_decisions_when_under_writing", VEIL),
        Claim("hide_decisions_when_under_writing__po__powerobservers", VEIL),
        Claim("hide_decisions_when_under_writing__po__restrictedpowerobservers", VEIL),
        Claim("hide_decisions_when_under_writing_check_returned_to_proposing_group", VEIL),
        Claim("item_validation_no_validate_shortcuts", "several sources of a move, with a guard"),
        Claim("item_validation_shortcuts", "several sources of a move, with guards"),
        Claim("itemdecided", "a stage more"),
        Claim("mark_not_applicable", TABLED),
        Claim("meeting_remove_global_access", "what each stage hides (veil)"),
        Claim("meetingmanager_correct_closed_meeting", "a move out of a last stage, with a reason"),
        Claim("no_decide", LESS),
        Claim("no_freeze", LESS),
        Claim("no_publication", LESS),
        Claim("only_creator_may_delete", reason="nothing is ever deleted; it is cancelled"),
        Claim("postpone_next_meeting", COPY),
        Claim("postpone_next_meeting_keep_internal_number", f"{COPY}; an effect of the app's own"),
        Claim("postpone_next_meeting_transfer_annex_scan_id", f"{COPY}; an effect of the app's own"),
        Claim("pre_accepted", "a stage more, in which it is still worded"),
        Claim("refused", TABLED),
        Claim("removed", TABLED),
        Claim("removed_and_duplicated", COPY),
        Claim("return_to_proposing_group", "a stage left by *back"),
        Claim("return_to_proposing_group_with_all_validations", "stages on the way back"),
        Claim("return_to_proposing_group_with_last_validation", "a stage on the way back"),
        Claim("reviewers_take_back_validated_item", "a move back of the reviewer"),
        Claim("transfered", "the effect spawn of a matter elsewhere"),
        Claim("transfered_and_duplicated", COPY),
        Claim("waiting_advices", ADVICE),
        Claim("waiting_advices_adviser_may_validate", ADVICE),
        Claim("waiting_advices_adviser_send_back", ADVICE),
        Claim("waiting_advices_from_before_last_val_level", ADVICE),
        Claim("waiting_advices_from_every_val_levels", ADVICE),
        Claim("waiting_advices_from_last_val_level", ADVICE),
        Claim("waiting_advices_given_advices_required_to_validate", "tracks and the guard joined"),
        Claim(
            "waiting_advices_given_and_signed_advices_required_to_validate",
            "an advice with a small procedure of its own",
        ),
        Claim("waiting_advices_proposing_group_send_back", ADVICE),
    )
}
