"""Nominees: who keeps their dossiers, what each lacks, the ballots; who names readers, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from congress.people.queries.seats import electorate
from congress.roles import Right
from documents.packages.queries.viewings import may_see_viewings
from documents.personnel import dossiers
from documents.personnel.models import Nominee, NomineeCount, NomineePaper
from workflows import clock

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.packages.models.readers import ReadingGrant
    from documents.personnel.dossiers import PaperStanding


def has_nominees(package: Package) -> bool:
    """Whether packages of this kind name people at all."""
    return package.confidential and package.kind_code in dossiers.dossier_table()


def nominees_of(package: Package) -> QuerySet[Nominee]:
    """The nominees who stand, with their papers and counts, by number."""
    return _whole(Nominee.objects.standing().filter(package=package))


def struck_from(package: Package) -> QuerySet[Nominee]:
    """Those who were struck off the list, by number: read, and counted nowhere."""
    struck = Nominee.objects.filter(package=package).exclude(struck=None)
    return _whole(struck).select_related("struck_by")


def own_dossiers(person: Person) -> QuerySet[Nominee]:
    """The dossiers of which this person himself is the nominee, while he stands."""
    return _whole(Nominee.objects.standing().filter(person=person, package__confidential=True))


def may_keep(package: Package, person: Person) -> bool:
    """Whether he enters nominees and their papers: who drafts for the lead body."""
    reads = package.is_visible(person)
    return reads and package.may(person, Right.DRAFT, holder="lead") is not None


def may_keep_dossier(nominee: Nominee, person: Person) -> bool:
    """The same for one dossier: nobody keeps his own."""
    return nominee.person_id != person.pk and may_keep(nominee.package, person)


def may_name_readers(package: Package, person: Person) -> bool:
    """Whether he lets a named person read: he heads the lead body himself."""
    return package.is_visible(person) and may_see_viewings(package, person)


def readers_of(package: Package) -> QuerySet[ReadingGrant]:
    """Every grant there was, the newest first."""
    return package.reading_grants.select_related("person", "by", "end__by").order_by("-id")


def paper_standings_of(nominee: Nominee, on: date | None = None) -> list[PaperStanding]:
    """How each paper of the dossier stands on that day."""
    day = on or clock.today()
    return dossiers.paper_standings(nominee.package.kind_code, nominee, nominee.papers.all(), on=day)


def lacking(package: Package, on: date | None = None) -> list[str]:
    """One line for each dossier that is not complete that day; numbers only, since refusals are logged."""
    found = []
    for nominee in nominees_of(package):
        lacking_now = [one for one in paper_standings_of(nominee, on) if one.lacking]
        short = [f"{one.paper.title}: {one.label}" for one in lacking_now]
        if short:
            facts = {"number": nominee.number, "papers": "; ".join(short)}
            found.append(_("Hồ sơ số %(number)d: %(papers)s.") % facts)
    return found


def voters_on(nominee: Nominee, body: Body, on: date) -> tuple[int, bool]:
    """(how many may vote on this name that day, whether the nominee himself was left out)."""
    members = set(electorate(body, on).values_list("person_id", flat=True))
    return len(members - {nominee.person_id}), nominee.person_id in members


def counts_of(nominee: Nominee) -> list[NomineeCount]:
    """The counts that stand, one for each body."""
    return list({count.body_id: count for count in nominee.counts.all()}.values())


def is_nominee(package: Package, person: Person) -> bool:
    """Whether the package names this person, and he has not been struck off its list."""
    return package.nominees.standing().filter(person=person).exists()


def _whole(rows: QuerySet[Nominee]) -> QuerySet[Nominee]:
    papers = NomineePaper.objects.select_related("blob", "by").order_by("id")
    counts = NomineeCount.objects.select_related("body", "by").order_by("id")
    found = rows.select_related(
        "package__procedure", "package__lead", "package__congress", "person", "changed_by"
    )
    return found.prefetch_related(Prefetch("papers", papers), Prefetch("counts", counts)).order_by(
        "package", "number"
    )
