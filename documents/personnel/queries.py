"""Nominees: who keeps their dossiers, what each lacks, the ballots; who names readers, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.queries.seats import electorate, people_who_may
from congress.roles import Right
from documents.packages.kinds import filed_kinds
from documents.packages.models.packages import Package
from documents.packages.owing import Lack, foretells, lacks
from documents.packages.queries.viewings import may_see_viewings
from documents.personnel import dossiers
from documents.personnel.models import Nominee, NomineeCount, NomineePaper
from workflows import clock
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from django.db.models import QuerySet

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.packages.models.readers import ReadingGrant
    from documents.packages.models.steps import PackageStep
    from documents.personnel.dossiers import DossierPaper, PaperStanding


def has_nominees(package: Package) -> bool:
    """Whether packages of this kind name people at all."""
    if not package.confidential:
        return False
    return package.kind_code in dossiers.dossier_table() or dossiers.papers_asked_by(package) is not None


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
    day, package = on or clock.today(), nominee.package
    stage = package.definition.stage_of(package.state)
    return dossiers.paper_standings(
        dossiers.papers_asked_by(package),
        nominee,
        nominee.papers.all(),
        on=day,
        ended=bool(stage and stage.terminal),
    )


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


def lack_code(nominee: Nominee, paper: DossierPaper) -> str:
    """What a decision calls a paper of a dossier that is owed."""
    return f"{nominee.number}.{paper.code}"


@lacks
def lacking_papers(package: Package, on: date) -> list[Lack]:
    """The papers that the dossiers lack on a day, one by one."""
    if not has_nominees(package):
        return []
    words = _("Hồ sơ số %(number)d, %(paper)s")
    return [
        Lack(
            lack_code(nominee, one.paper),
            words % {"number": nominee.number, "paper": one.paper.title},
            one.label,
        )
        for nominee in nominees_of(package)
        for one in paper_standings_of(nominee, on)
        if one.lacking
    ]


@foretells
def ending_before_filing(package: Package) -> list[str]:
    """The papers that count today, and no more on the day on which the congress files its papers."""
    day = filing_day(package) if has_nominees(package) else None
    if day is None or day <= clock.today():
        return []
    words = _("Hồ sơ số %(number)d, %(paper)s: sẽ hết giá trị %(last)s, trước ngày dự kiến gửi %(day)s.")
    return [
        words
        % {
            "number": nominee.number,
            "paper": one.paper.title,
            "last": f"{one.last:%d/%m/%Y}",
            "day": f"{day:%d/%m/%Y}",
        }
        for nominee in nominees_of(package)
        for one in paper_standings_of(nominee)
        if one.last is not None and not one.lacking and one.last < day
    ]


def filing_day(package: Package) -> date | None:
    """The last day for what the congress files with the authority, else for this package itself."""
    filed = Package.objects.filter(
        congress=package.congress_id, counts=True, kind_code__in=filed_kinds()
    ).exclude(due=None)
    return last_day_of(filed.order_by("due").first() or package)


def voters_on(nominee: Nominee, body: Body, on: date) -> tuple[int, bool]:
    """(how many may vote on this name that day, whether the nominee himself was left out)."""
    members = set(electorate(body, on).values_list("person_id", flat=True))
    return len(members - {nominee.person_id}), nominee.person_id in members


def counts_of(nominee: Nominee) -> list[NomineeCount]:
    """The counts that stand, one for each body."""
    return list({count.body_id: count for count in nominee.counts.all()}.values())


def told_counts(nominee: Nominee, reader: Person) -> list[NomineeCount]:
    """The counts that stand, for this reader: of his own only those that were announced (change 1)."""
    found = counts_of(nominee)
    if nominee.person_id != reader.pk:
        return found
    made = nominee.package.announcements.values_list("body_id", "at")
    return [one for one in found if any(body == one.body_id and at >= one.at for body, at in made)]


def veiled_from(package: Package, reader: Person) -> set[int]:
    """Ids of the nominees whose counts this reader may not know yet: himself, until they are announced."""
    return {
        one.pk
        for one in nominees_of(package)
        if one.person_id == reader.pk and len(told_counts(one, reader)) < max(1, len(counts_of(one)))
    }


def is_nominee(package: Package, person: Person) -> bool:
    """Whether the package names this person, and he has not been struck off its list."""
    return package.nominees.standing().filter(person=person).exists()


def signers_named_in(package: Package) -> set[int]:
    """Ids of those who sign for the package today and whom it names."""
    signers = [one.body_id for one in package.bodies("signer") if one.body_id]
    able = people_who_may(Right.SIGN, signers)
    named = package.nominees.standing().filter(person__in=[one.pk for one in able])
    return set(named.values_list("person_id", flat=True))


def is_leader(person: Person, body: int) -> bool:
    """Whether he heads the body today, or is its deputy."""
    seats = Membership.objects.in_force(clock.today()).filter(person=person, body=body)
    return seats.filter(role__in=("head", "deputy")).exists()


def attested_by(package: Package, *, but: Collection[Person] = ()) -> Person | None:
    """Who signed the line of the signer on exactly what stands there now, he himself left aside."""
    steps = package.steps.filter(fingerprint=package.fingerprint(), source=package.state)
    for step in steps.select_related("actor", "acting_for").order_by("-sequence"):
        move, person = package.definition.move(step.action, step.source), step.acting_for or step.actor
        if move is not None and move.is_guarded_by("attests_for_another") and person not in but:
            return cast("Person", person)
    return None


def attesting_step(package: Package) -> PackageStep | None:
    """The last step that signed the line of the signer on the text in force, whatever came after it."""
    steps = package.steps.filter(fingerprint=package.fingerprint()).select_related("actor", "acting_for")
    for step in steps.order_by("-sequence"):
        move = package.definition.move(step.action, step.source)
        if move is not None and move.is_guarded_by("attests_for_another"):
            return cast("PackageStep", step)
    return None


def _whole(rows: QuerySet[Nominee]) -> QuerySet[Nominee]:
    papers = NomineePaper.objects.select_related("blob", "by").order_by("id")
    counts = NomineeCount.objects.select_related("body", "by").order_by("id")
    found = rows.select_related(
        "package__procedure", "package__lead", "package__congress", "person", "changed_by"
    )
    return found.prefetch_related(Prefetch("papers", papers), Prefetch("counts", counts)).order_by(
        "package", "number"
    )
