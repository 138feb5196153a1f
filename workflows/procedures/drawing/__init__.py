"""A procedure drawn twice: as a picture, and as numbered lines that say the same."""

from workflows.procedures.drawing.lines import text
from workflows.procedures.drawing.picture import svg

__all__ = ["svg", "text"]
