"""The comparison of two drafts as a paper by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from documents.paper import changes
from documents.paper.sheet import Foot, build_paper

if TYPE_CHECKING:
    from documents.paper.changes import ChangesPaper


def render_changes(paper: ChangesPaper, *, author: str) -> bytes:
    """The PDF; the same comparison gives the same bytes."""
    foot = Foot(left=paper.draft, right=_("So sánh dự thảo"))
    return build_paper(changes.changes_story(paper), title=paper.draft, author=author, foot=foot)
