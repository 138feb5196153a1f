"""One task: what it asks for, where it stands, what may be done, what was reported; one plan likewise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.models.bodies import Body
from congress.people.queries.hats import hats as hats_of
from documents.packages.pages.files import from_store, sent
from documents.packages.queries.visible import urged_congresses
from documents.packages.urged import urger
from documents.tasks.models.tasks import INFORMED, SUPPORTING, Task, TaskFile
from documents.tasks.pages.acts import offered_moves
from documents.tasks.pages.base import trail_to_item, url_of, visible_plan, visible_task
from documents.tasks.queries.plan_faults import row_faults
from documents.tasks.queries.tasks import decision_of, notes_of, with_bodies
from documents.tasks.rows.plans import rows_listing
from documents.tasks.rows.tasks import task_lines, tasks_listing
from documents.tasks.words import days_in_words, history_lines, label_of
from workflows import clock, engine
from workflows.engine.duties import open_duties

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.http.response import HttpResponseBase

    from congress.site.requests import PersonRequest
    from documents.tasks.models.places import OfCongress
    from documents.tasks.models.plans import Plan


@require_safe
def task(request: PersonRequest, code: str) -> HttpResponse:
    """The page of one task."""
    found = visible_task(request, code)
    (line,) = task_lines([found])
    urges = found.congress_id in urged_congresses(hats_of(request.user))
    quiet = urger().quiet_until() if urges else None
    parts = task_lines(list(with_bodies(found.parts.order_by("code"))))
    context = {
        "task": found,
        "line": line,
        "facts": _task_facts(found),
        "call": line.contact if urges else None,
        "urges": urges and line.holders and not found.congress.archived,
        "quiet": quiet and clock.in_a_sentence(quiet),
        "urged": found.urgings.select_related("by", "person", "body").first(),
        "notes": notes_of(found),
        "parts": tasks_listing(parts, name=_("Các phần việc")) if parts else None,
        "history": history_lines(found, _steps(found)),
        "trail": trail_to_item(found),
        **_ways(request, found, "task-act"),
    }
    return render(request, "tasks/task.html", context)


@require_safe
def task_plan(request: PersonRequest, code: str) -> HttpResponse:
    """The page of one plan: the rows drawn up, their faults, the tasks of the version in force."""
    plan = visible_plan(request, code)
    names = dict(Body.objects.filter(congress=plan.congress_id).values_list("pk", "name"))
    ways = _ways(request, plan, "task-plan-act")
    drafting = any(move.answers == ("plan_rows",) for move in plan.definition.moves_from(plan.state))
    edits = drafting and ways["waited"] and not plan.congress.archived
    tasks = list(with_bodies(plan.tasks.order_by("row")))
    context = {
        "plan": plan,
        "listing": rows_listing(plan, plan.rows, names, edited=edits),
        "faults": row_faults(plan, plan.rows) if drafting else (),
        "edits": edits,
        "drafting": drafting,
        "tasks": tasks_listing(task_lines(tasks), name=_("Nhiệm vụ đang có hiệu lực")) if tasks else None,
        "history": history_lines(plan, _steps(plan)),
        "trail": trail_to_item(plan),
        **ways,
    }
    return render(request, "tasks/plan.html", context)


@require_safe
def task_file(request: PersonRequest, code: str, number: int) -> HttpResponseBase:
    """A file that came with a note of a task."""
    found = visible_task(request, code)
    file = TaskFile.objects.select_related("blob").filter(note__task=found, pk=number).first()
    if file is None:
        raise Http404
    with from_store():
        return sent(file.blob, name=file.name)


def _steps(item: Any) -> list[Any]:
    links = ("note",) if isinstance(item, Task) else ("decision",)
    return list(item.steps.select_related("actor", "procedure", "body", *links).order_by("sequence"))


def _ways(request: PersonRequest, item: OfCongress, address: str) -> dict[str, Any]:
    """What the reader may do, the first thing that is waited for of him apart."""
    known = {move.code: label_of(move) for move in offered_moves(item)}
    offers = [] if item.congress.archived else engine.available(item, request.user)
    able = [offer for offer in offers if offer.action in known and offer.permitted]
    pairs = set(hats_of(request.user).pairs())
    waited = any((duty.holder, duty.right) in pairs for duty in open_duties(item))
    rows = [
        {
            "label": known[offer.action],
            "url": reverse(address, args=[item.code, offer.action]),
            "allowed": offer.allowed,
            "reasons": offer.reasons,
            "aside": offer.aside,
        }
        for offer in able
    ]
    main = next((row for row in rows if row["allowed"] and not row["aside"]), None) if waited else None
    return {
        "waited": waited,
        "main": main,
        "others": [row for row in rows if row["allowed"] and row is not main and not row["aside"]],
        "blocked": [row for row in rows if not row["allowed"] and not row["aside"]],
        "asides": [row for row in rows if row["allowed"] and row["aside"]],
        "for_others": _for_others(request, item, offers, known, address.replace("act", "enter")),
    }


def _for_others(
    request: PersonRequest,
    item: OfCongress,
    offers: list[engine.Offer],
    known: dict[str, str],
    address: str,
) -> list[dict[str, str]]:
    """What the office may enter for those whose turn it is."""
    if not hats_of(request.user).enters_for(item.congress_id):
        return []
    rows = (offer for offer in offers if offer.action in known and not offer.permitted)
    return [
        {"label": known[offer.action], "url": reverse(address, args=[item.code, offer.action])}
        for offer in rows
    ]


def _task_facts(task: Task) -> list[dict[str, Any]]:
    """What the task asks for, each fact that is said."""
    decision, decided = decision_of(task) if task.decides else None, ""
    if decision:
        words = {
            "number": decision.number,
            "day": f"{decision.decided_on:%d/%m/%Y}",
            "body": decision.decided_by,
        }
        decided = _("%(number)s ngày %(day)s của %(body)s") % words
    source: Plan | None = task.plan
    told: list[tuple[str, Any, str]] = [
        (_("Chủ trì"), task.lead.name, ""),
        (_("Người thực hiện"), str(task.doer or ""), ""),
        (_("Phối hợp"), ", ".join(body.name for body in task.bound_as(SUPPORTING)), ""),
        (_("Để biết"), ", ".join(body.name for body in task.bound_as(INFORMED)), ""),
        (_("Thời gian"), days_in_words(task), ""),
        (_("Kết quả phải đạt"), task.result, ""),
        (_("Quyết định"), decided, ""),
        (_("Giao bởi"), task.giver.name, ""),
        (_("Xác nhận hoàn thành"), task.accepter.name, ""),
        (
            _("Theo kế hoạch"),
            source.code if source else "",
            reverse("task-plan", args=[source.code]) if source else "",
        ),
        (_("Mục trong báo cáo"), task.source, ""),
    ]
    facts: list[dict[str, Any]] = [
        {"name": name, "value": value, **({"url": url} if url else {})} for name, value, url in told if value
    ]
    before = Task.objects.filter(congress=task.congress_id, code__in=task.after).order_by("code")
    for one in before.select_related("procedure") if task.after else ():
        url = url_of(one)
        facts.append({"name": _("Làm sau"), "value": f"{one} ({one.stage_label})", "url": url})
    if task.parent:
        url = url_of(task.parent)
        facts.append({"name": _("Là phần việc của"), "value": str(task.parent), "url": url})
    return facts
