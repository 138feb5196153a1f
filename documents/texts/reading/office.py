"""Papers through a program of this machine: old Word files are read by it, Word files drawn as pages."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from documents.texts.megabyte import MEGABYTE
from documents.texts.reading.faults import Fault
from documents.texts.uploads.limits import unpacked_limit

_ROOT = Path(__file__).resolve().parents[3]
# The first start makes a profile; a busy machine gives the program its time late.
SECONDS, PATIENCE = 30, 90
# LibreOffice maps some 800 MB before it has read a word.
MEMORY = 2048 * MEGABYTE
FONTS_FILE = "fonts.conf"
# No macro runs, and nothing that a file links to is fetched.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# Beside the letters of the machine those of a folder of ours; what is set in Times New Roman keeps its width.
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir>
<alias binding="same"><family>Times New Roman</family>
<accept><family>Liberation Serif</family></accept></alias>
</fontconfig>
"""


@dataclass(frozen=True, slots=True)
class Program:
    """A program that takes a paper: its names, what it is told, and what it makes.

    `makes` is the kind of file that comes out, which names the reader of it; into a file of that ending,
    or to its output. `told` is the warning that goes with whatever it brought.
    """

    names: tuple[str, ...]
    said: tuple[str, ...]
    makes: str
    told: str
    to_output: bool = False

    def made(
        self, path: str, data: bytes, *, extension: str = "doc", fonts: Path | None = None
    ) -> tuple[Program, bytes] | None:
        """The paper as the program writes it anew; None where it writes nothing."""
        with TemporaryDirectory(prefix="doc-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            (folder / "profile" / "user").mkdir(parents=True)
            (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
            if fonts:
                (folder / FONTS_FILE).write_text(_FONTS.format(folder=fonts), encoding="utf-8")
            paper = folder / f"paper.{extension}"
            paper.write_bytes(data)
            places = {
                "profile": (folder / "profile").as_uri(),
                "folder": name,
                "file": str(paper),
            }
            output = _run([path, *(word.format(**places) for word in self.said)], folder)
            made = folder / f"paper.{self.makes}"
            if not self.to_output:
                small = made.is_file() and made.stat().st_size <= unpacked_limit()
                output = made.read_bytes() if small else b""
        return (self, output) if output.strip() else None


_OFFICE = ("soffice", "libreoffice")
_QUIETLY = ("-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck")
_INTO = ("--outdir", "{folder}", "{file}")
PROGRAMS = (
    Program(
        _OFFICE,
        (*_QUIETLY, "--infilter=MS Word 97", "--convert-to", "docx", *_INTO),
        "docx",
        "through_office",
    ),
    Program(
        ("antiword",), ("-m", "UTF-8.txt", "-w", "0", "{file}"), "txt", "through_antiword", to_output=True
    ),
)
# Draws the pages of a paper; only LibreOffice does, and what it brings is not read but printed.
DRAWER = Program(_OFFICE, (*_QUIETLY, "--convert-to", "pdf", *_INTO), "pdf", "")
DRAWN_FROM = frozenset({"doc", "docx", "odt", "rtf"})


def programs_here() -> list[tuple[Program, str]]:
    """The programs that this machine has, the best first, and where each lies."""
    return [(program, path) for program in PROGRAMS if (path := _path_of(program))]


def can_draw() -> bool:
    """Whether this machine can draw the pages of a Word file."""
    return _path_of(DRAWER) is not None


def pages_drawn_by_office(data: bytes, extension: str, *, fonts: Path) -> bytes | None:
    """The pages of a paper that the door let in (`extension` one of DRAWN_FROM) as a PDF, as yet unproved.

    `fonts` is a folder of letters that the program may use beside those of the machine.

    None where the machine has no program for it, or it can make nothing of the file. Raises
    Fault("stopped") when it took longer than it may; bounded as `carried_over` is.
    """
    if (path := _path_of(DRAWER)) is None:
        return None
    try:
        made = DRAWER.made(path, data, extension=extension, fonts=fonts)
    except OSError as fault:
        raise Fault("stopped") from fault
    return made[1] if made else None


def carried_over(data: bytes) -> tuple[Program, bytes] | None:
    """What the best program here makes of a .doc that the door let in: a newer Word file, or a text.

    None where there is no program, or none can make anything of the file. Raises Fault("stopped") when one
    took longer than it may. Each runs in a folder of its own, without the settings and secrets of the site,
    with bounds on its time, memory and files; nothing of it outlives the call.
    """
    try:
        made = (program.made(path, data) for program, path in programs_here())
        return next(filter(None, made), None)
    except OSError as fault:
        # No room on the disk, no process to be had: another day there is.
        raise Fault("stopped") from fault


def _path_of(program: Program) -> str | None:
    return next(filter(None, map(shutil.which, program.names)), None)


def _run(command: list[str], folder: Path) -> bytes:
    """What the program writes to its output; ended with all that it started, whatever happens."""
    bounds = [str(number) for number in (MEMORY, SECONDS, unpacked_limit())]
    confined = [sys.executable, "-s", "-B", str(Path(__file__).with_name("confined.py")), *bounds, *command]
    environment = {"HOME": str(folder), "TMPDIR": str(folder), "PATH": os.defpath, "LANG": "C.UTF-8"}
    if (folder / FONTS_FILE).exists():
        environment["FONTCONFIG_FILE"] = str(folder / FONTS_FILE)
    with (folder / "output").open("w+b") as output:
        running = subprocess.Popen(  # noqa: S603 - the command is one row of PROGRAMS; the file is its input
            confined,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired as fault:
            raise Fault("stopped") from fault
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)
            running.wait()
        output.seek(0)
        return output.read(unpacked_limit()) if running.returncode == 0 else b""
