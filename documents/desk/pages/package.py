"""One package: where it is, what may be done, its history; subjects add to it by their handlers' `order`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.hats import hats as hats_of
from documents.coordinating.queries import coordinators
from documents.packages.pages.base import visible_package
from documents.packages.pages.receipts import shown
from documents.packages.queries.bindings import bound_names
from documents.packages.queries.duties import (
    bare_steps_of,
    chain_end,
    contacts_for,
    duties_of,
    helpers_for,
    lacks_a_signer,
    standings_by_signer,
)
from documents.packages.queries.judgements import (
    amended_decision,
    drafts_judged_alike,
    signature_on_current,
)
from documents.packages.queries.misprints import drafts_corrected
from documents.packages.queries.paper_signatures import paper_behind
from documents.packages.sections import sections_on
from documents.packages.words.days import (
    Label,
    charged_in_words,
    deadline_in_words,
    deadline_label,
    put_away_label,
)
from documents.packages.words.judgements import judgements_told
from documents.packages.words.stages import holdings_of, stage_line
from documents.packages.words.whole_history import history_told
from workflows import deadlines, engine
from workflows.history import names_of
from workflows.procedures.overlay import ANSWER, ASK
from workflows.queries import calendar_in_force
from workflows.standing import last_day_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest
    from documents.packages.models.judgements import Signature
    from documents.packages.models.packages import Package
    from workflows.models import Duty
    from workflows.standing import Standing


@require_safe
def package(request: PersonRequest, code: str) -> HttpResponse:
    """The page of one package."""
    found = visible_package(request, code)
    steps, duties = bare_steps_of(found), duties_of([found])[found.pk]
    standing = standings_by_signer([found], duties={found.pk: duties})[found.pk]
    holdings = holdings_of(bound_names(found), duties, contacts_for(duties))
    signature, unnamed = signature_on_current(found), lacks_a_signer(duties)
    offers = [] if found.congress.archived else engine.available(found, request.user)
    asides = [one for one in offers if one.aside and one.action not in (ASK, ANSWER)]
    waited, ahead = _is_waited(request.user, duties), [one for one in offers if one.allowed and not one.aside]
    # What one may do without being waited for is an exception, never the thing to press; nor is a return.
    main = next((one for one in ahead if "return" not in one.answers), None) if waited else None
    confirms = found.definition.move_asking("confirmation", found.state)
    context = {
        "package": found,
        "label": _label(found, standing, signature, unnamed=unnamed),
        "deadline": deadline_in_words(found),
        "charged": "" if unnamed else charged_in_words(found, standing),
        "stages": stage_line(found, steps, holdings, late=bool(standing.late_days) and not unnamed),
        "holdings": holdings,
        "main": main,
        "waited": waited,
        "others": [one for one in ahead if one is not main],
        "blocked": [one for one in offers if one.permitted and not one.allowed and not one.aside],
        "asides": [one for one in asides if one.allowed],
        "asides_blocked": [one for one in asides if one.permitted and not one.allowed],
        # Whose the other moves are, and who else has the right to one that is not open to the reader now.
        "of_others": [one for one in offers if not one.permitted and not one.aside],
        "helpers": helpers_for(found, offers, request.user),
        "coordinated_by": coordinators(found),
        # What is still to be put right, while the package stands there.
        "amended": amended_decision(found) if confirms else None,
        "opinions": judgements_told(found, chain_end(found), frozenset(drafts_judged_alike(found))),
        "corrected": {one.number for one in drafts_corrected(found.current)},
        "history": history_told(found, chain_end(found)),
        "trail": [{"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"}, {"label": found.code}],
        **_signed(signature),
        **_sections(request, found),
    }
    return shown(request, render(request, "desk/package.html", context), found, "trang")


def _is_waited(reader: Person, duties: Iterable[Duty]) -> bool:
    """Whether one of the open duties is the reader's, in any of his bodies."""
    pairs = set(hats_of(reader).pairs())
    return any(duty.person_id == reader.pk or (duty.holder, duty.right) in pairs for duty in duties)


def _sections(request: PersonRequest, found: Package) -> dict[str, Any]:
    """What the subjects add: their variables, and the templates of each place in order."""
    lent: dict[str, Any] = {}
    templates: dict[str, list[str]] = {"main": [], "aside": []}
    for one in sections_on(found):
        facts = one.gather(found, request.user)
        lent |= facts
        if facts and one.template:
            templates[one.place].append(one.template)
    return {**lent, "sections": templates}


def _signed(signature: Signature | None) -> dict[str, Any]:
    """Who signed, how if with a pen, and whether a second person has still to see it."""
    if signature is None:
        return {"signature": None}
    pen = paper_behind(signature)
    waits = pen is not None and not pen.is_compared
    said = {"signed_by": names_of(signature.step).person, "pen": pen, "pen_waits": waits}
    return {"signature": signature, **said}


def _label(found: Package, standing: Standing, signature: Signature | None, *, unnamed: bool) -> Label:
    """How the deadline stands: of what is waited for, or of the whole once it is signed."""
    if not found.counts:
        return Label("none", _("Đã hủy"))
    if standing.holder and (still := put_away_label(found)) is not None:
        return still
    if unnamed:
        return Label("info", _("Chờ phân công người ký"))
    last = last_day_of(found)
    if signature is None or last is None:
        return deadline_label(standing.due)
    done = deadlines.label_done(last, signature.at, calendar=calendar_in_force()).text
    pen = paper_behind(signature)
    if pen is None or pen.is_compared:
        return Label("done", done)
    words = _("Đã ký trên giấy, chờ đối chiếu; %(done)s")
    return Label("soon", words % {"done": f"{done[:1].lower()}{done[1:]}"})
