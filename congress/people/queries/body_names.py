"""How bodies are called: many pages name some, and a name changes by a line of the book only."""

from __future__ import annotations

from congress.people.models.bodies import Body
from workflows.kept import kept_by_the_book


@kept_by_the_book
def body_names(ids: frozenset[int]) -> dict[int, str]:
    """id -> name of these bodies."""
    return dict(Body.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


@kept_by_the_book
def names_of_kinds(congress: int, kinds: frozenset[str]) -> dict[int, str]:
    """id -> name of the bodies of these kinds in a congress."""
    return dict(Body.objects.filter(congress=congress, kind__in=kinds).values_list("pk", "name"))


@kept_by_the_book
def bodies_founded(congresses: frozenset[int]) -> tuple[Body, ...]:
    """The bodies of these congresses in the order of their founding; who asks leaves them as they are."""
    return tuple(Body.objects.filter(congress__in=congresses).order_by("pk"))
