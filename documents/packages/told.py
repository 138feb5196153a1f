"""What may be told of something outside its own pages: each subject says its items, by their type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from django.utils.translation import gettext_noop as _kept

from congress.roles import REPORTED_TO

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class ToldItem:
    """One item: how it is called before anybody, its page, and whether its notes stay inside.

    `url` is "" where the reader may not open it, and where no reader is known. `by_hand` says how somebody
    without a screen does what he is asked for. `to` is how it is called before those who are named in it,
    by their ids.
    """

    item: Any
    what: str
    url: str
    secret: bool = False
    by_hand: str = ""
    to: Mapping[int, str] = field(default_factory=dict)


# Ids and who reads, None for words that leave the product -> the items by their ids.
TellSource: TypeAlias = "Callable[[Iterable[int], Person | None], dict[int, ToldItem]]"

# A package, a move's code, who would make it and to which stage -> names of the bodies that would hear of it.
HearSource: TypeAlias = "Callable[[Package, str, Person | None, str], list[str]]"

BECAUSE = _kept(" Lý do: %(reason)s")
# How a sentence begins that is said to who decides in a body above.
REPORTING = _kept("Kính báo cáo: ")

_hung_in: dict[str, TellSource] = {}
_hear: list[HearSource] = []


def because(package: Package, reason: str) -> str:
    """The reason as it ends what is told; "" where there is none, or the package keeps it inside."""
    return BECAUSE % {"reason": reason} if reason and not package.confidential else ""


def said_in(body: Body | None, words: str) -> str:
    """A sentence for whoever works in that body: it is reported to a body above, and told to others."""
    return f"{REPORTING if body is not None and body.kind in REPORTED_TO else ''}{words}"


def told_as(item_type: str) -> Callable[[TellSource], TellSource]:
    """Hang in how items of a type (`app.model`) are told."""

    def keep(told: TellSource) -> TellSource:
        _hung_in[item_type] = told
        return told

    return keep


def told_items(item_type: str, ids: Iterable[int], reader: Person | None) -> dict[int, ToldItem]:
    """The items of one type by id, in words; none of a type that nobody tells of."""
    told = _hung_in.get(item_type)
    return told(ids, reader) if told else {}


def told_by_key(
    keys: Iterable[tuple[str, int]], reader: Person | None = None
) -> dict[tuple[str, int], ToldItem]:
    """(type, id) -> the item in words, for items of any types; without a reader for words that leave."""
    by_type: dict[str, set[int]] = defaultdict(set)
    for item_type, pk in keys:
        by_type[item_type].add(pk)
    return {
        (item_type, pk): told
        for item_type, ids in by_type.items()
        for pk, told in told_items(item_type, ids, reader).items()
    }


def heard_by(hears: HearSource) -> HearSource:
    """Hang in who hears of a move of a package; one subject keeps the rules of that."""
    _hear[:] = [hears]
    return hears


def whom_told(package: Package, act: str, *, by: Person | None = None, end: str = "") -> list[str]:
    """Names of the bodies that would hear of the move `act`, for a sentence beside its button.

    By the same table of rules by which they are told afterwards. `by` is who would make it: a body in which
    only he works is left out; `end` the one stage that is meant of those to which it may lead. [] for a move
    that the package does not have where it stands.
    """
    return [name for hears in _hear for name in hears(package, act, by, end)]
