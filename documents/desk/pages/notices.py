"""“Thông báo”: what was told to the reader, the latest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from congress.people.queries.eyes import slips_to_confirm
from congress.people.queries.hats import hats
from congress.people.queries.news import news_rows
from congress.people.queries.second_keys import asks_to_confirm
from congress.people.services.news import mark_read
from congress.site.choosing import hats_here
from congress.site.context import site_of
from congress.site.rounds import pressed
from documents.desk.rows import NoticeLine, notices_listing
from documents.packages.models.packages import Package
from documents.packages.models.steps import PackageStep
from documents.packages.pages.base import neighbours
from documents.packages.queries.visible import visible_to
from documents.telling.words.messages import in_sentences
from workflows.models import Duty, Notice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

SHOWN = 50


@dataclass(frozen=True, slots=True)
class ToldLine:
    """One thing the reader was told: when, in which words, where it leads, whether it is new to him."""

    at: datetime
    text: str
    url: str
    fresh: bool


@require_safe
def notices(request: PersonRequest) -> HttpResponse:
    """What the reader was told, the newest first, what of it is new; and the work of his bodies."""
    rows, number = news_rows(request.user, elsewhere=_elsewhere(request)), request.GET.get("trang")
    # What stands on one page need not be counted.
    few = [] if number else list(rows[: SHOWN + 1])
    page = Paginator(few if few and len(few) <= SHOWN else rows, SHOWN).get_page(number)
    news = few[:SHOWN] or list(page.object_list)
    lines = [
        ToldLine(one.row.at, one.text, one.url, one.row.seen is None)
        for one in in_sentences(news, reader=request.user)
    ]
    context = {
        "listing": notices_listing(notices_in_sight(request)),
        "lines": lines,
        "page": page,
        "pages": neighbours(page),
        "upto": news[0].pk if news else 0,
        "since": news[-1].pk if news else 0,
        # Only who was told of what is asked for may be asked to look at it.
        "to_confirm": _to_confirm(request) if news and site_of(request).asks_a_second else 0,
    }
    return render(request, "desk/notices.html", context)


def _to_confirm(request: PersonRequest) -> int:
    return len([*slips_to_confirm(request.user), *asks_to_confirm(request.user)])


@require_POST
def notices_read(request: PersonRequest) -> HttpResponse:
    """The button under what is new: all that the page showed is read, not what came since or lies beyond."""
    sent = [request.POST.get(name, "") for name in ("news", "since")]
    upto, since = (int(one) if one.isascii() and one.isdecimal() and len(one) <= 18 else 0 for one in sent)
    return pressed(
        request,
        lambda: mark_read(request.user, news=upto, since=since, elsewhere=_elsewhere(request)),
        lambda fresh: ngettext("Đã đọc %(fresh)d tin.", "Đã đọc %(fresh)d tin.", fresh) % {"fresh": fresh},
        back=reverse("notices"),
    )


def _elsewhere(request: PersonRequest) -> set[int]:
    """The congresses of the reader that this page does not show."""
    return set(hats(request.user).seated - hats_here(request).seated)


def notices_in_sight(request: PersonRequest) -> list[NoticeLine]:
    """The newest notices of the reader's bodies on packages he may open, and whether each still waits."""
    hats = hats_here(request)
    held = [pair for pair in hats.pairs() if pair[1] != "view"]
    rows = Notice.objects.none()
    if held:
        bodies, rights = {pair[0] for pair in held}, {pair[1] for pair in held}
        of_packages = Notice.objects.filter(item_type=Package._meta.label_lower)
        rows = of_packages.filter(holder__in=bodies, right__in=rights).order_by("-created", "-id")
    found = [row for row in rows[: SHOWN * 4] if (row.holder, row.right) in set(held)][:SHOWN]
    seen = visible_to(request.user, hats=hats).select_related("procedure").defer("procedure__canonical")
    known = {one.pk: one for one in seen.filter(pk__in={row.item_id for row in found})} if found else {}
    duties = list(Duty.objects.about(Package).filter(item_id__in=known)) if known else []
    # Which are open: a notice of work that was done since must not cry that it is late.
    waiting = {_place_of(duty): duty.due for duty in duties if duty.closed is None}
    done, taken = how_duties_ended(known, [duty for duty in duties if duty.closed is not None])
    return [
        NoticeLine(
            row,
            known[row.item_id],
            due=waiting.get(_place_of(row)),
            done=(*_place_of(row), row.created) in done,
            taken=taken.get((*_place_of(row), row.created), ""),
        )
        for row in found
        if row.item_id in known
    ]


def _place_of(row: Duty | Notice) -> tuple[int, str, str, int | None]:
    return row.item_id, row.stage, row.right, row.holder


def how_duties_ended(
    packages: Mapping[int, Package], ended: Sequence[Duty]
) -> tuple[set[tuple[Any, ...]], dict[tuple[Any, ...], str]]:
    """Of ended duties: those that a step of their holder ended; and who ended the others, by which move."""
    moments = {duty.closed for duty in ended if duty.closed}
    steps = PackageStep.objects.filter(item__in=packages, at__in=moments)
    by_moment: dict[tuple[int, datetime | None], list[PackageStep]] = defaultdict(list)
    for step in steps.select_related("body", "actor").order_by("sequence") if moments else ():
        by_moment[step.item_id, step.at].append(step)
    done, taken = set(), {}
    for duty in ended:
        place, there = (*_place_of(duty), duty.opened), by_moment[duty.item_id, duty.closed]
        if any(step.body_id == duty.holder for step in there):
            done.add(place)
        last = there[-1] if there else None
        move = packages[duty.item_id].definition.move(last.action, last.source) if last else None
        if last is not None and move is not None:
            who = last.body.name if last.body else str(last.actor or _("quy trình"))
            taken[place] = _("%(who)s: %(what)s") % {"who": who, "what": move.label}
    return done, taken
