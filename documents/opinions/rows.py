"""The page of comments: each part in numbered paragraphs, what was said of each, and what lost its place."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.opinions.queries import comment_counts, of_lead, seen_by, threads
from documents.packages.queries.drafts import drafts_with_parts
from documents.packages.services.paper_words import told_of_files, words_of_drafts
from documents.packages.services.words_awaited import names_being_read
from documents.texts.compare.follow import FollowedTo, follow, numbered

if TYPE_CHECKING:
    from collections.abc import Iterable

    from congress.people.models.people import Person
    from documents.opinions.queries import Seen, Thread
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package

WHOLE = ("", 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A thread where it now stands; `came` is said of one from an earlier draft."""

    thread: Thread
    came: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph and what was said of it."""

    number: int
    text: str
    placed: list[Placed] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PartPage:
    """One part: its paragraphs, and what was said of it as a whole."""

    code: str
    title: str
    paragraphs: list[Paragraph]
    placed: list[Placed] = field(default_factory=list)
    # What could not be read of its file.
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentsPage:
    """All of one draft; `lost` is what was said of paragraphs that it no longer has.

    `awaited` names the files whose words are still being read.
    """

    parts: list[PartPage]
    whole: list[Placed]
    lost: list[Placed]
    awaited: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many comments are shown."""
        placed = [self.whole, self.lost]
        for part in self.parts:
            placed += [part.placed, *(paragraph.placed for paragraph in part.paragraphs)]
        return sum(map(len, placed))


@dataclass(frozen=True, slots=True)
class Talk:
    """What the page of a package says of comments and readers; `waiting` is for the lead body only."""

    number: int
    waiting: int
    seen: list[Seen]


def talk(package: Package, reader: Person) -> Talk:
    """How many comments there are for this reader, and who has seen the draft in force."""
    number, waiting = comment_counts(package, reader)
    seen = seen_by(package.current, reader) if package.current else []
    return Talk(number, waiting if of_lead(package, reader) else 0, seen)


def titles_of(package: Package) -> dict[str, str]:
    """Code -> title of the parts of this kind."""
    return {part.code: part.title for part in package.kind.parts}


def comments_page(package: Package, version: Version, reader: Person) -> CommentsPage:
    """What was said of a draft, and what still waits for an answer from earlier ones, at its place."""
    found = []
    for thread in threads(package, reader):
        draft, last = thread.comment.version, thread.disposition
        # What was settled before stays with its draft, unless this draft is the one that answers it.
        follows = last is None or last.answered_in_id == version.pk
        if draft.pk == version.pk or (draft.number <= version.number and follows):
            found.append(thread)
    drafts = {row.pk: row for row in drafts_with_parts(package)}
    texts = words_of_drafts(
        drafts[key] for key in {version.pk, *(thread.comment.version_id for thread in found)}
    )
    unread = not all(texts[version.pk].values())
    awaited = names_being_read(drafts[version.pk].parts.all()) if unread else []
    placed = _placed(found, version, texts)
    titles, told = titles_of(package), told_of_files(drafts[version.pk].parts.all())
    codes = [code for code in [*titles, *texts[version.pk]] if code in texts[version.pk]]

    parts: list[PartPage] = []
    for code in dict.fromkeys(codes):
        paragraphs = [
            Paragraph(number, words, placed[code, number])
            for number, words in numbered(texts[version.pk][code])
        ]
        parts.append(
            PartPage(code, titles.get(code, code), paragraphs, placed[code, 0], tuple(told.get(code, ())))
        )

    return CommentsPage(parts, placed[WHOLE], placed[None], tuple(awaited))


def _placed(
    found: Iterable[Thread], version: Version, texts: dict[int, dict[str, str]]
) -> dict[tuple[str, int] | None, list[Placed]]:
    """(part, paragraph) of this draft -> threads; those without a place under None."""
    known: dict[tuple[int, str], dict[int, FollowedTo]] = {}
    placed: dict[tuple[str, int] | None, list[Placed]] = defaultdict(list)
    for thread in found:
        said_of = (thread.comment.version_id, thread.comment.part)
        if said_of not in known:
            draft, code = said_of
            here = texts[version.pk].get(code)
            if here is None:
                known[said_of] = {}
            else:
                known[said_of] = follow(here if draft == version.pk else texts[draft].get(code, ""), here)
        where, came = _where(thread, version, known[said_of], texts)
        placed[where].append(Placed(thread, came))
    return placed


def _where(
    one: Thread, version: Version, places: dict[int, FollowedTo], texts: dict[int, dict[str, str]]
) -> tuple[tuple[str, int] | None, str]:
    row, here = one.comment, texts[version.pk]
    facts = {"old": row.version.number, "new": version.number, "paragraph": row.paragraph}
    came = "" if row.version_id == version.pk else _("Góp ý ở dự thảo lần %(old)d.") % facts
    if row.part and row.part not in here:
        return None, _("Thành phần này không còn trong dự thảo lần %(new)d.") % facts
    if not row.paragraph:
        return (row.part, 0), came
    place = places.get(row.paragraph, FollowedTo(None))
    if place.number is None and not (here[row.part] and texts[row.version_id].get(row.part)):
        return None, _("Chưa đọc được chữ của thành phần này, nên chưa đặt được góp ý vào đúng đoạn.")
    if place.number is None:
        return None, _("Đoạn này không còn trong dự thảo lần %(new)d.") % facts
    if place.changed:
        came = _("Góp ý ở đoạn %(paragraph)d dự thảo lần %(old)d; đoạn này đã sửa.") % facts
    return (row.part, place.number), came
