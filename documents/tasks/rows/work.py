"""What waits for one person in tasks and plans: cards of “Việc cần xử lý”, and the same for its workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.packages.words.days import deadline_label
from documents.paper.listing import Column, Listing
from documents.tasks.models.plans import Plan
from documents.tasks.models.tasks import Task
from documents.tasks.queries.tasks import plans_seen_by, tasks_seen_by
from documents.tasks.words import label_of
from workflows.engine.duties import is_answer
from workflows.models.records import NO_DATE
from workflows.procedures.overlay import ANSWER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from congress.people.models.people import Person
    from congress.people.queries.hats import Hats
    from workflows.models import Duty

Pair = tuple["Duty", "Task | Plan"]
KINDS = {Task._meta.label_lower: "task", Plan._meta.label_lower: "task-plan"}


def waiting_tasks(duties: Iterable[Duty], person: Person, hats: Hats) -> list[Pair]:
    """Those of the duties that are of tasks and plans, with what each is about; a query for each sort."""
    ids: dict[str, set[int]] = {}
    for duty in duties:
        if duty.item_type in KINDS:
            ids.setdefault(duty.item_type, set()).add(duty.item_id)
    known: dict[tuple[str, int], Task | Plan] = {}
    for model, seen in ((Task, tasks_seen_by), (Plan, plans_seen_by)):
        kind = model._meta.label_lower
        if kind in ids:
            rows: Any = seen(person, hats=hats).filter(pk__in=ids[kind]).select_related("procedure")
            known |= {(kind, one.pk): one for one in rows.defer("procedure__canonical")}
    pairs = ((duty, known.get((duty.item_type, duty.item_id))) for duty in duties)
    return [(duty, item) for duty, item in pairs if item is not None]


def task_card(pair: Pair, hats: Hats) -> dict[str, Any]:
    """The card of one duty: what it is about, until when, and the move that is waited for."""
    duty, item = pair
    url = reverse(KINDS[duty.item_type], args=[item.code])
    body = hats.worn[duty.holder].body_name if duty.holder in hats.worn else ""
    marks = [item.code, _("Kế hoạch") if isinstance(item, Plan) else _("Nhiệm vụ")]
    if isinstance(item, Task) and duty.holder == item.lead_id:
        marks.append(_("Chủ trì"))
    # The answer to a request is given on a page of its own; anything else begins with reading.
    asked = isinstance(item, Task) and is_answer(item.definition.stage_of(item.state), duty)
    return {
        "title": item.title,
        "url": url,
        "due": duty.due,
        "label": deadline_label(duty.due),
        "marks": marks,
        "facts": [
            _("Bước: %(stage)s") % {"stage": item.definition.label_of(duty.stage)},
            _("Trong tư cách: %(body)s") % {"body": body},
        ],
        "main": {
            "label": to_do(pair),
            "url": reverse("task-act", args=[item.code, ANSWER]) if asked else url,
        },
    }


def to_do(pair: Pair) -> str:
    """What is waited for, in the words of its move."""
    duty, item = pair
    if is_answer(item.definition.stage_of(item.state), duty):
        return _("Trả lời đề nghị gia hạn")
    moves = item.definition.moves_from(duty.stage)
    move = next(
        (
            transition
            for transition in moves
            if (transition.holder, transition.right) == (duty.role, duty.right)
        ),
        None,
    )
    return label_of(move) if move else _("Xem nhiệm vụ")


def tasks_at_work(pairs: Sequence[Pair], bodies: dict[int, str]) -> Listing[Pair]:
    """What waits for one person in tasks and plans; `bodies` names those he acts for."""
    columns: list[Column[Pair]] = [
        Column(_("Nhiệm vụ"), lambda pair: pair[1].title, 50),
        Column(_("Mã"), lambda pair: pair[1].code, 14),
        Column(_("Bước"), lambda pair: pair[1].definition.label_of(pair[0].stage), 30),
        Column(_("Trong tư cách"), lambda pair: bodies.get(pair[0].holder or 0, ""), 32),
        Column(_("Việc"), to_do, 28),
        Column(_("Hạn"), lambda pair: None if pair[0].due == NO_DATE else pair[0].due, 14),
        Column(_("Tình trạng"), lambda pair: deadline_label(pair[0].due).text, 36),
    ]
    return Listing(_("Nhiệm vụ"), columns, pairs)
