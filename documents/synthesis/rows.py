"""The page of all remarks: what a filter leaves, how many stand where, which of them may be the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rapidfuzz import fuzz, process

from documents.packages.models.remarks import SynthesisIssue
from documents.packages.queries.duties import chain_end
from documents.packages.queries.remarks import (
    may_propose,
    may_settle,
    outcomes_of,
    synthesis_issue,
)
from documents.packages.remarks import LATE, OUTSIDE, STANDINGS, TIMELY
from documents.packages.sections import ask_whether, known_to_lack
from documents.paper.listing import Column, Listing
from documents.synthesis.queries.joined import (
    NONE_NEEDED,
    OPEN,
    PROPOSED,
    SETTLED,
    RemarkGroup,
)
from documents.synthesis.services.taking import may_take_in
from workflows.kept import kept_by_the_book
from workflows.text import searchable, sort_key

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from documents.packages.models.packages import Package
    from documents.packages.remarks import Occasion

ALIKE = 85
Test: TypeAlias = "Callable[[RemarkGroup], bool]"
FILTERS: dict[str, tuple[object, Test]] = {
    "": (gettext_lazy("Tất cả"), lambda _one: True),
    "chua": (gettext_lazy("Chưa giải trình"), lambda one: one.state == OPEN),
    "de-xuat": (gettext_lazy("Đã đề xuất"), lambda one: one.state == PROPOSED),
    "thong-nhat": (gettext_lazy("Tiểu ban đã thống nhất"), lambda one: one.state == SETTLED),
    "thuong-truc": (gettext_lazy("Trình Thường trực"), lambda one: one.is_raised),
    "xem-lai": (gettext_lazy("Cần xem lại: tiếp thu nhưng chưa sửa"), lambda one: one.unchanged),
    "sau-thoi-han": (gettext_lazy("Gửi sau thời hạn"), lambda one: LATE in one.has),
    "ngoai": (gettext_lazy("Ngoài danh sách lấy ý kiến"), lambda one: OUTSIDE in one.has),
}
STATES = {
    OPEN: (gettext_lazy("Chưa giải trình"), "soon"),
    PROPOSED: (gettext_lazy("Đề xuất"), "soon"),
    SETTLED: (gettext_lazy("Tiểu ban đã thống nhất"), "ok"),
    NONE_NEEDED: (gettext_lazy("Không phải giải trình"), "none"),
}


@dataclass(frozen=True, slots=True)
class FilterLink:
    """One filter, with how many remarks it leaves."""

    code: str
    label: str
    number: int


@dataclass(frozen=True)
class RemarkCard:
    """One card of the page: a remark, or several that stand as one."""

    group: RemarkGroup
    part: str
    heading: str = ""
    alike: Sequence[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a box that chooses it sends."""
        return ":".join(self.group.remark.ref)

    @property
    def state(self) -> tuple[object, str]:
        """How it stands, and the tone of that."""
        return STATES[self.group.state]

    @property
    def standings(self) -> list[object]:
        """What is to be said of how they came, where that is not in time."""
        return [words for code, words in STANDINGS.items() if code in self.group.has and code != TIMELY]

    @property
    def chosen_alike(self) -> str:
        """The address that chooses it with those that may be the same."""
        return "&".join(f"chon={name}" for name in (self.name, *self.alike))


@dataclass(slots=True)
class ClauseJump:
    """A clause with its number of remarks, and the page on which they begin."""

    heading: str
    page: int
    first: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class SynthesisFacts:
    """What the page of a package says of its remarks."""

    number: int
    waiting: int
    raised: int
    takes_in: bool
    issue: SynthesisIssue | None


def synthesis_facts(package: Package, reader: Person) -> SynthesisFacts:
    """How many remarks there are, how many wait for an answer, how many lie before Thường trực."""
    number, waiting, raised = remark_sums(package, chain_end(package))
    issued = number and not known_to_lack(package, "synthesis issue")
    issue = synthesis_issue(package) if issued else None
    return SynthesisFacts(number, waiting, raised, may_take_in(package, reader), issue)


@kept_by_the_book
def remark_sums(package: Package, _end: str) -> tuple[int, int, int]:
    """All remarks, those that wait, those before Thường trực; what they rest on stands in book or chain."""
    outcomes = outcomes_of(package)
    waiting = sum(one.remark.holds and not one.is_settled for one in outcomes)
    raised = sum(one.disposition is not None and one.disposition.raised for one in outcomes)
    return len(outcomes), waiting, raised


ask_whether("synthesis issue", SynthesisIssue.objects.filter(package=OuterRef("pk")))


def rights_of(package: Package, reader: Person) -> dict[str, bool]:
    """What the page offers him."""
    return {
        "proposes": may_propose(package, reader),
        "settles": may_settle(package, reader),
        "takes_in": may_take_in(package, reader),
    }


def left_by(groups: Sequence[RemarkGroup], code: str, whose: str = "") -> list[RemarkGroup]:
    """What a filter leaves, of those senders and authors whose name holds these words."""
    test = FILTERS.get(code, FILTERS[""])[1]
    sought = searchable(whose)
    return [one for one in groups if test(one) and (not sought or sought in searchable(one.senders))]


def filter_links(groups: Sequence[RemarkGroup]) -> list[FilterLink]:
    """The filters that leave something, each with its number of remarks; joined ones count one by one."""
    found = []
    for code, (label, test) in FILTERS.items():
        number = sum(len(one.outcomes) for one in groups if test(one))
        if number or not code:
            found.append(FilterLink(code, str(label), number))
    return found


def remark_cards(
    package: Package, groups: Sequence[RemarkGroup], every: Sequence[RemarkGroup]
) -> list[RemarkCard]:
    """The cards of these groups, a heading where the clause changes; like ones are sought in `every`."""
    titles = {part.code: part.title for part in package.kind.parts}
    # As they stand: a likeness of 85 in a hundred forgives marks, and thousands are compared.
    texts = [one.remark.text.lower() for one in every]
    rows, before = [], ""
    for one in groups:
        part = titles.get(one.remark.part, "")
        heading = _heading(one, titles)
        alike = _alike(one, every, texts) if one.state in (OPEN, PROPOSED) else []
        rows.append(RemarkCard(one, part, heading if heading != before else "", alike))
        before = heading
    return rows


def clause_jumps(package: Package, groups: Sequence[RemarkGroup], *, a_page: int) -> list[ClauseJump]:
    """The clauses of these groups in their order, each with the page where it begins."""
    titles = {part.code: part.title for part in package.kind.parts}
    found: list[ClauseJump] = []
    for place, one in enumerate(groups):
        heading = _heading(one, titles)
        if not found or found[-1].heading != heading:
            found.append(ClauseJump(heading, place // a_page + 1, ":".join(one.remark.ref)))
        found[-1].number += len(one.outcomes)
    return found


def senders_listing(
    package: Package, groups: Sequence[RemarkGroup], *, issued: bool
) -> Listing[tuple[str, int]]:
    """Everybody who sent a remark, with how many; once published each leads to what he is told."""
    numbers = Counter(one.remark.sender for group in groups for one in group.outcomes)
    address = reverse("synthesis-unit", args=[package.code])
    columns: list[Column[tuple[str, int]]] = [
        Column(_("Đơn vị, người góp ý"), lambda row: row[0], width=40),
        Column(_("Số ý kiến"), lambda row: row[1], align="right"),
    ]
    if issued:
        columns.append(
            Column(
                _("Kết quả gửi đơn vị"),
                lambda _row: _("Tải về (.pdf)"),
                link=lambda row: f"{address}?{urlencode({'cua': row[0]})}",
            )
        )
    rows = sorted(numbers.items(), key=lambda row: sort_key(row[0]))
    return Listing(_("Người góp ý"), columns, rows, empty=_("Chưa có ý kiến góp ý nào."))


def occasion_in_words(one: Occasion) -> str:
    """How many sent nothing on one of several occasions."""
    words = _("Riêng đợt “%(name)s”: không gửi ý kiến trong thời hạn (%(number)d/%(asked)d)")
    return words % {"name": one.name, "number": len(one.silent), "asked": one.asked}


def _heading(group: RemarkGroup, titles: Mapping[str, str]) -> str:
    if group.state == NONE_NEEDED:
        return str(STATES[NONE_NEEDED][0])
    part = titles.get(group.remark.part, "")
    return " – ".join(filter(None, (part, group.clause))) or _("Cả dự thảo")


def _alike(group: RemarkGroup, every: Sequence[RemarkGroup], texts: Sequence[str]) -> list[str]:
    own = group.remark.text.lower()
    close = process.extract(own, texts, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=6)
    found = [every[place] for _text, _score, place in close if every[place].refs != group.refs]
    return [":".join(one.remark.ref) for one in found]
