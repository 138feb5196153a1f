"""The drawing as SVG with presentation attributes only: a strict content policy lets it through."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from workflows.procedures.drawing.layout import LINE, ROW_GAP, STUB, WIDTH, Box, gap_at, layout, net_of, sides
from workflows.procedures.drawing.lines import move_numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workflows.procedures.drawing.layout import Layout, Net
    from workflows.procedures.schema import Definition

INK = "#1c2026"
ACT = "#0f4a80"
BACK = "#4b5159"
PALE = "#e3edf7"
KEY_WIDTH = 430
MARGIN = 16


def svg(definition: Definition, here: str = "") -> str:
    """The picture of a procedure as one `<svg>` element; `here` is the code of the current stage.

    The current stage has a thick frame and says so in words; moves back are dashed as well as grey.
    Arrows carry the numbers that the list under the picture explains. The text is escaped.
    """
    found = layout(definition)
    numbers = move_numbers(definition)
    columns = max(1, found.width // KEY_WIDTH)
    per_column = -(-len(numbers) // columns)
    height = found.bottom + 2 * MARGIN + per_column * (LINE + 4)
    parts = [
        *_opening(definition, here, found.width, height),
        f'<rect width="{found.width}" height="{height}" fill="#fff"/>',
        *(
            _text_element(x + WIDTH // 2, 26, label, anchor="middle", weight="bold", fill=ACT)
            for label, x in found.phases
        ),
        *_arrows(found),
        *(part for box in found.boxes.values() for part in _box(found, box, here)),
        *_key(numbers, found.bottom + MARGIN, per_column),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _opening(definition: Definition, here: str, width: int, height: int) -> Iterator[str]:
    name = f"ve-{definition.code}"
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    known = f'role="img" aria-labelledby="{name}-ten {name}-mo-ta"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} {known} font-size="15" fill="{INK}">'
    title = _("Sơ đồ quy trình: %(title)s") % {"title": definition.title}
    yield f'<title id="{name}-ten">{escape(title)}</title>'
    stages = "; ".join(stage.label for stage in definition.stage)
    told = _("Các bước theo thứ tự: %(stages)s.") % {"stages": stages}
    if definition.stage_of(here) is not None:
        facts = {"here": definition.label_of(here), "stages": told}
        told = _("Đang ở bước “%(here)s”. %(stages)s") % facts
    yield f'<desc id="{name}-mo-ta">{escape(told)}</desc>'


def _arrows(found: Layout) -> Iterator[str]:
    uprights: dict[tuple[int, Net], list[int]] = {}
    for (source_code, target_code), numbers in found.labels.items():
        source, target = found.boxes[source_code], found.boxes[target_code]
        net = net_of(source, target)
        label = ", ".join(str(number) for number in numbers)
        if net is None:
            x, y = source.x + WIDTH // 2, source.y + source.height
            yield _arrow(f"M{x} {y}V{target.y - 6}", back=False)
            yield f'<path d="M{x} {target.y}l-5 -9h10z" fill="{ACT}"/>'
            yield _text_element(x + 8, y + ROW_GAP // 2 + 4, label, size=13)
            continue
        yield from _stubs(found, source, target, net, label)
        for box, side in zip((source, target), sides(net), strict=True):
            uprights.setdefault((gap_at(box, side), net), []).append(box.port(side, net)[1])
    ends: dict[Net, list[int]] = {}
    for (gap, net), heights in uprights.items():
        x, lane = found.track(gap, net), found.lanes.get(net)
        span = heights if lane is None else [*heights, lane]
        yield _arrow(f"M{x} {min(span)}V{max(span)}", back=net[0] == "back")
        ends.setdefault(net, []).append(x)
    for net, lane in found.lanes.items():
        yield _arrow(f"M{min(ends[net])} {lane}H{max(ends[net])}", back=net[0] == "back")


def _stubs(found: Layout, source: Box, target: Box, net: Net, label: str) -> Iterator[str]:
    leaves, enters = sides(net)
    back = net[0] == "back"
    x, y = source.port(leaves, net)
    yield _arrow(f"M{x} {y}H{found.track(gap_at(source, leaves), net)}", back=back)
    near, anchor = (x + 5, "start") if leaves == "right" else (x - 5, "end")
    yield _text_element(near, y - 3, label, size=13, anchor=anchor)
    x, y = target.port(enters, net)
    yield _arrow(f"M{found.track(gap_at(target, enters), net)} {y}H{x}", back=back)
    head = -9 if enters == "left" else 9
    yield f'<path d="M{x} {y}l{head} -5v10z" fill="{BACK if back else ACT}"/>'


def _box(found: Layout, box: Box, here: str) -> Iterator[str]:
    current = box.stage.code == here
    stroke, fill = (5, PALE) if current else (1.5, "#fff")
    frame = f'x="{box.x}" y="{box.y}" width="{WIDTH}" height="{box.height}" rx="6"'
    yield f'<rect {frame} fill="{fill}" stroke="{ACT}" stroke-width="{stroke}"/>'
    if box.stage.terminal:
        inner = f'x="{box.x + 5}" y="{box.y + 5}" width="{WIDTH - 10}" height="{box.height - 10}" rx="4"'
        yield f'<rect {inner} fill="none" stroke="{ACT}" stroke-width="1.5"/>'
    for number, line in enumerate(box.lines):
        yield _text_element(
            box.x + 14, box.y + 26 + LINE * number, line, weight="bold" if current else "normal"
        )
    below = box.y + 26 + LINE * len(box.lines)
    if current:
        yield _text_element(box.x + 14, below, _("► đang ở đây"), size=13, weight="bold")
    yield from _staying(found, box, current=current)
    if found.definition.start.to == box.stage.code:
        y = box.y + box.height // 2
        yield f'<circle cx="{box.x - STUB}" cy="{y}" r="6" fill="{ACT}"/>'
        yield _arrow(f"M{box.x - STUB} {y}H{box.x - 6}", back=False)
        yield f'<path d="M{box.x} {y}l-9 -5v10z" fill="{ACT}"/>'
        yield _text_element(box.x - STUB + 8, y - 6, "1", size=13)


def _staying(found: Layout, box: Box, *, current: bool) -> Iterator[str]:
    """Moves that stay are no arrows: their numbers stand in the box behind a turning sign."""
    definition, here = found.definition, box.stage.code
    numbers = move_numbers(definition)
    # What is laid over every procedure is not drawn in each.
    stay = [
        move
        for move in definition.moves_from(here)
        if here in definition.targets(move, here) and (move.code, move.label) in numbers
    ]
    if not stay:
        return
    label = "↻ " + ", ".join(str(numbers[move.code, move.label]) for move in stay)
    x = box.x + WIDTH - 14 if current else box.x + 14
    y = box.y + 26 + LINE * len(box.lines)
    yield _text_element(x, y, label, size=13, anchor="end" if current else "start")


def _key(numbers: dict[tuple[str, str], int], top: int, per_column: int) -> Iterator[str]:
    for (_code, label), number in numbers.items():
        column, row = divmod(number - 1, per_column)
        yield _text_element(MARGIN + column * KEY_WIDTH, top + LINE + row * (LINE + 4), f"{number}. {label}")


def _arrow(path: str, *, back: bool) -> str:
    dashes = ' stroke-dasharray="6 4"' if back else ""
    return f'<path d="{path}" fill="none" stroke="{BACK if back else ACT}" stroke-width="1.5"{dashes}/>'


def _text_element(
    x: int,
    y: int,
    words: str,
    *,
    size: int = 15,
    anchor: str = "start",
    weight: str = "normal",
    fill: str = INK,
) -> str:
    extra = "" if weight == "normal" else f' font-weight="{weight}"'
    extra += "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}"{extra}>{escape(words)}</text>'
