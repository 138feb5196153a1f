"""The papers of a round: letters with the sheet for the answer, labels, the post's list, texts for Zalo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from congress.people.queries.unit_links import link_code, standing_links, token_of
from congress.settingup.queries import signs_for_office
from documents.consulting.pages.rounds import shown_round, trail_of
from documents.consulting.papers.labels import render_labels
from documents.consulting.papers.letters import AskedDraft, LetterCopy, LetterPaper, render_letters
from documents.consulting.papers.posting import render_posting
from documents.consulting.rows import posting_listing
from documents.consulting.words import Contact, text_for_zalo
from documents.packages.pages.files import pdf, workbook
from documents.paper.language import on_paper
from documents.paper.letterhead import Letterhead

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest
    from documents.consulting.queries.rounds import RoundState


@require_safe
def round_letters(request: PersonRequest, number: int) -> HttpResponse:
    """One PDF: for each unit its letter and its sheet."""
    state, congress = shown_round(request, number)
    with on_paper():
        contacts = contacts_of(request, state, congress)
        copies = [
            LetterCopy(one.asked.addressed, one.asked.name, contacts[one.asked.pk], one.last_day)
            for one in state.units
        ]
        data = render_letters(_paper(state, congress), copies)
    return pdf(data, f"thu-lay-y-kien-{number}.pdf", private=True)


@require_safe
def round_labels(request: PersonRequest, number: int) -> HttpResponse:
    """Labels, twenty-four on a sheet."""
    state, _congress = shown_round(request, number)
    with on_paper():
        data = render_labels([(one.asked.addressed, one.asked.unit.address) for one in state.units])
    return pdf(data, f"nhan-thu-{number}.pdf", private=True)


@require_safe
def round_posting(request: PersonRequest, number: int) -> HttpResponse:
    """The list for the post in print."""
    state, congress = shown_round(request, number)
    with on_paper():
        listing = posting_listing(state.units)
        head = Letterhead(
            org_lines=tuple(congress.org_lines), symbol="", place=congress.place, day=state.round.opened
        )
        data = render_posting(listing, head, about=state.round.title)
    return pdf(data, f"bang-ke-buu-dien-{number}.pdf", private=True)


@require_safe
def round_posting_workbook(request: PersonRequest, number: int) -> HttpResponse:
    """The same as a workbook."""
    state, _congress = shown_round(request, number)
    return workbook(posting_listing(state.units), name=f"bang-ke-buu-dien-{number}")


@require_safe
def round_texts(request: PersonRequest, number: int) -> HttpResponse:
    """A text for Zalo for each unit that has a telephone, those first that have sent nothing."""
    state, congress = shown_round(request, number)
    with on_paper():
        contacts = contacts_of(request, state, congress)
        texts = [
            {
                "unit": one.asked.unit,
                "name": one.asked.name,
                "answered": one.has_sent,
                "text": text_for_zalo(
                    state.round, one.asked, contacts[one.asked.pk], drafts=len(state.drafts)
                ),
            }
            for one in sorted(state.units, key=lambda unit: unit.has_sent)
            if one.asked.unit.phone
        ]
    trail = [trail_of(), trail_of(state), {"label": _("Tin Zalo")}]
    return render(request, "consulting/texts.html", {"texts": texts, "trail": trail, "state": state})


def contacts_of(request: PersonRequest, state: RoundState, congress: Congress) -> dict[int, Contact]:
    """asked -> how it answers; a unit without a link of its own has the code on its sheet."""
    links = standing_links([one.asked.unit for one in state.units])
    phone = congress.office_phone or (congress.association.office_phone if congress.association else "")
    told = {}
    for one in state.units:
        link = links.get(one.asked.unit_id)
        token, typed = (token_of(link), link_code(link)) if link else ("", "")
        address = request.build_absolute_uri(f"/y-kien/{token}/") if token else ""
        told[one.asked.pk] = Contact(address, one.asked.code, phone, typed)
    return told


def _paper(state: RoundState, congress: Congress) -> LetterPaper:
    line = state.letter.line if state.letter else None
    association = congress.association
    return LetterPaper(
        head=Letterhead(
            org_lines=tuple(congress.org_lines),
            symbol=line.mark if line else f"{congress.symbol}-VP",
            number=line.number if line else None,
            place=congress.place,
            day=state.round.opened,
        ),
        title=state.round.title,
        association=association.short_name if association else congress.short_name,
        congress=congress.name,
        signs=signs_for_office(congress),
        silence=state.round.silence,
        drafts=tuple(
            AskedDraft(one.package.code, one.package.listed_title, one.version.number, one.by_link)
            for one in state.drafts
        ),
    )
