"""The comparison of two drafts as a paper by itself, and what tells one such paper from another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.comparing.rows import part_comparisons
from documents.packages.queries.kept_words import weights_of
from documents.paper import changes
from documents.paper.changes import ChangesPaper, PartChange
from documents.paper.fingerprint import drawn_by, printed_key
from documents.paper.language import on_paper
from documents.paper.sheet import Foot, build_paper
from documents.paper.word_tracked import TrackedPart, tracked_word

if TYPE_CHECKING:
    from documents.packages.models.drafts import Version
    from documents.packages.models.packages import Package
    from documents.paper.sheet import Progressed

LONG_COMPARISON = "comparison"
# Letters of both drafts together, some fifty pages, above which a paper takes longer than people wait.
LONG = 150_000
DRAWN_BY = ("comparing", "paper", "texts/compare")


def compared_on_paper(package: Package, old: Version, new: Version, told: Progressed | None = None) -> bytes:
    """The PDF; the same comparison gives the same bytes. `told` is called with how far it is."""
    with on_paper():
        since = _("So với dự thảo lần %(number)d, mã kiểm tra %(code)s.")
        draft = _("%(code)s, dự thảo lần %(number)d") % {"code": package.code, "number": new.number}
        rows = part_comparisons(package, old, new)
        parts = tuple(PartChange(part.title, part.words, tuple(part.rows), part.told) for part in rows)
        facts = {"number": old.number, "code": old.check_code}
        story = changes.changes_story(ChangesPaper(draft, since % facts, parts))
        foot = Foot(left=draft, right=_("So sánh dự thảo"))
        author = " ".join(package.congress.org_lines)
        return build_paper(story, title=draft, author=author, foot=foot, told=told)


def compared_in_word(package: Package, old: Version, new: Version) -> bytes:
    """The same as tracked changes in Word, under the name of who wrote the newer draft."""
    with on_paper():
        words = _("%(title)s: dự thảo lần %(new)d so với lần %(old)d")
        title = words % {"title": package.title, "new": new.number, "old": old.number}
        parts = [
            TrackedPart(one.title, " ".join((one.words, *one.told)), one.whole)
            for one in part_comparisons(package, old, new)
        ]
        return tracked_word(
            parts, title=title, author=new.author_then or new.author.full_name, at=new.created
        )


def key_of_long(package: Package, old: Version, new: Version) -> str | None:
    """The fingerprint of what a long comparison prints; None for a short one, or where a file was not read.

    A page that waits asks every few seconds: what stands for the words is when they were read.
    """
    weights = weights_of(part for version in (old, new) for part in version.parts.all())
    if weights is None or sum(one.letters for one in weights) < LONG:
        return None
    read = [one.mark for one in weights]
    titles = [(part.code, part.title) for part in package.kind.parts]
    drafts = [(version.number, version.check_code) for version in (old, new)]
    return printed_key(drawn_by(*DRAWN_BY), package.code, package.congress.org_lines, titles, drafts, read)
