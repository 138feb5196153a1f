"""The checklist of a package: each part and chapter, who owns it, what was handed in, what is missing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from congress.people.queries.hats import hats as hats_of
from congress.roles import Right
from documents.drafting.models.parts import PartDraft, PartPlan
from documents.packages.behind import Behind
from documents.packages.queries.judgements import standing_verdicts
from documents.packages.words.days import planned_day
from workflows import clock
from workflows.kept import kept_by_the_book
from workflows.shown import asked_once, is_only_shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import QuerySet

    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.packages.behind import Asked
    from documents.packages.kinds import Part
    from documents.packages.models.drafts import Version, VersionPart
    from documents.packages.models.packages import Package

# Who may write in the name of the body that owns a part.
WRITING = frozenset({Right.DRAFT, Right.REVIEW})


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line of the checklist; `plan` is None where nobody has decided anything about the part."""

    code: str
    title: str
    required: bool
    chapter: bool
    owner: Body
    plan: PartPlan | None = None
    drafts: tuple[PartDraft, ...] = ()
    present: VersionPart | None = None

    @property
    def person(self) -> Person | None:
        """Who is named to write it."""
        return self.plan.person if self.plan else None

    @property
    def due(self) -> date | None:
        """Its own last day (inclusive)."""
        return self.plan.due if self.plan else None

    @property
    def latest(self) -> PartDraft | None:
        """What was handed in last."""
        return self.drafts[-1] if self.drafts else None

    @property
    def seen(self) -> str:
        """What a reader has seen of it: the row that counts and the last draft."""
        return f"{self.plan.pk if self.plan else 0}:{self.latest.number if self.latest else 0}"

    @property
    def arrived(self) -> bool:
        """Whether there is anything of it, handed in or in the draft in force."""
        return bool(self.drafts) or self.present is not None

    @property
    def in_words(self) -> str:
        """The line as a list of what is missing has it: "Chương 2 (Ban Kiểm tra, hạn 14/03/2022)"."""
        if self.plan is None:
            return self.title
        if self.due is None:
            return f"{self.title} ({self.owner})"
        facts = {"title": self.title, "owner": self.owner, "day": planned_day(self.due)}
        return _("%(title)s (%(owner)s, hạn %(day)s)") % facts


def checklist(package: Package) -> list[ChecklistItem]:
    """Every part in the order of the kind; the chapters of the main part stand after it, in theirs."""
    plans = plans_of(package)
    drafts: dict[str, list[PartDraft]] = defaultdict(list)
    for row in package.part_drafts.select_related("by", "body", "blob").order_by("number"):
        drafts[row.code].append(row)
    current = package.current
    present = {row.code: row for row in parts_with_blobs(current)} if current else {}

    asked = required_codes(package)

    def item(code: str, part: Part | None) -> ChecklistItem:
        plan = plans.get(code)
        return ChecklistItem(
            code=code,
            title=part.title if part else plan.title if plan else code,
            required=bool((part and part.code in asked) or (plan and plan.required)),
            chapter=part is None,
            owner=(plan and plan.owner) or package.lead,
            plan=plan,
            drafts=tuple(drafts.get(code, ())),
            present=present.get(code),
        )

    items = [item(part.code, part) for part in package.kind.parts]
    chapters = [item(plan.code, None) for plan in chapters_in(plans)]
    return [*items[:1], *chapters, *items[1:]]


def parts_with_blobs(draft: Version) -> Iterable[VersionPart]:
    """The parts of a draft with their files; on a page that has read them no query."""
    read = is_only_shown() and "parts" in getattr(draft, "_prefetched_objects_cache", {})
    return draft.parts.all() if read else draft.parts.select_related("blob")


def required_codes(package: Package) -> set[str]:
    """Codes of the parts that the kind asks for now: what tells of a verdict once one stands."""
    parts = package.kind.parts
    judged = any(part.after_verdict for part in parts) and standing_verdicts(package).exists()
    return {part.code for part in parts if part.required or (part.after_verdict and judged)}


def checklist_item(package: Package, code: str) -> ChecklistItem | None:
    """One line of the checklist by its code."""
    return next((item for item in checklist(package) if item.code == code), None)


def plans_of(package: Package) -> dict[str, PartPlan]:
    """code -> the row that counts, chapters that were taken out left away."""
    found = {row.code: row for row in _plan_rows(package)}
    return {code: row for code, row in found.items() if not row.dropped}


@asked_once
def _plan_rows(package: Package) -> list[PartPlan]:
    """Every row in the order in which they were written; the last one of a part counts."""
    return list(package.plans.select_related("owner", "person").order_by("id"))


def chapters_in(plans: dict[str, PartPlan]) -> list[PartPlan]:
    """The chapters among them, in the order in which they are read."""
    rows = (row for row in plans.values() if row.title)
    return sorted(rows, key=lambda row: (row.place, row.pk))


def lacking_parts(package: Package) -> list[ChecklistItem]:
    """What the draft in force lacks of what is required: parts, and chapters that came too late for it."""
    current, lacking = package.current, list[ChecklistItem]()
    # So it is for most packages: every required part is there, and nothing was given to others.
    # Under the lock both are read beside the package already, and ask nothing.
    present = {part.code for part in current.parts.all()} if current else set()
    planned = bool(_plan_rows(package)) if is_only_shown() else package.plans.exists()
    if required_codes(package) <= present and not planned:
        return lacking
    for item in checklist(package):
        if not item.required:
            continue
        # A whole draft made after the first copy of a chapter answers for having it; none before can.
        in_time = current and item.drafts and item.drafts[0].at <= current.created
        if not (in_time if item.chapter else item.present):
            lacking.append(item)
    return lacking


def may_plan(package: Package, person: Person) -> bool:
    """Whether he says who writes what: whoever submits for the lead body."""
    return not _is_over(package) and package.may(person, Right.SUBMIT, holder="lead") is not None


def may_hand_in(package: Package, item: ChecklistItem, person: Person, *, hats: Hats | None = None) -> bool:
    """Whether he hands in this part: who writes in its owner body, or the person named, while seated."""
    worn = hats or hats_of(person)
    if _is_over(package) or not package.is_visible(person):
        return False
    return _writes(worn, item.owner.pk, named=item.person is not None and item.person.pk == person.pk)


def gone(items: list[ChecklistItem]) -> set[str]:
    """Codes of the lines whose named person sits in their owner body no more."""
    named = {item.code: (item.owner.pk, item.person.pk) for item in items if item.person}
    if not named:
        return set()
    seats = Membership.objects.in_force(clock.today()).filter(
        person__in=[who for _body, who in named.values()]
    )
    seated = set(seats.values_list("body_id", "person_id"))
    return {code for code, pair in named.items() if pair not in seated}


def _plans_to_come(owners: Iterable[int]) -> QuerySet[PartPlan]:
    """Rows that count of parts given to these bodies, of which nothing has come."""
    later = PartPlan.objects.filter(package=OuterRef("package"), code=OuterRef("code"), pk__gt=OuterRef("pk"))
    come = PartDraft.objects.filter(package=OuterRef("package"), code=OuterRef("code"))
    return PartPlan.objects.filter(~Exists(later), ~Exists(come), dropped=False, owner__in=list(owners))


@kept_by_the_book
def any_part_to_come(owners: frozenset[int]) -> bool:
    """Whether anything has not come that these bodies were given to write."""
    return _plans_to_come(owners).exists()


def waiting_parts(visible: QuerySet[Package], person: Person, hats: Hats) -> list[PartPlan]:
    """Parts and chapters given to his bodies by name of which nothing has come yet, the most urgent first."""
    if not any_part_to_come(frozenset(hats.worn)):
        return []
    rows = _plans_to_come(hats.worn)
    seats = Membership.objects.in_force(clock.today())
    seated = Exists(seats.filter(body=OuterRef("owner"), person=OuterRef("person")))
    rows = rows.filter(package__in=visible).annotate(seated=seated)
    rows = rows.select_related("package__procedure", "package__lead", "owner")
    mine = []
    for row in rows:
        # The person named is asked alone; where nobody is, or he has left, all who write for the body are.
        asked = row.person_id == person.pk
        if not row.seated:
            asked = _writes(hats, row.owner_id or 0, named=False)
        if asked and not _is_over(row.package):
            mine.append(row)
    return sorted(mine, key=lambda row: (row.due or date.max, row.pk))


def overdue_parts(ids: list[int]) -> Asked:
    """Parts and chapters of these packages whose day is over and of which nothing has come."""
    later = PartPlan.objects.filter(package=OuterRef("package"), code=OuterRef("code"), pk__gt=OuterRef("pk"))
    come = PartDraft.objects.filter(package=OuterRef("package"), code=OuterRef("code"))
    rows = PartPlan.objects.filter(~Exists(later), ~Exists(come), package__in=ids, dropped=False)
    rows = rows.filter(due__lt=clock.today()).exclude(package__next_due=None)
    return rows, ("package_id", "code", "title", "due"), {"body": "owner__name"}


def overdue_part(package: Package, row: Mapping[str, Any]) -> Behind:
    """What the board says of such a row."""
    known = package.kind.part(row["code"])
    return Behind(known.title if known else row["title"], row["body"] or "", row["due"])


def _writes(hats: Hats, body_id: int, *, named: bool) -> bool:
    return body_id in hats.worn and (named or bool(hats.rights(body_id) & WRITING))


def _is_over(package: Package) -> bool:
    stage = package.definition.stage_of(package.state)
    return stage is None or stage.terminal
