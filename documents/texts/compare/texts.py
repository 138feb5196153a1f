"""A text in paragraphs, nothing lost: what a reader sees of each, and the white space that ends it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of one text; a blank line only sets two apart and is none itself."""

    lead: str
    bodies: list[str]
    # The end of the line and the blank lines after it; never part of what is compared in words.
    tails: list[str]


def paragraphs(text: str) -> Paragraphs:
    """The paragraphs of a text: `lead`, then each body with its tail, is the text again."""
    lead, bodies, tails = "", [], []
    for line in text.splitlines(keepends=True):
        body = line.rstrip()
        if body:
            bodies.append(body)
            tails.append(line[len(body) :])
        elif tails:
            tails[-1] += line
        else:
            lead += line
    return Paragraphs(lead, bodies, tails)
