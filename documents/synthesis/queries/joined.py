"""All remarks of a package in one order: what is joined stands together, each at its clause, as it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from documents.packages.queries.drafts import drafts_with_parts
from documents.packages.queries.remarks import RemarkOutcome, outcomes_of
from documents.packages.services.paper_words import words_of_drafts
from documents.synthesis.models import RemarkJoin
from documents.texts.clauses import cited_clauses, clauses_of
from documents.texts.compare.follow import follow, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.packages.models.remarks import Disposition
    from documents.packages.remarks import PackageRemark, Ref
    from documents.texts.compare.follow import FollowedTo

OPEN, PROPOSED, SETTLED, NONE_NEEDED = "open", "proposed", "settled", "none"
# After every paragraph there is.
LAST = 10**6


@dataclass(frozen=True)
class RemarkGroup:
    """One remark, or several that were joined; `clause` where it stands, `unchanged` for a second look."""

    outcomes: tuple[RemarkOutcome, ...]
    clause: str = ""
    unchanged: bool = False

    @property
    def remark(self) -> PackageRemark:
        """The first of them, which is shown for all."""
        return self.outcomes[0].remark

    @property
    def refs(self) -> tuple[Ref, ...]:
        """Every one of them."""
        return tuple(one.remark.ref for one in self.outcomes)

    @property
    def disposition(self) -> Disposition | None:
        """The last word on them, where they have the same; the last of any otherwise."""
        last = [one.disposition for one in self.outcomes if one.disposition is not None]
        return max(last, key=lambda row: row.pk, default=None)

    @cached_property
    def state(self) -> str:
        """OPEN while one of them has no disposition, PROPOSED while one is not settled."""
        asked = [one for one in self.outcomes if one.remark.needs]
        if not asked:
            return NONE_NEEDED
        if all(one.is_settled for one in asked):
            return SETTLED
        told = all(one.disposition is not None and one.disposition.kind for one in asked)
        return PROPOSED if told else OPEN

    @property
    def is_raised(self) -> bool:
        """Whether it is laid before Thường trực."""
        return any(one.disposition is not None and one.disposition.raised for one in self.outcomes)

    @property
    def senders(self) -> str:
        """Everybody whose it is, in one line."""
        return " ".join(f"{one.remark.sender} {one.remark.author}" for one in self.outcomes)

    @property
    def has(self) -> set[str]:
        """The standings of its remarks."""
        return {one.remark.standing for one in self.outcomes}

    def order(self, parts: dict[str, int]) -> tuple[int, int, str, str, int]:
        """By the part, the paragraph, the clause."""
        one = self.remark
        named = one.paragraph or (LAST if one.place else 0)
        key = int(one.key) if one.key.isdecimal() else 0
        return parts.get(one.part, 0 if not one.place else LAST), named, self.clause, one.source, key


def joins_of(package: Package) -> dict[Ref, RemarkJoin]:
    """The last row of each remark that was ever joined."""
    return {row.ref: row for row in RemarkJoin.objects.filter(package=package).order_by("id")}


def groups_of(package: Package) -> list[RemarkGroup]:
    """Every remark, joined ones together, by part and paragraph, plain agreement last.

    A fixed number of queries.
    """
    joins = joins_of(package)
    outcomes = outcomes_of(package)
    places = DraftPlaces.of(package, {one.remark.draft for one in outcomes})
    together: dict[object, list[RemarkOutcome]] = {}
    for one in outcomes:
        row = joins.get(one.remark.ref)
        placed = replace(one, remark=places.placed(one.remark))
        together.setdefault(row.into if row and row.into else one.remark.ref, []).append(placed)
    found = [
        RemarkGroup(tuple(members), places.clause(members[0].remark), places.is_unchanged(members))
        for members in together.values()
    ]
    order = {part.code: place for place, part in enumerate(package.kind.parts, 1)}
    # What asks for nothing comes after what does.
    return sorted(found, key=lambda group: (group.state == NONE_NEEDED, group.order(order)))


@dataclass
class DraftPlaces:
    """The words of the drafts that were spoken of, and of the one in force."""

    current: Version | None
    # Number of a draft -> part -> its words.
    texts: dict[int, dict[str, str]]

    @classmethod
    def of(cls, package: Package, numbers: Iterable[int]) -> DraftPlaces:
        """Read once for a page."""
        wanted = {*numbers, package.current.number if package.current else 0}
        drafts = list(drafts_with_parts(package).filter(number__in=wanted))
        words = words_of_drafts(drafts)
        return cls(package.current, {draft.number: words[draft.pk] for draft in drafts})

    def __post_init__(self) -> None:
        self._clauses: dict[tuple[int, str], dict[int, str]] = {}
        # Hundreds name the same clause, and finding it reads the words of every part.
        self._places: dict[tuple[int, str, str], tuple[str, int]] = {}
        self._firsts: dict[tuple[int, str], dict[str, int]] = {}
        self._followed: dict[tuple[int, str], dict[int, FollowedTo]] = {}

    def placed(self, remark: PackageRemark) -> PackageRemark:
        """A remark whose author names its clause, at the first paragraph of that clause."""
        if remark.paragraph or not remark.place:
            return remark
        named = remark.draft, remark.part, remark.place
        if named not in self._places:
            self._places[named] = self._place_of(*named)
        part, number = self._places[named]
        return replace(remark, part=part, paragraph=number) if number else remark

    def _place_of(self, draft: int, part: str, place: str) -> tuple[str, int]:
        parts = [part] if part else list(self.texts.get(draft, {}))
        for cited in cited_clauses(place):
            for one in parts:
                if number := self._first_of(draft, one).get(cited, 0):
                    return one, number
        return part, 0

    def clause(self, remark: PackageRemark) -> str:
        """The clause in which a remark stands, in the draft it is about; else as its author names it."""
        return self._labels(remark.draft, remark.part).get(remark.paragraph, "") or remark.place

    def is_unchanged(self, members: Iterable[RemarkOutcome]) -> bool:
        """Whether something was accepted whose clause reads in the draft in force as it did then."""
        return any(
            one.disposition is not None
            and one.disposition.kind == "accepted"
            and self._reads_same(one.remark)
            for one in members
        )

    def _labels(self, draft: int, part: str) -> dict[int, str]:
        if (draft, part) not in self._clauses:
            self._clauses[draft, part] = clauses_of(numbered(self.texts.get(draft, {}).get(part, "")))
        return self._clauses[draft, part]

    def _first_of(self, draft: int, part: str) -> dict[str, int]:
        if (draft, part) not in self._firsts:
            labels = self._labels(draft, part)
            self._firsts[draft, part] = {label: number for number, label in reversed(labels.items())}
        return self._firsts[draft, part]

    def _reads_same(self, remark: PackageRemark) -> bool:
        here = self.texts.get(self.current.number, {}).get(remark.part) if self.current else None
        then = self.texts.get(remark.draft, {}).get(remark.part)
        if here is None or then is None or not remark.paragraph:
            return False
        if (remark.draft, remark.part) not in self._followed:
            self._followed[remark.draft, remark.part] = follow(then, here)
        places = self._followed[remark.draft, remark.part]
        labels = self._labels(remark.draft, remark.part)
        own = labels.get(remark.paragraph, "")
        # Who names an article speaks of all its clauses.
        inside = f"{own},"
        clause = [
            number for number, label in labels.items() if own and (label == own or label.startswith(inside))
        ] or [remark.paragraph]
        now = [places[number] for number in clause if number in places]
        # Every paragraph stands as it was, with nothing put between them or after them.
        first = now[0].number if now else None
        if first is None or any(one.changed for one in now):
            return False
        following = places.get(clause[-1] + 1)
        numbers = [one.number for one in now] + ([following.number] if following and following.number else [])
        return numbers == list(range(first, first + len(numbers)))
