"""The lines of the checklist, and the drafts of a package, as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.drafting.queries import parts
from documents.drafting.queries.parts import checklist, may_hand_in
from documents.packages.queries.drafts import as_signed
from documents.packages.words.days import Label, deadline_label, size_in_words
from documents.packages.words.judgements import changes
from documents.paper.listing import Column, Listing
from documents.texts.uploads.kinds import WORDS
from workflows import clock, deadlines
from workflows.queries import calendar_in_force

if TYPE_CHECKING:
    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from documents.drafting.queries.parts import ChecklistItem
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package


LEFT = gettext_lazy("Người phụ trách không còn ở cơ quan này; đề nghị phân công lại.")


@dataclass(frozen=True, slots=True)
class ReaderLine:
    """One line with how it stands, and whether the reader hands it in."""

    item: ChecklistItem
    state: Label
    remark: str
    open_to_me: bool


def checklist_for(package: Package, reader: Person, hats: Hats) -> list[ReaderLine]:
    """The checklist for one reader."""
    items = checklist(package)
    joined, gone = any(item.chapter for item in items), parts.gone(items)
    lines = []
    for place, item in enumerate(items):
        main = joined and place == 0
        mine = not main and may_hand_in(package, item, reader, hats=hats)
        remark = LEFT if item.code in gone and not item.arrived else _remark(package, item)

        if main:
            chapters = [one for one in items if one.chapter]
            come = sum(bool(chapter.drafts) for chapter in chapters)
            text = _("Ghép từ các chương: đã có %(come)d/%(all)d") % {"come": come, "all": len(chapters)}
            state = Label("ok" if come == len(chapters) else "none", text)
        elif not item.arrived:
            state = deadline_label(item.due) if item.due else Label("none", _("Chưa có"))
        elif item.due and item.drafts:
            first = clock.local_day(item.drafts[0].at)
            state = Label("done", deadlines.label_done(item.due, first, calendar=calendar_in_force()).text)
        else:
            state = Label("done", _("Đã có"))
        lines.append(ReaderLine(item, state, str(remark), mine))
    return lines


def checklist_listing(package: Package, reader: Person, hats: Hats) -> Listing[ReaderLine]:
    """The checklist: each part and chapter, who writes it, how it stands, what came last."""
    columns: list[Column[ReaderLine]] = [
        Column(_("Thành phần"), drawn="drafting/part_title.html"),
        Column(_("Phụ trách"), drawn="drafting/part_owner.html"),
        Column(_("Tình trạng"), drawn="drafting/part_state.html"),
        Column(_("Bản mới nhất"), drawn="drafting/part_latest.html"),
    ]
    return Listing(_("Thành phần hồ sơ"), columns, checklist_for(package, reader, hats), look="block")


def _remark(package: Package, item: ChecklistItem) -> str:
    """What of it is not yet in the draft in force, or why it cannot be put together."""
    last, current = item.latest, package.current
    if last is None:
        return ""
    if not last.blob.readable:
        words = _("Không đọc được nội dung; muốn ghép được, đề nghị gửi một trong các loại: %(kinds)s.")
        return words % {"kinds": WORDS.named} if item.chapter else ""
    inside = item.present is not None and item.present.blob.sha256 == last.blob.sha256
    if current is not None and last.at > current.created and not inside:
        return _("Có sau dự thảo lần %(number)d, chưa ghép.") % {"number": current.number}
    return ""


def draft_rows(versions: list[Version]) -> list[dict[str, Any]]:
    """The drafts as the page of a package lists them, the newest first, each with what changed in it."""
    # What was withdrawn is compared with nothing, and nothing with it.
    shown = [version for version in versions if not hasattr(version, "withdrawal")]
    before = dict(zip((version.pk for version in shown), [*shown[1:], None], strict=False))
    as_signed(*versions)
    return [
        {
            "version": version,
            "before": before.get(version.pk),
            "withdrawn": getattr(version, "withdrawal", None),
            "parts": [
                {
                    "code": part.code,
                    "name": part.name,
                    "size": size_in_words(part.blob.size),
                    "readable": part.blob.readable,
                }
                for part in version.parts.all()
            ],
            "changes": changes(version, before.get(version.pk)),
        }
        for version in versions
    ]
