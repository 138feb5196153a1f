"""The way back: the stages to which moves lead back, as the engine keeps it and as lint walks it."""

from __future__ import annotations

from typing import Any

from workflows.procedures.rows import BACK


def way_after(
    came: list[list[Any]], left: tuple[str, int], target: str, *, back: str | None, returning: bool
) -> tuple[int, list[list[Any]]]:
    """What a move makes of the way back: (the step that entered a stage returned to, or 0; the new way).

    The way is the stages to which "*back" leads, each with the step that entered it, the first entered
    first. A move back takes the last one off. A stage without a way back forgets them all; one that has
    it stands on top of the stage that was `left`, whose tracks sleep meanwhile.
    """
    if back is not None:
        found = came[-1] if came and back == BACK and came[-1][0] == target else None
        return (int(found[1]) if found else 0), came[:-1]
    # Nothing leads back to before the beginning.
    if not returning or not left[0]:
        return 0, []
    stages = [stage for stage, _entered in came]
    if target in stages:
        at = stages.index(target)
        return int(came[at][1]), came[:at]
    return 0, [*came, list(left)]
