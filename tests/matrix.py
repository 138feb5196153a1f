"""`make matrix`: the quick half of the tests on every Python and Django that the product may meet."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOMES = ROOT / "var" / "matrix"
PYTHONS = ("3.11", "3.12", "3.13")
DJANGOS = ("5.2", "6.1")
# Django 6 asks for this Python or later.
SINCE = {"6.1": (3, 12)}
LISTS = ("requirements.txt", "requirements-dev.txt")
# What checks the text of the code, or drives a browser.
ELSEWHERE = re.compile(r"import-linter|ruff|mypy|django-stubs|Babel|pytest-cov|django_cov|pytest-play|axe-")
QUICK = [
    "tests/workflows",
    "tests/congress",
    "tests/documents",
    "-m",
    "not browser and not slow and not race",
]


def main() -> int:
    """Exit code 0 when every combination that can run here passes; those that cannot are named."""
    said = {(python, django): result(python, django) for django in DJANGOS for python in PYTHONS}
    print("\n".join(f"Python {python}, Django {django}: {words}" for (python, django), words in said.items()))
    return int(any(words == "FAILS" for words in said.values()))


def result(python: str, django: str) -> str:
    """What became of one combination, in a word or two."""
    if tuple(map(int, python.split("."))) < SINCE.get(django, ()):
        return "skipped, no such pair"
    found = interpreter(python)
    if found is None:
        return "skipped, not on this machine"
    print(f"== Python {python}, Django {django} ==", flush=True)
    return "passes" if passes(found, HOMES / f"{python}-{django}", django) else "FAILS"


def interpreter(version: str) -> str | None:
    """A Python of that version, if one answers."""
    path = shutil.which(f"python{version}")
    says = [path, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    told = path and subprocess.run(says, capture_output=True, text=True, check=False).stdout.strip()
    return path if told == version else None


def passes(python: str, home: Path, django: str) -> bool:
    """Install what the combination needs where it is not yet, and test."""
    wanted = home / "wanted.txt"
    words = wanted_of(django)
    if not wanted.exists() or wanted.read_text(encoding="utf-8") != words:
        subprocess.run([python, "-m", "venv", "--clear", home], check=True)
        (home / "asked.txt").write_text(words, encoding="utf-8")
        pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, "-r", home / "asked.txt"], check=False).returncode:
            return False
        (home / "asked.txt").rename(wanted)
    quiet = {**os.environ, "TEST_DATABASE_URL": ""}
    tests = [home / "bin" / "pytest", "-q", "-n", "2", "--dist", "worksteal", *QUICK]
    return subprocess.run(tests, cwd=ROOT, env=quiet, check=False).returncode == 0


def wanted_of(django: str) -> str:
    """The lists of the product with another Django and without the tools of the workshop."""
    lines = [line for name in LISTS for line in (ROOT / name).read_text(encoding="utf-8").splitlines()]
    kept = [line for line in lines if not line.startswith(("-r ", "Django>")) and not ELSEWHERE.match(line)]
    return "\n".join([f"Django=={django}.*", *kept]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
