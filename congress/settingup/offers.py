"""What the apps to the left bring to a set-up, hung in: kinds of package, and what a letterhead bears."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from congress.settingup.proposals import ProposedBody


@dataclass(frozen=True, slots=True)
class OfferedRole:
    """A role that a kind of package needs filled: what it does, by which kinds of body, who is proposed.

    `kinds` is empty where any body may fill it; `proposed` are codes of bodies, all of which fill it.
    """

    label: Any
    proposed: tuple[str, ...]
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class OfferedKind:
    """A kind of package that a congress may have."""

    code: str
    title: str
    roles: Mapping[str, OfferedRole] = field(default_factory=dict)

    def proposed_among(self, bodies: Sequence[ProposedBody]) -> dict[str, list[str]]:
        """role -> the codes that its text names, where these bodies bear them."""
        known = {body.code for body in bodies}
        return {
            role: [code for code in offered_role.proposed if code in known]
            for role, offered_role in self.roles.items()
        }


# congress, or None before there is one -> every kind it may have, in the order of a report.
Offer = Callable[["Congress | None"], Sequence[OfferedKind]]
# (lines of a name) -> the lines as a letterhead prints them; raises ValueError with the reason in words.
Fit = Callable[[Sequence[str]], Sequence[str]]

# (congress, file to write) -> how many files lie in the ZIP that was written.
Export = Callable[["Congress", IO[bytes]], int]

# (new congress, by) -> what else it is given before anybody works in it; `by` None is the command line.
Completion = Callable[["Congress", "Person | None"], object]

# congress -> whether work has been given in it, so that some of its facts are moved by decisions alone.
Begun = Callable[["Congress"], bool]

_offers: list[Offer] = []
_begun: list[Begun] = []
_completions: list[Completion] = []
_exports: list[Export] = []
_fits: list[Fit] = []


def offers_kinds(offer: Offer) -> Offer:
    """Hang in one who knows kinds of package."""
    if offer not in _offers:
        _offers.append(offer)
    return offer


def fits_letterhead(fit: Fit) -> Fit:
    """Hang in one who knows what has room on paper."""
    if fit not in _fits:
        _fits.append(fit)
    return fit


def tells_begun(ask: Begun) -> Begun:
    """Hang in who knows whether work has been given in a congress."""
    if ask not in _begun:
        _begun.append(ask)
    return ask


def has_begun(congress: Congress) -> bool:
    """Whether work has been given in it."""
    return any(ask(congress) for ask in _begun)


def completes_congress(complete: Completion) -> Completion:
    """Hang in who gives a congress something at its founding."""
    if complete not in _completions:
        _completions.append(complete)
    return complete


def complete_congress(congress: Congress, by: Person | None) -> None:
    """Give a new congress what the apps to the left have for it."""
    for complete in _completions:
        complete(congress, by)


def exports_congress(export: Export) -> Export:
    """Hang in one who writes a whole congress into a file."""
    if export not in _exports:
        _exports.append(export)
    return export


def written_archive(congress: Congress, target: IO[bytes]) -> int:
    """Write everything of a congress into a ZIP; how many files lie in it."""
    return sum(export(congress, target) for export in _exports)


def offered_kinds(congress: Congress | None = None) -> dict[str, OfferedKind]:
    """Every kind that a congress may have, its own among them, by its code."""
    return {kind.code: kind for offer in _offers for kind in offer(congress)}


def printed_lines(lines: Sequence[str]) -> list[str]:
    """The lines of a name as paper has room for them. Raises ValueError with the reason in words."""
    for fit in _fits:
        lines = fit(lines)
    return list(lines)
