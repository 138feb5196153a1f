"""Home, “Việc cần xử lý”: what waits for the reader and in which order, his chapters, what he follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.models.bodies import Body
from congress.people.models.memberships import Membership
from congress.people.queries.congresses import congress_among
from congress.people.queries.eyes import slips_to_confirm
from congress.people.queries.reach import units_of
from congress.people.queries.second_keys import asks_to_confirm
from congress.roles import Right
from congress.site.choosing import hats_here
from congress.site.context import long_day, site_of
from documents.desk.rows import packages_listing
from documents.drafting.queries.parts import waiting_parts
from documents.misprints.rows import correction_card
from documents.office.queries import lately_entered_for
from documents.packages.models.packages import Package
from documents.packages.queries.duties import standings_by_signer
from documents.packages.queries.misprints import corrections_awaiting
from documents.packages.queries.recorders import left_to_others
from documents.packages.queries.visible import lines_to, listed_to, urged_congresses, visible_to
from documents.packages.words.days import call_to, deadline_label
from documents.tasks.rows.work import task_card, waiting_tasks
from documents.voting.queries.polls import awaiting_ballots
from documents.voting.rows import poll_card
from workflows import clock
from workflows.engine.duties import is_answer
from workflows.models.records import NO_DATE
from workflows.procedures.overlay import ANSWER
from workflows.standing import Party
from workflows.work import first_open

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Set as AbstractSet

    from django.http import HttpResponse

    from congress.people.models.offices import Slip
    from congress.people.models.people import Person
    from congress.people.models.second_keys import KeyAsk
    from congress.people.queries.hats import Hats
    from congress.site.requests import PersonRequest
    from documents.drafting.models.parts import PartPlan
    from workflows.models import Duty
    from workflows.standing import Standing


SHOWN, FOLLOWED = 50, 20


@require_safe
def my_work(request: PersonRequest) -> HttpResponse:
    """Việc cần xử lý: what waits for the reader in any of his bodies, the most urgent first."""
    hats = hats_here(request)
    if not hats.worn and site_of(request).empty:
        return redirect("setting-up")
    duties, pairs, seen = waiting_for(request, hats)
    busy = {package.pk: package for _duty, package in pairs}
    rows = followed_by(request.user, hats, busy)

    # Asked once for both lists.
    standings = standings_by_signer([*busy.values(), *rows])
    cards = [_card(duty, one, hats, standings[one.pk], opened=one.pk in seen) for duty, one in pairs]
    cards += [task_card(pair, hats) for pair in waiting_tasks(duties, request.user, hats)]
    # Parts and chapters given to the reader or his bodies, of which nothing has come yet.
    waiting = waiting_parts(visible_to(request.user, hats=hats), request.user, hats)
    cards += [_part_card(row) for row in waiting[:SHOWN]]
    cards += [poll_card(one) for one in awaiting_ballots(request.user, hats)]
    cards += [correction_card(one) for one in corrections_awaiting(request.user, hats)]
    cards.sort(key=lambda card: card["due"])

    rows.sort(key=lambda package: standings[package.pk].due or NO_DATE)
    opened = {row.pk for row in rows if row.opened}  # type: ignore[attr-defined]  # annotated
    # Late with others, and his to watch over: he urges, or his body leads it.
    urges = urged_congresses(hats)
    watched = [one for one in rows if one.congress_id in urges or one.lead_id in hats.worn]
    late = [one for one in watched if standings[one.pk].late_days]
    followed = [one for one in rows if one not in late]
    context = {
        "today": long_day(clock.today()),
        "begins": [] if cards or rows else first_steps(hats),
        "cards": cards,
        "numbers": _numbers(cards),
        "more": len(duties) == SHOWN,
        "seated": bool(hats.worn),
        "entered": lately_entered_for(request.user),
        "confirms": confirmations_for(request.user, hats) if site_of(request).asks_a_second else [],
        "late": packages_listing(late, standings, opened=opened, name=_("Quá hạn ở nơi khác")),
        "urges": bool(urges),
        "followed": packages_listing(followed, standings, opened=opened, name=_("Đang theo dõi")),
    }
    return render(request, "desk/my_work.html", context)


def confirmations_for(reader: Person, hats: Hats) -> list[Slip | KeyAsk]:
    """What waits for his second look: of the office, or where it is one alone of the organisers."""
    able = hats.congresses_with(Right.RECORD) or hats.congresses_with(Right.COORDINATE)
    return [*slips_to_confirm(reader), *asks_to_confirm(reader)] if able else []


def followed_by(reader: Person, hats: Hats, busy: Collection[int]) -> list[Package]:
    """What he follows beside the packages that wait for him, each with `opened`.

    Whoever urges follows all that wait for anybody, the most urgent first, confidential ones by their row.
    """
    if urged_congresses(hats):
        found = listed_to(reader, hats=hats).filter(counts=True).exclude(next_due=None)
        found = found.order_by("next_due", "code")
    else:
        found = visible_to(reader, hats=hats).order_by("due", "code")
    rows = lines_to(reader, found.exclude(pk__in=busy), hats=hats).select_related("lead")
    return list(rows[:FOLLOWED])


def first_steps(hats: Hats) -> list[dict[str, str]]:
    """What comes first where nothing waits yet: of the office units and people, then the first package."""
    found = []
    office = congress_among(hats.congresses_with(Right.RECORD))
    if office is not None and office.archived is None:
        # A list of people may name their units.
        if not units_of(office).exists():
            words = _("Nhập danh sách đơn vị: chưa ghi đơn vị nào")
            found.append({"label": words, "url": reverse("list-upload", args=["don-vi"])})
        empty = (
            Body.objects.filter(congress=office)
            .exclude(memberships__in=Membership.objects.not_ended(clock.today()))
            .count()
        )
        if empty:
            words = _("Nhập danh sách người: còn %(count)d cơ quan chưa có người") % {"count": empty}
            found.append({"label": words, "url": reverse("list-upload", args=["nguoi"])})
        words = _("In phiếu mở tài khoản cho người chưa đăng nhập được")
        found.append({"label": words, "url": reverse("accounts")})
    organised = congress_among(hats.congresses_with(Right.COORDINATE))
    if organised is not None and organised.archived is None:
        found.append({"label": _("Giao hồ sơ đầu tiên"), "url": reverse("assign")})
    return found


def waiting_for(
    request: PersonRequest, hats: Hats
) -> tuple[list[Duty], list[tuple[Duty, Package]], AbstractSet[int]]:
    """The first duties that wait for the reader, those on packages with them, and which he may open.

    A count that somebody else of his body has to record is none of them.
    """
    duties = first_open(hats.pairs(), request.user.pk, SHOWN)

    ids = {duty.item_id for duty in duties if duty.item_type == Package._meta.label_lower}
    found = visible_to(request.user, hats=hats).filter(pk__in=ids)
    found = found.select_related("procedure", "lead").defer("procedure__canonical")
    opened = {one.pk: one for one in found}
    # Who coordinates answers for the days of a confidential package too, and reads nothing of it.
    asked = {duty.item_id for duty in duties if duty.right == Right.COORDINATE} - opened.keys()
    listed = listed_to(request.user, hats=hats).filter(pk__in=asked & set(ids)) if asked else ()
    packages = opened | {one.pk: one for one in listed}

    pairs = [(duty, packages[duty.item_id]) for duty in duties if duty.item_id in packages]
    others = left_to_others(pairs, hats)
    return duties, [(duty, package) for duty, package in pairs if package.pk not in others], opened.keys()


def _card(duty: Duty, package: Package, hats: Hats, standing: Standing, *, opened: bool) -> dict[str, Any]:
    body = hats.worn[duty.holder].body_name if duty.holder in hats.worn else ""

    # What the label of a duty cannot say: the package is late, though this holder still has time.
    of_the_whole, marks = [], [package.code]
    if standing.late_days and Party(duty.holder, duty.person_id) not in standing.charged_to:
        of_the_whole = [_("Cả hồ sơ: %(state)s") % {"state": deadline_label(standing.due).text}]
    # Chủ trì leads, phối hợp is asked for an opinion; who decides or signs is neither.
    if duty.holder == package.lead_id:
        marks.append(_("Chủ trì"))
    elif duty.right == "review":
        marks.append(_("Phối hợp"))
    return {
        "title": package.title if opened else package.listed_title,
        "url": (url := reverse("package" if opened else "plan", args=[package.code])),
        "due": duty.due,
        "label": deadline_label(duty.due),
        "marks": marks,
        "facts": [
            _("Bước: %(stage)s") % {"stage": package.definition.label_of(duty.stage)},
            _("Trong tư cách: %(body)s") % {"body": body},
            *of_the_whole,
        ],
        "main": _to_do(duty, package, url, opened=opened),
    }


def _to_do(duty: Duty, package: Package, url: str, *, opened: bool) -> dict[str, str]:
    """The main button of a card: the answer to a request for more time has a form of its own."""
    if not is_answer(package.definition.stage_of(package.state), duty):
        return {"label": call_to(duty.right), "url": url}
    name = "act" if opened else "change-days"
    return {"label": _("Trả lời đề nghị gia hạn"), "url": reverse(name, args=[package.code, ANSWER])}


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


def _numbers(cards: list[dict[str, Any]]) -> list[dict[str, Any]]:
    tones = [card["label"].tone for card in cards]
    return [
        {"count": tones.count("late"), "label": _("Quá hạn"), "tone": "late" if "late" in tones else "none"},
        {"count": tones.count("soon"), "label": _("Sắp đến hạn"), "tone": "soon"},
        {"count": tones.count("ok") + tones.count("none"), "label": _("Còn trong hạn"), "tone": "ok"},
    ]
