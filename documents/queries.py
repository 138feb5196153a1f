"""Named reads about packages: who sees which, what was said of a draft, what waits for whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from congress import queries as people
from congress.roles import Right
from documents.kinds import Kind, Part, kind_of
from documents.models import (
    Package,
    PackageBody,
    PackageDecision,
    PackageStep,
    Signature,
    Verdict,
    Version,
    VersionPart,
)
from workflows.models import Duty
from workflows.procedures import store
from workflows.text import fold

if TYPE_CHECKING:
    from congress.models import Membership, Person
    from congress.queries import Hats
    from workflows.port import Holder

JUDGING = (Right.REVIEW, Right.VERIFY)


def kinds() -> dict[str, Kind]:
    """Every kind that can be assigned: code -> kind, in the order of the report."""
    found = {code: kind_of(store.read(code)) for code in store.shipped_codes()}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].order, pair[0])))


def listed_to(person: Person, *, hats: Hats | None = None) -> QuerySet[Package]:
    """Packages whose row (code, kind, state, dates, holder) the person may read: his congresses'."""
    mine = hats or people.hats(person)
    return Package.objects.filter(congress_id__in=mine.congresses)


def visible_to(person: Person, *, hats: Hats | None = None) -> QuerySet[Package]:
    """Packages of which the person may see everything; `Package.is_visible` row by row says the same."""
    mine = hats or people.hats(person)
    readers = mine.bodies_with(Right.VIEW_CONFIDENTIAL)
    taking_part = PackageBody.objects.filter(package=OuterRef("pk"), body_id__in=readers).exclude(joined=None)
    open_to_all = Q(confidential=False, congress_id__in=mine.congresses)
    return Package.objects.filter(open_to_all | Q(Exists(taking_part), confidential=True))


def visible_ids(person: Person, rows: Iterable[Package], *, hats: Hats) -> set[int]:
    """Ids of those rows that the person may open, in one query."""
    ids = [row.pk for row in rows]
    return set(visible_to(person, hats=hats).filter(pk__in=ids).values_list("pk", flat=True))


def people_who_may_view(package: Package) -> QuerySet[Person]:
    """Everybody to whom the package is visible today."""
    if not package.confidential:
        return people.members_of_congress(package.congress_id)
    joined = [binding.body_id for binding in package.bindings if binding.joined]
    return people.people_who_may(Right.VIEW_CONFIDENTIAL, joined)


def search(packages: QuerySet[Package], words: str) -> QuerySet[Package]:
    """Packages whose code or title holds every word, marks and case aside."""
    for word in fold(words).split():
        packages = packages.filter(folded__contains=word)
    return packages


def with_paper(packages: QuerySet[Package]) -> QuerySet[Package]:
    """What a row or page shows, in a fixed number of queries."""
    rows = PackageBody.objects.select_related("body").order_by("role", "id")
    bound = Prefetch("bound", rows, to_attr="bindings")
    # The prefetch fills the cached property of the same name, on purpose.
    return packages.select_related("procedure", "lead", "current", "congress").prefetch_related(  # type: ignore[no-redef]
        "milestones", bound
    )


def missing_parts(package: Package) -> list[Part]:
    """Required parts that the draft in force lacks, in the order of the kind."""
    present = set(package.current.parts.values_list("code", flat=True)) if package.current else set()
    return [part for part in package.kind.parts if part.required and part.code not in present]


def bodies_answered(package: Package) -> set[int]:
    """Ids of bodies that gave a verdict on the draft in force."""
    return set(Verdict.objects.filter(version=package.current_id).values_list("body_id", flat=True))


def judging_bodies(package: Package) -> list[Holder]:
    """The bodies asked to judge in the stage where the package stands."""
    stage = package.definition.stage_of(package.state)
    rules = [rule for rule in stage.duties if rule.right in JUDGING] if stage else []
    return [holder for rule in rules for holder in package.bodies(rule.holder)]


def silent_bodies(package: Package) -> list[Holder]:
    """Those of them that have said nothing of the draft in force (không phản hồi)."""
    answered = bodies_answered(package)
    return [holder for holder in judging_bodies(package) if holder.body_id not in answered]


def returned_version(package: Package) -> Version | None:
    """The draft that was last sent back, or None."""
    sent = package.steps.filter(target="returned").exclude(source="returned")
    last = sent.select_related("version").order_by("-sequence").first()
    return last.version if last else None


def verdict_on_current(package: Package, *, body_id: int | None) -> Verdict | None:
    """The latest verdict of that body on exactly the draft in force."""
    found = Verdict.objects.filter(version=package.current_id, body=body_id)
    return found.order_by("-id").first()


def decision_on_current(package: Package, *, role: str) -> PackageDecision | None:
    """The decision in that role that stands (not superseded) on exactly the draft in force."""
    found = PackageDecision.objects.filter(
        version=package.current_id, role=role, decision__superseded_by=None
    )
    return found.select_related("decision__body", "version").order_by("-id").first()


def signature_on_current(package: Package) -> Signature | None:
    """The signature that counts: on the draft in force, while the package stands signed."""
    stage = package.definition.stage_of(package.state)
    if stage is None or not stage.terminal:
        return None
    found = Signature.objects.filter(version=package.current_id)
    return found.select_related("signer", "body").order_by("-id").first()


def drafter_ids(package: Package) -> set[int]:
    """Persons who contributed to any draft: wrote it, or entered it."""
    pairs = Version.objects.filter(package=package).values_list("author_id", "entered_by_id")
    return {person for pair in pairs for person in pair}


def drafts(package: Package) -> list[Version]:
    """All drafts with their parts, the newest first."""
    parts = Prefetch("parts", VersionPart.objects.select_related("blob").order_by("code"))
    found = package.versions.select_related("author", "entered_by").prefetch_related(parts)
    return list(found.order_by("-number"))


def judgements(package: Package) -> Iterable[Version]:
    """Drafts with their verdicts and decisions, the newest first, for the page of opinions."""
    verdicts = Prefetch("verdicts", Verdict.objects.select_related("body", "step__actor").order_by("id"))
    decisions = Prefetch(
        "decisions",
        PackageDecision.objects.select_related("decision__body", "decision__recorded_by").order_by("id"),
    )
    return package.versions.prefetch_related(verdicts, decisions).order_by("-number")


def steps_of(package: Package) -> list[PackageStep]:
    """The history, oldest first, with everything a sentence about it names."""
    found = package.steps.select_related(
        "actor", "acting_for", "body", "version", "verdict", "decision__decision__body", "signature"
    )
    return list(found.order_by("sequence"))


def duties_of(packages: Iterable[Package]) -> dict[int, list[Duty]]:
    """Open duties by package id, oldest first, in one query."""
    found: dict[int, list[Duty]] = {package.pk: [] for package in packages}
    rows = Duty.objects.filter(item_type=Package._meta.label_lower, item_id__in=list(found), closed=None)
    for duty in rows.order_by("id"):
        found[duty.item_id].append(duty)
    return found


def contacts_for(duties: Iterable[Duty]) -> dict[tuple[int, str], Membership]:
    """(body id, right) -> whom to call about it; one query for each right that occurs."""
    bodies: dict[str, set[int]] = {}
    for duty in duties:
        if duty.holder:
            bodies.setdefault(duty.right, set()).add(duty.holder)
    return {
        (body_id, right): seat
        for right, ids in sorted(bodies.items())
        for body_id, seat in people.contacts(ids, right).items()
    }


def drafts_with_parts(package: Package) -> QuerySet[Version]:
    """The drafts of a package, ready for a page that shows one whole."""
    parts = Prefetch("parts", VersionPart.objects.select_related("blob").order_by("id"))
    return package.versions.select_related("author", "entered_by").prefetch_related(parts)


def phases_of(packages: Iterable[Package]) -> list[str]:
    """Labels of the phases, the columns of the board, as the first package's procedure orders them."""
    first = next(iter(packages), None)
    return [phase.label for phase in first.definition.phase] if first else []


def phases_left(packages: Iterable[Package]) -> dict[int, dict[str, datetime]]:
    """package id -> phase -> when it was last left for another phase; one query for all packages."""
    known = {package.pk: package.definition for package in packages}
    found: dict[int, dict[str, datetime]] = {pk: {} for pk in known}
    moved = PackageStep.objects.filter(item__in=list(known)).exclude(source="").exclude(source=F("target"))
    for item, source, target, at in moved.order_by("sequence").values_list("item", "source", "target", "at"):
        old, new = known[item].stage_of(source), known[item].stage_of(target)
        if old and new and old.phase != new.phase:
            found[item][old.phase] = at
    return found


def planned_for_phase(package: Package, phase: str) -> date | None:
    """The last planned day among the stages of a phase."""
    codes = {stage.code for stage in package.definition.stage if stage.phase == phase}
    days = [plan.planned for plan in package.milestones.all() if plan.stage in codes]
    return max(days, default=None)


def decisions_on_current(package: Package) -> list[PackageDecision]:
    """All decisions that stand on exactly the draft in force, in the order in which they were made."""
    found = PackageDecision.objects.filter(version=package.current_id, decision__superseded_by=None)
    return list(found.select_related("decision__body", "version").order_by("id"))


def sources_of(package: Package) -> list[Package]:
    """The packages of its congress that this one sums up, by code; those not assigned yet are absent."""
    found = Package.objects.filter(congress=package.congress_id, kind_code__in=package.kind.depends)
    return list(found.select_related("procedure", "current").order_by("code"))


def is_decided(package: Package) -> bool:
    """Whether a package has its decisions behind it: it waits for its signature, or is done."""
    stage = package.definition.stage_of(package.state)
    return stage is not None and stage.phase in ("signing", "done")


def basis_of(package: Package) -> dict[str, str]:
    """code -> fingerprint of the packages this one sums up, as a decision keeps it."""
    return {source.code: source.fingerprint() for source in sources_of(package)}


def changed_sources(package: Package) -> list[Package]:
    """Those whose text is no longer the one that was in force when this package was decided on."""
    bound = decision_on_current(package, role=package.kind.decider)
    if bound is None:
        return []
    return [source for source in sources_of(package) if bound.basis.get(source.code) != source.fingerprint()]
