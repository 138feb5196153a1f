"""What a step rests on that was only said: a return, a vote whose minutes are a talk or a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from congress.people.words.grounds import is_spoken

if TYPE_CHECKING:
    from documents.packages.models.steps import PackageStep

# As the form of a return writes it into the note of its step.
BASIS = "Căn cứ: "
# Moves by which a body returns what lies before it.
RETURNS = ("send_back", "annul")


def spoken_ground(step: PackageStep, note: str) -> str:
    """The ground that a step names where it was only said; "" where a paper is named, or none is needed."""
    named = [line.removeprefix(BASIS) for line in note.splitlines() if line.startswith(BASIS)]
    if step.decision is not None:
        named.append(step.decision.decision.minutes_ref)
    return next(filter(is_spoken, named), "")
