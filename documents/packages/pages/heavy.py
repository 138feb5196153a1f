"""Pages that take long to make: few at once, one for each person, so that the rest stays quick."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.utils.translation import gettext_lazy as _

from congress.site.refusing import refused
from workflows.errors import Busy

if TYPE_CHECKING:
    from django.http import HttpResponse

    from congress.site.requests import PersonRequest

P = ParamSpec("P")


_CROWDED = _("Máy chủ đang lập nhiều bản in, bản so sánh khác. Đề nghị thử lại sau ít phút.")


class Gate:
    """Lets in `places` people at a time, each for one paper; who finds no place waits, once, for a while.

    It holds for one process: threads of one share the time of a single processor, those of others do not.
    """

    def __init__(self, *, places: int, patience: float) -> None:
        self.places, self.patience = places, patience
        self._changed = threading.Condition()
        self._inside: set[int] = set()
        self._waiting: set[int] = set()

    @contextmanager
    def entered(self, person: int) -> Iterator[None]:
        """A place inside for this person. Raises Busy."""
        with self._changed:
            self._await_place(person)
            self._inside.add(person)
        try:
            yield
        finally:
            with self._changed:
                self._inside.discard(person)
                self._changed.notify_all()

    def _await_place(self, person: int) -> None:
        # A second press is a person's impatience and waits; a third would only hold another thread.
        if person in self._waiting:
            raise Busy(str(_CROWDED))
        self._waiting.add(person)
        try:
            found = self._changed.wait_for(lambda: self._has_place(person), timeout=self.patience)
        finally:
            self._waiting.discard(person)
        if not found:
            raise Busy(str(_CROWDED))

    def _has_place(self, person: int) -> bool:
        return person not in self._inside and len(self._inside) < self.places


GATE = Gate(places=2, patience=5)


def heavy(
    make: Callable[Concatenate[PersonRequest, P], HttpResponse],
) -> Callable[Concatenate[PersonRequest, P], HttpResponse]:
    """A page that goes through the gate; 503 with a sentence without a place, or where a file was not read.

    Never one inside another: the second would wait for the first.
    """

    @wraps(make)
    def gated(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            with GATE.entered(request.user.pk):
                return make(request, *args, **kwargs)
        except Busy as outcome:
            response = refused(request, outcome.status, text=outcome.reasons[0])
            response["Retry-After"] = "30"
            return response

    return gated
