"""The tests of packages live in the world of the demo."""

from tests.demo_world import demo_papers, world

__all__ = ["demo_papers", "world"]
