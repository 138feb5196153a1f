"""How the machine is, for a proxy or a watchman: "ok" to anybody, the rest to who keeps it."""

from __future__ import annotations

import secrets
from ipaddress import ip_address
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from documents.desk.health import EXAMINER

if TYPE_CHECKING:
    from django.http import HttpRequest

    from documents.desk.health import HealthFound

PLAIN = "text/plain; charset=utf-8"


@login_not_required
@never_cache
@require_safe
def health_page(request: HttpRequest) -> HttpResponse:
    """200 "ok", or 503; who keeps the machine reads below it what each probe said."""
    found = EXAMINER.ask()
    lines = ["ok" if found.fit else "fault"]
    if _may_know(request, found):
        lines += found.lines()
    answer = HttpResponse("\n".join(lines) + "\n", content_type=PLAIN, status=200 if found.fit else 503)
    # A watchman asks each minute; the fault itself is in the log already, once.
    answer._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001 - Django's own mark
    return answer


@login_not_required
@never_cache
@require_safe
def metrics_page(request: HttpRequest) -> HttpResponse:
    """Figures as Prometheus reads them; 404 for who may not know them."""
    found = EXAMINER.ask()
    if not _may_know(request, found):
        raise Http404
    return HttpResponse(found.metrics(), content_type=PLAIN)


def _may_know(request: HttpRequest, found: HealthFound) -> bool:
    """By the token, from this machine without a proxy between, or an administrator, if one can be known."""
    said = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if settings.HEALTH_TOKEN and secrets.compare_digest(said, settings.HEALTH_TOKEN.encode()):
        return True
    if _is_near(request):
        return True
    # Who somebody is stands in the database: while it is away, nobody is known.
    return found.fit and bool(request.user.is_authenticated and request.user.is_superuser)


def _is_near(request: HttpRequest) -> bool:
    """Asked on this machine by its own name: a proxy on it passes the name of the site on."""
    here = request.META.get("REMOTE_ADDR") or "0.0.0.0"  # noqa: S104 - stands for an unknown address
    name = request.get_host().rpartition(":")[0] or request.get_host()
    return (
        not getattr(request, "through_proxy", False)
        and ip_address(here).is_loopback
        and name in ("127.0.0.1", "localhost")
    )
