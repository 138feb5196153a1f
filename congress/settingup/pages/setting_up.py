"""Thiết lập: what the administrator of an empty site does first, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from congress.people.models.associations import Emblem
from congress.people.models.bodies import Body, Congress
from congress.people.services.accounts import HOURS
from congress.settingup.forms.bodies import KeptBodyForm, NewBodyForm
from congress.settingup.forms.changing import EmblemForm, FactsForm, FirstOfficerForm, KindForm, PutAwayForm
from congress.settingup.forms.founding import NextSetupForm, SetupForm, first_form
from congress.settingup.offers import offered_kinds
from congress.settingup.proposals import setup_templates
from congress.settingup.queries import (
    bindings_of,
    bodies_of,
    congresses_mark,
    office_of,
    proposed_bindings,
    roles_by_body,
)
from congress.settingup.services.archiving import archive, bring_back
from congress.settingup.services.binding import bind_kind
from congress.settingup.services.bodies import add_body, change_body, leave_out_body
from congress.settingup.services.changing import change_facts
from congress.settingup.services.emblems import put_on_emblem, take_off_emblem
from congress.settingup.services.founding import set_up
from congress.settingup.services.officers import seat_first_officer
from congress.site.choosing import CHOSEN
from congress.site.rounds import FormKind, FormRound, given
from workflows.errors import Forbidden, Stale

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.people.models.people import Person
    from congress.site.requests import PersonRequest
    from workflows.errors import Refused

MAY = "congress.add_congress"


def only_administrators(request: PersonRequest) -> None:
    """Raises Forbidden for everybody else."""
    if not request.user.has_perm(MAY):
        raise Forbidden(_("Chỉ quản trị hệ thống thiết lập đại hội."))


@require_safe
def setting_up(request: PersonRequest) -> HttpResponse:
    """The congresses there are, and the ways to a new one: by a template, or after an earlier one."""
    only_administrators(request)
    context = {
        "congresses": Congress.objects.select_related("association").order_by("archived", "-opening"),
        "templates": setup_templates().values(),
    }
    return render(request, "settingup/setting_up.html", context)


class _Changing(FormRound[FormKind]):
    """The round of one form that changes a congress; none is shown of one that was put away."""

    only_writes = True


class _SetUp(FormRound[SetupForm]):
    """The round of a set-up; who was overtaken is told on a page of its own and begins anew."""

    template = "settingup/new.html"

    def looks_again(self, outcome: Refused) -> bool:
        """Not where somebody else was faster: what he set up may be what was wanted."""
        return not isinstance(outcome, Stale) and super().looks_again(outcome)


@require_http_methods(["GET", "HEAD", "POST"])
def new_congress(request: PersonRequest, template: str) -> HttpResponse:
    """Association, congress, bodies and kinds on one page, as the template proposes them."""
    only_administrators(request)
    found = setup_templates().get(template)
    if found is None:
        raise Http404
    bindings = proposed_bindings(found.kinds, found.bodies)
    form = first_form(found, *given(request), bindings=bindings, seen=congresses_mark())
    return _answered(request, form, template, None, heading=found.title)


@require_http_methods(["GET", "HEAD", "POST"])
def next_congress(request: PersonRequest, code: str) -> HttpResponse:
    """The next congress of an association: bodies and kinds of the last one, its people only if chosen."""
    only_administrators(request)
    source = get_object_or_404(Congress.objects.select_related("association"), code=code)
    form = NextSetupForm(
        *given(request),
        bodies=bodies_of(source),
        bindings=bindings_of(source),
        seen=congresses_mark(),
        source=source,
        initial={"number": source.number + 1 if source.number else None},
    )
    return _answered(
        request, form, "hoi", source, heading=_("Tiếp theo %(name)s") % {"name": source.short_name}
    )


def _answered(
    request: PersonRequest, form: SetupForm, template: str, source: Congress | None, *, heading: str
) -> HttpResponse:
    asked = _SetUp(request, form, back=reverse("setting-up"), heading=heading, source=source)
    return asked.answered(
        lambda: set_up(
            form.told(template, source),
            by=request.user,
            seen=form.cleaned_data["seen"],
            request_id=form.cleaned_data["request_id"],
        ),
        lambda made: _("Đã thiết lập %(name)s.") % {"name": made.short_name},
        to=lambda made: reverse("set-up", args=[made.code]),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def whats_next(request: PersonRequest, code: str) -> HttpResponse:
    """What was set up, who runs the office, and what is to be done next."""
    only_administrators(request)
    congress = get_object_or_404(Congress.objects.select_related("association"), code=code)
    # What the administrator enters next, lists of people and units, is of this congress.
    request.session[CHOSEN] = congress.pk
    office, officers = office_of(congress)
    form = FirstOfficerForm(*given(request))
    asked = FormRound(
        request,
        form,
        template="settingup/set_up.html",
        back=reverse("set-up", args=[code]),
        **_bodies_and_kinds(congress),
        office=office,
        officers=officers,
    )
    if request.method == "POST" and office is None:
        raise Http404
    # The code is seen this once, in words that are shown once.
    words = _(
        "Đã ghi người phụ trách Văn phòng. Tên đăng nhập: %(name)s. Mã mở tài khoản: %(code)s. "
        "Mã chỉ hiện lần này; dùng một lần trong %(hours)d giờ tại trang Mở tài khoản."
    )
    return asked.answered(
        lambda: _seated(congress, form, by=request.user),
        lambda told: words % {"name": told[0], "code": told[1], "hours": HOURS},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def kind_of_congress(request: PersonRequest, code: str, kind: str) -> HttpResponse:
    """One kind of package: whether this congress has it, and which of its bodies fill each role."""
    only_administrators(request)
    congress = get_object_or_404(Congress, code=code)
    offered = offered_kinds(congress).get(kind)
    if offered is None:
        raise Http404
    bound = bindings_of(congress).get(kind)
    form = KindForm(*given(request), kind=offered, bodies=bodies_of(congress), bound=bound)
    back = reverse("set-up", args=[code])
    asked = _Changing(
        request, form, template="settingup/kind.html", back=back, congress=congress, kind=offered.title
    )
    return asked.answered(
        lambda: bind_kind(congress, kind, form.told_bound(), by=request.user),
        _("Đã ghi. Hồ sơ mới theo phân công này; hồ sơ đang làm giữ nguyên."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def more_bodies(request: PersonRequest, code: str) -> HttpResponse:
    """One more body of a congress that is at work."""
    only_administrators(request)
    congress = get_object_or_404(Congress, code=code)
    form = NewBodyForm(*given(request), congress=congress)
    asked = _of_body(request, congress, form, _("Thêm cơ quan"))
    return asked.answered(
        lambda: add_body(congress, *form.named(), form.told(), by=request.user),
        lambda body: _("Đã thêm %(body)s.") % {"body": body.name},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def body_of_congress(request: PersonRequest, code: str, body: str) -> HttpResponse:
    """One body: how it is called, and by which rule it decides."""
    only_administrators(request)
    found = get_object_or_404(Body.objects.select_related("congress"), congress__code=code, code=body)
    form = KeptBodyForm(*given(request), body=found)
    asked = _of_body(request, found.congress, form, found.name, body=found)
    return asked.answered(
        lambda: change_body(found, form.told(), by=request.user, seen=form.cleaned_data["seen"]),
        lambda kept: (
            _("Đã ghi %(body)s. Trang và văn bản từ nay theo tên, cách biểu quyết này.") % {"body": kept.name}
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def without_body(request: PersonRequest, code: str, body: str) -> HttpResponse:
    """A body that the congress does not have, left out before anything rests on it."""
    only_administrators(request)
    found = get_object_or_404(Body.objects.select_related("congress"), congress__code=code, code=body)
    form = PutAwayForm(*given(request))
    heading = _("Bỏ cơ quan %(body)s") % {"body": found.name}
    asked = _of_body(request, found.congress, form, heading)
    return asked.answered(
        lambda: leave_out_body(found, by=request.user, reason=form.cleaned_data["reason"]),
        lambda name: _("Đã bỏ %(body)s.") % {"body": name},
    )


def _of_body(
    request: PersonRequest, congress: Congress, form: FormKind, heading: str, *, body: Body | None = None
) -> FormRound[FormKind]:
    back = reverse("set-up", args=[congress.code])
    facts = {"congress": congress, "heading": heading, "body": body}
    return _Changing(request, form, template="settingup/body.html", back=back, **facts)


@require_http_methods(["GET", "HEAD", "POST"])
def facts_of_congress(request: PersonRequest, code: str) -> HttpResponse:
    """The association and the dates of this congress, put right."""
    only_administrators(request)
    congress = get_object_or_404(Congress.objects.select_related("association"), code=code)
    form = FactsForm(*given(request), congress=congress)
    back = reverse("set-up", args=[code])
    asked = _Changing(request, form, template="settingup/facts.html", back=back, congress=congress)
    return asked.answered(
        lambda: change_facts(congress, form.told_association(), form.told_congress(), by=request.user),
        _("Đã ghi. Văn bản in từ nay theo thông tin này."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def emblem_of_congress(request: PersonRequest, code: str) -> HttpResponse:
    """The emblem of the association, put at the head of its pages or taken off."""
    only_administrators(request)
    congress = get_object_or_404(Congress.objects.select_related("association"), code=code)
    held = Emblem.objects.filter(association=congress.association).first()
    form = EmblemForm(*given(request), held=held)
    back = reverse("set-up", args=[code])
    asked = _Changing(
        request, form, template="settingup/emblem.html", back=back, congress=congress, held=held
    )
    by = request.user
    return asked.answered(
        lambda: (
            take_off_emblem(congress, by=by)
            if form.cleaned_data.get("take_off")
            else put_on_emblem(congress, form.cleaned_data["picture"].read(), by=by)
        ),
        _("Đã ghi biểu trưng."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def put_away(request: PersonRequest, code: str) -> HttpResponse:
    """Đưa vào lưu trữ, or out of it again, with a reason."""
    only_administrators(request)
    congress = get_object_or_404(Congress, code=code)
    form = PutAwayForm(*given(request))
    back = reverse("set-up", args=[code])
    asked = FormRound(request, form, template="settingup/put_away.html", back=back, congress=congress)
    verb = bring_back if congress.archived else archive
    return asked.answered(
        lambda: verb(congress, by=request.user, reason=form.cleaned_data["reason"]),
        lambda made: (
            (_("Đã đưa %(name)s vào lưu trữ.") if made.archived else _("Đã đưa %(name)s ra khỏi lưu trữ."))
            % {"name": made.short_name}
        ),
    )


def _seated(congress: Congress, form: FirstOfficerForm, *, by: Person) -> tuple[str, str]:
    new, seat = form.told()
    return seat_first_officer(congress, new, by=by, said=seat)


def _bodies_and_kinds(congress: Congress) -> dict[str, Any]:
    """What stands, for the page: the letterhead, the bodies and what they do, the kinds."""
    bindings, offered = bindings_of(congress), offered_kinds(congress)
    tells = roles_by_body(bindings, congress)
    return {
        "congress": congress,
        "bodies": [(body, tells.get(body.code, "")) for body in congress.bodies.order_by("pk")],
        "kinds": [(kind, kind.code in bindings) for kind in offered.values()],
    }
