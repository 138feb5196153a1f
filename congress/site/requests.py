"""Whose request it is: what stands behind the login is asked by a person, never by a stranger."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from congress.people.models.people import Person
from workflows.errors import Forbidden


class PersonRequest(HttpRequest):
    """A request as every page gets it that is not `login_not_required`: Django sent strangers away before."""

    user: Person


def person_of(request: HttpRequest) -> Person:
    """Who asks, where a method of Django's own takes any request; raises Forbidden for a stranger."""
    if not isinstance(request.user, Person):
        raise Forbidden(_("Việc này cần đăng nhập trước."))
    return request.user
