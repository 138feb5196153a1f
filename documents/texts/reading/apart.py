"""Runs a reader in a process of its own, so that no file can take the site's time, memory or life."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from documents.texts.reading import worker
from documents.texts.reading.faults import Fault
from documents.texts.uploads.limits import reader_memory, reader_seconds

_ROOT = Path(__file__).resolve().parents[3]
# Forty photographs at some 80 ms each, and a margin.
PHOTO_SECONDS = 8.0
# A plain text of this size cannot take much of anything, and a process costs a hundred times its reading.
SMALL_TEXT = 128 * 1024
# A busy machine gives the process its time late; no reader of a page waits longer than this.
_PATIENCE = 8


def run(
    task: str, bodies: Sequence[bytes], *, seconds: float | None = None, memory: int | None = None
) -> tuple[dict[str, Any], bytes]:
    """What the worker answers to a task with these bytes: a dictionary, and the bytes it made.

    A small plain text is read here; anything else in a process of its own, which may take `seconds` of work
    and `memory` bytes, or what `uploads.limits` allows a reader.

    Raises Fault when it says so, Fault("slow") when it took more time than it had, and Fault("stopped") when
    it ended without a word for any other reason.
    """
    seconds, memory = seconds or reader_seconds(), memory or reader_memory()
    request = {"task": task, "lengths": [len(body) for body in bodies], "memory": memory, "seconds": seconds}
    if task == "txt" and len(bodies[0]) <= SMALL_TEXT:
        return _answer_or_fault(worker.answer_for(task, bodies[0])), b""
    # The output of the worker; it is given no settings and no secrets of the site.
    command = [sys.executable, "-s", "-B", "-X", "utf8", "-m", "documents.texts.reading.worker"]
    try:
        done = subprocess.run(  # noqa: S603 - the command is fixed; what comes from outside goes to its input
            command,
            input=b"".join([json.dumps(request).encode() + b"\n", *bodies]),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={},
            timeout=_PATIENCE + seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as fault:
        raise Fault("stopped") from fault
    # Ended by its own clock (worker._confine), which counts its work and not the machine's.
    if done.returncode == -signal.SIGPROF:
        raise Fault("slow")
    said = done.stdout if done.returncode == 0 else b""

    head, _newline, body = said.partition(b"\n")
    try:
        answer: dict[str, Any] = json.loads(head)
    except ValueError as fault:
        raise Fault("stopped") from fault
    return _answer_or_fault(answer), body


def _answer_or_fault(answer: dict[str, Any]) -> dict[str, Any]:
    if "fault" in answer:
        raise Fault(answer["fault"])
    return answer
