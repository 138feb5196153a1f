"""The comparison of a technical correction on paper, for the head who confirms it and for the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.misprints.rows import compared_rows, correction_facts, part_title
from documents.paper.changes import ChangesPaper, PartChange, changes_story
from documents.paper.language import on_paper
from documents.paper.sheet import Foot, build_paper

if TYPE_CHECKING:
    from documents.packages.models.misprints import MisprintProposal


def correction_on_paper(proposal: MisprintProposal) -> bytes:
    """The PDF; the same correction gives the same bytes. Reads files: never inside a transaction."""
    package = proposal.version.package
    with on_paper():
        facts = {"code": package.code, "number": proposal.version.number}
        draft = _("%(code)s, dự thảo lần %(number)d") % facts
        told = "\n".join(f"{one['name']}: {one['value']}" for one in correction_facts(proposal))
        summary = _("Sửa %(count)d chữ.") % {"count": proposal.words}
        part = PartChange(part_title(proposal), summary, tuple(compared_rows(proposal)))
        title = _("Sửa lỗi kỹ thuật")
        story = changes_story(ChangesPaper(f"{title}: {draft}", told, (part,)))
        author = " ".join(package.congress.org_lines)
        return build_paper(story, title=f"{title} {draft}", author=author, foot=Foot(left=draft, right=title))
