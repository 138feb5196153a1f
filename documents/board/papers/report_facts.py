"""The facts of Báo cáo tiến độ: every package the latest first, what was decided, what comes next.

Of a confidential package only what its row in a list says: the title of its kind, never a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.bodies import Body
from documents.board.papers.report import ProgressReport, ReportLine
from documents.packages.issued import head_signs
from documents.packages.models.judgements import PackageDecision, Signature
from documents.packages.models.packages import Package
from documents.packages.queries.bindings import bound_names
from documents.packages.queries.duties import duties_of, standings_by_signer
from documents.packages.queries.visible import with_paper
from documents.packages.words.days import call_to, deadline_in_words, planned_day
from documents.packages.words.history import count_in_words
from documents.packages.words.stages import holdings_of
from documents.paper.letterhead import UNSAID
from workflows import clock, deadlines
from workflows.models.records import NO_DATE
from workflows.queries import calendar_in_force, calendar_notes

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.models.drafts import Version
    from documents.packages.words.stages import Holding
    from workflows.standing import Standing

DEFAULT_PERIOD = timedelta(days=7)


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

    @property
    def slips(self) -> bool:
        """Whether the plan ahead can no longer be kept, though nothing is late yet."""
        start = self.package.latest_start
        late = self.standing.late_days
        return bool(self.holdings and not late and start is not None and start < clock.today())

    def coming(self, holding: Holding) -> str:
        """What is to be done next of it, by whom and by when."""
        due, said = holding.due, {"body": holding.body, **self.asked(holding)}
        if not due:
            return "- " + _("%(body)s: %(call)s %(title)s (%(code)s).") % said
        said["due"] = planned_day(due)
        if due < clock.today():
            return "- " + _("%(body)s: %(call)s %(title)s (%(code)s), hạn %(due)s, đã quá hạn.") % said
        return "- " + _("%(body)s: %(call)s %(title)s (%(code)s), hạn %(due)s.") % said

    def asked(self, holding: Holding) -> dict[str, str]:
        """What the body is asked to do, as a report words it, and with which package."""
        calls = {"record": _("họp, cho ý kiến về"), "review": _("đọc, cho ý kiến về")}
        call = calls.get(holding.right) or call_to(holding.right).lower()
        return {"call": call, "title": self.package.listed_title, "code": self.package.code}


def report_of(congress: Congress, *, since: date | None = None) -> ProgressReport:
    """The report of today, with what was voted and signed from `since` (inclusive; by default a week)."""
    today = clock.today()
    start = since or today - DEFAULT_PERIOD
    found = reported(congress)
    packages = [one.package for one in found]
    decided = _decisions(packages, start, today)
    # The bodies that hear of everything between the votes of the others, as they are called here.
    standing = (one.body.name for package in packages for one in package.bindings if one.role == "standing")
    # Who is asked for what, the most urgent first; each body and task of a package once.
    rows = [(holding.due or NO_DATE, one, holding) for one in found for holding in one.holdings]
    rows.sort(key=lambda row: (row[0], row[1].package.code))
    signed = Signature.objects.filter(version__in=[one.current_id for one in packages if one.current_id])
    done = {row.version.package_id: clock.local_day(row.at) for row in signed.select_related("version")}
    committee = Body.objects.filter(congress=congress, kind="organising").first()
    return ProgressReport(
        to=tuple(dict.fromkeys(standing)),
        day=today,
        since=start,
        introduction=(*_introduction(found, len(decided)), *common_bound(found)),
        packages=tuple(_report_line(one, done.get(one.package.pk)) for one in found),
        decided=tuple(decided),
        coming=tuple(dict.fromkeys(one.coming(holding) for _due, one, holding in rows)),
        judged=tuple(judged_in_words(found)),
        proposed=tuple(proposals_of(found)),
        notes=tuple(calendar_notes()),
        right=replace(head_signs(committee, together=True), title=_("TRƯỞNG BAN")),
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


def _report_line(one: Reported, done: date | None = None) -> ReportLine:
    days = one.standing.late_days
    late = _("%(days)d ngày làm việc") % {"days": days} if days else ""
    holders = dict.fromkeys(holding.body for holding in one.holdings)
    last = _("Hoàn thành %(day)s") % {"day": f"{done:%d/%m/%Y}"} if done and not holders else ""
    return ReportLine(
        title=one.package.listed_title,
        code=one.package.code,
        lead=one.package.lead.name,
        stage=one.package.stage_label,
        planned=planned_day(one.standing.due) if one.standing.due else "",
        late=late,
        holder=", ".join(holders) or last,
    )


def _introduction(found: Sequence[Reported], decided: int) -> tuple[str, ...]:
    done = sum(not one.holdings for one in found)
    late = [one for one in found if one.standing.late_days]
    facts = {
        "all": len(found),
        "done": _("%(number)d hồ sơ đã hoàn thành") % {"number": done},
        "open": len(found) - done,
        "late": len(late),
        "slipping": sum(one.slips for one in found),
        "decided": decided,
    }
    if not done:
        facts["done"] = _("chưa có hồ sơ nào hoàn thành")
    whole = _(
        "Đến nay có %(all)d hồ sơ văn kiện được giao; %(done)s, %(open)d hồ sơ đang thực hiện, trong đó "
        "%(late)d hồ sơ quá hạn, %(slipping)d hồ sơ có nguy cơ chậm. Trong thời gian báo cáo đã ghi "
        "%(decided)d kết quả biểu quyết, ký duyệt."
    )
    if not late:
        return whole % facts, _("Không có hồ sơ nào quá hạn.")
    words = _(
        "Chậm nhiều ngày nhất: %(title)s (%(code)s), quá hạn %(days)d ngày làm việc, hiện do %(holder)s giữ."
    )
    worst, days = _report_line(late[0]), late[0].standing.late_days
    told = {"title": worst.title, "code": worst.code, "days": days, "holder": worst.holder}
    return whole % facts, words % told


def common_bound(found: Sequence[Reported]) -> Iterator[str]:
    """The last day that most of the open packages share, how far it is, and how many are on course."""
    running = [one for one in found if one.holdings and one.package.due]
    days = Counter((one.package.due, one.package.due_exclusive) for one in running)
    if not days:
        return
    (day, exclusive), _often = days.most_common(1)[0]
    same = [one for one in running if (one.package.due, one.package.due_exclusive) == (day, exclusive)]
    last = deadlines.Deadline(day or NO_DATE, exclusive=exclusive).last_day
    left = deadlines.working_days_left(clock.today(), last, calendar=calendar_in_force())
    facts = {
        "all": len(same),
        "due": deadline_in_words(same[0].package),
        "left": left,
        "good": sum(not one.standing.late_days and not one.slips for one in same),
    }
    words = _(
        "%(all)d hồ sơ phải hoàn thành %(due)s, còn %(left)d ngày làm việc; %(good)d/%(all)d hồ sơ ấy đang "
        "đúng kế hoạch."
    )
    yield words % facts


def judged_in_words(found: Sequence[Reported]) -> Iterator[str]:
    """Which packages are on course, which may come late, which are late; what nobody waits for is done."""
    running = [one for one in found if one.holdings]
    late = [one for one in running if one.standing.late_days]
    slipping = [one for one in running if one.slips]
    good = [one for one in running if not one.standing.late_days and not one.slips]
    told = {
        _("Đúng kế hoạch: %(codes)s."): good,
        _("Có nguy cơ chậm: %(codes)s."): slipping,
        _("Quá hạn: %(codes)s."): late,
    }
    for words, those in told.items():
        if those:
            yield words % {"codes": ", ".join(one.package.code for one in those)}


def proposals_of(found: Sequence[Reported]) -> Iterator[str]:
    """Who is asked to hurry with what; causes and other proposals are left to a hand."""
    for one in found:
        for holding in one.holdings if one.standing.late_days or one.slips else ():
            facts = {"body": holding.body, **one.asked(holding)}
            yield "- " + _("Đề nghị %(body)s tập trung %(call)s %(title)s (%(code)s).") % facts
    yield _("Nguyên nhân, kiến nghị khác: %(room)s") % {"room": 3 * UNSAID}


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
    words = _("Ngày %(day)s, %(body)s ký duyệt %(title)s (%(code)s), dự thảo lần %(number)d.")
    for signature in signed:
        day = clock.local_day(signature.at)
        if start <= day <= end:
            facts = _named_facts(known[signature.version.package_id], signature.version, day)
            facts["body"] = signature.body.name
            told.append((day, signature.pk, words % facts))
    return [f"- {sentence}" for _day, _pk, sentence in sorted(told)]


def _named_facts(package: Package, version: Version, day: date) -> dict[str, object]:
    return {
        "day": f"{day:%d/%m/%Y}",
        "title": package.listed_title,
        "code": package.code,
        "number": version.number,
    }
