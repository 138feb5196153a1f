"""The round of a form on a page of a package: the way to it, and who was shown what of a confidential one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from congress.site.rounds import FormKind, FormRound, say
from documents.packages.models.packages import Package
from documents.packages.pages.base import package_url, private, way_to
from documents.packages.pages.receipts import shown
from documents.packages.queries.visible import with_paper
from workflows.errors import NotNow, Unmet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.forms import BaseForm
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest
    from documents.packages.models.drafts import Version
    from workflows.errors import Refused
    from workflows.procedures.rows import Transition


def is_judged(package: Package, form: BaseForm) -> bool:
    """Whether a form would change what papers print while somebody judges it."""
    return getattr(form, "is_printed", False) and package.is_sealed


class PackageRound(FormRound[FormKind]):
    """One form about one package.

    In, besides what every round takes: `way`, the steps from the package to this page; `drafts`, those whose
    own words stand there; `page_code`, a key of `words.viewings.PAGES`. A form that changes what papers print
    says so (`is_printed`): while the package is judged, the page warns that what was decided counts no more.
    """

    request: PersonRequest
    page_code = ""

    def __init__(
        self,
        request: PersonRequest,
        package: Package,
        form: FormKind,
        *others: BaseForm,
        way: Sequence[tuple[str, str]],
        drafts: Sequence[Version] = (),
        back: str = "",
        page_code: str = "",
        **more: Any,
    ) -> None:
        self.package, self.drafts = package, drafts
        self.page_code = page_code or self.page_code
        context: dict[str, Any] = {"package": package, "trail": way_to(package, *way)}
        context |= {"judged": is_judged(package, form), **more}
        super().__init__(request, form, *others, back=back or package_url(package), **context)

    def shown(self, response: HttpResponse) -> HttpResponse:
        """The page, once it is written who was shown it."""
        return shown(self.request, response, self.package, self.page_code, *self.drafts)

    def left(self, response: HttpResponse) -> HttpResponse:
        """Kept by no browser, as every answer about a confidential package."""
        return private(response, self.package)


@dataclass(slots=True)
class Line:
    """One package of a page on which several stand: the move that is asked for, its form, what follows."""

    package: Package
    form: Any
    move: Transition | None = None
    title: str = ""
    ahead: Sequence[dict[str, str]] = ()

    @property
    def asked_move(self) -> Transition:
        """The move; LookupError where the form is about none."""
        if self.move is None:
            raise LookupError(self.package.code)
        return self.move


class ManyRound(FormRound[FormKind]):
    """One form about several packages: what is chosen is done of all, or of none.

    A line's form says by `taken` whether it was chosen.
    """

    request: PersonRequest
    nothing_chosen: Any = ""
    nothing_done: Any = ""

    def __init__(self, request: PersonRequest, form: FormKind, lines: Sequence[Line], **more: Any) -> None:
        self.lines = lines
        super().__init__(request, form, lines=lines, **more)

    @property
    def chosen(self) -> list[Line]:
        """The lines that were chosen."""
        return [line for line in self.lines if line.form.taken]

    def all_forms(self) -> Sequence[BaseForm]:
        """The form and those of the chosen lines."""
        return [*self.forms, *(line.form for line in self.chosen)]

    def is_filled(self) -> bool:
        """Whether the form and every chosen line are; something must be chosen."""
        chosen = self.chosen
        whole = self.form.is_valid()
        each = [line.form.is_valid() for line in chosen]
        if whole and not chosen:
            self.form.add_error(None, self.nothing_chosen)
        return whole and all(each) and bool(chosen)

    def refused(self, outcome: Refused) -> HttpResponse:
        """All lines again; the status is the worst of theirs, where one that is hidden has gone on."""
        response = super().refused(outcome)
        if isinstance(outcome, Unmet) and outcome.items:
            found = [one.status for one in outcome.items.values()]
            response.status_code = max(409 if one == 404 else one for one in found)
        return response

    def told(self, outcome: Refused) -> None:
        """Why, at each line; what has gone on is told by its stage."""
        items = outcome.items if isinstance(outcome, Unmet) else {}
        if not items:
            super().told(outcome)
            return
        self.form.add_error(None, self.nothing_done)
        for line in self.lines:
            fresh = with_paper(Package.objects.filter(pk=line.package.pk)).get()
            refused = items.get(line.package.code)
            if refused is not None:
                say(line.form, NotNow.at(fresh.stage_label) if refused.status == 404 else refused)
            line.form.look_again(fresh)
