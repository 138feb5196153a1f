"""What personnel hangs into the rest: nominees on a package's page, and what of them a vote rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from documents.packages.named import NameCount, NamedOne, hang_in_names
from documents.packages.printed import prints
from documents.packages.sections import section
from documents.personnel.models import Nominee, NomineePaper
from documents.personnel.queries import (
    attesting_step,
    has_nominees,
    lacking,
    may_name_readers,
    nominees_of,
    signers_named_in,
    veiled_from,
)
from documents.personnel.services.ballots import count_names
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package


@section("personnel", order=20, template="personnel/package.html")
def secret_pages(package: Package, reader: Person) -> dict[str, Any]:
    """How many nominees and what their dossiers lack, and whether the reader names other readers."""
    named = has_nominees(package)
    names = may_name_readers(package, reader)
    if not named and not names:
        return {}
    return {
        "personnel": {
            "named": named,
            "names": names,
            "number": package.nominees.standing().count(),
            "lacking": lacking(package) if named else [],
        }
    }


@prints("nominees", label=_("Cập nhật danh sách người được giới thiệu"))
def list_of_nominees(package: Package) -> tuple[QuerySet[Nominee], tuple[str, ...]]:
    """Who was named, with his facts; who is struck off after a vote leaves the other names as they were."""
    rows = Nominee.objects.filter(package=package)
    return rows, ("number", "full_name", "born", "duty", "proposed", "heads", "managed")


@prints("dossiers", label=_("Cập nhật giấy tờ trong hồ sơ nhân sự"))
def papers_of_dossiers(package: Package) -> tuple[QuerySet[NomineePaper], tuple[str, ...]]:
    """Every paper that was brought, but for those that a body had passed as owed."""
    rows = NomineePaper.objects.filter(nominee__package=package, covered=True)
    return rows, ("nominee_id", "code", "blob_id", "kept_at", "issued", "valid_until")


class NomineeNames:
    """The nominees, for a vote name by name."""

    def names(self, package: Package) -> list[NamedOne]:
        """See `NameKeeper`."""
        if not has_nominees(package):
            return []
        words = _("Hồ sơ số %(number)d: %(name)s – %(proposed)s")
        return [
            NamedOne(
                key=one.pk,
                number=one.number,
                title=words % {"number": one.number, "name": one.full_name, "proposed": one.proposed},
                person=one.person_id,
            )
            for one in nominees_of(package)
        ]

    def counted(self, package: Package, body: Body, counts: Sequence[NameCount], *, by: Person) -> None:
        """See `NameKeeper`."""
        count_names(package, body, counts, by=by)

    def veiled(self, package: Package, reader: Person) -> set[int]:
        """See `NameKeeper`."""
        return veiled_from(package, reader) if has_nominees(package) else set()

    def attested(self, package: Package) -> str:
        """See `NameKeeper`."""
        step = attesting_step(package)
        if step is None:
            return ""
        facts = {"who": step.acting_for or step.actor, "day": f"{clock.local_day(step.at):%d/%m/%Y}"}
        named = signers_named_in(package)
        lines = ", ".join(str(one.number) for one in nominees_of(package) if one.person_id in named)
        return _t("%(who)s ký xác nhận hồ sơ số %(lines)s ngày %(day)s") % (facts | {"lines": lines})


hang_in_names(NomineeNames())
