"""What a subject does when something happens to a package, hung in by name: the trunk knows no subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

Handler: TypeAlias = Callable[..., None]

_hung_in: dict[str, list[Handler]] = {
    # (version, *, by, written): a draft was made; `written` are its parts that were typed on a page.
    "draft_made": [],
    # (item, *, gone, step): the step ended these duties of others, who need not act any more; a package, or
    # whatever else follows a procedure.
    "taken_away": [],
    # (item, *, moved, step): the step gave these duties, which stay, another last day.
    "moved": [],
    # (package, *, step): the step put another text in force, or other rows that are printed beside it.
    "content_changed": [],
    # (item, *, step, opened): the step was written, and whom these duties name is waited for now; a package,
    # or whatever else of a subject's own follows a procedure.
    "stepped": [],
    # (package, *, by): rows that its papers print were changed after it had ended; None for no person.
    "printed_after_end": [],
    # (package, *, rows, by): these dispositions of remarks were recorded.
    "disposed": [],
    # (package, *, comment, by): somebody answered what somebody else had said of a draft.
    "comment_answered": [],
    # (package, *, call): somebody was telephoned about it.
    "called": [],
    # (package, *, step): the step asked for more time, or answered.
    "more_time": [],
    # (package, *, step, paper): the signer wrote something beside his name, which a body is to carry out.
    "directed": [],
    # (package, *, step, by): a second person has compared the pen signature that this step entered.
    "compared": [],
}


def when(event: str) -> Callable[[Handler], Handler]:
    """Hang in what is to be done at an event of the table, inside its transaction; KeyError for another."""

    def keep(handler: Handler) -> Handler:
        if handler not in _hung_in[event]:
            _hung_in[event].append(handler)
        return handler

    return keep


def happened(event: str, *facts: Any, **more: Any) -> None:
    """Call whatever was hung in, in the order in which it was; the facts are named beside the event."""
    for handler in _hung_in[event]:
        handler(*facts, **more)
