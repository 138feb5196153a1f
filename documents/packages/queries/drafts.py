"""The drafts of a package: all, those in sight, the one that was sent back, who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext as _

from documents.packages.models.drafts import Version, VersionPart
from documents.packages.models.packages import WORKING_PHASES, Package
from documents.packages.models.paper_words import BlobText
from documents.packages.models.steps import PackageStep
from workflows import history
from workflows.kept import kept_by_the_book
from workflows.models.tracked import RowsBeside
from workflows.procedures import store
from workflows.shown import asked_once, is_only_shown, learnt

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from documents.packages.answers.values import NewPart


# Lent rights are the delegate's own doing; these two are the office's.
FOR_OTHERS = ("paper", "telephone")


def parts_of(package: Package) -> list[tuple[str, str]]:
    """(code, title) of the parts that the draft in force has, in the order of the kind."""
    present = set(package.current.parts.values_list("code", flat=True)) if package.current else set()
    return [(part.code, part.title) for part in package.kind.parts if part.code in present]


# With each step: which of those before it led elsewhere with the very text that is in force.
ALIKE = "left alike"
_SAME_TEXT = f"fingerprint = (SELECT fingerprint FROM {Version._meta.db_table} WHERE id = %s)"  # noqa: S608 - a name
Package.judged_also = {
    **Package.judged_also,
    ALIKE: RowsBeside(
        PackageStep,
        f"item_id = %s AND source <> target AND source <> '' AND {_SAME_TEXT}",
        ("pk", "current_id"),
    ),
}


def returned_unchanged(package: Package) -> PackageStep | None:
    """The step that last sent a draft back, where it is the very text in force, beside it the same rows."""
    alike = package.beside.get(ALIKE)
    if alike is not None and not package.printed and not any(_sends_back(package, step) for step in alike):
        return None
    step = last_return(package)
    return step if step and step.version and step.fingerprint == package.fingerprint() else None


def last_return(package: Package) -> PackageStep | None:
    """The step that last sent a draft back, with that draft; None when none was."""
    steps = package.steps.exclude(source=F("target")).exclude(source="")
    rows = steps.select_related("version", "procedure").defer("procedure__canonical")
    for step in rows.order_by("-sequence"):
        if _sends_back(package, step):
            sent: PackageStep = step
            return sent
    return None


def _sends_back(package: Package, step: PackageStep) -> bool:
    """Whether it leads from those who judge back to those who write, with the draft that was judged."""
    same = step.procedure_id == package.procedure_id
    definition = package.definition if same else store.load(step.procedure).definition
    before, after = definition.stage_of(step.source), definition.stage_of(step.target)
    if before is None or after is None or before.terminal or "version" in step.contents:
        return False
    return before.phase not in WORKING_PHASES and after.phase in WORKING_PHASES


def drafter_ids(package: Package) -> set[int]:
    """Persons who contributed to any draft: wrote it or a part of it, or entered it."""
    pairs = Version.objects.filter(package=package).values_list("author_id", "entered_by_id")
    return {person for pair in pairs for person in pair} | handed_in_by(package)


def writer_ids(package: Package) -> set[int]:
    """Those of them who did more than type in what another had written on paper."""
    first = PackageStep.objects.filter(version=OuterRef("pk")).order_by("sequence").values("ground")[:1]
    rows = Version.objects.filter(package=package).annotate(ground=Subquery(first))
    found = rows.values_list("author_id", "entered_by_id", "ground")
    return {
        person
        for author, typist, ground in found
        for person in ((author,) if ground in FOR_OTHERS else (author, typist))
    } | handed_in_by(package)


@asked_once
def drafts(package: Package) -> list[Version]:
    """All drafts with their parts, the newest first."""
    parts = Prefetch("parts", VersionPart.objects.select_related("blob").order_by("code"))
    found = package.versions.select_related("author", "entered_by", "withdrawal__by").prefetch_related(parts)
    return list(found.order_by("-number"))


def draft_and_before(package: Package) -> tuple[Version, Version | None]:
    """The draft in force, with its parts, and the last one in sight before it. Needs a draft in force."""
    number = package.current.number if package.current else 0
    found = list(drafts_with_parts(package).filter(number__lte=number).order_by("-number")[:2])
    return found[0], found[1] if len(found) > 1 else None


def drafts_with_parts(package: Package) -> QuerySet[Version]:
    """The drafts of a package, ready for a page that shows one whole."""
    rows = VersionPart.objects.select_related("blob").prefetch_related("blob__photos")
    parts = Prefetch("parts", rows.order_by("id"))
    return versions_in_sight(package).select_related("author", "entered_by").prefetch_related(parts)


def as_signed(*versions: Version) -> None:
    """Tell each of these drafts how its author was called when he made it (`author_then`); two queries."""
    read = learnt("steps of documents.package")
    called: dict[int, str] = {}
    for package in {version.package_id for version in versions} & read.keys():
        called |= authors_told(package, read[package][-1].own_hash if read[package] else "")
    unread = [version for version in versions if version.package_id not in read]
    called |= _authors_in(PackageStep.objects.filter(version__in=unread)) if unread else {}
    for version in versions:
        gone = _("(họ tên đã hủy)") if version.pk in called else str(version.author)
        version.author_then = called.get(version.pk) or gone


@kept_by_the_book
def authors_told(package: int, _end: str) -> dict[int, str]:
    """Id of each draft of a package -> its author's name then, kept while its newest step has that hash."""
    return _authors_in(PackageStep.objects.filter(item=package).exclude(version=None))


def _authors_in(steps: QuerySet[PackageStep]) -> dict[int, str]:
    """Draft -> the name in the first step about it; "" where names were destroyed."""
    made = {step.version_id: step for step in steps.order_by("-sequence") if step.version_id}
    words = history.words_of(made.values())
    return {key: history.Names.read(words.get(step.names_digest, "")).person for key, step in made.items()}


def versions_in_sight(package: Package) -> QuerySet[Version]:
    """The drafts that were not withdrawn, by number."""
    return package.versions.filter(withdrawal=None).order_by("number")


def older_versions(package: Package) -> QuerySet[Version]:
    """Those of them that are no longer in force: what may be withdrawn without touching the text in force."""
    return versions_in_sight(package).exclude(pk=package.current_id or 0)


def any_older(package: Package) -> bool:
    """Whether there are any; a page that is only shown lists the drafts anyway, and tells by them."""
    if not is_only_shown():
        return older_versions(package).exists()
    older = (one for one in drafts(package) if one.pk != package.current_id)
    return not all(hasattr(one, "withdrawal") for one in older)


def handed_in_by(package: Package) -> set[int]:
    """Persons who wrote any part or chapter of it."""
    return set(package.part_drafts.values_list("by_id", flat=True))


def has_same_words(part: NewPart, current: Version) -> bool:
    """Whether a file has the words of the part in force, to the letter: Word writes other bytes each time.

    A file of which something was not read may differ in that.
    """
    old = current.parts.filter(code=part.code).select_related("blob").first()
    if old is None or old.blob.extension != part.extension:
        return False
    was = BlobText.objects.current().filter(blob=old.blob_id).first()
    now = BlobText.objects.current().filter(stored=part.stored_name).first()
    return bool(was and now and was.html and was.html == now.html and not was.warnings and not now.warnings)
