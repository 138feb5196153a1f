"""Whose request it is: what stands behind the login is asked by a person, never by a stranger."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from congress.people.models.people import Person


class PersonRequest(HttpRequest):
    """A request as every page gets it that is not `login_not_required`: Django sent strangers away before."""

    user: Person


def person_of(request: HttpRequest) -> Person:
    """Who asks, where a method of Django's own takes any request; raises PermissionDenied for a stranger."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user
