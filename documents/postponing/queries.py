"""What another opening day and term would mean for each package, marked so that a change is seen."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Max

from congress.people.queries.hats import hats
from congress.settingup.models import Postponement
from documents.packages.counting import FIXED_DAY, FROM_OPENING
from documents.packages.models.drafts import VersionPart
from documents.packages.models.packages import Package
from documents.packages.models.paper_words import BlobText
from documents.packages.queries.plans import ahead_of
from documents.packages.queries.visible import with_paper
from documents.postponing.models import FIXED, MOVED, PackagePostponement
from documents.texts.consistency import saying_term
from workflows import clock, deadlines
from workflows.calendars import DAY
from workflows.procedures.overlay import LOOKED_AT, PAUSED, PLAN
from workflows.procedures.rows import BACK
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person
    from workflows.procedures.rows import Stage, Transition


@dataclass(frozen=True, slots=True)
class SaysTerm:
    """A place that bears the old term: the title (`part` is ""), or a paragraph of a part; its words."""

    part: str
    number: int
    quote: str


@dataclass(frozen=True, slots=True)
class Touched:
    """One package, and what would become of it.

    `counted` is what was last said of its deadline: "moved" where it is counted from the opening, "fixed",
    "" where nobody said. `due` and `days` are its days counted from the new opening. `unread` are parts
    whose words nobody but a person can read.
    """

    package: Package
    counted: str = ""
    due: date | None = None
    days: Mapping[str, tuple[Stage, date]] = field(default_factory=dict)
    says: tuple[SaysTerm, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether it is done, so that only its words are asked about."""
        return looking_again(self.package) is not None

    @property
    def paused(self) -> bool:
        """Whether it can be taken up again."""
        return resuming(self.package) is not None

    @property
    def too_late(self) -> bool:
        """Whether its deadline, counted from the new opening, would be over already."""
        return self.due is not None and last_day(self.package, self.due) < clock.today()


def may_postpone(congress: Congress, person: Person) -> bool:
    """Whether he coordinates the congress, and so records what was decided of its day."""
    return hats(person).coordinates(congress.pk)


def may_enter_postponement(congress: Congress, person: Person) -> bool:
    """Whether he is of the office, and so enters it for who coordinates."""
    return hats(person).enters_for(congress.pk)


def postponements_of(congress: Congress) -> QuerySet[Postponement]:
    """Every decision that moved the opening, the newest first, with what it meant for the packages."""
    rows = Postponement.objects.filter(congress=congress).select_related("body", "by", "acting_for")
    return rows.prefetch_related("packages__package__procedure").order_by("-id")


def replanning(package: Package) -> Transition | None:
    """The move by which its days are changed where it stands."""
    return package.definition.move_asking(PLAN, package.state)


def resuming(package: Package) -> Transition | None:
    """The move that ends its pause."""
    moves = package.definition.moves_from(package.state) if package.state == PAUSED else []
    return next((move for move in moves if move.to == BACK), None)


def looking_again(package: Package) -> Transition | None:
    """The move that puts what is done among what must be looked at again."""
    return next((move for move in package.definition.moves_from(package.state) if move.to == LOOKED_AT), None)


def touched_by(congress: Congress, opening: date, term: str) -> list[Touched]:
    """The packages, by id: all that are on their way, and of those that are done the ones whose words matter.

    A done one is there when it bears the old term, or has a part that only a person can read; none is when
    the term stays. Reads what was kept of the papers, no file. Six queries, whatever there is.
    """
    rows = with_paper(Package.objects.filter(congress=congress, counts=True)).order_by("pk")
    packages = [package for package in rows if package.state]
    ruled = PackagePostponement.objects.filter(package__in=[package.pk for package in packages]).exclude(
        ruling=""
    )
    said = ruled.order_by("id").values_list("package", "ruling")
    known = {pk: FIXED if ruling == FIXED else MOVED for pk, ruling in said}
    # What was said of the package itself counts first.
    names = {FROM_OPENING: MOVED, FIXED_DAY: FIXED}
    counted = known | {package.pk: names[package.due_from] for package in packages if package.due_from}
    says, unread = _words_of(packages, congress.term) if term != congress.term else ({}, {})
    found = [
        Touched(
            package,
            counted.get(package.pk, ""),
            *_days_anew(package, congress.opening, opening),
            tuple(says.get(package.pk, ())),
            tuple(unread.get(package.pk, ())),
        )
        for package in packages
    ]
    return [
        touched
        for touched in found
        if replanning(touched.package) or (touched.ended and (touched.says or touched.unread))
    ]


def old_terms_in(package: Package) -> dict[str, tuple[SaysTerm, ...]]:
    """Each term that a decision did away with -> the places of the package that still bear it.

    Of a package on its way alone: what was done then has been looked at. One query, and two for each such
    term; reads what was kept of the papers, no file.
    """
    if replanning(package) is None:
        return {}
    moved = Postponement.objects.filter(congress=package.congress_id)
    gone = moved.exclude(old_term=package.congress.term).values_list("old_term", flat=True).distinct()
    found = {term: _words_of([package], term)[0].get(package.pk, []) for term in gone.order_by("old_term")}
    return {term: tuple(places) for term, places in found.items() if places}


def postponing_mark(congress: Congress, touched: Iterable[Touched]) -> str:
    """A short mark of all that a table of them shows; another once any of it, or any history, has changed."""
    told = list(touched)
    steps = Package.objects.filter(pk__in=[one.package.pk for one in told]).annotate(
        last=Max("steps__sequence")
    )
    last = dict(steps.values_list("pk", "last"))
    rows = [
        (
            *(one.package.pk, last.get(one.package.pk), one.package.revision, one.package.state),
            *(one.counted, one.due, one.says, one.unread),
            sorted((code, day) for code, (_stage, day) in one.days.items()),
        )
        for one in told
    ]
    words = repr((congress.pk, congress.opening, congress.term, clock.today(), rows))
    return hashlib.sha256(words.encode()).hexdigest()[:24]


def last_day(package: Package, due: date) -> date:
    """The last day (inclusive) of such a deadline of the package."""
    return deadlines.Deadline(due, exclusive=package.due_exclusive).last_day


def _days_anew(package: Package, old: date, new: date) -> tuple[date | None, dict[str, tuple[Stage, date]]]:
    """Deadline and stages ahead, as far before the new opening as before the old one.

    Rolled back off a day off (domain §5.3), never before today, never after the deadline.
    """
    if package.due is None or replanning(package) is None:
        return None, {}
    calendar, today = calendar_in_force(), clock.today()
    last = calendar.roll_back(new - (old - last_day(package, package.due)))
    first = min(calendar.roll_forward(today), last)
    plan = package.plan_days
    # Who was paused goes on in the stage in which he paused.
    state = package.came_from[-1][0] if package.state == PAUSED and package.came_from else ""
    days = {
        stage.code: (stage, min(max(calendar.roll_back(new - (old - plan[stage.code])), first), last))
        for stage in ahead_of(package, state=state)
        if stage.code in plan
    }
    return last + DAY if package.due_exclusive else last, days


def _words_of(
    packages: Iterable[Package], term: str
) -> tuple[dict[int, list[SaysTerm]], dict[int, list[str]]]:
    """package id -> places that bear the term, and -> parts of which no words were read."""
    says, unread = defaultdict[int, list[SaysTerm]](list), defaultdict[int, list[str]](list)
    known = {one.pk: one for one in packages}
    for one in packages:
        titled = saying_term(one.title, term)
        says[one.pk] += [SaysTerm("", 0, "" if one.confidential else quote) for _number, quote in titled]
    drafts = [one.current_id for one in packages if one.current_id]
    parts = VersionPart.objects.filter(version__in=drafts).select_related("version").order_by("id")
    texts = dict(BlobText.objects.current().filter(blob__in=parts.values("blob")).values_list("blob", "text"))
    for part in parts:
        package = known[part.version.package_id]
        kind_part = package.kind.part(part.code)
        title = kind_part.title if kind_part else part.name
        text = texts.get(part.blob_id, "")
        terms = [SaysTerm(title, number, quote) for number, quote in saying_term(text, term)]
        says[package.pk] += [SaysTerm(title, 0, "")] if terms and package.confidential else terms
        if not text.strip():
            unread[package.pk].append(title)
    return says, unread
