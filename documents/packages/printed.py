"""Rows beside the draft that a package's papers print: each subject says by name what stands there now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Mapping
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from django.db.models import Model

from workflows.history import ITEM
from workflows.ledger import BookQuestion, book_question, digests_of, stood_before

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

Printing = TypeVar("Printing", bound=Model)
# The rows of one package that a subject prints, and the columns of them that papers show.
Rows: TypeAlias = "Callable[[Any], tuple[QuerySet[Any], tuple[str, ...]]]"
Then: TypeAlias = "Callable[[Any, datetime], QuerySet[Any]]"


@dataclass(frozen=True, slots=True)
class Printed:
    """What one subject prints of a package beside its draft, and how a change of it is told."""

    label: Any
    rows: Rows
    # The same as they counted at a moment, where a row that was there may begin to count later.
    then: Then | None = None


_hung_in: dict[str, Printed] = {}
NOBODY = 2**62 + 12_345
# (database, digest of a procedure, what is hung in) -> the question, which takes longer to make than to ask.
_questions: dict[tuple[str, ...], BookQuestion] = {}


def prints(name: str, *, label: Any, then: Then | None = None) -> Callable[[Rows], Rows]:
    """Hang rows in; `label` tells of a change in the history, such as "Cập nhật danh sách nhân sự".

    `then` gives the rows that counted at a moment: said where a row that was there may begin to count later,
    which is no row that an older release did not know to sum up.
    """

    def keep(rows: Rows) -> Rows:
        _hung_in[name] = Printed(label, rows, then)
        return rows

    return keep


def where_consulted(package: Any, rows: QuerySet[Printing]) -> QuerySet[Printing]:
    """The rows where the table of remarks is a paper of the package's own; none without a consultation.

    A report that a body verifies is judged by its text: what units say of it beside its procedure leaves
    the verdict as it was.
    """
    return rows if package.definition.in_phase("consultation") else rows.none()


def printed_of(package: Any) -> dict[str, str]:
    """name -> digest of all rows that the package's papers print now beside the draft; one query.

    Which rows those are is asked of the package's key and of its procedure alone, so the question is made
    once for each procedure.
    """
    using = str(package._state.db)
    made = (using, package.procedure.digest, *sorted(_hung_in))
    if made not in _questions:
        # Any row that is none: what it stands for is asked about in its place.
        other = copy(package)
        other.pk = NOBODY
        asked = {name: one.rows(other) for name, one in sorted(_hung_in.items())}
        _questions[made] = book_question(asked, using)
    return digests_of(_questions[made], using, standing_in=NOBODY, key=package.pk)


def printed_now(package: Any, *, working: Collection[str]) -> dict[str, str]:
    """What `printed_of` says, without rows that nobody knew to sum up when the package was sealed.

    A release that prints more than the one before finds its rows beside packages on their way. What was
    decided of those rests on what was printed then, and counts until a package leaves one of the `working`
    stages again, where everything is summed up.
    """
    found = printed_of(package)
    fresh = found.keys() - package.printed.keys()
    unknown = unknown_then(package, fresh, working) if fresh else frozenset()
    return {name: digest for name, digest in found.items() if name not in unknown}


def unknown_then(package: Any, names: Collection[str], working: Collection[str]) -> set[str]:
    """Those of these names whose rows were there when it was sealed, and which no step ever told of."""
    steps = package.steps.filter(track="").order_by("-sequence")
    last = steps.first()
    if last is None or last.target in working:
        return set()
    sealed = steps.filter(source__in=working).exclude(target__in=working).first()
    if sealed is None:
        return set()
    told = {name for step in package.steps.all() for name in step.says_of(ITEM).get("printed", ())}
    there = {
        name: printed.then(package, sealed.entered) if printed.then else printed.rows(package)[0]
        for name, printed in _hung_in.items()
        if name in names and name not in told
    }
    return {name for name, rows in there.items() if stood_before(rows, sealed.entered)}


def change_in_words(name: str) -> str:
    """How a change of these rows is told; the name itself where no subject knows it any more."""
    return str(_hung_in[name].label) if name in _hung_in else name


def fingerprint_with(draft: str, printed: Mapping[str, str]) -> str:
    """The hash of a draft together with what is printed beside it; the draft's own while that is nothing."""
    if not draft or not printed:
        return draft
    text = json.dumps({"draft": draft, "printed": dict(printed)}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
