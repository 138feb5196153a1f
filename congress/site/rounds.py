"""The round of a form, written once: shown, come back with all that was typed, or done and thanked for."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from congress.site.context import Site
from congress.site.refusing import refusal_page
from congress.site.twice import Again
from workflows.errors import NotNow, Refused, Stale, Unmet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.core.files.uploadedfile import UploadedFile
    from django.forms import BaseForm
    from django.http import HttpRequest, HttpResponse
    from django.utils.datastructures import MultiValueDict

# Somebody was faster, something is lacking, the database is busy, the disk is full: trying again can help.
COMES_BACK = (409, 422, 503, 507)


FormKind = TypeVar("FormKind", bound="BaseForm")


class FormRound(Generic[FormKind]):
    """One form on its page, asked by one person.

    In: `form`, which bears what an outcome says, and others beside it; `back`, where one goes after; what
    else the template shows. A page that has more to do of its own overrides one of the small methods.
    """

    template = ""
    # A page that shows nothing but its form is not shown where the form would be refused: in an archive.
    only_writes = False
    # The same words sent again are asked about; not where sending them again does no harm.
    asks_twice = True

    def __init__(
        self,
        request: HttpRequest,
        form: FormKind,
        *others: BaseForm,
        back: str,
        template: str = "",
        **context: Any,
    ) -> None:
        self.request, self.form, self.back = request, form, back
        self.forms: tuple[BaseForm, ...] = (form, *others)
        self.template = template or self.template
        self.context: dict[str, Any] = {"form": self.form, "back": back} | context

    def answered(
        self,
        verb: Callable[[], Any],
        thanks: str | Callable[[Any], str],
        *,
        to: str | Callable[[Any], str] = "",
    ) -> HttpResponse:
        """The page at first; once sent, the form with what is wrong, or what the verb did in one sentence.

        `thanks` and `to` may ask the outcome of the verb; without `to` the person goes `back`.
        """
        if self.request.method != "POST":
            return self.page() if not self.only_writes else self.put_away() or self.page()
        try:
            if not self.is_filled():
                return self.page(max(getattr(form, "status", 422) for form in self.forms))
            again = Again(self.request)
            if self.asks_twice and again.is_doubtful:
                return self.doubted(again)
            made = self.done(verb)
        except Refused as outcome:
            return self.refused(outcome)
        # A page that is open to strangers leaves no session behind.
        if again.ids and self.request.user.is_authenticated:
            again.remember()
        messages.success(self.request, thanks(made) if callable(thanks) else thanks)
        return self.left(redirect((to(made) if callable(to) else to) or self.back))

    def put_away(self) -> HttpResponse | None:
        """The page that says that the congress is only read, where it was put away."""
        named: Any = self.context.get("congress")
        day = Site(self.request).archived
        if named is not None:
            day = f"{named.archived:%d/%m/%Y}" if named.archived else ""
        if not day:
            return None
        words = _("Đại hội này đã đưa vào lưu trữ ngày %(day)s: chỉ để xem, không ghi thêm được.")
        return self.left(refusal_page(self.request, NotNow(words % {"day": day}), back=self.back))

    def page(self, status: int = 200) -> HttpResponse:
        """The form on its page; what it shows besides is gathered anew each time."""
        return self.shown(render(self.request, self.template, self.context | self.facts(), status=status))

    def refused(self, outcome: Refused) -> HttpResponse:
        """The form with everything typed, where trying again can help; otherwise the page that says why."""
        if outcome.status not in COMES_BACK or not self.looks_again(outcome):
            return self.left(refusal_page(self.request, outcome, back=self.back))
        if isinstance(outcome, Stale):
            self.asks_anew()
        self.told(outcome)
        return self.page(outcome.status)

    def doubted(self, again: Again) -> HttpResponse:
        """The same words made a row a moment ago: the page asks whether another one is meant."""
        self.asks_anew()
        self.form.add_error(None, again.ask(pair for form in self.all_forms() for pair in form.data.items()))
        return self.page(409)

    def all_forms(self) -> Sequence[BaseForm]:
        """Every form of the page, those of its lines too."""
        return self.forms

    def asks_anew(self) -> None:
        """Give every form an id of its own for the next try: the one that was sent may stand for a row."""
        for form in self.all_forms():
            if "request_id" in form.fields:
                again = QueryDict(mutable=True)
                again.update(form.data)
                again[form.add_prefix("request_id")] = uuid.uuid4().hex
                form.data = again

    def facts(self) -> dict[str, Any]:
        """What the template shows that may have changed since the request began."""
        return {}

    def is_filled(self) -> bool:
        """Whether the verb may be tried; all forms are asked, so that every fault is shown at once."""
        return not [form for form in self.forms if not form.is_valid()]

    def done(self, verb: Callable[[], Any]) -> Any:
        """What the verb made. Raises Refused."""
        return verb()

    def looks_again(self, outcome: Refused) -> bool:
        """Make the next try one about what is there now; False where nothing is left to be filled in."""
        return bool(outcome.reasons)

    def told(self, outcome: Refused) -> None:
        """Put what the outcome says where the person reads it."""
        say(self.form, outcome)

    def shown(self, response: HttpResponse) -> HttpResponse:
        """The page on its way to the person."""
        return response

    def left(self, response: HttpResponse) -> HttpResponse:
        """An answer that shows no form: on to another page, or why not."""
        return response


def given(request: HttpRequest) -> tuple[QueryDict, MultiValueDict[str, UploadedFile[bytes]]] | tuple[()]:
    """What a form is bound to: the fields and files that were sent, or nothing when the page is looked at."""
    return (request.POST, request.FILES) if request.method == "POST" else ()


def say(form: BaseForm, outcome: Refused) -> None:
    """Put what an outcome says at the fields it names, and the rest on top of the form."""
    told = outcome.by_field if isinstance(outcome, Unmet) else {"": outcome.reasons}
    for name, reasons in told.items():
        for reason in reasons:
            form.add_error(name if name in form.fields else None, reason)


def pressed(
    request: HttpRequest,
    verb: Callable[[], Any],
    thanks: str | Callable[[Any], str],
    *,
    back: str,
    paper: Callable[[Any], HttpResponse | None] | None = None,
) -> HttpResponse:
    """A button without a form: done and thanked for, or the page that says why not.

    Where what was made is a `paper`, that is the answer.
    """
    try:
        made = verb()
    except Refused as outcome:
        return refusal_page(request, outcome, back=back)
    if paper is not None and (made_paper := paper(made)) is not None:
        return made_paper
    messages.success(request, thanks(made) if callable(thanks) else thanks)
    return redirect(back)
