"""Saying who writes which part or chapter until when, and handing one in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from congress.people.models.memberships import Membership
from documents.drafting.models.parts import PartDraft, PartPlan
from documents.drafting.queries.parts import chapters_in, checklist_item, may_hand_in, may_plan, plans_of
from documents.packages.answers.drafts import keep_beside, stored_blob
from documents.packages.models.packages import Package
from documents.packages.models.viewings import Viewing
from workflows import clock, engine
from workflows.errors import Forbidden, Hidden, NotNow, Stale, Unmet
from workflows.standing import last_day_of
from workflows.text import clean, searchable

if TYPE_CHECKING:
    from congress.people.models.bodies import Body
    from congress.people.models.people import Person
    from documents.drafting.queries.parts import ChecklistItem
    from documents.packages.answers.values import NewPart

LONGEST_TITLE, LONGEST_NOTE, MOST = 200, 2000, 60


@dataclass(frozen=True, slots=True)
class Charge:
    """What is decided of one part or chapter; `title` and `place` are a chapter's."""

    owner: Body | None = None
    person: Person | None = None
    due: date | None = None
    required: bool = False
    title: str = ""
    place: int = 0
    dropped: bool = False


@engine.whole()
def charge_part(package: Package, code: str, what: Charge, *, by: Person, seen: str) -> PartPlan:
    """Write down who writes a part or chapter of the checklist, until when; the rows before stay.

    Asking again for what counts already gives the row that says it. Raises Hidden, Forbidden, NotNow
    (package at its end, no such line), Stale when `seen` is not what counts now, Unmet with every reason.
    """
    locked = _held(package, by)
    item = _listed(locked, code)
    made = _charged(locked, code, what, by, chapter=item.chapter)
    if item.chapter and not made.place:
        made.place = _last_place(locked, but=code)
    if item.plan and _same_plan(item.plan, made):
        return item.plan
    if item.seen != seen:
        raise Stale(_changed(item))
    faults = [*_faults(locked, made, before=item.plan), *_title_faults(locked, made, chapter=item.chapter)]
    if faults:
        raise Unmet(*faults)
    made.save()
    return made


@engine.whole()
def add_chapter(package: Package, what: Charge, *, by: Person) -> PartPlan:
    """Add a chapter to the main part; without a place it comes last. Outcomes as in `charge`.

    The other half of a double click gets the chapter that the first half made.
    """
    locked = _held(package, by)
    plans = plans_of(locked)
    chapters = chapters_in(plans)
    place = what.place or _last_place(locked)
    used = locked.plans.exclude(title="").values("code").distinct().count()
    made = _charged(locked, f"chuong-{used + 1}", what, by, chapter=True)
    twin = next((row for row in chapters if searchable(row.title) == searchable(made.title)), None)
    if twin and twin.by_id == by.pk and (what.place in (0, twin.place)):
        made.place = twin.place
        if _same_plan(twin, made):
            return twin
    made.place = place
    faults = [*_faults(locked, made, before=None), *_title_faults(locked, made, chapter=True)]
    if len(chapters) >= MOST:
        faults.append(_("Một hồ sơ không chia quá %(limit)d chương.") % {"limit": MOST})
    if faults:
        raise Unmet(*faults)
    made.save()
    return made


@engine.whole()
def hand_in_part(
    package: Package, code: str, file: NewPart, *, by: Person, seen: str, note: str = ""
) -> PartDraft:
    """Keep what the owner wrote of a part or chapter, beside all that was handed in before.

    `file` is stored already (`services.receive`). The same bytes from the same person are the same draft.
    Raises Hidden, Forbidden, NotNow, Stale when another draft or charge came meanwhile, Unmet.
    """
    locked = _locked(package, by)
    item = _listed(locked, code)
    refuse_handing_in(locked, item, by)
    main = locked.kind.parts[0].code
    if item.code == main and bool(chapters_in(plans_of(locked))):
        raise Unmet(_("Thành phần này ghép từ các chương; đề nghị gửi từng chương."))
    last = item.latest
    if last and last.blob.sha256 == file.sha256 and last.by_id == by.pk:
        return last
    if item.seen != seen:
        raise Stale(_changed(item))
    words = clean(note, lines=True)
    faults = [*_draft_faults(item, file, words)]
    if faults:
        raise Unmet(*faults)
    keep_beside(file, by=by, at=clock.now())
    return PartDraft.objects.create(
        package=locked,
        code=code,
        number=(last.number if last else 0) + 1,
        blob=stored_blob(file),
        name=file.name,
        note=words,
        body=item.owner,
        by=by,
    )


@engine.whole()
def note_taken(package: Package, *, by: Person, part: str) -> None:
    """Write that somebody took away a draft of a part that has not entered any draft. Raises Busy."""
    Viewing.objects.create(package=package, part=part, person=by, what="take")


def _listed(package: Package, code: str) -> ChecklistItem:
    item = checklist_item(package, code)
    if item is None:
        raise NotNow(_("Hồ sơ không có thành phần này, hoặc chương đã được bỏ."))
    return item


def refuse_handing_in(package: Package, item: ChecklistItem, by: Person) -> None:
    """Raise Forbidden for who does not write this part."""
    if not may_hand_in(package, item, by):
        raise Forbidden(_("Chỉ người của %(owner)s gửi bản soạn của thành phần này.") % {"owner": item.owner})


def refuse_charging(package: Package, by: Person) -> None:
    """Raise Forbidden for who does not say who writes what."""
    if not may_plan(package, by):
        raise Forbidden(_("Chỉ người phụ trách trình hồ sơ của %(lead)s phân công.") % {"lead": package.lead})


def _held(package: Package, by: Person) -> Package:
    """The package, held still for who may say who writes what."""
    locked = _locked(package, by)
    refuse_charging(locked, by)
    return locked


def _locked(package: Package, by: Person) -> Package:
    rows = Package.objects.select_for_update(of=("self",)).select_related("procedure", "lead", "current")
    locked = rows.get(pk=package.pk)
    if not locked.is_visible(by):
        raise Hidden
    stage = locked.definition.stage_of(locked.state)
    if stage is None or stage.terminal:
        raise NotNow(_("Hồ sơ ở bước “%(stage)s”, không nhận thêm gì.") % {"stage": locked.stage_label})
    return locked


def _last_place(package: Package, *, but: str = "") -> int:
    rows = chapters_in(plans_of(package))
    return max((row.place for row in rows if row.code != but), default=0) + 1


def _charged(package: Package, code: str, what: Charge, by: Person, *, chapter: bool) -> PartPlan:
    return PartPlan(
        package=package,
        code=code,
        title=clean(what.title) if chapter else "",
        place=what.place if chapter else 0,
        required=what.required,
        owner=what.owner,
        person=what.person,
        due=what.due,
        dropped=what.dropped and chapter,
        by=by,
    )


def _same_plan(one: PartPlan, two: PartPlan) -> bool:
    facts = ("code", "title", "place", "required", "owner_id", "person_id", "due", "dropped")
    # A chapter found again under its own title has the code it was given then.
    return all(getattr(one, name) == getattr(two, name) for name in facts if name != "code")


def _changed(item: ChecklistItem) -> str:
    if item.latest and (item.plan is None or item.latest.at > item.plan.at):
        facts = {"who": item.latest.by, "at": f"{item.latest.at.astimezone(clock.HANOI):%H:%M %d/%m/%Y}"}
        return _("%(who)s đã gửi bản khác lúc %(at)s. Đề nghị xem lại rồi thực hiện lại.") % facts
    if item.plan is None:
        return _("Thành phần này đã thay đổi sau khi mở trang. Đề nghị xem lại rồi thực hiện lại.")
    facts = {"who": item.plan.by, "at": f"{item.plan.at.astimezone(clock.HANOI):%H:%M %d/%m/%Y}"}
    return _("%(who)s đã phân công lại lúc %(at)s. Đề nghị xem lại rồi thực hiện lại.") % facts


def _faults(package: Package, made: PartPlan, *, before: PartPlan | None) -> Iterator[str]:
    if made.dropped:
        return
    if made.owner is None and (made.person or made.title):
        yield _("Chưa chọn cơ quan phụ trách.")
    yield from _owner_faults(package, made)
    moved = made.due and made.due != (before.due if before else None)
    if moved and made.due and made.due < clock.today():
        yield _("Hạn của thành phần không được trước hôm nay.")
    whole = last_day_of(package)
    if made.due and whole and made.due > whole:
        facts = {"day": f"{made.due:%d/%m/%Y}", "last": f"{whole:%d/%m/%Y}"}
        yield _("Hạn %(day)s muộn hơn ngày cuối của cả hồ sơ (%(last)s).") % facts


def _owner_faults(package: Package, made: PartPlan) -> Iterator[str]:
    body = made.owner
    if body is None:
        return
    if body.congress_id != package.congress_id:
        yield _("Cơ quan này không thuộc đại hội của hồ sơ.")
    if package.confidential and body.pk not in joined_bodies(package):
        yield _("Hồ sơ lưu hành nội bộ chỉ giao cho cơ quan đang tham gia hồ sơ.")
    person = made.person
    seats = Membership.objects.in_force(clock.today())
    if person and not (person.is_active and seats.filter(body=body, person=person).exists()):
        yield _("%(person)s không còn ở %(body)s; đề nghị chọn người khác.") % {
            "person": person,
            "body": body,
        }


def joined_bodies(package: Package) -> set[int]:
    """Ids of the bodies that take part already."""
    return {bound.body_id for bound in package.bindings if bound.joined}


def _title_faults(package: Package, made: PartPlan, *, chapter: bool) -> Iterator[str]:
    if not chapter or made.dropped:
        return
    if not made.title:
        yield _("Chưa ghi tên chương.")
    if len(made.title) > LONGEST_TITLE:
        yield _("Tên chương dài quá %(limit)d ký tự.") % {"limit": LONGEST_TITLE}
    others = (row for row in plans_of(package).values() if row.code != made.code and row.title)
    if made.title and any(searchable(row.title) == searchable(made.title) for row in others):
        yield _("Đã có chương “%(title)s”.") % {"title": made.title}


def _draft_faults(item: ChecklistItem, file: NewPart, note: str) -> Iterator[str]:
    if item.latest and item.latest.blob.sha256 == file.sha256:
        yield _("Tệp giống hệt bản đang có, nên không ghi thêm bản mới.")
    if len(note) > LONGEST_NOTE:
        yield _("Lời người soạn dài quá %(limit)d ký tự.") % {"limit": LONGEST_NOTE}
