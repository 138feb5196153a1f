"""Questions that no spoilt row can silence: one that dies says where, in one line, and the others go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from traceback import extract_tb

from django.utils.translation import gettext as _

Asked = Callable[[], Iterable[str]]


def survived(asked: Asked) -> Iterator[str]:
    """The lines of one question, and where it dies a line that says so."""
    try:
        yield from asked()
    except Exception as fault:  # noqa: BLE001 - whatever was put there, the other questions go on
        last = extract_tb(fault.__traceback__)[-1]
        facts = {"what": f"{type(fault).__name__}: {fault}".splitlines()[0]}
        facts |= {"place": f"{Path(last.filename).name}:{last.lineno}"}
        yield _("Không kiểm được hết vì dữ liệu không đọc được: %(what)s (%(place)s).") % facts
