"""The tests of packages live in the world of the demo."""

from tests.demo_world import demo_papers, world
from tests.documents.kept import other_house

__all__ = ["demo_papers", "other_house", "world"]
