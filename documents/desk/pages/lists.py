"""Lists: what waits for the reader, all packages, and notices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.hats import hats as hats_of
from congress.people.services.telling import told_to
from congress.site.context import long_day
from documents.board.queries.landscape import in_order
from documents.drafting.queries.parts import waiting_parts
from documents.office.queries import lately_entered_for
from documents.packages.models.packages import Package
from documents.packages.queries.duties import duties_of
from documents.packages.queries.visible import listed_to, search, visible_ids, visible_to, with_paper
from documents.packages.words.days import Label, call_to, deadline_label, last_day
from workflows import clock
from workflows.models import Duty, Notice
from workflows.models.records import NO_DATE
from workflows.work import first_open

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from congress.people.queries.hats import Hats
    from documents.drafting.models.parts import PartPlan

SHOWN = 50
FOLLOWED = 20
PAGE = 50


@require_safe
def my_work(request: HttpRequest) -> HttpResponse:
    """Việc cần xử lý: what waits for the reader in any of his bodies, the most urgent first."""
    hats = hats_of(request.user)
    duties, pairs = waiting_for(request, hats)
    cards = [_card(duty, package, hats) for duty, package in pairs] + _part_cards(request, hats)
    cards.sort(key=lambda card: card["due"])
    context = {
        "today": long_day(clock.today()),
        "cards": cards,
        "numbers": _numbers(cards),
        "more": len(duties) == SHOWN,
        "seated": bool(hats.worn),
        "entered": lately_entered_for(request.user),
        "followed": _followed(request, hats, {package.pk for _duty, package in pairs}),
    }
    return render(request, "desk/my_work.html", context)


@require_safe
def package_list(request: HttpRequest) -> HttpResponse:
    """All packages of the reader's congresses; a row he may not open has no link."""
    hats = hats_of(request.user)
    sought, found = sought_packages(request, hats)
    page = Paginator(found.values_list("pk", flat=True), PAGE).get_page(request.GET.get("trang"))
    # Only the page is joined with its papers: a sort of every row with all of them is slow.
    rows = in_order(with_paper(found), page.object_list)
    opened = visible_ids(request.user, rows, hats=hats)
    context = {
        "page": page,
        "sought": sought,
        "table": _table(rows, opened, duties_of(rows)),
        "may_assign": any(hats.congresses_with("coordinate")),
    }
    return render(request, "desk/package_list.html", context)


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """What the reader's bodies should hear about, the newest first."""
    entries = [_notice(row, package, waits) for row, package, waits in notices_in_sight(request)]
    context = {"entries": entries, "told": told_to(request.user)[:SHOWN]}
    return render(request, "desk/notices.html", context)


def waiting_for(request: HttpRequest, hats: Hats) -> tuple[list[Duty], list[tuple[Duty, Package]]]:
    """The first duties that wait for the reader, and those of them on packages with the packages."""
    duties = first_open(hats.pairs(), request.user.pk, SHOWN)
    packages = _packages_of(request, hats, duties)
    return duties, [(duty, packages[duty.item_id]) for duty in duties if duty.item_id in packages]


def sought_packages(request: HttpRequest, hats: Hats) -> tuple[str, QuerySet[Package]]:
    """The words searched for, and the packages listed to the reader that have them, by code."""
    sought = request.GET.get("tim", "")[:200]
    return sought, search(listed_to(request.user, hats=hats), sought).order_by("code")


def notices_in_sight(request: HttpRequest) -> list[tuple[Notice, Package, bool]]:
    """The newest notices of the reader's bodies on packages he may open, and whether each still waits."""
    hats = hats_of(request.user)
    held = [pair for pair in hats.pairs() if pair[1] != "view"]
    rows = Notice.objects.none()
    if held:
        bodies, rights = {pair[0] for pair in held}, {pair[1] for pair in held}
        rows = Notice.objects.filter(holder__in=bodies, right__in=rights).order_by("-created", "-id")
    found = [row for row in rows[: SHOWN * 4] if (row.holder, row.right) in set(held)][:SHOWN]
    seen = visible_to(request.user, hats=hats).select_related("procedure")
    packages = {one.pk: one for one in seen.filter(pk__in={row.item_id for row in found})}
    waiting = _still_waiting(packages)
    return [
        (row, packages[row.item_id], (row.item_id, row.stage, row.right, row.holder) in waiting)
        for row in found
        if row.item_id in packages
    ]


def _packages_of(request: HttpRequest, hats: Hats, duties: Iterable[Duty]) -> dict[int, Package]:
    ids = {duty.item_id for duty in duties if duty.item_type == Package._meta.label_lower}
    found = visible_to(request.user, hats=hats).filter(pk__in=ids)
    found = found.select_related("procedure", "lead").defer("procedure__canonical")
    return {one.pk: one for one in found}


def _card(duty: Duty, package: Package, hats: Hats) -> dict[str, Any]:
    url = reverse("package", args=[package.code])
    body = hats.worn[duty.holder].body_name if duty.holder in hats.worn else ""
    return {
        "title": package.title,
        "url": url,
        "due": duty.due,
        "label": deadline_label(duty.due),
        "marks": [package.code, *_part_of(duty, package)],
        "facts": [
            _("Bước: %(stage)s") % {"stage": package.definition.label_of(duty.stage)},
            _("Trong tư cách: %(body)s") % {"body": body},
        ],
        "main": {"label": call_to(duty.right), "url": url},
    }


def _part_cards(request: HttpRequest, hats: Hats) -> list[dict[str, Any]]:
    """Parts and chapters given to the reader or his bodies, of which nothing has come yet."""
    waiting = waiting_parts(visible_to(request.user, hats=hats), request.user, hats)
    return [_part_card(row) for row in waiting[:SHOWN]]


def _part_card(row: PartPlan) -> dict[str, Any]:
    package, known = row.package, row.package.kind.part(row.code)
    url = reverse("parts", args=[package.code])
    return {
        "title": known.title if known else row.title,
        "url": url,
        "due": row.due or NO_DATE,
        "label": deadline_label(row.due),
        "marks": [package.code, _("Thành phần hồ sơ")],
        "facts": [
            _("Của hồ sơ: %(title)s") % {"title": package.title},
            _("Trong tư cách: %(body)s") % {"body": row.owner},
        ],
        "main": {
            "label": _("Gửi bản soạn"),
            "url": reverse("parts-hand-in", args=[package.code, row.code]),
        },
    }


def _part_of(duty: Duty, package: Package) -> list[str]:
    """Chủ trì leads, phối hợp is asked for an opinion; who decides or signs is neither."""
    if duty.holder == package.lead_id:
        return [_("Chủ trì")]
    return [_("Phối hợp")] if duty.right == "review" else []


def _numbers(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    tones = [card["label"].tone for card in cards]
    return [
        {"count": tones.count("late"), "label": _("Quá hạn"), "tone": "late" if "late" in tones else "none"},
        {"count": tones.count("soon"), "label": _("Sắp đến hạn"), "tone": "soon"},
        {"count": tones.count("ok") + tones.count("none"), "label": _("Còn trong hạn"), "tone": "ok"},
    ]


def _followed(request: HttpRequest, hats: Hats, busy: set[int]) -> dict[str, Any]:
    found = (
        visible_to(request.user, hats=hats)
        .exclude(pk__in=busy)
        .select_related("procedure", "lead")
        .defer("procedure__canonical")
    )
    rows = list(found.order_by("due", "code")[:FOLLOWED])
    waiting = duties_of(rows)
    rows.sort(key=lambda package: _next_day(waiting[package.pk]))
    return {**_table(rows, {row.pk for row in rows}, waiting), "caption": _("Đang theo dõi")}


def _next_day(waiting: list[Duty]) -> date:
    """The first last day among what is waited for."""
    return min((duty.due for duty in waiting), default=NO_DATE)


def _table(rows: list[Package], opened: set[int], waiting: dict[int, list[Duty]]) -> dict[str, Any]:
    columns = [_("Hồ sơ"), _("Mã"), _("Chủ trì"), _("Bước hiện tại"), _("Hạn của bước"), _("Thời hạn")]
    return {
        "caption": _("Hồ sơ văn kiện"),
        "quiet": True,
        "columns": columns,
        "rows": [_row(package, columns, package.pk in opened, waiting[package.pk]) for package in rows],
        "empty": _("Không có hồ sơ nào."),
    }


def _row(package: Package, columns: list[str], opened: bool, waiting: list[Duty]) -> list[dict[str, Any]]:  # noqa: FBT001 - a fact about the row
    link = {"url": reverse("package", args=[package.code])} if opened else {}
    due = last_day(package)
    texts = [package.code, package.lead.name, package.stage_label]
    cells = [{"text": text, "label": label} for text, label in zip(texts, columns[1:4], strict=True)]
    day = due.strftime("%d/%m/%Y") if due else "–"
    title = package.title if opened else _("%(title)s (lưu hành nội bộ)") % {"title": package.listed_title}
    cells[0]["whole"] = True
    step = deadline_label(_next_day(waiting)) if waiting else Label("done", _("Đã hoàn thành"))
    cells.append({"text": step.text, "tone": step.tone, "label": columns[4]})
    return [{"text": title, "label": columns[0], **link}, *cells, {"text": day, "label": columns[5]}]


def _still_waiting(packages: Iterable[int]) -> set[tuple[int, str, str, int | None]]:
    """Which duties are open: a notice of work that was done since must not cry that it is late."""
    rows = Duty.objects.filter(item_id__in=packages, item_type=Package._meta.label_lower, closed=None)
    return set(rows.values_list("item_id", "stage", "right", "holder"))


def _notice(row: Notice, package: Package, open_still: bool) -> dict[str, Any]:  # noqa: FBT001 - a fact about the row
    stage = package.definition.label_of(row.stage)
    sentence = _("%(code)s – %(title)s: %(stage)s. %(call)s.")
    facts = {"code": package.code, "title": package.title, "stage": stage, "call": call_to(row.right)}
    return {
        "at": row.created,
        "sentence": sentence % facts,
        "url": reverse("package", args=[package.code]),
        "label": deadline_label(row.due) if open_still else Label("done", _("Đã xong")),
    }
