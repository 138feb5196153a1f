"""A function that says something else for a while: so a test shows that it would notice."""

from __future__ import annotations
import __future__

import inspect
import textwrap
from contextlib import contextmanager


@contextmanager
def spoilt(place, name, words, instead):
    """The function says something else within: its code is made anew, so whoever imported it calls that."""
    found = getattr(place, name)
    own = inspect.unwrap(getattr(found, "fget", found))
    source = textwrap.dedent(inspect.getsource(own))
    assert source.count(words) == 1, (own.__qualname__, words)
    lines = source.replace(words, instead).splitlines()
    first = next(at for at, line in enumerate(lines) if line.startswith("def "))
    flags = __future__.annotations.compiler_flag
    made = {}
    exec(compile("\n".join(lines[first:]), own.__qualname__, "exec", flags=flags), own.__globals__ | {}, made)  # noqa: S102 - its own words
    kept, own.__code__ = own.__code__, made[own.__name__].__code__
    try:
        yield
    finally:
        own.__code__ = kept
