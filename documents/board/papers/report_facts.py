"""The facts of Báo cáo tiến độ: every package the latest first, what was decided, what comes next.

Of a confidential package only what its row in a list says: the title of its kind, never a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from congress.people.queries.seats import holders_of
from congress.people.words.addressed import with_rank
from documents.board.papers.report import ProgressReport, ReportLine
from documents.packages.models.judgements import PackageDecision, Signature
from documents.packages.models.packages import Package
from documents.packages.queries.bindings import bound_names
from documents.packages.queries.duties import duties_of, standings_by_signer
from documents.packages.queries.visible import with_paper
from documents.packages.words.days import call_to, deadline_label, planned_day
from documents.packages.words.history import count_in_words
from documents.packages.words.stages import holdings_of
from workflows import clock
from workflows.models.records import NO_DATE
from workflows.queries import calendar_notes

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.models.drafts import Version
    from documents.packages.words.stages import Holding
    from workflows.standing import Standing

DEFAULT_PERIOD = timedelta(days=7)
SYMBOL = "BC-BTCĐH"


@dataclass(frozen=True, slots=True)
class Reported:
    """One package of the report: who holds it, and how it stands today."""

    package: Package
    holdings: tuple[Holding, ...]
    standing: Standing

    @property
    def order(self) -> tuple[int, date, str]:
        """The latest first, then by the last day; what is done at the end."""
        return -self.standing.late_days, self.standing.due or NO_DATE, self.package.code

    def coming(self, holding: Holding) -> str:
        """What is to be done next of it, by whom and by when."""
        facts = {
            "body": holding.body,
            "call": call_to(holding.right).lower(),
            "title": self.package.listed_title,
            "code": self.package.code,
            "due": planned_day(holding.due) if holding.due else "",
        }
        if not holding.due:
            return "- " + _("%(body)s: %(call)s, %(title)s (%(code)s).") % facts
        return "- " + _("%(body)s: %(call)s, %(title)s (%(code)s), hạn %(due)s.") % facts


def report_of(congress: Congress, *, since: date | None = None) -> ProgressReport:
    """The report of today, with decisions from `since` (inclusive; seven days ago by default)."""
    today = clock.today()
    start = since or today - DEFAULT_PERIOD
    found = reported(congress)
    packages = [one.package for one in found]
    decided = _decisions(packages, start, today)
    committee = Body.objects.filter(congress=congress, kind="organising").first()

    seat = holders_of(committee).first() if committee else None

    # The bodies that hear of everything between the votes of the others, as they are called here.
    standing = (one.body.name for package in packages for one in package.bindings if one.role == "standing")
    told = [_("%(body)s (để b/c)") % {"body": name} for name in dict.fromkeys(standing)]

    # Who is asked for what, the most urgent first; each body and task of a package once.
    rows = [(holding.due or NO_DATE, one, holding) for one in found for holding in one.holdings]
    rows.sort(key=lambda row: (row[0], row[1].package.code))
    lines = tuple(map(_report_line, found))
    coming = tuple(dict.fromkeys(one.coming(holding) for _due, one, holding in rows))
    return ProgressReport(
        org_lines=tuple(congress.org_lines),
        committee=_("BAN TỔ CHỨC %(congress)s") % {"congress": congress.short_name.upper()},
        symbol=SYMBOL,
        place=congress.place,
        day=today,
        congress_name=congress.short_name,
        since=start,
        introduction=_introduction(found, len(decided)),
        packages=lines,
        decided=tuple(decided),
        coming=coming,
        notes=tuple(calendar_notes()),
        recipients=(*told, _("Các Tiểu ban Đại hội"), _("Lưu: VP, BTCĐH")),
        sign_form=_("TM. %(body)s") % {"body": (committee.name if committee else "").upper()},
        signer_title=_("TRƯỞNG BAN"),
        signer_name=with_rank(seat.person, congress.association) if seat and seat.role == "head" else "",
    )


def reported(congress: Congress) -> list[Reported]:
    """Every package of a congress that was not given up, as it stands today, the latest first."""
    packages = list(with_paper(Package.objects.filter(congress=congress, counts=True)).order_by("code"))
    duties = duties_of(packages)
    standings = standings_by_signer(packages, duties=duties)
    found = [
        Reported(
            package, tuple(holdings_of(bound_names(package), duties[package.pk], {})), standings[package.pk]
        )
        for package in packages
    ]
    return sorted(found, key=lambda one: one.order)


def _report_line(one: Reported) -> ReportLine:
    days = one.standing.late_days
    late = _("%(days)d ngày làm việc") % {"days": days} if days else ""
    holders = dict.fromkeys(holding.body for holding in one.holdings)
    return ReportLine(
        title=one.package.listed_title,
        code=one.package.code,
        lead=one.package.lead.name,
        stage=one.package.stage_label,
        planned=planned_day(one.standing.due) if one.standing.due else "",
        late=late,
        holder=", ".join(holders),
    )


def _introduction(found: Sequence[Reported], decided: int) -> tuple[str, ...]:
    done = [one for one in found if not one.holdings]
    late = [one for one in found if one.standing.late_days]
    soon = [
        one
        for one in found
        if one.holdings and not one.standing.late_days and deadline_label(one.standing.due).tone == "soon"
    ]
    facts = {
        "all": len(found),
        "done": len(done),
        "open": len(found) - len(done),
        "late": len(late),
        "soon": len(soon),
        "decided": decided,
    }
    whole = _(
        "Đến nay có %(all)d hồ sơ văn kiện được giao; %(done)d hồ sơ đã hoàn thành, %(open)d hồ sơ đang thực "
        "hiện, trong đó %(late)d hồ sơ quá hạn, %(soon)d hồ sơ sắp đến hạn. Trong thời gian báo cáo đã ghi "
        "%(decided)d quyết định."
    )
    if not late:
        return whole % facts, _("Không có hồ sơ nào quá hạn.")
    words = _(
        "Chậm nhất là hồ sơ %(title)s (%(code)s), quá hạn %(days)d ngày làm việc, hiện do %(holder)s giữ."
    )
    worst, days = _report_line(late[0]), late[0].standing.late_days
    told = {"title": worst.title, "code": worst.code, "days": days, "holder": worst.holder}
    return whole % facts, words % told


def _decisions(packages: Sequence[Package], start: date, end: date) -> list[str]:
    """What bodies decided and what was signed from the first day to the last, in order."""
    known = {package.pk: package for package in packages}
    told = []
    bound = PackageDecision.objects.filter(
        version__package__in=known, decision__superseded_by=None, decision__met_on__range=(start, end)
    )
    words = _("Ngày %(day)s, %(body)s về %(title)s (%(code)s), dự thảo lần %(number)d: %(count)s.")
    for one in bound.select_related("decision__body", "version"):
        package, day = known[one.version.package_id], one.decision.met_on
        facts = {
            **_named_facts(package, one.version, day),
            "body": one.decision.body.name,
            # Figures and amendments of a vote on persons are for those who may open the package.
            "count": _("đã ghi kết quả") if package.confidential else count_in_words(one),
        }
        told.append((day, one.pk, words % facts))
    signed = Signature.objects.filter(version__package__in=known).select_related("version", "body")
    words = _("Ngày %(day)s, đã ký duyệt %(title)s (%(code)s), dự thảo lần %(number)d.")
    for signature in signed:
        day = clock.local_day(signature.at)
        if start <= day <= end:
            facts = _named_facts(known[signature.version.package_id], signature.version, day)
            told.append((day, signature.pk, words % facts))
    return [f"- {sentence}" for _day, _pk, sentence in sorted(told)]


def _named_facts(package: Package, version: Version, day: date) -> dict[str, object]:
    return {
        "day": f"{day:%d/%m/%Y}",
        "title": package.listed_title,
        "code": package.code,
        "number": version.number,
    }
