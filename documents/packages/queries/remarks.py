"""What became of remarks on a package: the last word on each, who may settle them, what units may see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from congress.people.models.memberships import Membership
from congress.roles import Right
from documents.packages.models.remarks import Disposition, SynthesisIssue
from documents.packages.remarks import PackageRemark, Ref, remarks_of, remarks_of_units
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@dataclass(frozen=True, slots=True)
class RemarkOutcome:
    """A remark and the last word on it; None while there is none."""

    remark: PackageRemark
    disposition: Disposition | None

    @property
    def is_settled(self) -> bool:
        """Whether the lead body has settled it, or nothing is asked of it."""
        return not self.remark.needs or (self.disposition is not None and self.disposition.settled)


def dispositions_of(package: Package) -> dict[Ref, Disposition]:
    """The last disposition of each remark that has one. One query."""
    # A row from before remarks came other ways names its package by its comment only.
    about = Q(package=package) | Q(package=None, comment__version__package=package)
    rows = Disposition.objects.filter(about).select_related("answered_in", "by").order_by("id")
    return {row.ref: row for row in rows}


def outcomes_of(package: Package) -> list[RemarkOutcome]:
    """Every remark on a package with the last word on it."""
    last = dispositions_of(package)
    return [RemarkOutcome(one, last.get(one.ref)) for one in remarks_of(package)]


def unsettled(package: Package) -> list[PackageRemark]:
    """Remarks for which the package waits: in time, asked for, and not settled by the lead body."""
    return [one.remark for one in outcomes_of(package) if one.remark.holds and not one.is_settled]


def synthesis_issue(package: Package) -> SynthesisIssue | None:
    """When the synthesis was last published; None while it was not."""
    return SynthesisIssue.objects.filter(package=package).select_related("version", "by").last()


def told_to_units(packages: Iterable[Package], units: Collection[int]) -> dict[int, list[RemarkOutcome]]:
    """package id -> what became of the remarks of these units, for those whose synthesis is published.

    Of what was not settled since, nothing is told: a proposal is the lead body's own.
    """
    known = {one.pk: one for one in packages}
    issued = SynthesisIssue.objects.filter(package__in=known).order_by().values_list("package_id", flat=True)
    told = {}
    for pk in set(issued):
        remarks = remarks_of_units(known[pk], units)
        rows = Disposition.objects.filter(package=pk, key__in={one.key for one in remarks})
        last = {row.ref: row for row in rows.select_related("answered_in").order_by("id")}
        settled = {ref: row for ref, row in last.items() if row.settled and row.kind}
        told[pk] = [RemarkOutcome(one, settled.get(one.ref)) for one in remarks]
    return told


def may_propose(package: Package, person: Person) -> bool:
    """Whether he proposes what is done with a remark: a drafter of the lead body."""
    return package.may(person, Right.DRAFT, holder="lead") is not None


def may_settle(package: Package, person: Person) -> bool:
    """Whether he settles it in the name of the lead body: who submits for it."""
    return package.may(person, Right.SUBMIT, holder="lead") is not None


def heads_the_lead(package: Package, person: Person) -> bool:
    """Whether he is head or deputy of the lead body: what it settles he settles at once."""
    seats = Membership.objects.in_force(clock.today()).filter(person=person, body=package.lead_id)
    return seats.filter(role__in=("head", "deputy")).exists()
