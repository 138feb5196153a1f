"""What the synthesis hangs into the rest: remarks it took in, those of bodies, its section of a package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.packages.heard import hang_in_files
from documents.packages.models.judgements import Opinion, Verdict
from documents.packages.models.remarks import Disposition
from documents.packages.printed import prints, where_consulted
from documents.packages.queries.judgements import silent_bodies
from documents.packages.remarks import (
    Asking,
    PackageRemark,
    asking_source,
    hang_in_table,
    remark_source,
    unit_remark_source,
)
from documents.packages.sections import section
from documents.paper.language import on_paper
from documents.synthesis.models import RemarkJoin, TakenPaper, TakenRemark
from documents.synthesis.papers.long_table import (
    LONG_TABLE,
    keep_long_table,
    key_of_long_table,
    wish_for_table,
)
from documents.synthesis.papers.table import render_table
from documents.synthesis.papers.table_facts import table_for_units
from documents.synthesis.queries.taken import said_in_taken, stand_in, standings_in, taken_by_rounds
from documents.synthesis.rows import synthesis_facts
from documents.texts.files import PAPERS
from workflows import clock, history
from workflows.background.asking import asked_for, begin_again
from workflows.background.here import do_here
from workflows.background.kinds import Telling, background
from workflows.models import JobPhase

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from django.db.models import QuerySet

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("synthesis", order=51, template="synthesis/package.html")
def synthesis_section(package: Package, reader: Person) -> dict[str, Any]:
    """How many remarks there are, whatever way they came, and how many wait."""
    return {"synthesis": synthesis_facts(package, reader)}


@background(LONG_TABLE, label=gettext_lazy("bảng tổng hợp ý kiến"))
def draw_long_table(telling: Telling, *, key: str, package: int, for_units: bool = False) -> str:
    """See `keep_long_table`."""
    return keep_long_table(telling, key=key, package=package, for_units=for_units)


def table_shown_to_units(package: Package) -> bytes | None:
    """See `packages.remarks.published_table`: a long one is made by the worker, or here one at a time."""
    with on_paper():
        table = table_for_units(package)
        if (key := key_of_long_table(table)) is None:
            return render_table(table)
    job = asked_for(LONG_TABLE, key, facts=wish_for_table(package, key, for_units=True))
    do_here(job)
    if job.phase != JobPhase.DONE:
        return None
    try:
        return PAPERS.read(job.made)
    except FileNotFoundError:
        begin_again(job)
        return None


hang_in_table(table_shown_to_units)
hang_in_files(said_in_taken)


@remark_source("taken")
def taken_remarks(package: Package) -> Iterator[PackageRemark]:
    """Remarks of files that came back, and of pasted texts."""
    return _taken(package, TakenRemark.objects.filter(paper__package=package))


@unit_remark_source("taken")
def taken_from_units(package: Package, units: Collection[int]) -> Iterator[PackageRemark]:
    """The same of these units."""
    return _taken(package, TakenRemark.objects.filter(paper__package=package, unit__in=units))


def _taken(package: Package, found: QuerySet[TakenRemark]) -> Iterator[PackageRemark]:
    standing: Callable[[TakenRemark], str] | None = None
    for row in found.select_related("paper__version").order_by("paper", "number"):
        standing = standing or standings_in(package)
        yield PackageRemark(
            source="taken",
            key=str(row.pk),
            sender=row.sender,
            author=row.author if row.author != row.sender else "",
            unit=row.unit_id,
            text=row.text,
            way=_("góp ý trong tệp %(name)s") % {"name": row.paper.name},
            day=row.paper.arrived,
            standing=standing(row),
            draft=row.paper.version.number,
            part=row.part,
            paragraph=row.paragraph,
            place=row.place,
            quote=row.quote,
            needs=not stand_in(row.text),
        )


@remark_source("verdicts")
def body_opinions(package: Package) -> Iterator[PackageRemark]:
    """What the bodies asked in the package's own consultation said; without words it is agreement."""
    asked = package.definition.in_phase("consultation")
    said = Verdict.objects.filter(version__package=package, takes_back=None, taken_back_by=None)
    rows = list(said.select_related("body", "version", "step").order_by("id"))
    notes = history.words_of(row.step for row in rows)
    without = {True: _("Nhất trí với dự thảo."), False: _("Chưa nhất trí với dự thảo.")}
    for row in rows:
        words = notes.get(row.step.note_digest, "")
        if row.step.source not in asked:
            continue
        yield PackageRemark(
            source="verdicts",
            key=str(row.pk),
            sender=row.body.name,
            text=words or (without[row.passed] if row.opinion != Opinion.NONE else f"{row.in_words}."),
            way=_("ý kiến của cơ quan được lấy ý kiến"),
            day=clock.local_day(row.at),
            draft=row.version.number,
            needs=not row.passed or bool(words and not stand_in(words)),
        )


@asking_source("bodies")
def asked_bodies(package: Package) -> Asking:
    """The bodies of the package's own consultation; while it is open those that have said nothing yet."""
    stages = [package.definition.stage_of(code) for code in package.definition.in_phase("consultation")]
    roles = {rule.holder for stage in stages if stage for rule in stage.duties if rule.right == "review"}
    asked = [one.name for role in sorted(roles) for one in package.bodies(role)]
    said = Verdict.objects.filter(version__package=package, takes_back=None, taken_back_by=None)
    heard = set(said.values_list("body__name", flat=True))
    phase = package.definition.in_phase("consultation")
    was_open = package.state in phase
    # One in which nobody answered was held as well.
    held = heard or was_open or package.steps.filter(track="", source__in=phase).exists()
    silent = (
        [one.name for one in silent_bodies(package)]
        if was_open
        else [name for name in asked if name not in heard]
    )
    return Asking(tuple(asked), tuple(silent), tuple(heard)) if held else Asking()


@prints("dispositions", label=gettext_lazy("Cập nhật tiếp thu, giải trình ý kiến"))
def dispositions(package: Package) -> tuple[QuerySet[Disposition], tuple[str, ...]]:
    """What the lead body did with the comments that others may read."""
    rows = Disposition.objects.filter(comment__version__package=package, comment__internal=False)
    return rows, ("comment_id", "kind", "reason", "answered_in_id")


@prints("remarks", label=gettext_lazy("Cập nhật tiếp thu, giải trình ý kiến"))
def dispositions_of_others(package: Package) -> tuple[QuerySet[Disposition], tuple[str, ...]]:
    """The same of remarks that came in another way.

    Apart, so that a package with comments alone keeps the digest that it had before others came.
    """
    rows = Disposition.objects.filter(package=package, comment=None)
    return rows, ("source", "key", "kind", "reason", "answered_in_id", "settled")


@prints("joins", label=gettext_lazy("Gộp, tách ý kiến góp ý"))
def remarks_joined(package: Package) -> tuple[QuerySet[RemarkJoin], tuple[str, ...]]:
    """Which remarks stand in one line of the official table."""
    return where_consulted(package, RemarkJoin.objects.filter(package=package)), ("source", "key", "into")


@prints("taken", label=gettext_lazy("Nhận ý kiến góp ý từ tệp"))
def remarks_taken(package: Package) -> tuple[QuerySet[TakenPaper], tuple[str, ...]]:
    """Papers with remarks that came in time, from who was asked, as it was noted when they were taken in."""
    rows = TakenPaper.objects.filter(package=package, late=False, outside=False)
    return where_consulted(package, rows), ("blob_id", "sender", "arrived", "remarks")


@prints("taken_by_rounds", label=gettext_lazy("Nhận ý kiến góp ý từ tệp"), then=taken_by_rounds)
def remarks_taken_by_rounds(package: Package) -> tuple[QuerySet[TakenPaper], tuple[str, ...]]:
    """Those noted otherwise that are in time by the letter that asked their unit."""
    return taken_by_rounds(package), ("blob_id", "sender", "arrived", "remarks")
