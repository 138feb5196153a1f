"""What comes before what: rows that wait for each other in a circle. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping


def circle_in(before: Mapping[int, Collection[int]]) -> list[int]:
    """The first circle among these numbers, each followed by one it waits for; [] where there is none."""
    done: set[int] = set()
    for number in before:
        if number in done:
            continue
        way: list[int] = [number]
        rest: list[Iterator[int]] = [iter(before[number])]
        while way:
            following = next(rest[-1], None)
            if following is None:
                done.add(way.pop())
                rest.pop()
            elif following in way:
                return [*way[way.index(following) :], following]
            elif following not in done:
                way.append(following)
                rest.append(iter(before.get(following, ())))
    return []
