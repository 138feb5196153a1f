"""The chapters of the demo: given to bodies and handed in, through the same services as a person's click."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from congress.people.models.bodies import Body
from documents.drafting.queries.parts import ChecklistItem, checklist
from documents.drafting.services import parts
from documents.packages.models.packages import Package
from documents.packages.services.paper_words import first_look
from documents.packages.services.taking_in import receive
from workflows import clock

if TYPE_CHECKING:
    from congress.people.models.people import Person

TEXTS = Path(__file__).parent / "texts"

Table = dict[str, Any]


def live(acts: list[Table], people: dict[str, Person], *, until: date | None) -> None:
    """Do each act on its own day; `until` (exclusive) leaves out those from that day on."""
    for act in acts:
        if until and clock.local_day(act["at"]) >= until:
            continue
        package = Package.objects.get(code=act["package"])
        with clock.frozen(act["at"]):
            by, row = people[act["by"]], act.get("charge") or act["hand_in"]
            if "charge" in act:
                facts = {name: row[name] for name in ("due", "required", "title") if name in row}
                person = people[row["person"]] if "person" in row else None
                owner = Body.objects.get(congress=package.congress_id, code=row["owner"])
                what = parts.Charge(owner=owner, person=person, **facts)
                if "title" in row:
                    parts.add_chapter(package, what, by=by)
                else:
                    seen = _checklist_item(package, code=row["code"]).seen
                    parts.charge_part(package, row["code"], what, by=by, seen=seen)
            else:
                item = _checklist_item(package, title=row["title"])
                with (TEXTS / row["file"]).open("rb") as stream:
                    file = receive(stream, row["file"], part=item.code)
                first_look(file)
                parts.hand_in_part(package, item.code, file, by=by, seen=item.seen, note=row.get("note", ""))


def _checklist_item(package: Package, **facts: str) -> ChecklistItem:
    items = checklist(package)
    return next(item for item in items if all(getattr(item, name) == facts[name] for name in facts))
