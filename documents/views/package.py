"""One package: where it is, who holds it, what may be done, its drafts, opinions and history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.queries.hats import hats as hats_of
from documents.board.queries.calls import calls_about
from documents.board.words import urged
from documents.charter.rows import block_of
from documents.drafting.queries import writing
from documents.drafting.queries.parts import absent
from documents.opinions.rows import talk
from documents.packages.models.drafts import Version, VersionPart
from documents.packages.pages import secrecy
from documents.packages.pages.base import answer, package_url, private, visible_package
from documents.packages.pages.receipts import noted
from documents.packages.queries.drafts import drafts, drafts_with_parts, versions_in_sight
from documents.packages.queries.duties import contacts_for, duties_of, steps_of
from documents.packages.queries.judgements import amended_decision, judgements, signature_on_current
from documents.packages.queries.viewings import may_see_viewings
from documents.packages.queries.visible import urged_congresses
from documents.packages.services.readings import text_of
from documents.packages.words.days import Label, deadline_in_words, deadline_label, last_day, size_in_words
from documents.packages.words.history import history_of
from documents.packages.words.opinions import changes, opinions
from documents.packages.words.stages import holdings_of, stage_line
from documents.paper.language import on_paper
from documents.personnel.pages.base import secret_pages
from documents.signing.papers.sheet import render as render_sheet
from documents.signing.papers.sheet_facts import sheet_of
from documents.signing.queries import may_hand_out
from documents.signing.services.signing import signing_move
from documents.texts import files
from documents.texts.names import content_disposition
from workflows import clock, deadlines, engine
from workflows.errors import Busy

if TYPE_CHECKING:
    from io import BufferedReader

    from django.http import HttpRequest

    from congress.models.people import Person
    from documents.packages.models.drafts import JoinedPhoto
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
    return private(render(request, "documents/package.html", context), found)


@require_safe
def draft(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One draft to be read: its parts with sizes and hashes, and the words of those that are plain text."""
    found = visible_package(request, code)
    if found.versions.filter(number=number).exclude(withdrawal=None).exists():
        return private(_withdrawn(request, found, number), found)
    version = get_object_or_404(drafts_with_parts(found), number=number)
    try:
        noted(request, version)
    except Busy as busy:
        return private(answer(request, busy, back=package_url(found)), found)
    trail = [
        {"label": _("Hồ sơ văn kiện"), "url": "/ho-so/"},
        {"label": found.code, "url": package_url(found)},
        {"label": _("Dự thảo lần %(number)d") % {"number": number}},
    ]
    context = {"package": found, "version": version, "parts": _parts(found, version), "trail": trail}
    return private(render(request, "documents/draft.html", context), found)


def _withdrawn(request: HttpRequest, found: Package, number: int) -> HttpResponse:
    """A draft that was the wrong file: it was there, and it is shown to nobody."""
    gone = found.versions.select_related("withdrawal__by").get(number=number).withdrawal
    facts = {"number": number, "who": gone.by, "day": clock.local_day(gone.at).strftime("%d/%m/%Y")}
    text = _("Dự thảo lần %(number)d đã được %(who)s rút ngày %(day)s, nên không xem và không tải về được.")
    context = {"text": text % facts, "reasons": [gone.reason], "back": package_url(found)}
    return render(request, "410.html", context, status=410)


@require_safe
def part_file(request: HttpRequest, code: str, number: int, part: str) -> HttpResponse:
    """The stored bytes of one part, always as a download."""
    found = visible_package(request, code)
    row = get_object_or_404(
        VersionPart.objects.select_related("blob", "version__package"),
        version__in=versions_in_sight(found),
        version__number=number,
        code=part,
    )
    try:
        noted(request, row.version, part=part)
        if secrecy.only_a_copy(found, request.user):
            return secrecy.part_copy(request, found, row)
        stream = files.open_file(row.blob.name)
    except FileNotFoundError as missing:
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing
    except Busy as busy:
        return private(answer(request, busy, back=package_url(found)), found)
    return private(_download(stream, row), found)


@require_safe
def part_photo(request: HttpRequest, code: str, number: int, part: str, photo: int) -> HttpResponse:
    """One photograph as it was taken, of those that were joined into a part."""
    found = visible_package(request, code)
    if secrecy.only_a_copy(found, request.user):
        # What cannot carry its reader's name is not handed out.
        raise Http404
    version = get_object_or_404(versions_in_sight(found), number=number)
    row = get_object_or_404(version.parts.select_related("blob"), code=part)
    taken = get_object_or_404(row.blob.photos.select_related("blob"), number=photo)
    try:
        noted(request, version, part=part)
        stream = files.open_file(taken.blob.name)
    except FileNotFoundError as missing:
        raise Http404(_("Không tìm thấy tệp đã lưu; đề nghị báo Văn phòng.")) from missing
    except Busy as busy:
        return private(answer(request, busy, back=package_url(found)), found)
    return private(_download(stream, taken), found)


def _download(stream: BufferedReader, row: VersionPart | JoinedPhoto) -> FileResponse:
    response = FileResponse(stream, content_type=row.blob.content_type)
    response["Content-Disposition"] = content_disposition(row.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Content-Length"] = str(row.blob.size)
    return response


@require_safe
def sign_sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The phiếu trình ký of the draft in force, as PDF."""
    found = visible_package(request, code)
    if found.current is None:
        raise Http404(_("Chưa có dự thảo nào nên chưa có phiếu trình ký."))
    with on_paper():
        data = secrecy.marked(request, found, render_sheet(sheet_of(found)))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition(f"phieu-trinh-ky-{found.code}.pdf")
    return private(response, found)


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


def _parts(found: Package, version: Version) -> list[dict[str, Any]]:
    titles = {part.code: part.title for part in found.kind.parts}
    order = list(titles)
    rows = sorted(version.parts.all(), key=lambda row: order.index(row.code) if row.code in order else 99)
    return [
        {
            "code": row.code,
            "title": titles.get(row.code, row.code),
            "name": row.name,
            "size": size_in_words(row.blob.size),
            "sha256": row.blob.sha256,
            "readable": row.blob.readable,
            "photos": row.blob.photos.all(),
            **_read(row),
        }
        for row in rows
    ]


def _read(row: VersionPart) -> dict[str, Any]:
    """The words of a paper, and what its reader should be told."""
    found = text_of(row)
    # Cleaned when it was read (documents.texts.reading), and kept as it was cleaned.
    return {"html": mark_safe(found.html), "warnings": found.warnings}  # noqa: S308 - cleaned by nh3


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
