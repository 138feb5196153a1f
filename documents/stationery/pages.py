"""Mẫu văn bản: which Word model each paper is made from, its fields, another one, the shipped one again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.bodies import Congress
from congress.settingup.pages.setting_up import only_administrators
from congress.site.rounds import FormRound, given
from documents.packages.models.word_models import ExchangedModel
from documents.packages.pages.files import download
from documents.packages.queries.word_models import exchanged_model, model_in_use
from documents.paper.word import WORD_TYPE
from documents.paper.word_faults import faults_of_model
from documents.paper.word_layout import shipped_model
from documents.paper.word_models import WORD_MODELS
from documents.stationery.forms import ModelForm, ShippedAgainForm
from documents.stationery.services import exchange_model, use_shipped_model

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

FORMS = ["GET", "HEAD", "POST"]


@require_safe
def word_models(request: PersonRequest, code: str) -> HttpResponse:
    """Every paper that leaves as Word, and whether its model was exchanged."""
    congress = _administered(request, code)
    rows = ExchangedModel.objects.filter(congress=congress).defer("docx").order_by("id")
    last = {row.paper: row for row in rows}
    models = [(model, last.get(model.code)) for model in WORD_MODELS.values()]
    context = {"congress": congress, "models": models, "trail": _trail(congress)}
    return render(request, "stationery/word_models.html", context)


@require_http_methods(FORMS)
def word_model(request: PersonRequest, code: str, paper: str) -> HttpResponse:
    """The fields of one paper's model and what was done to it; POST takes another file."""
    congress = _administered(request, code)
    model = WORD_MODELS.get(paper)
    if model is None:
        raise Http404
    rows = ExchangedModel.objects.filter(congress=congress, paper=paper).select_related("by")
    history = list(rows.defer("docx").order_by("-id"))
    held = exchanged_model(congress, paper)
    form = ModelForm(*given(request), seen=history[0].pk if history else 0)
    asked = FormRound(
        request,
        form,
        template="stationery/word_model.html",
        back=reverse("word-model", args=[code, paper]),
        congress=congress,
        model=model,
        held=held,
        # A model that was right may have fields that a later release does not know any more.
        faults=faults_of_model(paper, bytes(held.docx or b"")) if held else (),
        history=history,
        trail=_trail(congress, str(model.title)),
    )
    return asked.answered(
        lambda: exchange_model(
            congress,
            paper,
            form.cleaned_data["file"][1],
            name=form.cleaned_data["file"][0],
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Đã nhận mẫu mới. Tệp Word lập từ nay theo mẫu này."),
    )


@require_http_methods(FORMS)
def shipped_again(request: PersonRequest, code: str, paper: str) -> HttpResponse:
    """Dùng lại mẫu gốc, with the reason."""
    congress = _administered(request, code)
    if paper not in WORD_MODELS:
        raise Http404
    last = ExchangedModel.objects.filter(congress=congress, paper=paper).defer("docx").last()
    form = ShippedAgainForm(*given(request), seen=last.pk if last else 0)
    title = WORD_MODELS[paper].title
    back = reverse("word-model", args=[code, paper])
    asked = FormRound(
        request,
        form,
        template="stationery/shipped_again.html",
        back=back,
        congress=congress,
        title=title,
        trail=_trail(congress, str(title)),
    )
    asked.only_writes = True
    return asked.answered(
        lambda: use_shipped_model(
            congress,
            paper,
            reason=form.cleaned_data["reason"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            request_id=form.cleaned_data["request_id"] or None,
        ),
        _("Tệp Word lập từ nay theo mẫu gốc."),
    )


@require_safe
def model_file(request: PersonRequest, code: str, paper: str, *, shipped: bool) -> HttpResponse:
    """The model that is in use, or the shipped one, to be changed in Word."""
    congress = _administered(request, code)
    if paper not in WORD_MODELS:
        raise Http404
    data = shipped_model(paper) if shipped else model_in_use(congress, paper)
    return download(data, name=f"mau-{paper}{'-goc' if shipped else ''}.docx", kind=WORD_TYPE)


def _administered(request: PersonRequest, code: str) -> Congress:
    only_administrators(request)
    return get_object_or_404(Congress.objects.select_related("association"), code=code)


def _trail(congress: Congress, here: str = "") -> list[dict[str, str]]:
    """The way from the page of the congress."""
    first = {"label": congress.short_name, "url": reverse("set-up", args=[congress.code])}
    models = {"label": _("Mẫu văn bản"), "url": reverse("word-models", args=[congress.code])}
    return [first, models, {"label": here}] if here else [first, {"label": models["label"]}]
