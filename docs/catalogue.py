"""`python -m docs.catalogue`, which `make messages` runs: what people read, gathered for its English."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

if not settings.configured:
    # Reading templates needs only the name of their encoding.
    settings.configure(USE_I18N=True)

from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parents[1]
APPS = ("workflows", "congress", "documents")
# What only stands on paper: official papers are Vietnamese whoever prints them (documents/paper/language.py);
# a workbook is a page taken along.
PAPER = re.compile(r"documents/(paper(?!/workbook)|\w+/papers)(/|\.py\Z)")
PO = ROOT / "locale/en/LC_MESSAGES/django.po"
MO = PO.with_suffix(".mo")
# Words of Django and django-axes that their own Vietnamese lacks; ours are Vietnamese as they stand.
VI_PO = ROOT / "locale/vi/LC_MESSAGES/django.po"
VI_MO = VI_PO.with_suffix(".mo")
LAZY = {f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
# Not among them: gettext_noop, called `_kept`, for what is put into the record and stays Vietnamese there.
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, "_t": None}
OPENING = "# English words of the product. Made by `make messages`; only msgstr is written by hand."

Words: TypeAlias = "str | tuple[str, str]"
Found: TypeAlias = "tuple[Words, str | None]"


class Plain(Catalog):
    """A catalogue whose header says only what is needed to read it: no day, no tool, no person."""

    mime_headers = (
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    )


def gathered() -> Catalog:
    """Every string that the product shows, without translations."""
    catalogue = Catalog(locale="en", domain="django", fuzzy=False)
    for words, context in [*_of_python(), *_of_templates(), *_of_procedures(), *_of_guides(), *_of_set_up()]:
        catalogue.add(words, context=context)
    return catalogue


def kept(path: Path = PO) -> Catalog:
    """The catalogue as it lies in the tree; empty before the first run."""
    if not path.exists():
        return Catalog(locale="en", domain="django", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def merged(found: Catalog, old: Catalog) -> Catalog:
    """What is found, with the translations it has had; what is no longer found is left out."""
    for message in entries(found):
        before = old.get(message.id, message.context)
        if before is not None and before.pluralizable == message.pluralizable:
            message.string = before.string
    return found


def entries(catalogue: Catalog) -> list[Message]:
    """The strings of a catalogue, less its header, in the order of the file."""
    return sorted((message for message in catalogue if message.id), key=_key)


def gaps(catalogue: Catalog) -> list[str]:
    """The strings without a translation, or with one that is only a guess."""
    return [source(one) for one in entries(catalogue) if one.fuzzy or not all(strings(one))]


def source(message: Message) -> str:
    """What is translated; of a plural, the form for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def strings(message: Message) -> list[str]:
    """The translations: one, or one for each number."""
    return [message.string] if isinstance(message.string, str) else list(message.string)


def text(catalogue: Catalog) -> str:
    """The .po file: sorted and without places, so that a change touches only its own lines."""
    out = io.BytesIO()
    write_po(out, _plain(catalogue), width=0, no_location=True, sort_output=True)
    return out.getvalue().decode()


def compiled(catalogue: Catalog) -> bytes:
    """The .mo file that Django reads: committed, since a bare machine has no gettext tools."""
    out = io.BytesIO()
    write_mo(out, _plain(catalogue))
    return out.getvalue()


def borrowed() -> bytes:
    """The .mo file of the words that are lent to Django and django-axes."""
    out = io.BytesIO()
    with VI_PO.open("rb") as file:
        write_mo(out, read_po(file, locale="vi", domain="django"))
    return out.getvalue()


def _plain(catalogue: Catalog) -> Plain:
    bare = Plain(locale="en", domain="django", fuzzy=False, header_comment=OPENING)
    for message in entries(catalogue):
        bare.add(message.id, message.string, context=message.context)
    return bare


def main() -> None:
    """Bring both files up to date and name what still lacks English."""
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(text(merged(gathered(), kept())), encoding="utf-8")
    MO.write_bytes(compiled(kept()))
    VI_MO.write_bytes(borrowed())
    for words in gaps(kept()):
        print(f"no English: {words}")  # noqa: T201 - the answer of this command


def _key(message: Message) -> tuple[str, str]:
    return source(message), message.context or ""


def _of_python() -> Iterator[Found]:
    for path in _files("*.py", APPS):
        yield from _calls(path.read_bytes())


def _of_templates() -> Iterator[Found]:
    for path in _files("*.*", ("templates",)):
        # Django turns each tag into the call that stands for it, and the rest into noise, whose indents
        # mean nothing.
        code = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        yield from _calls("\n".join(map(str.strip, code.splitlines())).encode())


def _calls(code: bytes) -> Iterator[Found]:
    found = extract("python", io.BytesIO(code), KEYWORDS, options={"encoding": "utf-8"})
    for _line, words, _comments, context in found:
        yield words if isinstance(words, str) else (words[0], words[1]), context


def _of_procedures() -> Iterator[Found]:
    for path in _files("*.toml", ("documents/procedures", "documents/tasks/procedures")):
        for label in labels(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield label, None


def labels(procedure: dict[str, Any]) -> Iterator[str]:
    """What pages show of a procedure file; what stands only on official paper stays Vietnamese."""
    kind = procedure.get("kind", {})
    rows: Iterable[dict[str, Any]] = [
        one for table in ("stage", "transition", "phase") for one in procedure.get(table, [])
    ]
    yield from (row["label"] for row in [procedure.get("start", {}), *rows] if "label" in row)
    yield from (row["title"] for row in [procedure, kind, *kind.get("parts", [])] if "title" in row)


def _of_guides() -> Iterator[Found]:
    for path in _files("*.toml", ("documents/office/guides",)):
        for guide in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for words in (guide["title"], guide["whom"], *guide["steps"], guide["note"]):
                yield words, None


def _of_set_up() -> Iterator[Found]:
    for path in _files("*.toml", ("congress/settingup/templates",)):
        yield tomllib.loads(path.read_text(encoding="utf-8"))["title"], None


def _files(pattern: str, folders: Iterable[str]) -> list[Path]:
    found = [path for folder in folders for path in (ROOT / folder).rglob(pattern) if path.is_file()]
    return sorted(path for path in found if not PAPER.match(path.relative_to(ROOT).as_posix()))


if __name__ == "__main__":
    main()
