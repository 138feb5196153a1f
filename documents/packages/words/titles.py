"""What a package is called in its congress, where whoever assigned it gave no title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_noop as _kept

from congress.settingup.proposals import counted_in_roman
from workflows.naming import as_called

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from documents.packages.kinds import Kind

NUMBERED, NEW = _kept("khóa %(number)s"), _kept("khóa mới")


def own_title(kind: Kind, congress: Congress) -> str:
    """The kind's title with the words of this congress in it; kept as it is now, in Vietnamese."""
    session = NUMBERED % {"number": counted_in_roman(congress.number)} if congress.number else NEW
    names = [congress.short_name]
    if congress.number and congress.association:
        names.append(congress.association.short_name)
    facts = {"congress": " ".join(names), "term": congress.term}
    title = kind.named.format(session=session, **facts) if kind.named else kind.written
    return as_called(title, congress.pk)
