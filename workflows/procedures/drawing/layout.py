"""Where the boxes and arrows of a drawing go: columns by phase, and tracks between them for the arrows.

All arrows into one stage from one side share a track, as in a wiring diagram. Moves forward over a
column run above the boxes, moves back run below them. Numbers are pixels of the picture.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workflows.procedures.drawing.lines import move_numbers

if TYPE_CHECKING:
    from workflows.procedures.rows import Stage
    from workflows.procedures.schema import Definition

# As wide as twenty letters of the widest that a stage is called by, with a margin on both sides.
WIDTH = 196
LINE = 20
LETTERS = 20
# Ports lie on a grid, left and right ones half a grid apart, so that no two stubs cover each other.
GRID = 20
TRACK = 14
HEADER = 44
ROW_GAP = 40
STUB = 34

# An arrow: "forward", "back" or "beside" (within a column), and the stage it leads to.
Net = tuple[str, str]


@dataclass(slots=True)
class Box:
    """One stage: its place in the grid, its place in the picture, and the wires that touch it."""

    stage: Stage
    column: int
    row: int
    lines: list[str]
    left: list[Net] = field(default_factory=list)
    right: list[Net] = field(default_factory=list)
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        """High enough for its words and its ports, in whole steps of the grid."""
        words = len(self.lines) * LINE + 2 * LINE
        ports = (max(len(self.left), len(self.right)) + 1) * GRID
        return -(-max(words, ports) // GRID) * GRID

    def port(self, side: str, net: Net) -> tuple[int, int]:
        """The point where a wire touches the box."""
        if side == "left":
            return self.x, self.y + GRID // 2 + GRID * self.left.index(net)
        return self.x + WIDTH, self.y + GRID + GRID * self.right.index(net)


@dataclass(slots=True)
class Layout:
    """Everything a picture needs to know; `labels` are the numbers of the moves of each arrow."""

    definition: Definition
    boxes: dict[str, Box]
    phases: list[tuple[str, int]]
    labels: dict[tuple[str, str], list[int]]
    gaps: list[list[Net]]
    lanes: dict[Net, int] = field(default_factory=dict)
    gap_starts: list[int] = field(default_factory=list)
    width: int = 0
    bottom: int = 0

    def track(self, gap: int, net: Net) -> int:
        """The x of a wire's upright in a gap; gap n lies left of column n."""
        return self.gap_starts[gap] + STUB + TRACK * self.gaps[gap].index(net)

    def wire(self, source: Box, target: Box) -> None:
        """The way of one arrow between two boxes."""
        net = net_of(source, target)
        if net is None:
            return
        for box, side in zip((source, target), sides(net), strict=True):
            ports = box.left if side == "left" else box.right
            gap = self.gaps[gap_at(box, side)]
            for held in (ports, gap):
                if net not in held:
                    held.append(net)
        if net[0] != "beside" and gap_at(source, sides(net)[0]) != gap_at(target, sides(net)[1]):
            self.lanes.setdefault(net, 0)

    def place(self) -> None:
        """Give every box, gap and phase its place."""
        above = [net for net in self.lanes if net[0] == "forward"]
        below = [net for net in self.lanes if net[0] == "back"]
        top = -(-(HEADER + TRACK * (len(above) + 2)) // GRID) * GRID
        at = 0
        for column, (label, _x) in enumerate(self.phases):
            self.gap_starts.append(at)
            at += STUB * 2 + TRACK * len(self.gaps[column])
            self.phases[column] = (label, at)
            y = top
            for box in [box for box in self.boxes.values() if box.column == column]:
                box.x, box.y = at, y
                y += box.height + ROW_GAP
            at += WIDTH
        self.gap_starts.append(at)
        self.width = at + STUB * 2 + TRACK * len(self.gaps[-1])
        lowest = max(box.y + box.height for box in self.boxes.values())
        self.bottom = lowest + TRACK * (len(below) + 2)
        self.lanes = {net: HEADER + TRACK * (place + 1) for place, net in enumerate(above)} | {
            net: lowest + TRACK * (place + 1) for place, net in enumerate(below)
        }


def layout(definition: Definition) -> Layout:
    """Place every stage and arrow of a procedure; the same procedure always lies the same way."""
    codes = [phase.code for phase in definition.phase]
    used = [code for code in codes if any(stage.phase == code for stage in definition.stage)]
    labels = {phase.code: phase.label for phase in definition.phase}
    rows = dict.fromkeys(used, 0)
    boxes = {}
    for number, one in enumerate(definition.stage, 1):
        lines = textwrap.wrap(f"{number}. {one.label}", LETTERS)
        boxes[one.code] = Box(one, used.index(one.phase), rows[one.phase], lines)
        rows[one.phase] += 1
    found = Layout(
        definition=definition,
        boxes=boxes,
        phases=[(labels[code], 0) for code in used],
        labels=_labels(definition),
        gaps=[[] for _column in range(len(used) + 1)],
    )
    for source, target in found.labels:
        found.wire(boxes[source], boxes[target])
    rank = {"forward": 0, "beside": 1, "back": 2}
    for box in found.boxes.values():
        for ports in (box.left, box.right):
            ports.sort(key=lambda net: rank[net[0]] if net in found.lanes else 1)
    found.place()
    return found


def net_of(source: Box, target: Box) -> Net | None:
    """How the arrow between two boxes runs; None for the straight one to the box just below."""
    if source.column == target.column:
        return None if target.row == source.row + 1 else ("beside", target.stage.code)
    return ("forward" if source.column < target.column else "back", target.stage.code)


def sides(net: Net) -> tuple[str, str]:
    """The side of the source that a wire leaves, and the side of the target that it enters."""
    return {"forward": ("right", "left"), "back": ("left", "right"), "beside": ("right", "right")}[net[0]]


def gap_at(box: Box, side: str) -> int:
    """The number of the gap on that side of a box."""
    return box.column + (side == "right")


def _labels(definition: Definition) -> dict[tuple[str, str], list[int]]:
    numbers = move_numbers(definition)
    found: dict[tuple[str, str], list[int]] = {}
    # What is done by exception is told in words: its arrows from everywhere would hide the way.
    for move in (one for one in definition.transition if not one.aside):
        for source in move.source:
            for target in dict.fromkeys(definition.targets(move, source)):
                if target != source:
                    found.setdefault((source, target), []).append(numbers[move.code, move.label])
    return found
