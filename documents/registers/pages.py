"""Sổ văn bản: the books of a year, a paper entered, a line put right or cancelled; for the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.site.rounds import FormRound, given
from documents.packages.letters import association_with_books
from documents.packages.pages.congresses import office_congress
from documents.packages.pages.files import pdf, workbook
from documents.packages.queries.judgements import signature_on_current
from documents.packages.queries.paper_signatures import awaits_comparison
from documents.packages.queries.visible import visible_to
from documents.paper.language import on_paper
from documents.registers.forms import CancelForm, PaperInForm, PaperOutForm, RegisterLineForm
from documents.registers.models import IN, OUT, RegisterLine
from documents.registers.papers.book import render_book
from documents.registers.queries import (
    RegisterEntry,
    book_entries,
    entry_of,
    gaps,
    next_number,
    next_numbers,
    paper_number,
    usual_mark,
    years_of_books,
)
from documents.registers.rows import book_listing, changes_of, entry_facts
from documents.registers.services import cancel_number, correct_line, enter_paper
from workflows import clock
from workflows.errors import Forbidden, NotNow

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.associations import Association
    from congress.people.models.bodies import Congress
    from congress.site.requests import PersonRequest

FORMS = ["GET", "HEAD", "POST"]
PLACES = {OUT: "register", IN: "register-in"}


@require_safe
def book(request: PersonRequest, which: str) -> HttpResponse:
    """One book of one year (`?nam=`), what comes next in it, and which numbers are missing."""
    association, year = _association(office_congress(request)), _year(request)
    entries = book_entries(association, which, year)
    context = {
        "which": which,
        "year": year,
        "years": years_of_books(association),
        "listing": book_listing(entries, which),
        "missing": gaps(entries),
        "here": reverse(PLACES[which]),
    }
    return render(request, "registers/book.html", context)


@require_safe
def book_workbook(request: PersonRequest, which: str) -> HttpResponse:
    """The same as a workbook."""
    entries = book_entries(_association(office_congress(request)), which, year := _year(request))
    return workbook(book_listing(entries, which), name=f"so-van-ban-{'di' if which == OUT else 'den'}-{year}")


@require_safe
def book_paper(request: PersonRequest, which: str) -> HttpResponse:
    """The same in print."""
    congress, year = office_congress(request), _year(request)
    facts: dict[str, Any] = {"org_lines": tuple(congress.org_lines), "place": congress.place}
    with on_paper():
        listing = book_listing(book_entries(_association(congress), which, year), which)
        data = render_book(listing, **facts, year=year, printed=clock.today())
    return pdf(data, f"so-van-ban-{'di' if which == OUT else 'den'}-{year}.pdf", private=True)


@require_http_methods(FORMS)
def paper_out(request: PersonRequest) -> HttpResponse:
    """A paper that leaves gets its number."""
    congress = office_congress(request)
    association = _association(congress)
    mark = usual_mark("QĐ", symbol=association.symbol)
    seen = visible_to(request.user).filter(congress=congress).order_by("code")
    signed = [
        package
        for package in seen
        if signature_on_current(package) and not awaits_comparison(package) and paper_number(package) is None
    ]
    form = PaperOutForm(*given(request), packages=signed, mark=mark)
    coming = next_numbers(association, clock.today().year)
    facts = [{"name": mark, "value": f"{number:02d}"} for mark, number in coming.items()]
    return _paper(request, association, form, OUT, heading=_("Vào sổ văn bản đi"), facts=facts)


@require_http_methods(FORMS)
def paper_in(request: PersonRequest) -> HttpResponse:
    """A paper that arrived gets its number; the next one follows at once."""
    association = _association(office_congress(request))
    form = PaperInForm(*given(request))
    number = next_number(association, IN, clock.today().year, "")
    facts = [{"name": _("Số đến"), "value": f"{number:02d}"}]
    return _paper(request, association, form, IN, heading=_("Vào sổ văn bản đến"), facts=facts)


@require_safe
def register_line(request: PersonRequest, number: int) -> HttpResponse:
    """One line: what it says now and what became of it."""
    entry = _entry(request, number)
    context = {
        "entry": entry,
        "facts": entry_facts(entry),
        "changes": changes_of(entry),
        "trail": _trail(entry.line.book, str(entry.line)),
    }
    return render(request, "registers/line.html", context)


@require_http_methods(FORMS)
def line_change(request: PersonRequest, number: int) -> HttpResponse:
    """What a line says is put right, with a reason."""
    entry = _entry(request, number)
    form = RegisterLineForm(*given(request), entry=entry)
    return _line_round(request, entry, form, _("Sửa thông tin trong sổ")).answered(
        lambda: correct_line(entry.line, form.told(), by=request.user, **_why(form)),
        _("Đã sửa văn bản số %(number)s.") % {"number": entry.line},
    )


@require_http_methods(FORMS)
def line_cancel(request: PersonRequest, number: int) -> HttpResponse:
    """A number is cancelled; it stays in the book."""
    entry = _entry(request, number)
    form = CancelForm(request.POST or None, initial={"seen": entry.seen})
    return _line_round(request, entry, form, _("Hủy số")).answered(
        lambda: cancel_number(entry.line, by=request.user, **_why(form)),
        _("Đã hủy số %(number)s; số này không cấp lại.") % {"number": entry.line},
    )


def _paper(
    request: PersonRequest,
    association: Association,
    form: PaperOutForm | PaperInForm,
    which: str,
    **shown: Any,
) -> HttpResponse:
    back = reverse(PLACES[which])
    again = reverse("register-in-new") if "next" in request.POST else ""
    more = {"which": which, "trail": _trail(which, shown["heading"])}
    asked = FormRound(request, form, back=back, template="registers/paper.html", **shown | more)
    return asked.answered(
        lambda: enter_paper(
            form.told(),
            association=association,
            by=request.user,
            request_id=form.cleaned_data["request_id"],
        ),
        lambda made: _("Đã vào sổ số %(number)s.") % {"number": made},
        to=again,
    )


def _line_round(request: PersonRequest, entry: RegisterEntry, form: Any, heading: str) -> FormRound[Any]:
    back = reverse("register-line", args=[entry.line.pk])
    shown = {
        "heading": heading,
        "facts": entry_facts(entry),
        "trail": _trail(entry.line.book, str(entry.line)),
    }
    return FormRound(request, form, back=back, template="registers/paper.html", **shown)


def _entry(request: PersonRequest, number: int) -> RegisterEntry:
    rows = RegisterLine.objects.filter(association=_association(office_congress(request)))
    return entry_of(get_object_or_404(rows.select_related("by", "package"), pk=number))


def _association(congress: Congress) -> Association:
    """Whose books these are; 403 where the congress is of no association."""
    try:
        return association_with_books(congress)
    except NotNow as outcome:
        raise Forbidden(*outcome.reasons) from outcome


def _why(form: Any) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("reason", "seen")}


def _year(request: PersonRequest) -> int:
    asked = request.GET.get("nam", "")
    return int(asked) if asked.isdecimal() and len(asked) == 4 else clock.today().year


def _trail(which: str, here: str) -> list[dict[str, str]]:
    names = {OUT: _("Sổ văn bản đi"), IN: _("Sổ văn bản đến")}
    return [{"label": names[which], "url": reverse(PLACES[which])}, {"label": here}]
