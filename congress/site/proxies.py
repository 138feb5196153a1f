"""Who asks, and how he came: the word of a proxy that is ours is taken, anybody else's is thrown away."""

from __future__ import annotations

import re
import secrets
from ipaddress import ip_address
from typing import TYPE_CHECKING

from django.conf import settings

from congress.environment import SOCKET
from congress.logs import CURRENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# What a proxy says, and what nobody else may say.
CLAIMS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REQUEST_ID")
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def proxy_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """REMOTE_ADDR is the machine of who asks from here on; each request has an id, which the answer bears."""

    def told(request: HttpRequest) -> HttpResponse:
        here = str(request.META.get("REMOTE_ADDR") or "")
        request.through_proxy = False  # type: ignore[attr-defined]
        if is_ours(here):
            _believe(request, here)
        else:
            for claim in CLAIMS:
                request.META.pop(claim, None)
        said = str(request.META.get("HTTP_X_REQUEST_ID") or "")
        code = said if _ID.fullmatch(said) else secrets.token_hex(6)
        request.request_id = code  # type: ignore[attr-defined]
        kept = CURRENT.set(request)
        try:
            response = get_response(request)
        finally:
            CURRENT.reset(kept)
        response.headers["X-Request-ID"] = code
        return response

    return told


def is_ours(address: str) -> bool:
    """Whether what this address says of others is believed; "" is a socket of this machine."""
    if not address:
        return SOCKET in settings.TRUSTED_PROXIES
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    return any(one != SOCKET and asked in one for one in settings.TRUSTED_PROXIES)


def _believe(request: HttpRequest, here: str) -> None:
    """The last address of the row that is not ours: what stands before it, anybody may have written."""
    said = str(request.META.get("HTTP_X_FORWARDED_FOR") or "")
    row = [one.strip() for one in said.split(",") if one.strip()]
    request.through_proxy = bool(row)  # type: ignore[attr-defined]
    for one in reversed(row):
        try:
            ip_address(one)
        except ValueError:
            break
        request.META["REMOTE_ADDR"] = one
        if not is_ours(one):
            break
    request.META.setdefault("REMOTE_ADDR", here)
