"""One package: where it is, who holds it, what may be done, its drafts, opinions and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.hats import hats as hats_of
from documents.board.queries.calls import calls_about
from documents.board.words import urged
from documents.charter.rows import block_of
from documents.drafting.queries import writing
from documents.drafting.queries.parts import absent
from documents.opinions.rows import talk
from documents.packages.pages.base import private, visible_package
from documents.packages.queries.drafts import drafts
from documents.packages.queries.duties import contacts_for, duties_of, steps_of
from documents.packages.queries.judgements import amended_decision, judgements, signature_on_current
from documents.packages.queries.viewings import may_see_viewings
from documents.packages.queries.visible import urged_congresses
from documents.packages.words.days import Label, deadline_in_words, deadline_label, last_day, size_in_words
from documents.packages.words.history import history_of
from documents.packages.words.opinions import changes, opinions
from documents.packages.words.stages import holdings_of, stage_line
from documents.personnel.pages.base import secret_pages
from documents.signing.queries import may_hand_out
from documents.signing.services.signing import signing_move
from workflows import deadlines, engine

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from congress.people.models.people import Person
    from documents.packages.models.drafts import Version
    from documents.packages.models.judgements import Signature
    from documents.packages.models.packages import Package
    from workflows.models import Duty


@require_safe
def package(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one package."""
    found = visible_package(request, code)
    steps = steps_of(found)
    duties = duties_of([found])[found.pk]
    holdings = holdings_of(found, duties, contacts_for(duties))
    signature = signature_on_current(found)
    offers = engine.available(found, request.user)
    waited = _waits_for(request, duties)
    # What a reader may do without being waited for is an exception, never the thing to press.
    main = next((offer for offer in offers if offer.allowed), None) if waited else None
    context = {
        "package": found,
        "label": _label(found, duties, signature),
        "deadline": deadline_in_words(found),
        "stages": stage_line(found, steps, holdings),
        "holdings": holdings,
        "main": main,
        "waited": waited,
        "others": [one for one in offers if one.allowed and one is not main and not one.aside],
        "blocked": [one for one in offers if one.permitted and not one.allowed and not one.aside],
        "asides": [one for one in offers if one.allowed and one.aside],
        "amended": _amended(found),
        "drafts": _drafts(drafts(found)),
        "missing": [item.in_words for item in absent(found)],
        "opinions": opinions(judgements(found), steps),
        "signature": signature,
        "history": history_of(steps, found.definition),
        "urging": _urging(request, found),
        "printables": printables(found, request.user),
        "talk": talk(found, request.user),
        "charter": block_of(found),
        "personnel": secret_pages(found, request.user),
        "editing": _editing(request, found),
        "trail": [{"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"}, {"label": found.code}],
    }
    return private(render(request, "desk/package.html", context), found)


def _amended(found: Package) -> Any:
    """What is still to be put right, while the package stands there."""
    return amended_decision(found) if found.state == "finishing" else None


def _urging(request: HttpRequest, found: Package) -> dict[str, Any]:
    """The calls the reader may know of; the section is there for those who urge, or who were called."""
    hats = hats_of(request.user)
    made = calls_about(found, hats)
    urges = found.congress_id in urged_congresses(hats)
    stage = found.definition.stage_of(found.state)
    return {
        "shown": urges or bool(made),
        "may_call": urges and not (stage and stage.terminal),
        "calls": [urged(call, found, opened=True) for call in made],
    }


def _editing(request: HttpRequest, found: Package) -> dict[str, Any]:
    """Who works on the draft, and whether the reader does or may."""
    at_it = writing.editors(found)
    mine = any(one.person_id == request.user.pk for one in at_it)
    return {"editors": at_it, "mine": mine, "may": writing.drafting_move(found, request.user) is not None}


def _waits_for(request: HttpRequest, duties: list[Duty]) -> bool:
    """Whether one of the open duties is the reader's, in any of his bodies."""
    pairs = set(hats_of(request.user).pairs())
    return any(duty.person_id == request.user.pk or (duty.holder, duty.right) in pairs for duty in duties)


def _label(found: Package, duties: list[Duty], signature: Signature | None) -> Label:
    """How the deadline stands: of what is waited for, or of the whole once it is signed."""
    last = last_day(found)
    if signature is None or last is None:
        return deadline_label(min((duty.due for duty in duties), default=None))
    return Label("done", deadlines.label_done(last, signature.at).text)


def _drafts(versions: list[Version]) -> list[dict[str, Any]]:
    # What was withdrawn is compared with nothing, and nothing with it.
    shown = [version for version in versions if not hasattr(version, "withdrawal")]
    before = dict(zip((version.pk for version in shown), [*shown[1:], None], strict=False))
    return [
        {
            "version": version,
            "before": before.get(version.pk),
            "withdrawn": getattr(version, "withdrawal", None),
            "parts": _sizes(version),
            "changes": changes(version, before.get(version.pk)),
        }
        for version in versions
    ]


def _sizes(version: Version) -> list[dict[str, Any]]:
    return [
        {
            "code": part.code,
            "name": part.name,
            "size": size_in_words(part.blob.size),
            "readable": part.blob.readable,
        }
        for part in version.parts.all()
    ]


def printables(package: Package, reader: Person) -> list[dict[str, str]]:
    """The papers of a package with a draft that this reader may print: where, and what each is called."""
    names = [("sign-sheet", _("Phiếu trình ký (.pdf)"))]
    if signing_move(package):
        names.insert(0, ("signing-set", _("Bộ trình ký để in (.pdf)")))
    if package.confidential and may_hand_out(package, reader):
        names.append(("copies", _("Bản in có số")))
    if may_see_viewings(package, reader):
        names.append(("viewings", _("Lượt xem")))
    return [{"url": reverse(name, args=[package.code]), "label": label} for name, label in names]
