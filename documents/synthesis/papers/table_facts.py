"""The facts of the official table: every remark, whatever way it came, what became of it, and the counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.queries.seats import contact
from congress.roles import Right
from documents.packages.models.remarks import Disposition
from documents.packages.remarks import LATE, OUTSIDE, STANDINGS, TIMELY, Asking, asking_of
from documents.packages.together import asking_alike
from documents.paper.letterhead import Letterhead
from documents.paper.signature import SignatureBlock
from documents.synthesis.queries.joined import NONE_NEEDED, OPEN, PROPOSED, groups_of
from workflows import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from documents.packages.models.packages import Package
    from documents.packages.remarks import PackageRemark
    from documents.synthesis.queries.joined import RemarkGroup


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line: where, whose, what, and what became of it; `kind` is "" while nothing did."""

    where: str
    quote: str
    who: str
    text: str
    kind: str
    reason: str

    @property
    def answer(self) -> str:
        """The last column in words."""
        return f"{self.kind}.\n{self.reason}".strip() if self.kind else self.reason


@dataclass(frozen=True, slots=True)
class SynthesisTable:
    """The table and what stands around it; `counts` are (what, how many) of single remarks, the sum first."""

    head: Letterhead
    package: str
    code: str
    draft: int
    counts: tuple[tuple[str, int], ...]
    lines: tuple[TableLine, ...]
    asking: Asking
    block: SignatureBlock


@asking_alike()
def synthesis_table(package: Package) -> SynthesisTable:
    """Every remark but those internal to the lead body, joined ones in one line, by part and clause."""
    return _table(package, groups_of(package), asking_of(package))


@asking_alike()
def table_for_units(package: Package) -> SynthesisTable:
    """The same as units may read it once it is published: a proposal is still the lead body's own."""
    settled = [
        replace(
            group,
            outcomes=tuple(
                one if one.is_settled else replace(one, disposition=None) for one in group.outcomes
            ),
        )
        for group in groups_of(package)
    ]
    return _table(package, settled, asking_of(package))


def table_of_sender(package: Package, whose: str) -> SynthesisTable:
    """The same of the remarks of one unit or person alone: nobody is told of those of others."""
    kept = (
        (group, tuple(one for one in group.outcomes if one.remark.sender == whose))
        for group in groups_of(package)
    )
    return _table(package, [replace(group, outcomes=own) for group, own in kept if own], Asking())


def _table(package: Package, groups: Sequence[RemarkGroup], asking: Asking) -> SynthesisTable:
    titles = {part.code: part.title for part in package.kind.parts}
    return SynthesisTable(
        head=head_of(package),
        # A confidential title may hold a name, and a paper is copied.
        package=package.listed_title,
        code=package.code,
        draft=package.current.number if package.current else 0,
        counts=tuple(remark_counts(groups)),
        lines=tuple(table_line(one, titles) for one in groups),
        asking=asking,
        block=lead_signature(package),
    )


def head_of(package: Package) -> Letterhead:
    """The association, and under it the lead body, which issues the paper."""
    congress = package.congress
    return Letterhead(
        org_lines=tuple(congress.org_lines),
        symbol="",
        place=congress.place,
        day=clock.today(),
        under=package.lead.name.upper(),
    )


def lead_signature(package: Package) -> SignatureBlock:
    """The place where the head of the lead body signs."""
    seat = contact(package.lead, Right.SUBMIT)
    words = _("TM. %(body)s") % {"body": package.lead.name.upper()}
    title = (seat.title or str(seat.get_role_display())).upper() if seat else ""
    return SignatureBlock(form=words, title=title, name=seat.person.full_name if seat else "")


def remark_counts(groups: Sequence[RemarkGroup]) -> list[tuple[str, int]]:
    """How many remarks there are and what became of them; joined ones count one by one."""
    outcomes = [one for group in groups for one in group.outcomes]
    kinds = Counter(one.disposition.kind if one.disposition else "" for one in outcomes if one.remark.needs)
    standings = Counter(one.remark.standing for one in outcomes)
    named = [(str(label), kinds[code]) for code, label in Disposition.KINDS]
    agreed = sum(not one.remark.needs for one in outcomes)
    rest = [
        (_("Nhất trí hoặc không có ý kiến, không phải giải trình"), agreed),
        (_("Chưa giải trình"), kinds[""]),
        (_("Gửi sau thời hạn"), standings[LATE]),
        (_("Ngoài danh sách lấy ý kiến"), standings[OUTSIDE]),
    ]
    return [(_("Tổng số ý kiến"), len(outcomes)), *named, *[one for one in rest if one[1]]]


def table_line(group: RemarkGroup, titles: dict[str, str]) -> TableLine:
    """What one remark, or several that stand as one, say in the table."""
    one, last = group.remark, group.disposition
    drafts = _("dự thảo lần %(number)d") % {"number": one.draft}
    place = group.clause
    if one.paragraph:
        paragraph = _("đoạn %(number)d") % {"number": one.paragraph}
        place = f"{place} ({paragraph})" if place else paragraph
    where = ", ".join(filter(None, (titles.get(one.part, ""), place, drafts)))
    kind, reason = "", _("Chưa giải trình.")
    if group.state == NONE_NEEDED:
        reason = ""
    elif last is not None and last.kind and group.state != OPEN:
        kind = str(last.get_kind_display())
        if group.state == PROPOSED:
            kind = _("%(kind)s (đề xuất)") % {"kind": kind}
        reason = last.reason
        if last.answered_in is not None:
            shown = _("Thể hiện tại dự thảo lần %(number)d.") % {"number": last.answered_in.number}
            reason = f"{reason}\n{shown}".strip()
    who = "\n".join(_whose(outcome.remark) for outcome in group.outcomes)
    return TableLine(where if one.part or place else drafts, one.quote, who, one.text, kind, reason)


def _whose(remark: PackageRemark) -> str:
    came = "" if remark.standing == TIMELY else str(STANDINGS[remark.standing])
    beside = ", ".join(filter(None, (remark.author, came, remark.heard, remark.before)))
    return f"{remark.sender} ({beside})" if beside else remark.sender
