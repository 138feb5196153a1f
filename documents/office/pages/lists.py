"""Nhập danh sách: a file of people or units is read, looked at row by row, and only then written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Body
from congress.people.models.lists import ListFile
from congress.people.queries.stored_lists import stored_people, stored_units
from congress.people.services.lists import PEOPLE, UNITS, confirm_list, keep_list, plan_of
from congress.people.words.person_rows import PERSON_HEADINGS
from congress.people.words.plans import STATES
from congress.people.words.unit_rows import UNIT_HEADINGS
from congress.site.rounds import FormRound, given
from documents.office.forms.lists import ListConfirmForm, ListUploadForm
from documents.office.rows.lists import DOUBTFUL, filled_listing, model_listings, plan_listing
from documents.packages.forms.typed import retyped
from documents.packages.pages.base import neighbours
from documents.packages.pages.congresses import keeping_congress
from documents.packages.pages.files import download, workbook
from documents.paper.language import on_paper
from documents.paper.workbook import CONTENT_TYPE, saved

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.words.listed import ListHeading
    from congress.site.requests import PersonRequest
    from workflows.errors import Refused

PAGE, FIRST_FAULTS = 100, 20


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list that is taken in, by the word of its address."""

    code: str
    heading: Any
    headings: tuple[ListHeading, ...]
    back: str
    back_label: Any


KINDS = {
    "nguoi": ListKind(
        PEOPLE,
        gettext_lazy("Nhập danh sách người và nhiệm vụ"),
        PERSON_HEADINGS,
        "staff",
        gettext_lazy("Nhân sự"),
    ),
    "don-vi": ListKind(
        UNITS, gettext_lazy("Nhập danh sách đơn vị"), UNIT_HEADINGS, "units", gettext_lazy("Đơn vị")
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def upload_list(request: PersonRequest, kind: str) -> HttpResponse:
    """A file is sent; next, what it would change is looked at."""
    congress, sort = keeping_congress(request), _kind(kind)
    form = ListUploadForm(*given(request), seats=sort.code == PEOPLE)
    asked = _ReadingRound(
        request,
        form,
        template="office/list_upload.html",
        back=reverse(sort.back),
        kind=kind,
        heading=sort.heading,
        headings=sort.headings,
        trail=_trail(sort, str(sort.heading)),
    )
    return asked.answered(
        lambda: keep_list(congress, sort.code, by=request.user, **form.told()),
        _("Tệp đã được đọc. Chưa ghi gì: đề nghị xem từng dòng dưới đây rồi xác nhận."),
        to=lambda kept: reverse("list-plan", args=[kept.pk]),
    )


@require_safe
def list_model(request: PersonRequest, kind: str) -> HttpResponse:
    """The file to fill in: headings, an example, what to write."""
    congress, sort = keeping_congress(request), _kind(kind)
    bodies = list(Body.objects.filter(congress=congress).order_by("pk")) if sort.code == PEOPLE else []
    with on_paper():
        data = saved(*model_listings(sort.headings, bodies))
    return download(data, name=f"mau-danh-sach-{kind}.xlsx", kind=CONTENT_TYPE)


@require_safe
def list_stored(request: PersonRequest, kind: str) -> HttpResponse:
    """What is stored, in the same columns: to be put right and sent again."""
    congress, sort = keeping_congress(request), _kind(kind)
    rows = stored_people(congress) if sort.code == PEOPLE else stored_units(congress)
    with on_paper():
        return workbook(filled_listing(sort.headings, rows), name=f"danh-sach-{kind}")


@require_http_methods(["GET", "HEAD", "POST"])
def list_plan(request: PersonRequest, number: int) -> HttpResponse:
    """What a list would change, row by row; confirmed, all of it is written."""
    congress = keeping_congress(request)
    kept = get_object_or_404(ListFile.objects.select_related("congress"), pk=number, congress=congress)
    sort = next(one for one in KINDS.values() if one.code == kept.kind)
    if kept.taken is not None:
        return redirect(sort.back)
    asked = _PlanRound(request, kept, sort)
    form = asked.form
    return asked.answered(
        lambda: confirm_list(kept, by=request.user, seen=form.cleaned_data["seen"], answers=form.answers()),
        lambda done: _("Đã nhập danh sách “%(name)s”: %(what)s") % {"name": done.name, "what": done.outcome},
    )


class _ReadingRound(FormRound[ListUploadForm]):
    """The round of a file that is read: nothing is written, and what stands beside it may have changed."""

    asks_twice = False


class _PlanRound(FormRound[ListConfirmForm]):
    """The page of a plan: its counts, its faults, some of its rows, and the questions it asks."""

    template = "office/list_plan.html"

    def __init__(self, request: PersonRequest, kept: ListFile, sort: ListKind) -> None:
        self.kept, self.plan = kept, plan_of(kept, by=request.user)
        form = ListConfirmForm(*given(request)[:1], plan=self.plan)
        heading = _("Xem trước: %(name)s") % {"name": kept.name}
        super().__init__(
            request,
            form,
            back=reverse(sort.back),
            heading=heading,
            trail=_trail(sort, heading),
            again=reverse("list-upload", args=[next(word for word, one in KINDS.items() if one is sort)]),
        )

    def looks_again(self, outcome: Refused) -> bool:
        """After something has changed the next try is about the rows as they would be written now."""
        self.plan = plan_of(self.kept, by=self.kept.by)
        self.form = ListConfirmForm(retyped(self.form.data, {"seen": self.plan.mark}), plan=self.plan)
        self.form.is_valid()
        self.context["form"] = self.form
        return super().looks_again(outcome)

    def facts(self) -> dict[str, Any]:
        """The rows that are asked for, a hundred at a time."""
        chosen = self.request.GET.get("loc", "")
        lines = [
            line
            for line in self.plan.lines
            if chosen in {"", line.state} or (chosen == DOUBTFUL and line.is_doubtful)
        ]
        page = Paginator(lines, PAGE).get_page(self.request.GET.get("trang"))
        faults = self.plan.faults_told()
        return {
            "plan": self.plan,
            "counts": self._counts(chosen),
            "faults": faults[:FIRST_FAULTS],
            "more_faults": max(0, len(faults) - FIRST_FAULTS),
            "listing": plan_listing(self.plan, list(page.object_list)),
            "page": page,
            "ways": neighbours(page, f"?loc={chosen}" if chosen else ""),
        }

    def _counts(self, chosen: str) -> list[dict[str, Any]]:
        """Each state that some row is in, as a link that shows those rows only."""
        counts = [("", _("Tất cả"), len(self.plan.lines))]
        counts += [(code, str(label), self.plan.counts[code]) for code, label in STATES.items()]
        doubtful = sum(line.is_doubtful for line in self.plan.lines)
        counts.append((DOUBTFUL, _("Cần bổ sung sau"), doubtful))
        return [
            {"code": code, "label": label, "count": count, "here": code == chosen}
            for code, label, count in counts
            if count
        ]


def _kind(word: str) -> ListKind:
    if word not in KINDS:
        raise Http404
    return KINDS[word]


def _trail(sort: ListKind, here: str) -> list[dict[str, Any]]:
    return [{"label": sort.back_label, "url": reverse(sort.back)}, {"label": here}]
